"""Whether an act is one to be rated, and how the applicant is asked: with which levels, for how long."""

from __future__ import annotations

from dataclasses import dataclass

from app.case import body_of
from app.desk import Records
from app.ids import CaseId, EventId
from app.ratings.levels import LabelSet, labels_on
from app.ratings.rate import visit_to_rate
from app.ratings.rules import rules_of
from app.ratings.visit import Visit, visit_of


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
