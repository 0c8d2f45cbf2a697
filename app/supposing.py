"""What a case would be if something were done to it now: hypothetical events, folded as real ones are, kept nowhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.case import apply
from app.errors import Trouble
from app.events.approval import Asked
from app.events.body import Body, split
from app.events.envelope import Event
from app.ids import EventId, OfficerId, uuid7
from app.notices.issue import Setting, preview
from app.notices.render import Paper
from app.state import Case
from app.workflow import Action

SECOND = OfficerId("second")


@dataclass(frozen=True)
class Supposed:
    """The paper an act would issue, or the trouble that keeps it from being issued."""

    template: str
    paper: Paper | None = None
    trouble: Trouble | None = None


def supposed_event(
    setting: Setting, case: Case, body: Body, officer: OfficerId | None = None, event_id: EventId | None = None
) -> Event:
    """Return an event as the store would make it, but that it is in no store."""
    public, hidden = split(body)
    return Event(
        id=event_id or EventId(uuid7()),
        kind=body.KIND,
        schema=body.SCHEMA,
        subject=case.id,
        moment=setting.now(),
        officer=officer or setting.officer.id,
        data=public,
        private=hidden,
        private_sha256=None,
    )


def suppose(setting: Setting, case: Case, body: Body) -> Case:
    """Return the case after `body`. Raises Refused as the fold does."""
    return apply(case, supposed_event(setting, case, body))


def suppose_signed(setting: Setting, case: Case, action: Action, body: Body, asked: EventId) -> Case:
    """Return the case after an act of two was asked (event `asked`) and signed."""
    step = getattr(body, "step", None)
    waiting = next((p for p in case.pending if p.event == asked), None)
    signer = setting.officer.id if waiting is not None and waiting.officer != setting.officer.id else SECOND
    if waiting is None:
        case = apply(case, supposed_event(setting, case, Asked(action.value, "", {"step": step}), event_id=asked))
    return apply(case, supposed_event(setting, case, body, officer=signer))


def supposed_paper(
    setting: Setting, case: Case, body: Body, template: str, extra: Mapping[str, Any] | None = None
) -> Supposed:
    """Return the paper that `body` would issue now; a trouble is a value, since a preview must not interrupt typing."""
    try:
        signed = _SIGNED.get(template)
        asked = getattr(body, "asked", None)
        if signed is not None and asked is not None:
            after = suppose_signed(setting, case, signed, body, asked)
        else:
            after = suppose(setting, case, body)
        return Supposed(template, preview(setting, after, template, extra or {}))
    except Trouble as trouble:
        return Supposed(template, trouble=trouble)


_SIGNED = {
    "special_procedure": Action.STOP,
    "extension": Action.EXTEND,
    "supplement_request": Action.REQUEST_SECOND_SUPPLEMENT,
    "payment_notice": Action.RELIEVE_FEE,
}
