"""The office as its own staff keeps it: what stands on notices, numbers and remedies; every change is an event."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
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
_LATER = re.compile(r"departments\[(\d+)\]\.later\[\d+\]\.(\w+)")
_PHONE = re.compile(r"(?:[\d\s\-－—–+()（）/、,，;；转]|分机)+")
_WEB = re.compile(r"https?://[^\s/]+(/\S*)?", re.IGNORECASE)
LEAST_DIGITS = 3


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
        return tuple(_to_fill(fault, table) for fault in faults)
    if wrong := (*_phone_faults(office), *_address_faults(office)):
        return wrong
    return departments_gone(office, before)


def departments_gone(office: Office, before: Office) -> tuple[Finding, ...]:
    """Return a fault for every department that the office would lose though cases still need it."""
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


def _phone_faults(office: Office) -> Iterator[Finding]:
    """Yield a fault for everything that stands where a citizen will look for a telephone number and is none."""
    if not _is_phone(office.hotline):
        yield Finding("office.phone", WHERE, "hotline", (("found", office.hotline),))
    for n, one in enumerate(office.departments, 1):
        for name, phone in (("phone", one.phone), ("supervision_phone", one.supervision_phone)):
            if not _is_phone(phone):
                facts = (("department", one.name), ("office_field", name), ("found", phone))
                yield Finding("office.department_phone", WHERE, f"departments[{n}].{name}", facts)


def _address_faults(office: Office) -> Iterator[Finding]:
    """Yield a fault where papers would send the public to an address that no browser opens; none is needed."""
    if office.query_address and not _WEB.fullmatch(office.query_address):
        yield Finding("office.query_address", WHERE, "query_address", (("found", office.query_address),))


def _is_phone(text: str) -> bool:
    return _PHONE.fullmatch(text) is not None and sum(map(str.isdigit, text)) >= LEAST_DIGITS


def _to_fill(fault: Finding, table: Mapping[str, Any]) -> Finding:
    """Return a fault as the form says it: which field of which card is to be filled, not which key of which file."""
    if fault.code == "toml.not_tables" and fault.field == "departments":
        return replace(fault, code="office.needs_department")
    later = _LATER.fullmatch(fault.field)
    if later is not None:
        department = table["departments"][int(later[1]) - 1].get("name") or ""
        code = "office.later_to_fill" if fault.code in NOT_FILLED else "office.later_day"
        return replace(fault, code=code, facts=(("department", department), ("office_field", later[2])))
    if fault.code not in NOT_FILLED:
        return fault
    row = _ROW.fullmatch(fault.field)
    if row is None:
        return replace(fault, code="office.to_fill", facts=(("office_field", fault.field),))
    name = f"department_{row[3]}" if row[3] == "name" else row[3]
    facts = (("office_table", row[1]), ("row", int(row[2])), ("office_field", name))
    return replace(fault, code="office.row_to_fill", facts=facts)
