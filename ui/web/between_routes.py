"""What the officers of a desk see and do between centers. The workflow table says who; the links a center's administrator signs."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from contextlib import nullcontext
from dataclasses import replace

from fastapi import APIRouter
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from app.errors import Refused
from app.events.body import pack
from app.ids import OfficerId
from app.levels.between import Asked, BetweenCenters, Signed, Who
from app.levels.messages import ADDRESS, CODE, MOST_DIVISION
from app.sync.fields import NAME, Fields, fields_of
from ui.web.answers import answer
from ui.web.asking import Door, json_of, proven_officer
from ui.web.documents import BETWEEN, BETWEEN_ACT, REFUSALS

NUMBER = re.compile(r"[0-9A-Za-z-]{1,40}")
REASON = re.compile(r"[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f]{0,2000}")
PASSWORD = re.compile(r"[^\x00]{1,200}")
DEPARTMENT = re.compile(r"[0-9A-Za-z_-]{1,32}")
AUTHORITY = re.compile(r"(-----BEGIN CERTIFICATE-----[0-9A-Za-z+/=\s]{1,20000}-----END CERTIFICATE-----\s*)?")
Act = Callable[[BetweenCenters, Who, Fields], str | None]


def between_routes(door: Door, between: BetweenCenters) -> APIRouter:
    """Return the routes of what passes between centers, for the desks of this one."""
    routes = APIRouter(responses=REFUSALS, prefix="/between")

    @routes.get("", summary="Cases that came and went, and how the links stand", **BETWEEN)
    async def told(request: Request) -> Response:
        desk, officer, _ = await proven_officer(door, request)
        await run_in_threadpool(between.check_seeing, Who(desk.id, OfficerId(officer.id)))
        return answer(pack(await run_in_threadpool(between.told)))

    @routes.post(
        "/{act}", summary="Offer, withdraw, take, refuse a case; make a code, ask, approve, end a link", **BETWEEN_ACT
    )
    async def act(request: Request, act: str) -> Response:
        desk, officer, body = await proven_officer(door, request)
        run = ACTS.get(act)
        if run is None:
            raise Refused("sync.malformed", field="act")
        who, fields = Who(desk.id, OfficerId(officer.id)), fields_of(json_of(body))
        await run_in_threadpool(between.check_seeing, who)
        with door.signed() if act in SIGNED else nullcontext():
            code = await run_in_threadpool(run, between, who, fields)
        now = await run_in_threadpool(between.told)
        return answer(pack(replace(now, code=code or "")))

    return routes


def _offer(between: BetweenCenters, who: Who, given: Fields) -> None:
    fields = given.only("number", "to", "reason")
    between.offer(
        who, fields.text("number", NUMBER), fields.number("to", 1, MOST_DIVISION), fields.text("reason", REASON)
    )


def _withdraw(between: BetweenCenters, who: Who, given: Fields) -> None:
    fields = given.only("number", "reason")
    between.withdraw(who, fields.text("number", NUMBER), fields.text("reason", REASON))


def _take(between: BetweenCenters, who: Who, given: Fields) -> None:
    fields = given.only("number", "department")
    number, department = fields.text("number", NUMBER), fields.text("department", DEPARTMENT)
    between.answer(who, number, "", takes=True, department=department)


def _refuse(between: BetweenCenters, who: Who, given: Fields) -> None:
    fields = given.only("number", "department", "reason")
    number, department = fields.text("number", NUMBER), fields.text("department", DEPARTMENT)
    between.answer(who, number, fields.text("reason", REASON), takes=False, department=department)


def _code(between: BetweenCenters, who: Who, given: Fields) -> str:
    return between.new_code(who, _signed(given.only("admin", "password")))


def _ask(between: BetweenCenters, who: Who, given: Fields) -> None:
    fields = given.only("admin", "password", "address", "code", "here", "ca")
    asked = Asked(
        fields.text("address", ADDRESS), fields.text("code", CODE), fields.text("here", ADDRESS), fields.text("ca", AUTHORITY)
    )  # fmt: skip
    between.ask_above(who, _signed(fields), asked)


def _approve(between: BetweenCenters, who: Who, given: Fields) -> None:
    fields = given.only("admin", "password", "division", "ca")
    division = fields.number("division", 1, MOST_DIVISION)
    between.approve(who, _signed(fields), division, fields.text("ca", AUTHORITY))


def _end(between: BetweenCenters, who: Who, given: Fields) -> None:
    fields = given.only("admin", "password", "division")
    between.end(who, _signed(fields), fields.number("division", 1, MOST_DIVISION))


def _signed(fields: Fields) -> Signed:
    return Signed(fields.text("admin", NAME), fields.text("password", PASSWORD))


SIGNED = frozenset({"code", "ask", "approve", "end"})
"""Signed by an administrator of the center with his password."""
ACTS: Mapping[str, Act] = {
    "offer": _offer,
    "withdraw": _withdraw,
    "take": _take,
    "refuse": _refuse,
    "code": _code,
    "ask": _ask,
    "approve": _approve,
    "end": _end,
}
