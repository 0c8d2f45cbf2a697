"""日登记簿 and 编号簿 on the real store: every case of a day, every number of a book, page by page, and on paper."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
import sqlalchemy as sa
from office_day import INJURY, LABOUR, NATURAL, OfficeDay, application_for

from app.acceptance.accept import accept
from app.acceptance.receive import receive
from app.correcting import ask_correction
from app.errors import Refused
from app.events.file import Printed
from app.filing import record_print
from app.officer import Officer, Role
from app.register_lines import BookProof, DayQuery, may_read_registers
from app.register_words import book_title, proof_words, scope_words, totals_words
from app.registers import (
    PAGE,
    book_page,
    day_page,
    further_lines,
    number_books,
    print_day_register,
    print_number_book,
)
from app.second import sign
from app.state import Case, CaseState
from app.withdrawing import ask_void
from app.wording import say_trouble

MONDAY, TUESDAY = date(2026, 11, 2), date(2026, 11, 3)
TODAY = DayQuery(MONDAY, MONDAY)


def worked(office: OfficeDay) -> Case:
    """Two cases on Monday, one of them corrected; one on Tuesday, void."""
    application = replace(application_for(INJURY), applicant=NATURAL, ticket="A012")
    case: Case = office.do("w1", accept, application).case
    office.later(60)
    office.received(LABOUR)
    event = office.do("w1", ask_correction, case.id, values={"applicant.name": "张健国"}, reason="录错").events[0]
    office.do("c1", sign, case.id, event)
    office.on(TUESDAY)
    wrong = office.received(LABOUR)
    office.do("c1", sign, wrong.id, office.do("w1", ask_void, wrong.id, reason="选错事项").events[0])
    return case


def test_the_day_register_has_every_case_of_the_day_in_order_with_its_totals(office: OfficeDay) -> None:
    worked(office)
    page = office.ask(day_page, TODAY)
    assert [line.applicant_name for line in page.lines] == ["张健国", "示例区某某服务有限公司"]
    assert [line.ticket for line in page.lines] == ["A012", ""]
    assert page.lines[0].received_at == datetime(2026, 11, 2, 1, 30, tzinfo=UTC)
    assert (page.totals.cases, page.totals.visits) == (2, 2)
    assert dict(page.totals.states) == {CaseState.IN_PROGRESS: 1, CaseState.RECEIVED: 1}
    assert totals_words(page.totals) == "共 2 件（2 人次）：在办 1 件，收件 1 件"
    assert (page.totals.desks, page.totals.officers) == (("9999",), ("w1",))


def test_days_desk_and_officer_narrow_the_register(office: OfficeDay) -> None:
    worked(office)
    both = DayQuery(MONDAY, TUESDAY)
    assert office.ask(day_page, both).totals.cases == 3
    assert office.ask(day_page, replace(both, officer="w1", desk="9999")).totals.cases == 3
    assert office.ask(day_page, replace(both, officer="h1")).lines == ()
    assert office.ask(day_page, replace(both, desk="0001")).totals.cases == 0
    assert scope_words(replace(both, desk="9999", officer="w1"), office.ask(day_page, both).names) == (
        "2026-11-02 — 2026-11-03 · 窗口机 9999 · 李晓梅"
    )
    for first, last in ((TUESDAY, MONDAY), (date(2024, 1, 1), MONDAY)):
        with pytest.raises(Refused, match=r"registers\.days") as caught:
            office.ask(day_page, DayQuery(first, last))
        assert first.isoformat() in say_trouble(caught.value)


def test_pages_follow_one_another_without_a_gap_or_a_repeat(office: OfficeDay) -> None:
    """open-zaak 1574: keyset paging, no offset."""
    for second in range(5):
        office.later(second)
        office.do("w1", receive, application_for(LABOUR))
    whole = office.ask(day_page, TODAY).lines
    parts: list[str] = []
    after = None
    while True:
        page = office.ask(lambda records, a=after: records.day_register(TODAY, a, 2))
        if not page:
            break
        parts += [line.number for line in page]
        after = page[-1].sort_key
    assert parts == [line.number for line in whole] and len(set(parts)) == 5
    assert office.ask(further_lines, TODAY, whole[-1].sort_key) == () and PAGE == 100


def test_the_register_reads_an_index_and_loads_no_documents(office: OfficeDay) -> None:
    worked(office)
    with office.store._reader.begin() as connection:
        plan = connection.execute(
            sa.text(
                "EXPLAIN QUERY PLAN SELECT number FROM case_row WHERE received_on BETWEEN '2026-11-02' AND '2026-11-02'"
                " ORDER BY sort_key LIMIT 100"
            )
        ).fetchall()
    assert any("case_by_day" in str(row) for row in plan)


def test_every_number_is_used_or_void_and_the_book_proves_it(office: OfficeDay) -> None:
    """frappe 34547, 21714: a book proves the year."""
    case = worked(office)
    books = {book.book: book for book in office.ask(number_books, 2026)}
    assert all(book.missing == 0 for book in books.values())
    accepted = next(book for book in books.values() if not book.is_of_cases and book.used + book.void == 2)
    assert (accepted.last, accepted.used, accepted.void, accepted.unissued) == (2, 1, 1, 0)
    first, second = office.ask(book_page, accepted.book)
    assert (first.status, second.status) == ("void", "used")
    assert first.case_number == second.case_number == case.number and second.number in first.reason
    assert office.ask(book_page, accepted.book, 1) == (second,)
    tuesday = next(book for book in books.values() if "2026-11-03" in book.book)
    assert (tuesday.used, tuesday.void) == (0, 1)
    assert book_title(tuesday.book) == "办件编号 · 窗口机 9999 · 2026-11-03"
    assert "无缺号" in proof_words(accepted) and "〔2026〕" in book_title(accepted.book)
    assert office.ask(number_books, 2025) == ()


def test_a_missing_number_is_told(office: OfficeDay) -> None:
    torn = BookProof("document 示市监受 2026", 10, 7, 1, 0)
    assert torn.missing == 2 and "缺 2 个" in proof_words(torn)
    closed = BookProof("document 示市监受 2026", 50, 7, 1, 42)
    assert closed.missing == 0 and "未发 42 个" in proof_words(closed)


def test_the_day_register_is_printed_and_on_record(office: OfficeDay) -> None:
    case = worked(office)
    (notice,) = office.do("w1", print_day_register, TODAY)
    text = office.text_of(notice)
    assert notice.case is None and notice.number == "" and "日登记簿" in text
    for word in ("张健国", "A012", "工伤认定", "李晓梅", "共2件", "第1页共1页", case.number[-6:]):
        assert word in text
    assert office.do("w1", record_print, None, notice.id, copies=1, printer="HP") == 1
    with office.store._reader.begin() as connection:
        kinds = connection.execute(sa.text("SELECT kind FROM event WHERE subject IS NULL ORDER BY n DESC LIMIT 2"))
        assert [row.kind for row in kinds] == [Printed.KIND, "notice_issued"]
    assert office.store.check().faults == ()


def test_a_long_register_repeats_its_head_and_goes_on_in_a_second_part(
    office: OfficeDay, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(45):
        office.do("w1", receive, application_for(LABOUR))
    (whole,) = office.do("w1", print_day_register, TODAY)
    text = office.text_of(whole)
    assert whole.pages > 1 and text.count("办件编号") >= whole.pages and f"第2页共{whole.pages}页" in text
    monkeypatch.setattr("app.registers.MOST_ROWS", 40)
    first, second = office.do("w1", print_day_register, TODAY)
    assert "第1部分，共2部分" in office.text_of(first) and len(second.record["登记"]) == 5


def test_the_number_book_is_printed_with_its_proof(office: OfficeDay) -> None:
    worked(office)
    book = next(b for b in office.ask(number_books, 2026) if not b.is_of_cases and b.void)
    (notice,) = office.do("w1", print_number_book, book.book, 2026)
    text = office.text_of(notice)
    for word in ("编号簿", "作废", "更正，以", "无缺号", "第1号至第2号"):
        assert word in text
    with pytest.raises(Refused, match=r"registers\.no_book"):
        office.do("w1", print_number_book, "document 无此簿 2026", 2026)


def test_only_window_lead_and_supervisor_read_the_registers(office: OfficeDay) -> None:
    worked(office)
    allowed = {one for one, officer in office.people.items() if may_read_registers(officer)}
    assert allowed == {"w1", "c1", "a1", "s1"}
    with pytest.raises(Refused, match=r"registers\.no_right"):
        office.do("h1", print_day_register, TODAY)
    with pytest.raises(Refused, match=r"registers\.empty"):
        office.do("s1", print_day_register, DayQuery(date(2026, 1, 1), date(2026, 1, 2)))
    assert not may_read_registers(replace(office.people["w1"], is_active=False))
    assert may_read_registers(Officer(office.people["s1"].id, "某", (), (Role.SUPERVISOR,)))
