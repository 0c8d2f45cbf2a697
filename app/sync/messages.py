"""The wire forms of a round: hello, push, pull, verdict. Each becomes JSON and is read back by hand, field by field."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from app.errors import Refused
from app.events.body import Plain
from app.events.envelope import Event, Moment, canonical, chain, digest, private_hash
from app.ids import CaseId, EventId, OfficerId
from app.sync.fields import HASH, HASHES, ID, KIND, Fields, fields_of

NOT_KNOWN = "sync.strange_answer"
"""What an answer is that is none of ours: of another program, or of a center of before."""
MOST_EVENTS = 200
MOST_BYTES = 512 * 1024
MOST_ROWS = 500
MOST_STREAMS = 100_000
_HEAD = re.compile(r"(?:[0-9a-f]{64})?")
_EPOCH = re.compile(r"[0-9a-f-]{0,36}")
_VERDICT = re.compile(r"applied|conflict|parked|refused:[a-z0-9_.]{1,80}")
_SIGNATURE = re.compile(r"[0-9a-f]{128}")
_CONTENT = (
    "id", "kind", "schema", "subject", "on", "at", "monotonic", "boot_id", "clock", "center_at", "officer", "acting_for",
    "case_prev", "data", "private_sha256", "alg",
)  # fmt: skip


class Verdict(StrEnum):
    """What the center says of an event; a refusal carries its code behind a colon."""

    APPLIED = "applied"
    CONFLICT = "conflict"
    PARKED = "parked"
    REFUSED = "refused"

    @classmethod
    def of(cls, told: str) -> Verdict:
        """Return the verdict without its code."""
        return cls(told.partition(":")[0])


@dataclass(frozen=True)
class Sent:
    """An event in its place in an origin's stream. `signature`: of its author's key over this place, on the last of a push.

    `told`: the canonical content that was read and hashed, so that nobody makes it again; empty where none was read.
    """

    event: Event
    rechained_from: tuple[str, int] | None = None
    signature: str | None = None
    told: bytes = field(default=b"", compare=False, repr=False)

    def plain(self) -> Plain:
        """Return the event as JSON values; `event` is exactly what its content hash is made of."""
        found = self.event
        return {
            "event": found.content(),
            "content_hash": found.content_hash,
            "private": found.private,
            "oseq": found.oseq,
            "chain_hash": found.chain_hash,
            "rechained_from": None if self.rechained_from is None else list(self.rechained_from),
            "signature": self.signature,
        }

    def follows(self, head: str) -> bool:
        """True when this is the next link behind the chain hash `head`."""
        found = self.event
        return chain(found.alg, head, found.origin, found.oseq, found.content_hash) == found.chain_hash


def read_sent(fields: Fields, origin: str) -> Sent:
    """Return the event of `origin` that the fields tell. Raises Refused("sync.malformed" | "sync.content" | "sync.private")."""
    fields.only("event", "content_hash", "private", "oseq", "chain_hash", "rechained_from", "signature")
    content = fields.inner("event").only(*_CONTENT)
    event = replace(
        content_event(content),
        private=fields.table_or_none("private"),
        content_hash=fields.text("content_hash", HASH),
        origin=origin,
        oseq=fields.number("oseq", 1),
        chain_hash=fields.text("chain_hash", HASH),
    )
    told = canonical(dict(content.plain))
    hashed = digest(event.alg.encode() + b"\n" + told, event.alg)
    if content.plain != event.content() or hashed != event.content_hash:
        raise Refused("sync.content", event=event.id, oseq=event.oseq)
    if event.private is not None and private_hash(event.private, event.alg) != event.private_sha256:
        raise Refused("sync.private", event=event.id, oseq=event.oseq)
    return Sent(event, _place(fields), fields.text_or_none("signature", _SIGNATURE), told)


def content_event(content: Fields) -> Event:
    """Return the event that a content tells, without its hashes and its place."""
    alg = content.text("alg", KIND)
    if alg not in HASHES:
        raise content.fault("alg")
    moment = Moment(
        at=content.moment("at"),
        on=content.day("on"),
        monotonic_ns=content.number("monotonic", most=2**63 - 1),
        boot_id=content.text("boot_id", ID),
        clock=content.text("clock", KIND),
    )
    subject, acting_for = content.text_or_none("subject", ID), content.text_or_none("acting_for")
    return Event(
        id=EventId(content.text("id", ID)),
        kind=content.text("kind", KIND),
        schema=content.number("schema", 1, 32767),
        subject=None if subject is None else CaseId(subject),
        moment=moment,
        officer=OfficerId(content.text("officer")),
        data=content.table("data"),
        private=None,
        private_sha256=content.text_or_none("private_sha256", HASH),
        case_prev=content.text_or_none("case_prev", HASH),
        acting_for=None if acting_for is None else OfficerId(acting_for),
        center_at=content.moment_or_none("center_at"),
        alg=alg,
    )


def _place(fields: Fields) -> tuple[str, int] | None:
    found = fields.plain.get("rechained_from")
    if found is None:
        return None
    if not isinstance(found, list) or len(found) != 2:
        raise fields.fault("rechained_from")
    place = Fields({"origin": found[0], "oseq": found[1]}, f"{fields.where}.rechained_from")
    return place.text("origin", ID), place.number("oseq", 1)


@dataclass(frozen=True)
class Hello:
    """What the center has of an origin: the last event (`hw`, 0 for none) and its chain hash; a difference is a fork."""

    origin: str
    hw: int = 0
    head: str = ""

    def plain(self) -> Plain:
        """Return the answer as JSON values."""
        return {"origin": self.origin, "hw": self.hw, "head": self.head}


def read_hello(plain: Any) -> Hello:
    """Return the answer to a hello."""
    fields = fields_of(plain).only("origin", "hw", "head")
    return Hello(fields.text("origin", ID), fields.number("hw"), fields.text("head", _HEAD))


@dataclass(frozen=True)
class Push:
    """Events of one origin, in order; at most 200, or 512 KiB."""

    origin: str
    events: tuple[Sent, ...]

    def plain(self) -> Plain:
        """Return the request as JSON values."""
        return {"origin": self.origin, "events": [one.plain() for one in self.events]}


def read_push(plain: Any) -> Push:
    """Return the push that a desk sent. Raises Refused with the field that is wrong."""
    fields = fields_of(plain).only("origin", "events")
    origin = fields.text("origin", ID)
    return Push(origin, tuple(read_sent(one, origin) for one in fields.inner_list("events", MOST_EVENTS)))


@dataclass(frozen=True)
class Received:
    """The answer to a push: "durably received" up to `hw`, nothing else. `fork`: the event that differs from what is held."""

    hw: int
    head: str
    fork: int | None = None

    def plain(self) -> Plain:
        """Return the answer as JSON values."""
        return {"hw": self.hw, "head": self.head, "fork": self.fork}


def read_received(plain: Any) -> Received:
    """Return the answer to a push."""
    fields = fields_of(plain).only("hw", "head", "fork")
    fork = None if fields.plain.get("fork") is None else fields.number("fork", 1)
    return Received(fields.number("hw"), fields.text("head", _HEAD), fork)


@dataclass(frozen=True)
class FeedRow:
    """One position of the feed: an event and its verdict. `ref`: the position at which it was parked before."""

    pos: int
    sent: Sent
    verdict: str
    ref: int | None = None

    def plain(self) -> Plain:
        """Return the row as JSON values."""
        origin = self.sent.event.origin
        return {"pos": self.pos, "origin": origin, "sent": self.sent.plain(), "verdict": self.verdict, "ref": self.ref}


@dataclass(frozen=True)
class Pulled:
    """The answer to a pull. A new `epoch` has no rows: what the desk holds above `cut` is to be asked for again."""

    feed: int
    epoch: str
    number: int
    cut: int
    head: int
    rows: tuple[FeedRow, ...] = ()

    def plain(self) -> Plain:
        """Return the answer as JSON values."""
        return {
            "feed": self.feed,
            "epoch": self.epoch,
            "number": self.number,
            "cut": self.cut,
            "head": self.head,
            "rows": [row.plain() for row in self.rows],
        }


def read_pulled(plain: Any) -> Pulled:
    """Return the answer to a pull."""
    fields = fields_of(plain).only("feed", "epoch", "number", "cut", "head", "rows")
    return Pulled(
        fields.number("feed"),
        fields.text("epoch", _EPOCH),
        fields.number("number"),
        fields.number("cut"),
        fields.number("head"),
        tuple(_row(one) for one in fields.inner_list("rows", MOST_ROWS)),
    )


def _row(fields: Fields) -> FeedRow:
    fields.only("pos", "origin", "sent", "verdict", "ref")
    sent = read_sent(fields.inner("sent"), fields.text("origin", ID))
    ref = None if fields.plain.get("ref") is None else fields.number("ref", 1)
    return FeedRow(fields.number("pos", 1), sent, fields.text("verdict", _VERDICT), ref)


@dataclass(frozen=True)
class Stream:
    """What the feed has of one stream: how many events, the place of the last one, and its chain hash."""

    origin: str
    events: int = 0
    last: int = 0
    chain: str = ""

    def plain(self) -> Plain:
        """Return the stream as JSON values."""
        return {"origin": self.origin, "events": self.events, "last": self.last, "chain": self.chain}


@dataclass(frozen=True)
class Streams:
    """Every stream at the feed's head: whoever has read up to it holds the same."""

    epoch: str
    head: int
    streams: tuple[Stream, ...] = ()

    def plain(self) -> Plain:
        """Return the answer as JSON values."""
        return {"epoch": self.epoch, "head": self.head, "streams": [one.plain() for one in self.streams]}


def read_streams(plain: Any) -> Streams:
    """Return the answer to the question for all streams."""
    fields = fields_of(plain).only("epoch", "head", "streams")
    found = tuple(_stream(one) for one in fields.inner_list("streams", MOST_STREAMS))
    return Streams(fields.text("epoch", _EPOCH), fields.number("head"), found)


def _stream(fields: Fields) -> Stream:
    fields.only("origin", "events", "last", "chain")
    return Stream(
        fields.text("origin", ID), fields.number("events"), fields.number("last"), fields.text("chain", _HEAD)
    )


def size_of(sent: Sent) -> int:
    """Return how many bytes an event takes in a push."""
    return len(canonical(sent.plain())) + 1
