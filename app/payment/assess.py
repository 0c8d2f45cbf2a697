"""核定收费: what a fee of the item comes to in this case, told by a 缴费通知书; no fee without a basis (行政许可法 58, 59)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from app.act import Done, perform, read_case
from app.desk import Desk, Notice
from app.errors import Refused
from app.events.alongside import Corrected
from app.events.body import Body
from app.events.envelope import Event
from app.events.file import NoticeIssued
from app.events.payment import FeeAssessed, FeeRelieved
from app.free_text import written
from app.identity.text import check_text
from app.ids import CaseId, NoticeId
from app.item import Fee, Item
from app.money import MOST_FEN, yuan
from app.state import Case, CaseState
from app.workflow import Action

NOTICE = "payment_notice"
ASSESSING = (FeeAssessed.KIND, FeeRelieved.KIND)
ASSESSED_ANEW, RELIEVED = "重新核定", "减免"
"""Why an earlier payment notice is void, as the ledger has it."""


def assess_fee(
    desk: Desk,
    case_id: CaseId,
    *,
    fee: str,
    fen: int,
    standard: str,
    due_on: date,
    pay_code: str = "",
    relief: str = "",
    step: str | None = None,
    seen: str | None = None,
) -> Done:
    """The fee is `fen` in this case and the 缴费通知书 is issued; nothing is certified or handed over before it is settled.

    Assessing anew what is not paid yet voids the earlier notice. Raises Refused for a fee the item does not have or has no
    basis for, an amount that is not the published one, no standard, a date that is over, an office without an account.
    """
    case = read_case(desk, case_id, seen)
    item = desk.catalogue.item(case.plan.item, case.plan.version)
    body = assessed_body(
        case, item, fee=fee, fen=fen, standard=standard, due_on=due_on, pay_code=pay_code, relief=relief, step=step
    )
    if due_on < desk.now().on:
        raise Refused("fee.due_over", on=due_on.isoformat())
    if not desk.office.pay_account:
        raise Refused("fee.no_account", office=desk.office.name)
    body = replace(body, voids=notices_of(desk, case, fee))
    return with_voids(desk, perform(desk, case, Action.ASSESS_FEE, body), body.voids, ASSESSED_ANEW)


def assessed_body(case: Case, item: Item, **facts: Any) -> FeeAssessed:
    """Return the assessment as it would be recorded. Raises Refused for a fee without basis, amount or standard."""
    found = fee_of(item, facts["fee"])
    if found.basis is None:
        raise Refused("fee.no_basis", fee=found.name)
    fen = facts["fen"]
    if not 1 <= fen <= MOST_FEN:
        raise Refused("fee.amount")
    if found.fen and fen % found.fen:
        raise Refused("fee.not_published", fee=found.name, published=yuan(found.fen))
    if not facts["standard"].strip():
        raise Refused("fee.no_standard", fee=found.name)
    return FeeAssessed(
        fee=found.name,
        fen=fen,
        basis=found.basis.cite(),
        due_on=facts["due_on"],
        step=facts["step"] if case.state is CaseState.IN_PROGRESS else None,
        pay_code=check_text(facts["pay_code"]),
        standard=written(facts["standard"]),
        relief=written(facts["relief"]),
    )


def fee_of(item: Item, name: str) -> Fee:
    """Return the fee of this name. Raises Refused when the item has none: nothing else may be charged."""
    for fee in item.fee:
        if fee.name == name:
            return fee
    raise Refused("fee.none", item=item.name, fee=name or "—")


def notices_of(desk: Desk, case: Case, fee: str) -> tuple[NoticeId, ...]:
    """Return the payment notices of this fee that still count, whichever desk issued them."""
    return valid_notices(desk.records.notices(case.id), desk.records.events(case.id), fee)


def valid_notices(notices: Iterable[Notice], events: Iterable[Event], fee: str) -> tuple[NoticeId, ...]:
    """Return those payment notices of a case that tell this fee and still count."""
    held = [n for n in notices if n.template == NOTICE and not n.is_void]
    told = fees_told(events) if any(n.is_far for n in held) else {}
    return tuple(n.id for n in held if (told.get(n.id) if n.is_far else n.record["收费项目"]) == fee)


def with_its_voids(body: Body, notices: Iterable[Notice], events: Iterable[Event]) -> Body:
    """Return an assessment or relief that is not recorded yet with the notices its own will take the place of.

    So a preview says of them what the paper will say; any other act is returned as it is.
    """
    if isinstance(body, FeeAssessed | FeeRelieved):
        return replace(body, voids=valid_notices(notices, events, body.fee))
    return body


def fees_told(events: Iterable[Event]) -> dict[str, str]:
    """Return payment notice -> its fee, as the events of the case tell: the fields of another desk's paper lie there.

    A notice follows the assessment or relief that it tells, in the stream of its desk; one that was corrected, its successor.
    """
    last: dict[str, str] = {}
    found: dict[str, str] = {}
    for event in events:
        if event.kind in ASSESSING:
            last[event.origin] = event.data["fee"]
        elif event.kind == Corrected.KIND:
            found |= {pair["new"]: found[pair["old"]] for pair in event.data["replaced"] if pair["old"] in found}
        elif event.kind == NoticeIssued.KIND and event.data["template"] == NOTICE:
            found.setdefault(event.data["notice"], last.get(event.origin, ""))
    return found


def with_voids(desk: Desk, done: Done, voids: tuple[NoticeId, ...], reason: str) -> Done:
    """Void the notices that a new one takes the place of; such an act is not undone, since a void number stays void.

    Those of another desk are void in the case; their own ledger follows when that desk hears of it.
    """
    for notice in voids:
        desk.void_notice(notice, reason)
    return replace(done, events=()) if voids else done


def why_void(case: Case, notice: NoticeId) -> str:
    """Return why a payment notice of the case is void; empty when no fee says so."""
    for fee in case.fees:
        if fee.relief is not None and notice in fee.relief.voids:
            return RELIEVED
        if notice in fee.body.voids:
            return ASSESSED_ANEW
    return ""
