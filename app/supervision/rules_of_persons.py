"""The rules about persons who should be strangers: staff as applicants, and ratings that no applicant gave."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import combinations

from app.events.ratings import Channel
from app.ids import CaseId, OfficerId
from app.looking import OF_A_PERSON
from app.officer import Officer
from app.ratings.rate import PRESSED
from app.state import Case
from app.supervision.look import Facts, Found, OfficeLook, RatingHeld, Stamp, found
from app.supervision.rule import Rule

BEST = 5


def _phones(case: Case) -> set[str]:
    """Return the telephones that stand for the applicant; extensions do not tell lines apart."""
    people = (case.applicant, case.agent)
    return {person.phone.split("转")[0] for person in people if person is not None and person.phone}


def _staff_of(case: Case, staff: Sequence[Officer]) -> Officer | None:
    """Return whose telephone stands in the case for somebody else, or in the own case that this person took in.

    An officer who applies like anybody, at a colleague's window, does nothing wrong.
    """
    phones, name = _phones(case), case.applicant_name
    for one in staff:
        is_own = one.name == name and one.id != case.received_by
        if one.phone and one.phone.split("转")[0] in phones and not is_own:
            return one
    return None


def phone_of_staff(look: OfficeLook, rule: Rule) -> Iterator[Found]:
    """The applicant's telephone is a staff member's: who answers it is not the applicant."""
    for case in look.cases:
        one = _staff_of(case, look.staff)
        if one is not None:
            yield found(one.id, case.received_on, case.received_by, case, colleague=one.id)


def ratings_burst(look: OfficeLook, rule: Rule) -> Iterator[Found]:
    """One installation's pad or screen brought more ratings within the minutes than people can be served."""
    span = timedelta(minutes=rule["minutes"])
    pressed: dict[str, list[RatingHeld]] = defaultdict(list)
    for one in look.ratings:
        if one.channel in PRESSED:  # a box of paper forms is entered in one go, and may be
            pressed[one.origin].append(one)
    for origin, held in pressed.items():
        held.sort(key=lambda one: one.at)
        begin, told = 0, None
        for end, one in enumerate(held):
            while one.at - held[begin].at > span:
                begin += 1
            cases = len({each.case for each in held[begin : end + 1]})
            if cases >= rule["cases"] and one.on != told:
                told = one.on
                yield found(f"{origin} {one.on}", one.on, one.served, cases=cases, minutes=rule["minutes"])


def staff_rates(look: OfficeLook, rule: Rule) -> Iterator[Found]:
    """A visit was rated in whose case the applicant is one of the staff, by telephone or by name."""
    cases: dict[CaseId, Case] = {case.id: case for case in look.cases}
    for one in look.ratings:
        case = cases.get(one.case)
        colleague = None if case is None else _rater(case, look.staff, one.served)
        if case is not None and colleague is not None:
            yield found(f"{one.on} {colleague.id}", one.on, one.served, case, colleague=colleague.id, score=one.score)


def _rater(case: Case, staff: Sequence[Officer], served: OfficerId) -> Officer | None:
    phones, names = _phones(case), {case.applicant_name, case.agent.name if case.agent else ""} - {""}
    held = (one for one in staff if one.name in names or (one.phone and one.phone.split("转")[0] in phones))
    return min(held, key=lambda one: (one.id != served, one.id), default=None)


def looked_often(look: OfficeLook, rule: Rule) -> Iterator[Found]:
    """One officer looked for more persons within the minutes than the cases he acted on explain: curiosity, or worse."""
    span = timedelta(minutes=rule["minutes"])
    done: dict[OfficerId, list[Stamp]] = defaultdict(list)
    for stamp in look.stamps:
        if stamp.case is not None or stamp.what in OF_A_PERSON:
            done[stamp.officer].append(stamp)
    for officer, stamps in done.items():
        stamps.sort(key=lambda one: one.at)
        begin, told = 0, None
        for end, stamp in enumerate(stamps):
            while stamp.at - stamps[begin].at > span:
                begin += 1
            looks, cases = _looks_within(stamps[begin : end + 1]) if stamp.on != told else (0, 0)
            if looks - cases > rule["most"]:
                told = stamp.on
                facts: Facts = {"looks": looks, "minutes": rule["minutes"], "cases": cases}
                yield found(f"{officer} {stamp.on}", stamp.on, officer, **facts)


def _looks_within(stamps: Sequence[Stamp]) -> tuple[int, int]:
    """Return how often persons were looked for, and how many cases were acted on."""
    looks = sum(1 for one in stamps if one.what in OF_A_PERSON)
    return looks, len({one.case for one in stamps} - {None}) if looks else 0


def ratings_exchanged(look: OfficeLook, rule: Rule) -> Iterator[Found]:
    """Two officers enter paper forms of the best level about one another, each so many times, and no worse ones."""
    entered: dict[tuple[OfficerId, OfficerId], Counter[bool]] = defaultdict(Counter)
    for one in look.ratings:
        if one.channel == Channel.PAPER:
            entered[one.entered, one.served][one.score == BEST] += 1
    people = sorted({officer for pair in entered for officer in pair})
    for first, second in combinations(people, 2):
        there, back = entered[first, second], entered[second, first]
        if min(there[True], back[True]) >= rule["each"] and not there[False] and not back[False]:
            on = max(one.on for one in look.ratings if {one.entered, one.served} == {first, second})
            forms = there[True] + back[True]
            yield found(f"{first} {second} {on:%Y-%m}", on, second, colleague=first, forms=forms)
