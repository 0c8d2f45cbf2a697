"""The file of a case told in words: who did what when, which papers, and what its dates mean."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from decided import ready
from office_day import OfficeDay, gaps_of

from app.casefile import (
    CaseFile,
    Chapter,
    belongs_to,
    clock_lines,
    drafts,
    found,
    may_reveal,
    open_file,
    paper_bytes,
    reveal,
    scan_bytes,
    scans_of,
    timeline,
)
from app.clock.calendar import shipped
from app.clock.light import Light
from app.delivery.certify import dispatch, notify_ready
from app.delivery.evidence import Evidence
from app.delivery.serve import serve
from app.drafting import keep_page_draft
from app.errors import NotFound, Refused
from app.events.delivery import ServiceMethod
from app.filing import add_file, add_note, record_print, undo
from app.ids import OfficerId
from app.officer import Officer, Role
from app.second import decline_ask
from app.staffing import set_officer
from app.state import Case
from app.supplementation.request import request_supplement
from app.withdrawing import ask_void, withdraw

CALENDAR = shipped()


def told(office: OfficeDay, case: Case) -> CaseFile:
    file: CaseFile = office.ask(open_file, case.number)
    return file


def story(office: OfficeDay, case: Case) -> list[Chapter]:
    return list(timeline(told(office, case)))


def titles(office: OfficeDay, case: Case) -> list[str]:
    return [chapter.title for chapter in story(office, case)]


def test_a_case_tells_its_whole_story_newest_first(office: OfficeDay) -> None:
    case = ready(office)
    office.do("w1", notify_ready, case.id, channel="phone", collect_by=date(2026, 12, 1))
    office.do("w1", dispatch, case.id, carrier="邮政", waybill="EMS1", address="便民路8号")
    evidence = Evidence(waybill="EMS1", received_on=office.day)
    office.do("w1", serve, case.id, method=ServiceMethod.POST, evidence=evidence)
    chapters = story(office, case)
    assert chapters[-1].title == "收件" and chapters[-1].who == "李晓梅"
    assert chapters[0].title == "出具《送达回证》"
    by_title = {chapter.title: chapter for chapter in chapters}
    assert by_title["送达"].detail == "邮寄送达；EMS1；2026-11-02 起视为送达"
    assert by_title["寄出"].detail == "邮政；EMS1；便民路8号"
    assert by_title["领取通知"].detail == "电话；2026-12-01"
    assert by_title["制证"].detail.endswith("皖示字000001号")
    assert by_title["环节办结：审查"].detail == "同意。" and by_title["环节办结：审查"].tone == "ok"
    assert by_title["准予决定：决定"].who == "安批准"
    assert [c.at for c in chapters] == sorted((c.at for c in chapters), reverse=True)


def test_papers_prints_and_scans_lead_to_what_they_speak_of(office: OfficeDay) -> None:
    case = office.accepted()
    (paper,) = told(office, case).notices
    office.do("w1", record_print, case.id, paper.id, copies=2, printer="窗口打印机")
    office.do("w1", record_print, case.id, paper.id, copies=1, printer="窗口打印机", reason="卡纸")
    office.do("w1", add_file, case.id, data=b"\xff\xd8\xff", media="image/jpeg", name="照片.jpg", material="章程")
    scan, again, first, issued = story(office, case)[:4]
    assert (scan.title, scan.detail) == ("添加扫描件", "章程；照片.jpg")
    assert office.ask(scan_bytes, scan.scan) == b"\xff\xd8\xff"
    assert (again.title, again.detail) == ("第 2 次打印《受理通知书》", "1 份 · 窗口打印机；卡纸")
    assert (first.title, first.detail) == ("打印《受理通知书》", "2 份 · 窗口打印机")
    assert issued.title == "出具《受理通知书》" and issued.detail == paper.number
    assert issued.notice == paper.id and office.ask(paper_bytes, paper.id).startswith(b"%PDF")


def test_what_was_taken_back_stays_in_the_story(office: OfficeDay) -> None:
    case = office.received()
    done = office.do("w1", request_supplement, case.id, gaps=gaps_of(case))
    office.do("w1", undo, case.id, done.events)
    shown = story(office, case)[:3]
    assert [chapter.title for chapter in shown] == ["撤销", "出具《补正材料告知书》（已作废）", "补正告知（已撤销）"]
    assert [chapter.is_undone for chapter in shown] == [False, True, True]
    assert {chapter.tone for chapter in shown} == {"plain"}


def test_a_second_signature_is_told_whether_given_or_not(office: OfficeDay) -> None:
    case = office.received()
    asked = office.do("w1", ask_void, case.id, reason="选错事项")
    office.do("c1", decline_ask, case.id, asked.events[0], reason="应当撤回")
    no, ask = story(office, case)[:2]
    assert (ask.title, ask.detail, ask.who) == ("申请作废，待复核", "选错事项", "李晓梅")
    assert (no.title, no.detail, no.who, no.tone) == ("不同意作废", "应当撤回", "陈审核", "bad")


def test_an_ending_tells_its_reason_and_what_was_handed_back(office: OfficeDay) -> None:
    case = office.accepted()
    name = case.materials[0].name
    office.do("w1", withdraw, case.id, reason="不办了", returned=(name,))
    ending = next(c for c in story(office, case) if c.title == "撤回")
    assert ending.detail == f"不办了；{name}"


def test_a_note_is_told_as_it_was_written(office: OfficeDay) -> None:
    case = office.accepted()
    office.do("h1", add_note, case.id, text="<b>不是粗体</b>")
    assert story(office, case)[0].detail == "<b>不是粗体</b>"


def test_the_story_can_be_told_in_english(office: OfficeDay) -> None:
    case = office.accepted()
    assert "Accept" in [chapter.title for chapter in timeline(told(office, case), "en")]


def test_the_clocks_say_how_they_stand_and_why(office: OfficeDay) -> None:
    case = office.accepted()
    lines = {line.sheet.kind: line for line in clock_lines(case, CALENDAR, office.day)}
    assert set(lines) == {"acceptance", "statutory", "promised", "step"}
    assert lines["acceptance"].clock.light is Light.DONE_ON_TIME and lines["acceptance"].left == ""
    assert lines["promised"].left.startswith("剩 ") and lines["promised"].left.endswith("个工作日")
    assert "自起算日的次日起" in lines["statutory"].why
    kinds = [line.kind for line in lines["statutory"].sheet.lines]
    assert kinds[0] == "rule" and "due" in kinds


def test_a_clock_says_the_last_day_and_the_days_over(office: OfficeDay) -> None:
    case = office.accepted()
    clock = next(line for line in clock_lines(case, CALENDAR, office.day) if line.sheet.kind == "promised").clock
    assert clock.due is not None

    def left(day: date) -> str:
        return next(line.left for line in clock_lines(case, CALENDAR, day) if line.sheet.kind == "promised")

    assert left(clock.due) == "今天到期"
    assert left(clock.due + timedelta(days=7)) == "超 5 个工作日"


def test_a_date_beyond_the_published_holidays_is_provisional(office: OfficeDay) -> None:
    office.on(date(2026, 12, 28))
    case = office.accepted()
    due = {line.sheet.kind: line.due for line in clock_lines(case, CALENDAR, office.day)}
    assert due["statutory"].endswith("（暂定）")


def test_a_case_is_found_by_two_characters_by_initials_by_the_end_of_the_number_and_by_telephone(
    office: OfficeDay,
) -> None:
    case = office.accepted("道路货物")
    person = case.applicant
    assert person is not None
    for text in (person.name[:2], case.number, case.number[-6:], person.id_number[-4:], person.phone):
        assert [row.id for row in office.ask(found, text)] == [case.id], text
    assert office.ask(found, "  ") == () and office.ask(found, "查无此人") == ()


def test_an_unknown_or_misread_number_is_told(office: OfficeDay) -> None:
    case = office.accepted()
    with pytest.raises(NotFound, match=r"store\.no_case"):
        office.ask(open_file, "nothing")
    wrong = case.number[:-1] + str((int(case.number[-1]) + 1) % 10)
    with pytest.raises(Refused, match=r"numbering\.check"):
        office.ask(open_file, wrong)


def test_looking_at_the_identity_needs_a_post_or_the_supervisor_and_is_on_record(office: OfficeDay) -> None:
    case = office.accepted()
    stranger = replace(office.people["h1"], appointments=())
    assert belongs_to(office.people["w1"], case) and not belongs_to(stranger, case)
    assert may_reveal(office.people["s1"], case) and not may_reveal(stranger, case)
    auditor = Officer(OfficerId("x1"), "审计示例", (), (Role.AUDITOR,))
    office.people["x1"] = office.do("m1", set_officer, auditor)
    with pytest.raises(Refused, match=r"casefile\.may_not_reveal"):
        office.do("x1", reveal, case.id)
    office.do("s1", reveal, case.id)
    assert office.case(case.id) == case, "looking changes no case"


def test_scans_stand_with_their_material_and_the_loose_ones_last(office: OfficeDay) -> None:
    case = office.accepted()
    name = case.materials[0].name
    for material in (name, "别的", name):
        done = office.do(
            "w1", add_file, case.id, data=material.encode(), media="image/jpeg", name="a", material=material
        )
    by_material = dict(scans_of(done.case))
    assert len(by_material[name]) == 2 and len(by_material[""]) == 1
    assert list(by_material)[-1] == ""


def test_what_was_being_written_comes_back(office: OfficeDay) -> None:
    office.do("w1", keep_page_draft, "casefile", {"case field": "半句话"})
    assert office.ask(drafts, "w1") == {"case field": "半句话"}
