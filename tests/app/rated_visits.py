"""What the tests of ratings do again and again: an accepted case, its visit, and a rating of it."""

from __future__ import annotations

from typing import Any

from office_day import OfficeDay

from app.events.ratings import Channel
from app.ids import VisitId
from app.ratings.rate import rate
from app.ratings.rules import shipped_rules
from app.ratings.visit import Visit, visit_id
from app.state import Case

RULES = shipped_rules()


def visit_on_day(office: OfficeDay, case: Case) -> VisitId:
    """Return the id of the visit that the case has today."""
    return visit_id(case.id, office.day)


def visit(office: OfficeDay, named: VisitId) -> Visit:
    """Return the visit as the store has it."""
    found: Visit = office.ask(lambda records: records.visit(named))
    return found


def rated(office: OfficeDay, score: int, who: str = "w1", **facts: Any) -> Visit:
    """Return the visit of a fresh case, rated at the window."""
    case = office.accepted()
    made: Visit = office.do(who, rate, visit_on_day(office, case), score=score, **{"channel": Channel.SCREEN, **facts})
    return made
