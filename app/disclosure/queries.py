"""What the page 信息公开 asks: the applications of the officer's departments with the clock that presses, open ones on top."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from app.clock.calendar import Calendar
from app.clock.light import DEFAULT_THRESHOLDS, ClockReading, Light, Thresholds
from app.desk import Notice, Records
from app.disclosure.clocks import pressing_clock
from app.disclosure.dossier import Dossier
from app.disclosure.table import OPEN, DisclosureState
from app.disclosure.yearly import as_csv, yearly, yearly_rows
from app.ids import DisclosureId, OfficerId
from app.office_setting import yellow_of
from app.officer import EVERY_DEPARTMENT, Officer
from app.wording import DEFAULT_LANGUAGE

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
    """All that the page shows; `names` tell officers by their log-in names, `yellow` is when the office's lights turn."""

    lines: tuple[DossierLine, ...] = ()
    names: Mapping[OfficerId, str] = field(default_factory=dict)
    yellow: Thresholds = DEFAULT_THRESHOLDS


def disclosure_desk(records: Records, officer: Officer, calendar: Calendar, on: date) -> DisclosureDesk:
    """Return the applications that this officer works on, as of the end of `on`: the most pressing first."""
    held = departments_of(officer)
    if held is None:
        return DisclosureDesk()
    yellow = yellow_of(records)
    lines = [DossierLine(one, pressing_clock(one, calendar, on, yellow)) for one in records.disclosures(held)]
    names = {one.id: one.name for one in records.officers()}
    return DisclosureDesk(tuple(sorted(lines, key=_order)), names, yellow)


def departments_of(officer: Officer) -> tuple[str, ...] | None:
    """Return the departments whose applications the officer sees; () = every one, None = none at all."""
    people = [one for one in (officer, *officer.covering) if one.is_active]
    found = tuple(dict.fromkeys(a.department for one in people for a in one.appointments))
    if not found or not officer.is_active:
        return None
    return () if EVERY_DEPARTMENT in found else found


def yearly_table(
    records: Records, officer: Officer, year: int, department: str = "", language: str = DEFAULT_LANGUAGE
) -> bytes:
    """Return the figures of a year as a text table: of one department, or of all that the officer works for."""
    held = departments_of(officer)
    seen = () if held is None else records.disclosures(held)
    wanted = [one for one in seen if department in ("", one.department)]
    return as_csv(yearly_rows(yearly(wanted, year), language))


def already_in_month(lines: Sequence[DossierLine], held: Dossier) -> int:
    """Return how many applications the same person made of the same body before this one in its calendar month.

    国办函〔2020〕109号: a fee by item counts them together. Who left no document is known by name and contact.
    """
    came = held.received.received_on
    return sum(
        (other.received.received_on.year, other.received.received_on.month) == (came.year, came.month)
        and other.department == held.department
        and _person(other) == _person(held)
        and (other.received.received_on, other.at, other.received.number) < (came, held.at, held.received.number)
        and other.state is not DisclosureState.VOID
        for other in (line.dossier for line in lines)
    )


def _person(held: Dossier) -> tuple[str, ...]:
    told = held.received
    return (told.document,) if told.document else (told.who, told.phone, told.address, told.email)


def papers_of(records: Records, named: DisclosureId) -> tuple[Notice, ...]:
    """Return the papers that went out on this application, the oldest first, as far as its acts name them."""
    held = records.disclosure(named)
    later = (note.notice for note in held.notes[1:] if note.notice is not None)
    papers = (records.notice(one) for one in dict.fromkeys((*held.received.notices, *later)))
    return tuple(replace(one, is_void=True) if one.id in held.void else one for one in papers)


def drafts(records: Records, officer: OfficerId) -> Mapping[str, Any]:
    """Return what the officer was writing in the panels of this page."""
    return next((d.content for d in records.drafts(officer) if d.page == PAGE), {})


def _order(line: DossierLine) -> tuple[bool, int, int, float]:
    clock = line.clock
    light = _ORDER.get(clock.light, 4) if clock.light is not None else 4
    return (not line.is_open, light, (clock.remaining or 0) - clock.days_over, -line.dossier.at.timestamp())
