"""What the page 信息公开 asks: the applications of the officer's departments with the clock that presses, open ones on top."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from app.clock.calendar import Calendar
from app.clock.light import ClockReading, Light
from app.desk import Notice, Records
from app.disclosure.clocks import pressing_clock
from app.disclosure.dossier import Dossier
from app.disclosure.table import OPEN
from app.ids import DisclosureId, OfficerId
from app.office_setting import yellow_of
from app.officer import EVERY_DEPARTMENT, Officer

PAGE = "disclosure"
_ORDER = {Light.RED: 0, Light.YELLOW: 1, Light.GREEN: 2, Light.PAUSED: 3}


@dataclass(frozen=True)
class DossierLine:
    """One application with the clock that presses now."""

    dossier: Dossier
    clock: ClockReading

    @property
    def is_open(self) -> bool:
        """True while somebody has to act."""
        return self.dossier.state in OPEN


@dataclass(frozen=True)
class DisclosureDesk:
    """All that the page shows; `names` tell officers by their log-in names."""

    lines: tuple[DossierLine, ...] = ()
    names: Mapping[OfficerId, str] = field(default_factory=dict)


def disclosure_desk(records: Records, officer: Officer, calendar: Calendar, on: date) -> DisclosureDesk:
    """Return the applications that this officer works on, as of the end of `on`: the most pressing first."""
    held = departments_of(officer)
    if held is None:
        return DisclosureDesk()
    yellow = yellow_of(records)
    lines = [DossierLine(one, pressing_clock(one, calendar, on, yellow)) for one in records.disclosures(held)]
    return DisclosureDesk(tuple(sorted(lines, key=_order)), {one.id: one.name for one in records.officers()})


def departments_of(officer: Officer) -> tuple[str, ...] | None:
    """Return the departments whose applications the officer sees; () = every one, None = none at all."""
    people = [one for one in (officer, *officer.covering) if one.is_active]
    found = tuple(dict.fromkeys(a.department for one in people for a in one.appointments))
    if not found or not officer.is_active:
        return None
    return () if EVERY_DEPARTMENT in found else found


def papers_of(records: Records, named: DisclosureId) -> tuple[Notice, ...]:
    """Return the papers that went out on this application, the oldest first, as far as its acts name them."""
    held = records.disclosure(named)
    later = (note.notice for note in held.notes[1:] if note.notice is not None)
    return tuple(records.notice(one) for one in (*held.received.notices, *later))


def drafts(records: Records, officer: OfficerId) -> Mapping[str, Any]:
    """Return what the officer was writing in the panels of this page."""
    return next((d.content for d in records.drafts(officer) if d.page == PAGE), {})


def _order(line: DossierLine) -> tuple[bool, int, int, float]:
    clock = line.clock
    light = _ORDER.get(clock.light, 4) if clock.light is not None else 4
    return (not line.is_open, light, (clock.remaining or 0) - clock.days_over, -line.dossier.at.timestamp())
