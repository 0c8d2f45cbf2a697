"""The desk's side of the wire: every request signed by the device key; whatever goes wrong on the way loses nothing.

A refusal by the center is a Refused with its code; everything else (no network, a portal's page, half an answer, the
center's database away) is Unreachable: tried again later, and no verdict.
"""

from __future__ import annotations

import re
import ssl
from collections.abc import Callable, Mapping
from dataclasses import asdict
from datetime import date, datetime, timedelta
from types import TracebackType
from typing import Any, Self, TypeVar
from urllib.parse import urlencode

import httpx2

from app.division import is_division
from app.errors import NotFound, Refused, Trouble, Unreachable
from app.events.envelope import canonical
from app.keys.device_key import proof_of, public_key_of, sign
from app.sync.center import Application, BlobPart, BlobState
from app.sync.fields import HASH, ID, KIND, fields_of
from app.sync.looked import LookedDays, read_looked
from app.sync.messages import (
    Hello,
    Pulled,
    Push,
    Received,
    Streams,
    read_hello,
    read_pulled,
    read_received,
    read_streams,
)
from app.sync.passes import OfficerKey
from app.sync.people import People, read_people

SECONDS = 20.0
AGAIN = (408, 425, 429)
CLOCK, OVER = "center.proof_time", "center.token_ended"
MALFORMED, DIVISION = "sync.malformed", "division"
STREAMS, LOOKED = "/streams", "/looked"
FOREIGN, OVERDUE, OTHER_HOST, NO_TLS = "sync.foreign_ca", "sync.certificate_over", "sync.other_host", "sync.no_tls"
CERTIFICATE = frozenset({FOREIGN, OVERDUE, OTHER_HOST, NO_TLS})
GONE = (ssl.SSLEOFError, ssl.SSLZeroReturnError)  # a line that was cut off or a center that stops: it is asked again
BY_OPENSSL = {9: OVERDUE, 10: OVERDUE, 62: OTHER_HOST, 64: OTHER_HOST}  # X509_V_ERR_…: time, host name, IP address
M = TypeVar("M")
_PASS = re.compile(r"[0-9A-Za-z_=-]{1,1800}\.[0-9a-f]{128}")


class CenterClient:
    """A center at `address`, as the device with this private key. `ca` (PEM) alone may vouch for it."""

    def __init__(
        self, address: str, key: str, now: Callable[[], datetime], ca: str = "", seconds: float = SECONDS
    ) -> None:
        self._key, self._public, self._now = key, public_key_of(key), now
        self._offset = timedelta()
        self._user = ""
        self._renew: Callable[[], str] | None = None
        self._client = httpx2.Client(
            base_url=address, timeout=seconds, trust_env=False, follow_redirects=False, verify=_authority(ca)
        )

    @property
    def public(self) -> str:
        """Return the public half of the device's key."""
        return self._public

    def now(self) -> datetime:
        """Return the moment by the center's clock, as far as it was told."""
        return self._now() + self._offset

    def come_as(self, user: str, renew: Callable[[], str] | None = None) -> None:
        """Show this pass with every request from now on; `renew` gets the next one where it ends on the way."""
        self._user, self._renew = user, renew

    def session(self, officer: OfficerKey) -> tuple[str, str]:
        """Return a pass for the officer who is logged in, and the center's public key."""
        try:
            return self._session(officer)
        except Refused as refusal:
            if refusal.code != CLOCK:
                raise
        return self._session(officer)  # the first answer told the right time

    def _session(self, officer: OfficerKey) -> tuple[str, str]:
        asked = officer.ask(self._public, self._now() + self._offset)
        return read_answer(_given_pass, self._ask("POST", "/session", canonical(asked)))

    def hello(self, origin: str) -> Hello:
        """Return what the center has of an origin."""
        return read_answer(read_hello, self._ask("GET", f"/origin/{origin}"))

    def push(self, push: Push) -> Received:
        """Send events; what the answer does not confirm is sent again."""
        return read_answer(read_received, self._ask("POST", "/push", canonical(push.plain())))

    def pull(self, epoch: str, after: int) -> Pulled:
        """Return the feed behind a position."""
        return read_answer(read_pulled, self._ask("GET", "/pull?" + urlencode({"epoch": epoch, "after": after})))

    def streams(self) -> Streams:
        """Return what the feed has of every stream. Raises NotFound("sync.no_streams") where the center is older."""
        return read_answer(read_streams, self._ask("GET", STREAMS))

    def people(self, have: str) -> People:
        """Return the hall's people, without their list where it is the one of this hash."""
        return read_answer(read_people, self._ask("GET", "/people?" + urlencode({"have": have})))

    def looked(self, after: date) -> LookedDays:
        """Return whose progress the public asked for on days behind `after`. Raises NotFound("sync.no_looked")."""
        return read_answer(read_looked, self._ask("GET", f"{LOOKED}?" + urlencode({"after": after.isoformat()})))

    def between(self) -> Any:
        """Return what passes between centers, as it came."""
        return self._ask("GET", "/between")

    def act_between(self, act: str, facts: Mapping[str, Any]) -> Any:
        """Do something between centers as the officer at this desk; return how everything stands then, as it came."""
        return self._ask("POST", f"/between/{act}", canonical(dict(facts)))

    def enrol(self, code: str, desk_code: str, name: str, origin: str, division: str = "") -> Mapping[str, Any]:
        """Ask to be let in with a one-time code; returns what the center says of this key.

        A center of before refuses to read what it does not know: it is asked once more, without the division.
        """
        asking = asdict(Application(code, desk_code, name, origin, self._public, division))
        unsaid = {field: value for field, value in asking.items() if field != DIVISION}
        try:
            told = self._ask("POST", "/enrol", canonical(asking if division else unsaid))
        except Refused as refusal:
            is_unknown = refusal.code == MALFORMED and refusal.facts.get("field") == DIVISION
            if not is_unknown or not is_division(division):
                raise
            told = self._ask("POST", "/enrol", canonical(unsaid))
        return read_answer(_state, told)

    def enrolled(self) -> Mapping[str, Any]:
        """Return how far this key has come: waiting, active, revoked."""
        return read_answer(_state, self._ask("GET", "/enrol"))

    def blob_state(self, sha256: str) -> BlobState:
        """Return how far a file has come. Raises NotFound when no received event names it."""
        headers = self._send("HEAD", f"/blob/{sha256}").headers
        return BlobState(_number(headers.get("upload-offset", "")), headers.get("upload-complete") == "?1")

    def blob_append(self, sha256: str, offset: int, size: int, data: bytes) -> BlobState:
        """Send a part of a file."""
        told = {"Upload-Offset": str(offset), "Upload-Length": str(size)}
        found = self._send("PATCH", f"/blob/{sha256}", data, told).headers
        return BlobState(_number(found.get("upload-offset", "")), found.get("upload-complete") == "?1")

    def blob_part(self, sha256: str, offset: int) -> BlobPart:
        """Return the next part of a whole file. Raises NotFound while the center has it not whole."""
        found = self._send("GET", f"/blob/{sha256}/part/{offset}")
        return BlobPart(found.content, _number(found.headers.get("upload-length", "")))

    @property
    def offset(self) -> timedelta:
        """Return by how much the center's clock is ahead of ours, as far as it had to be told."""
        return self._offset

    def close(self) -> None:
        """Let the connections go."""
        self._client.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, _: type[BaseException] | None, __: BaseException | None, ___: TracebackType | None) -> None:
        self.close()

    def _ask(self, method: str, target: str, body: bytes = b"") -> Any:
        answered = self._send(method, target, body)
        try:
            return answered.json()
        except ValueError as error:
            raise Unreachable("sync.strange_answer") from error

    def _send(
        self, method: str, target: str, body: bytes = b"", more: Mapping[str, str] | None = None
    ) -> httpx2.Response:
        try:
            return self._once(method, target, body, more)
        except Refused as refusal:
            if refusal.code == CLOCK:
                self._offset = _moment(refusal.facts.get("now")) - self._now()
            elif refusal.code == OVER and self._renew is not None:
                renew, self._renew = self._renew, None  # asking for it must not end here again
                self.come_as(renew(), renew)
            else:
                raise
        return self._once(method, target, body, more)

    def _once(self, method: str, target: str, body: bytes, more: Mapping[str, str] | None) -> httpx2.Response:
        at = (self._now() + self._offset).isoformat()
        proof = {
            "X-Yimen-Key": self._public,
            "X-Yimen-Time": at,
            "X-Yimen-Proof": sign(self._key, proof_of(method, target, at, body)),
            **({"X-Yimen-User": self._user} if self._user else {}),
        }
        try:
            answered = self._client.request(method, target, content=body or None, headers={**proof, **(more or {})})
        except (httpx2.HTTPError, httpx2.InvalidURL, OSError) as error:
            raise Unreachable(_cause(error)) from error
        if answered.is_success:
            return answered
        raise _trouble(answered)


def _authority(ca: str) -> ssl.SSLContext:
    """Return a context that trusts our own authority alone, TLS 1.3; without one it trusts nobody (this machine needs none)."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.minimum_version = ssl.TLSVersion.TLSv1_3
    try:
        if "BEGIN CERTIFICATE" in ca:
            context.load_verify_locations(cadata=ca)
        elif ca:
            context.load_verify_locations(ca)  # a link of an older program names the file
    except OSError as error:  # an unreadable file, or one that holds no certificate
        raise Refused("sync.ca", file=ca[:200]) from error
    return context


def _cause(error: BaseException) -> str:
    """Return why nobody was reached: a certificate that will not do is another errand than a network that is down."""
    found: BaseException | None = error
    while found is not None:
        if isinstance(found, ssl.SSLCertVerificationError):
            return BY_OPENSSL.get(found.verify_code, FOREIGN)
        if isinstance(found, ssl.SSLError) and not isinstance(found, GONE):
            return NO_TLS
        found = found.__cause__ or found.__context__
    return "sync.unreachable"


def _trouble(answered: httpx2.Response) -> Trouble:
    """Return what an answer that is no success means; only the center's own refusals are more than a bad connection."""
    status = answered.status_code
    if status >= 500 or status in AGAIN or status < 400:
        return Unreachable("sync.unreachable")
    if status == 404 and answered.request.method == "HEAD":
        return NotFound("sync.no_blob", sha256=answered.request.url.path[-64:][:12])
    older = {STREAMS: "sync.no_streams", LOOKED: "sync.no_looked"}.get(answered.request.url.path)
    if status == 404 and older is not None:
        return NotFound(older)
    try:
        fields = fields_of(answered.json())
        code = fields.text("code")
        facts = fields.table("facts")
    except (Refused, ValueError):
        return Unreachable("sync.strange_answer")
    if code.startswith("http."):
        return Unreachable("sync.strange_answer")
    return NotFound(code, **facts) if status == 404 else Refused(code, **facts)


def read_answer(reader: Callable[[Any], M], plain: Any) -> M:
    """Return a message; an answer that is none of ours is no answer."""
    try:
        return reader(plain)
    except Refused as error:
        raise Unreachable("sync.strange_answer") from error


def _state(plain: Any) -> Mapping[str, Any]:
    fields = fields_of(plain)
    is_training = plain.get("training")
    if not isinstance(is_training, bool):
        raise fields.fault("training")
    return {
        "training": is_training,
        "desk": fields.text("desk", ID),
        "state": fields.text("state", KIND),
        "fingerprint": fields.text("fingerprint"),
        "feed": fields.number("feed"),
        "center": fields.text("center"),
    }


def _given_pass(plain: Any) -> tuple[str, str]:
    fields = fields_of(plain)
    return fields.text("pass", _PASS), fields.text("center_key", HASH)


def _number(text: str) -> int:
    if not text.isascii() or not text.isdigit():
        raise Unreachable("sync.strange_answer")
    return int(text)


def _moment(told: object) -> datetime:
    try:
        found = datetime.fromisoformat(str(told))
    except ValueError as error:
        raise Unreachable("sync.strange_answer") from error
    if found.tzinfo is None:
        raise Unreachable("sync.strange_answer")
    return found
