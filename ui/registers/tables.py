"""The tables of the registers: cases of a day, books of a year, numbers of a book."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from app.notices.field_context import BEIJING
from app.register_words import book_title, grouped
from app.wording import name_of
from ui.widgets.case_model import Column
from ui.widgets.case_table import CaseTable

translate = QCoreApplication.translate


def day_table(language: str, who: Callable[[object], str]) -> CaseTable:
    """Return the table of the day register."""
    columns = (
        Column(
            translate("Registers", "收件"),
            lambda line: line.received_at.astimezone(BEIJING).strftime("%m-%d %H:%M"), 6,
        ),
        Column(translate("Registers", "办件编号"), lambda line: grouped(line.number), 15),
        Column(translate("Registers", "排队号"), lambda line: line.ticket, 4),
        Column(translate("Registers", "申请人"), lambda line: line.applicant_name),
        Column(translate("Registers", "事项"), lambda line: line.item_name),
        Column(translate("Registers", "经办人"), lambda line: who(line.received_by), 5),
        Column(translate("Registers", "状态"), lambda line: name_of("state", line.state.value, language), 5),
    )  # fmt: skip
    return CaseTable("registers.days", translate("Registers", "日登记簿"), columns, key=lambda line: line.case)


def book_table(language: str) -> CaseTable:
    """Return the table of the books of a year."""
    columns = (
        Column(translate("Registers", "编号簿"), lambda book: book_title(book.book, language)),
        Column(translate("Registers", "末号"), lambda book: str(book.last), 4, is_right=True),
        Column(translate("Registers", "使用"), lambda book: str(book.used), 4, is_right=True),
        Column(translate("Registers", "作废"), lambda book: str(book.void), 4, is_right=True),
        Column(translate("Registers", "未发"), lambda book: str(book.unissued), 4, is_right=True),
        Column(translate("Registers", "缺号"), lambda book: str(book.missing), 4, is_right=True),
    )
    return CaseTable("registers.books", translate("Registers", "编号簿"), columns, key=lambda book: book.book)


def lines_table(language: str) -> CaseTable:
    """Return the table of the numbers of one book."""
    columns = (
        Column(translate("Registers", "序"), lambda line: str(line.n), 3, is_right=True),
        Column(
            translate("Registers", "编号"),
            lambda line: grouped(line.number) if line.number.isdigit() else line.number, 15,
        ),
        Column(translate("Registers", "状态"), lambda line: name_of("number_status", line.status, language), 4),
        Column(translate("Registers", "日期"), lambda line: "" if line.on is None else line.on.isoformat(), 6),
        Column(translate("Registers", "办件编号"), lambda line: grouped(line.case_number), 15),
        Column(translate("Registers", "说明"), lambda line: line.reason),
    )  # fmt: skip
    return CaseTable("registers.numbers", translate("Registers", "编号"), columns, key=lambda line: line.number)
