"""制证 and 领取通知: the certificate exists, the applicant is told."""

from __future__ import annotations

from datetime import date

from app.act import Done, perform, read_case
from app.desk import Desk
from app.errors import Refused
from app.events.delivery import CertificateMade, Dispatched, ReadyNotified
from app.identity.credit_code import check_credit_code
from app.identity.text import check_text
from app.ids import CaseId
from app.state import Case
from app.validity import check_validity, usual_validity
from app.workflow import Action

READY_CHANNELS = ("phone", "sms", "window", "post", "electronic")


def make_certificate(
    desk: Desk,
    case_id: CaseId,
    *,
    name: str,
    number: str,
    valid_from: date | None = None,
    valid_to: date | None = None,
    seen: str | None = None,
) -> Done:
    """The certificate's name, number and validity are on file and the result waits to be delivered.

    Raises Refused for a number that another case's certificate has, naming that case.
    A validity that was neither decided nor given is the item's own, where that is a number of years or months.
    """
    case = read_case(desk, case_id, seen)
    if not (name.strip() and number.strip()):
        raise Refused("delivery.no_certificate_number")
    prefix = desk.catalogue.item(case.plan.item, case.plan.version).outcome.credit_code
    if prefix:
        number = _credit_code(number, prefix)
    begin, end = _agreed(case, valid_from, valid_to)
    if begin is None and end is None:
        item = desk.catalogue.item(case.plan.item, case.plan.version)
        begin, end = usual_validity(case, item.outcome.validity, desk.now().on)
    check_validity(case, begin, end, desk.now().on)
    body = CertificateMade(check_text(name), check_text(number), begin, end)
    other = desk.records.case_of_certificate(body.certificate_number)
    if other is not None and other.id != case.id:
        raise Refused("delivery.certificate_taken", number=body.certificate_number, other=other.number)
    return perform(desk, case, Action.MAKE_CERTIFICATE, body)


def _credit_code(number: str, prefix: str) -> str:
    """Return the certificate's number as the credit code it is (GB 32100). Raises Refused for any other number."""
    code = check_credit_code(number).code
    if not code.startswith(prefix):
        raise Refused("delivery.credit_prefix", found=code[: len(prefix)], wanted=prefix)
    return code


def _agreed(case: Case, begin: date | None, end: date | None) -> tuple[date | None, date | None]:
    """Return the validity of the decision, which the certificate repeats; one that differs is refused."""
    decision = case.decision
    if decision is None or (decision.valid_from is None and decision.valid_to is None):
        return begin, end
    if (begin or decision.valid_from, end or decision.valid_to) != (decision.valid_from, decision.valid_to):
        raise Refused("delivery.validity_differs")
    return decision.valid_from, decision.valid_to


def notify_ready(
    desk: Desk, case_id: CaseId, *, channel: str, collect_by: date | None = None, seen: str | None = None
) -> Done:
    """The applicant was told by `channel` that the result is ready; the 领取通知书 is on file."""
    case = read_case(desk, case_id, seen)
    if channel not in READY_CHANNELS:
        raise Refused("delivery.no_channel")
    if collect_by is not None and collect_by < desk.now().on:
        raise Refused("delivery.collect_by_over", on=collect_by.isoformat())
    to = case.agent.phone if case.agent else (case.applicant.phone if case.applicant else "")
    papers = {"ready": {"领取截止日期": collect_by}} if collect_by else {}
    return perform(desk, case, Action.NOTIFY_READY, ReadyNotified(channel, collect_by, to), papers)


def dispatch(desk: Desk, case_id: CaseId, *, carrier: str, waybill: str, address: str, seen: str | None = None) -> Done:
    """The result went to the post; it is served on the date of the return receipt (民事诉讼法 91)."""
    case = read_case(desk, case_id, seen)
    if not (carrier.strip() and waybill.strip() and address.strip()):
        raise Refused("delivery.post_incomplete")
    body = Dispatched(check_text(carrier), check_text(waybill), check_text(address))
    return perform(desk, case, Action.DISPATCH, body)
