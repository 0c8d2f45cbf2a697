"""Lists as districts really publish them: two rows of headers, merged cells, notes, sub-items, codes that were numbers."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import openpyxl
import pytest
from office_day import OfficeDay, item_called

from app.catalogue import sample_catalogue
from app.errors import Refused
from app.intake.open_table import sheets_of
from app.intake.tables import read_sheets
from app.item_import.cells import Cell, take_code
from app.item_import.keep import keep_imported
from app.item_import.limit_cells import take_limits
from app.item_import.numerals import number_of
from app.item_import.reading import Surroundings, of_sheets, read_list
from app.item_import.report import Imported, RowReport, RowState
from app.item_table import SOURCE, table_of
from app.office import sample_office
from app.publishing import propose, publish, rewrite_draft
from app.wording import say_trouble

AROUND = Surroundings(sample_office(), sample_catalogue())
WORKING = {"n": 20, "unit": "working_day"}


def read(data: bytes, name: str = "清单.csv") -> Imported:
    return of_sheets(sheets_of(read_sheets(data)), name, AROUND)


def book(draw: Callable[[Any], object]) -> bytes:
    made = openpyxl.Workbook()
    draw(made)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def listed(*rows: list[Any], draw: Callable[[Any], object] = lambda sheet: None) -> Imported:
    def fill(made: Any) -> None:
        for row in rows:
            made.active.append(row)
        draw(made.active)

    return read(book(fill), "清单.xlsx")


def codes(row: RowReport) -> set[str]:
    return {code for code, _ in row.reasons}


def names(found: Imported) -> list[str]:
    return [row.name for row in found.kept]


def test_two_rows_of_headers_with_merged_cells_are_read_together() -> None:
    def draw(sheet: Any) -> None:
        for area in ("A1:G1", "A2:A3", "B2:B3", "C2:C3", "D2:E2", "F2:F3", "G2:G3"):
            sheet.merge_cells(area)

    found = listed(
        ["示例区政务服务事项清单（2026年版）"],
        ["序号", "事项名称", "实施主体", "办结时限（工作日）", None, "事项类型", "咨询电话"],
        [None, None, None, "法定", "承诺", None, None],
        [1, "出版物零售经营许可", "市场监督管理局", 20, 7, "行政许可", "0566-9990101"],
        draw=draw,
    )
    (row,) = found.rows
    assert (row.row, row.name, row.table["statutory"]) == (4, "出版物零售经营许可", WORKING)
    assert row.table["promised"] == {"n": 7, "unit": "working_day"} and row.table["department"] == "scjg"
    assert found.unmatched == ("咨询电话",)


def test_the_same_two_rows_in_a_text_table_which_knows_no_merged_cells() -> None:
    text = "序号,事项名称,办结时限（工作日）,,事项类型\n,,法定,承诺,\n1,出版物零售经营许可,20,7,行政许可\n"
    (row,) = read(text.encode("gb18030")).rows
    assert (row.table["statutory"], row.table["promised"]["n"], row.table["kind"]) == (WORKING, 7, "permit")


def test_a_limit_over_number_and_unit_is_one_limit() -> None:
    text = "事项名称,法定时限,,承诺时限,\n,数量,单位,数量,单位\n出版物零售经营许可,20,工作日,3,个月\n"
    (row,) = read(text.encode()).rows
    assert (row.table["statutory"], row.table["promised"]) == (WORKING, {"n": 3, "unit": "month"})


@pytest.mark.parametrize("header", ["法定办结时限（工作日）", "法定时限(单位:工作日)", "法定办结\n时限 【 工作日 】"])
def test_a_unit_in_the_header_is_the_unit_of_every_row(header: str) -> None:
    (row,) = listed(["事项名称", header], ["出版物零售经营许可", "２０ "]).rows
    assert row.table["statutory"] == WORKING


def test_headings_notes_and_sums_between_the_items_are_no_items() -> None:
    def draw(sheet: Any) -> None:
        sheet.merge_cells("A2:D2")
        sheet.merge_cells("A5:D5")

    found = listed(
        ["序号", "事项名称", "实施主体", "承诺时限"],
        ["一、市场监督管理局（共2项）"],
        [1, "出版物零售经营许可", "市场监督管理局", "7个工作日"],
        [2, "注册商标转让", "市场监督管理局", "当场办结"],
        ["注：本清单自公布之日起施行。"],
        ["合计", 2],
        ["填表人：张某某", None, "联系电话：0566-9990101"],
        [None, "1", "2", "3"],
        draw=draw,
    )
    assert names(found) == ["出版物零售经营许可", "注册商标转让"]
    assert [row.row for row in found.rows if codes(row) == {"import.refused.aside"}] == [2, 5, 6, 7, 8]
    assert len(found.rows) == 7 and "不是事项" in found.rows[0].say()


def test_a_row_that_lost_its_name_is_told_as_that_and_not_as_a_line_of_numbers() -> None:
    (row,) = listed(["序号", "事项名称", "基本编码"], [7, None, "340199011000"]).rows
    assert codes(row) == {"import.refused.no_name"}


def test_sub_items_keep_their_own_names_and_a_bare_change_is_named_with_its_whole() -> None:
    found = listed(
        ["主项名称", "子项名称", "业务办理项名称"],
        ["食品经营许可", "食品经营许可（餐饮）", "食品经营许可（餐饮）变更"],
        ["食品经营许可", "无", "延续"],
        ["取水许可", "—", None],
        ["食品经营许可证补发", "", "补发"],
        ["水利许可事项", "取土许可", None],
        ["食品经营许可", None, "（地址变更）"],
    )
    assert names(found) == [
        "食品经营许可（餐饮）变更",
        "食品经营许可（延续）",
        "取水许可",
        "食品经营许可证补发",
        "取土许可",
        "食品经营许可（地址变更）",
    ]
    assert "import.mended.name_joined" in codes(found.rows[1])


def test_materials_on_lines_of_their_own_belong_to_the_item_above() -> None:
    def draw(sheet: Any) -> None:
        sheet.merge_cells("A2:A4")
        sheet.merge_cells("B2:B4")

    found = listed(
        ["事项名称", "实施主体", "材料名称", "材料类型"],
        ["出版物零售经营许可", "市场监督管理局", "申请表（原件2份）", "原件"],
        [None, None, "场所证明", "复印件"],
        [None, None, "身份证", "复印件"],
        ["另一个事项", "市场监督管理局", "申请表", "原件"],
        draw=draw,
    )
    first = found.rows[0]
    assert [one["name"] for one in first.table["materials"]] == ["申请表", "场所证明", "身份证"]
    assert [codes(row) for row in found.rows[1:3]] == [{"import.mended.joined"}] * 2
    assert names(found) == ["出版物零售经营许可", "另一个事项"] and found.count(RowState.MENDED) == 4
    assert first.table[SOURCE]["材料类型"] == "原件\n复印件"


def test_a_name_in_two_lines_is_not_carried_on_by_an_item_named_as_its_first_line() -> None:
    found = listed(
        ["事项名称", "实施主体", "材料名称"],
        ["食品经营许可\n（变更）", "市场监督管理局", "变更申请表"],
        ["食品经营许可", "市场监督管理局", "新办申请表"],
    )
    assert names(found) == ["食品经营许可 （变更）", "食品经营许可"]


def test_a_row_without_a_name_that_says_something_else_is_refused_and_not_added_above() -> None:
    found = listed(
        ["事项名称", "实施主体", "材料名称"],
        ["出版物零售经营许可", "市场监督管理局", "申请表"],
        [None, "卫生健康委员会", "身份证"],
    )
    assert [row.state for row in found.rows] == [RowState.MENDED, RowState.REFUSED]
    assert len(found.rows[0].table["materials"]) == 1


def test_one_name_at_two_departments_or_under_two_codes_is_two_items() -> None:
    found = listed(
        ["事项名称", "实施主体", "实施编码"],
        ["档案查询", "市场监督管理局", None],
        ["档案查询", "示例区档案馆", None],
        ["档案查询", "示例区档案馆", "A-1"],
        ["档案查询", "示例区档案馆", "A-1"],
    )
    assert [row.state for row in found.rows][-1] is RowState.REFUSED and len(names(found)) == 3


@pytest.mark.parametrize(
    "text",
    ["1.13417E+30", "1.1341702E+32", '="1.13417E+30"', "113417029900000000000000", "341702199001010000000000000000000"],
)
def test_a_code_that_was_a_number_once_is_left_out_also_in_a_text_table(text: str) -> None:
    cell = Cell()
    take_code(cell, "business", text)
    assert "code" not in cell.table and cell.unused[0][0] == "import.unused.rounded"


@pytest.mark.parametrize(
    ("text", "key", "kept"),
    [
        ('="000112007000"', "basic", "000112007000"),
        ("'000112007000", "basic", "000112007000"),
        ("\u3000XK00112007\xa0", "basic", "XK00112007"),
        ("11341702003123452D3340199011000", "implement", "11341702003123452D3340199011000"),
        ("113417020031234523340199011000001", "business", "113417020031234523340199011000001"),
    ],
)
def test_a_code_stays_text_with_its_zeros_and_lands_where_its_length_belongs(text: str, key: str, kept: str) -> None:
    cell = Cell()
    take_code(cell, "basic", text)
    assert cell.table["code"] == {key: kept} and not cell.unused


BOTH = {"statutory": WORKING, "promised": {"n": 7, "unit": "working_day"}}
SPOT = {"n": 0, "unit": "on_the_spot"}


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("5个工作日", {"promised": {"n": 5, "unit": "working_day"}}),
        ("７个工作日内办结", {"promised": {"n": 7, "unit": "working_day"}}),
        ("自受理之日起 7 个 工作日", {"promised": {"n": 7, "unit": "working_day"}}),
        ("不超过20工作日", {"promised": WORKING}),
        ("二十个工作日", {"promised": WORKING}),
        ("20.0工作日", {"promised": WORKING}),
        ("20个工作日（不含听证、专家评审时间）", {"promised": WORKING}),
        ("法定20个工作日/承诺7个工作日", BOTH),
        ("法定时限：20个工作日；承诺时限：7个工作日", BOTH),
        ("法定时限： 20个工作日 承诺时限： 7个工作日", BOTH),
        ("20个工作日（法定）、7个工作日（承诺）", BOTH),
        ("承诺7个工作日\n法定20个工作日", BOTH),
        ("承诺7个工作日（法定20个工作日）", BOTH),
        ("法定20个工作日/即办", {"statutory": WORKING, "promised": SPOT}),
        ("20（工作日）", {"promised": WORKING}),
        ("法定20个工作日", {"statutory": WORKING}),
        ("当场办结", {"promised": SPOT}),
        ("即办", {"promised": SPOT}),
        ("承诺：即时办结", {"promised": SPOT}),
        ("0个工作日", {"promised": SPOT}),
        ("3-5个工作日", {}),
        ("3～5个工作日", {}),
        ("即办（1个工作日）", {}),
        ("1个工作日（即办）", {}),
        ("20个工作日（公示7个工作日）", {"promised": WORKING}),
        ("法定20个工作日，法定15个工作日，承诺7个工作日", {}),
        ("十五个工作日", {"promised": {"n": 15, "unit": "working_day"}}),
        ("一百二十个工作日", {"promised": {"n": 120, "unit": "working_day"}}),
        ("一五个工作日", {}),
        ("三五个工作日", {}),
        ("二零个工作日", {}),
        ("٢٠个工作日", {}),
        ("2小时", {}),
        ("按规定办理", {}),
    ],
)
def test_a_limit_is_read_as_it_is_said_and_a_range_is_left_out(text: str, kept: dict[str, Any]) -> None:
    """15-30 once lost its hyphen and became 1,530."""
    cell = Cell()
    take_limits(cell, {"statutory": "", "promised": text}, {"statutory": "", "promised": ""})
    assert cell.table == kept
    assert bool(cell.unused) is not bool(kept)


def test_a_statutory_zero_may_mean_two_things_and_is_left_out() -> None:
    cell = Cell()
    take_limits(cell, {"statutory": "0", "promised": "0"}, {"statutory": "工作日", "promised": "工作日"})
    assert cell.table == {"promised": SPOT} and cell.unused[0][0] == "import.unused.zero"


def test_plain_days_of_an_item_of_unknown_kind_are_left_out() -> None:
    told = []
    for kind in ("permit", "confirmation", None):
        cell = Cell({"kind": kind} if kind else {})
        take_limits(cell, {"statutory": "20日", "promised": ""}, {"statutory": "", "promised": ""})
        told.append(cell.table.get("statutory", cell.unused))
    assert [one["unit"] for one in told[:2]] == ["working_day", "calendar_day"]
    assert told[2][0][0] == "import.unused.plain_day"


def test_numerals_are_read() -> None:
    said = ("7", "20.0", "十", "十五", "二十", "二十一", "一百二十", "两", "九")
    assert [number_of(one) for one in said] == [7, 20, 10, 15, 20, 21, 120, 2, 9]


def test_a_code_that_is_a_number_shown_with_its_zeros_keeps_them() -> None:
    def draw(sheet: Any) -> None:
        sheet["B2"].number_format = "000000000000"

    (row,) = listed(["事项名称", "基本编码"], ["出版物零售经营许可", 112007000], draw=draw).rows
    assert row.table["code"]["basic"] == "000112007000"


def test_what_is_hidden_is_said_and_read_only_where_nothing_in_sight_says_it() -> None:
    def draw(made: Any) -> None:
        sheet = made.active
        sheet.append(["事项名称", "承诺时限（旧）", "承诺时限", "基本编码"])
        sheet.append(["出版物零售经营许可", "15个工作日", "7个工作日", "340199011000"])
        for column in "BD":
            sheet.column_dimensions[column].hidden = True
        old = made.create_sheet("2019年旧版")
        old.append(["事项名称", "承诺时限"])
        old.append(["已经取消的事项", "1个工作日"])
        old.sheet_state = "hidden"
        made.create_sheet("填表说明").append(["请各单位按要求填写"])

    found = read(book(draw), "清单.xlsx")
    (row,) = found.rows
    assert row.table["promised"] == {"n": 7, "unit": "working_day"} and row.table["code"]["basic"] == "340199011000"
    assert (found.hidden_sheets, found.hidden_columns, found.skipped_sheets) == (
        ("2019年旧版",),
        ("基本编码",),
        ("填表说明",),
    )
    told = "\n".join(found.lines())
    assert "隐藏而未导入的工作表：2019年旧版" in told and "被隐藏" in told


def test_several_sheets_are_one_list_and_what_stands_in_two_of_them_is_taken_once() -> None:
    def draw(made: Any) -> None:
        for title, rows in {"汇总": ["甲事项", "乙事项"], "市监局": ["甲事项"]}.items():
            sheet = made.create_sheet(title)
            sheet.append(["事项名称", "实施主体"])
            for name in rows:
                sheet.append([name, "市场监督管理局"])

    found = read(book(draw), "清单.xlsx")
    assert names(found) == ["甲事项", "乙事项"]
    assert [(row.sheet, codes(row)) for row in found.rows][-1] == ("市监局", {"import.refused.twice"})


def test_a_frame_drawn_down_to_the_end_of_the_sheet_is_no_list_of_a_million_rows() -> None:
    def draw(sheet: Any) -> None:
        sheet.cell(1_048_576, 2).font = openpyxl.styles.Font(bold=True)
        sheet.cell(5, 16_384).font = openpyxl.styles.Font(bold=True)

    found = listed(["事项名称", "实施主体"], ["出版物零售经营许可", "市场监督管理局"], draw=draw)
    assert names(found) == ["出版物零售经营许可"]


@pytest.mark.parametrize(
    "text",
    [
        "示例区清单，截至2026年\t\n\n事项名称\t实施主体\n档案查询\t档案馆，二楼\n",
        "sep=;\r\n事项名称;实施主体\r\n档案查询;档案馆\r\n",
        "事项名称,实施主体\r档案查询,档案馆\r",
        '"事项名称\u200b","实施主体 "\r\n"档案查询\u3000\u200b","档案馆"\r\n\r\n',
        "清单\n序号|事项名称|单位\n1|档案查询|档案馆\n",
    ],
)
def test_a_text_table_of_any_make_is_read(text: str) -> None:
    for data in (text.encode("utf-8-sig"), text.encode("gb18030"), text.encode("utf-16")):
        found = read(data)
        assert names(found) == ["档案查询"]
        assert found.rows[0].table[SOURCE]["department"].startswith("档案馆")


def test_a_kind_that_was_abolished_is_no_permit_and_kinds_by_number_are_known() -> None:
    found = listed(["事项名称", "事项类型"], ["甲事项", "非行政许可审批"], ["乙事项", "07"], ["丙事项", "2010年公布"])
    assert [row.table.get("kind") for row in found.rows] == [None, "confirmation", None]
    assert "import.unused.kind" in codes(found.rows[0])


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"\xd0\xcf\x11\xe0" + bytes(512) + "EncryptedPackage".encode("utf-16-le"), "import.locked_workbook"),
        ("\ufeff<html><table><tr><td>事项名称</td></tr></table></html>".encode(), "import.web_page"),
        (b'<?xml version="1.0"?><Workbook/>', "import.web_page"),
    ],
)
def test_what_only_looks_like_a_table_says_what_it_is(data: bytes, code: str) -> None:
    with pytest.raises(Refused) as caught:
        read_list(data, "清单.xls", AROUND)
    assert caught.value.code == code and "另存" in say_trouble(caught.value)


def test_an_imported_row_is_completed_published_and_used(office: OfficeDay) -> None:
    freight = table_of(item_called("道路货物"))
    code = {key: str(text) for key, text in freight["code"].items()} | {"business": f"{freight['code']['implement']}77"}
    (row,) = listed(
        ["事项名称", "事项编码", "业务办理项编码", "实施主体", "事项类型", "服务对象", "法定时限（工作日）", "承诺时限"],
        ["道路货物运输经营许可（变更）", code["implement"], code["business"], "示例区交通运输局", "行政许可", "自然人、法人", 20, "5个工作日"],
    ).rows  # fmt: skip
    assert row.table["code"] == {key: code[key] for key in ("implement", "business")}
    assert set(row.missing) == {"code.basic", "effective_from", "materials", "steps", "outcome", "permit_kind"}
    (key,) = office.do("m1", keep_imported, Imported("清单.xlsx", (row,)))
    with pytest.raises(Refused) as caught:
        office.do("m1", propose, key)
    assert "基本编码" in say_trouble(caught.value) or "缺少" in say_trouble(caught.value)
    written = {"outcome": freight["outcome"], "code": code, "effective_from": office.day.isoformat()}
    assert office.do("m1", rewrite_draft, {**freight, **row.table, **written}, was=key) == key
    office.do("m1", propose, key)
    item = office.do("c1", publish, key)
    assert (item.name, item.version) == ("道路货物运输经营许可（变更）", 1)
    found = office.store.setting(office.people["w1"]).catalogue.items(office.day)
    assert item.name in {one.name for one in found}


def test_the_same_list_read_again_takes_nobody_s_work_away(office: OfficeDay) -> None:
    found = listed(["事项名称", "实施主体"], ["甲事项", "示例区水利局"], ["乙事项", "示例区水利局"])
    first, second = office.do("m1", keep_imported, found)
    office.do("m1", rewrite_draft, {**found.rows[0].table, "conditions": ["有固定场所"]}, was=first)
    assert office.do("m1", keep_imported, found) == (second,)
    held = {draft.key: draft.table for draft in office.ask(lambda records: records.item_drafts())}
    assert held[first]["conditions"] == ["有固定场所"] and len(held) == 2
    assert "1 项的草稿已有人修改" in "".join(replace(found, untouched=1).lines())
