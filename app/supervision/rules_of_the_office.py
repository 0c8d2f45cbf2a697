"""The rules that no single case shows: bursts, odd hours, untrusted clocks, gaps, pairs, rates, one telephone for many."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import timedelta
from itertools import pairwise
from statistics import median

from app.events.acceptance import Accepted, Received
from app.events.approval import Decided
from app.ids import OfficerId
from app.notices.field_context import BEIJING
from app.state import Case
from app.supervision.look import Facts, Found, OfficeLook, Stamp, found
from app.supervision.rule import Rule

ACTS = (Received.KIND, Accepted.KIND, Decided.KIND)
REAL = "real"
MAD_TO_SIGMA = 1.4826


def taken_again(look: OfficeLook, rule: Rule) -> Iterator[Found]:
    """The applicant's same matter was ended and taken again within the days: the clocks are to be summed."""
    yield from _told_again(look, rule, ("withdrawn", "terminated", "lapsed"))


def refused_then_taken(look: OfficeLook, rule: Rule) -> Iterator[Found]:
    """What was refused at the door is taken from the same applicant within the days: perhaps it had to be taken at once."""
    yield from _told_again(look, rule, ("declined",))


def returned_again(look: OfficeLook, rule: Rule) -> Iterator[Found]:
    """The same matter was given back incomplete twice within the days, though all gaps must be told at once."""
    for before, after in _repeated(look, rule, ("returned",)):
        if after.state.value == "returned" and after.ended_on is not None:
            facts: Facts = {"number": before.number, "ended": after.ended_on.isoformat()}
            yield found(before.id, after.ended_on, after.received_by, after, **facts)


def _told_again(look: OfficeLook, rule: Rule, states: tuple[str, ...]) -> Iterator[Found]:
    for before, after in _repeated(look, rule, states):
        if before.ended_on is not None and after.state.value not in (*states, "void"):
            facts: Facts = {"number": before.number, "ended": before.ended_on.isoformat()}
            yield found(before.id, after.received_on, after.received_by, after, **facts)


def _repeated(look: OfficeLook, rule: Rule, states: tuple[str, ...]) -> Iterator[tuple[Case, Case]]:
    """Yield the applicant's same matter twice: ended in one of the states, and taken again within the days."""
    for held in _by(look.cases, _identity, lambda case: case.plan.item):
        for before, after in pairwise(sorted(held, key=lambda case: case.received_at)):
            ended = before.ended_on if before.state.value in states else None
            if ended is not None and 0 <= (after.received_on - ended).days <= rule["days"]:
                yield before, after


def _identity(case: Case) -> str:
    return case.applicant.id_number if case.applicant else ""


def _phone(case: Case) -> str:
    return case.applicant.phone if case.applicant else ""


def _by(cases: Iterable[Case], mark: Callable[[Case], str], *also: Callable[[Case], str]) -> Iterator[list[Case]]:
    """Yield the cases that have the same mark, and `also` the same of each of these; an empty mark belongs to none."""
    groups: dict[tuple[str, ...], list[Case]] = defaultdict(list)
    for case in cases:
        if mark(case):
            groups[mark(case), *(other(case) for other in also)].append(case)
    yield from groups.values()


def phone_of_many(look: OfficeLook, rule: Rule) -> Iterator[Found]:
    """One telephone stands for more applicants than one household or firm has."""
    for held in _by(look.cases, _phone):
        people = {_identity(case) for case in held} - {""}
        if len(people) > rule["most"]:
            first, last = (pick(held, key=lambda case: case.received_at) for pick in (min, max))
            # the mark of the breach stays for ever, past an erasure: never a digit of the telephone
            yield found(first.number, last.received_on, last.received_by, last, people=len(people))


def entry_burst(look: OfficeLook, rule: Rule) -> Iterator[Found]:
    """One officer entered more cases within the minutes than can be taken in; a declared back-entry is none."""
    span = timedelta(minutes=rule["minutes"])
    for officer, stamps in _by_officer(
        s for s in look.stamps if s.kind == Received.KIND and s.case not in look.declared
    ):
        begin, told = 0, None
        for end, stamp in enumerate(stamps):
            while stamp.at - stamps[begin].at > span:
                begin += 1
            if end - begin + 1 >= rule["cases"] and stamp.on != told:
                told = stamp.on
                facts: Facts = {"cases": end - begin + 1, "minutes": rule["minutes"]}
                yield found(f"{officer} {stamp.on}", stamp.on, officer, **facts)


def _by_officer(stamps: Iterable[Stamp]) -> Iterator[tuple[OfficerId, list[Stamp]]]:
    held: dict[OfficerId, list[Stamp]] = defaultdict(list)
    for stamp in stamps:
        held[stamp.officer].append(stamp)
    yield from ((officer, sorted(ones, key=lambda s: s.at)) for officer, ones in held.items())


def back_entry_late(look: OfficeLook, rule: Rule) -> Iterator[Found]:
    """Paper of a declared outage was typed in long after its day."""
    for case in look.cases:
        if case.back_entry is not None:
            typed = case.received_at.astimezone(BEIJING).date()
            days = look.calendar.count(case.back_entry.claimed_on, typed)
            if days > rule["days"]:
                facts: Facts = {"claimed": case.back_entry.claimed_on.isoformat(), "days": days}
                yield found("", typed, case.received_by, case, **facts)


def stop_after_warning(look: OfficeLook, rule: Rule) -> Iterator[Found]:
    """The clock was stopped, or gaps were told, after a slip or an order about this very case had gone out."""
    for case in look.cases:
        warned = look.warned.get(case.id)
        for run in () if warned is None else case.stops:
            if warned is not None and run.begin > warned:
                facts: Facts = {"ground": run.body.ground, "warned": warned.isoformat()}
                yield found(run.event, run.begin, run.officer, case, **facts)
        for ordinal, asked in enumerate(() if warned is None else case.supplements, start=1):
            if warned is not None and asked.requested_on > warned:
                facts = {"ground": "补正", "warned": warned.isoformat()}
                yield found(f"supplement {ordinal}", asked.requested_on, asked.officer, case, **facts)


def after_hours(look: OfficeLook, rule: Rule) -> Iterator[Found]:
    """Acts on a day off or outside the hours, one finding a day and officer; the set clock of training proves nothing."""
    if look.is_training:
        return
    acts = (s for s in look.stamps if s.kind in ACTS and s.case not in look.declared)
    for officer, stamps in _by_officer(acts):
        odd = [s for s in stamps if not _is_open(look, s, rule)]
        for on in sorted({s.on for s in odd}):
            yield found(f"{officer} {on}", on, officer, acts=sum(1 for s in odd if s.on == on))


def _is_open(look: OfficeLook, stamp: Stamp, rule: Rule) -> bool:
    hour = stamp.at.astimezone(BEIJING).hour
    return look.calendar.is_working(stamp.on) and rule["from_hour"] <= hour < rule["to_hour"]


def clock_not_trusted(look: OfficeLook, rule: Rule) -> Iterator[Found]:
    """The clock was set by hand, drifts from the center's, or moved against the counter of the same boot."""
    if look.is_training:
        return
    told: set[str] = set()
    for before, stamp in pairwise([None, *sorted(look.stamps, key=lambda s: (s.origin, s.oseq))]):
        if stamp is None:
            continue
        drift = _drift(before, stamp)
        mark = f"{stamp.origin} {stamp.on}"
        if (stamp.clock != REAL or drift > rule["seconds"]) and mark not in told:
            told.add(mark)
            yield found(mark, stamp.on, stamp.officer, seconds=drift)


def _drift(before: Stamp | None, stamp: Stamp) -> int:
    """Return by how many seconds the clock is off: from the center, and from the counter since the event before."""
    off = abs((stamp.at - stamp.center_at).total_seconds()) if stamp.center_at is not None else 0.0
    if before is not None and (before.origin, before.boot_id) == (stamp.origin, stamp.boot_id):
        counted = (stamp.monotonic_ns - before.monotonic_ns) / 1e9
        off = max(off, abs((stamp.at - before.at).total_seconds() - counted))
    return round(off)


def sequence_gap(look: OfficeLook, rule: Rule) -> Iterator[Found]:
    """Events are missing from an installation's own sequence."""
    for gap in look.gaps:
        yield found(
            f"{gap.origin} {gap.missing}", look.on, None, origin=gap.origin[-6:], missing=gap.missing, last=gap.last
        )


def number_gap(look: OfficeLook, rule: Rule) -> Iterator[Found]:
    """Numbers are missing from a book."""
    for book in look.books:
        if book.missing:
            yield found(f"{book.book} {book.missing}", look.on, None, book=book.book, missing=book.missing)


def same_pair(look: OfficeLook, rule: Rule) -> Iterator[Found]:
    """An approver's cases come nearly all from one accepter, though others accept too, and others approve."""
    decided = [c for c in look.cases if c.decided_by is not None and c.accepted_by is not None]
    for department in sorted({case.department for case in decided}):
        held = [case for case in decided if case.department == department]
        if len({c.accepted_by for c in held}) < 2 or len({c.decided_by for c in held}) < 2:
            continue
        for approver in sorted({str(c.decided_by) for c in held}):
            own = [case for case in held if case.decided_by == approver]
            accepters = Counter(str(case.accepted_by) for case in own)
            first = max(sorted(accepters), key=accepters.__getitem__)
            share = 100 * accepters[first] // len(own)
            if len(own) >= rule["cases"] and share >= rule["percent"]:
                on = max(case.decided_on for case in own if case.decided_on is not None)
                facts: Facts = {"accepter": first, "cases": len(own), "percent": share}
                yield found(f"{department} {first} {approver}", on, OfficerId(approver), own[-1], **facts)


def clerk_rate(look: OfficeLook, rule: Rule) -> Iterator[Found]:
    """One clerk asks for supplements far more often than the colleagues do (robust z over median and deviation)."""
    yield from _far_from_the_others(look, rule, lambda case: case.received_by, lambda case: bool(case.supplements))


def stop_rate(look: OfficeLook, rule: Rule) -> Iterator[Found]:
    """One officer's cases are stopped far more often than the colleagues' are."""
    yield from _far_from_the_others(look, rule, _reviewer, lambda case: bool(case.stops))


def _reviewer(case: Case) -> str:
    """Return who worked the case: who stopped it, else who ended its first step."""
    if case.stops:
        return case.stops[0].officer
    return case.finished[0].officer if case.finished else ""


def _far_from_the_others(
    look: OfficeLook, rule: Rule, who: Callable[[Case], str], has: Callable[[Case], bool]
) -> Iterator[Found]:
    rates: dict[OfficerId, int] = {}
    for held in _by(look.cases, who):
        if len(held) >= rule["cases"]:
            rates[OfficerId(who(held[0]))] = 1000 * sum(1 for case in held if has(case)) // len(held)
    for officer, rate in sorted(rates.items()):
        others = [one for name, one in rates.items() if name != officer]
        if len(others) >= rule["others"] and _z(rate, others) > rule["z"]:
            facts: Facts = {"permille": rate, "median": round(median(others))}
            yield found(f"{officer} {look.on:%Y-%m}", look.on, officer, **facts)


def _z(value: int, others: Sequence[int]) -> float:
    """Return the robust z of a value: the deviation is never taken for less than two per cent."""
    middle = median(others)
    deviation = median(abs(one - middle) for one in others) * MAD_TO_SIGMA
    return (value - middle) / max(deviation, 20.0)


def three_yellows(look: OfficeLook, rule: Rule) -> Iterator[Found]:
    """So many confirmed yellow cards of one person within the days make a red one due."""
    since = look.on - timedelta(days=rule["days"])
    held: dict[OfficerId, list[str]] = defaultdict(list)
    for card in look.cards:
        if card.colour == "yellow" and card.on > since:
            held[card.officer].append(card.inquiry)
    for officer, inquiries in held.items():
        for at in range(rule["cards"], len(inquiries) + 1, rule["cards"]):
            yield found(f"{officer} {inquiries[at - 1]}", look.on, officer, cards=at)
