"""更正: one officer asks, the lead signs over the very same proposal; the old paper stays, void, beside its successor."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.act import Done, read_case, recorded
from app.correction import OF_PAPER, present_values
from app.correction_proposal import Rewritten, proposal_of
from app.desk import Desk
from app.errors import Refused
from app.events.alongside import Corrected, Replaced
from app.events.body import pack
from app.free_text import written
from app.ids import CaseId, NoticeId, uuid7
from app.notices.issue import issue_again
from app.notices.phrases import phrase
from app.papers_held import refuse_papers_elsewhere
from app.people import check
from app.signing import asking, signed
from app.state import Case, Pending
from app.workflow import Action


def ask_correction(
    desk: Desk,
    case_id: CaseId,
    *,
    values: Mapping[str, str],
    reason: str,
    paper: NoticeId | None = None,
    seen: str | None = None,
) -> Done:
    """A correction is asked for; nothing changes before the lead signs. Raises what `proposal_of` raises."""
    if not reason.strip():
        raise Refused("correction.no_reason")
    case = read_case(desk, case_id, seen)
    check(desk.officer, Action.CORRECT, case)
    made = proposal_of(desk.records, case, values, paper, desk.now().on)
    why = written(reason)
    event = desk.record(case_id, asking(Action.CORRECT, why, {**pack(made), "reason": why}))
    return Done(desk.records.case(case_id), (), recorded(event))


def correct(desk: Desk, case_id: CaseId, pending: Pending) -> Done:
    """The case is right from now on; each wrong paper is void and names its successor in the number book.

    Raises Refused("correction.changed_meanwhile") when an entry or a paper is no longer what was proposed about.
    There is nothing to undo: what was wrong again is corrected again.
    """
    case = desk.records.case(case_id)
    proposal, reason = pending.body.proposal, pending.body.proposal["reason"]
    papers = tuple(Rewritten(**one) for one in proposal["papers"])
    refuse_papers_elsewhere(desk.records, case)
    _refuse_changed(case, proposal, papers)
    ids = {one.notice: NoticeId(uuid7()) for one in papers}
    desk.record(case_id, corrected_body(pending, ids))
    notices = []
    for one in papers:
        record = {**one.record, "落款日期": desk.now().on.isoformat()}
        new = issue_again(desk, desk.records.case(case_id), one.template, record, ids[one.notice])
        successor = new.number or new.title
        desk.void_notice(one.notice, phrase("corrected_by", number=successor, reason=reason))
        notices.append(new)
    return Done(desk.records.case(case_id), tuple(notices))


def corrected_body(pending: Pending, ids: Mapping[NoticeId, NoticeId]) -> Corrected:
    """Return the correction that was proposed, word for word."""
    proposal = pending.body.proposal
    body = Corrected(
        fields=tuple(proposal["values"]),
        replaced=tuple(Replaced(old, new) for old, new in ids.items()),
        values=dict(proposal["values"]),
        before=dict(proposal["before"]),
        reason=proposal["reason"],
    )
    return signed(body, pending)


def _refuse_changed(case: Case, proposal: Mapping[str, Any], papers: tuple[Rewritten, ...]) -> None:
    present = present_values(case)
    of_case = {key: text for key, text in proposal["before"].items() if not key.startswith(OF_PAPER)}
    standing = {p.notice for p in case.papers if not p.is_void}
    if any(present.get(key) != text for key, text in of_case.items()) or any(p.notice not in standing for p in papers):
        raise Refused("correction.changed_meanwhile", number=case.number)
