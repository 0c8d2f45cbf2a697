"""A list that leaves the program as a workbook: every cell is text, so that no cell is ever read as a formula."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence

import openpyxl
from openpyxl.cell.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

NO_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
NO_TITLE = re.compile(r"[\[\]:*?/\\]")
LONGEST_CELL, LONGEST_TITLE = 32_000, 31
NARROWEST, WIDEST = 8, 48


def workbook(title: str, head: Sequence[str], rows: Sequence[Sequence[str]]) -> bytes:
    """Return an .xlsx with one sheet: the head frozen, every cell forced to text (a leading =, +, - or @ stays a sign)."""
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet(NO_TITLE.sub(" ", title)[:LONGEST_TITLE])
    sheet.freeze_panes = "A2"
    for at, width in enumerate(_widths(head, rows), start=1):
        sheet.column_dimensions[get_column_letter(at)].width = width
    sheet.append([_cell(sheet, text, is_head=True) for text in head])
    for row in rows:
        sheet.append([_cell(sheet, text) for text in row])
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def _cell(sheet: object, text: str, *, is_head: bool = False) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet, value=NO_XML.sub("", text)[:LONGEST_CELL])
    cell.data_type = "s"
    cell.number_format = "@"
    cell.quotePrefix = True
    cell.alignment = Alignment(vertical="top", wrap_text=not is_head)
    if is_head:
        cell.font = Font(bold=True)
    return cell


def _widths(head: Sequence[str], rows: Sequence[Sequence[str]]) -> list[int]:
    """A Chinese sign is as wide as two figures."""
    longest = [_wide(text) for text in head]
    for row in rows[:500]:
        longest = [max(wide, _wide(text)) for wide, text in zip(longest, row, strict=True)]
    return [min(max(wide + 2, NARROWEST), WIDEST) for wide in longest]


def _wide(text: str) -> int:
    return sum(2 if ord(sign) > 0x2E80 else 1 for sign in text)
