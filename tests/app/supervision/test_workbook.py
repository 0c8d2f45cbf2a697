"""A workbook that leaves the program: all text, nothing is ever a formula, nothing is lost that can be read."""

from __future__ import annotations

import io

import openpyxl
import pytest

from app.intake.open_table import open_table
from app.workbook import workbook


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("http://x")', "\t=1", "341702202611239999000017"]
)
def test_what_looks_like_a_formula_or_a_number_stays_the_text_it_was(text: str) -> None:
    made = workbook("表", ["编号"], [[text]])
    cell = openpyxl.load_workbook(io.BytesIO(made)).worksheets[0]["A2"]
    assert (cell.data_type, cell.value, cell.number_format, cell.quotePrefix) == ("s", text, "@", True)


def test_it_is_read_back_by_the_program_itself() -> None:
    made = workbook("督查:看板/十一月?" + "长" * 40, ["编号", "名称"], [["0012", "张𠅤"], ["", "两\n行"]])
    (sheet,) = open_table(made)
    assert sheet.name.startswith("督查 看板 十一月") and len(sheet.name) == 31
    assert sheet.rows == (("编号", "名称"), ("0012", "张𠅤"), ("", "两\n行"))


def test_signs_that_no_workbook_can_hold_are_left_out() -> None:
    made = workbook("表", ["甲"], [["张\x00三\x1f"]])
    assert openpyxl.load_workbook(io.BytesIO(made)).worksheets[0]["A2"].value == "张三"


def test_the_head_stays_in_sight_and_columns_are_as_wide_as_their_words() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(workbook("表", ["甲", "乙"], [["一" * 10, "1"]]))).worksheets[0]
    assert sheet.freeze_panes == "A2" and sheet["A1"].font.bold
    assert sheet.column_dimensions["A"].width > sheet.column_dimensions["B"].width
