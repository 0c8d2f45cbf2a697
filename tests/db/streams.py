"""A desk's stream as it is pushed, and how a test signs it or spoils it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from center_for_tests import Hall

from app.events.envelope import Event, chain, private_hash
from app.keys.device_key import place_of, sign
from app.sync.center import KnownDesk
from app.sync.messages import FeedRow, Push, Received, Sent, read_push
from db.desk.store import Store
from db.desk.sync_rows import own_origin, own_stream


def stream(store: Store, after: int = 0) -> tuple[Sent, ...]:
    """Return the stream of a desk behind a place."""
    found: tuple[Sent, ...] = store.look(lambda connection: own_stream(connection, own_origin(connection), after))
    return found


def signed(events: Sequence[Sent], key: str) -> Push:
    """Return a push whose last event is signed, through its JSON form and back."""
    last = events[-1].event
    seal = sign(key, place_of(last.origin, last.oseq, last.chain_hash))
    return read_push(Push(last.origin, (*events[:-1], replace(events[-1], signature=seal))).plain())


def chained(events: Iterable[Event], origin: str, head: str = "", after: int = 0) -> tuple[Sent, ...]:
    """Return events as a stream of `origin`: hashes made anew."""
    found = []
    for oseq, event in enumerate(events, after + 1):
        private = event.private
        known = replace(event, private_sha256=None if private is None else private_hash(private))
        whole = replace(known, content_hash=known.compute_content_hash(), origin=origin, oseq=oseq)
        head = chain(whole.alg, head, origin, oseq, whole.content_hash)
        found.append(Sent(replace(whole, chain_hash=head)))
    return tuple(found)


class Pusher:
    """A desk of a hall that pushes by hand."""

    def __init__(self, hall: Hall, origin: str, code: str = "9999") -> None:
        self.hall, self.origin = hall, origin
        self.desk, self.key = hall.enrolled(origin, code)

    def push(self, events: Sequence[Sent], **other: Any) -> Received:
        desk: KnownDesk = other.get("desk", self.desk)
        return self.hall.store.push(desk, signed(events, other.get("key", self.key)))

    def rows(self) -> tuple[FeedRow, ...]:
        """Return the whole feed."""
        store = self.hall.store
        return store.pull(store.pull("", 0, 500).epoch, 0, 500).rows

    def verdicts(self) -> list[str]:
        return [row.verdict for row in self.rows()]
