"""Places in an item's table, written as `basis.law`: read, set, and emptied without leaving empty tables behind."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

Table = dict[str, Any]


def at(table: Mapping[str, Any], path: str) -> Any:
    """Return what stands at a path, None where nothing does."""
    value: Any = table
    for key in path.split("."):
        value = value.get(key) if isinstance(value, Mapping) else None
    return value


def put(table: Table, path: str, value: Any) -> None:
    """Set what stands at a path; None, "" and [] take it out, and the tables that are empty then."""
    key, _, rest = path.partition(".")
    if rest:
        held = table.get(key)
        inner: Table = dict(held) if isinstance(held, Mapping) else {}
        put(inner, rest, value)
        value = inner
    if value in (None, "", [], {}):
        table.pop(key, None)
    else:
        table[key] = value
