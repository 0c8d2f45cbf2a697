"""A value that rows make: made once for each state of the store, since every act and every preview asks for it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

import sqlalchemy as sa

S = TypeVar("S")
V = TypeVar("V")


class Remade(Generic[S, V]):
    """`state` tells by one small query whether the rows are still those the value was made of."""

    def __init__(
        self, state: S, value: V, state_of: Callable[[sa.Connection], S], make: Callable[[sa.Connection], V]
    ) -> None:
        self._made = (state, value)
        self._state_of = state_of
        self._make = make

    def read(self, connection: sa.Connection) -> V:
        """Return the value as the store has it; not for a transaction that has changed it and may still fail."""
        state = self._state_of(connection)
        known, made = self._made
        if state != known:
            made = self._make(connection)
            self._made = (state, made)
        return made

    def joined(self, connection: sa.Connection) -> V:
        """Return the value as the rows of this connection make it."""
        return self._make(connection)
