"""撤销, 注销, 撤回: one officer asks with ground, facts and what the holder said; the agency's approver signs (行政许可法 8, 69, 70)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from app.act import Done, read_case, recorded
from app.case_rules_later import check_end
from app.certificates.grounds import BY_FRAUD, ground
from app.desk import Desk
from app.errors import Refused
from app.events.body import pack, unpack
from app.events.certificates import PermitEnded, PermitEnding
from app.free_text import written
from app.identity.text import check_text
from app.ids import CaseId
from app.notices.issue import issue
from app.people import check
from app.signing import asking, signed
from app.state import Case, Pending
from app.workflow import Action

PAPERS = {
    PermitEnding.REVOKE: "revocation_decision",
    PermitEnding.CANCEL: "cancellation_decision",
    PermitEnding.TAKE_BACK: "permit_withdrawal_decision",
}
BAN_YEARS = (0, 1, 3)
MOST_DAYS = 365


@dataclass(frozen=True)
class EndingFacts:
    """What is written down before a permit ends; `heard`: what became of the holder's right to state and to plead."""

    ending: PermitEnding
    ground: str
    basis: str
    facts: str
    effective_on: date | None
    hand_back_days: int = 10
    heard: str = ""
    compensation: str = ""
    ban_years: int = 0
    asked_by_holder_on: date | None = None


def ask_end(desk: Desk, case_id: CaseId, *, facts: EndingFacts, seen: str | None = None) -> Done:
    """The end of a permit is asked for; it stands until the approver signs. Raises Refused for what the law wants on paper."""
    case = read_case(desk, case_id, seen)
    check(desk.officer, Action.END_PERMIT, case)
    body = checked(case, facts, desk.now().on)
    check_end(case, body, desk.now().on)
    event = desk.record(case_id, asking(Action.END_PERMIT, body.facts, pack(body)))
    return Done(desk.records.case(case_id), (), recorded(event))


def end_permit(desk: Desk, case_id: CaseId, pending: Pending) -> Done:
    """The permit ends on its day, or when it is signed if that is later; the decision has its own number and the remedies."""
    body = ended_body(pending)
    body = replace(body, effective_on=max(body.effective_on, desk.now().on))
    event = desk.record(case_id, body)
    notice = issue(desk, desk.records.case(case_id), paper_of(body), {})
    return Done(desk.records.case(case_id), (notice,), recorded(event))


def ended_body(pending: Pending) -> PermitEnded:
    """Return the end that was proposed, word for word."""
    body: PermitEnded = unpack(PermitEnded, pending.body.proposal)
    return signed(body, pending)


def paper_of(body: PermitEnded) -> str:
    """Return the template of the decision."""
    return PAPERS[body.ending]


def checked(case: Case, facts: EndingFacts, today: date) -> PermitEnded:
    """Return the event that signing would record. Raises Refused naming the first thing that is missing or wrong."""
    found = ground(facts.ending, facts.ground)
    for name in ("basis", "facts"):
        if not getattr(facts, name).strip():
            raise Refused(f"permit_end.no_{name}")
    if facts.ending is not PermitEnding.CANCEL and not facts.heard.strip():
        raise Refused("permit_end.not_heard", permit_ending=facts.ending.value)
    if facts.ending is PermitEnding.TAKE_BACK and not facts.compensation.strip():
        raise Refused("permit_end.no_compensation")
    if facts.effective_on is None:
        raise Refused("permit_end.no_day")
    if not 1 <= facts.hand_back_days <= MOST_DAYS:
        raise Refused("permit_end.hand_back", most=MOST_DAYS)
    if facts.ban_years not in BAN_YEARS or (facts.ban_years and found.code != BY_FRAUD):
        raise Refused("permit_end.ban")
    asked = facts.asked_by_holder_on
    if asked is not None and not (case.decided_on or case.received_on) <= asked <= today:
        raise Refused("permit_end.asked_day", on=asked.isoformat())
    return PermitEnded(
        ending=facts.ending,
        ground=found.code,
        clause=found.clause,
        effective_on=facts.effective_on,
        hand_back_days=facts.hand_back_days,
        ban_years=facts.ban_years,
        asked_by_holder_on=asked,
        basis=check_text(facts.basis),
        facts=_clause(facts.facts),
        heard=_clause(facts.heard),
        compensation=_clause(facts.compensation),
    )


def _clause(text: str) -> str:
    """Return the text without its last full stop: the template sets its own."""
    return written(text).rstrip("。；;")
