"""A list that leaves the program as a workbook (.xlsx): every cell is text, so that no code is rounded and no cell a formula."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from datetime import UTC, datetime

import xlsxwriter

NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
NO_TITLE = re.compile(r"[\[\]:*?/\\]")
LONGEST_CELL, LONGEST_TITLE = 32_000, 31
NARROWEST, WIDEST = 8, 48
TEXT = {"num_format": "@", "quote_prefix": True, "valign": "top"}
MADE = datetime(1980, 1, 1, tzinfo=UTC)  # the same list is the same file


def workbook(title: str, head: Sequence[str], rows: Sequence[Sequence[str]]) -> bytes:
    """Return an .xlsx with one sheet: the head frozen, every cell forced to text (a leading =, +, - or @ stays a sign)."""
    made = io.BytesIO()
    with xlsxwriter.Workbook(made, {"in_memory": True}) as book:
        book.set_properties({"created": MADE})
        sheet = book.add_worksheet(NO_XML.sub("", NO_TITLE.sub(" ", title))[:LONGEST_TITLE].strip("'"))
        sheet.freeze_panes(1, 0)
        for at, width in enumerate(_widths(head, rows)):
            sheet.set_column(at, at, width)
        heading, cell = book.add_format({**TEXT, "bold": True}), book.add_format({**TEXT, "text_wrap": True})
        for at, texts in enumerate((head, *rows)):
            for column, text in enumerate(texts):
                sheet.write_string(at, column, NO_XML.sub("", text)[:LONGEST_CELL], cell if at else heading)
    return made.getvalue()


def _widths(head: Sequence[str], rows: Sequence[Sequence[str]]) -> list[int]:
    """A Chinese sign is as wide as two figures."""
    longest = [_wide(text) for text in head]
    for row in rows[:500]:
        longest = [max(wide, _wide(text)) for wide, text in zip(longest, row, strict=True)]
    return [min(max(wide + 2, NARROWEST), WIDEST) for wide in longest]


def _wide(text: str) -> int:
    return sum(2 if ord(sign) > 0x2E80 else 1 for sign in text)
