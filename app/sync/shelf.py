"""What a round needs of the desk's records, and of the wire: nothing of it knows how either is kept or sent."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from app.sync.center import BlobState
from app.sync.messages import Hello, Pulled, Push, Received, Sent, Stream, Streams


@dataclass(frozen=True)
class Cursor:
    """How far the desk has read the feed."""

    epoch: str = ""
    number: int = 0
    pos: int = 0


@dataclass(frozen=True)
class Standing:
    """本机 / 已送 / 已确认: events not sent yet, received but without a verdict, with one; and what waits for a person."""

    unsent: int
    received: int
    confirmed: int
    refused: int
    oldest_unsent: datetime | None = None


class Shelf(Protocol):
    """The desk's records as a round sees them; every method is a transaction of its own."""

    def origin(self) -> str:
        """Return the stream that this desk writes now."""

    def chain_hash(self, oseq: int) -> str:
        """Return the chain hash of the own stream at a place; empty where there is none."""

    def acknowledge(self, hw: int) -> None:
        """Note what the center has; less than before after it was restored from a backup."""

    def batch(self, after: int) -> tuple[Sent, ...]:
        """Return the next events of the own stream, at most what a push may hold."""

    def cursor(self) -> Cursor:
        """Return how far the feed was read."""

    def take(self, pulled: Pulled) -> None:
        """Keep a page of the feed: verdicts of own events, events of others; fold the cases it speaks of anew."""

    def begin_epoch(self, pulled: Pulled) -> None:
        """Forget what stands above the cut of a new epoch; what others wrote stays, to be given back."""

    def lost_by_center(self) -> tuple[str, ...]:
        """Return the streams of other desks that are to be given back in this epoch."""

    def peer_batch(self, origin: str, after: int) -> tuple[Sent, ...]:
        """Return the next events of another desk's stream, without a hole."""

    def gave_back(self) -> None:
        """Note that everything was given back in this epoch."""

    def note_fork(self, head: str) -> None:
        """Put on record that the center holds another history of this stream, up to `head`; an administrator must know."""

    def stream(self, origin: str) -> Stream:
        """Return what was read from the feed of one stream."""

    def compared(self) -> Cursor | None:
        """Return up to where everything was found to be as the center has it; None while a difference stands."""

    def note_compared(self, at: Cursor | None) -> None:
        """Note that up to here all is as the center has it; None: a difference was found."""

    def standing(self) -> Standing:
        """Return how many events are where."""

    def files_to_send(self) -> tuple[str, ...]:
        """Return the files of confirmed events that the center was not seen to have."""

    def file_bytes(self, sha256: str) -> bytes:
        """Return a file."""

    def sent_file(self, sha256: str) -> None:
        """Note that the center has a file."""


class Wire(Protocol):
    """The center as a desk reaches it."""

    def hello(self, origin: str) -> Hello:
        """Return what the center has of an origin."""

    def push(self, push: Push) -> Received:
        """Send events."""

    def pull(self, epoch: str, after: int) -> Pulled:
        """Return the feed behind a position."""

    def blob_state(self, sha256: str) -> BlobState:
        """Return how far a file has come."""

    def blob_append(self, sha256: str, offset: int, size: int, data: bytes) -> BlobState:
        """Send a part of a file."""

    def streams(self) -> Streams:
        """Return what the feed has of every stream. Raises NotFound("sync.no_streams") where the center is older."""
