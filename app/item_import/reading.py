"""A list read row by row into drafts, nothing dropped in silence: a column no field knows stays with its row."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.catalogue import Catalogue
from app.errors import Refused
from app.intake.limits import ROUNDED
from app.intake.open_table import Sheet, open_table
from app.item import ItemKind
from app.item_import import cells, limit_cells, list_cells
from app.item_import.cells import Cell
from app.item_import.headers import LIMITS, NAMES, WHOLE, Columns, columns_of
from app.item_import.lines import first_text, is_aside, joined
from app.item_import.report import Imported, RowReport, RowState
from app.item_table import SOURCE, read_table
from app.office import Office
from app.publishing import NAMED, key_of

LONGEST_NAME = 400
CODES = ("basic", "implement", "business")
_ROW_NUMBER = re.compile(r"\[\d+\]")


@dataclass(frozen=True)
class Surroundings:
    """What a list is read against: the hall's departments, and the items that are there already."""

    office: Office
    catalogue: Catalogue


def read_list(data: bytes, file_name: str, around: Surroundings) -> Imported:
    """Return every row of a list (.xlsx, .csv, .toml) with what became of it.

    Raises Refused: the file cannot be opened, or no sheet of it has headers that are known.
    """
    if file_name.lower().endswith(".toml"):
        return _of_toml(data, file_name, around)
    return of_sheets(open_table(data), file_name, around)


def of_sheets(sheets: tuple[Sheet, ...], file_name: str, around: Surroundings) -> Imported:
    """Return every row of the sheets of a list. Raises Refused("import.no_headers")."""
    found = columns_of(sheets)
    held = {id(sheet) for sheet, _ in found}
    seen: dict[str, int] = {}
    rows = tuple(row for sheet, columns in found for row in _rows(sheet, columns, around, seen))
    others = dict.fromkeys(header for _, columns in found for header in columns.others)
    unseen = dict.fromkeys(header for _, columns in found for header in columns.hidden)
    skipped = tuple(sheet.name for sheet in sheets if id(sheet) not in held and sheet.rows and not sheet.is_hidden)
    hidden = tuple(sheet.name for sheet in sheets if sheet.is_hidden and sheet.rows)
    return Imported(file_name, rows, tuple(others), skipped, hidden, tuple(unseen))


def _rows(sheet: Sheet, columns: Columns, around: Surroundings, seen: dict[str, int]) -> Iterator[RowReport]:
    headers = sheet.rows[columns.row]
    lines = [
        (at, row)
        for at, row in enumerate(sheet.rows[columns.row + 1 :], start=columns.row + 2)
        if any(row) and row != headers
    ]
    for row in joined(lines, columns):
        if is_aside(row.cells, columns):
            told = first_text(row.cells)
            yield RowReport(sheet.name, row.at, told, RowState.REFUSED, (("import.refused.aside", {}),))
            continue
        item = _row(sheet.name, row.at, row.cells, columns, around, seen)
        yield item
        reasons = (("import.mended.joined", {"row": row.at}),)
        yield from (RowReport(sheet.name, at, item.name, item.state_of_a_part, reasons) for at in row.more)


def _row(
    sheet: str, at: int, row: tuple[str, ...], columns: Columns, around: Surroundings, seen: dict[str, int]
) -> RowReport:
    cell = Cell()
    name = cells.take_name(cell, [columns.text(row, field) for field in NAMES])
    if WHOLE in columns.fields and "name" in columns.fields and name == " ".join(columns.text(row, WHOLE).split()):
        cells.tell_whole(cell, [columns.text(row, field) for field in NAMES if field != WHOLE])
    if cells.is_nothing(name) or not any(char.isalpha() for char in name):
        return RowReport(sheet, at, name, RowState.REFUSED, (("import.refused.no_name", {}),))
    if len(name) > LONGEST_NAME:
        facts = {"found": len(name), "longest": LONGEST_NAME}
        return RowReport(sheet, at, name[:60], RowState.REFUSED, (("import.refused.long_name", facts),))
    _take(cell, row, columns, around)
    return _report(cell, sheet, at, around, seen)


def _take(cell: Cell, row: tuple[str, ...], columns: Columns, around: Surroundings) -> None:
    def text(field: str) -> str:
        return columns.text(row, field)

    for code in CODES:
        cells.take_code(cell, code, text(code))
    cells.take_kind(cell, text("kind"))
    cells.take_permit_kind(cell, text("permit_kind"))
    cells.take_department(cell, text("department"), around.office)
    cells.take_applicants(cell, text("applicants"))
    units = {limit: columns.unit(row, limit) for limit in LIMITS}
    limit_cells.take_limits(cell, {limit: text(limit) for limit in LIMITS}, units)
    limit_cells.take_spot(cell, text("spot"))
    list_cells.take_basis(cell, text("basis"))
    list_cells.take_conditions(cell, text("conditions"))
    list_cells.take_materials(cell, text("materials"))
    cells.take_outcome(cell, text("outcome"), text("validity"))
    cells.take_fee(cell, text("fee"))
    cells.take_in_person(cell, text("in_person"))
    cell.table[SOURCE] = _said(row, columns)


def _said(row: tuple[str, ...], columns: Columns) -> dict[str, str]:
    """Return what the row says, by field or by its own header: the editor shows it beside what is missing."""
    placed = {**columns.others, **columns.fields}
    texts = {name: row[column].removeprefix(ROUNDED) for name, column in placed.items() if column < len(row)}
    return {name: text for name, text in texts.items() if text}


def _report(cell: Cell, sheet: str, at: int, around: Surroundings, seen: dict[str, int]) -> RowReport:
    name = str(cell.table["name"])
    key = key_of(cell.table)
    if key in seen:
        facts: Mapping[str, object] = {"row": seen[key], "code": key.removeprefix(NAMED)}
        return RowReport(sheet, at, name, RowState.REFUSED, (("import.refused.twice", facts),))
    seen[key] = at
    _number_version(cell, around.catalogue)
    state = RowState.MENDED if cell.mended else RowState.TAKEN
    reasons = (*cell.mended, *cell.unused)
    return RowReport(sheet, at, name, state, reasons, (*missing(cell.table), *unsaid(cell.table)), cell.table)


def _number_version(cell: Cell, catalogue: Catalogue) -> None:
    business = cell.table.get("code", {}).get("business")
    held = [item.version for item in catalogue.versions if item.code.business == business]
    cell.table.setdefault("version", max(held, default=0) + 1)


def missing(table: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the places that an item must have and the table lacks or cannot use, each once: `materials.form` for the
    form of any material, `materials` where there is none at all.
    """
    _, faults = read_table(table, "")
    return tuple(dict.fromkeys(_ROW_NUMBER.sub("", fault.field) for fault in faults))


def unsaid(table: Mapping[str, Any]) -> tuple[str, ...]:
    """Return what a list should say of an item though it can be used without: 双公示 publishes the category of a permit."""
    is_permit = table.get("kind") == ItemKind.PERMIT
    return ("permit_kind",) if is_permit and not table.get("permit_kind") else ()


def _of_toml(data: bytes, file_name: str, around: Surroundings) -> Imported:
    try:
        given = tomllib.loads(data.decode("utf-8-sig"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise Refused("import.not_toml", file=file_name, fault=str(error)[:120]) from error
    tables = given["items"] if isinstance(given.get("items"), list) else [given]
    seen: dict[str, int] = {}
    rows = tuple(_toml_row(table, at, around, seen) for at, table in enumerate(tables, start=1))
    return Imported(file_name, rows)


def _toml_row(table: object, at: int, around: Surroundings, seen: dict[str, int]) -> RowReport:
    if not isinstance(table, dict) or not str(table.get("name") or "").strip():
        return RowReport("", at, "", RowState.REFUSED, (("import.refused.no_name", {}),))
    return _report(Cell({key: _plain(value) for key, value in table.items()}), "", at, around, seen)


def _plain(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    return [_plain(one) for one in value] if isinstance(value, list) else value
