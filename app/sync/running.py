"""A desk's rounds as they are run and told: one round, and how the desk stands after it, whatever went wrong."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from app.errors import NotFound, Refused, Trouble, Unreachable
from app.sync.link import Links, look_in
from app.sync.round import fetch_file, sync
from app.sync.shelf import Shelf, Standing


class TiedShelf(Shelf, Links, Protocol):
    """The desk's records, and its link to a center."""

    def heard(self, offset: timedelta) -> None:
        """A round went well just now; `offset`: by how much the center's clock is ahead."""

    def lost(self) -> None:
        """A round broke off: what is done from here on is done offline."""


@dataclass(frozen=True)
class Told:
    """How the desk stands with its center at a moment of its own clock; `trouble` is why nothing moves, where it does not."""

    standing: Standing
    center: str = ""
    trouble: Trouble | None = None
    at: datetime | None = None


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
            standing = sync(shelf, client, link.seal).standing
            shelf.heard(client.offset)
    except Trouble as trouble:
        shelf.lost()
        return Told(shelf.standing(), link.center, trouble.with_traceback(None))
    return Told(standing, link.center)


def fetch(shelf: TiedShelf, now: Callable[[], datetime], sha256: str) -> None:
    """Fetch one file of another desk at once: somebody opens it. What came of it so far is not asked for again.

    Raises Unreachable("custody.far_away"), NotFound("custody.not_there_yet") while its desk has not sent it, and the
    center's refusals.
    """
    link = shelf.link()
    if link is None or not link.is_active:
        raise Unreachable("custody.far_away")
    try:
        with link.client(now) as client:
            fetch_file(shelf, client, sha256)
    except Unreachable as error:
        raise Unreachable("custody.far_away") from error
    except NotFound as error:
        raise NotFound("custody.not_there_yet") from error
