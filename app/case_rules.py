"""What an event must agree with in the case it is folded into, beside its row of the workflow table.

None of it reads private facts: they may have been erased, and the case must still fold.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from app.errors import Refused
from app.events import acceptance, approval, file, supplementation
from app.events.body import Body
from app.events.envelope import Event
from app.running_steps import return_targets
from app.state import Case, Pending
from app.workflow import Action, row


def proposed_step(pending: Pending) -> str | None:
    """Return the step that a pending act was asked for; None when it belongs to the case, or was erased."""
    step = (pending.body.proposal or {}).get("step")
    return step if isinstance(step, str) else None


def pending_of(case: Case, action: Action) -> Pending | None:
    """Return what waits for the second signature of `action`, if anything does."""
    return next((p for p in case.pending if p.body.action == action.value), None)


def check_agreement(case: Case, event: Event, body: Body) -> None:
    """Raise Refused when `body` does not agree with the case: a second signature, a list, an earlier step, a ground."""
    rule = _RULES.get(type(body))
    if rule is not None:
        rule(case, event, body)


def _signed(action: Action) -> Callable[[Case, Event, Any], None]:
    """Design: `second` = two events, asked and granted; the same officer never does both."""

    def rule(case: Case, event: Event, body: Any) -> None:
        waiting = next((p for p in case.pending if p.event == body.asked and p.body.action == action.value), None)
        if waiting is None:
            raise Refused("case.not_signed", action=action.value)
        if waiting.officer == event.officer:
            raise Refused("second.same_officer", officer=event.officer)

    return rule


def _requested(case: Case, event: Event, body: supplementation.SupplementRequested) -> None:
    if body.ordinal != len(case.supplements) + 1:
        raise Refused("case.supplement_order", ordinal=body.ordinal)
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
    stop = case.open_stop
    if stop is None or stop.body.ground != body.ground:
        raise Refused("stop.none_open", number=case.number)
    if event.moment.on < stop.begin:
        raise Refused("stop.ends_before", begin=stop.begin.isoformat(), end=event.moment.on.isoformat())


def _asked(case: Case, event: Event, body: approval.Asked) -> None:
    action = Action(body.action)
    found = row(case, action, (body.proposal or {}).get("step"))
    if found.second is None:
        raise Refused("case.needs_no_second", action=action.value)
    if pending_of(case, action) is not None:
        raise Refused("second.already_asked", action=action.value, number=case.number)


def _declined(case: Case, event: Event, body: approval.AskDeclined) -> None:
    waiting = next((p for p in case.pending if p.event == body.asked), None)
    if waiting is None:
        raise Refused("second.nothing_waits", number=case.number)


def _granted_by_silence(case: Case, event: Event, body: approval.GrantAcknowledged) -> None:
    """The law grants when the limit is over: on the day after the missed one, never on a day of the office's choice."""
    if body.granted_on != body.missed + timedelta(days=1) or event.moment.on < body.granted_on:
        raise Refused("decision.not_deemed", number=case.number)


_RULES: dict[type[Body], Callable[[Case, Event, Any], None]] = {
    supplementation.SupplementRequested: _requested,
    supplementation.SupplementReceived: _received,
    supplementation.DeferredReceived: _deferred,
    approval.StepReturned: _returned,
    approval.Stopped: _signed(Action.STOP),
    approval.Resumed: _resumed,
    approval.Extended: _signed(Action.EXTEND),
    acceptance.StageVouched: _signed(Action.VOUCH_STAGE),
    approval.GrantAcknowledged: _granted_by_silence,
    approval.Asked: _asked,
    approval.AskDeclined: _declined,
    file.Voided: _signed(Action.VOID),
}
