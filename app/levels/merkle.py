"""One root over many events (RFC 6962): any of them proves that it was there, and none can be changed or taken out."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.events.envelope import canonical

EMPTY = hashlib.sha256(b"").hexdigest()


@dataclass(frozen=True)
class Leaf:
    """An event as it lies in the feed. `content_hash` is made anew of its content, never read from beside it."""

    pos: int
    origin: str
    oseq: int
    content_hash: str
    chain_hash: str
    verdict: str

    def hash(self) -> str:
        """Return the leaf's hash."""
        told = [self.pos, self.origin, self.oseq, self.content_hash, self.chain_hash, self.verdict]
        return hashlib.sha256(b"\x00" + canonical(told)).hexdigest()


@dataclass(frozen=True)
class Turn:
    """One step from a leaf to the root: the hash beside it, and whether that one stands on the left."""

    is_left: bool
    beside: str


@dataclass(frozen=True)
class Inclusion:
    """The proof that an event is in a day: its leaf, the way to the root, the root; anyone can go it without a database."""

    feed: int
    day: date
    after: int
    upto: int
    root: str
    leaf: Leaf
    path: tuple[Turn, ...]


def root_of(leaves: Sequence[str]) -> str:
    """Return the root over the hashes of leaves, in their order."""
    level = list(leaves)
    while len(level) > 1:
        level = _above(level)
    return level[0] if level else EMPTY


def path_of(leaves: Sequence[str], index: int) -> tuple[Turn, ...]:
    """Return the way from the leaf at `index` to the root. IndexError where there is none."""
    level, path = list(leaves), []
    if not 0 <= index < len(level):
        raise IndexError(index)
    while len(level) > 1:
        beside = index ^ 1
        if beside < len(level):
            path.append(Turn(beside < index, level[beside]))
        level, index = _above(level), index // 2
    return tuple(path)


def leads_to(leaf: str, path: Sequence[Turn]) -> str:
    """Return the root that this leaf and this way lead to."""
    for turn in path:
        leaf = _node(turn.beside, leaf) if turn.is_left else _node(leaf, turn.beside)
    return leaf


def _above(level: list[str]) -> list[str]:
    """Return the next level; one without a neighbour goes up as it is."""
    pairs = [_node(left, right) for left, right in zip(level[::2], level[1::2], strict=False)]
    return [*pairs, level[-1]] if len(level) % 2 else pairs


def _node(left: str, right: str) -> str:
    return hashlib.sha256(b"\x01" + bytes.fromhex(left) + bytes.fromhex(right)).hexdigest()
