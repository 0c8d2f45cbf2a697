"""What is a visit and what is not; and the fold event by event makes what the fold of the whole history makes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from decided import ready
from hypothesis import given, settings
from hypothesis import strategies as st
from office_day import OfficeDay, application_for, gaps_of, opened_office

from app.acceptance.accept import accept
from app.acceptance.decline import decline
from app.acceptance.receive import receive
from app.casefile import open_file
from app.delivery.certify import dispatch
from app.delivery.serve import Evidence, serve
from app.errors import Refused, Trouble
from app.events.acceptance import DeclineGround
from app.events.delivery import ServiceMethod
from app.events.ratings import Channel, Remedy
from app.filing import add_note, undo
from app.ids import CaseId
from app.ratings.asking import question
from app.ratings.call_back import answer, close, contact, measure
from app.ratings.rate import leave_blank, rate
from app.ratings.visit import Visit, visit_id
from app.ratings.visiting import visits_of
from app.supplementation.request import request_supplement
from app.withdrawing import withdraw

DAY = date(2026, 11, 30)


def visits(office: OfficeDay, case: CaseId) -> tuple[Visit, ...]:
    found: tuple[Visit, ...] = office.ask(lambda records: records.visits_of_case(case))
    return found


@pytest.mark.parametrize("channel", ["post", "fax", "email", "online"])
def test_an_application_that_came_by_post_is_no_visit(office: OfficeDay, channel: str) -> None:
    """A provincial front end marks every case "online": the channel is what happened."""
    done = office.do("w1", accept, replace(application_for("劳务派遣"), channel=channel))
    assert visits(office, done.case.id) == ()
    assert office.ask(question, done.case.id, done.events) is None


def test_collecting_the_result_is_a_visit_of_any_case(office: OfficeDay) -> None:
    case = ready(office)
    before = len(visits(office, case.id))
    office.on(DAY)
    evidence = Evidence(
        recipient="张建国", recipient_id="110101199003070134", is_identity_checked=True, relation="representative"
    )
    done = office.do("w1", serve, case.id, method=ServiceMethod.COLLECT, evidence=evidence)
    assert [v.on for v in visits(office, case.id)[before:]] == [DAY]
    asked = office.ask(question, case.id, done.events)
    assert asked is not None and asked.visit.on == DAY and asked.seconds == 60


def test_a_result_that_was_posted_is_no_visit(office: OfficeDay) -> None:
    case = ready(office)
    before = visits(office, case.id)
    office.on(DAY)
    office.do("w1", dispatch, case.id, carrier="邮政", waybill="EB1", address="示例区")
    evidence = Evidence(recipient="张建国", waybill="EB1", received_on=DAY, place="示例区", relation="representative")
    office.do("w1", serve, case.id, method=ServiceMethod.POST, evidence=evidence)
    assert visits(office, case.id) == before


def test_who_was_declined_may_rate_as_well(office: OfficeDay) -> None:
    done = office.do(
        "w1", decline, application_for("劳务派遣"),
        ground=DeclineGround.NOT_OURS, reason="不属本机关职权", clause="《示例规定》第一条", right_body="市人社局",
    )  # fmt: skip
    assert office.ask(question, done.case.id, done.events) is not None
    assert visits(office, done.case.id)[0].code == done.notices[0].record["评价码"]


def test_taking_the_application_back_is_a_visit(office: OfficeDay) -> None:
    case = office.accepted()
    office.on(DAY)
    done = office.do("w1", withdraw, case.id, reason="不办了")
    assert [v.on for v in visits(office, case.id)] == [case.received_on, DAY]
    assert office.ask(question, case.id, done.events) is not None


def test_a_note_beside_the_visit_asks_nobody(office: OfficeDay) -> None:
    case = office.accepted()
    done = office.do("w1", add_note, case.id, text="电话补充说明")
    assert office.ask(question, case.id, done.events) is None


def test_only_what_stands_is_counted(office: OfficeDay) -> None:
    done = office.do("w1", receive, application_for("劳务派遣"))
    asked = office.do("w1", request_supplement, done.case.id, gaps=gaps_of(done.case))
    assert visits(office, done.case.id)[0].acts == 2
    office.do("w1", undo, done.case.id, asked.events)
    (held,) = visits(office, done.case.id)
    assert held.acts == 1 and held.is_counted
    assert office.store.check().faults == ()


MOVES = st.lists(
    st.sampled_from(
        ["rate1", "rate5", "blank", "missed", "reached", "measure", "answer", "close", "undo", "note", "day", "again"]
    ),
    max_size=14,
)


@settings(max_examples=15)
@given(MOVES)
def test_event_by_event_or_all_at_once_the_visit_is_the_same(
    tmp_path_factory: pytest.TempPathFactory, moves: list[str]
) -> None:
    """Whatever is tried in whatever order: what is refused changes nothing, what happened folds to the same visit."""
    with opened_office(tmp_path_factory.mktemp("fold")) as office:
        done = office.do("w1", accept, application_for("劳务派遣"))
        case = done.case
        named = visit_id(case.id, office.day)
        acts = {
            "rate1": ("w1", rate, {"score": 1, "channel": Channel.PAD}),
            "rate5": ("w1", rate, {"score": 5, "channel": Channel.SCREEN}),
            "again": ("c1", rate, {"score": 2, "channel": Channel.PAPER, "comment": "纸质"}),
            "blank": ("w1", leave_blank, {}),
            "missed": ("c1", contact, {"is_reached": False, "words": "未接"}),
            "reached": ("a1", contact, {"is_reached": True, "is_verified": True, "words": "属实"}),
            "measure": ("c1", measure, {"remedy": Remedy.COMPLEX, "days": 5, "words": "整改"}),
            "answer": ("c1", answer, {"way": "phone", "words": "告知"}),
            "close": ("s1", close, {"result": "mended", "words": "办结"}),
        }
        for move in moves:
            try:
                if move == "day":
                    office.on(office.day + timedelta(days=1))
                elif move == "undo":
                    office.do("w1", undo, case.id, done.events)
                elif move == "note":
                    office.do("h1", add_note, case.id, text="备注")
                else:
                    who, verb, facts = acts[move]
                    office.do(who, verb, named, **facts)
            except Trouble as trouble:
                assert isinstance(trouble, Trouble) and trouble.code
        told = office.ask(open_file, case.id)
        assert visits_of(told.case, told.events) == visits(office, case.id)
        assert office.store.check().faults == ()


@pytest.mark.parametrize("words", ["张\u202e三", "a\x00b", "\ud800", "长" * 4001])
def test_words_that_no_file_could_keep_are_refused_and_nothing_is_recorded(office: OfficeDay, words: str) -> None:
    case = office.accepted()
    named = visit_id(case.id, office.day)
    with pytest.raises(Refused) as caught:
        office.do("c1", rate, named, score=1, channel=Channel.PAPER, comment=words)
    assert caught.value.code.startswith("identity.")
    office.do("w1", rate, named, score=1, channel=Channel.PAD, comment="<b>态度</b> &amp; 差𠅤")
    for verb, facts in ((contact, {"is_reached": True}), (close, {"result": "mended"})):
        with pytest.raises(Refused):
            office.do("c1", verb, named, words=words, **facts)
    (held,) = visits(office, case.id)
    assert held.rating is not None and held.rating.comment == "<b>态度</b> &amp; 差𠅤"
    assert held.call_back is not None and held.call_back.notes == ()
