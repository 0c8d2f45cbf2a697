"""特别程序 and 延期 on the real store: asked, signed by another, told in writing; grounds and days as the law has them."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from office_day import DRAINAGE, INJURY, LABOUR, MONDAY, ROAD, WATER, OfficeDay

from app.act import Done
from app.approval.extend import ask_extension
from app.approval.pause import ask_stop, resume
from app.approval.queries import desktop
from app.approval.review import finish_step
from app.case_reading import reading
from app.clock.calendar import shipped
from app.clock.light import Light
from app.errors import Refused
from app.second import decline_ask, proposed_paper, sign
from app.state import Case
from app.supposing import supposed_paper


def asked(office: OfficeDay, part: str = DRAINAGE, **facts: Any) -> Done:
    case = office.accepted(part)
    given = {"step": case.open_steps[0], "ground": "检测", "expected_days": 10, "reason": "需检测水质", **facts}
    done: Done = office.do("h1", ask_stop, case.id, **given)
    return done


def stopped(office: OfficeDay) -> Case:
    done = asked(office)
    case: Case = office.do("a1", sign, done.case.id, done.events[0]).case
    return case


def due(case: Case, office: OfficeDay) -> Any:
    clock = reading(case, shipped(), office.day).statutory
    assert clock is not None
    return clock.due


def test_an_asked_stop_stops_nothing_until_it_is_signed(office: OfficeDay) -> None:
    case = asked(office).case
    assert case.open_stop is None
    assert due(case, office) is not None


def test_a_signed_stop_is_told_and_the_clock_rests(office: OfficeDay) -> None:
    done = asked(office, payer="申请人")
    after = office.do("a1", sign, done.case.id, done.events[0])
    assert after.case.open_stop is not None
    clock = reading(after.case, shipped(), office.day).statutory
    assert clock is not None and (clock.light, clock.due) == (Light.PAUSED, None)
    text = office.text_of(after.notices[0])
    assert "检测" in text and "申请人" in text and "第四十五条" in text


@pytest.mark.parametrize("ground", ["现场勘验", "征求意见", "听证", ""])
def test_only_a_ground_of_the_items_own_list_stops_the_clock(office: OfficeDay, ground: str) -> None:
    with pytest.raises(Refused, match=r"stop\.no_ground"):
        asked(office, ground=ground)


def test_the_items_own_law_may_name_a_ground_that_art_45_does_not(office: OfficeDay) -> None:
    """取水 excludes 听证 and 征求意见 by its own law."""
    assert asked(office, WATER, ground="征求意见").case.pending[0].body.proposal["ground"] == "征求意见"


def test_a_stop_needs_days_and_a_reason_and_is_asked_once(office: OfficeDay) -> None:
    with pytest.raises(Refused, match=r"stop\.no_days"):
        asked(office, expected_days=0)
    with pytest.raises(Refused, match=r"stop\.no_reason"):
        asked(office, reason=" ")
    case = asked(office).case
    with pytest.raises(Refused, match=r"second\.already_asked"):
        office.do("h1", ask_stop, case.id, step="审查", ground="检测", expected_days=3, reason="再来")


def test_nobody_but_the_approver_signs_and_never_his_own(office: OfficeDay) -> None:
    done = asked(office)
    with pytest.raises(Refused, match=r"second\.same_officer"):
        office.do("h1", sign, done.case.id, done.events[0])
    for who in ("w1", "c1", "s1"):
        with pytest.raises(Refused, match=r"second\.no_post"):
            office.do(who, sign, done.case.id, done.events[0])


def test_a_step_cannot_end_while_its_stop_is_open(office: OfficeDay) -> None:
    case = stopped(office)
    with pytest.raises(Refused, match=r"approval\.stopped"):
        office.do("h1", finish_step, case.id, step="审查", opinion="同意")


def test_the_days_of_a_stop_are_not_counted_and_the_applicant_is_told_the_new_date(office: OfficeDay) -> None:
    plain = due(office.accepted(DRAINAGE), office)
    case = stopped(office)
    office.on(MONDAY + timedelta(7))
    with pytest.raises(Refused, match=r"stop\.no_result"):
        office.do("h1", resume, case.id, result="")
    done = office.do("h1", resume, case.id, result="水质合格")
    assert shipped().count(plain, due(done.case, office)) == 5
    assert [paper.template for paper in done.notices] == ["special_procedure_end"]
    with pytest.raises(Refused, match=r"stop\.none_open"):
        office.do("h1", resume, case.id, result="又一次")


def test_an_extension_moves_the_statutory_date_and_not_the_promise(office: OfficeDay) -> None:
    case = office.accepted(LABOUR)
    before = reading(case, shipped(), office.day)
    done = office.do("h1", ask_extension, case.id, days=10, reason="案情复杂")
    after = office.do("a1", sign, case.id, done.events[0])
    now = reading(after.case, shipped(), office.day)
    assert now.promised == before.promised
    assert before.statutory and now.statutory and before.statutory.due and now.statutory.due
    assert shipped().count(before.statutory.due, now.statutory.due) == 10
    text = office.text_of(after.notices[0])
    assert "案情复杂" in text


def test_an_extension_has_its_limits(office: OfficeDay) -> None:
    case = office.accepted(LABOUR)
    for days, reason, code in ((11, "理由", "days"), (0, "理由", "days"), (5, "", "no_reason")):
        with pytest.raises(Refused, match=rf"extension\.{code}"):
            office.do("h1", ask_extension, case.id, days=days, reason=reason)


def test_an_item_without_a_rule_is_not_extended(office: OfficeDay) -> None:
    case = office.accepted(INJURY)
    with pytest.raises(Refused, match=r"extension\.none"):
        office.do("h1", ask_extension, case.id, days=5, reason="理由")


def test_an_extension_comes_once(office: OfficeDay) -> None:
    case = office.accepted(LABOUR)
    done = office.do("h1", ask_extension, case.id, days=5, reason="理由")
    office.do("a1", sign, case.id, done.events[0])
    with pytest.raises(Refused, match=r"workflow\.when\.not_extended"):
        office.do("h1", ask_extension, case.id, days=5, reason="再来")


def test_an_extension_comes_in_time_or_not_at_all(office: OfficeDay) -> None:
    case = office.accepted(LABOUR)
    last = due(case, office)
    office.on(last)
    done = office.do("h1", ask_extension, case.id, days=5, reason="理由")
    office.on(last + timedelta(1))
    with pytest.raises(Refused, match=r"extension\.too_late"):
        office.do("a1", sign, case.id, done.events[0])
    with pytest.raises(Refused, match=r"second\.already_asked|extension\.too_late"):
        office.do("h1", ask_extension, case.id, days=5, reason="理由")


def test_what_waits_is_on_the_list_of_those_who_may_sign_and_nobody_elses(office: OfficeDay) -> None:
    done = asked(office)
    lists = {who: office.ask(desktop, officer, shipped(), office.day) for who, officer in office.people.items()}
    assert {who for who, found in lists.items() if found.signatures} == {"a1"}
    office.do("a1", decline_ask, done.case.id, done.events[0], reason="无须检测")
    assert office.ask(desktop, office.people["a1"], shipped(), office.day).signatures == ()


def test_the_paper_that_is_previewed_for_the_signer_is_the_one_that_is_issued(office: OfficeDay) -> None:
    """opencrvs 5168: a preview that differs from the paper."""
    case = asked(office, payer="申请人").case
    found = proposed_paper(case, case.pending[0])
    assert found is not None
    body, template = found
    setting = office.store.setting(office.people["a1"])
    shown = supposed_paper(setting, case, body, template)
    assert shown.trouble is None and shown.paper is not None
    issued = office.do("a1", sign, case.id, case.pending[0].event)
    assert issued.notices[0].template == template
    assert issued.notices[0].pages == shown.paper.pages


def test_a_preview_of_what_the_table_forbids_is_a_sentence_and_no_crash(office: OfficeDay) -> None:
    case = asked(office).case
    found = proposed_paper(case, case.pending[0])
    assert found is not None
    ended = office.do("h1", finish_step, case.id, step="审查", opinion="不必检测").case
    shown = supposed_paper(office.store.setting(office.people["a1"]), ended, *found)
    assert shown.paper is None and shown.trouble is not None


def test_a_branch_without_a_ground_of_its_law_is_not_stopped_and_the_others_work_on(office: OfficeDay) -> None:
    case = office.accepted(ROAD)
    with pytest.raises(Refused, match=r"stop\.no_ground"):
        office.do("h1", ask_stop, case.id, step="城管审查", ground="检测", expected_days=3, reason="理由")
    done = office.do("h1", finish_step, case.id, step="住建审查", opinion="同意")
    assert done.case.open_steps == ("城管审查", "公安交管审查")
