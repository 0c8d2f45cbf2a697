"""Limits of a list: never without their unit, since days and working days differ."""

from __future__ import annotations

import re

from app.identity.digits import plain_code
from app.item_import.cells import Cell, is_nothing
from app.item_import.headers import plain, words

_LIMIT = re.compile(
    r"^(?:自?受理之日起)?(?P<n>\d{1,4})(?:个)?(?P<unit>工作日|个?月|自然日|日历日|日|天|周|年|小时|分钟)?(?:内|以内)?$"
)
_UNITS = {"工作日": "working_day", "月": "month", "个月": "month", "自然日": "calendar_day", "日历日": "calendar_day"}
PERMIT = "permit"


def take_limit(cell: Cell, key: str, text: str, unit_text: str) -> None:
    """Keep a limit with its unit; a bare number without one is left out, since days and working days differ."""
    if is_nothing(text):
        return
    compact = plain_code(text)
    if plain(text) in words().lists["spot"]:
        cell.table[key] = {"n": 0, "unit": "on_the_spot"}
        return
    match = _LIMIT.fullmatch(compact)
    if match is None:
        cell.leave("import.unused.limit", column=key, found=text[:40])
        return
    unit = (match["unit"] or "").strip() or plain_code(unit_text).removeprefix("个")
    read = _UNITS.get(unit) or _plain_day(cell, key, unit)
    if read is None:
        cell.leave(
            "import.unused.unit" if unit else "import.unused.no_unit", column=key, found=(match["n"] + unit)[:40]
        )
        return
    cell.table[key] = {"n": int(match["n"]), "unit": read}


def _plain_day(cell: Cell, key: str, unit: str) -> str | None:
    """日 is a working day in a permit's limits (行政许可法 82), else a calendar day unless the text says 工作日."""
    if unit not in ("日", "天"):
        return None
    is_permit = cell.table.get("kind") == PERMIT
    cell.mend("import.mended.permit_day" if is_permit else "import.mended.calendar_day", column=key)
    return "working_day" if is_permit else "calendar_day"


def take_spot(cell: Cell, text: str) -> None:
    """A 即办件 promises to decide on the spot, unless the list says another promise."""
    if plain(text) in words().lists["spot"] and "promised" not in cell.table:
        cell.table["promised"] = {"n": 0, "unit": "on_the_spot"}
        cell.mend("import.mended.spot")
