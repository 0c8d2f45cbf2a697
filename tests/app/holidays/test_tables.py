"""Holiday lists as other programs write them: .csv, .xlsx, .json, .toml, a saved page; every bad row is told."""

from __future__ import annotations

import io
import json
from datetime import date, datetime

import openpyxl
import pytest
from published_notices import whole

from app.clock.calendar import calendar_of, shipped
from app.clock.table import Table
from app.errors import Refused
from app.holidays.reading import read_table, read_text
from app.holidays.report import HolidayTable

D = date.fromisoformat
FREE, WORKED = {D("2027-01-01"), D("2027-10-01")}, {D("2027-10-09")}
JSON_FORMS: tuple[object, ...] = (
    {"days": [{"date": "2027-01-01", "working": False}, {"date": "2027-10-01", "working": False}, {"date": "2027-10-09", "working": True}]},
    {"year": 2027, "days": [{"name": "元旦", "date": "2027-01-01", "isOffDay": True}, {"name": "国庆节", "date": "2027-10-01", "isOffDay": True},
                            {"name": "国庆节", "date": "2027-10-09", "isOffDay": False}]},
    {"holidays": ["2027-01-01", "2027-10-01"], "workdays": ["2027-10-09"]},
    {"2027-01-01": "元旦", "2027-10-01": {"isOffDay": True}, "2027-10-09": False},
    [{"日期": "2027-01-01", "类型": "放假"}, {"日期": "2027年10月1日", "类型": "法定节假日"}, {"日期": "20271009", "类型": "补班"}],
)  # fmt: skip


def read(data: str | bytes, name: str, year: int | None = None) -> HolidayTable:
    return read_table(data.encode() if isinstance(data, str) else data, name, shipped(), year)


def found(table: HolidayTable) -> tuple[set[date], set[date]]:
    return {order.on for order in table.free}, {order.on for order in table.worked}


def told(table: HolidayTable) -> str:
    return "\n".join(table.told_lines())


@pytest.mark.parametrize("content", JSON_FORMS)
def test_json_of_any_usual_form_is_understood(content: object) -> None:
    table = read(json.dumps(content, ensure_ascii=False), "2027.json")
    assert found(table) == (FREE, WORKED)
    assert table.years == (2027,) and table.is_sound


@pytest.mark.parametrize(
    "text",
    [
        "日期,类型,名称\n2027-01-01,放假,元旦\n2027-10-01,放假,国庆节\n2027-10-09,上班,国庆节\n",
        "date;working;name\n2027/1/1;0;元旦\n2027/10/1;0;国庆\n2027/10/9;1;国庆\n",
        "2027年安排\t\n\n日期\t是否放假\n2027年1月1日\t是\n10月1日\t是\n10月9日\t否\n",
        "节日,放假时间,调休上班\n元旦,1月1日放假,\n国庆节,10月1日,10月9日（星期六）\n",
        "节日,开始日期,结束日期,补班日期\n元旦,2027-01-01,2027-01-01,\n国庆节,2027-10-01,2027-10-01,2027-10-09\n",
    ],
)
def test_a_list_of_days_or_of_spans_is_understood(text: str) -> None:
    table = read(text.encode("gb18030"), "安排.csv", 2027)
    assert found(table) == (FREE, WORKED), told(table)
    assert table.is_sound


def test_a_workbook_is_opened_by_the_limited_child_and_its_dates_are_dates() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (
        ["放假安排"],
        ["日期", "类型"],
        [datetime(2027, 1, 1), "放假"],
        [date(2027, 10, 1), "休"],
        ["2027-10-09", "班"],
    ):
        sheet.append(row)
    data = io.BytesIO()
    book.save(data)
    assert found(read(data.getvalue(), "安排.xlsx")) == (FREE, WORKED)


def test_our_own_calendar_file_is_read_back_with_its_notices() -> None:
    text = """format = 1
country = "CN"
weekend = [5, 6]
[[notice]]
year = 2027
number = "国办发明电〔2026〕9号"
issued_on = 2026-11-25
known_from = 2026-11-25
[[notice.holiday]]
name = "元旦"
off = ["2027-01-01"]
[[notice.holiday]]
name = "国庆节"
off = ["2027-10-01"]
worked = ["2027-10-09"]
"""
    table = read(text, "cn.toml")
    assert found(table) == (FREE, WORKED)
    assert (table.years, table.source, table.issued_on) == ((2027,), "国办发明电〔2026〕9号", D("2026-11-25"))
    rows = (("2027-01-01", "false"), ('"2027-10-01"', "false"), ("2027-10-09", "true"))
    days = "".join(f"[[days]]\ndate = {day}\nworking = {working}\n" for day, working in rows)
    assert found(read(days, "days.toml")) == (FREE, WORKED)


def test_a_saved_page_and_a_text_of_another_encoding_are_notices() -> None:
    page = "<html><head><title>x</title></head><body><p>" + whole(2026).replace("\n", "</p><p>") + "</p></body></html>"
    plain = read(whole(2026), "通知.txt")
    assert read(page, "通知.htm").orders == plain.orders
    for encoding in ("gb18030", "utf-16", "utf-8-sig"):
        assert read(whole(2026).encode(encoding), "通知.txt").orders == plain.orders
    assert read(whole(2026), "通知.csv").orders == plain.orders


@pytest.mark.parametrize(
    ("text", "name", "sentence"),
    [
        ("日期,类型\n2027-02-30,放假\n2027-01-01,放假\n", "a.csv", "没有 2 月 30 日这一天"),
        ("日期,类型\n2027-01-01,也许\n", "a.csv", "看不出是放假还是上班"),
        ("日期,类型\n明天,放假\n2027-01-01,放假\n", "a.csv", "“明天”不是日期"),
        ("日期,类型\n1月1日,放假\n2027-10-01,放假\n", "a.csv", "没有年份"),
        ("日期,类型\n2027-01-01,放假\n2027-01-01,上班\n", "a.csv", "既写放假又写上班"),
        ("节日,开始,结束\n元旦,2027-01-03,2027-01-01\n", "a.csv", "起止颠倒"),
        ('[{"date": "2027-01-01", "working": "maybe"}]', "a.json", "看不出是放假还是上班"),
        ('[{"date": 5, "working": true}, "2027-01-01"]', "a.json", "“5”不是日期"),
    ],
)
def test_a_bad_row_is_refused_with_its_reason_and_the_file_is_not_sound(text: str, name: str, sentence: str) -> None:
    table = read(text, name)
    assert sentence in told(table) and not table.is_sound


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        (b"", "a.txt", "intake.empty"),
        (b"  \n", "a.txt", "intake.empty"),
        (b"\xff\x00\xfe\x01\x80" * 9, "a.txt", "calendar.not_text"),
        ("甲,乙\n1,2\n".encode(), "a.csv", "calendar.no_headers"),
        (b"{", "a.json", "calendar.not_json"),
        (b"[" * 100_000, "a.json", "calendar.not_json"),
        (b'{"a": 1}', "a.json", "calendar.json_form"),
        (b"[]", "a.json", "calendar.nothing"),
        (b"a = ", "a.toml", "import.not_toml"),
        (b"a = 1", "a.toml", "calendar.json_form"),
        (b'format = 2\n[[notice]]\nyear = "x"\n', "a.toml", "calendar.toml_form"),
        ("今天天气很好".encode(), "a.txt", "calendar.no_year"),
        (b"PK\x03\x04nothing", "a.xlsx", "import.not_a_table"),
    ],
)
def test_what_is_no_table_is_refused_in_one_sentence(data: bytes, name: str, code: str) -> None:
    with pytest.raises(Refused) as refused:
        read_table(data, name, shipped())
    assert refused.value.code == code


def test_cells_pasted_from_a_spreadsheet_are_a_list() -> None:
    pasted = "日期\t类型\n2027-01-01\t放假\n2027-10-01\t放假\n2027-10-09\t上班"
    assert found(read_text(pasted, "粘贴的文字", shipped())) == (FREE, WORKED)


def test_a_text_without_end_is_refused() -> None:
    with pytest.raises(Refused) as refused:
        read_text("放假" * 1_100_000, "粘贴的文字", shipped())
    assert refused.value.code == "calendar.too_long"


def test_another_countrys_list_says_nothing_of_whole_years() -> None:
    abroad = calendar_of(Table("XX", frozenset({4, 5}), (), (), {}))
    table = read_table(json.dumps(JSON_FORMS[2]).encode(), "x.json", abroad)
    assert table.years == () and len(table.orders) == 3
