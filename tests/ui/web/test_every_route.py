"""Who may ask what: every route of the center times every account times every pass; a route without a line here is a fault."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx2
import pytest
from center_for_tests import CARRIER, NOW, Hall, TestServer
from served_center import Served
from starlette.routing import Mount, Route

from app.ids import OfficerId
from app.keys.device_key import new_device_key, proof_of, public_key_of, sign
from app.officer import Appointment, Officer, Role
from app.post import Post
from ui.web.application import make_application
from ui.web.public.hall import PublicHall

ORIGIN, OTHER = "0199aaaa-0000-7000-8000-000000000001", "0199aaaa-0000-7000-8000-000000000002"
PUBLIC, DEVICE, SEND, READ = "public", "device", "send", "read"
ROUTES = {
    ("GET", "/openapi.json"): PUBLIC,
    ("GET", "/health"): PUBLIC,
    ("GET", "/metrics"): PUBLIC,
    ("POST", "/enrol"): DEVICE,
    ("GET", "/enrol"): DEVICE,
    ("POST", "/session"): DEVICE,
    ("GET", "/origin/{origin}"): SEND,
    ("POST", "/push"): SEND,
    ("GET", "/pull"): READ,
    ("GET", "/people"): READ,
    ("HEAD", "/blob/{sha256}"): READ,
    ("PATCH", "/blob/{sha256}"): READ,
    ("GET", "/blob/{sha256}"): READ,
    ("GET", "/blob/{sha256}/part/{offset}"): READ,
    ("GET", "/streams"): READ,
    ("GET", "/looked"): READ,
    ("GET", "/between"): READ,
    ("POST", "/between/{act}"): READ,
}
"""Every route, and what it asks for: nothing; the key of a device; a pass of its officer; one that the center knows him by."""
PAGES = (
    "", "/", "/catalogue", "/catalogue.csv", "/check", "/explanations", "/explanations.csv", "/guides", "/guides/{code}",
    "/guides/{code}/chart.svg", "/mark.svg", "/progress", "/results", "/results.csv", "/results.xlsx", "/style.css",
)  # fmt: skip
FOR_EVERYBODY = {("GET", "/"), ("GET", "/robots.txt"), *(("GET", f"/public{page}") for page in PAGES)}
"""The pages for the public ask nobody who he is; they hold nothing that names a person, and write nothing."""
POSTS = {post.value: Officer(OfficerId(f"p-{post.value}"), "岗位示例", (Appointment("*", post),)) for post in Post}
ROLES = {role.value: Officer(OfficerId(f"r-{role.value}"), "角色示例", (), (role,)) for role in Role}
BARE = Officer(OfficerId("bare"), "无岗示例")
RETIRED = replace(CARRIER, id=OfficerId("left"), is_active=False)
ACCOUNTS = {**POSTS, **ROLES, "bare": BARE, "retired": RETIRED}
PASSES = ("none", "forged", "ended", "other_desk", "unproven", "right")
CASES = [
    (route, account, kind)
    for route, account, kind in itertools.product(ROUTES, ACCOUNTS, PASSES)
    if ROUTES[route] in (SEND, READ) or account in ("window", "retired")
]


@dataclass
class Door:
    served: Served
    key: str
    other: str
    client: httpx2.Client
    tokens: dict[tuple[str, str], str]


@pytest.fixture(scope="module")
def door(server: TestServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Door]:
    place = Path(tmp_path_factory.mktemp("hall"))
    with server.hall(place) as hall, Served(hall) as served, httpx2.Client(trust_env=False) as client:
        key, other = hall.enrolled(ORIGIN, "0001")[1], hall.enrolled(OTHER, "0002")[1]
        yield Door(served, key, other, client, {})


def token(door: Door, account: str, kind: str) -> str:
    """Return the pass; each is made once."""
    if (account, kind) not in door.tokens:
        door.tokens[account, kind] = made_token(door.served.hall, door, ACCOUNTS[account], kind)
    return door.tokens[account, kind]


def made_token(hall: Hall, door: Door, account: Officer, kind: str) -> str:
    match kind:
        case "none":
            return ""
        case "forged":
            return "e30=." + "0" * 128
        case "ended":
            return hall.token(door.key, account, NOW - timedelta(minutes=15))
        case "other_desk":
            return hall.token(door.other, account)
        case "unproven":
            return hall.token(door.key, account, is_proven=False)
        case _:
            return hall.token(door.key, account)


def ask(door: Door, route: tuple[str, str], user: str, key: str | None = None) -> httpx2.Response:
    method, path = route
    target = path.replace("{origin}", ORIGIN).replace("{sha256}", "0" * 64).replace("{act}", "take")
    body = b'{"origin": "%s", "events": []}' % ORIGIN.encode() if path == "/push" else b""
    target += {"/pull": "?after=0", "/people": f"?have={'0' * 64}", "/looked": "?after=2026-11-01"}.get(path, "")
    at, private = NOW.isoformat(), key or door.key
    headers = {
        "X-Yimen-Key": public_key_of(private), "X-Yimen-Time": at,
        "X-Yimen-Proof": sign(private, proof_of(method, target, at, body)), "Upload-Offset": "0", "Upload-Length": "1",
    }  # fmt: skip
    return door.client.request(
        method,
        door.served.address + target,
        content=body,
        headers={**headers, **({"X-Yimen-User": user} if user else {})},
    )


def wanted(asks: str, account: str, kind: str) -> str:
    """Return the code of the refusal, "" where the door opens."""
    if asks in (PUBLIC, DEVICE):
        return ""
    refused = {
        "none": "center.token_missing", "forged": "center.token_wrong", "ended": "center.token_ended",
        "other_desk": "center.token_other",
    }  # fmt: skip
    if kind in refused:
        return refused[kind]
    if account == "retired":
        return "center.officer_retired"
    if asks == SEND:
        return ""
    if kind == "unproven":
        return "center.officer_unknown"
    return "center.officer_no_post" if account == "bare" else ""


def test_every_route_has_a_line_here(door: Door) -> None:
    store = door.served.hall.store
    assert routes_of(make_application(store, lambda: NOW, between=store.between).routes) == set(ROUTES)
    with_pages = make_application(store, lambda: NOW, PublicHall(store, lambda: NOW), between=store.between).routes
    assert routes_of(with_pages) - set(ROUTES) == {*FOR_EVERYBODY, ("POST", "/public/progress")}


def routes_of(found: Iterable[Any], place: str = "") -> set[tuple[str, str]]:
    """Return method and path of every route, those of routers inside included; anything else among them is a fault."""
    routes: set[tuple[str, str]] = set()
    for one in found:
        inner = getattr(one, "original_router", None)
        if inner is not None:
            routes |= routes_of(inner.routes, place)
            continue
        if isinstance(one, Mount):
            routes |= routes_of(one.routes, place + one.path)
            continue
        assert isinstance(one, Route), f"neither a route nor a router: {one!r}"
        methods = set(one.methods or ())
        routes |= {(method, place + one.path) for method in methods - ({"HEAD"} if "GET" in methods else set())}
    return routes


@pytest.mark.parametrize(("route", "account", "kind"), CASES, ids=[f"{r[0]}{r[1]}-{a}-{p}" for r, a, p in CASES])
def test_a_route_opens_for_whom_its_line_says(door: Door, route: tuple[str, str], account: str, kind: str) -> None:
    answered = ask(door, route, token(door, account, kind))
    code = answered.json().get("code", "") if answered.content and "json" in answered.headers["content-type"] else ""
    expected = wanted(ROUTES[route], account, kind)
    if route[0] == "HEAD":
        assert (answered.status_code in (401, 403)) is bool(expected)
    elif expected:
        assert (code, answered.status_code) == (expected, 401 if "token" in expected else 403)
        assert answered.json()["sentence"]
    else:
        assert not code.startswith(("center.token", "center.officer", "center.proof")), code


@pytest.mark.parametrize("route", [route for route, asks in ROUTES.items() if asks in (SEND, READ)])
def test_the_right_pass_of_an_officer_opens_nothing_at_an_unknown_or_revoked_device(
    door: Door, route: tuple[str, str]
) -> None:
    hall = door.served.hall
    right = hall.token(door.key)
    assert ask(door, route, right, new_device_key()).status_code == 401
    asked, key = hall.enrolled("0199aaaa-0000-7000-8000-000000000003", "0003")
    user = hall.token(key)
    hall.store.revoke(asked.id, "m2", "yimen-training")
    assert ask(door, route, user, key).status_code == 403
