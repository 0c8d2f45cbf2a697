"""The slip of a case: what an applicant needs to find it again, in the case file as an event, no notice."""

from __future__ import annotations

from dataclasses import replace

import pytest
from office_day import DRAINAGE, OfficeDay

from app.casefile import CaseFile, open_file, timeline
from app.devices.choice import SlipCharset
from app.devices.ports import Size, Slip, SlipBarcode, SlipLine
from app.devices.slip.escpos import lacking
from app.errors import Refused
from app.events.file import SlipPrinted
from app.filing import record_slip, undo
from app.ids import CaseId
from app.office import sample_office
from app.ratings.code import rating_code
from app.ratings.queries import last_code
from app.register_words import grouped
from app.slip import TAKEN, case_slip
from app.state import Case


def texts(slip: Slip) -> list[str]:
    return [part.text for part in slip if isinstance(part, SlipLine)]


def slip_of(case: Case, **office: str) -> Slip:
    return case_slip(case, replace(sample_office(), **office), is_training=False)  # type: ignore[arg-type]


def test_a_slip_says_office_number_code_item_person_time_and_phone(office: OfficeDay) -> None:
    case = office.accepted()
    slip = slip_of(case)
    department = sample_office().department(case.department)
    said = texts(slip)
    assert said[0] == sample_office().name
    assert said[1] == "收件凭证"
    assert SlipBarcode(case.number) in slip
    assert grouped(case.number) in said and grouped(case.number).replace(" ", "") == case.number
    assert f"查询码 {case.query_code}" in said
    assert f"事　　项：{case.plan.name}" in said
    assert f"申 请 人：{case.applicant_name}" in said
    assert f"办理部门：{department.name}" in said
    assert f"咨询电话：{department.phone}" in said
    assert "目前状态：在办" in said
    assert any(line.startswith("收件时间：2026-11-02 ") for line in said)
    assert "受理与否以书面文书为准" in said


def test_the_hour_is_that_of_the_office_not_of_greenwich(office: OfficeDay) -> None:
    """opencrvs 11058: dates off by one."""
    case = office.received()
    hour = case.received_at.hour
    (line,) = [text for text in texts(slip_of(case)) if text.startswith("收件时间")]
    assert f"{(hour + 8) % 24:02d}:" in line


def test_what_is_not_known_leaves_no_empty_line(office: OfficeDay) -> None:
    case = replace(office.received(), query_code="")
    said = texts(slip_of(case, query_address=""))
    assert all(line.strip() for line in said)
    assert not any("查询码 " in line for line in said)


def test_a_training_slip_says_that_it_is_none(office: OfficeDay) -> None:
    case = office.received()
    assert "（培训，不具有效力）" in texts(case_slip(case, sample_office(), is_training=True))
    assert "（培训，不具有效力）" not in texts(slip_of(case))


def test_the_words_of_the_slip_itself_are_in_the_smallest_memory_of_a_printer(office: OfficeDay) -> None:
    for part in slip_of(office.received()):
        if isinstance(part, SlipLine):
            assert lacking(part.text, SlipCharset.GB2312) == (), part.text


def test_the_head_is_larger_than_the_rest(office: OfficeDay) -> None:
    lines = [part for part in slip_of(office.received()) if isinstance(part, SlipLine)]
    assert (lines[0].size, lines[0].is_bold, lines[0].is_centred) == (Size.LARGE, True, True)
    assert lines[-1].size is Size.NORMAL


def test_a_slip_that_was_printed_stands_in_the_case_file(office: OfficeDay) -> None:
    case = office.accepted(DRAINAGE)
    office.do("w1", record_slip, case.id, printer="tcp:192.168.1.60:9100")
    event = office.ask(lambda records: records.events(case.id))[-1]
    assert (event.kind, event.data) == (SlipPrinted.KIND, {"printer": "tcp:192.168.1.60:9100"})
    told: CaseFile = office.ask(open_file, case.id)
    chapter = timeline(told)[0]
    assert (chapter.title, chapter.detail) == ("打印小票", "tcp:192.168.1.60:9100")
    assert timeline(told, "en")[0].title == "Slip printed"
    assert told.case.state is case.state


def test_an_act_whose_slip_is_out_is_undone_no_more(office: OfficeDay) -> None:
    case = office.received()
    acts = tuple(event.id for event in office.ask(lambda records: records.events(case.id)))
    office.do("w1", record_slip, case.id, printer="fake")
    with pytest.raises(Refused, match=r"filing\.undo_printed"):
        office.do("w1", undo, case.id, acts)


def test_a_stranger_to_the_department_prints_no_slip(office: OfficeDay) -> None:
    case = office.received()
    with pytest.raises(Refused):
        office.do("s1", record_slip, case.id, printer="fake")


def test_the_code_of_the_last_visit_stands_on_the_slip(office: OfficeDay) -> None:
    """GB/T 39735: who has no screen or pad rates by the code later; without a visit there is no code to print."""
    case = office.accepted()
    code = office.ask(last_code, case.id)
    said = texts(case_slip(case, sample_office(), is_training=False, rating_code=code))
    assert f"评价码 {rating_code(case.id, office.day)}" in said and "凭评价码可以评价本次服务" in said
    assert not any("评价" in line for line in texts(slip_of(case)))
    assert office.ask(last_code, CaseId("none")) == ""


def test_the_slip_lists_what_was_taken_and_only_that(office: OfficeDay) -> None:
    """行政许可法 32: the applicant can prove what he handed in, whichever paper he took home."""
    case = office.received()
    said = texts(slip_of(case))
    at = said.index("收到材料：")
    listed = [line for line in said[at + 1 :] if line.split(".")[0].isdigit()]
    assert listed == said[at + 1 : at + 1 + len(listed)]
    assert [line.split("（")[0].split(". ", 1)[1] for line in listed] == [
        line.name.split("（")[0] for line in case.materials if line.state in TAKEN
    ]
    assert all("份）" in line for line in listed)


def test_a_slip_without_materials_has_no_heading_for_them(office: OfficeDay) -> None:
    said = texts(slip_of(replace(office.received(), materials=())))
    assert "收到材料：" not in said
