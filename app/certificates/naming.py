"""The certificate that an application names: it must be there, be the item's own, and not be under renewal already."""

from __future__ import annotations

import unicodedata
from datetime import date

from app.desk import Records
from app.errors import NotFound, Refused
from app.events.certificates import FollowKind, Follows
from app.ids import CaseId
from app.item import Item
from app.state import ENDED, Case

OLD_PAPER = "paper:"  # how the acceptance page is asked to begin on a certificate from before this program


def subject_of(kind: FollowKind, case_id: CaseId) -> str:
    """Return how a page is asked to begin an application on the certificate of a case."""
    return f"{kind.value}:{case_id}"


def read_subject(text: str) -> tuple[FollowKind, CaseId] | None:
    """Return what `subject_of` wrote; None for a case number, an id, or anything else."""
    kind, mark, case_id = text.partition(":")
    return (FollowKind(kind), CaseId(case_id)) if mark and kind in set(FollowKind) else None


def named_certificate(case: Case, kind: FollowKind = FollowKind.RENEW) -> Follows:
    """Return how an application names the certificate of `case`. Raises NotFound when it made none."""
    made = case.certificate
    if made is None:
        raise NotFound("renewal.no_certificate", number=case.number)
    return Follows(kind, made.name, made.certificate_number, made.valid_from, made.valid_to, case.id)


def check_named(records: Records, follows: Follows, item: Item, today: date) -> None:
    """Raise Refused for a certificate that is not as it stands in its case, of another item, expired, or under renewal already.

    One from before this program (`follows.case` None) is taken as its holder shows it, unless this office made it here.
    One certificate has one application at a time, whatever it is for: a change decided beside a renewal would stand on a
    certificate that is no more (行政许可法 49, 50).
    """
    check_paper(follows, today)
    if follows.case is None:
        made = records.case_of_certificate(follows.number.strip())
        if made is not None:
            raise Refused("renewal.made_here", certificate=follows.number, number=made.number)
        _refuse_second(open_application_on_paper(records, item.code.business, follows.number))
        return
    old = records.case(follows.case)
    if old.certificate is None or named_certificate(old, follows.kind) != follows:
        raise Refused("renewal.no_certificate", number=old.number)
    _refuse_ended(old)
    if old.plan.item != item.code.business:
        raise Refused("renewal.other_item", item=old.plan.name)
    _refuse_second(open_application(records, old.id))
    newer = newer_certificate(records, old.id)
    if newer is not None:
        raise Refused("renewal.replaced", certificate=follows.number, number=newer.number)


def _refuse_ended(old: Case) -> None:
    end = old.ended_by()
    if end is not None:
        raise Refused("permit_end.over", number=old.number, permit_ending=end.ending.value)


def check_paper(follows: Follows, today: date) -> None:
    """Raise Refused for a certificate without name or number, whose days cannot be, or that is over; 延续 needs a last day."""
    if not (follows.name.strip() and follows.number.strip()):
        raise Refused("renewal.not_named")
    if follows.kind is FollowKind.RENEW and follows.valid_to is None:
        raise Refused("renewal.never_expires", number=follows.number)
    if follows.valid_to is not None and follows.valid_to < today:
        raise Refused("renewal.expired", number=follows.number, on=follows.valid_to.isoformat())
    if follows.valid_from is not None and follows.valid_from > min(today, follows.valid_to or today):
        raise Refused("renewal.begins_late", on=follows.valid_from.isoformat())


def open_application(records: Records, certificate_case: CaseId) -> Case | None:
    """Return the application on this certificate that is not at its end, if there is one."""
    cases = (records.case(one) for one in records.applications_on(certificate_case))
    return next((case for case in cases if case.state not in ENDED), None)


def newer_certificate(records: Records, certificate_case: CaseId) -> Case | None:
    """Return the case whose certificate took the place of this one, None while this one stands."""
    cases = (records.case(one) for one in records.applications_on(certificate_case))
    return next((case for case in cases if case.certificate is not None and case.ended_by() is None), None)


def open_application_on_paper(records: Records, item: str, number: str) -> Case | None:
    """Return the application of this item on the certificate with this number, from before this program, that is not at
    its end; the number counts as the same however it was spaced or typed."""
    wanted = _plain(number)
    cases = records.open_on_older_paper(item)
    return next((case for case in cases if case.follows is not None and _plain(case.follows.number) == wanted), None)


def _plain(number: str) -> str:
    return "".join(unicodedata.normalize("NFKC", number).split()).casefold()


def _refuse_second(running: Case | None) -> None:
    if running is not None:
        raise Refused("renewal.under_way", number=running.number)
