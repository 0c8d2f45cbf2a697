"""What an office sets for itself and the program obeys: leave to decline, lights, words in numbers, retention."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from office_day import ROAD, SPOT, OfficeDay, application_for
from special_acts import applied, gap, lacking

from app.acceptance.accept import accept
from app.acceptance.decline import decline
from app.acceptance.incomplete import tell_incomplete
from app.acceptance.receive import receive
from app.act import Done
from app.casefile import kept_words, open_file, timeline
from app.clock.calendar import shipped
from app.clock.light import DEFAULT_THRESHOLDS, Light, Thresholds
from app.delivery.serve import archive
from app.errors import Refused
from app.events.acceptance import Declined, DeclineGround
from app.explaining import explain_case
from app.export import export
from app.ids import EventId
from app.office import NumberWord, Office, office_of, sample_office
from app.office_setting import judge_office, set_office, table_of_office, yellow_of
from app.second import decline_ask, proposed_paper, sign
from app.state import Case, CaseState
from app.supervision.bars import bars_of
from app.supervision.board import board_lines
from app.supervision.line import Board
from app.workflow import Action

FACTS = {
    "ground": DeclineGround.NOT_OURS, "reason": "占用的是省道", "clause": "《公路法》第四十四条",
    "right_body": "示例市公路管理机构",
}  # fmt: skip


def set_rules(office: OfficeDay, **rules: Any) -> Office:
    found: Office = office.do("m1", set_office, table_of_office(replace(sample_office(), **rules)))
    return found


def asked(office: OfficeDay) -> tuple[Case, EventId]:
    done: Done = office.do("w1", decline, application_for(ROAD), **FACTS)
    assert done.notices == ()
    return done.case, done.events[-1]


def test_without_the_setting_the_window_declines_alone(office: OfficeDay) -> None:
    done = office.do("w1", decline, application_for(ROAD), **FACTS)
    assert done.case.state is CaseState.DECLINED and [n.template for n in done.notices] == ["refusal_to_accept"]


def test_with_it_the_application_is_received_and_the_lead_signs(office: OfficeDay) -> None:
    set_rules(office, decline_needs_lead=True)
    case, event = asked(office)
    assert case.state is CaseState.RECEIVED and case.number
    (pending,) = case.pending
    assert pending.body.action == Action.DECLINE.value and pending.event == event
    body, template = proposed_paper(case, pending) or (None, "")
    assert isinstance(body, Declined) and body.right_body == "示例市公路管理机构" and template == "refusal_to_accept"
    done = office.do("c1", sign, case.id, event)
    assert done.case.state is CaseState.DECLINED and done.case.pending == ()
    assert [n.template for n in done.notices] == ["refusal_to_accept"]
    assert done.case.declined is not None and done.case.declined.asked == event
    assert office.store.check().faults == ()


def test_no_permit_needed_waits_for_the_lead_too(office: OfficeDay) -> None:
    set_rules(office, decline_needs_lead=True)
    facts = {**FACTS, "ground": DeclineGround.NO_PERMIT_NEEDED, "right_body": ""}
    done = office.do("w1", decline, application_for(ROAD), **facts)
    signed = office.do("a1", sign, done.case.id, done.events[-1])
    assert [n.template for n in signed.notices] == ["no_permit_needed"]


def test_a_case_received_earlier_is_declined_with_leave(office: OfficeDay) -> None:
    set_rules(office, decline_needs_lead=True)
    case = office.do("w1", receive, application_for(SPOT)).case
    done = office.do("w1", decline, case.id, **FACTS)
    assert done.case.pending and done.case.state is CaseState.RECEIVED
    with pytest.raises(Refused) as caught:
        office.do("w1", decline, case.id, **FACTS)
    assert caught.value.code == "second.already_asked"


@pytest.mark.parametrize(("who", "code"), [("w1", "second.same_officer"), ("h1", "second.no_post")])
def test_nobody_else_gives_leave(office: OfficeDay, who: str, code: str) -> None:
    set_rules(office, decline_needs_lead=True)
    case, event = asked(office)
    with pytest.raises(Refused) as caught:
        office.do(who, sign, case.id, event)
    assert caught.value.code == code


def test_the_lead_says_no_and_the_case_can_be_accepted(office: OfficeDay) -> None:
    set_rules(office, decline_needs_lead=True)
    case, event = asked(office)
    after = office.do("c1", decline_ask, case.id, event, reason="属于本级权限").case
    assert after.pending == () and after.state is CaseState.RECEIVED
    assert office.do("w1", accept, case.id).case.state is CaseState.IN_PROGRESS


def test_accepting_ends_what_waited_for_leave(office: OfficeDay) -> None:
    set_rules(office, decline_needs_lead=True)
    case, _ = asked(office)
    assert office.do("w1", accept, case.id).case.pending == ()


def test_the_lights_of_the_office_turn_when_it_says(office: OfficeDay) -> None:
    case = office.do("w1", accept, application_for(ROAD)).case
    assert office.ask(yellow_of) == DEFAULT_THRESHOLDS

    def light() -> str:
        truth = office.ask(lambda records: export(records, shipped(), office.day, (case.number,), False))
        return str(truth["cases"][0]["readings"]["promised"]["light"])

    assert light() == Light.GREEN.value
    set_rules(office, yellow=Thresholds(30, 5))
    assert office.ask(yellow_of) == Thresholds(30, 5) and light() == Light.YELLOW.value


def test_the_board_and_the_explanation_turn_with_it(office: OfficeDay) -> None:
    """clock.md, Lights: "Both thresholds are settings": the supervisor's board took those of the shipped office."""
    case = office.do("w1", accept, application_for(ROAD)).case
    supervisor, catalogue = office.people["s1"], office.store.around.catalogue
    held = Board()

    def lights() -> tuple[str, str, str]:
        _, (line,) = office.ask(board_lines, supervisor, office.day, shipped(), held)
        told = office.ask(explain_case, case.number, catalogue, shipped(), office.day)
        promised = next(one.clock for one in told.lines if one.sheet.kind == "promised")
        bar = next(bar for bar in bars_of(line, shipped()) if bar.is_running)
        return tuple(light.value for light in (line.light, bar.light, promised.light))

    assert set(lights()) == {Light.GREEN.value}
    set_rules(office, yellow=Thresholds(30, 5))
    assert set(lights()) == {Light.YELLOW.value}, "and what was held before is computed anew"


def test_the_offices_own_word_stands_in_the_next_number(office: OfficeDay) -> None:
    set_rules(office, number_words=(NumberWord("acceptance", "许受"),))
    done = office.do("w1", accept, application_for(ROAD))
    assert done.notices[0].number == "示城管许受〔2026〕1号"
    assert office.store.check().faults == ()


def test_a_file_is_kept_as_long_as_the_office_says_on_the_day_it_is_closed(office: OfficeDay) -> None:
    set_rules(office, keep_years=30)
    case = office.do("w1", decline, application_for(ROAD), **FACTS).case
    archived = office.do("w1", archive, case.id).case
    told = office.ask(open_file, archived.number)
    assert any("保管 30 年" in chapter.detail for chapter in timeline(told))
    assert kept_words(0) == "永久保管"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"keep_years": 20}, "office.keep_years"),
        ({"yellow": {"fewest": 31, "parts": 5}}, "office.yellow"),
        ({"yellow": {"fewest": 1, "parts": 1}}, "office.yellow"),
        ({"number_words": [{"template": "grant", "word": "第1"}]}, "office.number_word"),
        ({"number_words": [{"template": "grant", "word": "很长很长的用字"}]}, "office.number_word"),
    ],
)
def test_a_rule_that_cannot_be_meant_is_told(change: dict[str, Any], code: str) -> None:
    faults = judge_office({**table_of_office(sample_office()), **change}, sample_office())
    assert [fault.code for fault in faults] == [code] and faults[0].say()


def test_two_departments_never_share_a_number_book_by_a_word() -> None:
    table = table_of_office(sample_office())
    table["departments"][1]["short"] = table["departments"][0]["short"] + "受"
    table["number_words"] = [{"template": "acceptance", "word": "受"}]
    assert [fault.code for fault in judge_office(table, sample_office())] == ["office.short_twice"]


def test_an_office_of_an_older_program_reads_as_before() -> None:
    table = table_of_office(sample_office())
    for key in ("decline_needs_lead", "yellow", "number_words", "keep_years"):
        del table[key]
    assert office_of(table, "office") == (sample_office(), ())


def test_what_is_declined_for_its_incomplete_materials_waits_for_the_lead_with_the_whole_list(
    office: OfficeDay,
) -> None:
    """An exit that the setting did not know: 不予受理 told at once went out without the lead."""
    set_rules(office, decline_needs_lead=True)
    lacks = lacking(applied("不动产转移"), 1)
    done = office.do("w1", tell_incomplete, lacks, gaps=(gap(lacks, 1),))
    assert (done.case.state, done.notices) == (CaseState.RECEIVED, ())
    (pending,) = done.case.pending
    body, _ = proposed_paper(done.case, pending) or (None, "")
    assert isinstance(body, Declined) and body.gaps == (gap(lacks, 1),)
    signed = office.do("c1", sign, done.case.id, pending.event)
    assert signed.case.state is CaseState.DECLINED and [n.template for n in signed.notices] == ["refusal_to_accept"]
    assert signed.case.declined is not None and signed.case.declined.gaps == body.gaps
    assert office.store.check().faults == ()
