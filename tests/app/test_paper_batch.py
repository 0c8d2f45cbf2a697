"""The papers of a day: found by day, department and whether they came out; checked before a batch goes to the printer."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from office_day import MONDAY, OfficeDay

from app.desk import Notice
from app.errors import Refused
from app.filing import record_print
from app.ids import NoticeId
from app.officer import Appointment
from app.paper_batch import MOST_TOGETHER, batch_of, day_papers, departments_of
from app.paper_rows import PaperQuery, PaperRow
from app.post import Post
from app.second import sign
from app.state import Case
from app.training import OFFICERS
from app.withdrawing import ask_void
from app.wording import say_trouble

PEOPLE = {officer.id: officer for officer in OFFICERS}


def papers(office: OfficeDay, **asked: object) -> tuple[PaperRow, ...]:
    query = PaperQuery(MONDAY, **asked)  # type: ignore[arg-type]
    found: tuple[PaperRow, ...] = office.ask(day_papers, query)
    return found


def paper_of(office: OfficeDay, case: Case) -> Notice:
    (paper,) = office.ask(lambda records: records.notices(case.id))
    assert isinstance(paper, Notice)
    return paper


def printed(office: OfficeDay, case: Case) -> Notice:
    paper = paper_of(office, case)
    office.do("w1", record_print, case.id, paper.id, copies=paper.copies, printer="窗口")
    return paper_of(office, case)


def test_the_papers_of_a_day_stand_in_their_order_with_whom_they_are_for(office: OfficeDay) -> None:
    cases = [office.accepted(), office.received(), office.accepted()]
    rows = papers(office)
    assert [row.case_number for row in rows] == [case.number for case in cases]
    assert {row.applicant for row in rows} == {case.applicant_name for case in cases}
    assert [row.notice for row in rows] == [paper_of(office, case) for case in cases]
    assert office.ask(day_papers, PaperQuery(MONDAY + timedelta(1))) == ()


def test_what_came_out_is_only_among_all_and_a_void_paper_among_none(office: OfficeDay) -> None:
    first, second, third = office.accepted(), office.accepted(), office.accepted()
    printed(office, first)
    asked = office.do("w1", ask_void, third.id, reason="录入错误")
    office.do("c1", sign, third.id, asked.events[0])
    assert [row.case_number for row in papers(office)] == [second.number]
    assert [row.case_number for row in papers(office, is_unprinted_only=False)] == [first.number, second.number]


def test_other_departments_do_not_see_them(office: OfficeDay) -> None:
    case = office.accepted()
    assert len(papers(office, departments=(case.department,))) == 1
    assert papers(office, departments=("no_such_department",)) == ()


def test_an_officer_sees_the_departments_of_his_posts_and_of_those_he_stands_in_for() -> None:
    clerk = replace(PEOPLE["w1"], appointments=(Appointment("scjg", Post.WINDOW),))  # type: ignore[index]
    other = replace(clerk, appointments=(Appointment("jsj", Post.CERTIFIER),))
    assert departments_of(clerk) == ("scjg",)
    assert departments_of(replace(clerk, covering=(other,))) == ("jsj", "scjg")
    assert departments_of(replace(clerk, appointments=(Appointment("*", Post.WINDOW),))) == ()


def test_a_batch_leaves_out_what_may_not_be_printed_and_says_why(office: OfficeDay) -> None:
    """motcua 18: a reprint is a ledger entry with a reason."""
    fresh, old = paper_of(office, office.accepted()), printed(office, office.accepted())
    batch = office.do("w1", batch_of, (fresh.id, old.id))
    assert batch.notices == (fresh,)
    assert [say_trouble(one) for one in batch.left_out] == ["《受理通知书》已经打印过，重打须填写理由。"]
    again = office.do("w1", batch_of, (fresh.id, old.id), "卡纸")
    assert again.notices == (fresh, old) and again.left_out == ()


@pytest.mark.parametrize(
    ("count", "code", "words"),
    [
        (0, "filing.batch_empty", "没有可以打印的文书"),
        (MOST_TOGETHER + 1, "filing.batch_many", "一次最多合并打印 200 份"),
    ],
)
def test_nothing_and_too_much_are_refused_with_a_sentence(office: OfficeDay, count: int, code: str, words: str) -> None:
    with pytest.raises(Refused) as told:
        office.do("w1", batch_of, (NoticeId("x"),) * count)
    assert told.value.code == code and words in say_trouble(told.value)


def test_when_none_may_be_printed_the_first_reason_is_told(office: OfficeDay) -> None:
    old = printed(office, office.accepted())
    with pytest.raises(Refused, match=r"filing\.reprint_no_reason"):
        office.do("w1", batch_of, (old.id,))
    fresh = paper_of(office, office.accepted())
    with pytest.raises(Refused):
        office.do("s1", batch_of, (fresh.id,))
