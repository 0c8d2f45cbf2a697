"""What the board asks: the facts of the open cases that an officer may see, names masked where the case is not theirs."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from app.clock.calendar import Calendar
from app.desk import Records
from app.identity.masking import mask_name
from app.office_setting import yellow_of
from app.officer import EVERY_DEPARTMENT, Officer
from app.supervision.facts import BoardFact, BoardFacts
from app.supervision.line import Board, BoardLine
from app.supervision.rights import departments_of


def board(records: Records, officer: Officer, on: date) -> BoardFacts:
    """Return the facts of the board; nothing for an officer who supervises nothing."""
    departments = departments_of(officer)
    if departments is None:
        return BoardFacts()
    own = {a.department for one in (officer, *officer.covering) for a in one.appointments}
    facts = tuple(_masked(fact, own) for fact in records.board_facts(departments))
    names = tuple((one.id, one.name) for one in records.officers())
    return BoardFacts(facts, records.day_count(on, departments), names)


def board_lines(
    records: Records, officer: Officer, on: date, calendar: Calendar, held: Board
) -> tuple[BoardFacts, tuple[BoardLine, ...]]:
    """Return the facts of the board and its lines as of the end of `on`, the most urgent first; all that can be slow is here."""
    facts = board(records, officer, on)
    return facts, held.lines(facts.facts, calendar, on, yellow_of(records))


def _masked(fact: BoardFact, own: set[str]) -> BoardFact:
    is_own = EVERY_DEPARTMENT in own or any(code in own for code in fact.departments)
    return fact if is_own else replace(fact, applicant=mask_name(fact.applicant))
