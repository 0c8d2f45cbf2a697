"""Incomplete, and no 补正: told at once in writing with the whole list, as the item's own law has it."""

from __future__ import annotations

from app.acceptance.decline import decline_or_ask
from app.act import Done, perform
from app.application import Subject, begin, refuse_if_deemed
from app.desk import Desk
from app.errors import Refused
from app.events.acceptance import Declined, DeclineGround, MaterialLine, ReturnedIncomplete
from app.events.supplementation import Gap
from app.gap_list import told_gaps
from app.item import Incomplete, Item
from app.material_list import agreed_lines, refuse_unknown, refuse_untold
from app.state import Case
from app.wording import say
from app.workflow import Action

ACTIONS = {Incomplete.RETURNED: Action.RETURN_INCOMPLETE, Incomplete.DECLINED: Action.DECLINE_INCOMPLETE}


def tell_incomplete(
    desk: Desk,
    subject: Subject,
    *,
    gaps: tuple[Gap, ...],
    materials: tuple[MaterialLine, ...] | None = None,
    seen: str | None = None,
) -> Done:
    """The applicant has the whole list today, and the materials back: returned, or 不予受理, as the item's law says.

    Where the office wants the lead's agreement to a decline, 不予受理 is asked for and waits (app.acceptance.decline).

    `materials`: the list as it is now, for a case received earlier. Raises Refused for an item that knows 补正, without
    gaps, with one that says not what is wrong, by which rule or how to mend it, and while anything missing is left untold.
    """
    done = begin(desk, subject, seen)
    case = done.case
    refuse_if_deemed(desk, case)
    action = ACTIONS.get(case.plan.incomplete)
    if action is None:
        raise Refused("incomplete.supplement_instead", item=case.plan.name)
    item = desk.catalogue.item(case.plan.item, case.plan.version)
    lines = case.materials if materials is None else agreed_lines(item, materials, case.answers)
    body = incomplete_body(case, item, gaps, lines)
    if isinstance(body, Declined):
        return done.joined(decline_or_ask(desk, case, action, body))
    return done.joined(perform(desk, case, action, body))


def incomplete_body(
    case: Case, item: Item, gaps: tuple[Gap, ...], lines: tuple[MaterialLine, ...]
) -> Declined | ReturnedIncomplete:
    """Return what is told; raise Refused naming the line that is not complete, or what is missing and left untold."""
    plain = told_gaps(gaps)
    refuse_unknown((gap.material for gap in plain), (line.name for line in lines))
    refuse_untold(lines, (gap.material for gap in plain))
    return told_body(case, item, plain, lines)


def told_body(
    case: Case, item: Item, gaps: tuple[Gap, ...], lines: tuple[MaterialLine, ...]
) -> Declined | ReturnedIncomplete:
    """Return what is told with the list as it stands, complete or not: for the preview beside the typing."""
    clause = clause_of(item)
    if case.plan.incomplete is Incomplete.RETURNED:
        return ReturnedIncomplete(gaps, clause, returned_materials(lines))
    return Declined(DeclineGround.INCOMPLETE, clause, "", say("incomplete.reason"), gaps)


def clause_of(item: Item) -> str:
    """Return the rule by which what is incomplete is not taken: the item's own basis that speaks of it."""
    found = next((b for b in item.basis if "不齐全" in b.text), item.basis[0] if item.basis else None)
    return found.cite() if found is not None else ""


def returned_materials(lines: tuple[MaterialLine, ...]) -> tuple[str, ...]:
    """Return the names of what the applicant takes home again; what lies with another case of the visit stays there."""
    return tuple(line.name for line in lines if line.is_in_own_folder)
