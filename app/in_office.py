"""Which papers of the applicant lie in the office, and where: it follows from the case."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.events.acceptance import MaterialState
from app.events.alongside import Place
from app.item import MaterialForm
from app.state import Case


@dataclass(frozen=True)
class Held:
    """One paper of the list: its form, how many, where it lies since when, and who has it."""

    name: str
    form: str
    copies: int
    place: Place
    since: date
    who: str = ""


def papers_held(case: Case) -> tuple[Held, ...]:
    """Return every paper that was handed in, in the order of the list, with the place where it lies now."""
    moved = {one.material: one for one in case.whereabouts}
    sent = {one.name for one in case.forwarded.papers} if case.forwarded is not None else set()
    found = []
    for line in case.materials:
        if line.state is not MaterialState.RECEIVED or line.form == MaterialForm.ELECTRONIC.value:
            continue
        at = moved.get(line.name)
        place, since, who = (Place.WINDOW, case.received_on, "") if at is None else (at.place, at.on, at.who)
        if line.name in sent and place is not Place.RETURNED:
            place, since, who = Place.SENT_UP, case.ended_on or since, case.forwarded.to if case.forwarded else ""
        found.append(Held(line.name, line.form, line.copies, place, since, who))
    return tuple(found)


def may_go_back(case: Case) -> tuple[Held, ...]:
    """Return what lies in the office and can be given back."""
    return tuple(one for one in papers_held(case) if one.place not in (Place.RETURNED, Place.SENT_UP))


def at_place(case: Case, place: Place) -> tuple[Held, ...]:
    """Return what lies at this place."""
    return tuple(one for one in papers_held(case) if one.place is place)
