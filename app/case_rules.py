"""What an event must agree with in the case it is folded into, beside its row of the workflow table.

None of it reads private facts: they may have been erased, and the case must still fold.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from app.case_actions import action_of
from app.case_rules_later import RULES as LATER
from app.case_rules_later import check_hearing_held
from app.errors import Refused
from app.events import acceptance, alongside, approval, certificates, delivery, file, payment, supplementation
from app.events.body import Body
from app.events.envelope import Event
from app.material_list import refuse_untold
from app.running_steps import return_targets
from app.signing import refuse_other
from app.state import Case, Pending, StopRun
from app.workflow import Action, may_issue, row


def proposed_step(pending: Pending) -> str | None:
    """Return the step that a pending act was asked for; None when it belongs to the case, or was erased."""
    step = (pending.body.proposal or {}).get("step")
    return step if isinstance(step, str) else None


def pending_of(case: Case, action: Action, step: str | None = None) -> Pending | None:
    """Return what waits for the second signature of `action` (in `step`, where one is given), if anything does."""
    waiting = (p for p in case.pending if p.body.action == action.value)
    return next((p for p in waiting if step is None or proposed_step(p) in (step, None)), None)


def resumed_stop(case: Case, body: approval.Resumed) -> StopRun | None:
    """Return the open stop that `body` ends: the one it names, else the first of its ground."""
    same = (s for s in case.open_stops if s.body.ground == body.ground and body.step in ("", s.body.step))
    return next((s for s in same if body.stop in (None, s.event)), None)


def check_agreement(case: Case, event: Event, body: Body) -> None:
    """Raise Refused when `body` does not agree with the case: a second signature, a list, an earlier step, a ground."""
    rule = _RULES.get(type(body))
    if rule is not None:
        rule(case, event, body)


def _signed(action: Action) -> Callable[[Case, Event, Any], None]:
    """Design: `second` = two events over the same hash, asked and granted; the same officer never does both."""

    def rule(case: Case, event: Event, body: Any) -> None:
        waiting = next((p for p in case.pending if p.event == body.asked and p.body.action == action.value), None)
        if waiting is None:
            raise Refused("case.not_signed", action=action.value)
        if {waiting.officer, waiting.acting_for} & {event.officer, event.acting_for} - {None}:
            raise Refused("second.same_officer", officer=event.officer)
        refuse_other(waiting, event, body)

    return rule


def _requested(case: Case, event: Event, body: supplementation.SupplementRequested) -> None:
    if body.ordinal != len(case.supplements) + 1:
        raise Refused("case.supplement_order", ordinal=body.ordinal)
    refuse_untold(body.materials or case.materials, (gap.material for gap in body.gaps))
    for line, gap in enumerate(body.gaps, 1):
        if not gap.basis.strip():
            raise Refused("supplement.no_basis", line=line, material=gap.material)
    if body.ordinal > 1:
        _signed(Action.REQUEST_SECOND_SUPPLEMENT)(case, event, body)


def _received(case: Case, event: Event, body: supplementation.SupplementReceived) -> None:
    outstanding = case.supplements[-1].outstanding()
    unknown = [line.material for line in body.lines if line.material not in outstanding]
    if unknown:
        raise Refused("supplement.not_asked", materials="、".join(unknown))
    came = {line.material for line in body.lines if line.is_mended}
    if not came:
        raise Refused("supplement.nothing_came")
    if body.ordinal != len(case.supplements) or body.complete != all(material in came for material in outstanding):
        raise Refused("case.supplement_order", ordinal=body.ordinal)


def _deferred(case: Case, event: Event, body: supplementation.DeferredReceived) -> None:
    unknown = [material for material in body.materials if material not in case.deferred]
    if unknown or not body.materials:
        raise Refused("supplement.not_deferred", materials="、".join(unknown))


def _returned(case: Case, event: Event, body: approval.StepReturned) -> None:
    if body.to not in return_targets(case, body.step):
        raise Refused("approval.return_to_earlier", step=body.step, to=body.to)


def _resumed(case: Case, event: Event, body: approval.Resumed) -> None:
    stop = resumed_stop(case, body)
    if stop is None:
        raise Refused("stop.none_open", number=case.number)
    check_hearing_held(case, stop)


def _relieved(case: Case, event: Event, body: payment.FeeRelieved) -> None:
    _signed(Action.RELIEVE_FEE)(case, event, body)
    LATER[payment.FeeRelieved](case, event, body)


def _asked(case: Case, event: Event, body: approval.Asked) -> None:
    action = Action(body.action)
    step = (body.proposal or {}).get("step")
    found = row(case, action, step)
    if found.signer is None:
        raise Refused("case.needs_no_second", action=action.value)
    if pending_of(case, action, step) is not None:
        raise Refused("second.already_asked", action=action.value, number=case.number)


def _declined(case: Case, event: Event, body: approval.AskDeclined) -> None:
    waiting = next((p for p in case.pending if p.event == body.asked), None)
    if waiting is None:
        raise Refused("second.nothing_waits", number=case.number)


def _granted_by_silence(case: Case, event: Event, body: approval.GrantAcknowledged) -> None:
    """The law grants when the limit is over: on the day after the missed one, never on a day of the office's choice."""
    if body.granted_on != body.missed + timedelta(days=1) or event.moment.on < body.granted_on:
        raise Refused("decision.not_deemed", number=case.number)


def _refused(case: Case, event: Event, body: acceptance.Declined) -> None:
    """Whether a second signature is wanted is the office's setting on that day; one that was given stands over its proposal."""
    if body.asked is not None:
        action = action_of(body)
        assert action is not None
        _signed(action)(case, event, body)


def _corrected(case: Case, event: Event, body: alongside.Corrected) -> None:
    _signed(Action.CORRECT)(case, event, body)
    standing = {paper.notice for paper in case.papers if not paper.is_void}
    if any(pair.old not in standing for pair in body.replaced):
        raise Refused("correction.changed_meanwhile", number=case.number)


def _permit_ended(case: Case, event: Event, body: certificates.PermitEnded) -> None:
    _signed(Action.END_PERMIT)(case, event, body)
    LATER[certificates.PermitEnded](case, event, body)


def served_day(event: Event, body: delivery.Served) -> date:
    """Return the day that the delivery clock reads: the one on the return receipt or of the arrival, else that of the act."""
    return body.effective_on if body.method in delivery.BY_RECEIPT else event.moment.on


def _served(case: Case, event: Event, body: delivery.Served) -> None:
    on, today = served_day(event, body), event.moment.on
    if on > today:
        raise Refused("delivery.in_future", on=on.isoformat())
    if case.decided_on is not None and on < case.decided_on:
        raise Refused("delivery.before_decision", on=on.isoformat(), decided=case.decided_on.isoformat())


def _issued(case: Case, event: Event, body: file.NoticeIssued) -> None:
    corrected = {pair.new for correction in case.corrections for pair in correction.replaced}
    if body.notice not in corrected and not may_issue(case.state, body.template):
        raise Refused("workflow.no_paper", state=case.state.value, template=body.template)


def _printed(case: Case, event: Event, body: file.Printed | file.PrintFailed) -> None:
    row(case, Action.REPRINT)


_RULES: dict[type[Body], Callable[[Case, Event, Any], None]] = {
    **LATER,
    payment.FeeRelieved: _relieved,
    certificates.PermitEnded: _permit_ended,
    supplementation.SupplementRequested: _requested,
    supplementation.SupplementReceived: _received,
    supplementation.DeferredReceived: _deferred,
    acceptance.Declined: _refused,
    approval.StepReturned: _returned,
    approval.Stopped: _signed(Action.STOP),
    approval.Resumed: _resumed,
    approval.Extended: _signed(Action.EXTEND),
    acceptance.StageVouched: _signed(Action.VOUCH_STAGE),
    approval.GrantAcknowledged: _granted_by_silence,
    approval.Asked: _asked,
    approval.AskDeclined: _declined,
    file.Voided: _signed(Action.VOID),
    alongside.Corrected: _corrected,
    delivery.Served: _served,
    file.NoticeIssued: _issued,
    file.Printed: _printed,
    file.PrintFailed: _printed,
}
