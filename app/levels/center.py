"""All that the door may ask of a center's memory about other centers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from app.events.levels import StandardLine
from app.finding import Finding
from app.levels.handing import Handing
from app.levels.merkle import Inclusion, Leaf
from app.levels.messages import Asking, ClosedDay, Introduced, Reissued, StreamKey
from app.levels.neighbor import Neighbor
from app.levels.round import Rounded
from app.sync.center import KnownDesk
from app.sync.messages import Pulled


@dataclass(frozen=True)
class Compared:
    """How many closed days were compared with the center of this name, and what is otherwise there."""

    center: str
    days: int
    found: tuple[Finding, ...]


class Levels(Protocol):
    """The levels behind the door. `asker` is the other center; every method may raise Unreachable("center.database")."""

    def take_request(self, asking: Asking, now: datetime) -> Introduced:
        """Note that a lower center asks to be taken in."""

    def introduced(self, asker: KnownDesk) -> Introduced:
        """Return who this center is, and how far the other one has come."""

    def feeds(self, asker: KnownDesk) -> tuple[int, ...]:
        """Return which feeds are here for the one that asks: those of its jurisdiction, this center's own first."""

    def keys(self, asker: KnownDesk, feed: int) -> tuple[StreamKey, ...]:
        """Return whose streams lie in a feed. Raises Refused("levels.jurisdiction") as all that name a feed."""

    def reissued(self, asker: KnownDesk, feed: int) -> tuple[Reissued, ...]:
        """Return the links of events that were issued again."""

    def days(self, asker: KnownDesk, feed: int) -> tuple[ClosedDay, ...]:
        """Return the closed days of a feed with the roots that were said, as they came here."""

    def leaves(self, asker: KnownDesk, feed: int, after: int, upto: int) -> tuple[Leaf, ...]:
        """Return the leaves of a range of a feed."""

    def pull(self, asker: KnownDesk, feed: int, epoch: str, after: int) -> Pulled:
        """Return the rows of a feed behind a position."""


class Operated(Protocol):
    """What the operator of a center does about other centers. Every act proves its administrator by his password."""

    def neighbors(self) -> tuple[Neighbor, ...]:
        """Return every center this one ever knew."""

    def ask_above(self, address: str, code: str, own_address: str, admin: str, password: str, ca: str = "") -> Neighbor:
        """Ask the center at `address` to take this one in."""

    def approve(self, division: int, admin: str, password: str, ca: str = "") -> Neighbor:
        """Let a center in, by another administrator than the one who began it."""

    def end(self, division: int, admin: str, password: str) -> Neighbor:
        """Let a center in no more."""

    def move(self, division: int, address: str, ca: str, admin: str, password: str) -> Neighbor:
        """Note that a center is reached elsewhere now."""

    def handings(self, after: str = "") -> tuple[Handing, ...]:
        """Return the next offers of cases behind this one, given and asked; none at the end."""

    def offer(self, number: str, to: int, reason: str, admin: str, password: str) -> None:
        """Offer a case to a center above or below."""

    def answer(self, number: str, reason: str, admin: str, password: str, *, takes: bool, department: str = "") -> None:
        """Take a case that is offered, for a department here, or say why not."""

    def publish(self, lines: tuple[StandardLine, ...], admin: str, password: str) -> int:
        """Make these lines the whole standard catalogue of this center; returns its version."""

    def standards_above(self) -> int:
        """Return how many items the standard catalogues above have."""

    def standard_findings(self) -> tuple[Finding, ...]:
        """Return where items and the own standard do not keep to the standards above."""

    def inclusion(self, event: str) -> Inclusion:
        """Return the proof that an event is in a closed day."""

    def turn(self) -> tuple[Rounded, ...]:
        """Close days, offer what was sent up, do a round with every center below."""

    def compare_above(self) -> Compared | None:
        """Return every event that is not here as the center above holds it; None without one. Raises Unreachable."""


class OperatedCenter(Protocol):
    """A center as its commands see it."""

    @property
    def levels(self) -> Operated:
        """Return its dealings with other centers."""

    def new_code(self, admin: str, password: str, now: datetime) -> str:
        """Return a fresh one-time code made by an administrator."""
