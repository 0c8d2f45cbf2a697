"""A list from outside as rows of texts: opened by the limited child, whatever happens to it the desk lives."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from app.errors import Refused
from app.intake.limits import MEGABYTE, IntakeLimits
from app.intake.take_in import run_child

TABLE_LIMITS = IntakeLimits(memory_bytes=2048 * MEGABYTE, cpu_seconds=60, wall_seconds=90)
TABLE_CHILD = "app.intake.table_child"
MOST_BYTES = 50 * MEGABYTE


@dataclass(frozen=True)
class Sheet:
    """One sheet: its name ("" for a text table), its rows of cell texts, its hidden columns, whether it is hidden."""

    name: str
    rows: tuple[tuple[str, ...], ...]
    hidden: frozenset[int] = frozenset()
    is_hidden: bool = False


def open_table(data: bytes) -> tuple[Sheet, ...]:
    """Return the sheets of a .xlsx or .csv file. Raises Refused("intake.…" | "import.…")."""
    if not data:
        raise Refused("intake.empty")
    if len(data) > MOST_BYTES:
        raise Refused("intake.too_large", found=-(-len(data) // MEGABYTE), most=MOST_BYTES // MEGABYTE)
    asked = {"limits": asdict(TABLE_LIMITS), "data": base64.b64encode(data).decode("ascii")}
    answer = run_child(TABLE_CHILD, json.dumps(asked).encode() + b"\n", TABLE_LIMITS)
    return sheets_of(answer["sheets"])


def sheets_of(read: Iterable[Any]) -> tuple[Sheet, ...]:
    """Return what the child read as values."""
    return tuple(
        Sheet(name, tuple(tuple(row) for row in rows), frozenset(hidden), is_hidden)
        for name, rows, hidden, is_hidden in read
    )
