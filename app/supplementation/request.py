"""补正: the applicant is told once, completely, what is missing (行政许可法 32(4))."""

from __future__ import annotations

from dataclasses import replace

from app.act import Done, perform, read_case, recorded
from app.application import Subject, begin, refuse_if_deemed
from app.desk import Desk
from app.errors import Refused
from app.events.acceptance import MaterialLine
from app.events.body import pack, unpack
from app.events.supplementation import Gap, SupplementRequested
from app.free_text import written
from app.gap_list import told_gaps
from app.ids import CaseId
from app.material_list import agreed_lines, refuse_unknown, refuse_untold
from app.notices.issue import issue
from app.people import check
from app.signing import asking, signed
from app.state import Case, Pending
from app.workflow import Action


def request_supplement(
    desk: Desk,
    subject: Subject,
    *,
    gaps: tuple[Gap, ...],
    materials: tuple[MaterialLine, ...] | None = None,
    seen: str | None = None,
) -> Done:
    """The complete 补正材料告知书 is issued; the applicant's time runs and the acceptance clock rests.

    `materials`: the list as it is now, for a case received earlier. Raises Refused without gaps, with a gap that says
    not what is wrong, by which rule or how to mend it, while anything missing or faulty is left untold (行政许可法
    32(4): once, all of it), for a second 补正 (that needs leave: ask_second_supplement), and when the acceptance limit
    has passed in silence.
    """
    body = requested_body(gaps)
    done = begin(desk, subject, seen)
    case = done.case
    refuse_if_deemed(desk, case)
    _on_the_list(case, body.gaps)
    if case.supplements:
        raise Refused("supplement.second_needs_leave", number=case.number)
    if materials is not None:
        item = desk.catalogue.item(case.plan.item, case.plan.version)
        body = replace(body, materials=agreed_lines(item, materials, case.answers))
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
    refuse_untold(case.materials, (gap.material for gap in body.gaps))
    why = written(reason)
    proposal = {"gaps": pack(body.gaps), "reason": why}
    event = desk.record(case_id, asking(Action.REQUEST_SECOND_SUPPLEMENT, why, proposal))
    return Done(desk.records.case(case_id), (), recorded(event))


def second_supplement(desk: Desk, case_id: CaseId, pending: Pending) -> Done:
    """The second 补正 is issued with leave; by clock.md it ends and stops nothing."""
    case = desk.records.case(case_id)
    refuse_if_deemed(desk, case)
    event = desk.record(case_id, second_body(case, pending))
    after = desk.records.case(case_id)
    notice = issue(desk, after, "supplement_request", {})
    return Done(desk.records.case(case_id), (notice,), recorded(event))


def second_body(case: Case, pending: Pending) -> SupplementRequested:
    """Return the second 补正 that was proposed, word for word."""
    proposal = pending.body.proposal
    gaps = unpack(tuple[Gap, ...], proposal["gaps"])
    body = replace(requested_body(gaps, len(case.supplements) + 1), reason=proposal["reason"])
    return signed(body, pending)
