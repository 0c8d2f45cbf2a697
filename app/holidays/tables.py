"""A list of days read row by row: .csv, .xlsx (opened by the limited child), .json and .toml; nothing is dropped in silence."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from app.clock.calendar import Calendar
from app.clock.table import table_of
from app.errors import Refused
from app.holidays.clauses import festivals
from app.holidays.dates import LONGEST_SPAN, Misread, Setting, groups
from app.holidays.headers import Columns, words
from app.holidays.notice import NEW_YEAR, SOME_HOLIDAY
from app.holidays.report import DayOrder, HolidayTable, Line
from app.holidays.text import plain
from app.intake.open_table import Sheet
from app.item_import.headers import plain as plain_word
from app.item_import.report import RowState

YES, NO = frozenset({"是", "true", "1", "yes", "y", "√"}), frozenset({"否", "false", "0", "no", "n", "×", ""})


@dataclass(frozen=True)
class Row:
    """One row in whatever form it came: what orders it gives, or the sentence that says why none."""

    place: int
    text: str
    orders: tuple[DayOrder, ...] = ()
    fault: Misread | None = None


def of_rows(rows: Iterable[Row], origin: str, known: Calendar) -> HolidayTable:
    """Return the table that the rows make; a day that two rows have differently is a fault of the later one."""
    days: dict[date, DayOrder] = {}
    lines: list[Line] = []
    for row in rows:
        fault = row.fault or _clash(row, days)
        if fault is not None:
            lines.append(Line(row.place, row.text, RowState.REFUSED, 0, ((fault.code, fault.facts),)))
            continue
        days |= {order.on: order for order in row.orders}
        lines.append(Line(row.place, row.text, RowState.TAKEN, len(row.orders)))
    if not days and not any(line.reasons for line in lines):
        raise Refused("calendar.nothing", file=origin)
    orders = tuple(order for _, order in sorted(days.items()))
    return HolidayTable(origin, orders, tuple(lines), _complete(orders, known))


def _clash(row: Row, days: Mapping[date, DayOrder]) -> Misread | None:
    for order in row.orders:
        before = days.get(order.on)
        if before is not None and before.is_working != order.is_working:
            return Misread("calendar.free_and_worked", day=order.on.isoformat())
    return None


def _complete(orders: Iterable[DayOrder], known: Calendar) -> tuple[int, ...]:
    """A list is a year's whole table when it has New Year and the National Day; another country's says so itself."""
    free = {order.on for order in orders if not order.is_working}
    years = sorted({day.year for day in free})
    return tuple(y for y in years if known.table.country == "CN" and {date(y, 1, 1), date(y, 10, 1)} <= free)


def sheet_rows(sheet: Sheet, columns: Columns, year: int | None) -> Iterator[Row]:
    """Yield what each row of a sheet orders."""
    for at, row in enumerate(sheet.rows[columns.row + 1 :], start=columns.row + 2):
        if not any(cell.strip() for cell in row):
            continue
        text = " ".join(cell.strip() for cell in row if cell.strip())[:60]
        try:
            yield Row(at, text, tuple(_sheet_orders(row, columns, year)))
        except Misread as fault:
            yield Row(at, text, fault=fault)


def _sheet_orders(row: tuple[str, ...], columns: Columns, year: int | None) -> Iterator[DayOrder]:
    name = columns.text(row, "name") or SOME_HOLIDAY
    if "date" in columns.fields:
        days = _days(columns.text(row, "date"), year, name)
        is_working = _is_working(columns, row)
        for day in days:
            yield DayOrder(day, is_working, name)
        return
    if "span" in columns.fields:
        span = _days(columns.text(row, "span"), year, name)
    else:
        first, last = (_days(columns.text(row, key), year, name)[0] for key in ("first", "last"))
        if not 0 <= (last - first).days <= LONGEST_SPAN:
            raise Misread("calendar.span", text=f"{first.isoformat()}/{last.isoformat()}")
        span = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    for day in span:
        yield DayOrder(day, False, name)
    worked = columns.text(row, "worked_on")
    for day in _days(worked, year, name, span[0]) if re.search(r"\d", worked) else ():
        yield DayOrder(day, True, name)


def _is_working(columns: Columns, row: tuple[str, ...]) -> bool:
    for field, is_yes_working in (("working", True), ("free", False)):
        if field in columns.fields:
            said = plain_word(columns.text(row, field))
            if said in YES | NO:
                return (said in YES) is is_yes_working
    state = plain_word(columns.text(row, "state"))
    if state in words().free or state in words().worked:
        return state in words().worked
    if state or columns.fields.keys() & {"state", "working", "free"}:
        raise Misread("calendar.no_state", text=columns.text(row, "state"))
    return False  # a plain list of holidays


def _days(text: str, year: int | None, name: str, anchor: date | None = None) -> list[date]:
    """Return the days that a cell means: 2027-01-01, 20270101, 1月1日至3日, 9月26日、10月9日."""
    compact = re.fullmatch(r"(\d{4})(\d{2})(\d{2})", text)
    if compact:
        text = "-".join(compact.groups())
    text = text.removesuffix(" 00:00:00").removesuffix(" 00:00")
    first = next(groups(plain(text), year or 0), None)
    if first is None:
        raise Misread("calendar.bad_date", text=text[:40])
    if year is None and first.dates[0].year is None and anchor is None:
        raise Misread("calendar.row_year", text=text[:40])
    meant = year or first.dates[0].year or (anchor.year if anchor else 0)
    start = date(meant, 1, 1) if festivals(name)[:1] == (NEW_YEAR,) else anchor
    setting = Setting(meant, start)
    return [day for group in groups(plain(text), meant) for day in setting.days(group)]


def of_json(text: str, origin: str, known: Calendar) -> HolidayTable:
    """Return the table of a JSON text: a list of days, {"days": …}, {"holidays": …, "workdays": …} or {date: name}.

    Raises Refused: no JSON, or none of these.
    """
    try:
        content = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise Refused("calendar.not_json", file=origin) from error
    return of_rows(_json_rows(content, origin), origin, known)


def _json_rows(content: object, origin: str) -> Iterator[Row]:
    if isinstance(content, dict):
        if "holidays" in content or "workdays" in content:
            for key, is_working in (("holidays", False), ("workdays", True)):
                listed = content.get(key) or []
                for at, value in enumerate(listed if isinstance(listed, list) else [listed], start=1):
                    yield _json_row(at, value, is_working, None)
            return
        if isinstance(content.get("days"), list):
            content = content["days"]
        elif content and all(re.fullmatch(r"\d{4}-\d{2}-\d{2}", key) for key in content):
            content = [_named(day, value) for day, value in content.items()]
    if not isinstance(content, list):
        raise Refused("calendar.json_form", file=origin)
    for at, value in enumerate(content, start=1):
        yield _json_row(at, value, None, None)


def _named(day: str, value: object) -> dict[str, object]:
    if isinstance(value, dict):
        return {"date": day, **value}
    return {"date": day, "isOffDay": value} if isinstance(value, bool) else {"date": day, "name": value}


def _json_row(at: int, value: object, is_working: bool | None, year: int | None) -> Row:
    text = json.dumps(value, ensure_ascii=False, default=str)[:60]
    given = value if isinstance(value, dict) else {"date": value}
    fields = {words().headers.get(plain_word(str(key)), ""): one for key, one in given.items()}
    name = str(fields.get("name") or SOME_HOLIDAY)
    try:
        days = _days(_as_text(fields.get("date")), year, name)
        if is_working is None:
            is_working = _json_state(fields)
        return Row(at, text, tuple(DayOrder(day, is_working, name) for day in days))
    except Misread as fault:
        return Row(at, text, fault=fault)


def _as_text(value: object) -> str:
    return value.date().isoformat() if isinstance(value, datetime) else "" if value is None else str(value)


def _json_state(fields: Mapping[str, object]) -> bool:
    for field, is_yes_working in (("working", True), ("free", False)):
        if isinstance(fields.get(field), bool):
            return fields[field] is is_yes_working
    state = fields.get("state")
    if isinstance(state, str):
        word = plain_word(state)
        if word in words().free or word in words().worked:
            return word in words().worked
    if fields.keys() & {"working", "free", "state"}:
        raise Misread(
            "calendar.no_state", text=str(state if state is not None else fields.get("working", fields.get("free")))
        )
    return False


def of_toml(text: str, origin: str, known: Calendar) -> HolidayTable:
    """Return the table of a TOML text: our own calendar file (format 1), or [[days]] with date and working.

    Raises Refused: no TOML, or neither of these.
    """
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise Refused("import.not_toml", file=origin, fault=str(error)[:120]) from error
    if "notice" not in content:
        return of_rows(_json_rows(content, origin), origin, known)
    try:
        table = table_of(content)
        years = tuple(sorted({published.year for published in table.published}))
        source = content["notice"][0]["number"] if len(content["notice"]) == 1 else ""
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise Refused("calendar.toml_form", file=origin) from error
    days = {row.on: DayOrder(row.on, row.is_working, row.name) for row in table.rows}
    lines = tuple(Line(at, order.name, RowState.TAKEN, 1) for at, order in enumerate(days.values(), start=1))
    whole = set(_complete(days.values(), known)) if known.table.country == "CN" else set(years)
    issued = content["notice"][0].get("issued_on") if source else None
    return HolidayTable(
        origin, tuple(order for _, order in sorted(days.items())), lines,
        tuple(year for year in years if year in whole), str(source), issued if isinstance(issued, date) else None,
    )  # fmt: skip
