"""查询留痕: who looked for which person, when, and what the work says it was for (个人信息保护法 51, 54).

The query is masked wherever it is listed; reading one in full is itself on record. What it was for is what the officer did
next: the case acted on within the hour, or nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from app.desk import Desk, Records
from app.errors import NotFound
from app.events.office import Looked
from app.identity.masking import mask_name, mask_number, mask_phone
from app.ids import EventId
from app.looking import REVEALED
from app.officer import EVERY_DEPARTMENT, Officer
from app.supervision.inquiry import Inquiry
from app.supervision.looks_held import LookHeld
from app.supervision.rights import check_supervises, departments_of
from app.supervision.rule import rule_book

RULE = "looked_often"
READ = "look_up_read"
MOST_SHOWN = 2000  # of the newest; a period that holds more is asked for in parts
PHONE_DIGITS = 11
FOLLOWED, NOT_FOLLOWED, FOUND = "followed", "not_followed", "found"


@dataclass(frozen=True)
class LookLine:
    """A look-up as it is listed: `shown` is the query masked; `inquiry` is the finding that it belongs to."""

    held: LookHeld
    name: str
    departments: tuple[str, ...]
    shown: str
    inquiry: Inquiry | None

    @property
    def follows(self) -> str:
        """Return how the look-up stands: part of a finding, followed by work on a case, or by none."""
        if self.inquiry is not None:
            return FOUND
        return FOLLOWED if self.held.number else NOT_FOLLOWED


@dataclass(frozen=True)
class LookView:
    """What is asked of the list; an empty text asks nothing."""

    officer: str = ""
    what: str = ""
    follows: str = ""

    def shows(self, line: LookLine) -> bool:
        """True when the line is asked for."""
        held = line.held
        return (
            self.officer in ("", held.officer)
            and self.what in ("", held.what)
            and self.follows in ("", line.follows)
        )  # fmt: skip


@dataclass(frozen=True)
class LooksDesk:
    """The look-ups of a period, the newest first; `total` were recorded, of which the newest are here."""

    lines: tuple[LookLine, ...] = ()
    total: int = 0


def looks_desk(records: Records, officer: Officer, first: date, last: date) -> LooksDesk:
    """Return the look-ups of these days by the people whom the officer supervises; nothing for who supervises nobody."""
    departments = departments_of(officer)
    if departments is None:
        return LooksDesk()
    within = timedelta(minutes=rule_book().rule(RULE)["minutes"])
    staff = {one.id: one for one in records.officers()}
    seen = [one for one in records.looks_held(first, last, within) if _may_see(staff.get(one.officer), departments)]
    found = {(one.concerns, one.breach_on): one for one in records.inquiries() if one.rule == RULE}
    newest = reversed(seen[-MOST_SHOWN:])
    return LooksDesk(
        tuple(_line(one, staff.get(one.officer), found.get((one.officer, one.on))) for one in newest), len(seen)
    )


def _may_see(looker: Officer | None, departments: tuple[str, ...]) -> bool:
    return not departments or (
        looker is not None and bool(set(_departments(looker)) & {*departments, EVERY_DEPARTMENT})
    )


def _departments(officer: Officer) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.department for one in officer.appointments))


def _line(held: LookHeld, officer: Officer | None, inquiry: Inquiry | None) -> LookLine:
    name = held.officer if officer is None else officer.name
    return LookLine(held, name, () if officer is None else _departments(officer), masked(held), inquiry)


def masked(held: LookHeld) -> str:
    """Return the query as a list shows it: of a name its first character, of a number its ends; a case number whole."""
    text = held.query
    if held.what == REVEALED:
        return text
    if not any(sign.isdigit() for sign in text):
        return mask_name(text)
    return mask_phone(text) if len(text) == PHONE_DIGITS else mask_number(text)


def shown_looks(lines: Iterable[LookLine], view: LookView) -> tuple[LookLine, ...]:
    """Return the lines that the view asks for, in their order."""
    return tuple(line for line in lines if view.shows(line))


def read_look(desk: Desk, event: EventId) -> str:
    """Return what was looked for, in full; it is on record that it was read. Raises Refused, NotFound("supervision.no_look")."""
    check_supervises(desk.officer)
    held = desk.records.look_held(event)
    if held is None:
        raise NotFound("supervision.no_look")
    looker = next((one for one in desk.records.officers() if one.id == held.officer), None)
    departments = departments_of(desk.officer)
    if departments and not _may_see(looker, departments):
        raise NotFound("supervision.no_look")
    desk.record(None, Looked(READ, 1, held.event))
    return held.query
