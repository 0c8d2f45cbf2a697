"""日登记簿 and 编号簿: what came in on a day, and the proof of every number; both can be printed and are then on record."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from app.desk import Desk, Notice, Records
from app.errors import Refused
from app.ids import OfficerId
from app.notices.field_context import BEIJING
from app.notices.issue import issue_register
from app.notices.record import MOST_ROWS
from app.register_lines import BookLine, BookProof, DayQuery, DayTotals, RegisterLine, may_read_registers
from app.register_words import book_title, grouped, proof_words, scope_words, totals_words
from app.wording import name_of, say

PAGE = 100
LONGEST_DAYS = 366


@dataclass(frozen=True)
class DayPage:
    """What the page shows of the day register: totals, the first lines, the names of the officers."""

    query: DayQuery
    totals: DayTotals
    lines: tuple[RegisterLine, ...]
    names: Mapping[OfficerId, str]


def checked(query: DayQuery) -> DayQuery:
    """Return the query. Raises Refused for days that end before they begin, or more of them than a year has."""
    days = (query.last_on - query.first_on).days + 1
    if not 1 <= days <= LONGEST_DAYS:
        raise Refused("registers.days", first=query.first_on.isoformat(), last=query.last_on.isoformat())
    return query


def day_page(records: Records, query: DayQuery) -> DayPage:
    """Return the head of the day register of these days."""
    names = {officer.id: officer.name for officer in records.officers()}
    return DayPage(checked(query), records.day_totals(query), records.day_register(query, None, PAGE), names)


def further_lines(records: Records, query: DayQuery, after: str) -> tuple[RegisterLine, ...]:
    """Return the next page of the day register."""
    return records.day_register(query, after, PAGE)


def number_books(records: Records, year: int) -> tuple[BookProof, ...]:
    """Return the books of a year with their proofs."""
    return records.number_books(year)


def book_page(records: Records, book: str, after: int = 0) -> tuple[BookLine, ...]:
    """Return one page of a number book."""
    return records.book_lines(book, after, PAGE)


def print_day_register(desk: Desk, query: DayQuery) -> tuple[Notice, ...]:
    """The day register is issued as papers of the office, 500 lines each, ready for the printer."""
    _check(desk)
    held = checked(query)
    names = {officer.id: officer.name for officer in desk.records.officers()}
    lines = tuple(_all_lines(desk.records, held))
    rows = [_day_row(line, names) for line in lines]
    head = {"范围": scope_words(held, names), "合计": totals_words(desk.records.day_totals(held))}
    return _issue(desk, "day_register", head, "登记", rows)


def print_number_book(desk: Desk, book: str, year: int) -> tuple[Notice, ...]:
    """The number book is issued with its proof. Raises Refused("registers.no_book") for a book that year has not."""
    _check(desk)
    proof = next((one for one in desk.records.number_books(year) if one.book == book), None)
    if proof is None:
        raise Refused("registers.no_book", book=book)
    rows = [_book_row(line) for line in _all_numbers(desk.records, book)]
    head = {"编号簿": book_title(book), "结论": proof_words(proof)}
    return _issue(desk, "number_book", head, "编号", rows)


def _check(desk: Desk) -> None:
    if not may_read_registers(desk.officer):
        raise Refused("registers.no_right", officer=desk.officer.name)


def _issue(
    desk: Desk, key: str, head: Mapping[str, Any], table: str, rows: Sequence[Mapping[str, Any]]
) -> tuple[Notice, ...]:
    if not rows:
        raise Refused("registers.empty")
    parts = [rows[at : at + MOST_ROWS] for at in range(0, len(rows), MOST_ROWS)]
    common = {"机关": desk.office.name, "落款日期": desk.now().on.isoformat(), "制表人": desk.officer.name}
    notices = []
    for at, part in enumerate(parts, start=1):
        place = say("registers.part", part=at, parts=len(parts)) if len(parts) > 1 else ""
        notices.append(issue_register(desk, key, {**common, **head, "页次": place, table: list(part)}))
    return tuple(notices)


def _all_lines(records: Records, query: DayQuery) -> Iterator[RegisterLine]:
    after: str | None = None
    while page := records.day_register(query, after, MOST_ROWS):
        yield from page
        after = page[-1].sort_key


def _all_numbers(records: Records, book: str) -> Iterator[BookLine]:
    after = 0
    while page := records.book_lines(book, after, MOST_ROWS):
        yield from page
        after = page[-1].n


def _day_row(line: RegisterLine, names: Mapping[OfficerId, str]) -> dict[str, str]:
    return {
        "日期": line.received_at.astimezone(BEIJING).strftime("%m-%d %H:%M"),
        "编号": grouped(line.number),
        "排队号": line.ticket,
        "申请人": line.applicant_name,
        "事项": line.item_name,
        "经办人": names.get(line.received_by, line.received_by),
        "状态": name_of("state", line.state.value),
    }


def _book_row(line: BookLine) -> dict[str, Any]:
    return {
        "序": line.n,
        "编号": grouped(line.number) if line.number.isdigit() else line.number,
        "状态": name_of("number_status", line.status),
        "日期": "" if line.on is None else line.on.isoformat(),
        "办件": grouped(line.case_number),
        "说明": line.reason,
    }
