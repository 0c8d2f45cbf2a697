"""Who asks: every request is signed by the key of a desk that two administrators let in, and shows its officer's pass."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from app.errors import Refused
from app.keys.device_key import is_signed, proof_of
from app.officer import Officer
from app.people import Errand, check_errand
from app.sync.center import ACTIVE, REVOKED, Center, KnownDesk

KEY, TIME, PROOF, USER = "x-yimen-key", "x-yimen-time", "x-yimen-proof", "x-yimen-user"
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
    if claimed.tzinfo is None:
        raise Refused("center.proof_missing")
    refuse_other_time(claimed, now)
    return Proof(key, at, signature)


def refuse_other_time(claimed: datetime, now: datetime) -> None:
    """Raise Refused("center.proof_time"), which tells the right time, for a moment too far from it."""
    if abs(claimed - now) > WINDOW:
        raise Refused("center.proof_time", now=now.isoformat(), minutes=WINDOW.seconds // 60)


def check_signature(proof: Proof, method: str, target: str, body: bytes) -> None:
    """Raise Refused("center.proof_wrong") unless the key signed this very request."""
    if not is_signed(proof.key, proof_of(method, target, proof.at, body), proof.signature):
        raise Refused("center.proof_wrong")


def officer_of(center: Center, desk: KnownDesk, token: str, errand: Errand, now: datetime) -> Officer | None:
    """Return who is logged in at the desk, None for one whom the center does not know yet and who may only send.

    Raises Refused("center.token_missing" | "center.token_wrong" | "center.token_other": given to another desk |
    "center.token_ended") and what app.people.check_errand does.
    """
    if not token:
        raise Refused("center.token_missing")
    shown = center.session(token)
    if (shown.desk, shown.key) != (desk.id, desk.public_key):
        raise Refused("center.token_other")
    if shown.is_over(now):
        raise Refused("center.token_ended")
    officer = center.officer_at(desk.id, shown.officer)
    check_errand(officer if shown.is_proven or officer is None or not officer.is_active else None, errand)
    return officer


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
