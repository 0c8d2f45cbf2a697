"""What every act on an application begins and ends with: the right asked of the table, the event recorded."""

from __future__ import annotations

from app.desk import Desk, Notice
from app.disclosure.days import refuse_clock_back
from app.disclosure.dossier import Dossier
from app.disclosure.receive import Outcome
from app.disclosure.table import DisclosureMove, check, row
from app.errors import Refused
from app.events.body import Body
from app.free_text import written
from app.ids import DisclosureId


def begun(desk: Desk, named: DisclosureId, move: DisclosureMove, *, is_once: bool = False) -> Dossier:
    """Return the application.

    Raises Refused when it is not in the state for this, was done before, the post lacks, or the machine's clock stands
    before the last act.
    """
    held = desk.records.disclosure(named)
    refuse_clock_back(desk, held.notes[-1].on)
    found = row(held.state, move)
    check(desk.officer, found, held.department)
    if is_once and any(note.move is move for note in held.notes):
        raise Refused("disclosure.once", disclosure_move=move.value)
    return held


def done(desk: Desk, named: DisclosureId, body: Body, *notices: Notice) -> Outcome:
    """Record the act and return what it made of the application."""
    desk.record(None, body)
    return Outcome(desk.records.disclosure(named), notices)


def clause(text: str, code: str) -> str:
    """Return what is written in a sentence of a paper, without its full stop. Raises Refused(code) when it is empty."""
    plain = written(text).rstrip("。；;")
    if not plain:
        raise Refused(code)
    return plain
