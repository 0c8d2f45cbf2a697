"""A desk asks its center what passes between centers, and acts there as the officer who is logged in; the last answer is kept."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Protocol

from app.errors import Refused, Unreachable
from app.events.body import unpack
from app.events.sound import fits
from app.levels.between import Between
from app.sync.fields import fields_of
from app.sync.http import read_answer
from app.sync.merge import DO_NOT_FOLD
from app.sync.round import pull_all, push_all
from app.sync.running import TiedShelf, come_proven


@dataclass(frozen=True)
class Order:
    """What is to be done at the center: offer, withdraw, take, refuse a case; code, ask, approve, end of a link."""

    act: str
    facts: Mapping[str, Any]


class BetweenShelf(TiedShelf, Protocol):
    """The desk's records, its link, its officer, and the last that its center told of this."""

    def keep_between(self, told: Between) -> None:
        """Keep what the center told, durable when this returns."""


def read_between(plain: Any) -> Between:
    """Return what a center told. Raises Refused("sync.malformed")."""
    fields = fields_of(plain)
    try:
        found = unpack(Between, dict(fields.plain))
    except DO_NOT_FOLD as error:
        raise Refused("sync.malformed", field="between") from error
    if not isinstance(found, Between) or not fits(found, Between):
        raise Refused("sync.malformed", field="between")
    return found


def ask_between(shelf: BetweenShelf, now: Callable[[], datetime], order: Order | None = None) -> Between:
    """Return how everything stands at the center, after `order` was done there.

    What this desk has is sent before, so that the center acts on the newest; what came of it is read at once. Raises
    Unreachable("levels.away" | "levels.no_answer": whether it was done is not known) and the center's refusals.
    """
    link = shelf.link()
    if link is None or not link.is_active:
        raise Unreachable("levels.away")
    try:
        with link.client(now) as client:
            come_proven(shelf, client, link.seal)
            if order is None:
                found = read_answer(read_between, client.between())
            else:
                push_all(shelf, client, link.seal)
                found = _done(lambda: read_answer(read_between, client.act_between(order.act, order.facts)))
                with contextlib.suppress(
                    Unreachable, Refused
                ):  # it is done: the next round brings what is not read now
                    pull_all(shelf, client)
    except Unreachable as trouble:
        raise trouble if trouble.code == "levels.no_answer" else Unreachable("levels.away") from trouble
    shelf.keep_between(replace(found, code=""))
    return found


def _done(act: Callable[[], Between]) -> Between:
    try:
        return act()
    except Unreachable as trouble:
        raise Unreachable("levels.no_answer") from trouble
