"""Reading a request: its body within bounds, its JSON, and the desk that signed it."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import orjson
from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request

from app.errors import Refused
from app.levels.neighbor import LOWER
from app.officer import Officer
from app.people import Errand
from app.sync.center import Center, KnownDesk
from app.sync.messages import MOST_BYTES
from ui.web.proof import USER, Proof, active_desk, check_signature, officer_of, read_proof
from ui.web.rate import BackOff

LARGEST = 2 * MOST_BYTES
WRONG_CODES, WRONG_SECONDS, CLOSED_FIRST, CLOSED_LONGEST = 100, 600.0, 60.0, 3600.0
WRONG = ("center.code_wrong", "center.code_used", "center.wrong_password")


def _brake() -> BackOff:
    return BackOff(WRONG_CODES, WRONG_SECONDS, CLOSED_FIRST, CLOSED_LONGEST, time.monotonic)


@dataclass(frozen=True)
class Door:
    """What every route needs: the center behind it and the time."""

    center: Center
    now: Callable[[], datetime]
    tries: BackOff = field(default_factory=_brake)

    signings: BackOff = field(default_factory=_brake)

    def tried(self) -> contextlib.AbstractContextManager[None]:
        """Give a try with a one-time code: a new key costs a stranger nothing, so all of them together have so many."""
        return _counted(self.tries)

    def signed(self) -> contextlib.AbstractContextManager[None]:
        """Give a try with an administrator's password at a desk; no stranger uses these up, and they shut nobody else out."""
        return _counted(self.signings)


@contextlib.contextmanager
def _counted(tries: BackOff) -> Iterator[None]:
    tries.check()
    try:
        yield
    except Refused as refusal:
        if refusal.code in WRONG:
            tries.failed()
        raise


async def proven(door: Door, request: Request, errand: Errand = Errand.READ) -> tuple[KnownDesk, bytes]:
    """Return the desk that signed the request, and the body, when the officer at that desk may run this errand.

    A stranger's body is not even read.
    """
    token = request.headers.get(USER, "")
    desk, body = await proven_device(door, request)
    if not desk.is_center:  # nobody sits at a center: its key alone speaks for it
        await run_in_threadpool(officer_of, door.center, desk, token, errand, door.now())
    return desk, body


async def proven_officer(door: Door, request: Request) -> tuple[KnownDesk, Officer, bytes]:
    """Return the desk that signed the request, who is logged in there, and the body: what only a person may ask.

    Raises Refused("levels.officer_only") for a center, at which nobody sits.
    """
    desk, body = await proven_device(door, request)
    if desk.is_center:
        raise Refused("levels.officer_only")
    token = request.headers.get(USER, "")
    officer = await run_in_threadpool(officer_of, door.center, desk, token, Errand.READ, door.now())
    if officer is None:
        raise Refused("center.officer_unknown")
    return desk, officer, body


async def proven_device(door: Door, request: Request) -> tuple[KnownDesk, bytes]:
    """Return the desk that signed the request, and the body; nobody need be logged in there."""
    proof = read_proof(request.headers, door.now())
    desk = await run_in_threadpool(active_desk, door.center, proof.key)
    if desk.desk_code.startswith(LOWER):
        raise Refused("levels.lower_asks", center=desk.name)
    return desk, await signed_body(request, proof)


async def signed_body(request: Request, proof: Proof) -> bytes:
    """Return the body that the proof was made over."""
    body = await read_body(request)
    query = f"?{request.url.query}" if request.url.query else ""
    check_signature(proof, request.method, request.url.path + query, body)
    return body


async def read_body(request: Request) -> bytes:
    """Return the whole body. Raises Refused("center.too_large" | "center.broken_off")."""
    announced = request.headers.get("content-length", "0")
    if not (announced.isascii() and announced.isdigit()) or int(announced) > LARGEST:
        raise Refused("center.too_large", most=LARGEST)
    body = bytearray()
    try:
        async for part in request.stream():
            body += part
            if len(body) > LARGEST:
                raise Refused("center.too_large", most=LARGEST)
    except ClientDisconnect as error:
        raise Refused("center.broken_off") from error
    return bytes(body)


def json_of(body: bytes) -> Any:
    """Return the JSON of a body. Raises Refused("sync.malformed")."""
    try:
        return orjson.loads(body)
    except orjson.JSONDecodeError as error:
        raise Refused("sync.malformed", field="JSON") from error
