"""The rows of a table's columns and of a form's cells as grids: what each column of the grid is, and the way back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication

from app.templates.plain import plain_of, wording_of
from ui.catalogue.columns import GridColumn, GridSpec, Kind

translate = QCoreApplication.translate
Rows = list[dict[str, Any]]


def column_grid(columns: Sequence[str]) -> GridSpec:
    """Return the grid of a table's columns; `columns` are those of its list."""
    keys = (("#", translate("Templates", "序号")), *((name, name) for name in columns))
    sides = (
        ("left", translate("Templates", "左")),
        ("center", translate("Templates", "中")),
        ("right", translate("Templates", "右")),
    )
    return GridSpec(
        "block.columns",
        translate("Templates", "表格的列"),
        (
            GridColumn("key", translate("Templates", "取自"), Kind.CHOICE, 5, keys),
            GridColumn("head", translate("Templates", "列名")),
            GridColumn("width", translate("Templates", "宽"), characters=3),
            GridColumn("align", translate("Templates", "对齐"), Kind.CHOICE, 3, sides),
        ),
    )


def form_grid() -> GridSpec:
    """Return the grid of a form's cells: cells of one row carry its number."""
    return GridSpec(
        "block.cells",
        translate("Templates", "表单的格"),
        (
            GridColumn("row", translate("Templates", "行"), Kind.NUMBER, 2),
            GridColumn("label", translate("Templates", "标签"), characters=5),
            GridColumn("text", translate("Templates", "内容")),
            GridColumn("lines", translate("Templates", "高（行）"), Kind.NUMBER, 3),
        ),
    )


def rows_of_columns(columns: object) -> Rows:
    """Return a table's columns as rows of the grid."""
    return [dict(column) for column in columns if isinstance(column, Mapping)] if isinstance(columns, list) else []


def columns_of(rows: Rows) -> Rows:
    """Return the rows of the grid as a table's columns; a width that is no number stays, and the lint says so."""
    return [{**row, "width": _number(row["width"])} if "width" in row else dict(row) for row in rows]


def _number(value: Any) -> Any:
    try:
        return value if isinstance(value, int | float) else float(str(value))
    except ValueError:
        return value


def rows_of_cells(rows: object) -> Rows:
    """Return a form's cells one below the other, each with the number of its row, its words in the plain form."""
    found: Rows = []
    for at, row in enumerate(rows if isinstance(rows, list) else [], 1):
        for cell in row if isinstance(row, list) else []:
            if isinstance(cell, Mapping):
                found.append({"row": at, **cell, "text": plain_of(str(cell.get("text", "")))})
    return found


def cells_of(rows: Rows) -> list[Rows]:
    """Return the rows of the grid as a form's cells; a cell without a number belongs to the row above it."""
    made: list[Rows] = []
    present: Any = None
    for row in rows:
        number = row.get("row", present)
        cell = {name: value for name, value in row.items() if name != "row"}
        if "text" in cell:
            cell["text"] = wording_of(str(cell["text"]))
        if not made or number != present:
            made.append([])
        made[-1].append(cell)
        present = number
    return made
