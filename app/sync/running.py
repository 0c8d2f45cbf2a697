"""A desk's rounds as they are run and told: one round, and how the desk stands after it, whatever went wrong."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from app.errors import Refused, Trouble
from app.sync.http import CenterClient
from app.sync.link import Links, look_in
from app.sync.round import Report, Seal, push_all, sync
from app.sync.session import Passes, come_in
from app.sync.shelf import Shelf, Standing


class TiedShelf(Shelf, Links, Passes, Protocol):
    """The desk's records, its link to a center, and the pass of who is logged in."""


@dataclass(frozen=True)
class Told:
    """How the desk stands with its center at a moment of its own clock; `trouble` is why nothing moves, where it does not."""

    standing: Standing
    center: str = ""
    trouble: Trouble | None = None
    at: datetime | None = None


def exchange(shelf: TiedShelf, client: CenterClient, seal: Seal) -> Report:
    """Come to the center as the officer at this desk, and do one round.

    One whom the center does not know yet sends first: his account, or his new password, makes him known. Raises what
    `come_in` and `sync` do, Refused("center.officer_unknown").
    """
    if not come_in(shelf, client).is_proven:
        push_all(shelf, client, seal)
        if not come_in(shelf, client, anew=True).is_proven:
            raise Refused("center.officer_unknown")
    return sync(shelf, client, seal)


def run_round(shelf: TiedShelf, now: Callable[[], datetime]) -> Told | None:
    """Do one round and tell how it ended; None while the desk is tied to no center. Raises nothing a clerk could mend."""
    link = shelf.link()
    if link is None:
        return None
    try:
        if not link.is_active:
            link = look_in(shelf, now)
        if not link.is_active:
            raise Refused(f"center.{link.state}", desk=link.desk)
        with link.client(now) as client:
            standing = exchange(shelf, client, link.seal).standing
    except Trouble as trouble:
        return Told(shelf.standing(), link.center, trouble.with_traceback(None))
    return Told(standing, link.center)
