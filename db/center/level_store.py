"""What a center remembers of other centers (app.levels.center.Levels), and what its operator and its rounds ask for."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime

import structlog

from app.division import is_within
from app.errors import NotFound, Refused, Trouble
from app.events.levels import StandardLine
from app.finding import Finding, finding
from app.keys.device_key import public_key_of
from app.levels.center import Compared
from app.levels.client import LevelClient
from app.levels.handing import Answer, Handing, Wish
from app.levels.merkle import Inclusion, Leaf, root_of
from app.levels.messages import MOST_LEAVES, Asking, ClosedDay, Introduced, Reissued, StreamKey
from app.levels.neighbor import UPPER, Neighbor
from app.levels.round import Rounded, level_round
from app.sync.center import REVOKED, CenterFacts, KnownDesk
from app.sync.link import asked_once, check_address, check_code
from app.sync.messages import Pulled
from db.center import days, enrolment, feed, handing, handing_files, neighbors, standards
from db.center.blobs import Blobs, fetch_blob
from db.center.connection import Connection, rows, see_also
from db.center.copied import CopyShelf
from db.center.own_stream import own_key

Opened = Callable[[], AbstractContextManager[tuple[Connection, int]]]


log = structlog.get_logger("levels")


@dataclass(frozen=True)
class Met:
    """When a round with another center last went well, how much moved, and why the newest one broke off where it did."""

    at: datetime | None
    read: int = 0
    sent: int = 0
    trouble: Trouble | None = None


class LevelStore:
    """The levels of an open center; one transaction a call, none across a network call."""

    def __init__(
        self, opened: Opened, facts: Callable[[], CenterFacts], now: Callable[[], datetime], blobs: Blobs
    ) -> None:
        self._open, self._facts, self._now, self._blobs = opened, facts, now, blobs
        self._met: dict[int, Met] = {}  # since this program began: no record of the law, only what is shown

    def met(self, division: int) -> Met | None:
        """Return how the last round with a center ended, None while there was none since this program began."""
        return self._met.get(division)

    # what another center asks

    def take_request(self, asking: Asking, now: datetime) -> Introduced:
        """Note that a lower center asks to be taken in."""
        with self._open() as (connection, _):
            known = neighbors.take_request(connection, self._facts(), asking, now)
        return self._introduce(known.state)

    def introduced(self, asker: KnownDesk) -> Introduced:
        """Return who this center is, and how far the other one has come."""
        return self._introduce(asker.state)

    def feeds(self, asker: KnownDesk) -> tuple[int, ...]:
        """Return which feeds are here for the one that asks, this center's own first."""
        with self._open() as (connection, own):
            found = rows(connection, "SELECT feed_id FROM copied ORDER BY feed_id")
        return tuple(one for one in (own, *(f[0] for f in found)) if _may_read(asker, one))

    def keys(self, asker: KnownDesk, of: int) -> tuple[StreamKey, ...]:
        """Return whose streams lie in a feed."""
        query = (  # also the keys that a stream was signed with before its desk came in anew
            "SELECT o.origin, d.id, CASE WHEN d.name = '' THEN d.id ELSE d.name END, d.public_key FROM ("
            "SELECT feed_id, origin, desk FROM origin UNION SELECT feed_id, origin, desk FROM stream_desk) o "
            "JOIN desk d ON d.feed_id = o.feed_id AND d.id = o.desk WHERE o.feed_id = %s ORDER BY 1, 2"
        )
        with self._of(asker, of) as (connection, _):
            return tuple(StreamKey(*found) for found in rows(connection, query, of))

    def reissued(self, asker: KnownDesk, of: int) -> tuple[Reissued, ...]:
        """Return the links of events that were issued again."""
        query = "SELECT origin, oseq, event_id, alg, content_hash, chain_hash FROM reissued WHERE feed_id = %s ORDER BY 1, 2"
        with self._of(asker, of) as (connection, _):
            return tuple(Reissued(*found) for found in rows(connection, query, of))

    def days(self, asker: KnownDesk, of: int) -> tuple[ClosedDay, ...]:
        """Return the closed days of a feed with the roots that were said when they were closed, as they came here."""
        with self._of(asker, of) as (connection, _):
            said = days.closed_days(connection, of)
        return tuple(ClosedDay(one.day, one.epoch, one.after, one.upto, one.root) for one in said)

    def leaves(self, asker: KnownDesk, of: int, after: int, upto: int) -> tuple[Leaf, ...]:
        """Return the leaves of a range of a feed. Raises Refused("sync.malformed") for more than one answer holds."""
        if upto - after > MOST_LEAVES:
            raise Refused("sync.malformed", field="upto")
        with self._of(asker, of) as (connection, _):
            return days.leaves(connection, of, after, upto)

    def pull(self, asker: KnownDesk, of: int, epoch: str, after: int) -> Pulled:
        """Return the rows of a feed behind a position."""
        with self._of(asker, of) as (connection, _):
            pulled = feed.pull(connection, of, epoch, after)
        self._met[int(asker.desk_code[1:])] = Met(self._now(), sent=len(pulled.rows))
        return pulled

    # what the operator does

    def neighbors(self) -> tuple[Neighbor, ...]:
        """Return every center this one ever knew."""
        with self._open() as (connection, own):
            return neighbors.neighbors(connection, own)

    def ask_above(self, address: str, code: str, own_address: str, admin: str, password: str, ca: str = "") -> Neighbor:
        """Ask the center at `address` to take this one in; its key is pinned, and waits here for a second administrator."""
        facts = self._facts()
        for one in ((address, ca), (own_address, ca or own_address)):
            check_address(*one)
        check_code(code)
        with self._open() as (connection, own):
            enrolment.check_admin(connection, own, admin, password)
            key = own_key(connection, own)
        asking = Asking(code, facts.feed, facts.name, own_address, public_key_of(key), facts.is_training)
        with asked_once(address), self._client(address, ca, key) as client:
            told = client.introduce(asking)
        with self._open() as (connection, _):
            return neighbors.keep_upper(connection, facts, told, (address, ca, admin))

    def approve(self, division: int, admin: str, password: str, ca: str = "") -> Neighbor:
        """Let a center in, by another administrator than the one who began it."""
        with self._open() as (connection, own):
            enrolment.check_admin(connection, own, admin, password)
            return neighbors.approve(connection, own, division, admin, ca)

    def end(self, division: int, admin: str, password: str) -> Neighbor:
        """Let a center in no more; what was offered to it goes on here."""
        with self._open() as (connection, own):
            enrolment.check_admin(connection, own, admin, password)
            return handing.end_link(connection, own, division, admin, self._now())

    def move(self, division: int, address: str, ca: str, admin: str, password: str) -> Neighbor:
        """Note that a center is reached elsewhere now. Raises Refused("sync.address")."""
        with self._open() as (connection, own):
            enrolment.check_admin(connection, own, admin, password)
            check_address(address, ca or neighbors.neighbor(connection, own, division).ca)
            return neighbors.move(connection, own, division, address, ca)

    def handings(self, after: str = "") -> tuple[Handing, ...]:
        """Return the next offers of cases behind this one, given and asked; none at the end."""
        with self._open() as (connection, own):
            return handing.handings(connection, own, after)

    def offer(self, number: str, to: int, reason: str, admin: str, password: str) -> None:
        """Offer a case to a center above or below. Raises Refused("levels.no_reason")."""
        if not reason.strip():
            raise Refused("levels.no_reason", number=number)
        with self._open() as (connection, own):
            enrolment.check_admin(connection, own, admin, password)
            handing.offer(connection, own, Wish(to, number, reason.strip(), admin), self._now())

    def withdraw(self, number: str, reason: str, admin: str, password: str) -> None:
        """Withdraw an offer that was not answered yet."""
        with self._open() as (connection, own):
            enrolment.check_admin(connection, own, admin, password)
            handing.withdraw(connection, own, number, Answer(False, admin, reason), self._now())

    def answer(self, number: str, reason: str, admin: str, password: str, *, takes: bool, department: str = "") -> None:
        """Take a case that is offered, for a department here, or say why not."""
        with self._open() as (connection, own):
            enrolment.check_admin(connection, own, admin, password)
            said = Answer(takes, admin, reason, department)
            handing.answer(connection, own, number, said, self._now())

    def publish(self, lines: tuple[StandardLine, ...], admin: str, password: str) -> int:
        """Make these lines the whole standard catalogue of this center; returns its version."""
        with self._open() as (connection, own):
            enrolment.check_admin(connection, own, admin, password)
            return standards.publish(connection, own, lines, self._now())

    def standards_above(self) -> int:
        """Return how many items the standard catalogues above have."""
        with self._open() as (connection, own):
            return sum(len(one.lines) for one in standards.standards(connection, own) if one.issuer != own)

    def standard_findings(self) -> tuple[Finding, ...]:
        """Return where items and the own standard do not keep to the standards above."""
        with self._open() as (connection, own):
            return tuple(standards.findings(connection, own))

    def inclusion(self, event: str) -> Inclusion:
        """Return the proof that an event is in a closed day."""
        with self._open() as (connection, own):
            return days.inclusion(connection, own, event)

    # what happens by itself

    def turn(self, quiet: int = handing.QUIET_SECONDS) -> tuple[Rounded, ...]:
        """Close the days that are over, offer what was sent up, and do a round with every center below."""
        now = self._now()
        with self._open() as (connection, own):
            days.close_days(connection, own, now)
            waiting = handing.waiting_to_go_up(connection, own, quiet)
            lower, key = neighbors.below(connection, own), own_key(connection, own)
        self._hear_above(key, now)
        for number in waiting:
            self._offer_up(number, now)
        rounds = tuple(self._round(one, key) for one in lower)
        for one in rounds:
            held = self._met.get(one.division)
            well = None if held is None else held.at
            self._met[one.division] = Met(self._now() if one.trouble is None else well, one.read, one.sent, one.trouble)
        return rounds

    def _hear_above(self, key: str, now: datetime) -> None:
        """A center above that lets this one in no more ends the link here too, or cases would wait for its answer for ever."""
        with self._open() as (connection, own):
            upper = neighbors.above(connection, own)
        if upper is None:
            return
        try:
            with self._client(upper.address, upper.ca, key) as client:
                told = client.look()
        except Trouble as trouble:
            log.info("not heard", center=upper.division, trouble=trouble.code)
            return
        if told.state == REVOKED and (told.division, told.public_key) == (upper.division, upper.public_key):
            log.warning("link ended", center=upper.division)
            with self._open() as (connection, own):
                handing.end_link(connection, own, upper.division, upper.approved_by, now)

    def _offer_up(self, number: str, now: datetime) -> None:
        """Offer one case that was sent up, by itself: one that cannot be offered stops no other."""
        try:
            with self._open() as (connection, own):
                handing.offer_up(connection, own, number, now)
        except Trouble as trouble:
            log.warning("not offered", trouble=trouble.code)

    def compare_above(self) -> Compared | None:
        """Return every event that is not here as the center above holds it; None without one. Raises Unreachable."""
        with self._open() as (connection, own):
            upper, key = neighbors.above(connection, own), own_key(connection, own)
        if upper is None:
            return None
        found: list[Finding] = []
        compared = 0
        with self._client(upper.address, upper.ca, key) as client:
            for told in client.days(own):
                compared += 1
                with self._open() as (connection, _):
                    held = days.leaves(connection, own, told.after, told.upto)
                if root_of([leaf.hash() for leaf in held]) != told.root:
                    above = client.leaves(own, told.after, told.upto)
                    where = f"{upper.division:06}"
                    found += list(days.differences(told.day, held, above, where)) or [_day_differs(told, where)]
        return Compared(upper.name, compared, tuple(found))

    def _round(self, lower: Neighbor, key: str) -> Rounded:
        own = self._facts().feed
        try:
            with self._open() as (connection, _):
                standards.pass_on(connection, own, lower.division, self._now())
            with self._client(lower.address, lower.ca, key) as client:
                read, sent = level_round(
                    client,
                    lower.division,
                    lambda of: CopyShelf(lambda: self._open_with(of), client, lower, of, self._now, self._blobs),
                    lambda of: is_within(of, own) and is_within(of, lower.division),
                    key,
                )
                self._fetch_files(client, lower.division)
        except Trouble as trouble:
            return Rounded(lower.division, lower.name, trouble=trouble.with_traceback(None))
        return Rounded(lower.division, lower.name, read, sent)

    def _fetch_files(self, client: LevelClient, division: int) -> None:
        """Bring the files of the cases that were taken from this center; what is not there yet is asked for again."""
        with self._open() as (connection, own):
            wanted = handing_files.missing(connection, own, division, "asked")
        for sha256 in wanted:
            with contextlib.suppress(NotFound, Refused):
                fetch_blob(client, self._blobs, sha256)
                with self._open() as (connection, own):
                    handing_files.note(connection, own, sha256)

    def _client(self, address: str, ca: str, key: str) -> LevelClient:
        return Neighbor(0, UPPER, "", address, ca, "", "", "", "").client(key, self._now)

    def _introduce(self, state: str) -> Introduced:
        facts = self._facts()
        with self._open() as (connection, own):
            key = public_key_of(own_key(connection, own))
        return Introduced(facts.feed, facts.name, key, facts.is_training, state)

    def _of(self, asker: KnownDesk, of: int) -> AbstractContextManager[tuple[Connection, int]]:
        if not _may_read(asker, of):
            raise Refused("levels.jurisdiction", feed=f"{of:06}", center=asker.name)
        return self._open_with(of)

    @contextlib.contextmanager
    def _open_with(self, of: int) -> Iterator[tuple[Connection, int]]:
        """Give a transaction that also works on the copy of a feed."""
        with self._open() as (connection, own):
            see_also(connection, of)
            yield connection, own


def _may_read(asker: KnownDesk, of: int) -> bool:
    """True when the feed lies in the jurisdiction of the center above, or is that of the center below which asks."""
    division = int(asker.desk_code[1:])
    return is_within(of, division) if asker.desk_code.startswith(UPPER) else of == division


def _day_differs(told: ClosedDay, where: str) -> Finding:
    return finding("levels.root_differs", where, day=told.day.isoformat())
