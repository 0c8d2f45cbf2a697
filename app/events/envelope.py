"""The envelope of an event: what is hashed, chained, signed and kept for ever."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from app.events.body import Plain
from app.ids import CaseId, EventId, OfficerId

ALGORITHM = "sha256"


_ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def canonical(plain: Any) -> bytes:
    """Return the one byte form of JSON values: sorted keys, UTF-8, no blanks, no floats."""
    return _ENCODER.encode(plain).encode()


def digest(data: bytes, algorithm: str = ALGORITHM) -> str:
    """Return the hexadecimal hash of `data`; the algorithm's name stands in every event (crypto agility)."""
    return hashlib.new(algorithm, data).hexdigest()


@dataclass(frozen=True)
class Moment:
    """When something happens: `on` is the civil date in law, the only date the clock reads."""

    at: datetime
    on: date
    monotonic_ns: int
    boot_id: str
    clock: str = "real"


@dataclass(frozen=True)
class Event:
    """One thing that happened (design.md, "Event"). `private` may be erased without breaking a hash."""

    id: EventId
    kind: str
    schema: int
    subject: CaseId | None
    moment: Moment
    officer: OfficerId
    data: Plain
    private: Plain | None
    private_sha256: str | None
    case_prev: str | None = None
    acting_for: OfficerId | None = None
    center_at: datetime | None = None
    alg: str = ALGORITHM
    content_hash: str = ""
    origin: str = ""
    oseq: int = 0
    chain_hash: str = ""

    def content(self) -> Plain:
        """Return the hashed content; private facts only by their salted hash."""
        return {
            "id": self.id,
            "kind": self.kind,
            "schema": self.schema,
            "subject": self.subject,
            "on": self.moment.on.isoformat(),
            "at": self.moment.at.isoformat(),
            "monotonic": self.moment.monotonic_ns,
            "boot_id": self.moment.boot_id,
            "clock": self.moment.clock,
            "center_at": None if self.center_at is None else self.center_at.isoformat(),
            "officer": self.officer,
            "acting_for": self.acting_for,
            "case_prev": self.case_prev,
            "data": self.data,
            "private_sha256": self.private_sha256,
            "alg": self.alg,
        }

    def compute_content_hash(self) -> str:
        """Return H over alg and the canonical content."""
        return digest(self.alg.encode() + b"\n" + canonical(self.content()), self.alg)


@dataclass(frozen=True)
class Link:
    """One link of an origin's chain; `rechained_from`: the place (origin, oseq) whose event was issued again here."""

    origin: str
    oseq: int
    event: EventId
    kind: str
    subject: CaseId | None
    alg: str
    content_hash: str
    chain_hash: str
    rechained_from: tuple[str, int] | None = None


def private_hash(private: Plain, alg: str = ALGORITHM) -> str:
    """Return the salted hash of private facts; the salt lies beside them as `salt`."""
    return digest(canonical(private), alg)


def chain(alg: str, previous: str, origin: str, oseq: int, content_hash: str) -> str:
    """Return the chain hash H(alg, previous, origin, oseq, content hash) of one installation's stream."""
    return digest(canonical([alg, previous, origin, oseq, content_hash]), alg)
