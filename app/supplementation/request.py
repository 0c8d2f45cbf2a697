"""补正: the applicant is told once, completely, what is missing (行政许可法 32(4))."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from app.act import Done, perform, read_case, recorded
from app.application import Subject, begin, refuse_if_deemed
from app.desk import Desk
from app.errors import Refused
from app.events.approval import Asked
from app.events.body import pack, unpack
from app.events.supplementation import Gap, SupplementRequested
from app.free_text import written
from app.gap_list import told_gaps
from app.ids import CaseId, EventId
from app.material_list import refuse_unknown
from app.notices.issue import issue
from app.people import check
from app.state import Case
from app.workflow import Action


def request_supplement(desk: Desk, subject: Subject, *, gaps: tuple[Gap, ...], seen: str | None = None) -> Done:
    """The complete 补正材料告知书 is issued; the applicant's time runs and the acceptance clock rests.

    Raises Refused without gaps, with a gap that says not what is wrong or how to mend it, for a second 补正
    (that needs leave: ask_second_supplement), and when the acceptance limit has passed in silence.
    """
    body = requested_body(gaps)
    done = begin(desk, subject, seen)
    case = done.case
    refuse_if_deemed(desk, case)
    _on_the_list(case, body.gaps)
    if case.supplements:
        raise Refused("supplement.second_needs_leave", number=case.number)
    return done.joined(perform(desk, case, Action.REQUEST_SUPPLEMENT, body))


def _on_the_list(case: Case, gaps: tuple[Gap, ...]) -> None:
    refuse_unknown((gap.material for gap in gaps), (line.name for line in case.materials))


def requested_body(gaps: tuple[Gap, ...], ordinal: int = 1) -> SupplementRequested:
    """Return the body of a 补正; raise Refused naming the line that is not complete."""
    return SupplementRequested(told_gaps(gaps), ordinal)


def ask_second_supplement(
    desk: Desk, case_id: CaseId, *, gaps: tuple[Gap, ...], reason: str, seen: str | None = None
) -> Done:
    """A second 补正 is asked for with its reason; the lead 首席代表 must give leave before any paper exists."""
    if not reason.strip():
        raise Refused("supplement.second_no_reason")
    body = requested_body(gaps)
    case = read_case(desk, case_id, seen)
    refuse_if_deemed(desk, case)
    check(desk.officer, Action.REQUEST_SECOND_SUPPLEMENT, case)
    _on_the_list(case, body.gaps)
    why = written(reason)
    proposal = {"gaps": pack(body.gaps), "reason": why}
    event = desk.record(case_id, Asked(Action.REQUEST_SECOND_SUPPLEMENT.value, why, proposal))
    return Done(desk.records.case(case_id), (), recorded(event))


def second_supplement(desk: Desk, case_id: CaseId, asked: EventId, proposal: dict[str, Any]) -> Done:
    """The second 补正 is issued with leave; by clock.md it ends and stops nothing."""
    case = desk.records.case(case_id)
    refuse_if_deemed(desk, case)
    event = desk.record(case_id, second_body(case, asked, proposal))
    after = desk.records.case(case_id)
    notice = issue(desk, after, "supplement_request", {})
    return Done(desk.records.case(case_id), (notice,), recorded(event))


def second_body(case: Case, asked: EventId, proposal: dict[str, Any]) -> SupplementRequested:
    """Return the second 补正 that was proposed, word for word."""
    gaps = unpack(tuple[Gap, ...], proposal["gaps"])
    return replace(requested_body(gaps, len(case.supplements) + 1), asked=asked, reason=proposal["reason"])
