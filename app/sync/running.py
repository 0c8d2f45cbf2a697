"""A desk's rounds as they are run and told: one round, and how the desk stands after it, whatever went wrong."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Protocol

from app.errors import NotFound, Refused, Trouble, Unreachable
from app.officer import Officer
from app.supervision.rule import rule_book
from app.sync.grant import grant_end
from app.sync.http import CenterClient
from app.sync.link import Links, look_in
from app.sync.looked import LookedShelf, hear_looks
from app.sync.round import Report, Seal, fetch_file, push_all, sync
from app.sync.session import Passes, come_in
from app.sync.shelf import Shelf, Standing


class TiedShelf(Shelf, Links, Passes, LookedShelf, Protocol):
    """The desk's records, its link to a center, the pass of who is logged in, and what is the hall's."""

    def follow_hall(self) -> None:
        """Take what the hall published at other desks and the center applied: each version whole."""

    def people_hash(self) -> str:
        """Return the hash of the hall's people as this desk has them now."""

    def take_people(self, people: tuple[Officer, ...]) -> None:
        """Make the accounts of the hall's people as the center has them, all of them or none."""

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
    grant_until: datetime | None = None


def come_proven(shelf: TiedShelf, client: CenterClient, seal: Seal) -> None:
    """Come to the center as the officer at this desk; one whom it does not know yet sends first: his account, or his new
    password, makes him known.

    Raises what `come_in` does, Refused("center.officer_unknown").
    """
    if not come_in(shelf, client).is_proven:
        push_all(shelf, client, seal)
        if not come_in(shelf, client, anew=True).is_proven:
            raise Refused("center.officer_unknown")


def exchange(shelf: TiedShelf, client: CenterClient, seal: Seal) -> Report:
    """Come to the center as the officer at this desk, and do one round. Raises what `come_proven` and `sync` do."""
    come_proven(shelf, client, seal)
    report = sync(shelf, client, seal)
    shelf.follow_hall()
    people = client.people(shelf.people_hash()).officers
    if people is not None:
        shelf.take_people(people)
    hear_looks(shelf, client, rule_book().window_days)
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
            shelf.heard(client.offset)
    except Trouble as trouble:
        shelf.lost()
        told = Told(shelf.standing(), link.center, trouble.with_traceback(None))
    else:
        told = Told(standing, link.center)
    return replace(told, grant_until=grant_end(shelf.held_pass()))


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
            come_in(shelf, client)
            fetch_file(shelf, client, sha256)
    except Unreachable as error:
        raise Unreachable("custody.far_away") from error
    except NotFound as error:
        raise NotFound("custody.not_there_yet") from error
