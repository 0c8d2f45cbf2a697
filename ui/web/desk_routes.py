"""What a desk may ask: to be let in, what the center has of it, to take its events, for the feed."""

from __future__ import annotations

import re
from typing import Any

from fastapi import APIRouter
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from app.errors import Refused
from app.keys.device_key import fingerprint
from app.people import Errand
from app.sync.center import Application, KnownDesk
from app.sync.fields import HASH, ID, Fields, fields_of
from app.sync.messages import MOST_ROWS, read_push
from app.sync.passes import read_session
from app.ticket import BEIJING
from ui.web.answers import answer
from ui.web.asking import Door, json_of, proven, proven_device, signed_body
from ui.web.documents import BODY, ENROL, HELLO, LOOKED, PEOPLE, PULL, PUSH, REFUSALS, SESSION, STREAMS, Origin
from ui.web.proof import read_proof, refuse_other_time
from ui.web.rate import Rate

_DESK_CODE, _CODE, _EPOCH = re.compile(r"[0-9]{4}"), re.compile(r"[0-9A-Za-z -]{20,40}"), re.compile(r"[0-9a-f-]{0,36}")
_DIVISION = re.compile(r"([0-9]{6})?")
ENROL_TRIES, ENROL_SECONDS = 30, 600.0


def desk_routes(door: Door) -> APIRouter:
    """Return the routes of the round."""
    routes = APIRouter(responses=REFUSALS)
    _enrol_route(routes, door)

    @routes.get("/enrol", summary="How far this key has come", **BODY)
    async def enrolled(request: Request) -> Response:
        proof = read_proof(request.headers, door.now())
        await signed_body(request, proof)
        desk = await run_in_threadpool(door.center.desk_by_key, proof.key)
        if desk is None:
            raise Refused("center.stranger")
        return answer(await _state(door, desk))

    @routes.post("/session", summary="A pass for the officer who logged in at this desk", **SESSION)
    async def session(request: Request) -> Response:
        desk, body = await proven_device(door, request)
        asked = read_session(json_of(body))
        refuse_other_time(asked.at, door.now())
        text, key = await run_in_threadpool(door.center.open_session, desk, asked, door.now())
        return answer({"pass": text, "center_key": key})

    @routes.get("/people", summary="The hall's people, unless they are those that the desk has", **PEOPLE)
    async def people(request: Request) -> Response:
        desk, _ = await proven(door, request)
        have = Fields(dict(request.query_params)).only("have").text("have", HASH)
        return answer((await run_in_threadpool(door.center.people, desk, have)).plain())

    @routes.get("/origin/{origin}", summary="What the center has of an origin", **HELLO)
    async def hello(request: Request, origin: Origin) -> Response:
        await proven(door, request, Errand.SEND)
        known = Fields({"origin": origin}).text("origin", ID)
        return answer((await run_in_threadpool(door.center.hello, known)).plain())

    @routes.post("/push", summary="Events of one origin, in order", **PUSH)
    async def push(request: Request) -> Response:
        desk, body = await proven(door, request, Errand.SEND)
        given = await run_in_threadpool(lambda: read_push(json_of(body)))
        return answer((await run_in_threadpool(door.center.push, desk, given)).plain())

    @routes.get("/pull", summary="The feed behind a position", **PULL)
    async def pull(request: Request) -> Response:
        await proven(door, request)
        epoch, after, most = read_pull(dict(request.query_params))
        return answer((await run_in_threadpool(door.center.pull, epoch, after, most)).plain())

    @routes.get("/streams", summary="How much the feed has of every stream, and its last chain hash", **STREAMS)
    async def streams(request: Request) -> Response:
        await proven(door, request)
        return answer((await run_in_threadpool(door.center.streams)).plain())

    @routes.get("/looked", summary="Whose progress the public asked for, on days that are over", **LOOKED)
    async def looked(request: Request) -> Response:
        await proven(door, request)
        after = Fields(dict(request.query_params)).only("after").day("after")
        today = door.now().astimezone(BEIJING).date()
        return answer((await run_in_threadpool(door.center.public_looked, after, today)).plain())

    return routes


def _enrol_route(routes: APIRouter, door: Door) -> None:
    rate = Rate(ENROL_TRIES, ENROL_SECONDS)

    @routes.post("/enrol", summary="Ask to be let in with a one-time code", **ENROL)
    async def enrol(request: Request) -> Response:
        proof = read_proof(request.headers, door.now())
        body = await signed_body(request, proof)
        rate.take(proof.key)  # after the proof: nobody uses up what belongs to another key
        asking = read_application(json_of(body), proof.key)
        with door.tried():
            desk = await run_in_threadpool(door.center.ask_in, asking, door.now())
        return answer(await _state(door, desk), 202)


def read_application(plain: Any, key: str) -> Application:
    """Return what a desk says of itself. Raises Refused("sync.malformed")."""
    fields = fields_of(plain).only("code", "desk_code", "name", "origin", "public_key", "division")
    if fields.text("public_key", HASH) != key:
        raise fields.fault("public_key")
    return Application(
        fields.text("code", _CODE),
        fields.text("desk_code", _DESK_CODE),
        fields.text("name"),
        fields.text("origin", ID),
        key,
        fields.text_or_none("division", _DIVISION) or "",
    )


def read_pull(query: dict[str, str]) -> tuple[str, int, int]:
    """Return epoch, position and the most rows of a pull. Raises Refused("sync.malformed")."""
    numbers = {
        name: int(v) if v.isascii() and v.isdigit() and len(v) < 19 else v
        for name, v in query.items()
        if name != "epoch"
    }
    fields = fields_of({"most": MOST_ROWS, "epoch": query.get("epoch", ""), **numbers})
    fields.only("epoch", "after", "most")
    return fields.text("epoch", _EPOCH), fields.number("after", most=2**53), fields.number("most", 1, MOST_ROWS)


async def _state(door: Door, desk: KnownDesk) -> dict[str, Any]:
    facts = await run_in_threadpool(door.center.facts)
    return {
        "desk": desk.id,
        "state": desk.state,
        "desk_code": desk.desk_code,
        "fingerprint": fingerprint(desk.public_key),
        "feed": facts.feed,
        "center": facts.name,
        "training": facts.is_training,
    }
