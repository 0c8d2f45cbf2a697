"""The number book: whatever happens, no number is given twice and every gap is explained."""

from __future__ import annotations

import shutil
from datetime import UTC, date, datetime, timedelta
from itertools import groupby
from pathlib import Path

import pytest
from desk_for_tests import CLERK, NOON, accept, issue, open_desk, person, receive
from hypothesis import given, settings
from hypothesis import strategies as st

from app.desk import Desk, NumberEntry
from app.errors import NotFound, Refused
from app.events.file import ActUndone, NoticeIssued
from app.filing import UNDONE
from app.ids import CaseId
from app.numbering import check_digit, parse_case_number, parse_document_number
from app.state import CaseState
from db.desk.store import Store

ACTS = ("accept", "receive", "fail", "undo", "restart", "tomorrow", "draft")


def fails_late(desk: Desk) -> None:
    """Take numbers and write everything, then fail, as a missing glyph does."""
    accept(desk, person())
    raise Refused("notice.no_glyph")


def undo_last(desk: Desk) -> None:
    """Take the newest case back, its papers and numbers 作废."""
    rows = desk.records.list_cases([CaseState.RECEIVED, CaseState.IN_PROGRESS], limit=1)
    for row in rows:
        papers = desk.records.notices(row.id)
        events = tuple(e.id for e in desk.records.events(row.id) if e.kind != NoticeIssued.KIND)
        desk.record(row.id, ActUndone(events, tuple(p.id for p in papers)))
        for paper in papers:
            desk.void_notice(paper.id, UNDONE)


def act(store: Store, folder: Path, what: str, at: datetime) -> tuple[Store, datetime]:
    if what == "fail":
        with pytest.raises(Refused):
            store.do(CLERK, fails_late)
    elif what in ("restart", "tomorrow"):
        store.close()
        at += timedelta(days=what == "tomorrow")
        store = open_desk(folder, at)
    else:
        acts = {
            "accept": lambda desk: accept(desk, person()),
            "receive": lambda desk: receive(desk, person()),
            "undo": undo_last,
            "draft": lambda desk: desk.save_draft("acceptance", {}),
        }
        store.do(CLERK, acts[what])
    return store, at


def assert_book_is_in_order(book: tuple[NumberEntry, ...]) -> None:
    assert len({entry.number for entry in book}) == len(book)
    for name, entries in groupby(book, key=lambda e: e.book):
        numbers = [entry.number for entry in entries]
        if name.startswith("case"):
            assert [parse_case_number(n).serial for n in numbers] == list(range(1, len(numbers) + 1)), name
        else:
            assert [parse_document_number(n).n for n in numbers] == list(range(1, len(numbers) + 1)), name
    assert all(entry.status == "used" or (entry.status == "void" and entry.reason) for entry in book)
    assert all(entry.case is not None for entry in book)


@settings(max_examples=10)
@given(st.lists(st.sampled_from(ACTS), max_size=12))
def test_no_number_twice_and_every_gap_explained(made_once: Path, tmp_path: Path, acts: list[str]) -> None:
    """opencrvs 11003, open-zaak 1271: hundreds of duplicates; frappe 34547: gaps after a failed save."""
    shutil.rmtree(tmp_path / "profile", ignore_errors=True)
    folder = Path(shutil.copytree(made_once, tmp_path / "profile"))
    store, at = open_desk(folder), NOON
    for what in acts:
        store, at = act(store, folder, what, at)
    assert_book_is_in_order(store.ask(lambda r: r.numbers()))
    rows = store.ask(lambda r: r.list_cases(list(CaseState), limit=100))
    assert len(rows) == sum(what in ("accept", "receive") for what in acts)
    assert store.check().faults == ()
    store.close()


def test_a_number_has_its_division_day_desk_serial_and_check_digit(store: Store) -> None:
    number, _ = store.do(CLERK, accept, person())
    parsed = parse_case_number(number)
    assert (parsed.division, parsed.on, parsed.desk, parsed.serial) == ("341702", date(2026, 11, 23), "9999", 1)
    assert number[-1] == check_digit(number[:-1]) and len(number) == 24


def test_the_day_of_a_number_is_the_offices_day(folder: Path) -> None:
    """opencrvs 11058: at 00:30 in the office it is still yesterday in Greenwich."""
    store = open_desk(folder, datetime(2026, 11, 23, 16, 30, tzinfo=UTC))
    assert store.do(CLERK, accept, person())[0][6:14] == "20261124"
    store.close()


def test_a_new_year_begins_a_new_book(folder: Path) -> None:
    numbers = []
    for at in (datetime(2026, 12, 31, 4, tzinfo=UTC), datetime(2027, 1, 4, 4, tzinfo=UTC)):
        store = open_desk(folder, at)
        numbers.append(store.do(CLERK, accept, person())[1].number)
        books = {entry.book for entry in store.ask(lambda r, y=at.year: r.numbers(y))}
        assert len(books) == 2 and all(str(at.year) in book for book in books)
        store.close()
    assert [parse_document_number(n).n for n in numbers] == [1, 1] and numbers[0] != numbers[1]


def test_each_body_and_kind_of_paper_has_a_book_of_its_own(store: Store) -> None:
    def take(desk: Desk) -> list[str]:
        pairs = (("scjg", "acceptance"), ("scjg", "refusal"), ("rsj", "acceptance"), ("scjg", "acceptance"))
        return [desk.take_document_number(body, paper, 2026) for body, paper in pairs]

    taken = store.do(CLERK, take)
    assert [parse_document_number(n).n for n in taken] == [1, 1, 1, 2] and len(set(taken)) == 4
    assert all("第" not in n and "〔2026〕" in n for n in taken)


def test_the_last_serial_of_a_day_is_said(store: Store) -> None:
    def exhaust(desk: Desk) -> None:
        desk.book._put("case 9999 2026-11-23", 99_999, "x", date(2026, 11, 23))  # type: ignore[attr-defined]

    store.do(CLERK, exhaust)
    with pytest.raises(Refused) as caught:
        store.do(CLERK, accept, person())
    assert caught.value.code == "numbering.serial"


def test_a_number_that_was_never_given_cannot_be_void(store: Store) -> None:
    with pytest.raises(NotFound) as caught:
        store.do(CLERK, lambda desk: desk.book.void("341702", "x"))
    assert caught.value.code == "store.no_number"


def test_a_subject_is_needed_for_what_happens_to_a_case(store: Store) -> None:
    with pytest.raises(Refused) as caught:
        store.do(CLERK, lambda desk: desk.record(CaseId("nobody"), ActUndone(())))
    assert caught.value.code.startswith("case.")


def test_void_then_take_gives_no_number_twice(store: Store) -> None:
    """A void touched an old line of the book, and the next number was looked for behind it only."""
    papers = [store.do(CLERK, accept, person(f"张{n}"))[1] for n in range(3)]

    def void_then_take(desk: Desk) -> str:
        assert papers[0].case is not None
        desk.record(papers[0].case, ActUndone((), (papers[0].id,)))
        desk.void_notice(papers[0].id, UNDONE)
        return issue(desk, papers[1].case).number  # type: ignore[arg-type]

    taken = store.do(CLERK, void_then_take)
    assert taken not in {paper.number for paper in papers}
    assert [parse_document_number(n).n for n in (papers[2].number, taken)] == [3, 4]
    assert store.check().faults == ()
