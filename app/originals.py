"""材料去向: where each paper of the applicant lies, how it goes to the department and back, and how it is given back.

Nothing is returned twice: what was returned lies nowhere in the office any more.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.act import Done, Papers, perform, read_case
from app.desk import Desk
from app.errors import Refused
from app.events.acceptance import MaterialState
from app.events.alongside import MaterialsHandedOver, MaterialsReturned, Place
from app.free_text import written
from app.identity.names import check_person_name
from app.ids import CaseId
from app.item import MaterialForm
from app.notices.phrases import phrase
from app.state import Case
from app.workflow import Action

RELATIONS = ("self", "agent", "family", "representative", "staff", "designated")


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
    found = []
    for line in case.materials:
        if line.state is not MaterialState.RECEIVED or line.form == MaterialForm.ELECTRONIC.value:
            continue
        at = moved.get(line.name)
        place, since, who = (Place.WINDOW, case.received_on, "") if at is None else (at.place, at.on, at.who)
        found.append(Held(line.name, line.form, line.copies, place, since, who))
    return tuple(found)


def may_go_back(case: Case) -> tuple[Held, ...]:
    """Return what lies in the office and can be given back."""
    return tuple(one for one in papers_held(case) if one.place is not Place.RETURNED)


def at_place(case: Case, place: Place) -> tuple[Held, ...]:
    """Return what lies at this place."""
    return tuple(one for one in papers_held(case) if one.place is place)


def return_materials(
    desk: Desk,
    case_id: CaseId,
    *,
    materials: tuple[str, ...],
    receiver: str,
    relation: str = "self",
    reason: str = "",
    seen: str | None = None,
) -> Done:
    """These papers are the applicant's again; the 材料退还清单 is issued, to be signed by both (domain: notice 20).

    Raises Refused: nothing chosen, no receiver, a paper that is not in the office (it was returned before).
    """
    case = read_case(desk, case_id, seen)
    if not materials:
        raise Refused("originals.nothing")
    if not receiver.strip():
        raise Refused("originals.no_receiver")
    if relation not in RELATIONS:
        raise Refused("delivery.no_relation")
    why = written(reason) or phrase("returned_after_check")
    body = MaterialsReturned(tuple(dict.fromkeys(materials)), relation, check_person_name(receiver), why)
    papers: Papers = {
        "returned_materials": {"退还材料": list(body.materials), "退还原因": why, "接收人": body.receiver}
    }
    return perform(desk, case, Action.RETURN_MATERIALS, body, papers)


def hand_over_materials(
    desk: Desk,
    case_id: CaseId,
    *,
    materials: tuple[str, ...],
    to: Place,
    receiver: str,
    note: str = "",
    seen: str | None = None,
) -> Done:
    """These papers lie with the other side now; the 物料转移单 is issued, to be signed by both (domain: notice 9).

    Raises Refused: nothing chosen, no receiver, a paper that is not where it would come from.
    """
    case = read_case(desk, case_id, seen)
    if not materials:
        raise Refused("originals.nothing")
    if to is Place.RETURNED:
        raise Refused("originals.not_by_transfer")
    if not receiver.strip():
        raise Refused("originals.no_receiver")
    body = MaterialsHandedOver(tuple(dict.fromkeys(materials)), to, check_person_name(receiver), written(note))
    papers: Papers = {"material_transfer": {"移交材料": list(body.materials), "去向": to.value, "备注": body.note,
                                            "移交人": desk.officer.name, "接收人": body.receiver}}  # fmt: skip
    return perform(desk, case, Action.HAND_OVER_MATERIALS, body, papers)
