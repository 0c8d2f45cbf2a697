"""Who asks: every request is signed by the key of a desk that two administrators let in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from app.errors import Refused
from app.keys.device_key import is_signed, proof_of
from app.sync.center import ACTIVE, REVOKED, Center, KnownDesk

KEY, TIME, PROOF = "x-yimen-key", "x-yimen-time", "x-yimen-proof"
WINDOW = timedelta(seconds=300)
_KEY, _PROOF = re.compile(r"[0-9a-f]{64}"), re.compile(r"[0-9a-f]{128}")


@dataclass(frozen=True)
class Proof:
    """What the headers of a request claim."""

    key: str
    at: str
    signature: str


def read_proof(headers: Mapping[str, str], now: datetime) -> Proof:
    """Return the claim. Raises Refused("center.proof_missing" | "center.proof_time": the desk's clock is told the right time)."""
    key, at, signature = (headers.get(name, "") for name in (KEY, TIME, PROOF))
    if not _KEY.fullmatch(key) or not _PROOF.fullmatch(signature):
        raise Refused("center.proof_missing")
    try:
        claimed = datetime.fromisoformat(at)
    except ValueError as error:
        raise Refused("center.proof_missing") from error
    if claimed.tzinfo is None or abs(claimed - now) > WINDOW:
        raise Refused("center.proof_time", now=now.isoformat(), minutes=WINDOW.seconds // 60)
    return Proof(key, at, signature)


def check_signature(proof: Proof, method: str, target: str, body: bytes) -> None:
    """Raise Refused("center.proof_wrong") unless the key signed this very request."""
    if not is_signed(proof.key, proof_of(method, target, proof.at, body), proof.signature):
        raise Refused("center.proof_wrong")


def active_desk(center: Center, key: str) -> KnownDesk:
    """Return the desk with this key. Raises Refused("center.stranger" | "center.waiting" | "center.revoked")."""
    desk = center.desk_by_key(key)
    if desk is None:
        raise Refused("center.stranger")
    if desk.state == REVOKED:
        raise Refused("center.revoked", desk=desk.name)
    if desk.state != ACTIVE:
        raise Refused("center.waiting", desk=desk.name)
    return desk
