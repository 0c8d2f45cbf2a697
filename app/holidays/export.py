"""The calendar in force as a file: the same form as the shipped table, so that another center can import it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import groupby

from app.clock.calendar import Calendar
from app.clock.table import ALWAYS, Row
from app.errors import Refused
from app.table_out import text_table

ONE_DAY = timedelta(days=1)


def calendar_toml(calendar: Calendar) -> str:
    """Return the rows in force as a calendar file (format 1), notice by notice; local days carry their order as a number."""
    weekend = ", ".join(str(day) for day in sorted(calendar.table.weekend))
    head = f"format = 1\ncountry = {_quoted(calendar.table.country)}\nweekend = [{weekend}]\n"
    rows = sorted(calendar.table.rows, key=lambda row: (row.known_from, row.source))
    notices = groupby(rows, key=lambda row: (row.known_from, row.source))
    return head + "".join(_notice(known, source, tuple(of)) for (known, source), of in notices) + _english(calendar)


def calendar_csv(calendar: Calendar, year: int) -> bytes:
    """Return a year's free and worked days as a list that can be imported again: 日期, 类型, 名称, and the notice of each.

    Raises Refused("calendar.not_published"): what the week alone says is no order of anybody.
    """
    if year not in calendar.published:
        raise Refused("calendar.not_published", year=year)
    rows = {row.on: row for row in calendar.table.rows if row.on.year == year}
    cells = [
        (row.on.isoformat(), "上班" if row.is_working else "放假", row.name, row.source)
        for row in sorted(rows.values(), key=lambda row: row.on)
    ]
    return text_table(("日期", "类型", "名称", "依据"), cells)


def _notice(known: date, source: str, rows: tuple[Row, ...]) -> str:
    year = max(rows, key=lambda row: row.on).on.year
    lines = ["", "[[notice]]", f"year = {year}", f"number = {_quoted(source)}"]
    lines.append(f"known_from = {(known if known != ALWAYS else date(year, 1, 1)).isoformat()}")
    for name in dict.fromkeys(row.name for row in rows):
        lines += ["[[notice.holiday]]", f"name = {_quoted(name)}"]
        for key, is_working in (("off", False), ("worked", True)):
            spans = list(_spans(sorted(row.on for row in rows if row.name == name and row.is_working is is_working)))
            if spans or key == "off":
                lines.append(f"{key} = [{', '.join(map(_quoted, spans))}]")
    return "\n".join(lines) + "\n"


def _spans(days: list[date]) -> Iterator[str]:
    while days:
        last = 0
        while last + 1 < len(days) and days[last + 1] == days[last] + ONE_DAY:
            last += 1
        yield days[0].isoformat() if last == 0 else f"{days[0].isoformat()}/{days[last].isoformat()}"
        days = days[last + 1 :]


def _english(calendar: Calendar) -> str:
    lines = [f"{_quoted(name)} = {_quoted(english)}" for name, english in calendar.table.english.items()]
    return "\n[english]\n" + "\n".join(lines) + "\n" if lines else ""


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
