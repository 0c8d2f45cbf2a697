"""What the events beside a case's course make of it: corrected data, where its papers lie, whose step it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from app.case_facts import without_ask
from app.correction import corrected
from app.errors import Refused
from app.events import alongside, custody, supervision
from app.events.alongside import Place
from app.events.body import Body
from app.events.envelope import Event
from app.folder_place import first_folder
from app.state import Assigned, Case, Folder, Whereabouts


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


def _back_entered(case: Case, event: Event, body: supervision.BackEntered) -> Case:
    """The papers were there, and accepted, on the days the paper says: the clocks count from them (行政许可法 32)."""
    if body.claimed_on > case.received_on:
        raise Refused("case.claimed_later", number=case.number)
    is_accepted = case.accepted_on is not None
    accepted_on = body.accepted_on or (body.claimed_on if is_accepted and case.plan.from_receipt else None)
    days = {"received": body.claimed_on, "accepted": accepted_on}
    facts = tuple(replace(f, on=days.get(f.type) or f.on) for f in case.facts)
    at = body.claimed_at if is_accepted and case.plan.from_receipt else case.accepted_at
    return replace(case, back_entry=body, facts=facts, accepted_on=accepted_on or case.accepted_on, accepted_at=at)


def receipt_of(case: Case) -> tuple[date, datetime]:
    """Return the day and the moment of the receipt: those on the paper where the case was typed in afterwards 补录."""
    entry = case.back_entry
    return (case.received_on, case.received_at) if entry is None else (entry.claimed_on, entry.claimed_at)


def _folder_sent(case: Case, event: Event, body: custody.FolderHandedOver) -> Case:
    """The folder is on its way: it belongs to the desk it left until somebody signs for it."""
    held = case.folder or first_folder(case)
    sent = replace(held, to=body.to, is_sent=True, by=event.officer, lines=body.lines, differences=())
    return replace(case, folder=sent)


def _folder_received(case: Case, event: Event, body: custody.FolderReceived) -> Case:
    lines = case.folder.lines if case.folder is not None else ()
    found = Folder(body.department, body.desk, event.moment.on, "", False, event.officer, lines, body.differences)
    return replace(case, folder=found)


CHANGES: dict[type[Body], Callable[[Case, Event, Any], Case]] = {
    alongside.Corrected: _corrected,
    alongside.MaterialsReturned: lambda case, event, body: moved(
        case, event, body.materials, Place.RETURNED, body.receiver
    ),
    alongside.MaterialsHandedOver: lambda case, event, body: moved(case, event, body.materials, body.to, body.receiver),
    alongside.StepAssigned: _assigned,
    supervision.BackEntered: _back_entered,
    custody.FolderHandedOver: _folder_sent,
    custody.FolderReceived: _folder_received,
    supervision.OverdueExplained: lambda case, event, body: replace(case, overdue=body),
}
