"""撤回, 终止, 作废: how a case ends before its decision."""

from __future__ import annotations

from app.act import Done, Papers, perform, read_case, recorded
from app.desk import Desk
from app.errors import Refused
from app.events.alongside import Place
from app.events.file import Terminated, Voided, Withdrawn
from app.identity.text import LONGEST_TEXT, check_text
from app.ids import CaseId
from app.papers_held import refuse_papers_elsewhere
from app.people import check
from app.signing import asking, signed
from app.silence import refuse_if_granted
from app.state import Pending
from app.workflow import Action


def withdraw(
    desk: Desk, case_id: CaseId, *, reason: str, returned: tuple[str, ...] = (), seen: str | None = None
) -> Done:
    """The applicant took the application back; 撤回申请书 (for his signature), 终止办理告知书 and 材料退还清单 are issued."""
    if not reason.strip():
        raise Refused("ending.no_reason")
    case = read_case(desk, case_id, seen)
    refuse_if_granted(desk, case)
    why = _plain(reason)
    returned = tuple(check_text(name) for name in returned if name.strip())
    gone = {one.material for one in case.whereabouts if one.place is Place.RETURNED}
    twice = [name for name in returned if name in gone]
    if twice:
        raise Refused("originals.returned_before", materials="、".join(twice))
    elsewhere = [line.name for line in case.materials if line.lies_with and line.name in returned]
    if elsewhere:
        raise Refused("originals.not_received", materials="、".join(elsewhere))
    skip = () if returned else ("returned_materials",)
    papers: Papers = {
        "withdrawal_application": {"退还材料": list(returned)},
        "termination": {"终止原因": why},
        "returned_materials": {"退还材料": list(returned)},
    }
    return perform(desk, case, Action.WITHDRAW, Withdrawn(returned, why), papers, skip)


def terminate(desk: Desk, case_id: CaseId, *, cause: str, reason: str, clause: str, seen: str | None = None) -> Done:
    """The office ends the case because its subject is gone or the item is no more (行政许可法 70 and like rules)."""
    if not (cause.strip() and reason.strip() and clause.strip()):
        raise Refused("ending.no_reason")
    case = read_case(desk, case_id, seen)
    refuse_if_granted(desk, case)
    body = Terminated(_plain(cause), _plain(clause), _plain(reason))
    papers: Papers = {"termination": {"终止原因": body.reason, "依据条款": body.clause}}
    return perform(desk, case, Action.TERMINATE, body, papers)


def ask_void(desk: Desk, case_id: CaseId, *, reason: str, seen: str | None = None) -> Done:
    """A void is asked for; the lead must sign before anything changes. Refused also for papers that another desk holds."""
    if not reason.strip():
        raise Refused("ending.no_reason")
    case = read_case(desk, case_id, seen)
    check(desk.officer, Action.VOID, case)
    refuse_papers_elsewhere(desk.records, case)
    why = _plain(reason)
    event = desk.record(case.id, asking(Action.VOID, why, {"reason": why}))
    return Done(desk.records.case(case_id), (), recorded(event))


def void(desk: Desk, case_id: CaseId, pending: Pending) -> Done:
    """The case is void, its number and papers stay and say so; called with the second officer's signature."""
    case = desk.records.case(case_id)
    refuse_papers_elsewhere(desk.records, case)
    reason = pending.body.proposal["reason"]
    event = desk.record(case_id, signed(Voided(reason=reason), pending))
    for paper in case.papers:
        if not paper.is_void:
            desk.void_notice(paper.notice, reason)
    return Done(desk.records.case(case_id), (), recorded(event))


def _plain(text: str) -> str:
    return check_text(text, LONGEST_TEXT, lines=True)
