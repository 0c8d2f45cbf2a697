"""期限计算说明 of a case, or of an item as if it were accepted today: on the screen, as a sheet for the file, as data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.case_reading import reading, standard
from app.casefile import ClockLine, clock_line
from app.catalogue import Catalogue
from app.clock.calendar import Calendar
from app.clock.explanation import Line
from app.clock.ledger import Entry, EntryType
from app.clock.light import DEFAULT_THRESHOLDS, Thresholds
from app.clock.reading import read
from app.clock.sheet import Sheet, sheets
from app.delivery.queries import case_id_of
from app.desk import Desk, Notice, Records
from app.item import Item
from app.limit_basis import bases_of_case, limit_bases
from app.notices.issue import Setting, issue_register, preview_record
from app.notices.render import Paper
from app.office_setting import yellow_of
from app.plan import plan_of
from app.state import Case
from app.wording import DEFAULT_LANGUAGE, say

TEMPLATE = "limit_explanation"
MOST_ROWS = 400


@dataclass(frozen=True)
class Explained:
    """Every date of a case with what makes it. `number` is "" for an item that nobody has applied for yet.

    `subject` names what is explained where it is no case.
    """

    number: str
    name: str
    as_of: date
    version: str
    lines: tuple[ClockLine, ...]
    subject: str = ""


def explain_case(
    records: Records, subject: str, catalogue: Catalogue, calendar: Calendar, on: date, language: str = DEFAULT_LANGUAGE
) -> Explained:
    """Return the dates of the case named by number or id, as of the end of `on`. Raises NotFound."""
    case = records.case(case_id_of(records, subject))
    basis = bases_of_case(catalogue, case.plan, language)
    return explained(case, basis, calendar, on, language, yellow_of(records))


def explained(
    case: Case,
    basis: Mapping[str, str],
    calendar: Calendar,
    on: date,
    language: str = DEFAULT_LANGUAGE,
    yellow: Thresholds = DEFAULT_THRESHOLDS,
) -> Explained:
    """Return every clock of the case that has started, also those that ended; `yellow` is the office's own setting."""
    now = reading(case, calendar, on, yellow)
    made = sheets(now, standard(case.plan), calendar, basis, language)
    return Explained(case.number, case.plan.name, on, calendar.version, tuple(clock_line(s, language) for s in made))


def explain_item(item: Item, calendar: Calendar, on: date, language: str = DEFAULT_LANGUAGE) -> Explained:
    """Return what the dates would be if the item were received and accepted on this day."""
    limits = standard(plan_of(item))
    accepted = (Entry(on, EntryType.RECEIVED), Entry(on, EntryType.ACCEPTED))
    made = sheets(read(accepted, limits, calendar, on), limits, calendar, limit_bases(item, language), language)
    lines = tuple(clock_line(s, language) for s in made if s.kind != "acceptance")
    return Explained("", item.name, on, calendar.version, lines)


def explanation_out(told: Explained) -> dict[str, Any]:
    """Return the explanation as JSON values (期限计算说明 as structured data)."""
    return {
        "format": "yimen-explanation/1",
        "number": told.number,
        "item": told.name,
        "as_of": told.as_of.isoformat(),
        "calendar": told.version,
        "clocks": [_clock_out(line.sheet) for line in told.lines],
    }


def _clock_out(sheet: Sheet) -> dict[str, Any]:
    clock = sheet.clock
    return {
        "kind": sheet.kind,
        "step": sheet.step,
        "title": sheet.title,
        "unit": clock.limit.unit.value,
        "n": clock.limit.n,
        "start": clock.start.isoformat(),
        "due": clock.due.isoformat() if clock.due else None,
        "provisional": clock.provisional,
        "light": clock.light,
        "remaining": clock.remaining,
        "explanation": [
            {"date": line.on.isoformat() if line.on else None, "kind": line.kind, "text": line.text}
            for line in sheet.lines
        ],
    }


def print_explanation(desk: Desk, subject: str) -> tuple[Notice, ...]:
    """The explanation lies in the ledger of papers as it was handed out; return its pages' papers. Raises NotFound."""
    return print_told(desk, explain_case(desk.records, subject, desk.catalogue, desk.calendar, desk.now().on))


def print_told(desk: Desk, told: Explained) -> tuple[Notice, ...]:
    """Issue the sheets of what is explained, and return them."""
    rows = list(sheet_rows(told))
    head = {"机关": desk.office.name, "落款日期": desk.now().on.isoformat(), "制表人": desk.officer.name}
    about = {"办件编号": told.number, "事项": told.name, "日历版本": told.version}
    parts = [rows[at : at + MOST_ROWS] for at in range(0, len(rows), MOST_ROWS)] or [[]]
    return tuple(issue_register(desk, TEMPLATE, {**head, **about, "说明": part}) for part in parts)


def explanation_paper(setting: Setting, told: Explained) -> Paper:
    """Return the sheet as a file that is kept nowhere, marked 预览: what is printed lies in the ledger."""
    head = {"机关": setting.office.name, "落款日期": setting.now().on.isoformat(), "制表人": setting.officer.name}
    about = {"办件编号": told.number, "事项": told.name, "日历版本": told.version}
    return preview_record(setting, TEMPLATE, {**head, **about, "说明": list(sheet_rows(told))[:MOST_ROWS]})


def sheet_rows(told: Explained) -> Iterator[dict[str, str]]:
    """Yield the rows of the printed sheet: ordinary counted days in a row stand in one line."""
    for line in told.lines:
        title = line.sheet.title
        told_once = [one for one in line.sheet.lines if one.kind != "table"]  # the version stands at the head
        for on, text in _shortened(told_once):
            yield {"期限": title, "日期": on, "说明": text}
            title = ""


def _shortened(lines: Sequence[Line]) -> Iterator[tuple[str, str]]:
    at = 0
    while at < len(lines):
        last = at
        while lines[at].kind == "counted" and last + 1 < len(lines) and lines[last + 1].kind == "counted":
            last += 1
        first, end = lines[at], lines[last]
        on = first.on.isoformat() if first.on else ""
        if last > at and end.on is not None:
            yield (
                f"{on} — {end.on.isoformat()[5:]}",
                say("clock.explain_span", first=first.text.rstrip("。."), last=end.text),
            )
        else:
            yield on, first.text
        at = last + 1
