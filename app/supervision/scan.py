"""Looking everything over: what the rules find that was not found before is raised, and what nobody answered climbs.

Nothing is judged here: each finding waits for a person.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta

from app.clock.calendar import Calendar
from app.clock.limits import Limit, Unit, due
from app.desk import Desk
from app.events.envelope import Moment
from app.events.supervision import InquiryEscalated, InquiryRaised
from app.ids import CaseId, InquiryId, uuid7
from app.item import Item
from app.notices.field_context import BEIJING
from app.state import Case
from app.supervision.engine import Hit, hits
from app.supervision.inquiry import Inquiry
from app.supervision.look import CardHeld, CaseLook, OfficeLook, Stamp
from app.supervision.rights import check_supervises
from app.supervision.rule import Ladder, rule_book
from app.supervision.table import InquiryMove, InquiryState


@dataclass(frozen=True)
class Scanned:
    """What a look over everything brought: cases looked at, inquiries raised, how many climbed."""

    cases: int
    raised: tuple[InquiryId, ...]
    climbed: int


def scan(desk: Desk) -> Scanned:
    """Every new hit of the rules is an inquiry that waits, and unanswered ones climb. Raises Refused without the right."""
    check_supervises(desk.officer)
    book, records, on = rule_book(), desk.records, desk.now().on
    since = on - timedelta(days=book.window_days)
    cases = records.touched_cases(since)
    known = records.inquiry_keys()
    looks, office = looks_of(desk, cases, since)
    found = {hit.key: hit for hit in hits(looks, office, book) if hit.key not in known}
    raised = tuple(_raise(desk, hit) for hit in found.values())
    return Scanned(len(cases), raised, climb(desk, book.ladder))


def looks_of(desk: Desk, cases: tuple[Case, ...], since: date) -> tuple[list[CaseLook], OfficeLook]:
    """Return what the rules look at: each case with its stamps, and the office as a whole."""
    records, on, calendar = desk.records, desk.now().on, desk.calendar
    stamps = records.stamps(since)
    by_case: dict[CaseId, list[Stamp]] = defaultdict(list)
    for stamp in stamps:
        if stamp.case is not None:
            by_case[stamp.case].append(stamp)
    items: dict[tuple[str, int], Item | None] = {}
    for case in cases:
        key = (case.plan.item, case.plan.version)
        if key not in items:
            items[key] = _item(desk, *key)
    looks = [
        CaseLook(case, calendar, on, items[case.plan.item, case.plan.version], tuple(by_case[case.id]))
        for case in cases
    ]
    declared = frozenset(case.id for case in cases if case.back_entry is not None)
    office = OfficeLook(
        cases, stamps, calendar, on, records.sequence_gaps(), records.number_books(on.year),
        cards_of(records.inquiries()), desk.is_training, declared, records.officers(), records.ratings_held(since),
        warned_of(records.inquiries()), records.public_looks(),
    )  # fmt: skip
    return looks, office


def _item(desk: Desk, code: str, version: int) -> Item | None:
    return next((i for i in desk.catalogue.versions if (i.code.business, i.version) == (code, version)), None)


def cards_of(inquiries: tuple[Inquiry, ...]) -> tuple[CardHeld, ...]:
    """Return the cards that stand, oldest first."""
    held = [
        CardHeld(one.concerns, one.given, one.breach_on, one.id)
        for one in inquiries
        if one.has_card and one.concerns is not None
    ]
    return tuple(sorted(held, key=lambda card: (card.on, card.inquiry)))


def warned_of(inquiries: tuple[Inquiry, ...]) -> dict[CaseId, date]:
    """Return the cases about which a slip or an order went out, each with the first day of one."""
    first: dict[CaseId, date] = {}
    for one in inquiries:
        told = [note.on for note in one.notes if note.move in (InquiryMove.WARN, InquiryMove.SEND)]
        if one.case is not None and told:
            first[one.case] = min(told[0], first.get(one.case, told[0]))
    return first


def _raise(desk: Desk, hit: Hit) -> InquiryId:
    rule, named = rule_book().rule(hit.rule), InquiryId(uuid7())
    body = InquiryRaised(
        inquiry=named,
        rule=hit.rule,
        key=hit.key,
        hardness=rule.hardness.value,
        card=rule.card.value,
        breach_on=hit.on,
        facts=dict(hit.facts),
        concerns=hit.officer,
        case=hit.case,
        case_number=hit.number,
        department=hit.department,
        item_name=hit.item_name,
    )
    desk.record(None, body)
    return named


def climb(desk: Desk, ladder: Ladder) -> int:
    """Unanswered 督办单 climb to the rung that is due, in opening hours only; return how many did."""
    moment = desk.now()
    if not is_open_hour(ladder, desk.calendar, moment):
        return 0
    climbed = 0
    for inquiry in desk.records.inquiries():
        level = rung_due(inquiry, ladder, desk.calendar, moment.on)
        if level > inquiry.level:
            desk.record(None, InquiryEscalated(inquiry.id, level, ladder.rungs[level - 1].to))
            climbed += 1
    return climbed


def is_open_hour(ladder: Ladder, calendar: Calendar, moment: Moment) -> bool:
    """True on a working day within the ladder's hours: nobody is told at night what can wait until morning."""
    hour = moment.at.astimezone(BEIJING).hour
    return calendar.is_working(moment.on) and ladder.from_hour <= hour < ladder.to_hour


def rung_due(inquiry: Inquiry, ladder: Ladder, calendar: Calendar, on: date) -> int:
    """Return the rung (1 …) that an unanswered 督办单 has reached at the end of `on`; 0 while it is in time."""
    if inquiry.state is not InquiryState.SENT or inquiry.reply_by is None or on <= inquiry.reply_by:
        return 0
    reached = 0
    for level, rung in enumerate(ladder.rungs, start=1):
        last = due(Limit(rung.after_days, Unit.WORKING_DAY), inquiry.reply_by, calendar).on
        if last is not None and on > last:
            reached = level
    return reached
