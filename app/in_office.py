"""Which papers of the applicant lie in the office, and where: it follows from the case."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from app.events.alongside import Place
from app.item import APPLICATION_FORMS, MaterialForm
from app.state import ENDED, Case


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
    """Return every paper that was handed in with this case, in the order of the list, with the place where it lies now.

    One that was handed in once for several items of a visit is held by the first: nothing is given back twice.
    """
    moved = {one.material: one for one in case.whereabouts}
    sent = {one.name for one in case.forwarded.papers} if case.forwarded is not None else set()
    found = []
    for line in case.materials:
        if not line.is_in_own_folder or line.form == MaterialForm.ELECTRONIC.value:
            continue
        at = moved.get(line.name)
        place, since, who = (Place.WINDOW, case.received_on, "") if at is None else (at.place, at.on, at.who)
        if line.name in sent and place is not Place.RETURNED:
            place, since, who = Place.SENT_UP, case.ended_on or since, case.forwarded.to if case.forwarded else ""
        found.append(Held(line.name, line.form, line.copies, place, since, who))
    return tuple(found)


def rests_on(case: Case, others: Iterable[Case]) -> tuple[tuple[str, str], ...]:
    """Return each paper in this folder that a running case of the same visit has no other copy of, with that case's number."""
    return tuple(
        (line.name, other.number)
        for other in others
        if other.state not in ENDED
        for line in other.materials
        if line.lies_with == case.number
    )


def may_go_back(case: Case) -> tuple[Held, ...]:
    """Return what lies in the office and can be given back."""
    return tuple(one for one in papers_held(case) if one.place not in (Place.RETURNED, Place.SENT_UP))


def is_application_form(name: str) -> bool:
    """True for what the applicant filled in and signed for this application: it is the head of the file."""
    return name.endswith(APPLICATION_FORMS)


def may_be_offered_back(case: Case) -> tuple[Held, ...]:
    """Return what the counter may choose to give back: without the application form, unless the case ended undecided."""
    held = may_go_back(case)
    return held if _ended_undecided(case) else tuple(one for one in held if not is_application_form(one.name))


def due_back(case: Case) -> tuple[Held, ...]:
    """Return the originals that are the applicant's to take: those seen for comparison, and all of a case that ended undecided.

    An original that the item keeps stays in the file while the case is under review and after its decision.
    """
    forms = {MaterialForm.COPY_CHECKED.value} | ({MaterialForm.ORIGINAL.value} if _ended_undecided(case) else set())
    return tuple(one for one in may_go_back(case) if one.form in forms and not is_application_form(one.name))


def _ended_undecided(case: Case) -> bool:
    return case.state in ENDED and case.decision is None


def at_place(case: Case, place: Place) -> tuple[Held, ...]:
    """Return what lies at this place."""
    return tuple(one for one in papers_held(case) if one.place is place)
