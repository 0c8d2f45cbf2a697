"""A real-name bad rating is called back within a working day, mended or explained, answered, and closed with a reason."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from office_day import OfficeDay
from rated_visits import RULES, rated, visit

from app.clock.calendar import shipped
from app.clock.light import Light
from app.errors import Refused
from app.events.ratings import Channel, Remedy
from app.ratings.call_back import answer, close, contact, measure
from app.ratings.clocks import call_back_clock
from app.ratings.queries import call_back_file, rating_desk
from app.ratings.rules import change_rules, rules_of
from app.ratings.table import ROWS, CallBackState, Move, next_move
from app.ratings.visit import Visit
from app.wording import say_trouble

CALENDAR = shipped()
FRIDAY, SATURDAY, MONDAY, TUESDAY = (date(2026, 11, day) for day in (6, 7, 9, 10))


def light_on(office: OfficeDay, held: Visit, on: date) -> Light | None:
    clock = call_back_clock(visit(office, held.id).call_back, RULES, CALENDAR, on)
    return clock.light if clock else None


def reached(office: OfficeDay, held: Visit) -> None:
    office.do("c1", contact, held.id, is_reached=True, is_verified=True, words="等候四十分钟，属实")


@pytest.mark.parametrize(("score", "opens"), [(5, False), (4, False), (3, False), (2, True), (1, True)])
def test_the_last_two_levels_open_a_call_back(office: OfficeDay, score: int, opens: bool) -> None:
    held = rated(office, score)
    assert (held.call_back is not None) is opens
    assert len(office.ask(lambda records: records.open_call_backs())) == int(opens)


def test_a_bad_rating_without_a_name_counts_and_is_called_back_by_nobody(office: OfficeDay) -> None:
    held = rated(office, 1, channel=Channel.PAPER, is_named=False)
    assert held.rating is not None and held.call_back is None


def test_the_call_is_due_within_one_working_day_and_then_overdue(office: OfficeDay) -> None:
    office.on(FRIDAY)
    held = rated(office, 1)
    lights = [light_on(office, held, day) for day in (FRIDAY, SATURDAY, MONDAY, TUESDAY)]
    assert lights == [Light.YELLOW, Light.YELLOW, Light.YELLOW, Light.RED]


def test_a_call_in_vain_does_not_stop_the_limit(office: OfficeDay) -> None:
    office.on(FRIDAY)
    held = rated(office, 2)
    office.do("c1", contact, held.id, is_reached=False, words="无人接听")
    assert visit(office, held.id).call_back.state is CallBackState.DUE  # type: ignore[union-attr]
    assert light_on(office, held, TUESDAY) is Light.RED


def test_overdue_ones_stand_on_top(office: OfficeDay) -> None:
    office.on(FRIDAY)
    old = rated(office, 2)
    office.on(TUESDAY)
    young = rated(office, 1)
    found = office.ask(rating_desk, office.people["s1"], CALENDAR, TUESDAY)
    assert [line.visit.id for line in found.call_backs] == [old.id, young.id]
    assert [line.light for line in found.call_backs] == [Light.RED, Light.YELLOW]
    assert {line.name for line in found.call_backs} == {office.case(old.case).applicant_name}


def test_a_complex_matter_gets_its_deadline_and_its_light(office: OfficeDay) -> None:
    held = rated(office, 2)
    reached(office, held)
    office.do("c1", measure, held.id, remedy=Remedy.COMPLEX, days=5, words="增设一个窗口")
    clock = call_back_clock(visit(office, held.id).call_back, RULES, CALENDAR, date(2026, 11, 2))
    assert clock is not None and clock.due == date(2026, 11, 9)
    assert light_on(office, held, date(2026, 11, 10)) is Light.RED


def test_what_was_found_true_is_mended_within_the_longest_deadline_until_one_is_chosen(office: OfficeDay) -> None:
    office.on(FRIDAY)
    held = rated(office, 2)
    office.on(MONDAY)
    reached(office, held)
    clock = call_back_clock(visit(office, held.id).call_back, RULES, CALENDAR, MONDAY)
    assert clock is not None and clock.due == date(2026, 11, 30), "fifteen working days from the contact"
    assert light_on(office, held, date(2026, 12, 1)) is Light.RED
    office.do("c1", measure, held.id, remedy=Remedy.COMPLEX, days=5, words="增设一个窗口")
    clock = call_back_clock(visit(office, held.id).call_back, RULES, CALENDAR, MONDAY)
    assert clock is not None and clock.due == date(2026, 11, 16)


def test_what_was_found_untrue_has_nothing_to_be_mended_and_no_limit(office: OfficeDay) -> None:
    held = rated(office, 2)
    office.do("c1", contact, held.id, is_reached=True, is_verified=False, words="本人称点错了")
    assert light_on(office, held, date(2026, 12, 31)) is None


def test_a_deadline_that_the_office_does_not_know_is_refused(office: OfficeDay) -> None:
    held = rated(office, 2)
    reached(office, held)
    with pytest.raises(Refused) as caught:
        office.do("c1", measure, held.id, remedy=Remedy.COMPLEX, days=30, words="再说")
    assert "5、15" in say_trouble(caught.value)


def test_from_the_call_to_its_end_every_step_is_on_file(office: OfficeDay) -> None:
    held = rated(office, 1, comment="态度生硬")
    office.do("c1", contact, held.id, is_reached=False, words="占线")
    reached(office, held)
    office.do("c1", measure, held.id, remedy=Remedy.SIMPLE, words="当场道歉并改正")
    office.do("c1", answer, held.id, way="phone", words="已告知结果")
    office.do("s1", close, held.id, result="mended", words="当事人认可")
    found = visit(office, held.id).call_back
    assert found is not None and found.state is CallBackState.CLOSED
    assert [note.move for note in found.notes] == [Move.TRY, Move.REACH, Move.MEASURE, Move.ANSWER, Move.CLOSE]
    assert found.notes[1].choice == "verified" and found.notes[-1].words == "当事人认可"
    assert office.ask(lambda records: records.open_call_backs()) == ()
    assert office.store.check().faults == ()


def test_a_request_without_basis_is_explained_and_closed(office: OfficeDay) -> None:
    held = rated(office, 1)
    reached(office, held)
    office.do("c1", measure, held.id, remedy=Remedy.UNLAWFUL, days=5, words="要求免交法定材料，已说明")
    assert visit(office, held.id).call_back.days == 0  # type: ignore[union-attr]
    office.do("c1", answer, held.id, way="window", words="当面说明依据")
    office.do("c1", close, held.id, result="explained", words="已理解")
    assert visit(office, held.id).call_back.state is CallBackState.CLOSED  # type: ignore[union-attr]


def test_it_is_closed_only_after_a_call_and_only_with_a_reason(office: OfficeDay) -> None:
    held = rated(office, 1)
    with pytest.raises(Refused) as caught:
        office.do("c1", close, held.id, result="unreachable", words="没打")
    assert caught.value.code == "rating.not_tried"
    office.do("c1", contact, held.id, is_reached=False, words="停机")
    with pytest.raises(Refused) as caught:
        office.do("c1", close, held.id, result="unreachable", words="  ")
    assert caught.value.code == "rating.no_words"
    with pytest.raises(Refused) as caught:
        office.do("c1", close, held.id, result="whatever", words="停机")
    assert caught.value.code == "rating.no_choice"
    office.do("c1", close, held.id, result="unreachable", words="三次联系均停机")
    with pytest.raises(Refused) as caught:
        office.do("c1", contact, held.id, is_reached=True, words="又来电")
    assert caught.value.code == "rating.not_in_state" and "已办结" in say_trouble(caught.value)


def test_a_good_rating_has_nothing_to_call_back_about(office: OfficeDay) -> None:
    held = rated(office, 5)
    with pytest.raises(Refused) as caught:
        office.do("c1", contact, held.id, is_reached=True, words="感谢")
    assert caught.value.code == "rating.no_call_back"


def test_neither_a_clerk_nor_the_one_who_was_rated_calls_back(office: OfficeDay) -> None:
    held = rated(office, 1, who="c1")
    for who, code in (("w1", "rating.no_post"), ("c1", "rating.own_matter")):
        with pytest.raises(Refused) as caught:
            office.do(who, contact, held.id, is_reached=True, words="我来解释")
        assert caught.value.code == code
    office.do("a1", contact, held.id, is_reached=True, words="已联系")


def test_the_limits_are_a_setting_of_the_office(office: OfficeDay) -> None:
    office.on(FRIDAY)
    held = rated(office, 1)
    office.do("m1", change_rules, replace(RULES, contact_days=3, complex_days=(10,)))
    rules = office.ask(rules_of)
    clock = call_back_clock(held.call_back, rules, CALENDAR, FRIDAY)
    assert clock is not None and clock.due == date(2026, 11, 11)
    reached(office, held)
    with pytest.raises(Refused):
        office.do("c1", measure, held.id, remedy=Remedy.COMPLEX, days=5, words="按旧期限")
    office.do("c1", measure, held.id, remedy=Remedy.COMPLEX, days=10, words="按新期限")


@pytest.mark.parametrize(
    ("who", "change", "code"),
    [
        ("c1", {"contact_days": 2}, "rating.not_administrator"),
        ("m1", {"contact_days": 0}, "rating.rules_days"),
        ("m1", {"complex_days": ()}, "rating.rules_days"),
        ("m1", {"reply_days": 61}, "rating.rules_days"),
        ("m1", {"ask_seconds": 5}, "rating.rules_seconds"),
    ],
)
def test_limits_that_cannot_be_meant_are_refused(
    office: OfficeDay, who: str, change: dict[str, int], code: str
) -> None:
    with pytest.raises(Refused) as caught:
        office.do(who, change_rules, replace(RULES, **change))
    assert caught.value.code == code and office.ask(rules_of) == RULES


def test_whoever_calls_back_is_given_the_case(office: OfficeDay) -> None:
    held = rated(office, 1)
    found = office.ask(call_back_file, held.id)
    assert found.visit == held and found.case.applicant.phone == "13800138000"


def test_every_state_but_the_last_has_a_usual_way_on() -> None:
    states = {row.state for row in ROWS}
    assert all(next_move(state) is not None for state in states)
    assert next_move(CallBackState.CLOSED) is None
