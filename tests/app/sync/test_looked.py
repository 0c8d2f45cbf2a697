"""The answer about the public's look-ups is read field by field, and asked for day by day until nothing is missing."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from app.errors import NotFound, Refused, Trouble, Unreachable
from app.sync.looked import LookedDays, hear_looks, read_looked

ONE, TWO = "1" * 24, "2" * 24
MONDAY = date(2026, 11, 23)
SUNDAY, SATURDAY = date(2026, 11, 22), date(2026, 11, 21)
TOLD = LookedDays(SUNDAY, {SATURDAY: (ONE, TWO), SUNDAY: (ONE,)})


def test_what_is_told_is_what_is_read() -> None:
    assert read_looked(TOLD.plain()) == TOLD
    assert read_looked(LookedDays(SUNDAY, {}).plain()) == LookedDays(SUNDAY, {})


def told(**changes: Any) -> dict[str, Any]:
    return {**TOLD.plain(), **changes}


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        (told(upto="tomorrow"), "upto"),
        (told(upto="2026-11-21"), "upto"),
        (told(who="张建国"), "who"),
        (told(days=[{"on": "2026-11-21", "numbers": ["12"]}]), "days[0].numbers"),
        (told(days=[{"on": "2026-11-21", "numbers": [7]}]), "days[0].numbers"),
        (told(days=[{"on": "2026-11-21", "numbers": ONE}]), "days[0].numbers"),
        (told(days=[{"on": "2026-11-21", "numbers": [ONE], "looks": 3}]), "days[0].looks"),
        (told(days={}), "days"),
    ],
)
def test_an_answer_that_is_none_names_its_wrong_field(wrong: dict[str, Any], field: str) -> None:
    with pytest.raises(Refused, match=r"sync\.malformed") as refusal:
        read_looked(wrong)
    assert refusal.value.facts["field"] == field


class Kept:
    """A desk's memory and a center's answers, written down."""

    def __init__(self, answers: dict[date, LookedDays], now: datetime, upto: date | None = None) -> None:
        self.answers, self.moment, self.upto = answers, now, upto
        self.asked: list[date] = []

    def looked_upto(self) -> date | None:
        return self.upto

    def keep_looked(self, heard: LookedDays) -> None:
        self.upto = heard.upto

    def now(self) -> datetime:
        return self.moment

    def looked(self, after: date) -> LookedDays:
        self.asked.append(after)
        if after not in self.answers:
            raise NotFound("sync.no_looked")
        return self.answers[after]


def heard(answers: dict[date, LookedDays], upto: date | None = None, hour: int = 3) -> Kept:
    kept = Kept(answers, datetime(2026, 11, 23, hour, tzinfo=UTC), upto)
    hear_looks(kept, kept, 60)
    return kept


def test_it_is_asked_until_yesterday_is_there_and_then_no_more_that_day() -> None:
    friday = date(2026, 11, 20)
    both = {friday: LookedDays(SATURDAY, {SATURDAY: (ONE,)}), SATURDAY: LookedDays(SUNDAY, {})}
    assert heard(both, friday).asked == [friday, SATURDAY]
    assert heard({}, SUNDAY).asked == []


def test_a_desk_that_never_heard_or_long_ago_asks_for_no_more_than_the_rules_look_back() -> None:
    first = SUNDAY - timedelta(days=60)
    for upto in (None, date(2026, 1, 1)):
        assert heard({first: TOLD}, upto).asked == [first]


def test_yesterday_is_that_of_the_office_not_of_greenwich() -> None:
    assert heard({SATURDAY: TOLD}, SATURDAY, hour=0).asked == [SATURDAY]
    assert heard({SUNDAY: LookedDays(MONDAY, {})}, SUNDAY, hour=16).asked == [SUNDAY], "past midnight in Beijing"


def test_a_center_of_before_or_of_another_day_is_not_asked_for_ever() -> None:
    assert heard({}, SATURDAY).upto == SATURDAY
    assert heard({SATURDAY: LookedDays(SATURDAY, {})}, SATURDAY).asked == [SATURDAY]


class Silent(Kept):
    """A center that answers this one question with a trouble."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__({}, datetime(2026, 11, 23, 3, tzinfo=UTC), SATURDAY)
        self.trouble = trouble

    def looked(self, after: date) -> LookedDays:
        self.asked.append(after)
        raise self.trouble


@pytest.mark.parametrize("trouble", [Unreachable("sync.strange_answer"), Refused("people.no_right")])
def test_an_answer_that_will_not_do_is_no_reason_to_call_the_whole_round_lost(trouble: Trouble) -> None:
    kept = Silent(trouble)
    hear_looks(kept, kept, 60)
    assert (kept.asked, kept.upto) == ([SATURDAY], SATURDAY)


def test_a_center_that_is_gone_meanwhile_breaks_the_round_off() -> None:
    kept = Silent(Unreachable("sync.unreachable"))
    with pytest.raises(Unreachable, match=r"sync\.unreachable"):
        hear_looks(kept, kept, 60)


def test_what_a_center_told_while_its_clock_was_a_year_ahead_does_not_silence_it_for_a_year() -> None:
    first = SUNDAY - timedelta(days=60)
    assert heard({first: TOLD}, date(2027, 11, 21)).asked == [first]
