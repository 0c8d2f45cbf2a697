"""The center's memory as its door sees it (app.sync.center.Center); one transaction a call, durable when it returns."""

from __future__ import annotations

import contextlib
import errno
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path

from app.errors import NotFound, Refused, Unreachable
from app.levels.neighbor import division_of
from app.officer import Officer
from app.public.records import PublicRecords
from app.sync.center import Application, BlobPart, BlobState, CenterFacts, Figures, KnownDesk
from app.sync.looked import LookedDays
from app.sync.messages import Hello, Pulled, Push, Received, Streams
from app.sync.passes import Pass, SessionAsked, read_pass
from app.sync.people import People, people_told
from db.center import enrolment, feed, neighbors, passes, people_rows, refolding
from db.center.between import BetweenStore
from db.center.blobs import Blobs
from db.center.connection import POOL, Connection, one, rows, see_only, service_pool, transaction
from db.center.gate import go_alone
from db.center.level_store import LevelStore
from db.center.now import real_now
from db.center.public_follow import ask_anew, follow
from db.center.public_looks import PublicLooks
from db.center.public_window import PublicWindow, counts, late_results
from db.center.push import hello, take_push
from db.center.verdicts import Verdicts
from db.center.verifying import Verified, verify

BLOBS = "blobs"


class CenterStore:
    """An open center. `address` is that of the database; `home` holds the files. Close it at the end."""

    def __init__(self, address: str, home: Path, size: int = POOL, now: Callable[[], datetime] = real_now) -> None:
        self._pool = service_pool(address, size)
        self._blobs = Blobs(home / BLOBS)
        self._facts: CenterFacts | None = None
        self.now = now
        self.levels = LevelStore(self._open, self.facts, lambda: self.now(), self._blobs)
        self.between = BetweenStore(self._open, self.facts, lambda: self.now(), self.levels)
        self._signing = ""  # the public half of the key that signs passes
        self._public: PublicWindow | None = None
        self._verdicts = Verdicts()
        self._looks = PublicLooks(self._open)
        self._address = address

    def facts(self) -> CenterFacts:
        """Return who the center is. Raises NotFound("center.not_made")."""
        if self._facts is None:
            with transaction(self._pool) as connection:
                self._facts = facts_of(connection)
        return self._facts

    def look(self) -> None:
        """Ask for the head of the feed and for nothing else: a probe comes every few seconds."""
        with self._open() as (connection, number):
            feed.head_of(connection, number)

    def figures(self) -> Figures:
        """Return what the operator watches."""
        looks, misses = self._looks.sums()  # before: whoever waits for its turn holds no connection
        with self._open() as (connection, number):
            now = feed.head_of(connection, number)
            head, verdicts = now.head, self._verdicts.upto(connection, number, now)
            desks = rows(
                connection,
                "SELECT state, count(*) FROM desk WHERE feed_id = %s AND length(desk_code) = 4 GROUP BY 1 ORDER BY 1",
                number,
            )
            cases = one(connection, "SELECT count(*) FROM case_row WHERE feed_id = %s", number)
            results, late = late_results(connection, number)
            heard = enrolment.last_heard(connection, number)
        return Figures(
            head,
            verdicts,
            tuple((s, n) for s, n in desks),
            cases[0] if cases else 0,
            results,
            late,
            looks,
            misses,
            tuple((code, at) for _, code, at in heard),
        )

    def desk_by_key(self, public_key: str) -> KnownDesk | None:
        """Return the desk with this key."""
        with self._open() as (connection, number):
            return enrolment.desk_by_key(connection, number, public_key)

    def ask_in(self, asking: Application, now: datetime) -> KnownDesk:
        """Note that a desk asks to be let in with a one-time code."""
        with self._open() as (connection, number):
            return enrolment.ask_in(connection, number, asking, now)

    def new_code(self, admin: str, password: str, now: datetime) -> str:
        """Return a fresh one-time code made by an administrator."""
        with self._open() as (connection, number):
            enrolment.check_admin(connection, number, admin, password)
            return enrolment.new_code(connection, number, admin, now)

    def approve(self, desk: str, admin: str, password: str, now: datetime) -> KnownDesk:
        """Let a waiting desk in; by another administrator than the one who made its code."""
        with self._open() as (connection, number):
            enrolment.check_admin(connection, number, admin, password)
            known = enrolment.desk_named(connection, number, desk)
            desk = known.id
            if known.is_center:
                neighbors.approve(connection, number, division_of(desk), admin)
                return enrolment.desk_by_id(connection, number, desk)
            return enrolment.approve(connection, number, desk, admin, now)

    def revoke(self, desk: str, admin: str, password: str) -> KnownDesk:
        """Let a desk in no more. One that is a center ends as our neighbor with it: nobody asks it, or waits for it, any more."""
        with self._open() as (connection, number):
            enrolment.check_admin(connection, number, admin, password)
            known = enrolment.desk_named(connection, number, desk)
        desk, is_center = known.id, known.is_center
        if is_center:
            self.levels.end(division_of(desk), admin, password)
        with self._open() as (connection, number):
            if is_center:
                return enrolment.desk_by_id(connection, number, desk)
            return enrolment.revoke(connection, number, desk)

    def desks(self) -> tuple[KnownDesk, ...]:
        """Return every desk that ever asked."""
        with self._open() as (connection, number):
            return enrolment.all_desks(connection, number)

    def last_heard(self) -> dict[str, datetime]:
        """Return by a desk's id when its newest event came."""
        with self._open() as (connection, number):
            return {desk: at for desk, _, at in enrolment.last_heard(connection, number)}

    def open_session(self, desk: KnownDesk, asked: SessionAsked, now: datetime) -> tuple[str, str]:
        """Return the text of a pass for an officer who logged in at a desk, and the center's public key."""
        with self._open() as (connection, number):
            return passes.give_pass(connection, number, desk, asked, now)

    def session(self, token: str) -> Pass:
        """Return the pass that a request shows. Raises Refused("center.token_wrong")."""
        if not self._signing:
            with self._open() as (connection, number):
                self._signing = passes.signing_key(connection, number)[1]
        return read_pass(token, self._signing)

    def officer_at(self, desk: str, officer: str) -> Officer | None:
        """Return the officer as the center knows him at a desk now; None for a stranger."""
        with self._open() as (connection, number):
            return passes.officer_at(connection, number, desk, officer)

    def people(self, desk: KnownDesk, have: str) -> People:
        """Return the hall's people; a desk that was given them once is under the hall's administrators."""
        with self._open() as (connection, number):
            own = people_rows.officers(connection, number, people_rows.OWN)
            if own:
                connection.execute(
                    b"INSERT INTO people_given (feed_id, desk) VALUES (%s, %s) ON CONFLICT DO NOTHING",
                    (number, desk.id),
                )
        return people_told(own, have)

    def manage_people(self, desk: str, admin: str, password: str) -> int:
        """From now on the people whom this desk brought along are the whole hall's; return how many there are."""
        with self._open() as (connection, number):
            enrolment.check_admin(connection, number, admin, password)
            go_alone(connection, number)
            known = enrolment.desk_by_id(connection, number, desk)
            brought = people_rows.officers(connection, number, known.id)
            people_rows.refuse_no_administrator(brought, known.name)
            for each in brought:
                people_rows.keep_officer(connection, number, people_rows.OWN, each)
            return len(people_rows.officers(connection, number, people_rows.OWN))

    def hello(self, origin: str) -> Hello:
        """Return what the center has of an origin."""
        with self._open() as (connection, number):
            return hello(connection, number, origin)

    def push(self, desk: KnownDesk, push: Push) -> Received:
        """Take in a push; durable when it returns."""
        with self._open() as (connection, number):
            return take_push(connection, number, desk, push, self.now())

    def pull(self, epoch: str, after: int, most: int) -> Pulled:
        """Return the rows of the feed behind a position."""
        with self._open() as (connection, number):
            return feed.pull(connection, number, epoch, after, most)

    def streams(self) -> Streams:
        """Return what the feed has of every stream."""
        with self._open() as (connection, number):
            return feed.streams(connection, number)

    def catch_up(self, *, is_whole: bool = False) -> tuple[int, int]:
        """Do what an older program left to this one; returns how many events were judged and how many cases folded anew.

        First the cases: what was parked is judged by the state that all before it makes, not by what the older one kept of it.
        """
        folded = self.refold(is_whole=is_whole)
        return self.judge_parked(), folded

    def judge_parked(self) -> int:
        """Judge what an older program could not; returns how many verdicts went out."""
        with self._open() as (connection, number):
            return feed.judge_parked(connection, number, self.now())

    def refold(self, *, is_whole: bool = False) -> int:
        """Fold the cases anew where another program folded them; returns how many rows are now otherwise.

        `is_whole`: all of them, whoever folded them: an older program that served on at the same database left no mark.
        A newer desk sends before its center is upgraded, and the older program left out what it did not know. Some cases a
        transaction: one that is killed on the way begins again.
        """
        with self._open() as (connection, number):
            if not is_whole and refolding.is_folded_by_this_program(connection, number):
                return 0
        after, changed, is_done = "", 0, False
        while not is_done:
            with self._open() as (connection, number):
                after, new = refolding.refold_some(connection, number, after)
            changed, is_done = changed + new, not after
        return changed

    def blob_state(self, sha256: str) -> BlobState:
        """Return how far a file has come. Raises NotFound("sync.no_blob")."""
        self._refuse_unnamed(sha256)
        return self._blobs.state(sha256)

    def blob_append(self, sha256: str, offset: int, size: int, data: bytes) -> BlobState:
        """Write a part of a file that a received event names. Raises Unreachable("center.disk_full") where no more fits."""
        self._refuse_unnamed(sha256)
        try:
            return self._blobs.append(sha256, offset, size, data)
        except OSError as error:
            if error.errno in (errno.ENOSPC, errno.EDQUOT):
                raise Unreachable("center.disk_full") from error
            raise

    def blob_part(self, sha256: str, offset: int) -> BlobPart:
        """Return the next part of a whole file that a received event names."""
        self._refuse_unnamed(sha256)
        return self._blobs.part(sha256, offset)

    def public(self) -> PublicRecords:
        """Return the window of the public pages: connections of its own, which can read nothing that names a person."""
        if self._public is None:
            self._public = PublicWindow(self._address, self.facts().feed)
        return self._public

    def note_public_look(self, number: str, on: date) -> None:
        """Count one look of the public at the progress of a case; "" for one that found nothing. In memory: nobody waits."""
        self._looks.note(number, on)

    def write_public_looks(self) -> None:
        """Write the looks that were counted since the last time."""
        self._looks.write()

    def public_looked(self, after: date, today: date) -> LookedDays:
        """Return the cases whose progress was found on whole days behind `after`."""
        return self._looks.whole_days(after, today)

    def follow_public(self, now: datetime) -> int:
        """Let the public tables follow the feed a part of its way; returns how many events are still to come."""
        with self._open() as (connection, number):
            return follow(connection, number, now)

    def public_anew(self) -> None:
        """Let the public tables be made anew from the feed's first event by the next look; until then they stay."""
        with self._open() as (connection, number):
            ask_anew(connection, number)

    def public_counts(self) -> dict[str, int]:
        """Return how many cases, papers and explanations the public may ask for."""
        with self._open() as (connection, number):
            return counts(connection, number)

    def verify(self) -> Verified:
        """Return what a full check of one state of the center finds."""
        with self._open(b"REPEATABLE READ, READ ONLY") as (connection, number):
            return verify(connection, number)

    def close(self) -> None:
        """Write the looks that are counted yet, where the database answers, and give the connections back."""
        with contextlib.suppress(Unreachable):
            self._looks.write()
        if self._public is not None:
            self._public.close()
        self._pool.close()

    @contextlib.contextmanager
    def _open(self, level: bytes = b"READ COMMITTED") -> Iterator[tuple[Connection, int]]:
        """Give a transaction and the number of the feed; asked before, so that one connection is enough."""
        number = self.facts().feed
        with transaction(self._pool) as connection:
            with connection.pipeline():  # with the transaction's beginning: one way to the server and back
                if level != b"READ COMMITTED":
                    connection.execute(b"SET TRANSACTION ISOLATION LEVEL " + level)
                see_only(connection, number)
            yield connection, number

    def _refuse_unnamed(self, sha256: str) -> None:
        query = "SELECT 1 FROM blob_named WHERE feed_id = %s AND sha256 = %s"
        with self._open() as (connection, number):
            if one(connection, query, number, sha256) is None:
                raise NotFound("sync.no_blob", sha256=sha256[:12])


def facts_of(connection: Connection) -> CenterFacts:
    """Return who the center is. Raises NotFound("center.not_made"), Refused("center.two_feeds")."""
    found = rows(connection, "SELECT feed_id, name, is_training FROM center")
    if not found:
        raise NotFound("center.not_made")
    if len(found) > 1:
        raise Refused("center.two_feeds")
    return CenterFacts(*found[0])
