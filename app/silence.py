"""Approval by silence: past the statutory limit without a decision the law has granted (行政许可法 50 and like rules)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from app.case_reading import reading
from app.clock.calendar import Calendar
from app.desk import Desk
from app.errors import Refused
from app.item import Silence
from app.state import Case, CaseState


@dataclass(frozen=True)
class SilentGrant:
    """What the law did: granted on the day after the one that was missed."""

    granted_on: date
    missed: date


def silent_grant(case: Case, calendar: Calendar, on: date) -> SilentGrant | None:
    """Return the grant that silence brought by the end of `on`; None for every other case.

    A reading, not an event: nobody must act for it, and what an officer records later changes no date.
    """
    if case.plan.silence is not Silence.DEEMED_GRANTED or case.state is not CaseState.IN_PROGRESS:
        return None
    clock = reading(case, calendar, on).statutory
    if clock is None or clock.due is None or on <= clock.due:
        return None
    return SilentGrant(clock.due + timedelta(days=1), clock.due)


def refuse_if_granted(desk: Desk, case: Case) -> None:
    """Raise Refused when silence has granted the case: then only the acknowledgement is left."""
    found = silent_grant(case, desk.calendar, desk.now().on)
    if found is not None:
        raise Refused("decision.deemed_granted", number=case.number, missed=found.missed.isoformat())
