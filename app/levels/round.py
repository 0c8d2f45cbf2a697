"""One round of a center with one below it: the round of a desk for its own feed, then the feeds that it has from below it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from app.errors import Refused, Trouble
from app.keys.device_key import place_of, sign
from app.levels.client import FeedWire, LevelClient
from app.sync.messages import Sent
from app.sync.round import FORKED, pull_all, sync
from app.sync.shelf import Shelf


@dataclass(frozen=True)
class Rounded:
    """How a round with a center ended; `trouble` says why it broke off, where it did. The next one begins where it stands."""

    division: int
    center: str
    read: int = 0
    sent: int = 0
    trouble: Trouble | None = None


def level_round(
    client: LevelClient, division: int, shelf_of: Callable[[int], Shelf], is_ours: Callable[[int], bool], key: str
) -> tuple[int, int]:
    """Return how many events were read and sent. `is_ours`: the feed lies in this center's jurisdiction.

    Raises Unreachable, Refused as a desk's round does, and levels.* for a copy that does not hold together.
    """

    def seal(sent: Sent) -> str:
        return sign(key, place_of(sent.event.origin, sent.event.oseq, sent.event.chain_hash))

    own = shelf_of(division)
    try:
        report = sync(own, FeedWire(client, division), seal)
    except Refused as refusal:
        if refusal.code != FORKED:
            raise
        report = sync(own, FeedWire(client, division), seal)  # the letters are a new stream now
    read, sent = report.read, report.sent
    for feed in client.feeds():
        if feed != division and is_ours(feed):
            read += pull_all(shelf_of(feed), FeedWire(client, feed))
    return read, sent
