"""All that the door may ask of a center's memory about other centers."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from app.levels.merkle import Leaf
from app.levels.messages import Asking, ClosedDay, Introduced, Reissued, StreamKey
from app.sync.center import KnownDesk
from app.sync.messages import Pulled


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
        """Return the closed days of a feed with the roots of what is held here now."""

    def leaves(self, asker: KnownDesk, feed: int, after: int, upto: int) -> tuple[Leaf, ...]:
        """Return the leaves of a range of a feed."""

    def pull(self, asker: KnownDesk, feed: int, epoch: str, after: int) -> Pulled:
        """Return the rows of a feed behind a position."""
