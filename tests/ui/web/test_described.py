"""Every route of the center as its open description tells it, asked by everybody: no fault, no answer that is not described.

Requests are made by schemathesis from /openapi.json, right and wrong ones; beside them real ones with one place spoiled.
"""

from __future__ import annotations

import copy
import hashlib
import json
import os
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
import requests
import schemathesis
from center_for_tests import CARRIER, NOW, PASSWORD, Hall, TestServer
from desk_for_tests import PDF, issue
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from public_site import wide_limits
from requests.auth import AuthBase
from schemathesis import Case, GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from served_center import Served
from streams import signed, stream
from synced_desks import accepted, make_desks

from app.ids import OfficerId
from app.keys.device_key import new_device_key, proof_of, public_key_of, sign
from app.levels.messages import Asking
from app.officer import Officer, Role
from app.sync.center import Application
from ui.web.between_routes import ACTS

IS_FULL = os.environ.get("YIMEN_TEST_FULL") == "1"
CASES = 20_000
CITY, COUNTY = 341700, 341702
CHECKS = [
    not_a_server_error, status_code_conformance, content_type_conformance, response_headers_conformance,
    response_schema_conformance,
]  # fmt: skip
BARE = Officer(OfficerId("bare"), "无岗示例")
SUPERVISOR = Officer(OfficerId("r-supervisor"), "角色示例", (), (Role.SUPERVISOR,))
RETIRED = replace(CARRIER, id=OfficerId("left"), is_active=False)
ROLES = (
    "auditor", "supervisor", "no post", "retired", "unproven", "forged pass", "no pass", "waiting desk", "revoked desk",
    "stranger", "newcomer", "lower center", "upper center", "nobody",
)  # fmt: skip
"""Who asks; `nobody` signs nothing and sends what the description says."""


class Signs(AuthBase):
    """Proves a request by a device's key, over exactly what goes out."""

    def __init__(self, key: str, user: str) -> None:
        self._key, self._user = key, user

    def __call__(self, asked: requests.PreparedRequest) -> requests.PreparedRequest:
        parts = urlsplit(str(asked.url))
        target = unquote(parts.path) + (f"?{parts.query}" if parts.query else "")
        body = asked.body.encode() if isinstance(asked.body, str) else asked.body or b""
        at = NOW.isoformat()
        asked.headers.update(
            {
                "X-Yimen-Key": public_key_of(self._key), "X-Yimen-Time": at,
                "X-Yimen-Proof": sign(self._key, proof_of(str(asked.method), target, at, body)), "X-Yimen-User": self._user,
            }
        )  # fmt: skip
        return asked


@dataclass
class Door:
    """The served center, who comes to it, and real messages to be spoiled."""

    served: Served
    schema: Any
    session: requests.Session
    auths: dict[str, Signs]
    push: dict[str, Any]
    known: dict[str, tuple[str, ...]]
    asked: Counter[str] = field(default_factory=Counter)
    told: Counter[int] = field(default_factory=Counter)

    def auth(self, role: str) -> Signs | None:
        if role == "newcomer":
            return Signs(new_device_key(), "")
        return self.auths.get(role)


@pytest.fixture(scope="module")
def door(server: TestServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Door]:
    place = Path(tmp_path_factory.mktemp("hall"))
    with (
        server.hall(place, CITY, "示例市中心") as hall,
        Served(hall, wide_limits()) as served,
        requests.Session() as session,
    ):
        session.trust_env = False
        doc = session.get(served.address + "/openapi.json").json()
        (desk,) = make_desks(hall, place, 1)
        link, origin = desk.shelf.link(), desk.shelf.origin()
        assert link is not None
        case = desk.receive()
        desk.record(case, accepted(desk.case(case)))
        desk.do(issue, case)
        push = signed(stream(desk.store), link.key).plain()
        desk.close()
        known = {
            "origin": (origin,),
            "sha256": ("0" * 64, hashlib.sha256(PDF).hexdigest()),
            "offset": ("0", "7"),
            "act": tuple(ACTS),
        }
        yield Door(served, schemathesis.openapi.from_dict(doc), session, keys(hall, link.key), push, known)


def keys(hall: Hall, key: str) -> dict[str, Signs]:
    """Return what everybody proves himself with."""
    waiting, revoked = new_device_key(), hall.enrolled("0199aaaa-0000-7000-8000-000000000003", "0003")
    asking = Application(hall.store.new_code("m1", PASSWORD, NOW), "0004", "窗口", "o2", public_key_of(waiting))
    hall.store.ask_in(asking, NOW)
    hall.store.revoke(revoked[0].id, "m2", PASSWORD)
    right = hall.token(key)
    users = {
        "auditor": right, "supervisor": hall.token(key, SUPERVISOR), "no post": hall.token(key, BARE),
        "retired": hall.token(key, RETIRED), "unproven": hall.token(key, is_proven=False), "forged pass": "e30=." + "0" * 128,
        "no pass": "",
    }  # fmt: skip
    others = {"waiting desk": waiting, "revoked desk": revoked[1], "stranger": new_device_key()}
    lower, upper = centers(hall)
    return {
        **{role: Signs(key, user) for role, user in users.items()},
        **{role: Signs(other, right) for role, other in others.items()},
        "lower center": Signs(lower, ""),
        "upper center": Signs(upper, ""),
    }


def centers(hall: Hall) -> tuple[str, str]:
    """Let a county in below this center, and one above it that stands waiting; return their keys."""
    lower, upper = new_device_key(), new_device_key()
    code = hall.store.new_code("m1", PASSWORD, NOW)
    asking = Asking(code, COUNTY, "示例县中心", "http://127.0.0.1:9", public_key_of(lower), True)
    hall.store.levels.take_request(asking, NOW)
    hall.store.levels.approve(COUNTY, "m2", PASSWORD)
    return lower, upper


def spoiled(draw: Callable[..., Any], plain: Any) -> Any:
    """Return a message with one place of it made something else."""
    made = copy.deepcopy(plain)
    at: Any = made
    while True:
        name = draw(st.sampled_from(sorted(at) if isinstance(at, dict) else list(range(len(at)))))
        inner = at[name]
        if isinstance(inner, dict | list) and inner and draw(st.integers(0, 4)):
            at = inner
            continue
        at[name] = draw(st.none() | st.booleans() | st.integers() | st.text(max_size=20) | st.just({}) | st.just([[]]))
        return made


def requests_of(operation: Any) -> st.SearchStrategy[Case]:
    """Return right and wrong requests of a route; one without anything to be wrong has right ones alone."""
    right = operation.as_strategy(generation_mode=GenerationMode.POSITIVE)
    has_more = any(True for _ in operation.iter_parameters()) or bool(operation.body)
    return right | operation.as_strategy(generation_mode=GenerationMode.NEGATIVE) if has_more else right


def made_real(draw: Callable[..., Any], door: Door, case: Case) -> None:
    """Let one request in two speak of what is there."""
    if not draw(st.booleans()):
        return
    for name in dict(case.path_parameters or {}):
        case.path_parameters[name] = draw(st.sampled_from(door.known[name]))
    if case.operation.path == "/push":
        whole = door.push if draw(st.booleans()) else {**door.push, "events": door.push["events"][:1]}
        case.body = spoiled(draw, whole) if draw(st.integers(0, 3)) else whole


def try_route(door: Door, operation: Any, count: int) -> None:
    """Ask a route so often, each time as somebody else."""
    made = requests_of(operation)

    @settings(
        max_examples=count, deadline=None, database=None, derandomize=not IS_FULL, phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(data=st.data())
    def tried(data: st.DataObject) -> None:
        role = data.draw(st.sampled_from(ROLES), label="role")
        case = data.draw(made)
        made_real(data.draw, door, case)
        answered = case.call(base_url=door.served.address, session=door.session, auth=door.auth(role))
        door.asked[role] += 1
        door.told[answered.status_code] += 1
        case.validate_response(answered, checks=CHECKS)
        if answered.status_code >= 400 and case.method.upper() != "HEAD":
            refusal = json.loads(answered.content)
            assert (
                set(refusal) == {"code", "facts", "sentence"} and refusal["code"] and "Traceback" not in answered.text
            )

    tried()


def operations(door: Door) -> list[Any]:
    return [result.ok() for result in door.schema.get_all_operations()]


@pytest.mark.timeout(900)
def test_whoever_asks_whatever_gets_an_answer_that_is_described(door: Door) -> None:
    for operation in operations(door):
        try_route(door, operation, 10)
    assert sum(door.asked.values()) >= 200 and not [status for status in door.told if status >= 500]


@pytest.mark.full
@pytest.mark.timeout(2400)
def test_twenty_thousand_requests_get_answers_that_are_described(door: Door) -> None:
    routes = operations(door)
    before = sum(door.asked.values())
    while sum(door.asked.values()) - before < CASES:
        for operation in routes:
            try_route(door, operation, 100)
        sys.stdout.write(f"{sum(door.asked.values())}\n")
    sys.stdout.write(f"{dict(door.asked)}\n{dict(sorted(door.told.items()))}\n")
    assert set(door.asked) == set(ROLES) and not [status for status in door.told if status >= 500]
