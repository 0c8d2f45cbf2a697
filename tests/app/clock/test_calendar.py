"""The holiday table: what a day is, what was known when, other countries, local days."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest

from app.clock.calendar import Calendar, calendar_of, shipped
from app.clock.table import Published, Row, Table, shipped_table, table_of

D = date.fromisoformat


def special_days(year: int) -> tuple[list[str], list[str]]:
    """The off days that the notice names, and the worked weekend days, as MM-DD."""
    calendar, day = shipped(), date(year, 1, 1)
    off, worked = [], []
    while day.year == year:
        name = calendar.name_of(day)
        if not calendar.is_working(day) and name not in ("周六", "周日"):
            off.append(day.isoformat()[5:])
        if name == "调休上班":
            worked.append(day.isoformat()[5:])
        day += timedelta(days=1)
    return off, worked


def span(first: str, last: str) -> list[str]:
    day, end = D("2012-" + first), D("2012-" + last)
    return [(day + timedelta(days=n)).isoformat()[5:] for n in range((end - day).days + 1)]


def test_the_table_of_2012_is_the_state_councils() -> None:
    off, worked = special_days(2012)
    spans = [
        ("01-01", "01-03"),
        ("01-22", "01-28"),
        ("04-02", "04-04"),
        ("04-29", "05-01"),
        ("06-22", "06-24"),
        ("09-30", "10-07"),
    ]
    assert off == [day for first, last in spans for day in span(first, last)]
    assert worked == ["01-21", "01-29", "03-31", "04-01", "04-28", "09-29"]


def test_the_table_of_2026_is_the_state_councils() -> None:
    off, worked = special_days(2026)
    spans = [
        ("01-01", "01-03"),
        ("02-15", "02-23"),
        ("04-04", "04-06"),
        ("05-01", "05-05"),
        ("06-19", "06-21"),
        ("09-25", "09-27"),
        ("10-01", "10-07"),
    ]
    assert off == [day for first, last in spans for day in span(first, last)]
    assert worked == ["01-04", "02-14", "02-28", "05-09", "09-20", "10-10"]


def test_every_year_from_2012_to_2026_has_between_245_and_253_working_days() -> None:
    for year in range(2012, 2027):
        assert 245 <= shipped().count(date(year - 1, 12, 31), date(year, 12, 31)) <= 253, year


def test_the_years_2012_to_2026_are_published_and_no_other() -> None:
    calendar = shipped()
    assert calendar.published_through == 2026
    assert calendar.is_published(D("2012-01-01")) and calendar.is_published(D("2026-12-31"))
    assert not calendar.is_published(D("2011-12-31")) and not calendar.is_published(D("2027-01-01"))


def test_outside_the_published_years_the_week_is_monday_to_friday() -> None:
    for first in (D("2027-01-01"), D("2011-12-01")):
        for n in range(31):
            day = first + timedelta(days=n)
            assert shipped().is_working(day) == (day.weekday() < 5)


def test_a_rest_day_is_called_by_its_name() -> None:
    calendar = shipped()
    assert calendar.name_of(D("2026-10-01")) == "国庆节"
    assert calendar.name_of(D("2026-10-03")) == "国庆节"  # a Saturday inside the holiday
    assert calendar.name_of(D("2026-11-21")) == "周六"
    assert calendar.name_of(D("2026-10-10")) == "调休上班"
    assert calendar.name_of(D("2026-11-23")) is None
    assert calendar.name_of(D("2020-10-01")) == "国庆节、中秋节"


def test_the_names_are_english_where_the_program_speaks_english() -> None:
    calendar = shipped()
    assert calendar.name_of(D("2026-10-01"), "en") == "National Day"
    assert calendar.name_of(D("2026-11-22"), "en") == "Sunday"
    assert calendar.name_of(D("2026-10-10"), "en") == "worked in lieu of another day"
    table = shipped_table()
    assert {row.name for row in table.rows} == set(table.english)


def test_each_day_names_the_notice_it_comes_from() -> None:
    assert shipped().source_of(D("2026-02-14")) == "国办发明电〔2025〕7号"
    assert shipped().source_of(D("2015-09-03")) == "国发明电〔2015〕1号"
    assert shipped().source_of(D("2026-11-21")) == ""


def test_chinese_calendar_54_119_the_plan_changed_after_publication() -> None:
    """chinese-calendar 54, 119; ruoyi-vue-pro 828: the table is bitemporal."""
    holiday, saturday = D("2015-09-03"), D("2020-02-01")
    assert shipped().known_on(D("2015-05-12")).is_working(holiday)
    assert not shipped().known_on(D("2015-05-13")).is_working(holiday)
    assert shipped().known_on(D("2020-01-26")).is_working(saturday)
    assert not shipped().known_on(D("2020-01-27")).is_working(saturday)
    assert shipped().known_on(D("2019-03-21")).is_working(D("2019-05-02"))
    assert not shipped().is_working(D("2019-05-02")) and shipped().is_working(D("2019-05-05"))


def test_a_table_as_it_was_known_is_another_than_todays() -> None:
    calendar = shipped()
    assert calendar.known_on(D("2026-11-01")) == calendar
    assert calendar.known_on(D("2020-01-26")) != calendar


def test_what_was_known_says_which_year_was_published() -> None:
    assert shipped().known_on(D("2025-11-03")).published_through == 2025
    assert shipped().known_on(D("2025-11-04")).published_through == 2026
    assert shipped().known_on(D("2011-01-01")).published_through == 0


def test_the_version_names_the_content() -> None:
    calendar = shipped()
    assert calendar.version == calendar_of(shipped_table()).version
    assert re.fullmatch(r"CN-2026-[0-9a-f]{8}", calendar.version)
    assert calendar.version != calendar.known_on(D("2020-01-01")).version


def test_a_local_day_is_added_with_its_approver_and_known_from_its_day() -> None:
    typhoon = Row(D("2026-08-06"), False, "台风停工", "池政办〔2026〕3号", D("2026-08-05"), "a1")
    local = shipped().with_rows([typhoon])
    assert not local.is_working(D("2026-08-06")) and shipped().is_working(D("2026-08-06"))
    assert local.name_of(D("2026-08-06")) == "台风停工"
    assert local.known_on(D("2026-08-04")).is_working(D("2026-08-06"))
    assert local.version != shipped().version


def test_a_table_published_later_ends_the_assumption() -> None:
    table = shipped_table()
    rows = (*table.rows, Row(D("2027-01-01"), False, "元旦", "x", D("2026-11-20")))
    published = (*table.published, Published(2027, "x", D("2026-11-20")))
    newer = calendar_of(Table(table.country, table.weekend, published, rows, table.english))
    assert newer.published_through == 2027
    assert not newer.is_working(D("2027-01-01"))
    assert newer.known_on(D("2026-11-19")).is_working(D("2027-01-01"))


def test_a_year_between_two_published_ones_stays_provisional() -> None:
    """A table of 2028 that comes before that of 2027 says nothing about 2027."""
    early = shipped().with_rows([Row(D("2028-01-03"), False, "元旦", "x")], [Published(2028, "x")])
    assert early.published_through == 2028 and not early.is_published(D("2027-06-01"))
    assert early.is_provisional(D("2026-12-30"), D("2028-01-10"))
    assert early.is_provisional(D("2026-12-30"), D("2027-01-10"))
    assert not early.is_provisional(D("2028-01-04"), D("2028-02-01"))
    assert not early.is_working(D("2028-01-03"))


def test_a_span_is_provisional_by_its_days_and_not_by_its_start() -> None:
    assert not shipped().is_provisional(D("2011-12-31"), D("2012-01-10"))
    assert shipped().is_provisional(D("2011-12-30"), D("2012-01-10"))
    assert not shipped().is_provisional(D("2026-12-31"), D("2026-12-31"))
    assert not shipped().is_provisional(D("2026-12-01"), D("2026-12-31"))
    assert shipped().is_provisional(D("2026-12-31"), D("2027-01-01"))


def foreign() -> Calendar:
    rows = (Row(D("2026-03-20"), False, "Eid", ""), Row(D("2026-03-27"), True, "", ""))
    return calendar_of(Table("XX", frozenset({4, 5}), (Published(2026, "", first=1),), rows, {}))


def test_another_countrys_weekend_and_worked_days_count() -> None:
    calendar = foreign()
    assert calendar.is_working(D("2026-03-22")) and not calendar.is_working(D("2026-03-21"))
    assert calendar.nth_after(D("2026-03-19"), 1) == D("2026-03-22")
    assert calendar.nth_after(D("2026-03-26"), 1) == D("2026-03-27")
    assert calendar.name_of(D("2026-03-27")) == "调休上班"


@pytest.mark.parametrize(
    "start",
    ["1950-05-05", "2009-12-31", "2010-12-31", "2011-12-20", "2026-12-20", "2033-12-20", "2034-12-20", "2100-01-01"],
)
def test_counting_is_the_same_inside_and_outside_the_precomputed_years(start: str) -> None:
    calendar, day = shipped(), D(start)
    walked = day
    for n in range(1, 31):
        walked += timedelta(days=1)
        while not calendar.is_working(walked):
            walked += timedelta(days=1)
        assert calendar.nth_after(day, n) == walked
        assert calendar.count(day, walked) == n
        assert calendar.count(walked, day) == 0


@pytest.mark.parametrize("start", ["1950-05-05", "2011-12-20", "2026-12-20", "2034-12-20", "2034-12-29", "2100-01-01"])
@pytest.mark.parametrize("spans", [(), ((0, 3),), ((-4, 2), (6, 9)), ((2, 40),), ((30, 33), (33, 50)), ((9, None),)])
@pytest.mark.parametrize("n", [1, 5, 20])
def test_days_outside_spans_are_the_same_inside_and_outside_the_precomputed_years(
    start: str, spans: tuple[tuple[int, int | None], ...], n: int
) -> None:
    calendar, day = shipped(), D(start)
    dated = [(day + timedelta(b), date.max if e is None else day + timedelta(e)) for b, e in spans]
    walked, left = day, n
    while left and walked < day + timedelta(200):
        walked += timedelta(days=1)
        left -= calendar.is_working(walked) and not any(b < walked <= e for b, e in dated)
    assert calendar.nth_outside(day, n, dated) == (None if left else walked)


def test_counting_backwards_finds_the_latest_day() -> None:
    assert shipped().nth_before(D("2026-10-12"), 7) == D("2026-09-27")
    assert shipped().count(D("2026-09-27"), D("2026-10-12")) == 7
    assert shipped().count(D("2026-09-28"), D("2026-10-12")) == 6


def test_a_calendar_file_of_another_format_is_refused() -> None:
    with pytest.raises(ValueError, match="format 1"):
        table_of({"format": 2})
