"""What the events beside a case's course make of it: corrected data, where its papers lie, whose step it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from app.case_facts import without_ask
from app.correction import corrected
from app.events import alongside
from app.events.alongside import Place
from app.events.body import Body
from app.events.envelope import Event
from app.state import Assigned, Case, Whereabouts


def _corrected(case: Case, event: Event, body: alongside.Corrected) -> Case:
    """Put the right values in place, mark the replaced papers void, and take the ask away."""
    gone = {pair.old for pair in body.replaced}
    return replace(
        corrected(case, body.values or {}),
        papers=tuple(replace(p, is_void=p.is_void or p.notice in gone) for p in case.papers),
        corrections=(*case.corrections, body),
        pending=without_ask(case, event),
    )


def moved(case: Case, event: Event, materials: tuple[str, ...], place: Place, who: str) -> Case:
    """Return the case with these papers at another place."""
    kept = tuple(one for one in case.whereabouts if one.material not in materials)
    new = tuple(Whereabouts(name, place, event.moment.on, who) for name in materials)
    return replace(case, whereabouts=(*kept, *new))


def with_returned(case: Case, event: Event, materials: tuple[str, ...]) -> Case:
    """Return the case after an end that gave papers back: taken back, or returned as incomplete."""
    known = {line.name for line in case.materials}
    return moved(case, event, tuple(name for name in materials if name in known), Place.RETURNED, "")


def _assigned(case: Case, event: Event, body: alongside.StepAssigned) -> Case:
    others = tuple(one for one in case.assigned if one.step != body.step)
    return replace(case, assigned=(*others, Assigned(body.step, body.handler)))


CHANGES: dict[type[Body], Callable[[Case, Event, Any], Case]] = {
    alongside.Corrected: _corrected,
    alongside.MaterialsReturned: lambda case, event, body: moved(
        case, event, body.materials, Place.RETURNED, body.receiver
    ),
    alongside.MaterialsHandedOver: lambda case, event, body: moved(case, event, body.materials, body.to, body.receiver),
    alongside.StepAssigned: _assigned,
}
