"""The drawer of the catalogue: items being written or imported, and those that wait for the second officer."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime

from app.catalogue_lint import lint
from app.clock.calendar import Calendar
from app.drawer import IN_DRAWER, DraftStatus
from app.events.envelope import canonical, digest
from app.finding import Finding
from app.ids import EventId, OfficerId
from app.item import Item
from app.item_table import Table, read_table
from app.levels.standard import Standard, standard_findings
from app.office import Office
from app.wording import DEFAULT_LANGUAGE, has_name, name_of


@dataclass(frozen=True)
class ItemDraft:
    """One draft. `officer` wrote or proposed it last; `asked` is the proposal that waits, None when none does."""

    key: str
    name: str
    table: Table
    status: DraftStatus
    origin: str
    officer: OfficerId
    at: datetime
    asked: EventId | None = None

    @property
    def sha256(self) -> str:
        """Return the hash over which both officers sign."""
        return digest(canonical(self.table))


@dataclass(frozen=True)
class Judged:
    """What a draft is worth: the item when its table can be read, and a sentence for each fault."""

    item: Item | None
    findings: tuple[Finding, ...]

    @property
    def is_usable(self) -> bool:
        """True when the item may be published."""
        return self.item is not None and not self.findings


__all__ = ["IN_DRAWER", "DraftStatus", "ItemDraft", "Judged", "in_words", "judge", "place_words"]
_PLACE = re.compile(r"([a-z_]+)(?:\[(\d+)\])?(?:\.([a-z_]+))?")


def in_words(found: Finding, language: str = DEFAULT_LANGUAGE) -> Finding:
    """Return the finding with its place as the editor calls it: `materials[2].form` becomes 申请材料 2 形式."""
    return replace(found, field=place_words(found.field, language))


def place_words(field: str, language: str = DEFAULT_LANGUAGE) -> str:
    """Return how the editor calls a place in an item's table, the path itself where nobody named it."""
    match = _PLACE.match(field)
    if match is None:
        return field
    part = match[3] or ""
    named = name_of("place", part, language) if has_name("place", part, language) else ""
    list_name = "" if match[1] == "code" and named else name_of("column", match[1], language)
    return " ".join(word for word in (list_name, match[2] or "", named) if word)


def judge(table: Table, calendar: Calendar, office: Office, standards: tuple[Standard, ...] = ()) -> Judged:
    """Read the table and lint the item, also against the standards above; what the source lacks is told, never invented."""
    where = str(table.get("name") or "")
    item, faults = read_table(table, where)
    if item is None:
        return Judged(None, faults)
    return Judged(item, (*lint(item, calendar, office), *standard_findings((item,), standards, calendar)))
