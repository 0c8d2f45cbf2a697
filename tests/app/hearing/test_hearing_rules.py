"""The three limits of a hearing against a slow count of days, and what the fold itself refuses, store or no store."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from case_by_hand import CALENDAR, DRAINAGE, HEARD, MONDAY, do, event_of, received
from hypothesis import given
from hypothesis import strategies as st

from app.case import apply
from app.case_reading import applicant_waits
from app.clock.hearing import hearing
from app.errors import Refused
from app.events.approval import Resumed
from app.events.hearing import HearingAnswered, HearingHeld, HearingTold, Party
from app.hearing.announce import check_day, first_day, hour_of, is_due, squeezed
from app.hearing.guard import check_decision, check_stop
from app.hearing_run import HearingRun
from app.ids import EventId
from app.item import Hearing
from app.state import Case
from app.workflow import Action, find_row

DAYS = st.integers(0, 300).map(lambda n: date(2026, 1, 5) + timedelta(days=n))


def working_days(after: date, upto: date) -> int:
    """Count one by one: the slow, obviously right way."""
    return sum(CALENDAR.is_working(after + timedelta(days=n)) for n in range(1, (upto - after).days + 1))


def accepted(part: str = DRAINAGE, on: date = MONDAY) -> Case:
    return do(received(part, on)[0], Action.ACCEPT).case


def asked_on(case: Case, day: date) -> Case:
    told = do(case, Action.TELL_HEARING, case.open_steps[0], day).case
    return do(told, Action.ANSWER_HEARING, case.open_steps[0], day).case


@given(told=DAYS)
def test_five_working_days_to_ask_are_counted_as_one_by_one(told: date) -> None:
    last = hearing(CALENDAR, told).ask_by.on
    assert last is not None and CALENDAR.is_working(last) and working_days(told, last) == 5
    assert working_days(told, last - timedelta(days=1)) == 4


@given(today=DAYS, ahead=st.integers(0, 60))
def test_a_day_is_taken_when_seven_working_days_lie_before_it_and_no_other(today: date, ahead: int) -> None:
    held_on = today + timedelta(days=ahead)
    case = accepted(HEARD)
    is_right = CALENDAR.is_working(held_on) and working_days(today, held_on) >= 7
    if is_right:
        check_day(case, held_on, today, CALENDAR)
        assert held_on >= first_day(CALENDAR, today)
    else:
        with pytest.raises(Refused, match=r"hearing\.(too_near|no_working_day)"):
            check_day(case, held_on, today, CALENDAR)


@given(asked=DAYS, ahead=st.integers(10, 60))
def test_a_hearing_is_held_within_twenty_working_days_of_the_request(asked: date, ahead: int) -> None:
    case = replace(accepted(on=asked), hearing=HearingRun())
    case = asked_on(case, asked)
    held_on = asked + timedelta(days=ahead)
    if not CALENDAR.is_working(held_on) or working_days(asked, held_on) < 7:
        return
    if working_days(asked, held_on) <= 20:
        check_day(case, held_on, asked, CALENDAR)
    else:
        with pytest.raises(Refused, match=r"hearing\.too_late"):
            check_day(case, held_on, asked, CALENDAR)


@pytest.mark.parametrize(
    ("typed", "hour"), [("9:30", "9:30"), ("09：05", "9:05"), (" 14:00 ", "14:00"), ("23:59", "23:59")]
)
def test_an_hour_is_written_one_way(typed: str, hour: str) -> None:
    assert hour_of(typed) == hour


@pytest.mark.parametrize("typed", ["", "9", "9:60", "24:00", "9点半", "9:3", "930", "上午"])
def test_what_is_no_hour_is_refused(typed: str) -> None:
    with pytest.raises(Refused, match=r"hearing\.hour"):
        hour_of(typed)


def test_a_name_is_the_same_with_and_without_blanks() -> None:
    assert squeezed("王 芳") == squeezed("王芳　") == "王芳"


def test_the_fold_refuses_an_answer_of_nobody_and_the_same_answer_twice() -> None:
    case = accepted()
    with pytest.raises(Refused, match=r"workflow\.when\.hearing_told"):
        apply(case, event_of(HearingAnswered(EventId("x"), wants=True), case.id))
    told = do(case, Action.TELL_HEARING, "审查").case
    event = told.hearing.told[0].event
    asked = apply(told, event_of(HearingAnswered(event, wants=True), case.id))
    with pytest.raises(Refused, match=r"hearing\.not_told"):
        apply(asked, event_of(HearingAnswered(event, wants=True), case.id))
    back = apply(asked, event_of(HearingAnswered(event, wants=False), case.id))
    assert back.hearing.asked_on is None and not back.hearing.is_awaited and back.hearing.told[0].asked_on == MONDAY


def test_the_first_request_that_still_stands_begins_the_twenty_days() -> None:
    case = accepted()
    for day in (0, 1):
        case = do(case, Action.TELL_HEARING, "审查", MONDAY + timedelta(days=day)).case
        event = case.hearing.told[-1].event
        answer = HearingAnswered(event, wants=True)
        case = apply(case, event_of(answer, case.id, MONDAY + timedelta(days=day + 1)))
    assert case.hearing.asked_on == MONDAY + timedelta(days=1)
    first = case.hearing.told[0].event
    case = apply(case, event_of(HearingAnswered(first, wants=False), case.id, MONDAY + timedelta(days=3)))
    assert case.hearing.asked_on == MONDAY + timedelta(days=2)


def test_a_stop_for_a_hearing_needs_its_record_to_end_unless_the_request_is_taken_back() -> None:
    case = asked_on(accepted(), MONDAY)
    stop = do(case, Action.STOP, "审查").case
    run = replace(stop.stops[0], body=replace(stop.stops[0].body, ground="听证"))
    stop = replace(stop, stops=(run,))
    with pytest.raises(Refused, match=r"hearing\.no_record"):
        apply(stop, event_of(Resumed("听证", "结束"), stop.id))
    event = stop.hearing.told[0].event
    back = apply(stop, event_of(HearingAnswered(event, wants=False), stop.id))
    assert apply(back, event_of(Resumed("听证", "申请人撤回听证申请"), stop.id)).open_stop is None


def test_a_record_is_kept_once_and_only_after_an_announcement() -> None:
    case = accepted(HEARD)
    body = HearingHeld("审查", MONDAY, (), "陈述")
    with pytest.raises(Refused, match=r"workflow\.when\.hearing_announced"):
        apply(case, event_of(body, case.id))
    held = do(do(case, Action.ANNOUNCE_HEARING, "审查").case, Action.RECORD_HEARING, "审查").case
    for action in (Action.TELL_HEARING, Action.ANSWER_HEARING, Action.ANNOUNCE_HEARING, Action.RECORD_HEARING):
        assert find_row(held, action, "审查") is None


def test_a_hearing_is_due_by_the_items_law_or_by_a_request() -> None:
    assert is_due(accepted(HEARD)) and not is_due(accepted())
    assert is_due(asked_on(accepted(), MONDAY))
    check_stop(accepted(HEARD), "听证")
    check_stop(accepted(), "检测")
    with pytest.raises(Refused, match=r"hearing\.not_asked"):
        check_stop(accepted(), "听证")
    check_stop(do(accepted(), Action.ANNOUNCE_HEARING, "审查").case, "听证")


@given(st.integers(0, 20))
def test_no_decision_until_the_last_day_to_ask_is_over(days: int) -> None:
    told = do(accepted(), Action.TELL_HEARING, "审查").case
    day = MONDAY + timedelta(days=days)
    last = hearing(CALENDAR, MONDAY).ask_by.on
    assert last is not None
    if day <= last:
        with pytest.raises(Refused, match=r"hearing\.may_still_ask"):
            check_decision(told, day, CALENDAR)
    else:
        check_decision(told, day, CALENDAR)
    check_decision(do(told, Action.ANSWER_HEARING, "审查").case, day, CALENDAR)


@given(st.integers(0, 40), st.integers(0, 40))
def test_the_applicants_days_end_with_the_answer_or_the_fifth_day(answered: int, as_of: int) -> None:
    told = do(accepted(), Action.TELL_HEARING, "审查").case
    event = told.hearing.told[0].event
    day = MONDAY + timedelta(days=answered)
    case = apply(told, event_of(HearingAnswered(event, wants=False), told.id, day))
    last = hearing(CALENDAR, MONDAY).ask_by.on
    assert last is not None
    seen = MONDAY + timedelta(days=as_of)
    end = min(day, last, seen)
    assert applicant_waits(case, CALENDAR, seen) == (((MONDAY, end),) if end > MONDAY else ())


def test_what_was_erased_of_a_party_leaves_the_fold_as_it_was() -> None:
    """个人信息保护法: names are private and may be erased; dates, parts and answers stay."""
    case = accepted()
    body = HearingTold("审查", Party.THIRD_PARTY, "钱相邻", "相邻", "事实", "拟准予")
    event = replace(event_of(body, case.id), private=None)
    erased = apply(case, event)
    run = erased.hearing.told[0]
    assert (run.body.name, run.body.party, run.on) == ("", Party.THIRD_PARTY, MONDAY)
    assert erased.plan.hearing is Hearing.ON_REQUEST
