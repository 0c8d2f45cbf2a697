"""延期, 收费, 答复 (条例 33, 36-39, 42): more time once, a fee once, and the reply that ends the matter."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from app.desk import Desk
from app.disclosure import papers
from app.disclosure.clocks import EXTENSION_DAYS, reply_clock
from app.disclosure.days import check_day
from app.disclosure.fee import fee_lines, fee_of
from app.disclosure.going_on import begun, clause, done
from app.disclosure.receive import Outcome
from app.disclosure.replies import reply_facts
from app.disclosure.table import DisclosureMove
from app.errors import Refused
from app.events.disclosure import DisclosureCharged, DisclosurePaid, DisclosureReplied, ReplyExtended
from app.ids import DisclosureId


def extend(desk: Desk, named: DisclosureId, *, days: int, reason: str) -> Outcome:
    """The head of the information office consents to more time. Refused a second time, too late, or over twenty days."""
    held = begun(desk, named, DisclosureMove.EXTEND, is_once=True)
    if not 1 <= days <= EXTENSION_DAYS:
        raise Refused("disclosure.extension_days", most=EXTENSION_DAYS)
    due = reply_clock(held, desk.calendar, desk.now().on).due
    if due is not None and desk.now().on > due:
        raise Refused("disclosure.extension_late", on=due.isoformat())
    why = clause(reason, "disclosure.no_reason")
    notice = papers.issue_paper(desk, held, "disclosure_extension", papers.extension(desk, held, days, why))
    return done(desk, named, ReplyExtended(named, notice.id, days, why), notice)


def charge(desk: Desk, named: DisclosureId, *, method: str, already: int, count: int) -> Outcome:
    """The fee is told within the period of the reply; nothing is done until it is paid. Refused later, or when it is free."""
    held = begun(desk, named, DisclosureMove.CHARGE, is_once=True)
    due = reply_clock(held, desk.calendar, desk.now().on).due
    if due is not None and desk.now().on > due:
        raise Refused("disclosure.charge_late", on=due.isoformat())
    fen = fee_of(fee_lines(method, already, count))
    if fen == 0:
        raise Refused("disclosure.fee_free")
    fields = papers.fee(desk, held, method, already, count)
    notice = papers.issue_paper(desk, held, "disclosure_fee", fields)
    return done(desk, named, DisclosureCharged(named, notice.id, method, already, count, fen), notice)


def pay(desk: Desk, named: DisclosureId, *, receipt: str, paid_on: date | None = None) -> Outcome:
    """The fee is paid; the twenty working days begin anew on the day after. Refused for a day to come or before the notice."""
    held = begun(desk, named, DisclosureMove.PAY)
    number = clause(receipt, "disclosure.no_receipt")
    day = check_day(desk, paid_on, "paid", not_before=held.charged_on, since="charged")
    return done(desk, named, DisclosurePaid(named, day, number))


def reply(desk: Desk, named: DisclosureId, *, kind: str, facts: Mapping[str, str]) -> Outcome:
    """The reply goes out and the matter is at its end. Raises Refused naming the first field that this kind still needs."""
    held = begun(desk, named, DisclosureMove.REPLY)
    told = reply_facts(kind, facts)
    notice = papers.issue_paper(desk, held, "disclosure_reply", papers.reply(desk, held, kind, told))
    return done(desk, named, DisclosureReplied(named, notice.id, kind, told), notice)
