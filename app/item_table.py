"""An item as the table of its file, in JSON values (days as 2026-01-31): what drafts and the editor hold, and back."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from datetime import date
from enum import Enum
from typing import Any

from app.finding import Finding
from app.item import Acceptance, Item
from app.item_reading import item_of
from app.toml_table import TomlTable

Table = Mapping[str, Any]
DAYS = ("effective_from",)
SOURCE = "source"  # what an imported row said, by field or header: shown beside what is missing, no part of the item


def table_of(item: Item) -> dict[str, Any]:
    """Return the item's table; fields that stand at their default are left out, as in a file written by hand."""
    table: dict[str, Any] = _plain(item)
    return table


def _plain(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {
            field.name: _plain(getattr(value, field.name))
            for field in dataclasses.fields(value)
            if not _is_left_out(field, getattr(value, field.name))
        }
    return value


def _is_left_out(field: dataclasses.Field[Any], value: Any) -> bool:
    return value is None or (
        field.default is not dataclasses.MISSING and value == field.default and value != Acceptance()
    )


def read_table(table: Table, where: str) -> tuple[Item | None, tuple[Finding, ...]]:
    """Return the item that the table says and every fault in it; no item when there is a fault."""
    faults: list[Finding] = []
    item = item_of(TomlTable({key: _read(key, value) for key, value in table.items() if key != SOURCE}, where, faults))
    return (None if faults else item), tuple(faults)


def _read(key: str, value: Any) -> Any:
    if key in DAYS and isinstance(value, str):
        try:
            return date.fromisoformat(value)
        except ValueError:
            return value
    return value
