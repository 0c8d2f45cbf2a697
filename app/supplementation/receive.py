"""补正材料接收: what came in is marked line by line; the complete supplement starts the acceptance clock anew."""

from __future__ import annotations

from dataclasses import replace

from app.act import Done, perform, read_case
from app.application import refuse_if_deemed
from app.desk import Desk
from app.errors import Refused
from app.events.supplementation import DeferredReceived, SupplementLine, SupplementReceived
from app.free_text import written
from app.ids import CaseId
from app.material_list import MOST_COPIES
from app.workflow import Action


def receive_supplement(
    desk: Desk, case_id: CaseId, *, lines: tuple[SupplementLine, ...], seen: str | None = None
) -> Done:
    """The lines are on file with a 补正材料接收凭证; when nothing is outstanding the case is RECEIVED again from today.

    Raises Refused without a line that came in, or for a material that was not asked for.
    """
    case = read_case(desk, case_id, seen)
    if not case.supplements:
        raise Refused("supplement.none_asked", number=case.number)
    refuse_if_deemed(desk, case)
    outstanding = case.supplements[-1].outstanding()
    came = {line.material for line in lines if line.is_mended}
    unknown = [line.material for line in lines if line.material not in outstanding]
    if unknown:
        raise Refused("supplement.not_asked", materials="、".join(unknown))
    if not came:
        raise Refused("supplement.nothing_came")
    if any(not 0 <= line.copies <= MOST_COPIES for line in lines):
        raise Refused("materials.copies", materials="、".join(came), most=MOST_COPIES)
    complete = all(material in came for material in outstanding)
    plain = tuple(replace(line, note=written(line.note)) for line in lines)
    body = SupplementReceived(plain, complete, len(case.supplements))
    action = Action.RECEIVE_SUPPLEMENT if complete else Action.RECEIVE_SUPPLEMENT_PART
    return perform(desk, case, action, body)


def receive_deferred(desk: Desk, case_id: CaseId, *, materials: tuple[str, ...], seen: str | None = None) -> Done:
    """Materials promised at a 容缺 acceptance came in; no clock moves."""
    case = read_case(desk, case_id, seen)
    unknown = [m for m in materials if m not in case.deferred]
    if unknown:
        raise Refused("supplement.not_deferred", materials="、".join(unknown))
    if not materials:
        raise Refused("supplement.nothing_came")
    papers = {"supplement_receipt": {"补交材料": list(materials)}}
    return perform(desk, case, Action.RECEIVE_DEFERRED, DeferredReceived(materials), papers)
