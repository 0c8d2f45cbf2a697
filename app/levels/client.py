"""A center as another one reaches it: the wire of a desk's round, for a named feed, and what only centers say."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar
from urllib.parse import urlencode

from app.errors import NotFound
from app.events.body import pack
from app.events.envelope import canonical
from app.levels import messages
from app.levels.merkle import Leaf
from app.sync.center import BlobPart, BlobState
from app.sync.http import CenterClient, read_answer
from app.sync.messages import Hello, Pulled, Push, Received, Streams, read_pulled

M = TypeVar("M")


class LevelClient(CenterClient):
    """Another center at its address, asked with our center's key."""

    def introduce(self, asking: messages.Asking) -> messages.Introduced:
        """Ask an upper center to take this one in."""
        return read_answer(messages.read_introduced, self._ask("POST", "/levels/ask", canonical(pack(asking))))

    def look(self) -> messages.Introduced:
        """Return how far this center has come with the other."""
        return read_answer(messages.read_introduced, self._ask("GET", "/levels/ask"))

    def feeds(self) -> tuple[int, ...]:
        """Return which feeds the other center has for this one, its own first."""
        return self._of(messages.read_feeds, "feeds")

    def keys(self, feed: int) -> tuple[messages.StreamKey, ...]:
        """Return whose streams lie in a feed."""
        return self._of(messages.read_keys, "keys", feed=feed)

    def reissued(self, feed: int) -> tuple[messages.Reissued, ...]:
        """Return the links of events that were issued again."""
        return self._of(messages.read_reissued, "links", feed=feed)

    def days(self, feed: int) -> tuple[messages.ClosedDay, ...]:
        """Return the days' roots of a feed as they were said and came to the other center."""
        return self._of(messages.read_days, "days", feed=feed)

    def leaves(self, feed: int, after: int, upto: int) -> tuple[Leaf, ...]:
        """Return the leaves of a range of a feed as the other center holds it."""
        found: list[Leaf] = []
        for begin in range(after, upto, messages.MOST_LEAVES):
            end = min(begin + messages.MOST_LEAVES, upto)
            found += self._of(messages.read_leaves, "leaves", feed=feed, after=begin, upto=end)
        return tuple(found)

    def pull_feed(self, feed: int, epoch: str, after: int) -> Pulled:
        """Return a feed behind a position."""
        return self._of(read_pulled, "pull", feed=feed, epoch=epoch, after=after)

    def _of(self, reader: Callable[[Any], M], name: str, **query: object) -> M:
        return read_answer(reader, self._ask("GET", f"/levels/{name}" + (f"?{urlencode(query)}" if query else "")))


class FeedWire:
    """The wire of a round for one feed of a center (app.sync.shelf.Wire). Only its own feed is ever written to."""

    def __init__(self, client: LevelClient, feed: int) -> None:
        self.client, self.feed = client, feed

    def hello(self, origin: str) -> Hello:
        """Return what the center has of an origin."""
        return self.client.hello(origin)

    def push(self, push: Push) -> Received:
        """Send events."""
        return self.client.push(push)

    def pull(self, epoch: str, after: int) -> Pulled:
        """Return the feed behind a position."""
        return self.client.pull_feed(self.feed, epoch, after)

    def blob_state(self, sha256: str) -> BlobState:
        """Return how far a file has come."""
        return self.client.blob_state(sha256)

    def blob_append(self, sha256: str, offset: int, size: int, data: bytes) -> BlobState:
        """Send a part of a file."""
        return self.client.blob_append(sha256, offset, size, data)

    def streams(self) -> Streams:
        """Return nothing to compare: every page of a copy is checked link by link as it comes, and day by day by its roots."""
        raise NotFound("sync.no_streams")

    def blob_part(self, sha256: str, offset: int) -> BlobPart:
        """Return the next part of a file that the center has."""
        return self.client.blob_part(sha256, offset)
