"""Checking a template's blocks: types, attributes, fields, wording; each fault names the block by its number."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from app.errors import Refused
from app.notices.block_types import ALIGNMENTS, BLOCK_TYPES, CELL_KEYS, COLUMN_KEYS, FRAME_BLOCKS_AT_MOST, BlockType
from app.notices.template import Block, Cell, Column, Field, FieldKind
from app.notices.wording import Scope, Wording, check_condition, check_wording
from app.wording import name_of

COPIES = "@copies"  # stands in a frame for the number of copies its paper is made in


@dataclass(frozen=True)
class Labelled:
    """A block as it was read, and how a sentence names it."""

    where: str
    entry: Any


def check_blocks(
    read: Sequence[Labelled], scope: Scope, fields: Mapping[str, Field], slots: Mapping[str, str]
) -> tuple[Block, ...]:
    """Return the checked blocks; Refused with a sentence for the first fault."""
    if len(read) > FRAME_BLOCKS_AT_MOST:
        raise Refused("notice.too_many_blocks", most=FRAME_BLOCKS_AT_MOST)
    return tuple(_check_block(labelled, scope, fields, slots) for labelled in read)


def _with_slots(text: Any, slots: Mapping[str, str]) -> Any:
    """Return a wording with what it leaves to the template; the number of copies stands within a sentence."""
    if not isinstance(text, str):
        return text
    return slots.get(text, text).replace(COPIES, slots.get(COPIES, COPIES))


def _check_block(labelled: Labelled, scope: Scope, fields: Mapping[str, Field], slots: Mapping[str, str]) -> Block:
    entry = labelled.entry
    if not isinstance(entry, Mapping) or str(entry.get("type")) not in BLOCK_TYPES:
        kind = entry.get("type") if isinstance(entry, Mapping) else entry
        raise Refused("notice.unknown_block", where=labelled.where, type=str(kind or ""))
    where = f"{labelled.where}（{name_of('block', entry['type'])}）"
    kind = BLOCK_TYPES[entry["type"]]
    _check_attributes(entry, kind, where)
    rows = _rows(entry, kind, fields, where)
    if rows:
        scope = replace(scope, row=rows)
    wordings = {
        name: check_wording(_with_slots(entry[name], slots), scope, where)
        for name in (*kind.wordings, *kind.optional)
        if name in entry
    }
    block = Block(
        type=entry["type"],
        where=where,
        wordings=wordings,
        plain={name: entry[name] for name in kind.plain if name in entry},
        when=check_condition(entry["when"], scope, where) if "when" in entry else None,
        rows=rows,
        columns=_columns(entry, fields, rows, where) if kind.columns else (),
        cells=_cells(entry, scope, where) if kind.cells else (),
    )
    _check_dates(block, fields)
    return block


def _check_attributes(entry: Mapping[str, Any], kind: BlockType, where: str) -> None:
    allowed = {"type", "when", *kind.wordings, *kind.optional, *kind.plain}
    if kind.rows or kind.cells:
        allowed.add("rows")
    if kind.columns:
        allowed.add("columns")
    unknown = sorted(set(entry) - allowed)
    if unknown:
        raise Refused("notice.unknown_attribute", where=where, attribute="、".join(unknown))
    for name in (
        *kind.wordings,
        *(("rows",) if kind.rows or kind.cells else ()),
        *(("columns",) if kind.columns else ()),
    ):
        if name not in entry:
            raise Refused("notice.missing_attribute", where=where, attribute=name)
    for name in (*kind.wordings, *kind.optional, "when"):
        if not isinstance(entry.get(name, ""), str):
            raise Refused("notice.wrong_attribute", where=where, attribute=name)
    for name, expected in kind.plain.items():
        if name in entry and not isinstance(entry[name], expected):
            raise Refused("notice.wrong_attribute", where=where, attribute=name)


def _rows(entry: Mapping[str, Any], kind: BlockType, fields: Mapping[str, Field], where: str) -> str:
    if not kind.rows:
        return ""
    rows = entry["rows"]
    if not isinstance(rows, str) or rows not in fields:
        raise Refused("notice.unknown_field", where=where, field=str(rows))
    if fields[rows].kind is not FieldKind.LIST:
        raise Refused("notice.wording_loop", where=where)
    return rows


def _columns(entry: Mapping[str, Any], fields: Mapping[str, Field], rows: str, where: str) -> tuple[Column, ...]:
    columns = entry["columns"]
    if not isinstance(columns, list) or not columns:
        raise Refused("notice.wrong_attribute", where=where, attribute="columns")
    return tuple(_column(column, fields[rows], where) for column in columns)


def _column(column: Any, rows: Field, where: str) -> Column:
    if not isinstance(column, Mapping) or not {"key", "head"} <= set(column) or set(column) - COLUMN_KEYS:
        raise Refused("notice.wrong_attribute", where=where, attribute="columns")
    if column["key"] != "#" and column["key"] not in rows.columns:
        raise Refused("notice.unknown_column", where=where, field=str(column["key"]))
    width, align = column.get("width", 1), column.get("align", "left")
    if not isinstance(width, int | float) or width <= 0 or align not in ALIGNMENTS:
        raise Refused("notice.wrong_attribute", where=where, attribute="columns")
    return Column(str(column["key"]), str(column["head"]), float(width), str(align))


def _cells(entry: Mapping[str, Any], scope: Scope, where: str) -> tuple[tuple[Cell, ...], ...]:
    rows = entry["rows"]
    if not isinstance(rows, list) or not rows or not all(isinstance(row, list) and 0 < len(row) <= 3 for row in rows):
        raise Refused("notice.wrong_attribute", where=where, attribute="rows")
    return tuple(tuple(_cell(cell, scope, where) for cell in row) for row in rows)


def _cell(cell: Any, scope: Scope, where: str) -> Cell:
    if not isinstance(cell, Mapping) or set(cell) - CELL_KEYS or not isinstance(cell.get("text", ""), str):
        raise Refused("notice.wrong_attribute", where=where, attribute="rows")
    lines = cell.get("lines", 1)
    if not isinstance(lines, int) or not 1 <= lines <= 20:
        raise Refused("notice.wrong_attribute", where=where, attribute="lines")
    return Cell(str(cell.get("label", "")), check_wording(cell.get("text", ""), scope, where), lines)


def _wordings_of(block: Block) -> Iterable[Wording]:
    yield from block.wordings.values()
    for row in block.cells:
        yield from (cell.text for cell in row)


def _check_dates(block: Block, fields: Mapping[str, Field]) -> None:
    """A date with a rule stands in one block with that rule, so that a provisional date is never printed alone."""
    shown = frozenset(name for wording in _wordings_of(block) for name in wording.names)
    for name in sorted(shown):
        rule = fields[name].beside
        if rule and rule not in shown:
            raise Refused("notice.date_alone", where=block.where, field=name, rule=rule)
