"""An erasure at the center: two people, the same events, cases that ended. Nobody takes private facts away alone.

The rules are those of the desk (app.erasing); the desk's word for them is not enough, since what is erased is gone.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from app.erasing import ASK, SIGN
from app.errors import Refused
from app.events.body import join
from app.events.envelope import Event
from app.events.keeping import Erased, ErasureAsked
from app.ids import CaseId, EventId
from app.officer import Officer, Role
from app.state import ENDED, Case


class Known(Protocol):
    """What the center holds, the events of the push in hand included."""

    def case(self, case_id: CaseId) -> Case | None:
        """Return the case as it is now."""

    def subject_of(self, event: EventId) -> CaseId | None:
        """Return the case that a received event speaks of, or gives up; None for one of no case and for an unknown one."""

    def erasure_asked(self, event: EventId) -> Event | None:
        """Return the applied event by which an erasure was asked."""


def authorise_erasure(officer: Officer | None, event: Event, body: ErasureAsked | Erased, known: Known) -> None:
    """Raise Refused("sync.erasure") unless the officer may ask for, or as another one sign, the erasure of ended cases."""
    is_lawful = officer is not None and _has_any(officer, ASK if isinstance(body, ErasureAsked) else SIGN)
    if is_lawful and isinstance(body, Erased):
        is_lawful = _answers(event, body, known.erasure_asked(body.asked))
    if not (is_lawful and body.events and all(_has_ended(one, known) for one in body.events)):
        raise Refused("sync.erasure", officer=event.officer)


def _has_any(officer: Officer, roles: Sequence[Role]) -> bool:
    return officer.is_active and any(officer.has_role(role) for role in roles)


def _answers(event: Event, body: Erased, asked: Event | None) -> bool:
    """True when another officer asked for the erasure of these very events."""
    if asked is None or asked.officer == event.officer:
        return False
    return set(join(ErasureAsked, asked.data, asked.private).events) == set(body.events)


def _has_ended(event: EventId, known: Known) -> bool:
    subject = known.subject_of(event)
    if subject is None:
        return False
    case = known.case(subject)
    return case is None or case.state in ENDED  # a case that the center never took is none that still runs
