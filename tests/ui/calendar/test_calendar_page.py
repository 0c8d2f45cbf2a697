"""The supervisor pastes the year's notice, sees what moves before it rules, and local days wait for another person."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from calendar_hands import NOTICE, foreseen, paste, the_page
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot
from window_gates import cut_when_settled, unnamed
from worked_desk import WorkedDesk, worked_desk

from app.clock.calendar import calendar_of, shipped
from app.clock.table import table_of
from app.events.calendar import OrderedDay
from app.holidays.export import calendar_toml
from app.holidays.held import TableStatus
from app.holidays.keep import ask_local_days, import_table
from app.holidays.reading import read_text
from app.training import OFFICERS, PASSWORD
from ui.calendar.leaning_banner import LeaningBanner, missing_year
from ui.calendar.panels import LocalDaysPanel
from ui.pages import PAGES, pages_for
from ui.style import theme
from ui.widgets.panels import BarPanel

Key = Qt.Key


@pytest.fixture
def desk(qtbot: QtBot, profile: Path, tmp_path: Path) -> Iterator[WorkedDesk]:
    pages = [entry for entry in PAGES if entry.key == "calendar"]
    with worked_desk(qtbot, profile, tmp_path / "devices", "s1", pages) as one:
        one.on(date(2026, 12, 14))
        one.accepted("劳务")
        one.show()
        yield one


def panel_of(desk: WorkedDesk) -> BarPanel:
    desk.wait(lambda: [one for one in desk.window.findChildren(BarPanel) if one.isVisible()])
    return next(one for one in desk.window.findChildren(BarPanel) if one.isVisible())


def write(desk: WorkedDesk, name: str, text: str) -> None:
    edit = desk.window.findChild(QWidget, name)
    if isinstance(edit, QPlainTextEdit):
        edit.setPlainText(text)
    else:
        assert isinstance(edit, QLineEdit), name
        edit.setText(text)


def test_in_december_a_banner_counts_the_cases_that_lean_on_the_next_year(desk: WorkedDesk) -> None:
    page = the_page(desk)
    desk.wait(lambda: "2027 年放假安排还没有录入：1 件" in page.banner.text())
    assert page.banner.isVisible()


@pytest.mark.parametrize(("who", "key"), [("s1", "supervision"), ("m1", "guide")])
def test_the_board_and_the_administrators_first_page_tell_it_too(
    qtbot: QtBot, profile: Path, tmp_path: Path, who: str, key: str
) -> None:
    pages = [entry for entry in PAGES if entry.key in (key, "calendar")]
    with worked_desk(qtbot, profile, tmp_path / "devices", who, pages) as desk:
        desk.on(date(2026, 12, 14))
        desk.accepted("劳务")
        desk.show()
        desk.window.go(key)
        banner = desk.window.findChild(LeaningBanner, f"{key}.banner")
        desk.wait(lambda: "2027 年放假安排还没有录入：1 件" in banner.text())
        assert banner.isVisible() and "在“工作日历”录入" in banner.text()
        desk.act("s1", import_table, read_text(NOTICE, "通知", shipped(), None))
        desk.wait(lambda: not banner.isVisible())


@pytest.mark.parametrize(
    ("today", "year"),
    [(date(2026, 10, 31), None), (date(2026, 11, 1), 2027), (date(2027, 3, 1), 2027), (date(2025, 12, 1), None)],
)
def test_a_year_is_missed_from_november_on(today: date, year: int | None) -> None:
    assert missing_year(shipped(), today) == year


def test_a_pasted_notice_shows_the_year_and_the_moved_dates_and_f12_lets_it_rule(desk: WorkedDesk) -> None:
    page = foreseen(desk)
    assert page.grid.year == 2027 and "将变更" in page.grid.words(date(2027, 2, 8))
    assert "国办发明电〔2026〕9号 · 2026-11-20 发布 · 2027 年全年安排" in page.paste.report.text()
    assert "春节 7 天" in page.paste.report.text() and "期限变动" in page.paste.report.text()
    assert page.paste.moved.model_.rowCount() >= 1
    assert desk.setting().calendar.published_through == 2026
    desk.press(Key.Key_F12)
    desk.wait(lambda: desk.setting().calendar.published_through == 2027)
    desk.wait(lambda: "已导入并生效" in desk.window.actionbar.result.text())
    desk.wait(lambda: page.tables and not page.banner.text())
    assert page.foreseen is None and page.paste.text() == ""
    assert page.paste.moved.isVisible() and "期限变动" in page.paste.report.text()
    assert page.held.table.model_.rowCount() == 1


def test_what_is_wrong_is_told_as_one_pastes_and_cannot_be_imported(desk: WorkedDesk) -> None:
    page = foreseen(desk, NOTICE.replace("1月1日（周五）", "1月1日（周四）"))
    assert "2027-01-01 是星期五，文中写星期四" in page.paste.report.text()
    desk.press(Key.Key_F12)
    desk.settle()
    assert desk.setting().calendar.published_through == 2026
    paste(desk, "今天天气很好")
    desk.wait(lambda: "没有写明是哪一年" in page.paste.report.text())
    assert page.foreseen is None
    page.paste.year_field.set_text("2027")
    desk.wait(lambda: "没有读到任何放假或上班日期" in page.paste.report.text())
    paste(desk, "")
    desk.wait(lambda: not page.paste.report.isVisible())


def test_a_file_is_read_as_well_and_the_calendar_is_written_out(desk: WorkedDesk, tmp_path: Path) -> None:
    page = the_page(desk)
    (tmp_path / "安排.csv").write_text("日期,类型,名称\n2027-01-01,放假,元旦\n2027-01-09,上班,元旦\n", "gb18030")
    page.files.take(str(tmp_path / "安排.csv"))
    desk.wait(lambda: page.foreseen is not None)
    assert page.foreseen is not None and page.foreseen.table.origin == "安排.csv"
    page.files.take(str(tmp_path / "none.csv"))
    desk.wait(lambda: "none.csv" in page.paste.report.text())
    page.files.write(str(tmp_path / "out.toml"), 2026)
    assert (tmp_path / "out.toml").read_text("utf-8") == calendar_toml(shipped())
    page.files.write(str(tmp_path / "no" / "out.toml"), 2026)
    desk.wait(desk.problem)


def test_the_year_is_turned_and_walked_by_keys(desk: WorkedDesk) -> None:
    page = the_page(desk)
    page.grid.setFocus()
    assert page.grid.day == date(2026, 11, 23)
    desk.press(Key.Key_Down)
    desk.press(Key.Key_Left)
    assert page.grid.day == date(2026, 11, 29) and "2026-11-29 休息 周日" in page.grid.accessibleDescription()
    page.turn(-6)
    assert page.grid.year == 2020 and page.grid.words(date(2020, 2, 1)) == "2020-02-01 休息 春节 国办发明电〔2020〕1号"
    page.turn(20)
    assert "该年安排未公布，暂定" in page.grid.words(date(2040, 1, 2))


def test_local_days_are_asked_here_and_signed_by_another_officer_on_this_desk(desk: WorkedDesk) -> None:
    page = the_page(desk)
    desk.press(Key.Key_F2)
    panel = panel_of(desk)
    for name, text in (
        ("calendar.local.days", "12月17日至18日"),
        ("calendar.local.name", "台风停工"),
        ("calendar.local.source", "池政办〔2026〕3号"),
    ):
        write(desk, name, text)
    panel.confirm()
    desk.wait(lambda: page.picked is not None and page.picked.status is TableStatus.ASKED)
    assert desk.setting().calendar.is_working(date(2026, 12, 17))
    page.acts.approve()
    panel = panel_of(desk)
    write(desk, "calendar.second.officer", "a1")
    write(desk, "calendar.second.password", PASSWORD)
    panel.confirm()
    desk.wait(lambda: not desk.setting().calendar.is_working(date(2026, 12, 17)))
    desk.wait(lambda: page.picked is not None and page.picked.status is TableStatus.IN_FORCE)
    assert page.picked is not None and page.picked.approver == "a1"
    page.acts.withdraw()
    panel = panel_of(desk)
    write(desk, "calendar.withdraw.reason", "停工令收回")
    panel.confirm()
    desk.wait(lambda: desk.setting().calendar.is_working(date(2026, 12, 17)))


def test_a_local_day_without_a_year_is_this_year_s_whatever_year_is_in_sight(desk: WorkedDesk) -> None:
    page = the_page(desk)
    page.turn(1)
    desk.press(Key.Key_F2)
    panel = panel_of(desk)
    assert isinstance(panel, LocalDaysPanel)
    panel.days.set_text("12月17日至18日")
    assert [one.on for one in panel.ordered()] == [date(2026, 12, 17), date(2026, 12, 18)]
    assert "没写年份的是 2026 年" in panel.days.edit.accessibleDescription()


def test_days_that_another_asked_for_are_declined_with_a_reason(desk: WorkedDesk) -> None:
    page = the_page(desk)
    desk.act("m1", ask_local_days, (OrderedDay(date(2026, 12, 18), False, "停电"),), source="通知")
    desk.wait(lambda: page.picked is not None)
    page.acts.decline()
    write(desk, "calendar.decline.reason", "没有停工令")
    panel_of(desk).confirm()
    desk.wait(lambda: page.picked is not None and page.picked.status is TableStatus.DECLINED)
    assert desk.setting().calendar.is_working(date(2026, 12, 18))


def test_a_bad_day_of_the_panel_is_told_before_it_is_sent(desk: WorkedDesk) -> None:
    desk.press(Key.Key_F2)
    panel = panel_of(desk)
    for days, name, source, told in (
        ("2月30日", "x", "y", "没有 2 月 30 日"),
        ("明天", "x", "y", "“明天”不是日期"),
        ("12月18日", " ", "y", "没有名称"),
        ("12月18日", "x", " ", "没有填写依据"),
    ):
        for field, text in (("days", days), ("name", name), ("source", source)):
            write(desk, f"calendar.local.{field}", text)
        assert told in panel.problem()


def test_only_supervisor_and_administrator_see_the_page() -> None:
    seen = {officer.id for officer in OFFICERS if any(entry.key == "calendar" for entry in pages_for(officer))}
    assert seen == {"s1", "m1"}


def test_the_exported_calendar_is_the_same_calendar_again() -> None:
    back = calendar_of(table_of(tomllib.loads(calendar_toml(shipped()))))
    assert back.version == shipped().version
    assert back.known_on(date(2020, 1, 26)).version == shipped().known_on(date(2020, 1, 26)).version


@pytest.mark.parametrize(("size", "scale"), [((1366, 768), 1.0), ((1920, 1080), 1.5)])
def test_nothing_is_cut_and_everything_is_named(desk: WorkedDesk, size: tuple[int, int], scale: float) -> None:
    theme().apply("light", scale=scale, is_compact=size[1] < 800)
    desk.window.resize(*size)
    foreseen(desk)
    assert cut_when_settled(desk.window, desk.qtbot) == []
    assert unnamed(QAccessible.queryAccessibleInterface(desk.window)) == []
