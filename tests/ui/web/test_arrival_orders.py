"""What three desks did to one case arrives over HTTP in every order: the same rules judge, all hold the same, nothing is lost.

The model below says by hand what is adopted: a change of state by its guard on the state in which it finds the case; what is
only added always; a paper shares the fate of its act. `start.py test` takes a few orders, `--full` every one.
"""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from arrivals import CODES, IMAGE, SECOND_DAY, Arrival, ArrivalDesk, Frozen, Parcel, arrival, at_decision, frozen_world
from center_for_tests import TestServer
from office_day import LABOUR, application_for, gaps_of
from streams import stream
from synced_desks import folded

from app.acceptance.accept import accept
from app.acceptance.receive import receive
from app.approval.decide import grant
from app.approval.pause import ask_stop, resume
from app.delivery.certify import make_certificate, notify_ready
from app.delivery.queries import usual_evidence
from app.delivery.serve import archive, serve
from app.errors import Refused
from app.events.delivery import ServiceMethod
from app.filing import add_note
from app.ids import CaseId
from app.keeping import accept_loss
from app.second import sign
from app.supplementation.request import request_supplement
from app.sync.messages import Verdict
from app.sync.round import FORKED
from app.withdrawing import ask_void, withdraw

IS_FULL = os.environ.get("YIMEN_TEST_FULL") == "1"
Desks = dict[str, ArrivalDesk]
Model = dict[tuple[str, str], str]
NOTE = "note"


# 受理: three windows, each of which saw a case in 收件


def received(desks: Desks) -> CaseId:
    return CaseId(desks["0001"].act("w1", receive, application_for(LABOUR)).case.id)


def at_the_window(desks: Desks, case: CaseId) -> Any:
    one, two, three = (desks[code] for code in CODES)
    yield (
        "0001",
        [
            ("accept", lambda: one.act("w1", accept, case)),
            (NOTE, lambda: one.act("w1", add_note, case, text="申请人来电")),
        ],
    )
    yield (
        "0002",
        [
            ("supplement", lambda: two.act("w1", request_supplement, case, gaps=gaps_of(two.case(case)))),
            (NOTE, lambda: two.act("w1", add_note, case, text="电话告知补正")),
        ],
    )
    yield "0003", [("withdraw", lambda: three.act("w1", withdraw, case, reason="不办了"))]


WINDOW: Model = {
    ("R", "accept"): "P", ("S", "accept"): "P", ("R", "supplement"): "S",
    ("R", "withdraw"): "W", ("S", "withdraw"): "W", ("P", "withdraw"): "W",
}  # fmt: skip


# 决定: a stop and its end, a decision with its certificate, a void


def before_decision(desks: Desks) -> CaseId:
    return at_decision(desks["0001"])


def stopped(desk: ArrivalDesk, case: CaseId) -> None:
    facts = {"ground": "鉴定", "expected_days": 10, "reason": "须鉴定", "payer": "本机关"}
    asked = desk.act("a1", ask_stop, case, step=desk.case(case).open_steps[0], **facts)
    desk.act("a2", sign, case, asked.events[0])


def voided(desk: ArrivalDesk, case: CaseId) -> None:
    desk.act("c1", sign, case, desk.act("w1", ask_void, case, reason="重复登记").events[0])


def deciding(desks: Desks, case: CaseId) -> Any:
    one, two, three = (desks[code] for code in CODES)
    name = two.case(case).plan.outcome
    yield (
        "0003",
        [
            ("stop", lambda: stopped(three, case)),
            ("resume", lambda: three.act("a1", resume, case, result="鉴定合格")),
        ],
    )
    yield (
        "0002",
        [
            ("grant", lambda: two.act("a1", grant, case, content="准予", opinion="同意。")),
            ("certificate", lambda: two.act("w1", make_certificate, case, name=name, number="皖示字000001号")),
        ],
    )
    yield "0001", [("void", lambda: voided(one, case))]  # the papers of the case lie here


DECISION: Model = {
    ("P", "stop"): "X", ("X", "resume"): "P", ("P", "grant"): "G", ("G", "certificate"): "D",
    ("P", "void"): "V", ("X", "void"): "V",
}  # fmt: skip


# 送达: delivered twice, archived, told to be ready, and a note of an earlier day that comes late


def to_deliver(desks: Desks) -> CaseId:
    case, desk = before_decision(desks), desks["0001"]
    desk.act("a1", grant, case, content="准予", opinion="同意。")
    desk.act("w1", make_certificate, case, name=desk.case(case).plan.outcome, number="皖示字000001号")
    return case


def served(desk: ArrivalDesk, case: CaseId) -> None:
    usual = usual_evidence(desk.case(case), ServiceMethod.COLLECT)
    evidence = replace(usual, recipient_id="110101199003070134", is_identity_checked=True)
    desk.act("w1", serve, case, method=ServiceMethod.COLLECT, evidence=evidence)


def delivering(desks: Desks, case: CaseId) -> Any:
    one, two, three = (desks[code] for code in CODES)
    yield "0003", [(NOTE, lambda: three.act("w1", add_note, case, text="前一日的来电"))]
    for desk in (one, two):
        desk.day = SECOND_DAY
    yield "0001", [("serve", lambda: served(one, case)), ("archive", lambda: one.act("w1", archive, case))]
    yield (
        "0002",
        [("ready", lambda: two.act("w1", notify_ready, case, channel="phone")), ("serve", lambda: served(two, case))],
    )


DELIVERY: Model = {("D", "serve"): "E", ("E", "archive"): "A", ("D", "ready"): "D"}

WORLDS: dict[str, tuple[Callable[..., Any], Callable[..., Any], Model, str]] = {
    "window": (received, at_the_window, WINDOW, "R"),
    "decision": (before_decision, deciding, DECISION, "P"),
    "delivery": (to_deliver, delivering, DELIVERY, "D"),
}
TAKEN = {"window": (10,), "decision": (19,), "delivery": (14,)}
"""What `test` takes: a stop after a withdrawal, a void that comes too late, a note behind the archive."""
ORDERS = {name: range(30) if IS_FULL else TAKEN[name] for name in WORLDS}
CASES = [(name, number) for name, numbers in ORDERS.items() for number in numbers]


@pytest.fixture(scope="module")
def worlds(server: TestServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], Frozen]]:
    """Give each world, made when it is first asked for."""
    made: dict[str, Frozen] = {}
    place = tmp_path_factory.mktemp("worlds")

    def world(name: str) -> Frozen:
        if name not in made:
            made[name] = frozen_world(server, place / name, *WORLDS[name][:2])
        return made[name]

    yield world
    for one in made.values():
        server._run(f"DROP DATABASE {one.database} WITH (FORCE)")


def by_the_model(order: Sequence[Parcel], model: Model, state: str) -> dict[str, str]:
    """Return the verdict of every event, from the order of arrival alone."""
    wanted: dict[str, str] = {}
    for parcel in order:
        after = state if parcel.act == NOTE else model.get((state, parcel.act))
        verdict = Verdict.CONFLICT if after is None else Verdict.APPLIED
        wanted |= {sent.event.id: str(verdict) for sent in parcel.events if sent.event.subject is not None}
        state = after or state
    return wanted


def settle(on_way: Arrival, desks: Desks) -> None:
    for _ in range(2):
        for code, desk in desks.items():
            desk.round(on_way.clients[code])


def all_hold_the_same(on_way: Arrival, desks: Desks, order: Sequence[Parcel], wanted: dict[str, str]) -> None:
    """Nothing is lost or double, verdicts are the model's, every fold is one, and what was not adopted is a to-do."""
    rows = on_way.rows()
    found = {row.sent.event.id: row.verdict for row in rows}
    assert len(found) == len(rows), "an event stands twice in the feed"
    assert {one: found.get(one) for one in wanted} == wanted
    center = folded(on_way.served.hall.owner_rows("SELECT id, body FROM case_row"))
    for code, desk in desks.items():
        assert desk.cases() == center, f"desk {code} folds another case than the center"
        standing = desk.shelf.standing()
        left = {one.act.id for one in desk.store.ask(lambda records: records.left_out())}
        assert (standing.unsent, standing.received, standing.refused) == (0, 0, len(left))
        own = [[sent.event.id for sent in parcel.events] for parcel in order if parcel.desk == code]
        for ids in own:
            is_missed = any(found[one] != Verdict.APPLIED for one in ids)
            assert bool(left & set(ids)) is is_missed, f"desk {code} is not told of what was not adopted"
        assert left <= {one for ids in own for one in ids}, "nobody else's acts are to-dos here"
        faults = [one for one in desk.store.check().faults if one.code != "keeping.copied"]
        assert faults == [], f"desk {code}: the disk is the copy of this test, and nothing else is wrong"
    assert on_way.served.hall.store.verify().faults == ()


@pytest.mark.parametrize(("name", "number"), CASES, ids=[f"{name}-{number}" for name, number in CASES])
def test_in_whatever_order_it_arrives_the_same_rules_judge_and_all_hold_the_same(
    server: TestServer, worlds: Callable[[str], Frozen], tmp_path: Path, name: str, number: int
) -> None:
    world, (_, _, model, state) = worlds(name), WORLDS[name]
    assert len(world.orders()) == 30
    order = world.orders()[number]
    with arrival(server, world, tmp_path) as (on_way, desks):
        last = {own[-1].desk: own[-1] for own in world.parcels if len(own) > 1}
        for parcel in order:
            if parcel.desk in last and parcel is not last[parcel.desk]:
                held = on_way.push(last[parcel.desk])  # overtakes the one before it: a hole is not taken
                assert held.hw < parcel.events[0].event.oseq
            first, again = on_way.push(parcel), on_way.push(parcel)
            assert (first, first.hw, first.fork) == (again, parcel.events[-1].event.oseq, None)
        wanted = by_the_model(order, model, state)
        for parcel in reversed(order):  # everything once more, from the end
            assert on_way.push(parcel).fork is None
        settle(on_way, desks)
        all_hold_the_same(on_way, desks, order, wanted)


BRANCHES = ("0001", "image", "0002")
BRANCH_ORDERS = [one for n, one in enumerate(permutations(BRANCHES)) if IS_FULL or n == 3]


@pytest.mark.parametrize("order", BRANCH_ORDERS, ids="-".join)
def test_two_histories_of_one_desk_and_another_desk_in_any_order_lose_nothing(
    server: TestServer, worlds: Callable[[str], Frozen], tmp_path: Path, order: tuple[str, ...]
) -> None:
    world = worlds("window")
    with arrival(server, world, tmp_path) as (on_way, desks):
        folder = Path(shutil.copytree(world.place / IMAGE, tmp_path / IMAGE))
        image = ArrivalDesk(on_way.served.hall, folder, "0001")
        with contextlib.closing(image), on_way.served.client(on_way.keys["0001"]) as client:
            image.act("w1", add_note, world.case, text="旧盘上的备注")
            image.act("w1", withdraw, world.case, reason="旧盘上的撤回")
            every = {**desks, "image": image}
            recorded = {sent.event.id for one in every.values() for sent in stream(one.store)}
            way = {**on_way.clients, "image": client}
            forks = 0
            for name in (*order, *order, *every):
                try:
                    every[name].round(way[name])
                except Refused as refusal:
                    assert refusal.code == FORKED
                    forks += 1
                    every[name].act("m1", accept_loss, f"001{forks}")
                    every[name].round(way[name])
            for name, one in (*every.items(), *every.items()):
                one.round(way[name])
            assert forks == 1, "whoever came second, and he alone"
            assert recorded <= {row.sent.event.id for row in on_way.rows()}, "nothing of either history is lost"
            center = folded(on_way.served.hall.owner_rows("SELECT id, body FROM case_row"))
            for one in every.values():
                assert one.cases() == center
                assert [f.code for f in one.store.check().faults if f.code != "keeping.copied"] == []
            assert on_way.served.hall.store.verify().faults == ()
