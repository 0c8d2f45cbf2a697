"""What two centers say to each other beside the round of a desk; read by hand, field by field, as in app.sync.messages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.events.body import Plain, pack
from app.levels.merkle import Leaf
from app.sync.fields import HASH, ID, KIND, NAME, Fields, fields_of

ADDRESS = re.compile(r"https?://[^\x00-\x20\x7f]{1,200}")
CODE = re.compile(r"[0-9A-Za-z -]{20,40}")
_EPOCH = re.compile(r"[0-9a-f-]{0,36}")
_VERDICT = re.compile(r"[a-z0-9_.:]{1,100}")
MOST_DIVISION = 999_999
MOST_LINES = 100_000
MOST_LEAVES = 20_000


@dataclass(frozen=True)
class Asking:
    """What a lower center says of itself when it asks an upper one to take it in. `address`: where it can be pulled from."""

    code: str
    division: int
    name: str
    address: str
    public_key: str
    is_training: bool


def read_asking(plain: Any) -> Asking:
    """Return the request of a lower center. Raises Refused("sync.malformed")."""
    fields = fields_of(plain).only("code", "division", "name", "address", "public_key", "is_training")
    return Asking(
        fields.text("code", CODE),
        fields.number("division", 1, MOST_DIVISION),
        fields.text("name", NAME),
        fields.text("address", ADDRESS),
        fields.text("public_key", HASH),
        _flag(fields, "is_training"),
    )


@dataclass(frozen=True)
class Introduced:
    """What the other center says of itself, and how far the asking one has come with it."""

    division: int
    name: str
    public_key: str
    is_training: bool
    state: str


def read_introduced(plain: Any) -> Introduced:
    """Return the answer to a request."""
    fields = fields_of(plain).only("division", "name", "public_key", "is_training", "state")
    return Introduced(
        fields.number("division", 1, MOST_DIVISION),
        fields.text("name", NAME),
        fields.text("public_key", HASH),
        _flag(fields, "is_training"),
        fields.text("state", KIND),
    )


@dataclass(frozen=True)
class StreamKey:
    """Whose stream an origin is, and the key that signs it."""

    origin: str
    owner: str
    name: str
    public_key: str


@dataclass(frozen=True)
class Reissued:
    """A link of a chain whose event stands in the feed under another origin."""

    origin: str
    oseq: int
    event_id: str
    alg: str
    content_hash: str
    chain_hash: str


@dataclass(frozen=True)
class ClosedDay:
    """A day's root over the positions (after, upto] of a feed, as it was said when the day was closed."""

    day: date
    epoch: str
    after: int
    upto: int
    root: str


def read_feeds(plain: Any) -> tuple[int, ...]:
    """Return which feeds a center has for the one that asks."""
    return tuple(one.number("feed", 1, MOST_DIVISION) for one in _lines(plain, "feeds"))


def read_keys(plain: Any) -> tuple[StreamKey, ...]:
    """Return whose streams lie in a feed."""
    return tuple(
        StreamKey(f.text("origin", ID), f.text("owner", ID), f.text("name"), f.text("public_key", HASH))
        for f in _lines(plain, "keys")
    )


def read_reissued(plain: Any) -> tuple[Reissued, ...]:
    """Return the links of events that were issued again."""
    return tuple(
        Reissued(
            f.text("origin", ID), f.number("oseq", 1), f.text("event_id", ID), f.text("alg", KIND),
            f.text("content_hash", HASH), f.text("chain_hash", HASH),
        )
        for f in _lines(plain, "links")
    )  # fmt: skip


def read_days(plain: Any) -> tuple[ClosedDay, ...]:
    """Return the roots of days."""
    return tuple(
        ClosedDay(f.day("day"), f.text("epoch", _EPOCH), f.number("after"), f.number("upto"), f.text("root", HASH))
        for f in _lines(plain, "days")
    )


def read_leaves(plain: Any) -> tuple[Leaf, ...]:
    """Return the leaves of a range of a feed."""
    return tuple(
        Leaf(
            f.number("pos", 1), f.text("origin", ID), f.number("oseq", 1), f.text("content_hash", HASH),
            f.text("chain_hash", HASH), f.text("verdict", _VERDICT),
        )
        for f in _lines(plain, "leaves")
    )  # fmt: skip


def listed(name: str, lines: Any) -> Plain:
    """Return an answer that is a list of values."""
    return {name: [pack(one) for one in lines]}


def _lines(plain: Any, name: str) -> tuple[Fields, ...]:
    return fields_of(plain).only(name).inner_list(name, MOST_LINES)


def _flag(fields: Fields, name: str) -> bool:
    value = fields.plain.get(name)
    if not isinstance(value, bool):
        raise fields.fault(name)
    return value
