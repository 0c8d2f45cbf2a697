"""The State Council's notices read back: every year since 2007, and the amendments; and what a wrong text is told."""

from __future__ import annotations

import re
import tomllib
from datetime import date, timedelta
from functools import lru_cache
from importlib import resources

import pytest
from published_notices import BODIES, LABOUR_2019, OLDER, SPRING_2020, VICTORY, whole

from app.clock.calendar import calendar_of, shipped
from app.clock.table import Table
from app.errors import Refused
from app.holidays.notice import read_notice
from app.holidays.report import HolidayTable
from app.item_import.report import RowState

D = date.fromisoformat
NEXT_YEAR = """国务院办公厅关于2027年部分节假日安排的通知
一、元旦：1月1日（周五）至3日（周日）放假，共3天。
二、国庆节：10月1日（周五）至7日（周四）放假调休，共7天。9月26日（周日）、10月9日（周六）上班。
国务院办公厅
2026年11月25日"""


def days(spans: list[str], year: int) -> set[date]:
    found: set[date] = set()
    for span in spans:
        first, _, last = span.partition("/")
        day, end = (D(one if len(one) == 10 else f"{year}-{one}") for one in (first, last or first))
        while day <= end:
            found.add(day)
            day += timedelta(days=1)
    return found


@lru_cache(maxsize=1)
def published() -> list[dict[str, object]]:
    text = (resources.files("resources") / "calendars" / "cn.toml").read_text("utf-8")
    return list(tomllib.loads(text)["notice"])


def expected(year: int) -> tuple[set[date], set[date]]:
    """Free and worked days: those of the shipped table, before it those that were written down by hand."""
    if year in OLDER:
        free, worked = OLDER[year]
        return days(free.split(), year), days(worked.split(), year)
    notice = next(n for n in published() if n["year"] == year)
    free_spans = [span for holiday in notice["holiday"] for span in holiday["off"]]  # type: ignore[attr-defined]
    worked_spans = [span for holiday in notice["holiday"] for span in holiday.get("worked", [])]  # type: ignore[attr-defined]
    before = {D("2011-12-31")} if year == 2012 else set()  # the shipped table begins with 2012
    return days(free_spans, year), days(worked_spans, year) | before


def read(text: str, year: int | None = None) -> HolidayTable:
    return read_notice(text, "通知.txt", shipped(), year)


def found(table: HolidayTable) -> tuple[set[date], set[date]]:
    return {order.on for order in table.free}, {order.on for order in table.worked}


@pytest.mark.parametrize("year", sorted(BODIES))
def test_the_notice_of_every_year_since_2007_is_understood(year: int) -> None:
    table = read(whole(year, f"国办发明电〔{year - 1}〕12号", f"{year - 1}年12月1日"))
    assert found(table) == expected(year)
    assert [line for line in table.lines if line.reasons] == []
    assert (table.years, table.source, table.issued_on) == (
        (year,),
        f"国办发明电〔{year - 1}〕12号",
        date(year - 1, 12, 1),
    )


@pytest.mark.parametrize("year", sorted(BODIES))
def test_the_items_alone_are_understood_when_the_year_is_given(year: int) -> None:
    assert found(read(BODIES[year], year)) == expected(year)


@pytest.mark.parametrize("year", sorted(BODIES))
def test_it_does_not_matter_how_the_text_was_broken_into_lines(year: int) -> None:
    text = whole(year)
    assert found(read(text.replace("\n", ""))) == expected(year)
    assert found(read("\n".join(text[n : n + 31] for n in range(0, len(text), 31)))) == expected(year)


@pytest.mark.parametrize("year", sorted(BODIES))
def test_signs_of_another_width_and_latin_dashes_mean_the_same(year: int) -> None:
    narrow = str.maketrans("（），：—；", "(),:-;")
    wide = str.maketrans("0123456789", "０１２３４５６７８９")
    assert found(read(whole(year).translate(narrow))) == expected(year)
    assert found(read(whole(year).translate(wide))) == expected(year)
    assert found(read(re.sub("(?<=[日）])至", "～", whole(year)).replace("、", "、 "))) == expected(year)


def test_the_days_carry_the_name_of_their_festival() -> None:
    names = {order.on: order.name for order in read(whole(2017)).orders}
    assert names[D("2017-01-02")] == "元旦" and names[D("2017-04-01")] == "清明节"
    assert names[D("2017-10-04")] == "中秋节、国庆节"
    assert {order.name for order in read(whole(2007)).orders} == {"元旦", "春节", "劳动节", "国庆节"}


def test_one_free_day_of_2015_was_ordered_inside_the_year() -> None:
    table = read(VICTORY)
    assert found(table) == (days(["09-03/09-05"], 2015), {D("2015-09-06")})
    assert {order.name for order in table.orders} == {"中国人民抗日战争暨世界反法西斯战争胜利70周年纪念日"}
    assert (table.years, table.source, table.issued_on) == ((), "国发明电〔2015〕1号", D("2015-05-13"))


def test_the_labour_day_of_2019_was_rearranged_inside_the_year() -> None:
    table = read(LABOUR_2019)
    assert found(table) == (days(["05-01/05-04"], 2019), {D("2019-04-28"), D("2019-05-05")})
    assert {order.name for order in table.orders} == {"劳动节"} and table.years == ()


def test_the_spring_festival_of_2020_was_prolonged_from_where_it_ended() -> None:
    table = read(SPRING_2020)
    assert found(table) == (days(["01-31/02-02"], 2020), set())
    assert {order.name for order in table.orders} == {"春节"} and table.is_sound


def test_a_prolonged_holiday_overrules_the_worked_saturday_of_the_same_text() -> None:
    table = read(whole(2020) + "\n二、延长2020年春节假期至2月2日（星期日），2月3日（星期一）起正常上班。", 2020)
    free, worked = found(table)
    assert days(["01-24/02-02"], 2020) <= free and D("2020-02-01") not in worked
    assert [code for line in table.lines for code, _ in line.reasons] == ["calendar.later_rules"]


def test_a_prolonged_holiday_nobody_knows_is_refused() -> None:
    unknown = calendar_of(Table("CN", frozenset({5, 6}), (), (), {}))
    table = read_notice("春节假期延长至2月14日（星期日）。", "x", unknown, 2027)
    assert not table.is_sound
    assert "请先导入原通知" in "\n".join(table.told_lines())


@pytest.mark.parametrize(
    ("text", "free", "worked"),
    [
        ("元旦：12月30日至1月1日放假，共3天。12月29日（星期六）上班。", ["2018-12-30/01-01"], ["2018-12-29"]),
        ("一、元旦：2018年12月30日至2019年1月1日放假调休，共3天。12月29日上班。", ["2018-12-30/01-01"], ["2018-12-29"]),
        ("一、清明节：4月5日放假，4月8日补假。", ["04-05", "04-08"], []),
        (
            "国庆节（10月1日至7日）放假7天，调休上班日：9月29日（星期日）、10月12日（周六）。",
            ["10-01/10-07"],
            ["09-29", "10-12"],
        ),
        ("放假时间为10月1日-7日，共7天；9月29日、10月12日正常上班。", ["10-01/10-07"], ["09-29", "10-12"]),
        ("十月一日至七日放假调休，共七天。九月二十九日（星期天）上班。", ["10-01/10-07"], ["09-29"]),
        ("国庆节：10月1、2、3日放假；9月29日调休上班。", ["10-01/10-03"], ["09-29"]),
        ("国庆节10月1日-7日放假，9月29日、10月12日补班", ["10-01/10-07"], ["09-29", "10-12"]),
        ("从10月1日到10月7日放假", ["10-01/10-07"], []),
        ("国庆节：10月1号（星期二）到7号（星期一）放假，9月29号补班", ["10-01/10-07"], ["09-29"]),
        ("国办发〔2018〕1号、2号 国庆节：10月1号、2号、3号放假", ["10-01/10-03"], []),
        ("国庆节：10月1日起放假调休共7天，10月12日上班。", ["10-01/10-07"], ["10-12"]),
        ("2019-10-01至2019-10-07放假", ["10-01/10-07"], []),
        ("原定9月29日上班的安排取消，9月29日不上班。", ["09-29"], []),
        ("9月29日（星期日）公休日调至10月4日（星期五）。", ["10-04"], ["09-29"]),
        ("壮族三月三：4月8日至9日放假，共2天。", ["04-08/04-09"], []),
        (
            "一、元旦：1月1日放假\n二、春节：2月4日至10日放假，共7天\n三、清明节：4月5日放假",
            ["01-01", "02-04/02-10", "04-05"],
            [],
        ),
        ("五、劳动节：5月1日（星期三）放假，与周末连休，共1天。", ["05-01"], []),
        ("一、清明节：4月5日放假，与周末连休，共3天。", ["04-05"], []),
    ],
)
def test_other_ways_of_saying_it(text: str, free: list[str], worked: list[str]) -> None:
    table = read(text, 2019)
    assert found(table) == (days(free, 2019), days(worked, 2019))
    assert table.is_sound


def test_advice_first_days_back_and_news_about_the_notice_order_nothing() -> None:
    for text in (
        "鼓励各单位安排职工在除夕（2月9日）休息。",
        "2月3日（星期一）起正常上班。",
        "国务院办公厅12月1日发布2027年放假安排。",
    ):
        with pytest.raises(Refused) as refused:
            read(text, 2024)
        assert refused.value.code == "calendar.nothing"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("春节：2月5日（星期六）至11日放假", "2027-02-05 是星期五，文中写星期六"),
        ("清明节：4月5日至7日放假，共4天。", "共 3 天，文中写共 4 天"),
        ("国庆节：10月1日至7日放假。10月2日上班。", "2027-10-02 既写放假又写上班"),
        ("2月30日放假", "没有 2 月 30 日这一天"),
        ("1月7日至1月1日放假", "起止颠倒或过长"),
        ("10月7日至1日放假", "起止颠倒：2027-10-01 早于 2027-10-07"),
    ],
)
def test_what_contradicts_itself_is_refused_with_its_place(text: str, told: str) -> None:
    table = read(text, 2027)
    assert not table.is_sound and table.count(RowState.REFUSED) == 1
    assert told in "\n".join(table.told_lines())


def test_a_date_of_an_item_that_says_nothing_of_it_is_told_and_not_used() -> None:
    table = read("国庆节：10月1日至7日放假，共7天，10月12日赏月。", 2027)
    assert len(table.orders) == 7 and table.is_sound
    assert "没有写明放假还是上班" in "\n".join(table.told_lines())


def test_an_excerpt_that_begins_with_its_year_needs_no_other() -> None:
    table = read("2013年 四、劳动节：4月29日至5月1日放假调休，共3天。4月27日（星期六）、28日（星期日）上班。")
    assert found(table) == (days(["04-29/05-01"], 2013), days(["04-27/04-28"], 2013))


def test_a_text_without_a_year_asks_for_it() -> None:
    with pytest.raises(Refused) as refused:
        read("元旦：1月1日放假。")
    assert refused.value.code == "calendar.no_year"
    assert read("元旦：1月1日放假。\n国务院办公厅\n2026年11月4日").orders[0].on == D("2027-01-01")


def test_a_whole_year_is_known_by_its_first_and_its_last_holiday() -> None:
    assert read(NEXT_YEAR).years == (2027,)
    assert read(NEXT_YEAR.replace("国庆节", "中秋节")).years == ()


def test_the_report_counts_and_names_what_was_read() -> None:
    told = list(read(NEXT_YEAR).told_lines())
    assert told[0] == "通知.txt：放假 10 天，调休上班 2 天；收下 3 处，提示 0 处，未收 0 处。"
    assert "国庆节：2027-10-01 起共放假 7 天。" in told
    assert "2027 年安排完整，导入后该年期限不再暂定。" in told
    plain = read(NEXT_YEAR).plain()
    assert plain["days"][0] == {"date": "2027-01-01", "working": False}
    assert {"date": "2027-09-26", "working": True} in plain["days"]
