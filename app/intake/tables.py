"""Opening a spreadsheet or a text table; runs only inside the child. The only door to openpyxl."""

from __future__ import annotations

import csv
import io
import re
import warnings
import zipfile
from datetime import date, datetime
from typing import Any

import openpyxl

from app.errors import Refused
from app.intake.limits import ROUNDED

Rows = list[list[str]]
Read = tuple[str, Rows, list[int], bool]  # name, rows, hidden columns, whether the whole sheet is hidden
MOST_ROWS = 50_000
MOST_COLUMNS = 300
MOST_UNPACKED = 200 * 1024 * 1024
LONGEST_CELL = 20_000
EXACT_DIGITS = 15  # a spreadsheet keeps no more digits of a number; what follows is zeros
ENCODINGS = ("utf-8-sig", "gb18030")
DELIMITERS = ",\t;|"
LOOKED_AT = 30  # lines: titles without any delimiter may stand above the headers
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
UNSEEN = dict.fromkeys(map(ord, "\u200b\u200c\u2060\ufeff\u00ad"))  # copied along from web pages, seen by nobody
_ZEROS = re.compile("0{2,}")  # a number that is shown with its leading zeros
_SEPARATOR = re.compile(r"sep=(.)[\r\n]+")
_WEB = re.compile(rb"<(?:!doctype|html|table|meta|\?xml|\?mso)", re.IGNORECASE)


def read_sheets(data: bytes) -> list[Read]:
    """Return (name, rows of cell texts, hidden columns, hidden) of every sheet; a text table is one without a name.

    A merged cell says its text in every row and column it covers. Raises Refused("import.…").
    """
    if data.startswith(b"PK\x03\x04"):
        return _workbook(data)
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise Refused("import.locked_workbook" if ENCRYPTED in data else "import.old_workbook")
    if _WEB.match(data[:200].lstrip(b"\xef\xbb\xbf \r\n\t")):
        raise Refused("import.web_page")
    return [("", _text_table(data), [], False)]


def _workbook(data: bytes) -> list[Read]:
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
    return [
        (sheet.title, _sheet(sheet), _hidden_columns(sheet), sheet.sheet_state != "visible")
        for sheet in book.worksheets
    ]


def _sheet(sheet: Any) -> Rows:
    """Return the rows as far as anything is written: a frame drawn down to the last row of the sheet is no list."""
    written = [(at, cell) for at, cell in sheet._cells.items() if cell.value is not None]
    last = max((row for (row, _), _ in written), default=0)
    widest = max((column for (_, column), _ in written), default=0)
    if last > MOST_ROWS or widest > MOST_COLUMNS:
        raise Refused("import.too_many_cells", rows=MOST_ROWS, columns=MOST_COLUMNS)
    rows = [[""] * widest for _ in range(last)]
    for (row, column), cell in written:  # iter_rows would make a cell of every empty place
        rows[row - 1][column - 1] = _cell(cell.value, cell.number_format)
    for area in sheet.merged_cells.ranges:
        if area.min_row > len(rows) or area.min_col > widest:
            continue
        text = rows[area.min_row - 1][area.min_col - 1]
        for row in range(area.min_row - 1, min(area.max_row, len(rows))):
            for column in range(area.min_col - 1, min(area.max_col, widest)):
                rows[row][column] = text
    return _without_empty_end(rows)


def _hidden_columns(sheet: Any) -> list[int]:
    """Return the hidden columns, from 0; a group of columns stands under its first letter."""
    found: list[int] = []
    for dimension in sheet.column_dimensions.values():
        if dimension.hidden:
            dimension.reindex()
            found.extend(range(dimension.min - 1, min(dimension.max, MOST_COLUMNS)))
    return found


def _cell(value: object, looks: str = "") -> str:
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
    text = _plain(str(value).replace("_x000D_", ""))
    if isinstance(value, int) and _ZEROS.fullmatch(looks):
        text = text.zfill(len(looks))
    is_rounded = isinstance(value, int) and len(text.lstrip("-")) > EXACT_DIGITS
    return ROUNDED + text if is_rounded else text


def _text_table(data: bytes) -> Rows:
    text = _decoded(data)
    told = _SEPARATOR.match(text)
    delimiter = told[1] if told else _delimiter(text)
    csv.field_size_limit(LONGEST_CELL * 10)
    lines = io.StringIO(text[told.end() :] if told else text, newline=None)  # old programs end a line by CR alone
    try:
        rows = [[_plain(cell) for cell in row] for row in csv.reader(lines, delimiter=delimiter)]
    except csv.Error as error:
        raise Refused("import.not_a_table") from error
    if len(rows) > MOST_ROWS or max((len(row) for row in rows), default=0) > MOST_COLUMNS:
        raise Refused("import.too_many_cells", rows=MOST_ROWS, columns=MOST_COLUMNS)
    return _without_empty_end(rows)


def _delimiter(text: str) -> str:
    """Return what parts most of the first lines, by the number of lines first: a sentence may hold many commas."""
    lines = text[: LOOKED_AT * LONGEST_CELL].splitlines()[:LOOKED_AT]
    return max(
        DELIMITERS, key=lambda sign: (sum(sign in line for line in lines), sum(line.count(sign) for line in lines))
    )


def _plain(text: str) -> str:
    return text.translate(UNSEEN).strip()[:LONGEST_CELL]


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
