"""Each rule that no single case shows: one seeded breach that fires, one near miss that does not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from case_by_hand import DRAINAGE, MONDAY
from seeded_cases import CALENDAR, after, office_codes, stamp, walked

from app.events.acceptance import Received
from app.events.approval import Decided
from app.events.supervision import BackEntered
from app.ids import CaseId, OfficerId, OutageId
from app.register_lines import BookProof
from app.state import Case, CaseState
from app.supervision.engine import OF_THE_OFFICE, hits_of_office
from app.supervision.look import CardHeld, Gap, OfficeLook, Stamp
from app.supervision.rule import rule_book
from app.workflow import Action

SATURDAY = date(2026, 11, 7)


def looked(cases: Sequence[Case] = (), stamps: Sequence[Stamp] = (), **more: Any) -> OfficeLook:
    return OfficeLook(cases, stamps, CALENDAR, after(30), **more)


def case_of(
    n: int, *, phone: str = "", person: str = "", accepter: str = "", approver: str = "", receiver: str = ""
) -> Case:
    case = walked(DRAINAGE)
    assert case.applicant is not None
    applicant = replace(case.applicant, phone=phone or f"1380013{n:04}", id_number=person or f"person{n}")
    changes: dict[str, Any] = {"accepted_by": OfficerId(accepter)} if accepter else {}
    if approver:
        changes |= {"decided_by": OfficerId(approver), "decided_on": after(5)}
    return replace(
        case,
        id=CaseId(f"c{n}"),
        number=f"n{n}",
        applicant=applicant,
        received_by=OfficerId(receiver or "w1"),
        **changes,
    )


def again(days: int) -> set[str]:
    first = replace(case_of(1, person="same"), state=CaseState.WITHDRAWN, ended_on=after(1))
    second = replace(
        case_of(2, person="same"),
        received_on=after(1) + timedelta(days),
        received_at=first.received_at + timedelta(days=40),
    )
    return office_codes(looked([second, first]))


def test_a_withdrawn_matter_taken_again_within_a_month() -> None:
    assert "taken_again" in again(30)
    assert "taken_again" not in again(31)


def test_two_cases_of_one_person_that_were_never_ended_are_none() -> None:
    assert "taken_again" not in office_codes(looked([case_of(1, person="same"), case_of(2, person="same")]))


def taken_after(state: CaseState, days: int, then: CaseState = CaseState.RECEIVED) -> set[str]:
    first = replace(case_of(1, person="same"), state=state, ended_on=after(1))
    on = after(1) + timedelta(days)
    second = replace(case_of(2, person="same"), received_on=on, received_at=first.received_at + timedelta(days=40))
    return office_codes(
        looked([first, replace(second, state=then, ended_on=on if then is CaseState.RETURNED else None)])
    )


def test_what_was_refused_at_the_door_and_then_taken_is_looked_at() -> None:
    assert "refused_then_taken" in taken_after(CaseState.DECLINED, 30)
    assert "refused_then_taken" not in taken_after(CaseState.DECLINED, 31)
    assert "refused_then_taken" not in taken_after(CaseState.DECLINED, 3, CaseState.DECLINED), "refused twice alike"


def test_a_matter_given_back_twice_was_not_told_at_once() -> None:
    assert "returned_again" in taken_after(CaseState.RETURNED, 30, CaseState.RETURNED)
    assert "returned_again" not in taken_after(CaseState.RETURNED, 31, CaseState.RETURNED)
    assert taken_after(CaseState.RETURNED, 3) & {"returned_again", "taken_again"} == set(), "brought again, whole"


def typed_in_after(days: int) -> set[str]:
    case = case_of(1)
    entry = BackEntered(OutageId("o"), case.received_at, MONDAY, paper="手工单1号")
    typed = datetime.combine(after(days), time(1), UTC)
    return office_codes(looked([replace(case, back_entry=entry, received_at=typed)]))


def test_paper_of_an_outage_typed_in_long_after() -> None:
    assert "back_entry_late" in typed_in_after(11)
    assert "back_entry_late" not in typed_in_after(10)


def acted_after(warned: date, *acts: tuple[Action, int]) -> set[str]:
    case = walked(DRAINAGE, *acts)
    return office_codes(looked([case], warned={case.id: warned}))


@pytest.mark.parametrize("acts", [((Action.ACCEPT, 0), (Action.STOP, 4)), ((Action.REQUEST_SUPPLEMENT, 4),)])
def test_the_clock_is_not_held_after_a_warning(acts: tuple[tuple[Action, int], ...]) -> None:
    assert "stop_after_warning" in acted_after(after(3), *acts)
    assert "stop_after_warning" not in acted_after(after(4), *acts), "both on one day: which was first is not known"
    assert "stop_after_warning" not in office_codes(looked([walked(DRAINAGE, *acts)])), "nobody was warned"


def test_an_officer_who_stops_far_more_cases_than_the_colleagues() -> None:
    assert "stop_rate" in stopped_by_h1(12)
    assert "stop_rate" not in stopped_by_h1(3)


def stopped_by_h1(own: int) -> set[str]:
    still, moving = (
        walked(DRAINAGE, (Action.ACCEPT, 0), (Action.STOP, 1)),
        walked(DRAINAGE, (Action.ACCEPT, 0), (Action.FINISH_STEP, 1)),
    )
    cases: list[Case] = []
    for handler, count in (("h1", own), ("h2", 2), ("h3", 2), ("h4", 1)):
        for n in range(20):
            one = still if n < count else moving
            stops = tuple(replace(run, officer=OfficerId(handler)) for run in one.stops)
            finished = tuple(replace(step, officer=OfficerId(handler)) for step in one.finished)
            cases.append(replace(one, id=CaseId(f"c{len(cases)}"), stops=stops, finished=finished))
    return office_codes(looked(cases))


def test_one_telephone_for_more_applicants_than_a_family_has() -> None:
    assert "phone_of_many" in office_codes(looked([case_of(n, phone="13900000000") for n in range(6)]))
    assert "phone_of_many" not in office_codes(looked([case_of(n, phone="13900000000") for n in range(5)]))
    look = looked([case_of(n, phone="13900004567") for n in range(6)])
    told = next(hit for hit in hits_of_office(look, rule_book()) if hit.rule == "phone_of_many")
    assert "4567" not in f"{told.key} {told.facts}", "the mark stays for ever, past an erasure"
    mine = [case_of(n, phone="13900000000", person="me") for n in range(9)]
    assert "phone_of_many" not in office_codes(looked(mine)), "one applicant with many matters"


def burst(minutes: Sequence[int], **more: Any) -> set[str]:
    stamps = [stamp(Received.KIND, MONDAY, minute=m, n=n, case=f"c{n}") for n, m in enumerate(minutes)]
    return office_codes(looked((), stamps, **more))


def test_ten_cases_within_ten_minutes_by_one_officer() -> None:
    assert "entry_burst" in burst(range(10))
    assert "entry_burst" not in burst(range(9))
    assert "entry_burst" not in burst([2 * n for n in range(10)]), "one in two minutes can be done"


def test_a_declared_back_entry_is_no_burst() -> None:
    assert "entry_burst" not in burst(range(10), declared=frozenset(CaseId(f"c{n}") for n in range(10)))


def at(hour: int, on: date = MONDAY, **more: Any) -> set[str]:
    return office_codes(looked((), [stamp(Decided.KIND, on, hour=hour)], **more))


def test_acts_at_night_or_on_a_day_off() -> None:
    assert "after_hours" in at(20) and "after_hours" in at(6)
    assert "after_hours" not in at(19) and "after_hours" not in at(7)
    assert "after_hours" in at(10, SATURDAY)
    assert "after_hours" not in at(20, is_training=True)


def drifted(seconds: int, **changes: Any) -> set[str]:
    first, second = stamp("received", MONDAY, n=1), stamp("accepted", MONDAY, minute=5, n=2)
    moved = replace(second, monotonic_ns=second.monotonic_ns + seconds * 10**9, **changes)
    return office_codes(looked((), [moved, first]))


def test_a_clock_that_moves_against_its_own_counter() -> None:
    assert "clock_not_trusted" in drifted(121) and "clock_not_trusted" in drifted(-121)
    assert "clock_not_trusted" not in drifted(120)
    assert "clock_not_trusted" not in drifted(9999, boot_id="another boot"), "after a start nothing can be compared"


def test_a_clock_that_drifts_from_the_center_or_was_set() -> None:
    one = stamp("received", MONDAY)
    near, far = (replace(one, center_at=one.at + timedelta(seconds=s)) for s in (120, 121))
    assert "clock_not_trusted" not in office_codes(looked((), [near]))
    assert "clock_not_trusted" in office_codes(looked((), [far]))
    by_hand = replace(one, clock="training")
    assert "clock_not_trusted" in office_codes(looked((), [by_hand]))
    assert "clock_not_trusted" not in office_codes(looked((), [by_hand], is_training=True))


def test_gaps_in_records_and_books() -> None:
    assert "sequence_gap" in office_codes(looked(gaps=(Gap("origin-1", 20, 1),)))
    assert "number_gap" in office_codes(looked(books=(BookProof("case 20261102 9999", 3, 1, 1, 0),)))
    whole = looked(books=(BookProof("case 20261102 9999", 3, 2, 1, 0),))
    assert office_codes(whole) & {"sequence_gap", "number_gap"} == set()


def pairs(own: int, others: int) -> set[str]:
    cases = [case_of(n, accepter="w1", approver="a1") for n in range(own)]
    cases += [case_of(100 + n, accepter="w2", approver="a1") for n in range(others)]
    cases += [case_of(200 + n, accepter="w2", approver="a2") for n in range(3)]
    return office_codes(looked(cases))


def test_always_the_same_accepter_and_approver() -> None:
    assert "same_pair" in pairs(18, 2)
    assert "same_pair" not in pairs(17, 3), "85 % is not always"
    assert "same_pair" not in pairs(19, 0), "too few to be a habit"


def test_a_small_office_has_only_one_pair() -> None:
    assert "same_pair" not in office_codes(looked([case_of(n, accepter="w1", approver="a1") for n in range(40)]))


def rated(asked: int) -> set[str]:
    with_gap = walked(DRAINAGE, (Action.REQUEST_SUPPLEMENT, 1))
    cases: list[Case] = []
    for clerk, count in (("w1", asked), ("w2", 2), ("w3", 2), ("w4", 1)):
        for n in range(20):
            one = case_of(len(cases), receiver=clerk)
            cases.append(replace(one, supplements=with_gap.supplements) if n < count else one)
    return office_codes(looked(cases))


def test_a_clerk_who_asks_for_far_more_supplements_than_the_colleagues() -> None:
    assert "clerk_rate" in rated(12)
    assert "clerk_rate" not in rated(3)


def carded(colours: Sequence[str], days_ago: int = 10) -> set[str]:
    held = [
        CardHeld(OfficerId("h1"), colour, after(30) - timedelta(days_ago), f"q{n}") for n, colour in enumerate(colours)
    ]
    return office_codes(looked(cards=held))


def test_three_yellow_cards_make_a_red_one_due() -> None:
    assert "three_yellows" in carded(["yellow"] * 3)
    assert "three_yellows" not in carded(["yellow"] * 2)
    assert "three_yellows" not in carded(["yellow", "yellow", "red"])
    assert "three_yellows" not in carded(["yellow"] * 3, days_ago=365)


def test_the_key_of_an_office_hit_is_the_same_tomorrow() -> None:
    stamps = [stamp(Received.KIND, MONDAY, minute=m, n=m, case=f"c{m}") for m in range(12)]
    today, tomorrow = (OfficeLook((), stamps, CALENDAR, on) for on in (after(3), after(4)))
    assert [h.key for h in hits_of_office(today, rule_book())] == [h.key for h in hits_of_office(tomorrow, rule_book())]


def test_every_rule_of_the_office_is_in_the_book() -> None:
    assert set(OF_THE_OFFICE) <= set(rule_book().rules)
