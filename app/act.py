"""How every use case acts: ask the table, record the event, issue the papers the row names. Nothing else changes a case."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from app.desk import Desk, Notice
from app.errors import Stale
from app.events.body import Body
from app.events.envelope import Event
from app.events.file import FileAdded, NoteAdded, Printed, PrintFailed, SlipPrinted
from app.events.payment import FeePaid
from app.events.ratings import KINDS_OF_A_VISIT
from app.events.settling import OF_LEFT_OUT
from app.ids import CaseId, EventId
from app.notices.issue import issue
from app.people import check
from app.state import Case
from app.workflow import Action

ADDITIVE = KINDS_OF_A_VISIT | {
    Printed.KIND, PrintFailed.KIND, SlipPrinted.KIND, FileAdded.KIND, NoteAdded.KIND, FeePaid.KIND,
    *(body.KIND for body in OF_LEFT_OUT),
}  # fmt: skip
Papers = Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True)
class Done:
    """What is seen next: the case as it is now, the papers issued, and the events that an undo would take back."""

    case: Case
    notices: tuple[Notice, ...] = ()
    events: tuple[EventId, ...] = field(default=())

    def joined(self, later: Done) -> Done:
        """Return the outcome of this act followed by `later` in one transaction."""
        return Done(later.case, (*self.notices, *later.notices), (*self.events, *later.events))


def perform(
    desk: Desk, case: Case, action: Action, body: Body, papers: Papers | None = None, skip: tuple[str, ...] = ()
) -> Done:
    """Make `body` true of `case` and issue the papers of the table's row, all in the desk's transaction.

    `papers` gives extra fields per template; `skip` names papers of the row that this act has no use for.
    Raises Refused when state, condition, post or separation of duties forbid it, or a paper cannot be rendered.
    """
    row = check(desk.officer, action, case, step=getattr(body, "step", None) or None)
    event = desk.record(case.id, body)
    after = desk.records.case(case.id)
    extras = papers or {}
    notices = tuple(issue(desk, after, key, extras.get(key, {})) for key in row.notices if key not in skip)
    return Done(desk.records.case(case.id), notices, (event.id,))


def read_case(desk: Desk, case_id: CaseId, seen: str | None = None) -> Case:
    """Return the case; raise Stale when the officer saw an older one (`seen` = its last content hash).

    What was only added since (a print, a scan, a note) is no conflict: design.md, "Additive events never conflict".
    """
    case = desk.records.case(case_id)
    if seen is not None and seen != case.last_hash and not _is_only_added_to(desk, case_id, seen):
        raise Stale("case.changed_meanwhile", number=case.number)
    if seen is not None:
        desk.saw(case_id, seen)
    return case


def _is_only_added_to(desk: Desk, case_id: CaseId, seen: str) -> bool:
    since: list[str] = []
    for event in reversed(desk.records.events(case_id)):
        if event.content_hash == seen:
            return all(kind in ADDITIVE for kind in since)
        since.append(event.kind)
    return False


def recorded(event: Event) -> tuple[EventId, ...]:
    """Return the event's id as the tuple that `Done` carries."""
    return (event.id,)
