"""What lies on this desk alone: nothing that takes its records away goes on before they are safe elsewhere."""

from __future__ import annotations

from typing import Protocol

from app.errors import Refused
from app.sync.shelf import Standing


class Holdings(Protocol):
    """What a desk knows of the safety of its own records."""

    def standing(self) -> Standing:
        """Return how many events are where."""

    def files_alone(self) -> int:
        """Return how many files and papers of this desk's events the center was not seen to have, exchanged files among them."""


def refuse_unsent(held: Holdings) -> None:
    """Raise Refused("sync.unsent") while the center has not confirmed every record and file; tied to no center it has none."""
    standing, files = held.standing(), held.files_alone()
    unsent = standing.unsent + standing.received
    if unsent or files:
        raise Refused("sync.unsent", unsent=unsent, files=files)
