"""Whether an act is one to be rated, and how the applicant is asked: with which levels, for how long."""

from __future__ import annotations

from dataclasses import dataclass

from app.case import body_of
from app.desk import Records
from app.errors import NotFound
from app.ids import CaseId, EventId, VisitId
from app.ratings.levels import LabelSet, labels_on
from app.ratings.rules import rules_of
from app.ratings.visit import Visit
from app.ratings.visiting import visit_of
from app.state import CaseState


@dataclass(frozen=True)
class Question:
    """The visit that is asked about, the levels in force, and after how many seconds silence is a blank."""

    visit: Visit
    labels: LabelSet
    seconds: int


def question(records: Records, case_id: CaseId, events: tuple[EventId, ...]) -> Question | None:
    """Return what the applicant is asked after this act; None when it was done without the applicant, or is rated."""
    case = records.case(case_id)
    for event in records.events(case_id):
        if event.id not in events:
            continue
        named = visit_of(case, event, body_of(event))
        visit = None if named is None else visit_to_rate(records, case_id, named)
        if visit is not None:
            return Question(visit, labels_on(visit.on), rules_of(records).ask_seconds)
    return None


def visit_to_rate(records: Records, case_id: CaseId, visit: VisitId) -> Visit | None:
    """Return the visit if its applicant is still to be asked, None otherwise.

    An applicant who rated this day's visit before the act was taken back and done again is not asked twice.
    """
    try:
        held = records.visit(visit)
    except NotFound:
        return None
    if held.rating is not None or not held.is_counted:
        return None
    case = records.case(case_id)
    number = case.applicant.id_number if case.applicant else ""
    for line in records.recent_cases_of(number):
        if line.state is CaseState.VOID and line.id != case_id and _is_rated(records, line.id, held):
            return None
    return held


def _is_rated(records: Records, taken_back: CaseId, held: Visit) -> bool:
    return any(v.on == held.on and v.rating is not None for v in records.visits_of_case(taken_back))
