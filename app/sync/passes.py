"""The user token of a round: the center's word that this officer logged in at this device, and until when it holds.

An officer signs with a key that only his password and this device's secret make (app.keys.safe). The center answers with a
pass: short for requests (`until`), longer for the desk alone (`grant_until`: so long it may go on without the center).
"""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from app.errors import Refused
from app.events.envelope import canonical
from app.keys.device_key import is_signed, public_key_of, sign
from app.sync.fields import HASH, ID, Fields, fields_of

TOKEN_TIME = timedelta(minutes=15)
GRANT_TIME = timedelta(days=7)
TELL_TIME = timedelta(days=2)
"""So long before its end a grant is spoken of on the desk."""
_MOST = 2048


@dataclass(frozen=True)
class Pass:
    """`is_proven`: the center knows this officer at this desk by this key; else the desk may only send what it has."""

    officer: str
    desk: str
    key: str
    issued_at: datetime
    until: datetime
    grant_until: datetime
    is_proven: bool

    def is_over(self, now: datetime) -> bool:
        """True when requests with it are refused."""
        return now >= self.until


@dataclass(frozen=True)
class OfficerKey:
    """Who is logged in, and the private key that his password made; never kept."""

    officer: str
    key: str

    def ask(self, device: str, at: datetime) -> dict[str, str]:
        """Return what asks the center for a pass at this device."""
        said = session_said(device, self.officer, at.isoformat())
        return {
            "officer": self.officer,
            "key": public_key_of(self.key),
            "at": at.isoformat(),
            "signature": sign(self.key, said),
        }


@dataclass(frozen=True)
class HeldPass:
    """A pass as a desk keeps it, with the key of the center that gave it."""

    text: str
    center_key: str

    def read(self) -> Pass:
        """Return the pass. Raises Refused("center.token_wrong")."""
        return read_pass(self.text, self.center_key)


@dataclass(frozen=True)
class SessionAsked:
    """What a desk sends when an officer logged in."""

    officer: str
    key: str
    at: datetime
    signature: str

    def check(self, device: str) -> None:
        """Raise Refused("center.officer_proof") unless the officer's own key signed this for this device."""
        if not is_signed(self.key, session_said(device, self.officer, self.at.isoformat()), self.signature):
            raise Refused("center.officer_proof")


def session_said(device: str, officer: str, at: str) -> bytes:
    """Return what an officer's key signs at log-in: this device, this officer, this moment."""
    return f"yimen-session/1\n{device}\n{officer}\n{at}".encode()


def read_session(plain: Any) -> SessionAsked:
    """Return what a desk sent. Raises Refused("sync.malformed")."""
    fields = fields_of(plain).only("officer", "key", "at", "signature")
    return SessionAsked(fields.text("officer"), fields.text("key", HASH), fields.moment("at"), fields.text("signature"))


def seal_pass(given: Pass, private: str) -> str:
    """Return the text of a pass under the center's signature."""
    plain = {
        "officer": given.officer,
        "desk": given.desk,
        "key": given.key,
        "issued_at": given.issued_at.isoformat(),
        "until": given.until.isoformat(),
        "grant_until": given.grant_until.isoformat(),
        "proven": given.is_proven,
    }
    told = base64.urlsafe_b64encode(canonical(plain)).decode()
    return f"{told}.{sign(private, _said(told))}"


def read_pass(text: str, public: str) -> Pass:
    """Return a pass that the holder of `public` gave. Raises Refused("center.token_wrong") for any other text."""
    told, _, signature = text.partition(".")
    if not text.isascii() or len(text) > _MOST or not is_signed(public, _said(told), signature):
        raise Refused("center.token_wrong")
    try:
        return _pass(fields_of(json.loads(base64.urlsafe_b64decode(told))))
    except (Refused, ValueError) as error:
        raise Refused("center.token_wrong") from error


def _said(told: str) -> bytes:
    return f"yimen-pass/1\n{told}".encode("utf-8", "replace")


def _pass(fields: Fields) -> Pass:
    is_proven = fields.plain.get("proven")
    if not isinstance(is_proven, bool):
        raise fields.fault("proven")
    issued_at, until, grant_until = (fields.moment(name) for name in ("issued_at", "until", "grant_until"))
    officer, desk, key = fields.text("officer"), fields.text("desk", ID), fields.text("key", HASH)
    return Pass(officer, desk, key, issued_at, until, grant_until, is_proven)
