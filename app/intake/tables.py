"""Opening a spreadsheet or a text table; runs only inside the child. The only door to openpyxl."""

from __future__ import annotations

import csv
import io
import warnings
import zipfile
from datetime import date, datetime
from typing import Any

import defusedxml
import openpyxl

from app.errors import Refused
from app.intake.limits import ROUNDED

Rows = list[list[str]]
MOST_ROWS = 50_000
MOST_COLUMNS = 300
MOST_UNPACKED = 200 * 1024 * 1024
LONGEST_CELL = 20_000
EXACT_DIGITS = 15  # a spreadsheet keeps no more digits of a number; what follows is zeros
ENCODINGS = ("utf-8-sig", "gb18030")


def read_sheets(data: bytes) -> list[tuple[str, Rows]]:
    """Return (name, rows of cell texts) of every sheet; a text table is one sheet without a name.

    A merged cell says its text in every row and column it covers. Raises Refused("import.…").
    """
    if data.startswith(b"PK\x03\x04"):
        return _workbook(data)
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise Refused("import.old_workbook")
    return [("", _text_table(data))]


def _workbook(data: bytes) -> list[tuple[str, Rows]]:
    defusedxml.defuse_stdlib()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(info.file_size for info in archive.infolist()) > MOST_UNPACKED:
                raise Refused("import.too_large", most=MOST_UNPACKED // (1024 * 1024))
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # a style that openpyxl does not know is no fault of the list
            book = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
    except Refused:
        raise
    except (OSError, ValueError, KeyError, TypeError, IndexError, AttributeError, zipfile.BadZipFile) as error:
        # What openpyxl raises on broken files is not one family.
        raise Refused("import.not_a_table") from error
    return [(sheet.title, _sheet(sheet)) for sheet in book.worksheets if sheet.sheet_state == "visible"]


def _sheet(sheet: Any) -> Rows:
    if sheet.max_row > MOST_ROWS or sheet.max_column > MOST_COLUMNS:
        raise Refused("import.too_many_cells", rows=MOST_ROWS, columns=MOST_COLUMNS)
    rows = [[_cell(value) for value in row] for row in sheet.iter_rows(values_only=True)]
    for area in sheet.merged_cells.ranges:
        text = rows[area.min_row - 1][area.min_col - 1]
        for row in range(area.min_row - 1, min(area.max_row, len(rows))):
            for column in range(area.min_col - 1, min(area.max_col, len(rows[row]))):
                rows[row][column] = text
    return _without_empty_end(rows)


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == datetime.min.time() else value.isoformat(" ", "minutes")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    text = str(value).strip()[:LONGEST_CELL]
    is_rounded = isinstance(value, int) and len(text.lstrip("-")) > EXACT_DIGITS
    return ROUNDED + text if is_rounded else text


def _text_table(data: bytes) -> Rows:
    text = _decoded(data)
    first = text.partition("\n")[0]
    delimiter = max(",\t;|", key=first.count)
    csv.field_size_limit(LONGEST_CELL * 10)
    try:
        rows = [
            [cell.strip()[:LONGEST_CELL] for cell in row] for row in csv.reader(io.StringIO(text), delimiter=delimiter)
        ]
    except csv.Error as error:
        raise Refused("import.not_a_table") from error
    if len(rows) > MOST_ROWS or max((len(row) for row in rows), default=0) > MOST_COLUMNS:
        raise Refused("import.too_many_cells", rows=MOST_ROWS, columns=MOST_COLUMNS)
    return _without_empty_end(rows)


def _decoded(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    for encoding in ENCODINGS:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise Refused("import.not_a_table")


def _without_empty_end(rows: Rows) -> Rows:
    while rows and not any(rows[-1]):
        rows.pop()
    return rows
