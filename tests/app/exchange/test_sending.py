"""报送: what leaves is what happened; what a platform sends back is mended with a reason; nothing is made to look better."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from decided import BY_POST, granted, ready, refused
from office_day import LABOUR, SPOT, OfficeDay, application_for, opened_office

from app.acceptance.accept import accept
from app.acceptance.receive import receive
from app.approval.review import finish_step
from app.errors import Refused
from app.events.exchange import RowRefused
from app.exchange.batch import RowState
from app.exchange.codes import set_codes, shape_in_force
from app.exchange.files import FileForm, read_batch
from app.exchange.mapping import SHIPPED, shipped_shape
from app.exchange.rights import MOST_ALONE
from app.exchange.sending import Sending, mend_row, resend_mended, send_batch, take_answer
from app.exchange.taking import outer_cases, refused_list, take_batch
from app.wording import say_trouble


@pytest.fixture
def office(tmp_path: Path) -> Iterator[OfficeDay]:
    with opened_office(tmp_path) as made:
        yield made


def every_code(key: str) -> dict[str, dict[str, str]]:
    """A code for each value that has none: its place in the list."""
    return {
        name: {value: str(at) for at, value in enumerate(values)}
        for name, values in shipped_shape(key).to_fill().items()
    }


def sent(
    office: OfficeDay, key: str = "guangdong", form: FileForm = FileForm.JSON, who: str = "c1", **facts: Any
) -> Sending:
    made: Sending = office.do(who, send_batch, key, form, office.day, office.day, **facts)
    return made


def rows(sending: Sending, table: str) -> list[dict[str, str]]:
    return [dict(row) for row in read_batch(sending.data).tables[table]]


def code_of(call: Any, *args: Any, **facts: Any) -> str:
    with pytest.raises(Refused) as told:
        call(*args, **facts)
    assert say_trouble(told.value) and say_trouble(told.value, "en")
    return told.value.code


def test_a_granted_case_is_told_in_every_table_it_has_a_part_in(office: OfficeDay) -> None:
    office.do("m1", set_codes, "guangdong", every_code("guangdong"))
    case = ready(office)
    made = sent(office)
    assert [row["SQRMC"] for row in rows(made, "EX_GDBS_SB")] == [case.applicant_name]
    assert [row["SLZTDM"] for row in rows(made, "EX_GDBS_SL")] == ["1"]
    steps = rows(made, "EX_GDBS_SPCL")
    assert [row["SPHJMC"] for row in steps] == [step.name for step in case.plan.steps]
    assert steps[-1]["SPHJDM"] == "3" and steps[0]["SPKSSJ"] <= steps[0]["SPSJ"]
    end = rows(made, "EX_GDBS_BJ")[0]
    assert (end["BJJGDM"], end["ZZBH"]) == ("0", case.certificate.certificate_number if case.certificate else "")
    assert made.batch.total == sum(len(r) for r in read_batch(made.data).tables.values())
    assert made.batch.number.startswith("341702" if case.number.startswith("341702") else case.number[:6])


def test_a_refusal_leaves_as_a_refusal_and_a_case_without_rating_has_none(office: OfficeDay) -> None:
    office.do("m1", set_codes, "national", every_code("national"))
    refused(office)
    result = rows(sent(office, "national"), "up_pro_result")[0]
    codes = office.ask(shape_in_force, "national").codes
    assert result["result_type"] == codes["result_type"]["refused"]
    assert result["satisfaction"] == ""
    assert result["is_delivery_results"] == codes["is_delivery_results"]["no"]


def test_every_walk_in_leaves_as_a_walk_in_whatever_an_inspection_would_like(office: OfficeDay) -> None:
    """faults: a vendor hard-codes every case as "online"."""
    office.do("m1", set_codes, "national", every_code("national"))
    granted(office)
    codes = office.ask(shape_in_force, "national").codes["apply_type"]
    assert {row["apply_type"] for row in rows(sent(office, "national"), "up_pro_accept")} == {codes["window"]}


def test_a_value_without_a_code_is_held_back_and_never_sent_with_a_guess(office: OfficeDay) -> None:
    granted(office)
    nothing = sent(office, "national")
    assert (nothing.batch.total, nothing.batch.held) == (0, 14)
    assert code_of(sent, office, "national") == "exchange.only_held"
    made = sent(office)
    assert rows(made, "EX_GDBS_SB") == [] and made.batch.held == 1
    held = [
        row
        for row in office.ask(lambda records: records.exchange_rows_in((RowState.HELD,)))
        if row.shape == "guangdong"
    ]
    assert [row.code for row in held] == ["exchange.no_code"]
    assert "代码表 SQRLX 中的“法人和非法人组织”" in held[0].finding("1").say()
    office.do("m1", set_codes, "guangdong", every_code("guangdong"))
    again: Sending = office.do("c1", resend_mended, "guangdong", FileForm.JSON)
    assert len(rows(again, "EX_GDBS_SB")) == 1
    left = office.ask(lambda records: records.exchange_rows_in((RowState.HELD,)))
    assert {row.shape for row in left} == {"national"}


def test_what_says_the_same_is_not_sent_twice_and_what_changed_goes_again_with_the_next_version(
    office: OfficeDay,
) -> None:
    office.do("m1", set_codes, "guangdong", every_code("guangdong"))
    case = office.do("w1", accept, application_for(LABOUR)).case
    first = sent(office)
    assert code_of(sent, office) == "exchange.nothing_new"
    granted_case = office.case(case.id)
    office.later(60)
    step = granted_case.plan.step(granted_case.open_steps[0])
    office.do(BY_POST[step.post.value], finish_step, case.id, step=step.name, opinion="同意。")
    second = sent(office)
    assert rows(second, "EX_GDBS_SB") == [] and len(rows(second, "EX_GDBS_SPCL")) == 1
    assert [first.batch.number[-3:], second.batch.number[-3:]] == ["001", "002"]


def test_a_returned_row_is_mended_with_a_reason_and_goes_again_under_its_id(office: OfficeDay) -> None:
    office.do("m1", set_codes, "guangdong", every_code("guangdong"))
    office.do("w1", receive, application_for(LABOUR))
    row = rows(sent(office), "EX_GDBS_SB")[0]
    answer = f"row_guid,err_type,remark\r\n{row['ROW_GUID']},01,联系人不能为空\r\n".encode()
    batch, count = office.do("c1", take_answer, answer)
    assert (batch.returned, count) == (1, 1)
    assert code_of(office.do, "c1", resend_mended, "guangdong", FileForm.JSON) == "exchange.nothing_new"
    guid = row["ROW_GUID"]
    assert code_of(office.do, "c1", mend_row, guid, "TJFS", "1", "平台要求") == "exchange.not_mendable"
    assert (
        code_of(office.do, "c1", mend_row, guid, "SBSJ", "2026-01-01 00:00:00", "平台要求") == "exchange.not_mendable"
    )
    assert code_of(office.do, "c1", mend_row, guid, "LXRXM", "王芳", " ") == "exchange.no_reason"
    assert code_of(office.do, "c1", mend_row, guid, "LXRXM", "王" * 101, "平台要求") == "exchange.value_length"
    office.do("c1", mend_row, guid, "LXRXM", "王芳", "平台要求")
    again = rows(office.do("c1", resend_mended, "guangdong", FileForm.XML), "EX_GDBS_SB")
    assert [(one["ROW_GUID"], one["LXRXM"], one["VERSION"]) for one in again] == [(guid, "王芳", "2")]
    assert {k: v for k, v in again[0].items() if k not in ("LXRXM", "VERSION", "CD_BATCH")} == {
        k: v for k, v in row.items() if k not in ("LXRXM", "VERSION", "CD_BATCH")
    }


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        (b"", "exchange.answer_empty"),
        (b"a,b\r\n1,2\r\n", "exchange.answer_heads"),
        (b"row_guid,err_type\r\nnobody,01\r\n", "exchange.answer_strange"),
        ("row_guid,err_type\r\n甲,01\r\n".encode("gbk"), "exchange.answer_unread"),
    ],
)
def test_an_answer_that_cannot_be_used_is_refused_whole(office: OfficeDay, answer: bytes, code: str) -> None:
    assert code_of(office.do, "c1", take_answer, answer) == code


def test_more_than_twenty_cases_need_a_second_officer_who_is_another(office: OfficeDay) -> None:
    office.do("m1", set_codes, "guangdong", every_code("guangdong"))
    for _ in range(MOST_ALONE + 1):
        office.do("w1", receive, application_for(SPOT))
    assert code_of(sent, office) == "exchange.needs_two"
    assert code_of(sent, office, asked_by="c1") == "second.same_officer"
    assert sent(office, who="a1", asked_by="c1").batch.with_officer == "c1"


def test_a_clerk_a_supervisor_and_an_administrator_send_nothing(office: OfficeDay) -> None:
    assert {code_of(sent, office, who=who) for who in ("w1", "h1", "s1", "m1")} == {"exchange.no_right"}


def test_only_the_administrator_sets_codes_and_only_for_what_the_shape_has(office: OfficeDay) -> None:
    assert code_of(office.do, "c1", set_codes, "national", {}) == "staffing.not_administrator"
    assert code_of(office.do, "m1", set_codes, "national", {"apply_type": {"online": "1"}}) == "exchange.code_unknown"
    assert code_of(office.do, "m1", set_codes, "national", {"apply_type": {"window": "1" * 21}}) == "exchange.code_long"


@pytest.mark.parametrize("form", list(FileForm))
@pytest.mark.parametrize("key", SHIPPED)
def test_another_office_reads_the_very_words_out_of_our_batch(tmp_path: Path, key: str, form: FileForm) -> None:
    with opened_office(tmp_path / "a") as ours, opened_office(tmp_path / "b") as theirs:
        for office in (ours, theirs):
            office.do("m1", set_codes, key, every_code(key))
        case = ready(ours)
        made = sent(ours, key, form)
        taken = theirs.do("c1", take_batch, made.data)
        assert (taken.total, taken.refused) == (made.batch.total, ())
        outer = theirs.ask(outer_cases, taken)
        assert [one.number for one in outer] == [case.number]
        told = {word: value for lines in outer[0].told.values() for line in lines for word, value in line.items()}
        assert (told["申请方式"], told["申请人名称"]) == ("window", case.applicant_name)
        assert code_of(theirs.do, "c1", take_batch, made.data) == "exchange.taken_already"
        assert theirs.ask(lambda records: records.list_cases(tuple(type(case.state)))) == ()


def test_the_list_of_what_was_refused_goes_back_without_a_cell_that_a_spreadsheet_would_compute(
    office: OfficeDay,
) -> None:
    """The names in it are those of another office's file."""
    row = RowRefused("=cmd|'/c calc'!A1", 3, "+SUM(A1)", "exchange.column_unknown", {})
    office.do("m1", set_codes, "guangdong", every_code("guangdong"))
    ready(office)
    batch = replace(sent(office, "guangdong").batch, refused=(row,))
    text = refused_list(batch, lambda code, **facts: "@不认识的列").decode("utf-8-sig")
    assert text.splitlines()[1] == "'=cmd|'/c calc'!A1,3,'+SUM(A1),'@不认识的列"


def test_a_row_with_a_fault_is_refused_with_its_place_and_the_others_are_taken(
    tmp_path: Path, office: OfficeDay
) -> None:
    office.do("m1", set_codes, "guangdong", every_code("guangdong"))
    ready(office)
    told = json.loads(sent(office).data)
    steps = told["tables"]["EX_GDBS_SPCL"]
    changes = (
        {"SPHJDM": "9"},
        {"SPSJ": "昨天"},
        {"SPRXM": ""},
        {"SPHJMC": "长" * 201},
        {"XX": "1"},
        {"SPYJ": "a\u0001"},
    )
    told["tables"]["EX_GDBS_SPCL"] = [*steps, *({**steps[0], **change} for change in changes)]
    told["batch"] = "outer-1"
    taken = office.do("c1", take_batch, json.dumps(told).encode())
    assert taken.counts["EX_GDBS_SPCL"] == len(steps)
    assert [(one.place - len(steps), one.code.removeprefix("exchange.")) for one in taken.refused] == [
        (1, "taken_code"), (2, "taken_time"), (3, "empty"), (4, "taken_long"), (5, "taken_strange"), (6, "taken_signs"),
    ]  # fmt: skip


def test_a_table_or_a_shape_that_is_not_known_refuses_the_file(office: OfficeDay) -> None:
    strange = {"batch": "1", "shape": "guangdong", "tables": {"EX_OTHER": [{"a": "1"}]}}
    assert code_of(office.do, "c1", take_batch, json.dumps(strange).encode()) == "exchange.table_unknown"
    empty = {"batch": "1", "shape": "guangdong", "tables": {"EX_GDBS_SB": []}}
    assert code_of(office.do, "c1", take_batch, json.dumps(empty).encode()) == "exchange.file_empty"


def test_a_corrected_case_goes_again_because_it_says_something_new(office: OfficeDay) -> None:
    office.do("m1", set_codes, "guangdong", every_code("guangdong"))
    application = application_for(LABOUR)
    person = application.applicant
    assert person is not None
    office.do("w1", receive, replace(application, applicant=replace(person, phone="13900000001")))
    assert rows(sent(office), "EX_GDBS_SB")[0]["LXRSJ"] == "13900000001"
