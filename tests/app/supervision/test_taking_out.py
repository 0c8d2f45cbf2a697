"""What leaves the supervisor's desk: on record, masked, and more than twenty cases of a live profile by two officers."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from typing import Any

import pytest
from office_day import OfficeDay

from app.errors import Refused
from app.events.envelope import Event
from app.events.office import Looked
from app.ids import OfficerId
from app.supervision.taking_out import agree_export, note_export
from app.table_out import long_number, text_table
from app.wording import say_trouble

S1 = OfficerId("s1")


@pytest.fixture
def live(office: OfficeDay) -> OfficeDay:
    """A profile that is not for training."""
    office.store.around = replace(office.store.around, is_training_profile=False, now=_real(office))
    return office


def _real(office: OfficeDay) -> Any:
    return lambda: replace(office._now(), clock="real")


def looked(office: OfficeDay) -> list[Event]:
    events = office.ask(lambda records: records.office_events())
    return [event for event in events if event.kind == Looked.KIND]


def test_a_list_that_leaves_the_program_is_on_record(office: OfficeDay) -> None:
    office.do("s1", note_export, "supervision_xlsx", 3)
    events = office.ask(lambda records: records.office_events())
    last = [event for event in events if event.kind == Looked.KIND][-1]
    assert (last.officer, last.data["what"], last.data["cases"]) == ("s1", "supervision_xlsx", 3)
    with pytest.raises(Refused, match=r"supervision\.no_right"):
        office.do("w1", note_export, "supervision_xlsx", 3)


def test_one_officer_takes_out_twenty_cases_and_not_one_more(live: OfficeDay) -> None:
    live.do("s1", note_export, "supervision_xlsx", 20)
    with pytest.raises(Refused, match=r"export\.needs_two") as told:
        live.do("s1", note_export, "supervision_xlsx", 21)
    assert say_trouble(told.value).startswith("一次导出 21 件超过 20 件，须由另一名监察员")
    assert [event.data["cases"] for event in looked(live)] == [20], "what was refused is not on record as done"


def test_figures_of_many_cases_list_none_and_need_no_second_officer(live: OfficeDay) -> None:
    live.do("s1", note_export, "supervision_pdf", 4000, listed=0)
    assert looked(live)[-1].data["cases"] == 4000
    with pytest.raises(Refused, match=r"export\.needs_two"):
        live.do("s1", note_export, "supervision_pdf", 4000, listed=21)


@pytest.mark.parametrize("second", ["c1", "m1"])
def test_a_lead_or_the_security_administrator_agrees_and_both_are_on_record(live: OfficeDay, second: str) -> None:
    live.do(second, agree_export, "supervision_xlsx", 300, S1)
    last = looked(live)[-1]
    assert (last.officer, last.data["cases"]) == (second, 300)
    assert last.private is not None and last.private["query"] == f"s1、{second}"


@pytest.mark.parametrize(("second", "code"), [("s1", "second.same_officer"), ("w1", "export.not_second")])
def test_nobody_agrees_with_themselves_and_no_clerk_does(live: OfficeDay, second: str, code: str) -> None:
    with pytest.raises(Refused, match=code.replace(".", r"\.")):
        live.do(second, agree_export, "supervision_xlsx", 300, S1)


@pytest.mark.parametrize("asker", ["w1", "nobody"])
def test_what_one_may_not_take_out_nobody_agrees_to(live: OfficeDay, asker: str) -> None:
    with pytest.raises(Refused, match=r"supervision\.no_right"):
        live.do("c1", agree_export, "supervision_xlsx", 300, OfficerId(asker))


def test_training_takes_out_what_it_likes(office: OfficeDay) -> None:
    office.do("s1", note_export, "supervision_xlsx", 5000)
    assert looked(office)[-1].data["cases"] == 5000


def test_a_text_table_keeps_every_digit_and_runs_no_formula() -> None:
    number = "341702202611029999000017"
    made = text_table(("编号", "申请人"), [(long_number(number), "=HYPERLINK(1)"), ("7", '赵𠅤,"甲"')])
    assert made.startswith("\ufeff".encode())
    rows = list(csv.reader(io.StringIO(made.decode("utf-8-sig"))))
    assert rows == [["编号", "申请人"], [f"'{number}", "'=HYPERLINK(1)"], ["7", '赵𠅤,"甲"']]
