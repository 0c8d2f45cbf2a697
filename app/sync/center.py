"""What a center is to those who talk to it: the values of its answers, and all that its door may ask of its memory."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from app.officer import Officer
from app.public.records import PublicRecords
from app.sync.looked import LookedDays
from app.sync.messages import Hello, Pulled, Push, Received, Streams
from app.sync.passes import Pass, SessionAsked
from app.sync.people import People

ACTIVE, WAITING, REVOKED = "active", "waiting", "revoked"


@dataclass(frozen=True)
class KnownDesk:
    """A desk as the center knows it. `state`: waiting (for the second administrator), active, revoked."""

    id: str
    origin: str
    desk_code: str
    name: str
    public_key: str
    state: str
    made_by: str
    approved_by: str

    @property
    def is_center(self) -> bool:
        """True for another center, or this one: a desk's code is four digits."""
        return not self.desk_code.isdigit()


@dataclass(frozen=True)
class Application:
    """What a desk says of itself when it asks to be let in; `division` opens its case numbers, "" where it does not say."""

    code: str
    desk_code: str
    name: str
    origin: str
    public_key: str
    division: str = ""


@dataclass(frozen=True)
class BlobState:
    """How far a file has come."""

    offset: int
    is_whole: bool


@dataclass(frozen=True)
class BlobPart:
    """A part of a whole file, and how many bytes the whole has."""

    data: bytes
    size: int


@dataclass(frozen=True)
class CenterFacts:
    """Who the center is: the feed is its division code."""

    feed: int
    name: str
    is_training: bool


@dataclass(frozen=True)
class Figures:
    """What the operator watches: the feed's head, how many events of each verdict, desks of each state, cases.

    `results`: permits that are published 双公示, `late_results`: those that came to the center after their seven working days.
    `public_looks`: how often the public asked for the progress of a case, `public_misses`: how often in vain.
    `heard`: the code of each desk that is let in, and when its newest event came: one that is silent stands still somewhere.
    """

    head: int
    verdicts: tuple[tuple[str, int], ...]
    desks: tuple[tuple[str, int], ...]
    cases: int
    results: int = 0
    late_results: int = 0
    public_looks: int = 0
    public_misses: int = 0
    heard: tuple[tuple[str, datetime], ...] = ()


class Center(Protocol):
    """The center behind its door. Every method may raise Unreachable("center.database")."""

    def facts(self) -> CenterFacts:
        """Return who the center is."""

    def look(self) -> None:
        """Ask the database one small thing: who returns can do his work. Raises Unreachable("center.database")."""

    def figures(self) -> Figures:
        """Return what the operator watches."""

    def desk_by_key(self, public_key: str) -> KnownDesk | None:
        """Return the desk with this key."""

    def ask_in(self, asking: Application, now: datetime) -> KnownDesk:
        """Note that a desk asks to be let in with a one-time code."""

    def open_session(self, desk: KnownDesk, asked: SessionAsked, now: datetime) -> tuple[str, str]:
        """Return the text of a pass for an officer who logged in at a desk, and the center's public key."""

    def session(self, token: str) -> Pass:
        """Return the pass that a request shows. Raises Refused("center.token_wrong")."""

    def officer_at(self, desk: str, officer: str) -> Officer | None:
        """Return the officer as the center knows him at a desk now; None for a stranger."""

    def people(self, desk: KnownDesk, have: str) -> People:
        """Return the hall's people, None for their list where the desk has it as it stands."""

    def hello(self, origin: str) -> Hello:
        """Return what the center has of an origin."""

    def push(self, desk: KnownDesk, push: Push) -> Received:
        """Take in a push; durable when it returns."""

    def pull(self, epoch: str, after: int, most: int) -> Pulled:
        """Return the rows of the feed behind a position."""

    def streams(self) -> Streams:
        """Return what the feed has of every stream."""

    def blob_state(self, sha256: str) -> BlobState:
        """Return how far a file has come. Raises NotFound("sync.no_blob") when no received event names it."""

    def blob_append(self, sha256: str, offset: int, size: int, data: bytes) -> BlobState:
        """Write a part of a file that a received event names."""

    def blob_part(self, sha256: str, offset: int) -> BlobPart:
        """Return the next part of a whole file, behind `offset` bytes of it."""

    def public(self) -> PublicRecords:
        """Return what the public pages may read."""

    def note_public_look(self, number: str, on: date) -> None:
        """Count one look of the public at the progress of a case; "" for one that found nothing. Waits for no database."""

    def write_public_looks(self) -> None:
        """Make durable the looks that were counted since the last time."""

    def public_looked(self, after: date, today: date) -> LookedDays:
        """Return the cases whose progress was found on days behind `after` and before `today`: whole days, not always all."""

    def follow_public(self, now: datetime) -> int:
        """Let what the public may read follow the feed; returns how many events are still to come."""
