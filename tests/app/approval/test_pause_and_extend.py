"""特别程序 and 延期 on the real store: asked, signed by another, told in writing; grounds and days as the law has them."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from office_day import DRAINAGE, INJURY, LABOUR, MONDAY, ROAD, WATER, OfficeDay, item_called

from app.act import Done
from app.approval.extend import Approval, ask_extension
from app.approval.pause import ask_stop, resume
from app.approval.queries import desktop
from app.approval.review import finish_step
from app.case_reading import reading
from app.clock.calendar import shipped
from app.clock.light import Light
from app.errors import Refused
from app.item import ARTICLE_45
from app.second import decline_ask, proposed_paper, sign
from app.state import Case
from app.stop_grounds import stop_ground, stop_grounds
from app.supposing import supposed_paper


def asked(office: OfficeDay, part: str = DRAINAGE, **facts: Any) -> Done:
    case = office.accepted(part)
    given = {
        "step": case.open_steps[0],
        "ground": "检测",
        "expected_days": 10,
        "reason": "需检测水质",
        "payer": "本机关",
        **facts,
    }
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


@pytest.mark.parametrize("ground", ["现场勘验", "征求意见", "公示", ""])
def test_only_a_lawful_ground_stops_the_clock(office: OfficeDay, ground: str) -> None:
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
        office.do("h1", ask_stop, case.id, step="审查", ground="检测", expected_days=3, reason="再来", payer="本机关")


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


PAID = {"expected_days": 3, "reason": "理由", "payer": "本机关"}


def test_a_permit_is_stopped_on_every_ground_of_article_45(office: OfficeDay) -> None:
    """The law names eight; that the item lists none of them takes none away."""
    item = item_called(ROAD)
    assert item.stop_grounds == () and {g.name for g in stop_grounds(item)} == set(ARTICLE_45)
    case = office.accepted(ROAD)
    proposal = (
        office.do("h1", ask_stop, case.id, step="城管审查", ground="专家评审", **PAID).case.pending[0].body.proposal
    )
    assert proposal["basis"] == "《中华人民共和国行政许可法》第四十五条"


def test_an_item_without_any_ground_says_so_and_names_no_empty_list(office: OfficeDay) -> None:
    bare = replace(item_called(INJURY), stop_grounds=())
    with pytest.raises(Refused) as caught:
        stop_ground(bare, "检测")
    assert caught.value.code == "stop.item_has_none"
    assert "检测" not in {g.name for g in stop_grounds(item_called(INJURY))}, "art. 45 is the law of permits"


def stop_in(office: OfficeDay, case: Case, step: str, ground: str = "检测") -> Case:
    done = office.do("h1", ask_stop, case.id, step=step, ground=ground, **PAID)
    signed: Case = office.do("a1", sign, case.id, done.events[0]).case
    return signed


def test_two_branches_are_stopped_at_once_and_the_clock_rests_until_the_last_one_ends(office: OfficeDay) -> None:
    """clock.md: overlapping stops are a union; each is ended by itself, though both are of one ground."""
    plain = due(office.accepted(ROAD), office)
    case = stop_in(office, office.accepted(ROAD), "城管审查")
    office.on(MONDAY + timedelta(1))
    case = stop_in(office, case, "住建审查")
    assert [run.body.step for run in case.open_stops] == ["城管审查", "住建审查"]
    with pytest.raises(Refused, match=r"workflow\.when\.no_stop_here"):
        office.do("h1", ask_stop, case.id, step="城管审查", ground="鉴定", **PAID)
    with pytest.raises(Refused, match=r"stop\.which"):
        office.do("h1", resume, case.id, result="合格")
    office.on(MONDAY + timedelta(2))
    done = office.do("h1", resume, case.id, result="合格", step="住建审查")
    assert [run.body.step for run in done.case.open_stops] == ["城管审查"]
    assert due(done.case, office) is None, "the other one still rests"
    told = office.text_of(done.notices[0])
    assert "自2026年11月3日开始" in told and done.case.papers[2].number in told
    office.on(MONDAY + timedelta(3))
    ended = office.do("h1", resume, case.id, result="合格", step="城管审查").case
    assert ended.open_stops == () and shipped().count(plain, due(ended, office)) == 3


def test_two_branches_may_ask_on_the_same_day(office: OfficeDay) -> None:
    case = office.accepted(ROAD)
    for step in ("城管审查", "住建审查"):
        case = office.do("h1", ask_stop, case.id, step=step, ground="检测", **PAID).case
    for pending in case.pending:
        setting = office.store.setting(office.people["a1"])
        shown = proposed_paper(case, pending)
        assert shown is not None and supposed_paper(setting, case, *shown).trouble is None
        case = office.do("a1", sign, case.id, pending.event).case
    assert len(case.open_stops) == 2
    assert office.do("h1", finish_step, case.id, step="公安交管审查", opinion="同意").case.open_stops


@pytest.mark.parametrize("later", [0, 1])
def test_a_stop_that_would_change_nothing_is_neither_asked_nor_signed(office: OfficeDay, later: int) -> None:
    """clock.md: a stop that begins on or after the due date changes nothing; a paper that says otherwise is untrue."""
    case = asked(office).case
    office.on(due(case, office) + timedelta(later))
    with pytest.raises(Refused, match=r"stop\.too_late"):
        office.do("a1", sign, case.id, case.pending[0].event)
    office.do("a1", decline_ask, case.id, case.pending[0].event, reason="已到期")
    with pytest.raises(Refused, match=r"stop\.too_late"):
        office.do("h1", ask_stop, case.id, step="审查", ground="检测", **PAID)


def test_a_stop_after_the_promise_is_told_apart_from_one_within_it(office: OfficeDay) -> None:
    within = stopped(office)
    told = office.ask(lambda records: records.notices(within.id))[-1]
    read = reading(within, shipped(), office.day)
    assert read.promised is not None and read.promised.due is None
    assert {told.record["法定预计届满日期"], told.record["承诺预计届满日期"]} == {"2026-12-14", "2026-11-30"}
    assert told.record["承诺已届满日期"] == ""
    case = office.accepted(DRAINAGE)
    promised = reading(case, shipped(), office.day).promised
    assert promised is not None and promised.due is not None
    office.on(promised.due)
    case = stop_in(office, case, "审查")
    told = office.ask(lambda records: records.notices(case.id))[-1]
    assert told.record["承诺已届满日期"] == promised.due.isoformat()
    assert "不因检测顺延" in office.text_of(told)


def test_who_pays_must_be_said(office: OfficeDay) -> None:
    with pytest.raises(Refused, match=r"stop\.no_payer"):
        asked(office, payer=" ")
    done = asked(office, payer="无")
    assert "不产生费用" in office.text_of(office.do("a1", sign, done.case.id, done.events[0]).notices[0])


HEAD = Approval("示政批〔2026〕7号", MONDAY, "周县长")


def test_the_head_of_the_government_approves_on_paper_or_not_at_all(office: OfficeDay) -> None:
    """行政许可法 42(2): a joint item; the department's approver cannot stand in for the government's head."""
    case = office.accepted(ROAD)
    facts = {"days": 5, "reason": "案情复杂"}
    for lacking in (
        Approval(),
        replace(HEAD, document=" "),
        replace(HEAD, approved_by=""),
        replace(HEAD, approved_on=None),
    ):
        with pytest.raises(Refused, match=r"extension\.no_approval"):
            office.do("h1", ask_extension, case.id, **facts, approval=lacking)
    for day in (MONDAY - timedelta(1), MONDAY + timedelta(1)):
        with pytest.raises(Refused, match=r"extension\.approval_day"):
            office.do("h1", ask_extension, case.id, **facts, approval=replace(HEAD, approved_on=day))
    done = office.do("h1", ask_extension, case.id, **facts, approval=HEAD)
    office.on(MONDAY + timedelta(1))
    signed = office.do("a1", sign, case.id, done.events[0])
    text = office.text_of(signed.notices[0])
    assert "示例区人民政府负责人周县长于2026年11月2日批准（批准文号：示政批〔2026〕7号）" in text
    assert signed.case.extension.document == "示政批〔2026〕7号"


def test_the_notice_names_the_officer_who_granted_the_extension(office: OfficeDay) -> None:
    case = office.accepted(LABOUR)
    done = office.do("h1", ask_extension, case.id, days=5, reason="理由")
    shown = proposed_paper(done.case, done.case.pending[0])
    assert shown is not None
    text = office.text_of(office.do("a1", sign, case.id, done.events[0]).notices[0])
    assert f"本机关负责人{office.people['a1'].name}" in text
