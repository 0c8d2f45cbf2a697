"""Whether an officer may do what an event records: the table of the desk's own buttons (app.people), asked once more."""

from __future__ import annotations

from app.act import ADDITIVE
from app.case_actions import action_of
from app.case_rules import proposed_step
from app.errors import Refused
from app.events.acceptance import Received
from app.events.approval import AskDeclined, Asked
from app.events.body import Body
from app.events.envelope import Event
from app.events.file import ActUndone, NoticeIssued
from app.events.keeping import ContinuityAccepted
from app.events.office import OfficerSet, SessionChanged, StandInSet
from app.ids import OfficerId
from app.officer import SYSTEM_OFFICER, Officer, Role
from app.people import acts_as, check, may_second
from app.sessions import PASSWORD_SET
from app.stand_ins import may_set_stand_in
from app.standing_in import acting_for
from app.state import Case
from app.workflow import ROWS, Action


def authorise(officer: Officer, event: Event, body: Body, case: Case | None) -> None:
    """Raise Refused (people.*, second.*, workflow.*, sync.*) unless the officer may do this to the case as it is."""
    if isinstance(body, Received):
        check(officer, Action.RECEIVE, None, body.plan.department)
    elif case is None:
        raise Refused("case.no_beginning", kind=event.kind)
    elif isinstance(body, Asked):
        check(officer, Action(body.action), case, step=_text((body.proposal or {}).get("step")))
    elif not _is_second(officer, body, case):
        _first(officer, body, case)
    if not isinstance(body, NoticeIssued) and event.acting_for != acting_for(officer, body, case):
        raise Refused("sync.acting_for", officer=officer.id)


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _first(officer: Officer, body: Body, case: Case) -> None:
    action = Action.UNDO if isinstance(body, ActUndone) else action_of(body)
    if action is None or (body.KIND in ADDITIVE and _may_add(officer, action, case)):
        return
    check(officer, action, case, step=getattr(body, "step", None) or None)


def _may_add(officer: Officer, action: Action, case: Case) -> bool:
    """True when the officer holds the post that adds this, whatever has become of the case: a note that another desk wrote
    before it heard of the end comes late, and what is only added is never in conflict (design.md, "A sync round").
    """
    return any(acts_as(officer, one, case) is not None for one in ROWS if one.action is action)


def _is_second(officer: Officer, body: Body, case: Case) -> bool:
    """True when the body answers what waits for a second signature, and this officer may give or decline it."""
    asked = getattr(body, "asked", None)
    pending = next((one for one in case.pending if asked is not None and one.event == asked), None)
    if pending is None:
        return isinstance(body, AskDeclined)  # the fold says that nothing waits
    action = Action(pending.body.action)
    if not may_second(officer, action, case, pending.officer, proposed_step(pending)):
        raise Refused("second.no_post", action=action.value, officer=officer.id)
    return True


def authorise_office(officer: Officer | None, event: Event, body: Body, absent: Officer | None) -> None:
    """Raise Refused unless the officer may do this to the office: people and new origins are administrators', a stand-in also a lead's.

    What an event of no case records beside that (log-ins, readings, settings of the desk) needs a known officer.
    """
    if event.officer == SYSTEM_OFFICER.id and not isinstance(body, OfficerSet | StandInSet):
        return
    if officer is None:
        raise Refused("people.unknown", officer=event.officer)
    if isinstance(body, OfficerSet | ContinuityAccepted) and not (
        officer.is_active and officer.has_role(Role.SYSTEM_ADMIN)
    ):
        raise Refused("people.not_administrator", officer=officer.id)
    if (
        _is_new_password(body)
        and officer.id != getattr(body, "officer_id", "")
        and not officer.has_role(Role.SYSTEM_ADMIN)
    ):
        raise Refused("people.not_administrator", officer=officer.id)
    if isinstance(body, StandInSet) and not (absent is not None and may_set_stand_in(officer, absent)):
        raise Refused("people.not_administrator", officer=officer.id)


def _is_new_password(body: Body) -> bool:
    return isinstance(body, SessionChanged) and body.what == PASSWORD_SET


def is_founding(officer_id: OfficerId, known: tuple[Officer, ...]) -> bool:
    """True while a desk that brings its own people has no administrator yet: its first people are set by themselves."""
    return officer_id != SYSTEM_OFFICER.id and not any(
        one.is_active and one.has_role(Role.SYSTEM_ADMIN) for one in known
    )
