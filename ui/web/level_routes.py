"""What one center asks of another: to be taken in, and what it may read. Only a key that two administrators let in opens them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from fastapi import APIRouter
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from app.errors import Refused
from app.events.body import pack
from app.levels.center import Levels
from app.levels.messages import MOST_DIVISION, listed, read_asking
from app.sync.center import KnownDesk
from app.sync.fields import Fields
from ui.web.answers import answer
from ui.web.asking import Door, json_of, signed_body
from ui.web.desk_routes import ENROL_SECONDS, ENROL_TRIES, read_pull
from ui.web.documents import ASK, INTRODUCED, LISTS, REFUSALS
from ui.web.proof import active_desk, read_proof
from ui.web.rate import Rate


def level_routes(door: Door, levels: Levels) -> APIRouter:
    """Return the routes between centers."""
    routes = APIRouter(responses=REFUSALS, prefix="/levels")
    rate = Rate(ENROL_TRIES, ENROL_SECONDS)

    @routes.post("/ask", summary="A lower center asks to be taken in, with a one-time code", **ASK)
    async def ask(request: Request) -> Response:
        proof = read_proof(request.headers, door.now())
        body = await signed_body(request, proof)
        rate.take(proof.key)
        asking = read_asking(json_of(body))
        if asking.public_key != proof.key:
            raise Refused("sync.malformed", field="public_key")
        with door.tried():
            told = await run_in_threadpool(levels.take_request, asking, door.now())
        return answer(pack(told), 202)

    @routes.get("/ask", summary="Who this center is, and how far the asking one has come", **INTRODUCED)
    async def look(request: Request) -> Response:
        proof = read_proof(request.headers, door.now())
        await signed_body(request, proof)
        asker = await run_in_threadpool(door.center.desk_by_key, proof.key)
        if asker is None or not asker.is_center:
            raise Refused("center.stranger")
        return answer(pack(await run_in_threadpool(levels.introduced, asker)))

    @routes.get("/feeds", summary="Which feeds are here for the asking center", **LISTS["feeds"])
    async def feeds(request: Request) -> Response:
        asker = await center_of(door, request)
        return answer({"feeds": [{"feed": one} for one in await run_in_threadpool(levels.feeds, asker)]})

    @routes.get("/pull", summary="A feed behind a position", **LISTS["pull"])
    async def pull(request: Request) -> Response:
        asker = await center_of(door, request)
        query = dict(request.query_params)
        feed = _number(query.pop("feed", ""), "feed", MOST_DIVISION)
        epoch, after, _ = read_pull(query)
        return answer((await run_in_threadpool(levels.pull, asker, feed, epoch, after)).plain())

    for name, ask_for in (("keys", levels.keys), ("links", levels.reissued), ("days", levels.days)):
        routes.add_api_route(f"/{name}", _list(door, name, ask_for), summary=SUMMARIES[name], **LISTS[name])

    @routes.get("/leaves", summary="The leaves of a range of a feed", **LISTS["leaves"])
    async def leaves(request: Request) -> Response:
        asker = await center_of(door, request)
        query = request.query_params
        feed = _number(query.get("feed", ""), "feed", MOST_DIVISION)
        after, upto = (_number(query.get(name, ""), name) for name in ("after", "upto"))
        return answer(listed("leaves", await run_in_threadpool(levels.leaves, asker, feed, after, upto)))

    return routes


SUMMARIES = {
    "keys": "Whose streams lie in a feed, and their keys",
    "links": "Links of events that stand in the feed under another origin",
    "days": "The closed days of a feed, with the roots that were said",
}


def _list(door: Door, name: str, ask_for: Callable[[KnownDesk, int], Any]) -> Callable[[Request], Any]:
    async def route(request: Request) -> Response:
        asker = await center_of(door, request)
        feed = _number(request.query_params.get("feed", ""), "feed", MOST_DIVISION)
        return answer(listed(name, await run_in_threadpool(ask_for, asker, feed)))

    return route


async def center_of(door: Door, request: Request) -> KnownDesk:
    """Return the center that signed the request. Raises Refused("center.stranger" | "center.waiting" | "center.revoked")."""
    proof = read_proof(request.headers, door.now())
    asker = await run_in_threadpool(active_desk, door.center, proof.key)
    await signed_body(request, proof)
    if not asker.is_center:
        raise Refused("levels.center_only")
    return asker


def _number(text: str, name: str, most: int = 2**53) -> int:
    if not text.isascii() or not text.isdigit() or len(text) > 16:
        raise Refused("sync.malformed", field=name)
    return Fields({name: int(text)}).number(name, 0, most)
