"""听证 on the real store: told, asked within five days, stopped, announced seven days ahead, recorded, then decided."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from office_day import LABOUR, MONDAY, WATER, OfficeDay, catalogue_with, opened_office

from app.act import Done
from app.approval.decide import grant, refuse
from app.approval.pause import ask_stop, resume
from app.approval.review import finish_step, record_visit
from app.case_reading import reading
from app.errors import Refused
from app.events.hearing import Attendant, HearingAnnounced, Party, Seat
from app.explaining import explain_case
from app.hearing.announce import announce_hearing, examiners, first_day
from app.hearing.answer import answer_hearing
from app.hearing.guard import open_grounds
from app.hearing.record import record_hearing
from app.hearing.tell import tell_hearing
from app.hearing_sheets import hearing_sheets
from app.item import Hearing
from app.second import sign
from app.state import Case, CaseState

TOLD = {"name": "张建国", "facts": "拟经营劳务派遣，注册资本二百万元", "planned": "准予经营劳务派遣业务"}
NEIGHBOUR = {**TOLD, "name": "钱相邻", "interest": "经营场所与其住宅相邻"}
PLACE = {
    "hour": "9:30",
    "place": "三楼听证室",
    "chair": "郑主持",
    "subject": "劳务派遣经营的设立",
    "recorder": "钱记录",
}
ATTENDED = (
    Attendant(Seat.CHAIR, has_signed=True, name="郑主持"),
    Attendant(Seat.EXAMINER, has_signed=True, name="何承办"),
    Attendant(Seat.APPLICANT, has_signed=True, name="张建国"),
    Attendant(Seat.THIRD_PARTY, has_signed=False, name="钱相邻", remark="中途退场，拒绝签名"),
)
STATED = {"attendance": ATTENDED, "statements": "审查人员说明意见；各方陈述申辩。", "outcome": "建议准予"}


def told(office: OfficeDay, case: Case, party: Party = Party.APPLICANT, **facts: Any) -> Done:
    given = {**(NEIGHBOUR if party is Party.THIRD_PARTY else TOLD), "step": case.open_steps[0], **facts}
    done: Done = office.do("h1", tell_hearing, case.id, party=party, **given)
    return done


def asked(office: OfficeDay, case: Case, at: int = -1, wants: bool = True) -> Done:
    event = case.hearing.told[at].event
    done: Done = office.do("h1", answer_hearing, case.id, told=event, wants=wants, statement="书面申请，当面提交")
    return done


def announced(office: OfficeDay, case: Case, held_on: date, **facts: Any) -> Done:
    given = {**PLACE, "step": case.open_steps[0], "held_on": held_on, **facts}
    done: Done = office.do("h1", announce_hearing, case.id, **given)
    return done


def stopped(office: OfficeDay, case: Case) -> Case:
    facts = {
        "step": case.open_steps[0],
        "ground": "听证",
        "expected_days": 15,
        "payer": "本机关",
        "reason": "依法举行听证",
    }
    ask: Done = office.do("h1", ask_stop, case.id, **facts)
    done: Done = office.do("a1", sign, case.id, ask.events[0])
    return done.case


def to_decision(office: OfficeDay, case: Case) -> Case:
    for step in case.open_steps and [s.name for s in case.plan.steps[:-1]]:
        if case.plan.step(step).kind.value == "visit":
            office.do(
                "h1", record_visit, case.id, step=step, visited_on=office.day, inspectors=("周勘验", "吴勘验"),
                certificates=("1", "2"), place="现场", found="一致",
            )  # fmt: skip
        case = office.do("h1", finish_step, case.id, step=step, opinion="同意").case
    return case


@pytest.fixture
def always(tmp_path: Path) -> Iterator[OfficeDay]:
    """An office with an item whose law wants a hearing always (娱乐场所管理条例 10 is of this kind)."""
    with opened_office(tmp_path, catalogue_with(LABOUR, hearing=Hearing.ALWAYS)) as one:
        yield one


def test_the_applicant_is_told_facts_planned_decision_rights_and_the_last_day(office: OfficeDay) -> None:
    done = told(office, office.accepted(LABOUR))
    text = office.text_of(done.notices[0])
    assert "听证权利告知书" in text and "利害关系人" not in text
    for said in (TOLD["facts"], TOLD["planned"], "陈述和申辩", "要求听证", "5个工作日", "2026年11月9日", "第四十七条"):
        assert said in text, said


def test_a_third_party_is_told_what_is_at_stake_without_the_applicants_query_code(office: OfficeDay) -> None:
    case = office.accepted(LABOUR)
    text = office.text_of(told(office, case, Party.THIRD_PARTY).notices[0])
    assert "利害关系人告知书" in text and "钱相邻：" in text and NEIGHBOUR["interest"] in text
    assert case.query_code not in text and case.applicant_name in text


@pytest.mark.parametrize(
    ("lacking", "code"),
    [("name", "hearing.no_name"), ("facts", "hearing.no_facts"), ("planned", "hearing.no_facts"), ("interest", "hearing.no_interest")],
)  # fmt: skip
def test_a_telling_lacks_nothing(office: OfficeDay, lacking: str, code: str) -> None:
    with pytest.raises(Refused, match=code):
        told(office, office.accepted(LABOUR), Party.THIRD_PARTY, **{lacking: " "})


def test_the_request_comes_within_five_working_days(office: OfficeDay) -> None:
    case = told(office, office.accepted(LABOUR)).case
    office.on(date(2026, 11, 9))
    done = asked(office, case)
    assert done.case.hearing.asked_on == date(2026, 11, 9)
    late = told(office, office.accepted(LABOUR)).case
    office.on(date(2026, 11, 17))
    with pytest.raises(Refused, match=r"hearing\.asked_late"):
        asked(office, late)


def test_an_answer_says_something_and_is_given_once_by_whom_was_told(office: OfficeDay) -> None:
    case = told(office, office.accepted(LABOUR)).case
    with pytest.raises(Refused, match=r"hearing\.no_statement"):
        office.do("h1", answer_hearing, case.id, told=case.hearing.told[0].event, wants=True, statement=" ")
    with pytest.raises(Refused, match=r"hearing\.not_told"):
        office.do("h1", answer_hearing, case.id, told="nobody", wants=True, statement="书面")
    waived = asked(office, case, wants=False).case
    with pytest.raises(Refused, match=r"hearing\.not_told"):
        asked(office, waived, wants=False)
    assert asked(office, waived).case.hearing.asked_on == MONDAY


def test_the_clock_stops_for_a_hearing_only_when_one_is_due(office: OfficeDay) -> None:
    """行政许可法 45: 听证 is excluded, whether or not the item's own list names it; a wish of the office is no ground."""
    case = office.accepted(LABOUR)
    item = office.catalogue.item(case.plan.item)
    assert "听证" not in [g.name for g in open_grounds(case, item)]
    with pytest.raises(Refused, match=r"hearing\.not_asked"):
        stopped(office, case)
    due = asked(office, told(office, case).case).case
    assert (
        next(g for g in open_grounds(due, item) if g.name == "听证").basis.cite()
        == "《中华人民共和国行政许可法》第四十五条"
    )
    after = stopped(office, due)
    assert after.open_stop is not None and after.open_stop.body.ground == "听证"
    water = office.accepted(WATER)
    with pytest.raises(Refused, match=r"hearing\.not_asked"):
        stopped(office, water)


def test_a_hearing_is_announced_seven_working_days_ahead_and_held_within_twenty(office: OfficeDay) -> None:
    case = asked(office, told(office, office.accepted(LABOUR)).case).case
    calendar = office.store.around.calendar
    first = first_day(calendar, MONDAY)
    assert first == date(2026, 11, 11)
    with pytest.raises(Refused) as near:
        announced(office, case, date(2026, 11, 10))
    assert near.value.code == "hearing.too_near" and near.value.facts["first"] == "2026-11-11"
    with pytest.raises(Refused) as late:
        announced(office, case, date(2026, 12, 1))
    assert late.value.code == "hearing.too_late" and late.value.facts["last"] == "2026-11-30"
    with pytest.raises(Refused, match=r"hearing\.no_working_day"):
        announced(office, case, date(2026, 11, 14))
    done = announced(office, case, first)
    assert [n.template for n in done.notices] == ["hearing_notice", "hearing_announcement"]
    assert done.case.hearing.announced is not None and done.case.hearing.announced.hour == "9:30"


def test_the_papers_tell_time_place_chair_to_applicant_third_party_and_public(office: OfficeDay) -> None:
    case = told(office, office.accepted(LABOUR)).case
    case = asked(office, told(office, case, Party.THIRD_PARTY).case).case
    done = announced(office, case, date(2026, 11, 12))
    assert [n.template for n in done.notices] == ["hearing_notice", "hearing_announcement", "hearing_notice"]
    applicant, public, neighbour = (office.text_of(n) for n in done.notices)
    for text in (applicant, public, neighbour):
        assert "2026年11月12日" in text and "9:30" in text and "三楼听证室" in text and "郑主持" in text
    assert f"{case.applicant_name}：" in applicant and "钱相邻：" in neighbour and "钱相邻" not in public
    assert "旁听" in public and "申请回避" in neighbour


def test_a_closed_hearing_is_not_announced_to_the_public(office: OfficeDay) -> None:
    case = asked(office, told(office, office.accepted(LABOUR)).case).case
    done = announced(office, case, date(2026, 11, 12), is_public=False)
    assert [n.template for n in done.notices] == ["hearing_notice"]
    assert "不公开举行" in office.text_of(done.notices[0])


def test_a_hearing_that_only_the_office_wants_is_public(office: OfficeDay) -> None:
    """行政许可法 46: what touches the public interest may be heard on the office's own account, by public notice."""
    case = office.accepted(LABOUR)
    with pytest.raises(Refused, match=r"hearing\.not_asked"):
        announced(office, case, date(2026, 11, 12), is_public=False)
    after = announced(office, case, date(2026, 11, 12)).case
    assert stopped(office, after).open_stop is not None


@pytest.mark.parametrize("chair", ["何承办", "何 承办", "周勘验"])
def test_no_examiner_takes_the_chair(office: OfficeDay, chair: str) -> None:
    case = to_decision(office, asked(office, told(office, office.accepted(LABOUR)).case).case)
    facts = {**PLACE, "step": "决定", "held_on": date(2026, 11, 12), "chair": chair}
    with pytest.raises(Refused, match=r"hearing\.chair_examined"):
        office.do("a1", announce_hearing, case.id, **facts)
    with pytest.raises(Refused, match=r"hearing\.chair_examined"):
        office.do("a1", announce_hearing, case.id, **{**facts, "chair": "安批准"})
    names = office.ask(lambda records: examiners(records, case, "安批准"))
    assert names == {"何承办", "周勘验", "吴勘验", "安批准"}
    assert office.do("a1", announce_hearing, case.id, **{**facts, "chair": "郑主持"}).case.hearing.announced


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"hour": "九点半"}, "hearing.hour"), ({"hour": "24:00"}, "hearing.hour"), ({"place": " "}, "hearing.incomplete"),
        ({"chair": ""}, "hearing.incomplete"), ({"subject": ""}, "hearing.incomplete"), ({"chair": "郑\u200b"}, "identity."),
    ],
)  # fmt: skip
def test_an_announcement_lacks_nothing(always: OfficeDay, facts: dict[str, Any], code: str) -> None:
    with pytest.raises(Refused) as caught:
        announced(always, always.accepted(LABOUR), date(2026, 11, 12), **facts)
    assert caught.value.code.startswith(code)


def test_a_mandatory_hearing_comes_before_the_decision_and_its_record_before_the_end_of_the_stop(
    always: OfficeDay,
) -> None:
    """娱乐场所 (hearing always): no decision before the record exists (行政许可法 46, 48)."""
    office = always
    case = stopped(office, office.accepted(LABOUR))
    case = announced(office, case, date(2026, 11, 12)).case
    with pytest.raises(Refused, match=r"hearing\.no_record"):
        office.do("h1", resume, case.id, result="已举行")
    with pytest.raises(Refused, match=r"hearing\.not_held_yet"):
        office.do("h1", record_hearing, case.id, step=case.open_steps[0], **STATED)
    office.on(date(2026, 11, 12))
    done = office.do("h1", record_hearing, case.id, step=case.open_steps[0], **STATED)
    text = office.text_of(done.notices[0])
    assert "听证笔录" in text and "中途退场，拒绝签名" in text and "各方陈述申辩" in text and "利害关系人" in text
    office.do("h1", resume, case.id, result="听证结束，建议准予")
    case = to_decision(office, office.case(case.id))
    done = office.do("a1", grant, case.id, content="准予", opinion="依据听证笔录，同意。")
    assert done.case.state is CaseState.CERTIFYING
    clock = reading(done.case, office.store.around.calendar, office.day)
    assert clock.consumed is not None and clock.consumed.special_procedure == 8


def test_without_its_record_a_mandatory_hearing_keeps_both_decisions_away(always: OfficeDay) -> None:
    case = to_decision(always, always.accepted(LABOUR))
    with pytest.raises(Refused, match=r"workflow\.when\.heard"):
        always.do("a1", grant, case.id, content="准予", opinion="同意")
    with pytest.raises(Refused, match=r"workflow\.when\.heard"):
        always.do("a1", refuse, case.id, facts="事实", reasons="不符", clause="第七条", opinion="不同意")


def test_no_decision_while_a_party_may_still_ask_or_has_asked(office: OfficeDay) -> None:
    case = to_decision(office, told(office, office.accepted(LABOUR), Party.THIRD_PARTY).case)
    facts = {"content": "准予", "opinion": "同意"}
    office.on(date(2026, 11, 9))
    with pytest.raises(Refused, match=r"hearing\.may_still_ask"):
        office.do("a1", grant, case.id, **facts)
    ask = office.do("a1", answer_hearing, case.id, told=case.hearing.told[0].event, wants=True, statement="书面")
    with pytest.raises(Refused, match=r"workflow\.when\.heard"):
        office.do("a1", grant, case.id, **facts)
    back = {"told": ask.case.hearing.told[0].event, "wants": False, "statement": "撤回听证申请"}
    office.do("a1", answer_hearing, case.id, **back)
    assert office.do("a1", grant, case.id, **facts).case.state is CaseState.CERTIFYING


def test_silence_past_the_fifth_day_waives_the_hearing(office: OfficeDay) -> None:
    case = to_decision(office, told(office, office.accepted(LABOUR)).case)
    office.on(date(2026, 11, 10))
    assert office.do("a1", grant, case.id, content="准予", opinion="同意").case.decision is not None


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"statements": " "}, "hearing.no_statements"), ({"attendance": ATTENDED[1:]}, "hearing.no_chair"),
        ({"attendance": (ATTENDED[0], *ATTENDED[2:])}, "hearing.no_chair"), ({"attendance": ()}, "hearing.no_chair"),
        ({"attendance": (*ATTENDED[:3], replace(ATTENDED[3], remark=""))}, "hearing.not_signed"),
    ],
)  # fmt: skip
def test_a_record_lacks_nothing(always: OfficeDay, change: dict[str, Any], code: str) -> None:
    case = announced(always, always.accepted(LABOUR), date(2026, 11, 12)).case
    always.on(date(2026, 11, 12))
    with pytest.raises(Refused, match=code):
        always.do("h1", record_hearing, case.id, step=case.open_steps[0], **{**STATED, **change})
    assert always.case(case.id).hearing.held is None


def test_no_record_without_an_announcement_and_none_twice(always: OfficeDay) -> None:
    case = always.accepted(LABOUR)
    with pytest.raises(Refused, match=r"hearing\.not_announced"):
        always.do("h1", record_hearing, case.id, step=case.open_steps[0], **STATED)
    case = announced(always, case, date(2026, 11, 12)).case
    always.on(date(2026, 11, 12))
    always.do("h1", record_hearing, case.id, step=case.open_steps[0], **STATED)
    with pytest.raises(Refused, match=r"workflow\.when\.not_heard"):
        always.do("h1", record_hearing, case.id, step=case.open_steps[0], **STATED)


def test_a_later_announcement_takes_the_place_of_an_earlier_one(always: OfficeDay) -> None:
    case = announced(always, always.accepted(LABOUR), date(2026, 11, 12)).case
    after = announced(always, case, date(2026, 11, 19)).case
    assert isinstance(after.hearing.announced, HearingAnnounced) and after.hearing.announced.held_on.day == 19
    always.on(date(2026, 11, 12))
    with pytest.raises(Refused, match=r"hearing\.not_held_yet"):
        always.do("h1", record_hearing, case.id, step=case.open_steps[0], **STATED)


def test_the_days_in_which_a_party_may_ask_are_the_applicants(office: OfficeDay) -> None:
    """clock.md, Who used the days: applicant (补正, hearing request, payment); five days at most, whatever is answered."""
    calendar = office.store.around.calendar
    case = told(office, office.accepted(LABOUR)).case
    silent = reading(case, calendar, MONDAY + timedelta(11)).consumed
    assert silent is not None and (silent.applicant, silent.departments) == (5, 4)
    office.on(MONDAY + timedelta(2))
    answered = reading(asked(office, case, wants=False).case, calendar, MONDAY + timedelta(11)).consumed
    assert answered is not None and (answered.applicant, answered.departments) == (2, 7)


def explained_hearing(office: OfficeDay, case: Case) -> dict[str, tuple[date | None, str, str]]:
    setting = office.store.setting(office.people["s1"])
    told = office.ask(explain_case, case.number, setting.catalogue, setting.calendar, office.day)
    sheets = [line.sheet for line in told.lines if line.sheet.kind.startswith("hearing")]
    return {one.title: (one.clock.due, one.lines[0].text[:10], one.lines[-2].text) for one in sheets}


def test_the_limits_of_a_hearing_are_explained_like_every_other_date(office: OfficeDay) -> None:
    case = told(office, told(office, office.accepted(LABOUR)).case, Party.THIRD_PARTY).case
    office.on(date(2026, 11, 4))
    found = explained_hearing(office, asked(office, case, at=0).case)
    assert found == {
        "要求听证的期限（申请人）": (date(2026, 11, 9), "行政许可法第四十七条", "2026-11-04 作出答复，计时结束。"),
        "要求听证的期限（利害关系人）": (date(2026, 11, 9), "行政许可法第四十七条", "2026-11-09 届满。"),
        "组织听证的期限": (date(2026, 12, 2), "行政许可法第四十七条", "2026-12-02 届满。"),
    }


def test_a_right_to_a_hearing_that_is_not_used_is_over_and_nobody_is_late(office: OfficeDay) -> None:
    case = told(office, office.accepted(LABOUR)).case
    office.on(date(2026, 11, 20))
    (one,) = explained_hearing(office, case).values()
    assert one == (date(2026, 11, 9), "行政许可法第四十七条", "2026-11-09 期满未要求，不再举行，计时结束。")


def test_who_waives_after_the_last_day_was_not_late_either(office: OfficeDay) -> None:
    case = told(office, office.accepted(LABOUR)).case
    office.on(date(2026, 11, 12))
    waived = asked(office, case, wants=False).case
    (sheet,) = hearing_sheets(waived, office.store.around.calendar, office.day)
    assert (sheet.clock.finished, sheet.clock.days_over) == (date(2026, 11, 9), 0)
    (one,) = explained_hearing(office, waived).values()
    assert one[2] == "2026-11-09 期满未要求，不再举行，计时结束。"
