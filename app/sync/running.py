"""A desk's rounds as they are run and told: one round, and how the desk stands after it, whatever went wrong."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol

from app.errors import Refused, Trouble
from app.officer import Officer
from app.sync.grant import grant_end
from app.sync.http import CenterClient
from app.sync.link import Links, look_in
from app.sync.round import Report, Seal, push_all, sync
from app.sync.session import Passes, come_in
from app.sync.shelf import Shelf, Standing


class TiedShelf(Shelf, Links, Passes, Protocol):
    """The desk's records, its link to a center, the pass of who is logged in, and what is the hall's."""

    def follow_hall(self) -> None:
        """Take what the hall published at other desks and the center applied: each version whole."""

    def people_hash(self) -> str:
        """Return the hash of the hall's people as this desk has them now."""

    def take_people(self, people: tuple[Officer, ...]) -> None:
        """Make the accounts of the hall's people as the center has them, all of them or none."""


@dataclass(frozen=True)
class Told:
    """How the desk stands with its center at a moment of its own clock; `trouble` is why nothing moves, where it does not."""

    standing: Standing
    center: str = ""
    trouble: Trouble | None = None
    at: datetime | None = None
    grant_until: datetime | None = None


def exchange(shelf: TiedShelf, client: CenterClient, seal: Seal) -> Report:
    """Come to the center as the officer at this desk, and do one round.

    One whom the center does not know yet sends first: his account, or his new password, makes him known. Raises what
    `come_in` and `sync` do, Refused("center.officer_unknown").
    """
    if not come_in(shelf, client).is_proven:
        push_all(shelf, client, seal)
        if not come_in(shelf, client, anew=True).is_proven:
            raise Refused("center.officer_unknown")
    report = sync(shelf, client, seal)
    shelf.follow_hall()
    people = client.people(shelf.people_hash()).officers
    if people is not None:
        shelf.take_people(people)
    return report


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
        told = Told(shelf.standing(), link.center, trouble.with_traceback(None))
    else:
        told = Told(standing, link.center)
    return replace(told, grant_until=grant_end(shelf.held_pass()))
