"""补正 on the real store: told once, received line by line, a second time only with leave, closed when nobody comes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from office_day import LABOUR, MONDAY, ROAD, OfficeDay, application_for, gaps_of, item_called

from app.acceptance.accept import accept
from app.acceptance.receive import receive
from app.case_reading import reading
from app.clock.calendar import shipped
from app.errors import NotFound, Refused
from app.events.acceptance import MaterialState
from app.events.supplementation import Gap, SupplementLine, SupplementRequested
from app.ids import EventId
from app.second import decline_ask, sign
from app.state import Case, CaseState
from app.supplementation.lapse import lapse
from app.supplementation.receive import receive_deferred, receive_supplement
from app.supplementation.request import ask_second_supplement, request_supplement
from app.withdrawing import withdraw


def came(*materials: str) -> tuple[SupplementLine, ...]:
    return tuple(SupplementLine(material, is_mended=True) for material in materials)


def awaiting(office: OfficeDay, count: int = 2) -> Case:
    case = office.received(LABOUR)
    done = office.do("w1", request_supplement, case.id, gaps=gaps_of(case, count))
    waiting: Case = done.case
    return waiting


def asked_again(office: OfficeDay) -> tuple[Case, EventId]:
    case = awaiting(office, 1)
    office.do("w1", receive_supplement, case.id, lines=came(case.materials[0].name))
    gaps = gaps_of(case, 1)
    done = office.do("w1", ask_second_supplement, case.id, gaps=gaps, reason="补来的章程与登记不符")
    return done.case, done.events[0]


def test_the_applicant_is_told_once_all_that_is_missing(office: OfficeDay) -> None:
    case = office.received(LABOUR)
    done = office.do("w1", request_supplement, case.id, gaps=gaps_of(case, 3))
    assert done.case.state is CaseState.AWAITING_SUPPLEMENT
    (paper,) = done.notices
    text = office.text_of(paper)
    assert all(line.name in text for line in case.materials[:3])
    assert "逾期" in text


def test_a_gap_must_say_what_is_wrong_and_how_to_mend_it(office: OfficeDay) -> None:
    case = office.received(LABOUR)
    with pytest.raises(Refused, match=r"supplement\.gap_incomplete"):
        office.do("w1", request_supplement, case.id, gaps=(Gap("公司章程", "未盖章", "", " "),))
    with pytest.raises(Refused, match=r"supplement\.no_gaps"):
        office.do("w1", request_supplement, case.id, gaps=())
    assert office.case(case.id).state is CaseState.RECEIVED


def test_a_supplement_that_leaves_out_what_is_missing_is_not_issued(office: OfficeDay) -> None:
    """Art. 32(4): told once, all of it; a half-told 补正 would stop the acceptance clock all the same."""
    whole = application_for(LABOUR)
    lacking = tuple(replace(m, state=MaterialState.MISSING) if at < 2 else m for at, m in enumerate(whole.materials))
    application = replace(whole, materials=lacking)
    first, second = (line.name for line in lacking[:2])
    gap = Gap(first, "未提交", "《示例规定》第一条", "请提交")
    with pytest.raises(Refused, match=r"supplement\.incomplete") as caught:
        office.do("w1", request_supplement, application, gaps=(gap,))
    assert caught.value.facts == {"materials": second}
    done = office.do("w1", request_supplement, application, gaps=(gap, replace(gap, material=second)))
    assert done.case.state is CaseState.AWAITING_SUPPLEMENT


def test_a_gap_without_its_rule_is_not_told(office: OfficeDay) -> None:
    case = office.received(LABOUR)
    with pytest.raises(Refused, match=r"supplement\.no_basis"):
        office.do("w1", request_supplement, case.id, gaps=(Gap("公司章程", "未盖章", " ", "盖章"),))


def test_what_came_in_since_the_receipt_is_not_asked_for_again(office: OfficeDay) -> None:
    whole = application_for(LABOUR)
    lacking = tuple(replace(m, state=MaterialState.MISSING) if at < 2 else m for at, m in enumerate(whole.materials))
    case = office.do("w1", receive, replace(whole, materials=lacking)).case
    now = (replace(lacking[0], state=MaterialState.RECEIVED), *lacking[1:])
    gap = Gap(lacking[1].name, "未提交", "《示例规定》第一条", "请提交")
    with pytest.raises(Refused, match=r"supplement\.incomplete"):
        office.do("w1", request_supplement, case.id, gaps=(gap,))
    done = office.do("w1", request_supplement, case.id, gaps=(gap,), materials=now)
    assert done.case.materials == now


def test_the_fold_itself_takes_no_half_told_supplement(office: OfficeDay) -> None:
    case = office.received(LABOUR)
    lacking = tuple(replace(line, state=MaterialState.MISSING) for line in case.materials)
    body = SupplementRequested(gaps_of(case, 1), materials=lacking)
    with pytest.raises(Refused, match=r"supplement\.incomplete"):
        office.do("w1", lambda desk: desk.record(case.id, body))


def test_a_second_supplement_is_refused_without_leave(office: OfficeDay) -> None:
    case = awaiting(office, 1)
    office.do("w1", receive_supplement, case.id, lines=came(case.materials[0].name))
    with pytest.raises(Refused, match=r"supplement\.second_needs_leave"):
        office.do("w1", request_supplement, case.id, gaps=gaps_of(case))


def test_a_partial_supplement_gives_a_receipt_and_the_rest_stays_open(office: OfficeDay) -> None:
    case = awaiting(office)
    first, second = (gap.material for gap in case.supplements[0].request.gaps)
    done = office.do("w1", receive_supplement, case.id, lines=(*came(first), SupplementLine(second, is_mended=False)))
    assert done.case.state is CaseState.AWAITING_SUPPLEMENT
    assert done.case.supplements[0].outstanding() == (second,)
    text = office.text_of(done.notices[0])
    assert first in text and second in text


def test_the_complete_supplement_starts_the_acceptance_clock_from_that_day(office: OfficeDay) -> None:
    case = awaiting(office)
    day = MONDAY + timedelta(14)
    office.on(day)
    done = office.do(
        "w1", receive_supplement, case.id, lines=came(*(gap.material for gap in case.supplements[0].request.gaps))
    )
    assert done.case.state is CaseState.RECEIVED
    clock = reading(done.case, shipped(), day).acceptance
    assert (clock.clock_start, clock.completed_on) == (day, day)
    assert office.do("w1", accept, case.id).case.accepted_on == day


def test_only_what_was_asked_for_comes_in(office: OfficeDay) -> None:
    case = awaiting(office, 1)
    with pytest.raises(Refused, match=r"supplement\.not_asked"):
        office.do("w1", receive_supplement, case.id, lines=came("结婚证"))
    with pytest.raises(Refused, match=r"supplement\.nothing_came"):
        office.do("w1", receive_supplement, case.id, lines=(SupplementLine(case.materials[0].name, is_mended=False),))
    with pytest.raises(Refused, match=r"supplement\.none_asked"):
        office.do("w1", receive_supplement, office.received(LABOUR).id, lines=came("公司章程"))


def test_a_second_supplement_goes_out_when_the_lead_signs(office: OfficeDay) -> None:
    case, asked = asked_again(office)
    assert case.state is CaseState.RECEIVED and len(case.pending) == 1
    done = office.do("c1", sign, case.id, asked)
    assert done.case.state is CaseState.AWAITING_SUPPLEMENT
    assert "补来的章程与登记不符" in office.text_of(done.notices[0])
    assert office.case(case.id).pending == ()


def test_who_asked_for_a_second_supplement_does_not_sign_it(office: OfficeDay) -> None:
    case, asked = asked_again(office)
    with pytest.raises(Refused, match=r"second\.same_officer"):
        office.do("w1", sign, case.id, asked)
    with pytest.raises(Refused, match=r"second\.no_post"):
        office.do("h1", sign, case.id, asked)


def test_a_lead_may_decline_with_a_reason_and_nothing_else_changes(office: OfficeDay) -> None:
    case, asked = asked_again(office)
    with pytest.raises(Refused, match=r"second\.no_reason"):
        office.do("c1", decline_ask, case.id, asked, reason=" ")
    after = office.do("c1", decline_ask, case.id, asked, reason="章程无须与登记一致").case
    assert (after.state, after.pending) == (CaseState.RECEIVED, ())
    with pytest.raises(NotFound, match=r"second\.nothing_waits"):
        office.do("c1", sign, case.id, asked)


def test_a_second_supplement_needs_a_reason(office: OfficeDay) -> None:
    case = awaiting(office, 1)
    office.do("w1", receive_supplement, case.id, lines=came(case.materials[0].name))
    with pytest.raises(Refused, match=r"supplement\.second_no_reason"):
        office.do("w1", ask_second_supplement, case.id, gaps=gaps_of(case), reason="")


def test_a_second_supplement_is_not_signed_after_silence_has_accepted(office: OfficeDay) -> None:
    """Art. 32(4): leave that comes too late cannot reopen a case that the law has accepted."""
    case, asked = asked_again(office)
    office.on(MONDAY + timedelta(14))
    with pytest.raises(Refused, match=r"acceptance\.deemed"):
        office.do("c1", sign, case.id, asked)
    assert office.do("w1", accept, case.id).case.is_deemed


def test_a_second_supplement_received_too_late_finds_the_case_accepted(office: OfficeDay) -> None:
    case, asked = asked_again(office)
    office.do("c1", sign, case.id, asked)
    office.on(MONDAY + timedelta(14))
    with pytest.raises(Refused, match=r"acceptance\.deemed"):
        office.do("w1", receive_supplement, case.id, lines=came(case.materials[0].name))
    done = office.do("w1", accept, case.id)
    assert (done.case.state, done.case.is_deemed) == (CaseState.IN_PROGRESS, True)
    assert done.case.accepted_on == MONDAY


def test_a_case_lapses_only_when_the_applicant_has_no_time_left(office: OfficeDay) -> None:
    case = awaiting(office)
    with pytest.raises(Refused, match=r"supplement\.still_time") as caught:
        office.do("w1", lapse, case.id)
    until = date.fromisoformat(str(caught.value.facts["until"]))
    office.on(until - timedelta(1))
    with pytest.raises(Refused, match=r"supplement\.still_time"):
        office.do("w1", lapse, case.id)
    office.on(until)
    done = office.do("w1", lapse, case.id)
    assert done.case.state is CaseState.LAPSED
    assert [paper.template for paper in done.notices] == ["termination"]


def test_deferred_materials_come_in_and_move_no_clock(office: OfficeDay) -> None:
    application = application_for(ROAD)
    lines = tuple(
        replace(line, state=MaterialState.DEFERRED) if line.name == "交通组织方案" else line
        for line in application.materials
    )
    deferring = replace(application, materials=lines)
    case = office.do("w1", accept, deferring, commitment="三日内补交").case
    assert case.deferred == ("交通组织方案",)
    before = reading(case, shipped(), MONDAY).statutory
    with pytest.raises(Refused, match=r"supplement\.not_deferred"):
        office.do("w1", receive_deferred, case.id, materials=("别的",))
    with pytest.raises(Refused, match=r"supplement\.nothing_came"):
        office.do("w1", receive_deferred, case.id, materials=())
    done = office.do("w1", receive_deferred, case.id, materials=("交通组织方案",))
    assert done.case.deferred == ()
    assert reading(done.case, shipped(), MONDAY).statutory == before
    assert "交通组织方案" in office.text_of(done.notices[0])


def test_a_deferred_material_comes_within_the_promise(office: OfficeDay) -> None:
    """A 容缺 promised for a day after the decision is due would never be kept."""
    application = application_for(ROAD)
    lines = tuple(
        replace(line, state=MaterialState.DEFERRED) if line.name == "交通组织方案" else line
        for line in application.materials
    )
    deferring = replace(application, materials=lines)
    last = shipped().nth_after(MONDAY, item_called(ROAD).promised.n)  # type: ignore[union-attr]
    for day in (last + timedelta(1), MONDAY - timedelta(1)):
        with pytest.raises(Refused, match=r"acceptance\.deferred_day"):
            office.do("w1", accept, deferring, commitment="补交", until=day)
    done = office.do("w1", accept, deferring, commitment="补交", until=MONDAY + timedelta(2))
    assert done.case.deferred_until == MONDAY + timedelta(2)
    assert "最迟于2026年11月4日补交" in office.text_of(done.notices[1])
    assert office.do("w1", accept, deferring, commitment="补交").case.deferred_until == last


def test_an_applicant_may_withdraw_while_the_supplement_is_awaited(office: OfficeDay) -> None:
    case = awaiting(office)
    done = office.do("w1", withdraw, case.id, reason="不办了", returned=("公司章程",))
    assert done.case.state is CaseState.WITHDRAWN
    assert [paper.template for paper in done.notices] == ["withdrawal_application", "termination", "returned_materials"]
