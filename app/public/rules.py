"""By what the center's public pages read its cases: the office, its items, its working days, the keys of its windows.

All of it comes from events that the center applied. Of several windows' words for one thing the later one counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from app.catalogue import Catalogue
from app.clock.calendar import Calendar
from app.events.body import unpack
from app.events.calendar import (
    CalendarImported,
    CalendarWithdrawn,
    LocalDaysApproved,
    LocalDaysAsked,
    LocalDaysDeclined,
)
from app.events.catalogue import ItemEnded, ItemPublished
from app.events.office import SettingChanged
from app.events.sound import fits
from app.events.verifying import SigningKeyMade
from app.holidays.held import HeldTable, TableKind, TableStatus, calendar_with
from app.ids import EventId, OfficerId
from app.item_table import read_table
from app.office import Office, new_office
from app.office_setting import OFFICE
from app.verify.keys import PublicKey, is_key

_TABLE_STATUS = {
    LocalDaysApproved.KIND: ("asked", TableStatus.IN_FORCE),
    LocalDaysDeclined.KIND: ("asked", TableStatus.DECLINED),
    CalendarWithdrawn.KIND: ("table", TableStatus.WITHDRAWN),
}
KINDS = (
    SettingChanged.KIND, ItemPublished.KIND, ItemEnded.KIND, SigningKeyMade.KIND, CalendarImported.KIND, LocalDaysAsked.KIND,
    *_TABLE_STATUS,
)  # fmt: skip
"""The kinds of event that make the rules."""


@dataclass(frozen=True)
class Shipped:
    """What stands before any event: the items and days that ship with the program, the center's name and division."""

    catalogue: Catalogue
    calendar: Calendar
    name: str
    division: str
    is_training: bool


@dataclass(frozen=True)
class Rules:
    """What holds at the center now."""

    office: Office
    catalogue: Catalogue
    calendar: Calendar
    keys: tuple[PublicKey, ...]
    is_training: bool


@dataclass(frozen=True)
class Rule:
    """One event that makes a rule; only its public facts. `is_heard`: a center heard the desk when it was made."""

    id: EventId
    kind: str
    at: datetime
    on: date
    data: Mapping[str, Any]
    is_heard: bool = False


def is_rule(rule: Rule) -> bool:
    """True for an event that makes a rule; of the settings the office alone is one."""
    return rule.kind in KINDS and (rule.kind != SettingChanged.KIND or rule.data.get("key") == OFFICE)


def rules_of(events: Iterable[Rule], shipped: Shipped) -> Rules:
    """Return the rules that these events make, in their order."""
    held = list(events)
    return Rules(
        office=_office(held, shipped),
        catalogue=_catalogue(held, shipped.catalogue),
        calendar=calendar_with(shipped.calendar, _tables(held)),
        keys=tuple(key for key in _keys(held) if shipped.is_training or not key.is_training),
        is_training=shipped.is_training,
    )


def _office(held: list[Rule], shipped: Shipped) -> Office:
    """Return the office as the hall has it (app.managed); until somebody sets it for the hall, the last that a desk has.

    A new desk's own empty one says nothing, nor does one that no program of ours wrote.
    """
    told = [rule for rule in reversed(held) if rule.kind == SettingChanged.KIND]
    for rule in sorted(told, key=lambda one: not one.is_heard):
        plain = rule.data.get("value")
        if isinstance(plain, dict) and plain.get("departments") and (office := _read_office(plain)) is not None:
            return office
    return new_office(shipped.name, shipped.division)


def _read_office(plain: dict[str, Any]) -> Office | None:
    try:
        office: Office = unpack(Office, plain)
    except (KeyError, TypeError, ValueError, AttributeError):
        return None
    return office if fits(office, Office) else None


def _catalogue(held: list[Rule], shipped: Catalogue) -> Catalogue:
    items, ends = [], {}
    for rule in held:
        if rule.kind == ItemPublished.KIND:
            item, _ = read_table(rule.data["table"], rule.data["code"])
            items += [item] if item is not None else []
        elif rule.kind == ItemEnded.KIND:
            on = rule.data["on"]
            ends[rule.data["code"]] = date.fromisoformat(on) if on else date.max
    return shipped.joined(tuple(items), ends)


def _tables(held: list[Rule]) -> tuple[HeldTable, ...]:
    tables: dict[EventId, HeldTable] = {}
    for rule in held:
        if rule.kind in (CalendarImported.KIND, LocalDaysAsked.KIND):
            tables[rule.id] = _table(rule)
        elif rule.kind in _TABLE_STATUS:
            field, status = _TABLE_STATUS[rule.kind]
            before = tables.get(EventId(rule.data[field]))
            if before is not None:
                known = rule.on if status is TableStatus.IN_FORCE else before.known_from
                tables[before.id] = replace(before, status=status, known_from=known)
    return tuple(tables.values())


def _table(rule: Rule) -> HeldTable:
    is_import = rule.kind == CalendarImported.KIND
    body: Any = unpack(CalendarImported if is_import else LocalDaysAsked, rule.data)
    return HeldTable(
        id=rule.id,
        kind=TableKind.IMPORTED if is_import else TableKind.LOCAL,
        status=TableStatus.IN_FORCE if is_import else TableStatus.ASKED,
        origin=body.origin if is_import else "",
        source=body.source,
        issued_on=body.issued_on if is_import else None,
        known_from=body.known_from if is_import else rule.on,
        years=body.years if is_import else (),
        days=body.days,
        officer=OfficerId(""),
        at=rule.at,
    )


def _keys(held: list[Rule]) -> tuple[PublicKey, ...]:
    keys: dict[str, PublicKey] = {}
    for rule in held:
        if rule.kind != SigningKeyMade.KIND:
            continue
        body: SigningKeyMade = unpack(SigningKeyMade, rule.data)
        if body.key in keys or not is_key(body.key, body.public):
            continue  # nobody says anew what a key is, or makes one that is none
        if body.replaces in keys:
            keys[body.replaces] = replace(keys[body.replaces], to_on=body.from_on)
        keys[body.key] = PublicKey(
            body.key, bytes.fromhex(body.public), body.from_on, None, body.is_training, body.desk_code, body.office
        )
    return tuple(keys.values())
