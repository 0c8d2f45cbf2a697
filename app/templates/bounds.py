"""How much a block may hold: what no paper needs, a layout would have to fight with, or the program prints itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from app.finding import Finding, finding
from app.templates.toml import BLOCK

OF_THE_PROGRAM = ("codes", "head", "title", "docno", "addressee")
MOST_COLUMNS = 12
WIDEST = 100
MOST_INDENT = 10
MOST_LINES, LONGEST_LINE = 12, 40
MOST_ROWS = 60


def bound_faults(blocks: Sequence[Any], basis: Mapping[str, Any]) -> Iterator[Finding]:
    """Yield a fault for each block that goes beyond a bound; `basis` is the shipped paper, whose kinds may stay."""
    kinds = {block.get("type") for block in basis.get(BLOCK, ())}
    for at, entry in enumerate(blocks, 1):
        if not isinstance(entry, Mapping):
            continue
        kind, place, where = entry.get("type"), f"{BLOCK}[{at}]", f"第{at}块"
        if isinstance(kind, str) and kind in OF_THE_PROGRAM and kind not in kinds:
            yield finding("template.of_the_program", where, place, block=kind)
        for name in _beyond(entry):
            yield finding("notice.wrong_attribute", where, place, attribute=name)


def _beyond(entry: Mapping[str, Any]) -> Iterator[str]:
    columns, lines, indent, rows = (entry.get(name) for name in ("columns", "lines", "indent", "rows"))
    if isinstance(columns, list) and (len(columns) > MOST_COLUMNS or not all(map(_is_width, columns))):
        yield "columns"
    if isinstance(lines, list) and (len(lines) > MOST_LINES or not all(map(_is_line, lines))):
        yield "lines"
    if isinstance(indent, int) and not 0 <= indent <= MOST_INDENT:
        yield "indent"
    if isinstance(rows, list) and len(rows) > MOST_ROWS:
        yield "rows"


def _is_width(column: Any) -> bool:
    """True for a width that a table can be laid out with; a number that is none (nan) is not."""
    width = column.get("width", 1) if isinstance(column, Mapping) else 1
    is_number = isinstance(width, int | float) and not isinstance(width, bool)
    return not is_number or 0 < width <= WIDEST


def _is_line(line: Any) -> bool:
    return isinstance(line, str) and len(line) <= LONGEST_LINE
