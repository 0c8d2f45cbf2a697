"""A list as a real district exports it: every row taken, mended or refused with its reason, nothing invented, nothing lost."""

from __future__ import annotations

import io
import time
from typing import Any

import openpyxl
import pytest
from office_day import OfficeDay, item_called

from app.catalogue import sample_catalogue
from app.errors import Refused
from app.intake.open_table import sheets_of
from app.intake.tables import read_sheets
from app.item_drafts import DraftStatus
from app.item_import.headers import plain, words
from app.item_import.keep import keep_imported
from app.item_import.reading import Surroundings, of_sheets, read_list
from app.item_import.report import Imported, RowReport, RowState
from app.item_table import SOURCE, table_of
from app.office import sample_office
from app.wording import say_trouble

AROUND = Surroundings(sample_office(), sample_catalogue())
HEADERS = [
    "序号", "事项名称（必填）", "基本编码*", "实施编码", "业务办理项编码", "事项类型", "实施主体", "法定办结时限", "单位",
    "承诺办结时限", "单位", "办件类型", "设定依据", "申请材料", "结果名称", "是否收费", "服务对象", "咨询电话",
]  # fmt: skip
ROW = [
    1, "出版物零售经营许可", "340199011000", "11341702990000017D3340199011000", "11341702990000017D334019901100001",
    "行政许可", "市场监督管理局", 20, "工作日", "7", "个工作日", "承诺件",
    "《出版管理条例》第三十五条、第三十六条；《出版物市场管理规定》第七条",
    "1.申请表（原件1份）\n2.场所证明（复印件2份）", "出版物经营许可证", "否", "自然人、法人", "0566-9990101",
]  # fmt: skip


def workbook(rows: list[list[Any]], *, above: int = 0, merged: str = "") -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    for n in range(above):
        sheet.append([f"某区政务服务事项清单 {n}"])
    for row in rows:
        sheet.append(row)
    if merged:
        sheet.merge_cells(merged)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def csv_of(rows: list[list[Any]], encoding: str, delimiter: str = ",") -> bytes:
    def cell(value: Any) -> str:
        text = str(value)
        return f'"{text}"' if any(sign in text for sign in "\n,;\t") else text

    return "\n".join(delimiter.join(cell(value) for value in row) for row in rows).encode(encoding)


def imported(rows: list[list[Any]], **how: Any) -> Imported:
    """Read as the child does, without starting one: that it is started is told by the tests of whole files."""
    return of_sheets(sheets_of(read_sheets(workbook([HEADERS, *rows], **how))), "清单.xlsx", AROUND)


def changed(**fields: Any) -> list[Any]:
    row = list(ROW)
    for name, value in fields.items():
        row[FIELDS[name]] = value
    return row


FIELDS = {
    "name": 1, "basic": 2, "implement": 3, "business": 4, "kind": 5, "department": 6, "statutory": 7, "unit": 8,
    "promised": 9, "promised_unit": 10, "spot": 11, "basis": 12, "materials": 13, "outcome": 14, "fee": 15, "who": 16,
}  # fmt: skip


def only(found: Imported) -> RowReport:
    (row,) = found.rows
    return row


def codes(row: RowReport) -> set[str]:
    return {code for code, _ in row.reasons}


def test_a_row_says_what_it_says_and_lacks_what_the_list_does_not_have() -> None:
    row = only(imported([ROW]))
    assert row.table["code"] == {
        "basic": "340199011000",
        "implement": "11341702990000017D3340199011000",
        "business": "11341702990000017D334019901100001",
    }
    assert (row.table["kind"], row.table["department"], row.table["applicants"]) == (
        "permit",
        "scjg",
        ["natural", "legal"],
    )
    assert row.table["statutory"] == {"n": 20, "unit": "working_day"}
    assert row.table["promised"] == {"n": 7, "unit": "working_day"}
    assert row.table["basis"] == [
        {"law": "出版管理条例", "article": "第三十五条、第三十六条"},
        {"law": "出版物市场管理规定", "article": "第七条"},
    ]
    assert row.table["materials"] == [
        {"name": "申请表", "form": "original", "copies": 1},
        {"name": "场所证明", "form": "copy", "copies": 2},
    ]
    assert row.table["outcome"] == {"name": "出版物经营许可证", "kind": "certificate"}
    assert (row.state, codes(row)) == (RowState.MENDED, {"import.mended.department"})
    lacking = {"steps", "effective_from", "outcome.validity", "permit_kind"}
    assert set(row.missing) == lacking, "steps, first day, validity and category of the permit are not invented"
    assert "缺少办理环节" in row.say() or "缺少" in row.say()


@pytest.mark.parametrize(
    ("header", "said", "kind"),
    [
        ("许可类别", "普通", "ordinary"), ("行政许可类型", "特许", "franchise"), ("许可种类（必填）", "认 可", "recognition"),
        ("许可类别", "核准", "verification"), ("许可分类", "登记", "registration"), ("许可类别", "其它", "other"),
        ("许可类别", "", None), ("许可类别", "甲类", None),
    ],
)  # fmt: skip
def test_the_category_of_a_permit_is_what_the_list_says_or_missing(header: str, said: str, kind: str | None) -> None:
    data = workbook([[*HEADERS, header], [*ROW, said]])
    row = only(of_sheets(sheets_of(read_sheets(data)), "清单.xlsx", AROUND))
    assert row.table.get("permit_kind") == kind
    assert ("permit_kind" in row.missing) == (kind is None)
    assert ("import.unused.permit_kind" in codes(row)) == (said == "甲类")
    service = only(imported([changed(kind="公共服务")]))
    assert "permit_kind" not in service.missing, "what is no permit has no category"


def test_a_column_that_no_field_knows_is_listed_and_kept_with_its_row() -> None:
    found = imported([ROW])
    assert found.unmatched == ("咨询电话",)
    assert only(found).table[SOURCE]["咨询电话"] == "0566-9990101"


def test_titles_above_the_headers_and_merged_departments_are_understood() -> None:
    second = changed(name="另一个事项", business="11341702990000017D334019901100002", department=None)
    found = imported([ROW, second], above=3, merged="G5:G6")
    assert [row.row for row in found.rows] == [5, 6]
    assert all(row.table["department"] == "scjg" for row in found.rows)


@pytest.mark.parametrize(
    ("encoding", "delimiter"), [("utf-8-sig", ","), ("gb18030", ","), ("utf-8", "\t"), ("utf-16", ";")]
)
def test_a_text_table_in_any_usual_encoding_gives_the_same(encoding: str, delimiter: str) -> None:
    name = "出版物零售（䶮㼆镇）经营许可"
    row = changed(name=name)
    found = read_list(csv_of([HEADERS, row], encoding, delimiter), "清单.csv", AROUND)
    assert only(found).table == only(imported([row])).table
    assert only(found).name == name


def test_a_code_that_a_spreadsheet_kept_as_a_number_is_left_out_and_said() -> None:
    row = only(imported([changed(business=113417029900000170000000, basic=340199011000)]))
    assert "business" not in row.table["code"] and row.table["code"]["basic"] == "340199011000"
    assert "import.unused.rounded" in codes(row)
    assert "末尾数位已丢失" in row.say()


def test_full_width_codes_and_blanks_are_mended_and_hyphens_stay() -> None:
    row = only(imported([changed(basic=" ３４０１９９ ０１１０００", implement="A-01/2")]))
    assert row.table["code"]["basic"] == "340199011000" and row.table["code"]["implement"] == "A-01/2"
    assert "import.mended.code" in codes(row)


@pytest.mark.parametrize(
    ("text", "unit", "kind", "expected"),
    [
        ("20个工作日", "", "行政许可", {"n": 20, "unit": "working_day"}),
        ("自受理之日起20个工作日内", "", "行政许可", {"n": 20, "unit": "working_day"}),
        ("3个月", "", "行政许可", {"n": 3, "unit": "month"}),
        ("60日", "", "行政确认", {"n": 60, "unit": "calendar_day"}),
        ("20日", "", "行政许可", {"n": 20, "unit": "working_day"}),
        ("30", "天", "公共服务", {"n": 30, "unit": "calendar_day"}),
        ("15", "自然日", "行政许可", {"n": 15, "unit": "calendar_day"}),
        ("即办", "", "行政许可", {"n": 0, "unit": "on_the_spot"}),
        ("20", "", "行政许可", None),
        ("2", "小时", "行政许可", None),
        ("按规定", "", "行政许可", None),
        ("无", "", "行政许可", None),
    ],
)
def test_a_limit_carries_its_unit_or_is_left_out(text: str, unit: str, kind: str, expected: Any) -> None:
    row = only(imported([changed(statutory=text, unit=unit, kind=kind)]))
    assert row.table.get("statutory") == expected
    if expected is None:
        assert "statutory" in row.missing


def test_an_on_the_spot_item_promises_the_spot_and_its_own_promise_wins() -> None:
    assert only(imported([changed(spot="即办件", promised="", promised_unit="")])).table["promised"] == {
        "n": 0,
        "unit": "on_the_spot",
    }
    assert only(imported([changed(spot="即办件")])).table["promised"]["n"] == 7


def test_a_department_that_is_not_in_the_hall_and_a_kind_without_counter_are_said_and_kept() -> None:
    row = only(imported([changed(department="某某街道办事处", kind="行政处罚", fee="收费")]))
    assert {"import.unused.department", "import.unused.kind", "import.unused.fee"} <= codes(row)
    assert {"department", "kind"} <= set(row.missing)
    assert row.table[SOURCE]["department"] == "某某街道办事处"


def test_rows_without_a_name_repeated_rows_and_repeated_headers_are_told_apart() -> None:
    found = imported([ROW, changed(name="  "), ROW, HEADERS, [None] * 5, changed(name="名" * 401)])
    assert [row.state for row in found.rows] == [RowState.MENDED, *[RowState.REFUSED] * 3]
    assert [code for row in found.rows[1:] for code, _ in row.reasons] == [
        "import.refused.no_name",
        "import.refused.twice",
        "import.refused.long_name",
    ]
    assert (len(found.kept), found.count(RowState.REFUSED), found.complete) == (1, 3, 0)


def test_a_name_of_a_hundred_and_ten_characters_is_kept_whole() -> None:
    name = "关于" + "建设项目" * 27
    assert len(name) == 110
    assert only(imported([changed(name=name)])).name == name


def test_a_name_written_on_two_lines_becomes_one() -> None:
    row = only(imported([changed(name="食品经营许可\n（变更）")]))
    assert row.name == "食品经营许可 （变更）" and "import.mended.name_lines" in codes(row)


def test_the_report_begins_with_the_counts_and_speaks_both_languages() -> None:
    found = imported([ROW, changed(name="")])
    chinese, english = list(found.lines()), list(found.lines("en"))
    assert chinese[0].startswith("清单.xlsx：共 2 行；收下 0 行，更正后收下 1 行，未收 1 行")
    assert "2 rows; 0 taken, 1 mended and taken, 1 refused" in english[0]
    assert len(chinese) == len(english) and all("=" not in line for line in (*chinese, *english))
    assert found.plain()["counts"] == {"taken": 0, "mended": 1, "refused": 1, "complete": 0}


def test_a_complete_toml_list_can_be_proposed_at_once(office: OfficeDay) -> None:
    source = (table_of(item_called("食品经营")), table_of(item_called("道路货物")))
    lines = []
    for table in source:
        lines.append("[[items]]")
        lines.append(f'name = "{table["name"]}（新）"')
    found = read_list("\n".join(lines).encode(), "清单.toml", AROUND)
    assert [row.state for row in found.rows] == [RowState.TAKEN] * 2 and found.complete == 0
    keys = office.do("m1", keep_imported, found)
    assert len(keys) == 2


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        (b"", "a.xlsx", "intake.empty"),
        (b"PK\x03\x04 broken", "a.xlsx", "import.not_a_table"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "a.xls", "import.old_workbook"),
        (b"\0\1\2\3" * 50, "a.csv", "import.not_a_table"),
        ("一,二\n三,四".encode(), "a.csv", "import.no_headers"),
        (b"name = ", "a.toml", "import.not_toml"),
    ],
)
def test_a_file_that_is_no_list_is_refused_with_a_sentence(data: bytes, name: str, code: str) -> None:
    with pytest.raises(Refused) as caught:
        read_list(data, name, AROUND)
    assert caught.value.code == code
    assert "=" not in say_trouble(caught.value)


def test_no_header_stands_for_two_fields() -> None:
    assert len(words().headers) == len({plain(word) for word in words().headers})
    assert words().headers[plain("法定办结时限（工作日）")] == "statutory"


def test_formulas_come_as_their_values_and_never_run() -> None:
    row = only(imported([changed(outcome='=HYPERLINK("http://x","证")')]))
    assert "outcome" in row.missing


def test_a_list_becomes_drafts_and_none_of_them_is_used_before_it_is_complete(office: OfficeDay) -> None:
    found = imported([ROW, changed(name="另一个事项", business="Z1")])
    office.do("m1", keep_imported, found)
    drafts = office.ask(lambda records: records.item_drafts())
    assert {draft.name for draft in drafts} == {"出版物零售经营许可", "另一个事项"}
    assert all((draft.status, draft.origin) == (DraftStatus.DRAFT, "清单.xlsx") for draft in drafts)
    names = {item.name for item in office.store.setting(office.people["w1"]).catalogue.items(office.day)}
    assert "另一个事项" not in names


def test_an_item_that_is_there_already_becomes_its_next_version() -> None:
    held = item_called("食品经营")
    row = only(imported([changed(name=held.name, business=held.code.business)]))
    assert row.table["version"] == held.version + 1


def test_a_thousand_rows_are_all_accounted_for(office: OfficeDay) -> None:
    rows = [changed(name=f"事项{n}", business=f"B{n:05d}") for n in range(1200)]
    begun = time.monotonic()
    found = imported(rows)
    office.do("m1", keep_imported, found)
    print(f"1,200 rows read and kept in {time.monotonic() - begun:.2f} s (target 2 s for 1,000)")
    assert len(found.rows) == len(found.kept) == 1200
    assert len(office.ask(lambda records: records.item_drafts())) == 1200
    assert office.store.check().faults == ()


def test_the_unit_in_brackets_is_no_note_that_was_left_unused() -> None:
    row = only(imported([changed(statutory="20（工作日）", unit="")]))
    assert row.table["statutory"] == {"n": 20, "unit": "working_day"}
    assert "import.mended.limit_note" not in codes(row)
    assert "import.mended.limit_note" in codes(only(imported([changed(statutory="20工作日（不含公示）", unit="")])))


def test_what_is_missing_is_said_by_the_place_it_is_missing_in() -> None:
    told = list(imported([changed(materials="1.申请书；2.身份证明", business="")]).lines())
    assert "缺少业务办理项编码：1 项。" in told and "缺少申请材料 形式：1 项。" in told, (
        "the materials themselves are there"
    )
    assert "缺少申请材料：1 项。" in list(imported([changed(materials="")]).lines())


def test_the_refused_rows_stand_before_all_others() -> None:
    told = list(
        imported([changed(unit=""), changed(business="11341702990000017D334019901100002"), changed(name="")]).lines()
    )
    rows = [line for line in told if "第 " in line and "行" in line]
    assert "未收" in rows[0] and "没有事项名称" in rows[0]


def test_the_departments_that_the_hall_does_not_have_are_told_together() -> None:
    others = [
        changed(department="示例区渔业局", business=f"11341702990000017D33401990110000{n}", name=f"事项{'甲乙丙'[n]}")
        for n in range(3)
    ]
    told = "\n".join(imported(others).lines())
    assert "本中心没有的部门：示例区渔业局（3 项）。" in told


def test_a_row_called_by_its_main_item_says_so() -> None:
    headers = ["事项名称", "主项名称", "实施主体", "法定办结时限"]
    rows = [["", "娱乐场所经营许可", "示例区水利局", "20个工作日"], ["取水许可", "取水", "示例区水利局", "20个工作日"]]
    first, second = of_sheets(sheets_of(read_sheets(workbook([headers, *rows]))), "清单.xlsx", AROUND).rows
    assert first.name == "娱乐场所经营许可" and "import.mended.name_whole" in codes(first)
    assert "import.mended.name_whole" not in codes(second)
