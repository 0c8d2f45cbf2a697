"""The board: one SELECT of facts, readings computed in Python, the most urgent on top, filters, groups, saved views."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from office_day import DRAINAGE, LABOUR, MONDAY, WATER, OfficeDay, gaps_of

from app.approval.pause import ask_stop
from app.approval.review import finish_step
from app.case_reading import entries, standard
from app.clock.calendar import shipped
from app.clock.light import Light
from app.clock.reading import read
from app.errors import Refused
from app.ids import OfficerId
from app.officer import Appointment, Officer
from app.post import Post
from app.second import sign
from app.stop_grounds import stop_grounds
from app.supervision.board import board
from app.supervision.facts import BoardFacts
from app.supervision.line import Board, BoardLine, line_of, urgency
from app.supervision.rights import departments_of, may_supervise
from app.supervision.views import (
    BoardView,
    choices,
    drop_view,
    figures,
    grouped,
    holders_of,
    save_view,
    saved_views,
    shown,
)
from app.supplementation.request import request_supplement

CALENDAR = shipped()
LATER = date(2026, 11, 27)


def facts(office: OfficeDay, who: str = "s1") -> BoardFacts:
    found: BoardFacts = office.ask(board, office.people[who], office.day)
    return found


def lines(office: OfficeDay, on: date, who: str = "s1") -> tuple[BoardLine, ...]:
    return Board().lines(facts(office, who).facts, CALENDAR, on)


def three_cases(office: OfficeDay) -> tuple[Any, Any, Any]:
    """A received case, an accepted one, and one that awaits its supplement."""
    accepted = office.accepted(DRAINAGE)
    received = office.received(LABOUR)
    awaiting = office.received(WATER)
    office.do("w1", request_supplement, awaiting.id, gaps=gaps_of(awaiting))
    return received, accepted, awaiting


def test_the_facts_are_those_of_the_folded_cases(office: OfficeDay) -> None:
    three_cases(office)
    held = facts(office).facts
    assert len(held) == 3
    for fact in held:
        case = office.case(fact.case)
        assert (fact.entries, fact.standard) == (entries(case), standard(case.plan))
        assert (fact.number, fact.open_steps, fact.last_hash) == (case.number, case.open_steps, case.last_hash)


def test_the_board_reads_as_the_case_file_does(office: OfficeDay) -> None:
    _, accepted, _ = three_cases(office)
    line = next(one for one in lines(office, LATER) if one.fact.case == accepted.id)
    case = office.case(accepted.id)
    expected = read(entries(case), standard(case.plan), CALENDAR, LATER, with_consumed=False)
    assert line.reading == expected


def test_the_most_urgent_stands_on_top(office: OfficeDay) -> None:
    _, accepted, awaiting = three_cases(office)
    found = lines(office, date(2026, 12, 31))
    assert found[0].light is Light.RED and found[0].pressing is not None
    assert [urgency(line) for line in found] == sorted(urgency(line) for line in found)
    assert found[-1].fact.case == awaiting.id and found[-1].light is Light.PAUSED
    late = next(line for line in found if line.fact.case == accepted.id)
    assert late.pressing is not None and late.pressing.kind == "statutory", "the gravest of the clocks that are over"


def test_what_presses_is_the_nearest_clock_while_none_is_over(office: OfficeDay) -> None:
    accepted = office.accepted(DRAINAGE)
    line = next(one for one in lines(office, MONDAY) if one.fact.case == accepted.id)
    assert line.pressing is not None and line.pressing.kind == "step"
    assert line.pressing.step == accepted.open_steps[0]


def test_a_silent_case_says_that_it_is_deemed_accepted(office: OfficeDay) -> None:
    office.received(LABOUR)
    (line,) = lines(office, LATER)
    assert line.is_deemed_unnoted
    (early,) = lines(office, MONDAY)
    assert not early.is_deemed_unnoted and early.pressing is not None and early.pressing.kind == "acceptance"


def test_an_open_stop_pauses_the_line(office: OfficeDay) -> None:
    case = office.accepted(DRAINAGE)
    item = office.catalogue.item(case.plan.item, case.plan.version)
    asked = office.do(
        "h1", ask_stop, case.id, step=case.open_steps[0], ground=stop_grounds(item)[0].name, expected_days=5,
        reason="需检测", payer="本机关",
    )  # fmt: skip
    (waiting,) = lines(office, MONDAY)
    assert waiting.fact.asks == 1 and waiting.light is not Light.PAUSED
    office.do("a1", sign, case.id, asked.events[0])
    (line,) = lines(office, MONDAY)
    assert line.light is Light.PAUSED and line.fact.asks == 0


def test_a_case_is_read_again_only_when_something_happened_or_a_day_began(office: OfficeDay) -> None:
    """design.md: a tick recomputes from what is held, without the database."""
    case = office.accepted(DRAINAGE)
    held = Board()
    before = held.lines(facts(office).facts, CALENDAR, MONDAY)
    same = held.lines(facts(office).facts, CALENDAR, MONDAY)
    assert same[0] is before[0]
    office.do("h1", finish_step, case.id, step=case.open_steps[0], opinion="符合条件，同意。")
    after = held.lines(facts(office).facts, CALENDAR, MONDAY)
    assert after[0] is not before[0] and after[0].fact.open_steps != before[0].fact.open_steps
    assert held.lines(facts(office).facts, CALENDAR, LATER)[0].reading.as_of == LATER


def test_ended_cases_are_not_on_the_board(office: OfficeDay) -> None:
    from app.withdrawing import withdraw

    case = office.accepted(DRAINAGE)
    office.do("w1", withdraw, case.id, reason="申请人撤回", returned=())
    assert facts(office).facts == ()


def test_filters_and_groups_show_what_is_asked(office: OfficeDay) -> None:
    received, accepted, awaiting = three_cases(office)
    every = lines(office, MONDAY)
    assert {line.fact.case for line in shown(every, BoardView(item=accepted.plan.item))} == {accepted.id}
    assert {line.fact.case for line in shown(every, BoardView(step="received"))} == {received.id}
    assert {line.fact.case for line in shown(every, BoardView(light="paused"))} == {awaiting.id}
    assert {line.fact.case for line in shown(every, BoardView(holder="post:handler"))} == {accepted.id}
    assert len(shown(every, BoardView(window="9999"))) == 3 and not shown(every, BoardView(window="0001"))
    assert len(shown(every, BoardView(department=accepted.department))) >= 1
    pressing = shown(lines(office, LATER), BoardView(light="pressing"))
    assert all(line.light in (Light.RED, Light.YELLOW) for line in pressing) and pressing
    groups = grouped(every, "item")
    assert sorted(group.key for group in groups) == sorted({line.fact.item for line in every})
    assert grouped(every, "")[0].lines == every
    assert choices(every, "window") == ("9999",)
    assert figures(every).open == 3 and figures(every).paused == 1


def test_a_joint_case_stands_under_every_holder(office: OfficeDay) -> None:
    case = office.accepted(DRAINAGE)
    (fact,) = facts(office).facts
    assert holders_of(fact) == ("post:handler",)
    given = replace(fact, assigned=((case.open_steps[0], OfficerId("h1")),))
    assert holders_of(given) == ("h1",)


def test_the_figures_of_the_day_are_counted(office: OfficeDay) -> None:
    three_cases(office)
    today = facts(office).today
    assert (today.received, today.accepted, today.decided, today.delivered) == (3, 1, 0, 0)
    office.on(LATER)
    assert facts(office).today.received == 0


def test_a_supervisor_sees_every_case_with_names_masked(office: OfficeDay) -> None:
    office.accepted(DRAINAGE)
    assert {fact.applicant[1:] for fact in facts(office).facts} == {"**"}
    assert "**" not in facts(office, "c1").facts[0].applicant, "a lead's own case is shown in full"


def test_a_lead_sees_only_the_cases_of_the_own_departments(office: OfficeDay) -> None:
    _, accepted, _ = three_cases(office)
    lead = Officer(OfficerId("l"), "某首席", (Appointment(accepted.department, Post.LEAD),))
    found: BoardFacts = office.ask(board, lead, MONDAY)
    assert accepted.id in {fact.case for fact in found.facts}
    assert all(accepted.department in fact.departments for fact in found.facts)
    nobody = Officer(OfficerId("n"), "某承办", (Appointment("nowhere", Post.LEAD),))
    assert office.ask(board, nobody, MONDAY).facts == ()


def test_whoever_handles_cases_does_not_supervise(office: OfficeDay) -> None:
    assert departments_of(office.people["w1"]) is None and not may_supervise(office.people["h1"])
    assert departments_of(office.people["s1"]) == () and may_supervise(office.people["c1"])
    assert office.ask(board, office.people["w1"], MONDAY) == BoardFacts()
    closed = replace(office.people["s1"], is_active=False)
    assert not may_supervise(closed)


def test_views_are_kept_by_name_and_only_for_their_officer(office: OfficeDay) -> None:
    view = BoardView(light="pressing", group="department")
    assert office.do("s1", save_view, " 要盯的 ", view) == "要盯的"
    office.do("s1", save_view, "取水", BoardView(item="1"))
    assert office.ask(saved_views, OfficerId("s1"))["要盯的"] == view
    assert office.ask(saved_views, OfficerId("c1")) == {}
    office.do("s1", drop_view, "取水")
    assert list(office.ask(saved_views, OfficerId("s1"))) == ["要盯的"]
    office.do("s1", drop_view, "要盯的")
    assert office.ask(saved_views, OfficerId("s1")) == {}


@pytest.mark.parametrize("name", ["", "  ", "很" * 21])
def test_a_view_needs_a_name_of_a_fitting_length(office: OfficeDay, name: str) -> None:
    with pytest.raises(Refused, match=r"supervision\.view_name"):
        office.do("s1", save_view, name, BoardView())


def test_line_of_a_draft_day_before_receipt_has_no_light(office: OfficeDay) -> None:
    office.received(LABOUR)
    (fact,) = facts(office).facts
    assert line_of(fact, CALENDAR, date(2026, 10, 1)).light is None
