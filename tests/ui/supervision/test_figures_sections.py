"""用时分析 and 统计分析 by keys: periods, ways to sum up, the list behind every number, the report on paper."""

from __future__ import annotations

import io
import unicodedata
from dataclasses import replace
from datetime import date

import openpyxl
import pypdfium2
import pytest
from delivery_hands import F, act, words_of, write
from office_day import DRAINAGE
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QFontMetricsF
from pytestqt.qtbot import QtBot
from supervision_hands import FREIGHT, on_supervision
from window_gates import cut_when_settled, unnamed
from worked_desk import WorkedDesk

from app.approval.decide import grant
from ui.casefile.page import CaseFilePage
from ui.style import theme
from ui.supervision.board_paint import paper_measure
from ui.supervision.charts import Chart, ChartRow, _shares
from ui.supervision.days_section import DaysSection, series
from ui.supervision.figures_section import FiguresSection
from ui.supervision.page import SupervisionPage
from ui.supervision.sheet_files import ChartBlock, Heading, TableBlock, height_of, paged
from ui.supervision.words import Namer

CTRL = Qt.KeyboardModifier.ControlModifier


def plain(text: str) -> str:
    """Return the text with the signs that the PDF writer swaps for their radicals (⽤ for 用) as they were written."""
    return unicodedata.normalize("NFKC", text)


def worked(desk: WorkedDesk) -> None:
    """Three decided cases of October and November, one running, one of another item."""
    for name, begun, decided in (("甲", (10, 12), (11, 3)), ("乙", (11, 2), (11, 4)), ("丙", (10, 9), (10, 14))):
        desk.on(date(2026, *begun))
        case = desk.to_decision(FREIGHT, name)
        desk.on(date(2026, *decided))
        desk.act("a1", grant, case.id, content="准予", opinion="同意")
    desk.on(date(2026, 11, 20))
    desk.accepted(DRAINAGE, "丁")
    desk.on(date(2026, 11, 23))


def on_section(desk: WorkedDesk, key: str) -> tuple[SupervisionPage, object]:
    page = on_supervision(desk)
    section = page.section(key)
    desk.settle()
    return page, section


def on_days(desk: WorkedDesk) -> tuple[SupervisionPage, DaysSection]:
    page, section = on_section(desk, "days")
    assert isinstance(section, DaysSection)
    desk.wait(lambda: section.rows() != ())
    return page, section


def on_figures(desk: WorkedDesk) -> tuple[SupervisionPage, FiguresSection]:
    page, section = on_section(desk, "figures")
    assert isinstance(section, FiguresSection)
    desk.wait(lambda: section.held().count("received").n > 0)
    return page, section


def test_the_days_of_this_month_by_who_used_them(desk: WorkedDesk):
    worked(desk)
    _, section = on_days(desk)
    assert section.total.text().startswith("办结 2 件，共 18 个工作日：窗口 0（0.0%）")
    assert [row.label for row in section.chart().rows] == ["示例区交通运输局"]
    assert len(section.behind.cases()) == 2 and section.behind.cases()[0].told == "16 天"


def test_ways_and_months_are_changed_by_keys(desk: WorkedDesk):
    worked(desk)
    _, section = on_days(desk)
    desk.press(F.Key_F6)
    assert [row.label for row in section.chart().rows] == ["决定"], "the other steps used no day"
    desk.press(F.Key_F6)
    assert [row.label for row in section.chart().rows] == ["道路货物运输经营许可"]
    desk.press(F.Key_F6)
    assert len(section.chart().rows) == 2 and section.chart().rows[0].told == "16 天"
    desk.press(F.Key_PageUp, CTRL)
    desk.wait(lambda: section.total.text().startswith("办结 1 件"))
    desk.press(F.Key_PageUp, CTRL)
    desk.wait(lambda: section.rows() == ())
    assert section.behind.cases() == ()


def test_enter_on_a_bar_goes_to_its_cases_and_on_a_case_to_its_file(desk: WorkedDesk):
    worked(desk)
    _, section = on_days(desk)
    section.bars.setFocus()
    desk.press(F.Key_Return)
    assert desk.focus() is section.behind.table
    assert desk.page().clock_subject() == section.behind.cases()[0].number, "Ctrl+Q explains its dates"
    desk.press(F.Key_Return)
    desk.wait(lambda: isinstance(desk.page(), CaseFilePage))


def test_a_bar_is_read_aloud_with_its_parts(desk: WorkedDesk):
    worked(desk)
    _, section = on_days(desk)
    spoken = section.bars.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("示例区交通运输局，部门 18，2 件")


def test_a_period_that_is_none_is_told_at_its_field(desk: WorkedDesk):
    worked(desk)
    _, section = on_days(desk)
    write(desk, "supervision.days.first", "20261231")
    desk.press(F.Key_Return)
    assert "结束不能早于开始" in section.period.last.message()


def test_every_number_opens_the_list_behind_it(desk: WorkedDesk):
    worked(desk)
    _, section = on_figures(desk)
    desk.wait(lambda: desk.focus() is section.counts)
    assert [row.cells for row in section.rows()][:3] == [("收件", "2"), ("补正告知", "0"), ("受理", "2")]
    assert len(section.behind.cases()) == 2
    at = [row.key for row in section.rows()].index("promised_on_time")
    desk.press(F.Key_Down, times=at)
    assert section.rows()[at].cells[1] == "1 / 2　50.0%" and len(section.behind.cases()) == 1
    desk.press(F.Key_Return)
    assert desk.focus() is section.behind.table
    desk.press(F.Key_Return)
    desk.wait(lambda: isinstance(desk.page(), CaseFilePage))


def test_lengths_by_item_department_and_step(desk: WorkedDesk):
    worked(desk)
    _, section = on_figures(desk)
    desk.press(F.Key_F6)
    assert [row.cells for row in section.rows()] == [("道路货物运输经营许可", "2", "9", "16", "9", "50.0%")]
    assert section.lengths.isVisible() and not section.counts.isVisible()
    desk.press(F.Key_F6)
    assert section.rows()[0].cells[0] == "示例区交通运输局"
    desk.press(F.Key_F6)
    assert {row.key for row in section.rows()} == {"审查", "审核", "决定"}
    desk.press(F.Key_F6)
    assert section.rows() == (), "nothing was refused or supplemented"


def test_the_report_is_printed_with_everything_in_it(desk: WorkedDesk):
    worked(desk)
    page, section = on_figures(desk)
    assert act(page, "F12").text == "打印统计报告"
    desk.press(F.Key_F12)
    desk.wait(lambda: len(desk.printed()) == 1)
    made = desk.printed()[0].read_bytes()
    words = plain(words_of(made))
    for word in (
        "办件统计报告2026-11-01至2026-11-30",
        "承诺按时率",
        "50.0%",
        "按环节的办理用时",
        "谁用了时间",
        "不作推定",
    ):
        assert word in words, word
    images = [
        o
        for page in pypdfium2.PdfDocument(made)
        for o in page.get_objects()
        if o.type == pypdfium2.raw.FPDF_PAGEOBJ_IMAGE
    ]
    assert images == [], "charts are lines and letters"
    assert section.trend.accessibleName().startswith("近一年收件")


def test_the_workbooks_hold_what_is_in_sight(desk: WorkedDesk):
    worked(desk)
    page, section = on_figures(desk)
    sheet = openpyxl.load_workbook(io.BytesIO(section.book())).worksheets[0]
    assert [cell.value for cell in sheet[2]] == ["收件", "2"]
    days = page.section("days")
    assert isinstance(days, DaysSection)
    desk.wait(lambda: days.rows() != ())
    rows = openpyxl.load_workbook(io.BytesIO(days.book())).worksheets[0]
    assert [cell.value for cell in rows[2]] == ["示例区交通运输局", "0", "18", "0", "0", "18", "2"]
    assert "谁用了时间" in plain(words_of(days.pdf()))


def test_news_comes_to_a_section_when_it_is_seen_again(desk: WorkedDesk):
    worked(desk)
    page, section = on_figures(desk)
    page.section("board")
    desk.accepted(FREIGHT, "戊")
    desk.settle()
    page.section("figures")
    desk.wait(lambda: section.held().count("received").n == 3)


def test_long_charts_and_tables_are_cut_between_rows_and_lose_none():
    measure = paper_measure()
    chart = Chart("长", series(), tuple(ChartRow(str(n), (n, 1, 0, 0)) for n in range(100)))
    table = TableBlock("表", ("名", "数"), tuple((str(n), "1") for n in range(90)), (0.5, 0.5))
    pages = list(paged([Heading("首"), ChartBlock(chart), table, Heading("末")], 900, measure))
    bars = [row for page in pages for one in page if isinstance(one, ChartBlock) for row in one.chart.rows]
    rows = [row for page in pages for one in page if isinstance(one, TableBlock) for row in one.rows]
    assert (len(bars), len(rows)) == (100, 90)
    assert all(sum(height_of(one, measure) for one in page) <= 900 for page in pages)
    assert pages[-1][-1] == Heading("末")


@pytest.mark.parametrize("screen", [(1366, 768), (1920, 1080)])
@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.parametrize("key", ["days", "figures"])
def test_no_word_is_cut_and_every_widget_has_a_name(
    desk: WorkedDesk, qtbot: QtBot, screen: tuple[int, int], scale: float, key: str
):
    worked(desk)
    theme().apply(scale=scale)
    page, _ = on_section(desk, key)
    desk.window.resize(*screen)
    assert cut_when_settled(desk.window, qtbot) == []
    assert (desk.window.width(), desk.window.height()) == screen
    assert unnamed(QAccessible.queryAccessibleInterface(page)) == []


@pytest.mark.parametrize("wide", [480.0, 622.0, 900.0])
def test_a_figure_at_the_end_of_a_bar_is_never_cut(wide: float):
    told = "120 件 · 共 1440 天 · 中位 12.5 · P90 26"
    label = "公众聚集场所投入使用、营业前消防安全检查"
    chart = Chart("长", series(), (ChartRow(label, (9, 1, 0, 0), told), ChartRow("短", (1, 0, 0, 0), "1 件")))
    measure = paper_measure()
    words, ends = _shares(wide, chart, measure)
    assert ends >= QFontMetricsF(measure.small).horizontalAdvance(told)
    assert words >= wide * 0.12 and words + ends <= wide * (1 - 0.1), "there is room for a bar"


def test_a_department_is_told_without_what_all_have_in_common(desk: WorkedDesk):
    namer = Namer(desk.setting().office)
    names = [namer.short_department(one.code) for one in desk.setting().office.departments]
    assert "交通运输局" in names and not any(name.startswith(("示例", "区")) for name in names)
    assert namer.short_department("gone") == "gone"


@pytest.mark.parametrize(
    ("names", "short"),
    [
        (["示例区市场监督管理局", "示例区交通运输局"], ["市场监督管理局", "交通运输局"]),
        (["江苏省南京市市政管理局", "江苏省南京市市场监督管理局"], ["市政管理局", "市场监督管理局"]),
        (["示例区市场监督管理局", "示例区水利局", "示例街道办事处"], ["市场监督管理局", "水利局", "街道办事处"]),
        (["交通运输局", "交通管理支队"], ["交通运输局", "交通管理支队"]),
    ],
)
def test_the_place_leaves_a_department_s_name_and_nothing_of_the_name_goes_with_it(
    desk: WorkedDesk, names: list[str], short: list[str]
):
    office = desk.setting().office
    renamed = tuple(replace(one, name=name) for one, name in zip(office.departments, names, strict=False))
    namer = Namer(replace(office, departments=renamed))
    assert [namer.short_department(one.code) for one in renamed] == short
