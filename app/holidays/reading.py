"""A file or a pasted text becomes a holiday table, whatever form it has: a notice, .csv, .xlsx, .json, .toml."""

from __future__ import annotations

import re
from html import unescape

from app.clock.calendar import Calendar
from app.errors import Refused
from app.holidays.headers import LOOKED_AT, find_columns
from app.holidays.notice import read_notice
from app.holidays.report import HolidayTable
from app.holidays.tables import of_json, of_rows, of_toml, sheet_rows
from app.intake.open_table import Sheet, open_table

LONGEST_TEXT = 2_000_000
ENCODINGS = ("utf-8-sig", "gb18030")
_LISTS = (".csv", ".tsv", ".xlsx", ".xls")


def read_table(data: bytes, origin: str, known: Calendar, year: int | None = None) -> HolidayTable:
    """Return what a file orders. `known`: the tables so far; `year`: where the file does not say it.

    Raises Refused: it cannot be read, holds no days, or needs a year.
    """
    if not data.strip():
        raise Refused("intake.empty")
    kind = origin.lower()
    if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        return _list(data, origin, known, year)
    text = _decoded(data, origin)
    if kind.endswith(_LISTS) and not _is_prose(text):
        return _list(data, origin, known, year)
    return read_text(text, origin, known, year)


def read_text(text: str, origin: str, known: Calendar, year: int | None = None) -> HolidayTable:
    """Return what a pasted text orders: JSON, TOML, a list whose cells are parted by signs, else a notice."""
    stripped = text.strip()
    if not stripped:
        raise Refused("intake.empty")
    if len(stripped) > LONGEST_TEXT:
        raise Refused("calendar.too_long", file=origin, most=LONGEST_TEXT)
    if origin.lower().endswith(".json") or (stripped[0] in "{[" and not stripped.startswith("[[")):
        return of_json(stripped, origin, known)
    if origin.lower().endswith(".toml") or re.search(r"^\[\[(?:notice|days)\]\]\s*$", stripped, re.MULTILINE):
        return of_toml(stripped, origin, known)
    if _is_list(stripped):
        return _list(stripped.encode(), origin, known, year)
    if re.match(r"\s*<(?:!doctype|html|\?xml|div|p)\b", stripped[:200], re.IGNORECASE):
        stripped = _without_tags(stripped)
    return read_notice(stripped, origin, known, year)


def _is_prose(text: str) -> bool:
    """A notice that was saved as .csv stays a notice: it says what a list never says."""
    return re.search(r"\d日[^\n,;\t]{0,24}(?:放假|上班)[^\n]*。", text) is not None


def _is_list(text: str) -> bool:
    """Cells that were pasted from a spreadsheet: a row of known headers stands among the first lines."""
    lines = text.splitlines()[:LOOKED_AT]
    rows = tuple(tuple(re.split(r"[,;\t|]", line)) for line in lines)
    return find_columns(Sheet("", rows)) is not None and not _is_prose(text)


def _list(data: bytes, origin: str, known: Calendar, year: int | None) -> HolidayTable:
    seen = [sheet for sheet in open_table(data) if not sheet.is_hidden]
    found = [(sheet, columns) for sheet in seen if (columns := find_columns(sheet)) is not None]
    if not found:
        raise Refused("calendar.no_headers", rows=LOOKED_AT)
    return of_rows((row for sheet, columns in found for row in sheet_rows(sheet, columns, year)), origin, known)


def _decoded(data: bytes, origin: str) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    for encoding in ENCODINGS:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise Refused("calendar.not_text", file=origin)


def _without_tags(page: str) -> str:
    page = re.sub(r"(?is)<(script|style|head)\b.*?</\1>", "", page)
    page = re.sub(r"(?i)<(?:br|/p|/div|/h\d|/li|/tr)\b[^>]*>", "\n", page)
    return unescape(re.sub(r"<[^>]*>", "", page))
