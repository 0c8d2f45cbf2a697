"""Two desks act on one case without hearing of each other: every pair of acts, in both orders, over HTTP.

What is expected is written from the protocol's own words: what is only added is always adopted; a change of state is adopted
when the rule allows it on the state that the center has, though its officer saw an older one, else it is a conflict and both
desks learn who was first; nothing is ever lost. Every pair of six acts, each in two orders, in two states: 142 cases, which travel
in four pushes. `start.py test` takes some pairs, `--full` all.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from arrivals import ArrivalDesk, at_decision, fresh
from center_for_tests import TestServer
from office_day import LABOUR, application_for, gaps_of
from served_center import Served
from streams import signed, stream
from synced_desks import folded

from app.acceptance.accept import accept
from app.acceptance.decline import decline
from app.acceptance.receive import receive
from app.approval.decide import grant, refuse
from app.approval.extend import ask_extension
from app.approval.pause import ask_stop
from app.events.acceptance import DeclineGround
from app.filing import add_note
from app.ids import CaseId
from app.second import sign
from app.supplementation.request import request_supplement
from app.sync.messages import Sent
from app.withdrawing import ask_void, withdraw

pytestmark = pytest.mark.timeout(900)  # the whole of it plays 142 cases at two desks
IS_FULL = os.environ.get("YIMEN_TEST_FULL") == "1"
Act = Callable[[ArrivalDesk, CaseId], object]
Model = Mapping[tuple[str, str], str]
NOTE, VOID = "note", "void"
FIRST, SECOND = "0001", "0002"


def noted(desk: ArrivalDesk, case: CaseId) -> None:
    desk.act("w1", add_note, case, text=f"窗口 {desk.code} 的来电")


def withdrawn(desk: ArrivalDesk, case: CaseId) -> None:
    desk.act("w1", withdraw, case, reason="不办了")


def voided(desk: ArrivalDesk, case: CaseId) -> None:
    desk.act("c1", sign, case, desk.act("w1", ask_void, case, reason="重复登记").events[0])


def declined(desk: ArrivalDesk, case: CaseId) -> None:
    facts = {"reason": "不属于本机关", "clause": "《行政许可法》第三十二条第一款第（二）项", "right_body": "市级机关"}
    desk.act("w1", decline, case, ground=DeclineGround.NOT_OURS, **facts)


def stopped(desk: ArrivalDesk, case: CaseId) -> None:
    facts = {"ground": "鉴定", "expected_days": 10, "reason": "须鉴定", "payer": "本机关"}
    asked = desk.act("a1", ask_stop, case, step=desk.case(case).open_steps[0], **facts)
    desk.act("a2", sign, case, asked.events[0])


def extended(desk: ArrivalDesk, case: CaseId) -> None:
    asked = desk.act("a1", ask_extension, case, days=5, reason="案情复杂")
    desk.act("a2", sign, case, asked.events[0])


def refused(desk: ArrivalDesk, case: CaseId) -> None:
    words = {"reasons": "条件不符", "clause": "《行政许可法》第三十八条", "opinion": "不同意。", "facts": "经查不符"}
    desk.act("a1", refuse, case, **words)


AT_WINDOW: Mapping[str, Act] = {
    NOTE: noted,
    "accept": lambda desk, case: desk.act("w1", accept, case),
    "supplement": lambda desk, case: desk.act("w1", request_supplement, case, gaps=gaps_of(desk.case(case))),
    "decline": declined,
    "withdraw": withdrawn,
    VOID: voided,
}
AT_DECISION: Mapping[str, Act] = {
    NOTE: noted,
    "grant": lambda desk, case: desk.act("a1", grant, case, content="准予", opinion="同意。"),
    "refuse": refused,
    "stop": stopped,
    "extend": extended,
    "withdraw": withdrawn,
}
# 行政许可法 32: a received application is accepted, declined or supplemented, once; an applicant may take it back, and a wrong
# entry is void, until the case has ended. While the supplement is awaited acceptance and refusal take effect, a second 补正 not.
WINDOW: Model = {
    ("R", "accept"): "P", ("R", "supplement"): "S", ("R", "decline"): "N", ("R", "withdraw"): "W", ("R", VOID): "V",
    ("S", "accept"): "P", ("S", "decline"): "N", ("S", "withdraw"): "W", ("S", VOID): "V",
    ("P", "withdraw"): "W", ("P", VOID): "V",
}  # fmt: skip
# 42, 45: decided once; a stopped case is not granted before its result is there, but refused, which ends the stop that day; its
# applicant may still take it back, and it is extended in time; an extension is granted once and hinders nothing.
DECISION: Model = {
    ("P", "grant"): "G", ("P", "refuse"): "F", ("P", "stop"): "X", ("P", "extend"): "E", ("P", "withdraw"): "W",
    ("X", "withdraw"): "W", ("X", "extend"): "XE", ("X", "refuse"): "F",
    ("E", "grant"): "G", ("E", "refuse"): "F", ("E", "stop"): "XE", ("E", "withdraw"): "W",
}  # fmt: skip
BEGUN = {"window": ("R", AT_WINDOW, WINDOW), "decision": ("P", AT_DECISION, DECISION)}
SOME = {"window": (("accept", "withdraw"), ("supplement", "accept"), (NOTE, VOID)),
        "decision": (("grant", "stop"),)}  # fmt: skip


@dataclass(frozen=True)
class Scene:
    """One case, what each desk did to it, and whose push came first."""

    case: CaseId
    acts: tuple[str, str]
    first: str


@dataclass(frozen=True)
class Told:
    """What came of all scenes: verdicts by event, the events by case and desk, and what each side folds."""

    scenes: tuple[Scene, ...]
    verdicts: Mapping[str, str]
    events: Mapping[tuple[CaseId, str], tuple[str, ...]]
    folded: Mapping[str, Mapping[str, Any]]
    waiting: Mapping[str, frozenset[str]]


def received(desk: ArrivalDesk) -> CaseId:
    return CaseId(desk.act("w1", receive, application_for(LABOUR)).case.id)


def key_of(desk: ArrivalDesk) -> str:
    link = desk.shelf.link()
    assert link is not None
    return str(link.key)


def whole(desk: ArrivalDesk, after: int = 0) -> tuple[Sent, ...]:
    """Return everything that the desk recorded behind a place; the store gives as much at a time as one push holds."""
    found: list[Sent] = []
    while page := stream(desk.store, found[-1].event.oseq if found else after):
        found += page
    return tuple(found)


def head(desk: ArrivalDesk) -> int:
    """Return the place of the newest event of the desk."""
    sent = whole(desk)
    return sent[-1].event.oseq if sent else 0


def batched(sent: tuple[Sent, ...], size: int = 100) -> Iterator[tuple[Sent, ...]]:
    yield from (sent[at : at + size] for at in range(0, len(sent), size))


def waiting(desks: Mapping[str, ArrivalDesk]) -> dict[str, frozenset[str]]:
    """Return, desk by desk, the cases of which something waits on 同步待办."""
    found = {}
    for code, desk in desks.items():
        assert (desk.shelf.standing().unsent, desk.shelf.standing().received) == (0, 0)
        found[code] = frozenset(str(one.act.subject) for one in desk.store.ask(lambda records: records.left_out()))
    return found


def played(server: TestServer, place: Path, world: str) -> Told:
    """Let both desks act on every case of the world, push in both orders, and let everybody hear of it."""
    _, acts, _ = BEGUN[world]
    pairs = tuple(pair for pair in product(acts, acts) if pair != (VOID, VOID)) if IS_FULL else SOME[world]
    begin = received if world == "window" else at_decision
    place.mkdir(exist_ok=True)
    with server.hall(place) as hall, Served(hall) as served:
        one, two = (fresh(hall, place, code) for code in (FIRST, SECOND))
        desks = {FIRST: one, SECOND: two}
        scenes = tuple(
            Scene(begin(two if pair[1] == VOID else one), pair, first) for first in (FIRST, SECOND) for pair in pairs
        )  # a case is made void where its papers lie
        for _ in range(2):
            for desk in desks.values():
                desk.sync()
        events: dict[tuple[CaseId, str], tuple[str, ...]] = {}
        clients, parts = {}, {}
        for code, desk in desks.items():
            clients[code] = served.client(key_of(desk))
            for first in (
                code,
                FIRST if code == SECOND else SECOND,
            ):  # what is to come first stands first in its stream
                at, part = head(desk), []
                for scene in (one for one in scenes if one.first == first):
                    desk.shelf.heard(
                        timedelta()
                    )  # both are online: the center heard them just now, and told nothing new
                    acts[scene.acts[code == SECOND]](desk, scene.case)
                    made = whole(desk, at)
                    at = made[-1].event.oseq
                    part += made
                    events[scene.case, code] = tuple(one.event.id for one in made if one.event.subject == scene.case)
                parts[code, first] = tuple(part)
        for code, first in ((FIRST, FIRST), (SECOND, SECOND), (SECOND, FIRST), (FIRST, SECOND)):
            for page in batched(parts[code, first]):
                answered = clients[code].push(signed(page, key_of(desks[code])))
                assert (answered.hw, answered.fork) == (page[-1].event.oseq, None)
        for _ in range(2):
            for code, desk in desks.items():
                desk.round(clients[code])
        rows = hall.owner_rows("SELECT event_id, verdict FROM event ORDER BY pos")
        assert len({event for event, _ in rows}) == len(rows), "an event stands twice in the feed"
        cases = {"center": folded(hall.owner_rows("SELECT id, body FROM case_row"))}
        cases |= {code: desk.cases() for code, desk in desks.items()}
        told = Told(scenes, {str(event): verdict for event, verdict in rows}, events, cases, waiting(desks))
        assert hall.store.verify().faults == ()
        for client in clients.values():
            client.close()
        for desk in desks.values():
            desk.close()
    return told


@pytest.fixture(scope="module")
def tales(server: TestServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], Told]]:
    """Give what came of each world; it is played when it is first asked for."""
    place, made = tmp_path_factory.mktemp("pairs"), {}

    def tale(world: str) -> Told:
        if world not in made:
            made[world] = played(server, place / world, world)
        return made[world]

    yield tale


def expected(scene: Scene, model: Model, state: str) -> dict[str, str]:
    """Return the verdict on what each desk did, from the order of arrival and the rule alone."""
    wanted = {}
    for code in (scene.first, FIRST if scene.first == SECOND else SECOND):
        act = scene.acts[code == SECOND]
        after = state if act == NOTE else model.get((state, act))
        wanted[code] = "applied" if after is not None else "conflict"
        state = after or state
    return wanted


@pytest.mark.parametrize("world", BEGUN)
def test_of_two_acts_in_either_order_the_rule_on_the_present_state_says_what_is_adopted(
    tales: Callable[[str], Told], world: str
) -> None:
    told, (state, _, model) = tales(world), BEGUN[world]
    assert len(told.scenes) == ({"window": 70, "decision": 72}[world] if IS_FULL else 2 * len(SOME[world]))
    wrong = []
    for scene in told.scenes:
        for code, verdict in expected(scene, model, state).items():
            found = {told.verdicts[event] for event in told.events[scene.case, code]}
            if found != {verdict}:
                wrong.append((scene.acts, f"{scene.first} first", code, sorted(found), verdict))
    assert wrong == [], "acts, who was first, whose act, what was judged, what the rule says"


@pytest.mark.parametrize("world", BEGUN)
def test_after_two_acts_all_hold_the_same_and_who_was_not_adopted_alone_has_something_to_do(
    tales: Callable[[str], Told], world: str
) -> None:
    told, (state, _, model) = tales(world), BEGUN[world]
    assert told.folded[FIRST] == told.folded[SECOND] == told.folded["center"]
    late = {
        code: {str(one.case) for one in told.scenes if expected(one, model, state)[code] == "conflict"}
        for code in (FIRST, SECOND)
    }
    assert told.waiting == late
    assert any(late.values())
