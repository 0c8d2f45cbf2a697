"""材料去向: where each paper of the applicant lies, how it goes to the department and back, and how it is given back.

Nothing is returned twice: what was returned lies nowhere in the office any more.
"""

from __future__ import annotations

from app.act import Done, Papers, perform, read_case
from app.desk import Desk
from app.errors import Refused
from app.events.alongside import MaterialsHandedOver, MaterialsReturned, Place
from app.free_text import written
from app.identity.names import check_person_name
from app.ids import CaseId
from app.notices.phrases import phrase
from app.workflow import Action

RELATIONS = ("self", "agent", "family", "representative", "staff", "designated")


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
