"""Which lines of a list are one item: a further material on a line of its own, a heading between, a note below."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from app.item_import.headers import NAMES, Columns, plain, words

CARRIED = ("materials", "basis", "conditions")  # what may go on over several lines
SPANNED = 3  # cells with one text: a heading over the whole width
_HEADING = re.compile(r"[（(]?[一二三四五六七八九十]{1,3}[）)]?[、.．,，]")
_END = re.compile(r"[:：]|\d|$")
Line = tuple[int, tuple[str, ...]]


@dataclass(frozen=True)
class ItemLine:
    """One item's cells, with the place of its line in the sheet and those of the lines that carry it on."""

    at: int
    cells: tuple[str, ...]
    more: tuple[int, ...] = ()


def joined(lines: list[Line], columns: Columns) -> Iterator[ItemLine]:
    """Yield one line an item: merged cells and empty names below an item carry it on, with a further material or law."""
    held: ItemLine | None = None
    for at, row in lines:
        if held is not None and _carries_on(held.cells, row, columns):
            held = ItemLine(held.at, _added(held.cells, row), (*held.more, at))
            continue
        if held is not None:
            yield held
        held = ItemLine(at, row)
    if held is not None:
        yield held


def _carries_on(item: tuple[str, ...], row: tuple[str, ...], columns: Columns) -> bool:
    if is_aside(item, columns) or is_aside(row, columns):
        return False
    if not any(columns.text(item, name) for name in NAMES):
        return False
    for field in columns.fields:
        text = columns.text(row, field)
        if field not in (*CARRIED, "serial") and text and text != columns.text(item, field):
            return False
    return any(
        columns.text(row, field) and columns.text(row, field) not in columns.text(item, field) for field in CARRIED
    )


def _added(item: tuple[str, ...], row: tuple[str, ...]) -> tuple[str, ...]:
    width = max(len(item), len(row))
    pairs = zip(item + ("",) * (width - len(item)), row + ("",) * (width - len(row)), strict=True)
    return tuple(held if text in held.split("\n") or not text else f"{held}\n{text}".strip() for held, text in pairs)


def first_text(row: tuple[str, ...]) -> str:
    """Return what a line says first, shortened."""
    return next((" ".join(text.split())[:60] for text in row if text), "")


def is_aside(row: tuple[str, ...], columns: Columns) -> bool:
    """True for a heading between the items, a note, a sum, a line of column numbers: it describes no item."""
    texts = [text for text in row if text]
    if len(texts) >= SPANNED and len(set(texts)) == 1:
        return True
    if _are_column_numbers(texts):
        return True
    said = [field for field in columns.fields if columns.text(row, field) and field not in (*NAMES, "serial")]
    first = first_text(row)
    is_named = any(columns.text(row, name) for name in NAMES)
    if _is_note(first) and not (is_named and said):
        return True
    return not said and len(texts) == 1 and _HEADING.match(first) is not None


def _are_column_numbers(texts: list[str]) -> bool:
    """1, 2, 3, … beneath the headers; a row that has only its number and a code is no such line."""
    digits = [text.strip("（）()") for text in texts]
    if len(digits) < 2 or not all(text.isascii() and text.isdigit() and len(text) < 4 for text in digits):
        return False
    first = int(digits[0])
    return [int(text) for text in digits] == list(range(first, first + len(digits)))


def _is_note(text: str) -> bool:
    """注：… or 合计 12 项: a word of the table, and then a colon, a number or nothing."""
    said = plain(text)
    return any(
        said.startswith(word) and _END.match(text.strip()[len(word) :].lstrip()) for word in words().lists["note"]
    )
