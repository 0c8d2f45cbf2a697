"""The print ledger on the real store: originals, reprints with their reasons, and prints that failed."""

from __future__ import annotations

from typing import Any

import pytest
from office_day import MONDAY, OfficeDay, gaps_of

from app.casefile import open_file, timeline
from app.desk import Notice
from app.errors import Refused
from app.export import export
from app.filing import record_failed_print, record_print, undo
from app.print_ledger import prints_of
from app.state import CaseState
from app.supplementation.request import request_supplement
from app.wording import say


def paper_of(office: OfficeDay) -> Notice:
    case = office.accepted()
    (paper,) = office.ask(lambda records: records.notices(case.id))
    assert isinstance(paper, Notice)
    return paper


def lines(office: OfficeDay, paper: Notice) -> list[tuple[Any, ...]]:
    events = office.ask(lambda records: records.events(paper.case))
    return [(one.ordinal, one.printer, one.reason, one.cause) for one in prints_of(paper, events)]


def fail(office: OfficeDay, paper: Notice, **facts: Any) -> None:
    known = {"copies": 2, "printer": "窗口", "cause": "printer.no_paper"} | facts
    office.do("w1", record_failed_print, paper.case, paper.id, **known)


def test_originals_and_reprints_stand_in_the_ledger_with_number_printer_and_reason(office: OfficeDay) -> None:
    """motcua 18: a reprint is a ledger entry with a reason."""
    paper = paper_of(office)
    office.do("w1", record_print, paper.case, paper.id, copies=2, printer="窗口")
    office.do("w1", record_print, paper.case, paper.id, copies=1, printer="后台", reason="申请人遗失")
    assert lines(office, paper) == [(1, "窗口", "", ""), (2, "后台", "申请人遗失", "")]


def test_a_hand_over_that_failed_is_recorded_and_counts_as_no_print(office: OfficeDay) -> None:
    """opencrvs 12809: "printed" though nothing came out."""
    paper = paper_of(office)
    fail(office, paper)
    assert lines(office, paper) == [(0, "窗口", "", "printer.no_paper")]
    assert office.ask(lambda records: records.notice(paper.id)).prints == 0
    assert office.do("w1", record_print, paper.case, paper.id, copies=2, printer="窗口") == 1, (
        "the original, no reprint"
    )


def test_a_failed_print_is_told_in_the_case_file_with_its_cause(office: OfficeDay) -> None:
    paper = paper_of(office)
    fail(office, paper)
    told = office.ask(open_file, office.case(paper.case).number)  # type: ignore[arg-type]
    newest = timeline(told)[0]
    assert newest.title == "《受理通知书》没有打印成功" and newest.detail.startswith("缺纸；")
    assert say("casefile.print_failed", "en", title="x") == "x did not reach the printer"


def test_an_act_whose_print_failed_can_still_be_taken_back(office: OfficeDay) -> None:
    case = office.received()
    done = office.do("w1", request_supplement, case.id, gaps=gaps_of(case))
    fail(office, done.notices[0])
    after = office.do("w1", undo, case.id, done.events)
    assert after.case.state is CaseState.RECEIVED


def test_what_failed_is_checked_as_a_print_is(office: OfficeDay) -> None:
    paper = paper_of(office)
    with pytest.raises(Refused, match=r"filing\.print_differs"):
        fail(office, paper, copies=0)
    with pytest.raises(Refused, match=r"identity\.control_character"):
        fail(office, paper, printer="a\x07b")


def test_the_export_lists_every_print_and_masks_why(office: OfficeDay) -> None:
    paper = paper_of(office)
    fail(office, paper)
    office.do("w1", record_print, paper.case, paper.id, copies=2, printer="窗口")
    office.do("w1", record_print, paper.case, paper.id, copies=1, printer="窗口", reason="张建国遗失")
    setting = office.store.setting(office.people["w1"])
    number = office.case(paper.case).number  # type: ignore[arg-type]
    for revealed, reason in ((True, "张建国遗失"), (False, "***")):
        truth = office.ask(export, setting.calendar, MONDAY, (number,), revealed)
        (out,) = truth["cases"][0]["notices"]
        assert [(one["ordinal"], one["is_failed"], one["is_reprint"]) for one in out["prints"]] == [
            (0, True, False), (1, False, False), (2, False, True),
        ]  # fmt: skip
        assert out["prints"][2]["reason"] == reason
        assert {"at", "officer", "printer", "copies"} <= set(out["prints"][0])
