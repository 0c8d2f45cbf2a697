"""The office as its own staff keeps it: what stands on notices, numbers and remedies; every change is an event."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from app.clock.light import DEFAULT_THRESHOLDS, Thresholds
from app.desk import Desk, Records
from app.errors import Refused
from app.events.body import pack, unpack
from app.finding import Finding
from app.office import Office, office_of
from app.officer import Officer, Role
from app.setting import change_setting, check_administrator

OFFICE = "office"
WHERE = "office"
NOT_FILLED = frozenset({"toml.missing", "toml.empty", "toml.not_text"})
_ROW = re.compile(r"(\w+)\[(\d+)\]\.(\w+)")


def may_set_office(officer: Officer) -> bool:
    """True for the system administrator."""
    return officer.has_role(Role.SYSTEM_ADMIN)


def yellow_of(records: Records) -> Thresholds:
    """Return when the lights of this office turn yellow."""
    kept = records.setting(OFFICE)
    found = kept.get("yellow") if isinstance(kept, Mapping) else None
    if not isinstance(found, Mapping):
        return DEFAULT_THRESHOLDS
    thresholds: Thresholds = unpack(Thresholds, found)
    return thresholds


def table_of_office(office: Office) -> dict[str, Any]:
    """Return the office as a table of JSON values, days as 2026-01-31."""
    table: dict[str, Any] = pack(office)
    return table


def judge_office(table: Mapping[str, Any], before: Office) -> tuple[Finding, ...]:
    """Return everything that keeps the table from being the office: faults, a department that cases still need."""
    office, faults = office_of(table, WHERE)
    if faults:
        return tuple(map(_to_fill, faults))
    gone = [one for one in before.departments if not office.has(one.code)]
    return tuple(Finding("office.department_gone", WHERE, "departments", (("department", one.name),)) for one in gone)


def set_office(desk: Desk, table: Mapping[str, Any]) -> Office:
    """The office is now as the table says; papers issued from now on carry it, issued ones stay.

    Every desk of the hall follows. Raises Refused: not the system administrator, a desk that its center does not hear
    (others would not follow, and may have set something else meanwhile), or the first fault's sentence.
    """
    check_administrator(desk)
    seat = desk.officer.seat
    if seat is not None and not seat.is_online:
        raise Refused("office.offline")
    office, _ = office_of(table, WHERE)
    change_setting(desk, OFFICE, office, judge_office(table, desk.office))
    return office


def _to_fill(fault: Finding) -> Finding:
    """Return a fault as the form says it: which field of which card is to be filled, not which key of which file."""
    if fault.code == "toml.not_tables" and fault.field == "departments":
        return replace(fault, code="office.needs_department")
    if fault.code not in NOT_FILLED:
        return fault
    row = _ROW.fullmatch(fault.field)
    if row is None:
        return replace(fault, code="office.to_fill", facts=(("office_field", fault.field),))
    facts = (("office_table", row[1]), ("row", int(row[2])), ("office_field", row[3]))
    return replace(fault, code="office.row_to_fill", facts=facts)
