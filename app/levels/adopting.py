"""Where the items of this desk do not keep to a standard catalogue above, level by level; and a draft that does."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from app.clock.calendar import Calendar
from app.desk import Desk
from app.drawer import IN_DRAWER
from app.errors import NotFound
from app.events.body import pack
from app.events.levels import StandardLine
from app.finding import Finding
from app.item import Item
from app.item_table import table_of
from app.levels.standard import Standard, standard_findings
from app.publishing import keep_drafts, next_version

NAME, CODE, STATUTORY, PROMISED = "name", "code.basic", "statutory", "promised"


@dataclass(frozen=True)
class Difference:
    """One item against one catalogue: the line it is to keep to, and each fault (its field says which)."""

    item: Item
    issuer: int
    line: StandardLine
    findings: tuple[Finding, ...]

    @property
    def fields(self) -> frozenset[str]:
        """Return which of name, basic code, limits differ."""
        return frozenset(one.field for one in self.findings)

    @property
    def is_other_code(self) -> bool:
        """True where the same name has another basic code: with it the item becomes another one."""
        return CODE in self.fields


def differences(
    items: Iterable[Item], standards: Iterable[Standard], calendar: Calendar
) -> tuple[Difference, ...]:  # fmt: skip
    """Return every item that does not keep to a catalogue above it, the catalogues of the highest level first."""
    known, found = tuple(items), []
    for standard in standards:
        for item in known:
            faults = tuple(standard_findings((item,), (standard,), calendar))
            if faults:
                found.append(Difference(item, standard.issuer, _line(item, standard), faults))
    return tuple(found)


def _line(item: Item, standard: Standard) -> StandardLine:
    return standard.lines.get(item.code.basic) or next(one for one in standard.lines.values() if one.name == item.name)


def adopt(desk: Desk, code: str, issuer: int) -> str:
    """A draft of the item's next version keeps to the catalogue of `issuer`; return its key. A second officer publishes it.

    Raises NotFound("levels.no_difference") where it keeps to it by now, and what keep_drafts does for who may not write it.
    """
    offered = [one for one in desk.catalogue.items(desk.now().on) if one.code.business == code]
    standards = [one for one in desk.records.standards() if one.issuer == issuer]
    found = differences(offered, standards, desk.calendar)
    if not found:
        raise NotFound("levels.no_difference", item=code)
    table = kept_to(_begun(desk, found[0].item), found[0])
    if found[0].is_other_code:
        table["version"] = next_version(desk, str(table["code"]["business"]))
    return keep_drafts(desk, [table])[0]


def _begun(desk: Desk, item: Item) -> Mapping[str, Any]:
    """Return what somebody is writing of the item already, else its next version from tomorrow on."""
    held = desk.records.item_draft(item.code.business)
    return held.table if held is not None and held.status in IN_DRAWER else _next_version(desk, item)


def _next_version(desk: Desk, item: Item) -> dict[str, Any]:
    on = desk.now().on + timedelta(days=1)
    return {**table_of(item), "version": next_version(desk, item.code.business), "effective_from": on.isoformat()}


def kept_to(table: Mapping[str, Any], found: Difference) -> dict[str, Any]:
    """Return the table with what differs as the catalogue says; what it leaves open stays."""
    kept, line = dict(table), found.line
    if NAME in found.fields:
        kept["name"] = line.name
    for field in (STATUTORY, PROMISED):
        if field in found.fields:
            kept[field] = pack(getattr(line, field))
    if found.is_other_code:
        kept["code"] = _codes(dict(kept["code"]), line.basic)
    return kept


def _codes(code: dict[str, Any], basic: str) -> dict[str, Any]:
    """Return the codes with another basic one: the codes of the newer generation contain it (domain: 12, 31, 33 digits)."""
    held, implement = str(code.get("basic", "")), str(code.get("implement", ""))
    business = str(code.get("business", ""))
    if held and implement.endswith(held):
        renewed = implement.removesuffix(held) + basic
        if business.startswith(implement):
            business = renewed + business.removeprefix(implement)
        implement = renewed
    return {**code, "basic": basic, "implement": implement, "business": business}
