"""The days of 依申请公开 are those of what happened: receipt (31), supplement (30), letter and answer (32-34), payment."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from disclosure_hands import ASKED, CALENDAR, THIRD_PARTY, asked_third_party, due, held, received
from office_day import MONDAY, OfficeDay

from app.clock.light import Light
from app.disclosure.clocks import mend_clock, pressing_clock, reply_clock, waiting_clock
from app.disclosure.explaining import explain_disclosure
from app.disclosure.mend import ask_mend, drop, mend
from app.disclosure.receive import receive
from app.disclosure.reply import charge, extend, pay
from app.disclosure.third_party import ask_party, hear_party
from app.errors import Refused
from app.office import sample_office
from app.public.asked import asked_progress, public_asked
from app.wording import say_trouble

MEND = {"unclear": "未写明路段", "points": "起止路段", "days": 15}
DAY = timedelta(days=1)


def on(office: OfficeDay, day: date) -> date:
    office.on(day)
    return day


def test_the_reply_is_due_from_the_day_of_receipt_and_not_from_the_day_of_typing(office: OfficeDay) -> None:
    """A letter signed for on Monday and typed in on Thursday is due twenty working days after Monday (31, 33)."""
    on(office, MONDAY + 3 * DAY)
    done = received(office, way="registered_post", received_on=MONDAY)
    assert done.dossier.begun_on == MONDAY and due(office, done.dossier) == date(2026, 11, 30)
    assert "2026年11月30日" in office.text_of(done.notices[1])
    assert mend_clock(done.dossier, CALENDAR, office.day).due == date(2026, 11, 11)


def test_the_answer_of_a_third_party_counts_from_its_own_day_whenever_it_is_typed_in(office: OfficeDay) -> None:
    named = received(office).dossier.id
    asked_third_party(office, named)
    on(office, MONDAY + 14 * DAY)
    days = {"served_on": MONDAY + DAY, "heard_on": MONDAY + 7 * DAY}
    heard = office.do("h1", hear_party, named, answer="agrees", **days).dossier
    assert due(office, heard) == date(2026, 12, 7), "five working days were asked, not ten"


def test_the_letter_bears_the_day_it_is_made_and_stops_the_clock_from_there_never_from_the_past(
    office: OfficeDay,
) -> None:
    named = received(office).dossier.id
    on(office, MONDAY + 2 * DAY)
    done = office.do("h1", ask_party, named, **THIRD_PARTY)
    (stop,) = reply_clock(done.dossier, CALENDAR, office.day).stops
    assert (stop.begin, stop.end, stop.ground) == (office.day, None, "征求第三方意见")
    assert "2026年11月25日" in office.text_of(done.notices[0]), "fifteen working days from the letter, all to come"


def test_no_letter_turns_an_overdue_reply_green_again(office: OfficeDay) -> None:
    named = received(office).dossier.id
    on(office, date(2026, 12, 1))
    with pytest.raises(Refused, match=r"disclosure\.party_late") as told:
        office.do("h1", ask_party, named, **THIRD_PARTY)
    assert "2026-11-30" in say_trouble(told.value) and "2026-11-30" in say_trouble(told.value, "en")
    overdue = held(office, named)
    assert overdue.asked == () and reply_clock(overdue, CALENDAR, office.day).light is Light.RED


def kinds_of_clocks(office: OfficeDay, named: Any, day: date) -> list[str]:
    return [line.sheet.kind for line in explain_disclosure(held(office, named), CALENDAR, day).lines]


def test_while_the_applicant_mends_or_pays_no_reply_is_told_as_overdue(office: OfficeDay) -> None:
    """条例 30, 42: the twenty days begin anew with the supplement or the payment; until then there is nothing to miss."""
    mending, paying = (received(office).dossier.id for _ in range(2))
    office.do("h1", ask_mend, mending, **MEND | {"days": 30})
    office.do("h1", charge, paying, method="item", already=9, count=3)
    late = date(2026, 12, 2)
    assert kinds_of_clocks(office, mending, late) == ["mend", "notice"]
    assert kinds_of_clocks(office, paying, late) == ["pay"]
    shown = asked_progress(public_asked(held(office, mending)), sample_office(), CALENDAR, late)
    assert [clock.title for clock in shown.clocks] == ["补正期限（申请人）"] and not shown.clocks[0].is_over
    on(office, MONDAY + DAY)
    office.do("w1", mend, mending, wanted="便民路（南段）", received_on=office.day)
    office.do("w1", pay, paying, receipt="皖财0001", paid_on=office.day)
    assert kinds_of_clocks(office, mending, office.day) == ["reply", "notice"]
    assert kinds_of_clocks(office, paying, office.day) == ["reply"]


def test_the_seven_days_for_asking_a_supplement_are_no_missed_duty_where_nothing_was_unclear(office: OfficeDay) -> None:
    named = received(office).dossier.id
    assert kinds_of_clocks(office, named, date(2026, 11, 11)) == ["reply", "notice"]
    assert kinds_of_clocks(office, named, date(2026, 11, 12)) == ["reply"]


def test_a_third_party_that_answers_late_or_never_stops_the_clock_for_fifteen_working_days_only(
    office: OfficeDay,
) -> None:
    """条例 32: fifteen working days from the receipt of the letter; what comes later is no ground to wait."""
    named = received(office).dossier.id
    asked = asked_third_party(office, named)
    assert pressing_clock(asked, CALENDAR, office.day) == waiting_clock(asked, CALENDAR, office.day)
    on(office, date(2026, 12, 1))
    silent = held(office, named)
    assert waiting_clock(silent, CALENDAR, office.day).due == date(2026, 11, 23)  # type: ignore[union-attr]
    assert pressing_clock(silent, CALENDAR, office.day).due == date(2026, 12, 21), "twenty days, and fifteen left out"
    days = {"served_on": MONDAY, "heard_on": office.day}
    heard = office.do("h1", hear_party, named, answer="refuses", words="系商业秘密", **days).dossier
    assert due(office, heard) == date(2026, 12, 21)


def test_the_fifteen_days_run_from_the_receipt_of_the_letter_and_silence_is_told_only_behind_them(
    office: OfficeDay,
) -> None:
    named = received(office).dossier.id
    asked_third_party(office, named)
    on(office, date(2026, 11, 25))
    with pytest.raises(Refused, match=r"disclosure\.party_early") as told:
        office.do("h1", hear_party, named, answer="silent", served_on=MONDAY + 4 * DAY)
    assert "2026-11-27" in say_trouble(told.value)
    on(office, date(2026, 11, 30))
    over = office.do("h1", hear_party, named, answer="silent", served_on=MONDAY + 4 * DAY).dossier
    assert over.asked[-1].heard_on is None and due(office, over) == date(2026, 12, 25)


def test_another_body_that_made_the_information_is_asked_by_its_own_letter_outside_the_clock(office: OfficeDay) -> None:
    """条例 34: fifteen working days too, and its silence is consent; the letter says so."""
    named = received(office).dossier.id
    facts = {"party": "示例区交通运输局", "concerned": "会议纪要", "whom": "body"}
    asked = office.do("h1", ask_party, named, **facts)
    text = office.text_of(asked.notices[0])
    assert "第三十四条" in text and "视为同意公开" in text and "赵𠅤" not in text
    clock = reply_clock(asked.dossier, CALENDAR, office.day)
    assert clock.light is Light.PAUSED and clock.stops[0].ground == "征求其他机关意见"


def test_the_supplement_counts_from_the_day_it_came_and_the_extension_before_it_is_not_lost(office: OfficeDay) -> None:
    named = received(office).dossier.id
    office.do("a1", extend, named, days=10, reason="需要检索多个年度的档案")
    office.do("h1", ask_mend, named, **MEND)
    on(office, MONDAY + 9 * DAY)
    mended = office.do("w1", mend, named, wanted="便民路（南段）", received_on=MONDAY + 7 * DAY).dossier
    assert mended.begun_on == MONDAY + 7 * DAY and mended.extended is not None
    assert due(office, mended) == CALENDAR.nth_after(MONDAY + 7 * DAY, 30)
    with pytest.raises(Refused, match=r"disclosure\.once"):
        office.do("a1", extend, named, days=5, reason="再延")


def test_an_extension_after_the_supplement_says_from_which_day_it_counts(office: OfficeDay) -> None:
    named = received(office).dossier.id
    office.do("h1", ask_mend, named, **MEND)
    on(office, MONDAY + DAY)
    office.do("w1", mend, named, wanted="便民路（南段）", received_on=office.day)
    done = office.do("a1", extend, named, days=5, reason="需要检索档案")
    assert "自收到补正的申请之日起25个工作日内" in office.text_of(done.notices[0])


def test_a_fee_may_be_paid_within_thirty_days_of_the_notice_and_the_clock_begins_behind_the_payment(
    office: OfficeDay,
) -> None:
    """国办函〔2020〕109号: thirty days, not working days; whoever does not pay has given up."""
    named = received(office).dossier.id
    told = office.do("h1", charge, named, method="item", already=9, count=3)
    assert "30日内" in office.text_of(told.notices[0]) and "2026年12月2日" in office.text_of(told.notices[0])
    on(office, date(2026, 12, 2))
    with pytest.raises(Refused, match=r"disclosure\.drop_early"):
        office.do("h1", drop, named, served_on=MONDAY)
    on(office, date(2026, 12, 4))
    paid = office.do("w1", pay, named, receipt="皖财0001", paid_on=date(2026, 12, 1)).dossier
    assert paid.begun_on == date(2026, 12, 1) and due(office, paid) == CALENDAR.nth_after(date(2026, 12, 1), 20)


WRONG: tuple[tuple[Any, dict[str, Any], str], ...] = (
    (receive, {"asked": replace(ASKED, received_on=MONDAY + 9 * DAY)}, "收到申请的日期 2026-11-11 还没有到"),
)


def test_no_day_lies_in_the_future_or_before_what_it_follows(office: OfficeDay) -> None:
    named = received(office).dossier.id
    for verb, facts, words in WRONG:
        with pytest.raises(Refused) as told:
            office.do("a1", verb, *(() if verb is receive else (named,)), **facts)
        assert words in say_trouble(told.value), told.value.code
        assert "{" not in say_trouble(told.value, "en")
    asked_third_party(office, named)
    for days, code in (
        ({"served_on": MONDAY - DAY, "heard_on": MONDAY}, "disclosure.day_before"),
        ({"served_on": MONDAY + DAY, "heard_on": MONDAY}, "disclosure.day_ahead"),
        ({"served_on": MONDAY}, "disclosure.day_missing"),
    ):
        with pytest.raises(Refused) as told:
            office.do("h1", hear_party, named, answer="agrees", **days)
        assert told.value.code == code


def test_a_clock_that_was_set_back_is_told_plainly_and_nothing_is_recorded(office: OfficeDay) -> None:
    on(office, MONDAY + 7 * DAY)
    named = received(office, received_on=office.day).dossier.id
    on(office, MONDAY)
    with pytest.raises(Refused, match=r"disclosure\.clock_back") as told:
        office.do("h1", ask_mend, named, **MEND)
    assert "本机时钟被调回：现在显示 2026-11-02，而已有 2026-11-09 的记录" in say_trouble(told.value)
    assert len(held(office, named).notes) == 1


def test_no_fee_is_told_when_the_reply_is_overdue(office: OfficeDay) -> None:
    """国办函〔2020〕109号: the notice goes out within the period of the reply."""
    named = received(office).dossier.id
    on(office, date(2026, 12, 1))
    with pytest.raises(Refused, match=r"disclosure\.charge_late") as told:
        office.do("h1", charge, named, method="item", already=9, count=3)
    assert "2026-11-30" in say_trouble(told.value)
