"""督查看板 by keys on a real store: the most urgent on top, Enter to the explanation, filters, views, exports, hall."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import openpyxl
import pypdfium2
import pytest
from delivery_hands import F, act, words_of
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QAccessible, QColor, QImage, QPainter
from pytestqt.qtbot import QtBot
from supervision_hands import FREIGHT, a_month, on_supervision
from window_gates import cut_when_settled, unnamed
from worked_desk import WorkedDesk

from app.events.office import Looked
from app.officer import Role
from app.supervision.bars import Bar, Part, PartKind
from app.supervision.line import BoardLine
from app.training import PASSWORD
from ui.casefile.page import CaseFilePage
from ui.pages import PAGES, first_page, pages_for
from ui.style import LIGHT, THEMES, theme
from ui.supervision.board_files import paged, pdf
from ui.supervision.board_paint import _bar, clock_and_day, paper_measure
from ui.supervision.board_rows import BarView, CaseRow, HeadRow
from ui.supervision.page import SupervisionPage

SHIFT = Qt.KeyboardModifier.ShiftModifier


def shown_names(page: SupervisionPage) -> list[str]:
    return [line.fact.applicant for line in page.board.lines()]


def full(page: SupervisionPage, desk: WorkedDesk, count: int = 8) -> None:
    desk.wait(lambda: len(page.board.lines()) == count)


def test_a_supervisor_begins_on_the_board_with_the_most_urgent_case_under_the_cursor(desk: WorkedDesk):
    a_month(desk)
    assert first_page(desk.officer, pages_for(desk.officer)) == "supervision"
    page = on_supervision(desk)
    full(page, desk)
    assert shown_names(page)[0] == "欧**" and shown_names(page)[-1] == "钱**"
    desk.wait(lambda: desk.focus().objectName() == "supervision.board")
    assert desk.window.navigation is not None and [t.number for t in page.board.tiles.tiles()][:4] == [
        "8",
        "3",
        "1",
        "2",
    ]


def test_enter_opens_the_case_at_its_explanation(desk: WorkedDesk):
    cases = a_month(desk)
    page = on_supervision(desk)
    full(page, desk)
    desk.wait(lambda: desk.focus().objectName() == "supervision.board")
    desk.press(F.Key_Return)
    desk.wait(lambda: isinstance(desk.page(), CaseFilePage))
    file = desk.page()
    assert isinstance(file, CaseFilePage)
    desk.wait(lambda: (held := file.file()) is not None and held.case.id == cases["late"].id)
    desk.wait(file.body.is_viewing)
    assert file.viewer.isVisible() and "2026-10-26" in file.viewer.lines.toPlainText()


def test_a_minute_passes_without_the_database_and_midnight_turns_the_lights(
    desk: WorkedDesk, monkeypatch: pytest.MonkeyPatch
):
    a_month(desk)
    page = on_supervision(desk)
    full(page, desk)
    asked: list[object] = []
    monkeypatch.setattr(desk.work, "ask_latest", lambda *args: asked.append(args))
    before = {line.fact.number: line.light for line in page.board.lines()}
    page.board.tick()
    assert {line.fact.number: line.light for line in page.board.lines()} == before
    desk.clock.at = datetime(2026, 12, 31, 1, 0, tzinfo=UTC)
    page.board.tick()
    desk.wait(lambda: {line.fact.number: line.light for line in page.board.lines()} != before)
    assert asked == [] and page.board.tiles.tiles()[1].number > "3"
    assert [tile.number for tile in page.board.tiles.tiles()[4:]] == ["0", "0"]  # of the new day: nothing yet


def test_what_the_store_answers_meanwhile_rules_over_a_recompute(desk: WorkedDesk, monkeypatch: pytest.MonkeyPatch):
    """The lines are computed beside the window: a slow recompute of older facts never covers newer ones."""
    a_month(desk)
    page = on_supervision(desk)
    full(page, desk)
    late: list[tuple[Callable[..., object], tuple[object, ...]]] = []
    monkeypatch.setattr(
        desk.work, "paper_latest", lambda owner, slot, job, then, *args: late.append((then, (job(*args),)))
    )
    desk.clock.at = datetime(2026, 12, 31, 1, 0, tzinfo=UTC)
    page.board.tick()
    shown_before = page.board.lines()
    page.board.ask()
    desk.wait(lambda: page.board.lines() != shown_before)
    newer = page.board.lines()
    then, answer = late[0]
    then(*answer)
    assert page.board.lines() is newer


def test_filters_and_groups_are_set_by_keys(desk: WorkedDesk):
    a_month(desk)
    page = on_supervision(desk)
    full(page, desk)
    desk.press(F.Key_F3)
    assert desk.focus().objectName() == "supervision.department"
    page.board.filters.fields["light"].setFocus()
    desk.press(F.Key_Down)
    assert page.board.filters.view().light == "pressing"
    assert len(page.board.lines()) == 4
    desk.press(F.Key_F3, SHIFT)
    assert len(page.board.lines()) == 8
    desk.press(F.Key_F6)
    assert page.board.filters.view().group == "department"
    heads = [row for row in page.board.sheet().rows if isinstance(row, HeadRow)]
    assert heads[0].title.endswith("交通运输局") and heads[0].told == "4 件 · 超期 1 · 临近 1"


def test_a_filter_that_finds_nothing_says_so_and_keeps_the_way_back(desk: WorkedDesk):
    a_month(desk)
    page = on_supervision(desk)
    full(page, desk)
    page.board.filters.fields["step"].set_code("received")
    page.board.filters.fields["light"].set_code("red")
    assert page.board.lines() == () and not act(page, "F9").is_enabled
    desk.press(F.Key_F3, SHIFT)
    assert len(page.board.lines()) == 8 and act(page, "F9").is_enabled


def test_a_view_is_saved_by_keys_and_comes_back_with_the_page(desk: WorkedDesk):
    a_month(desk)
    page = on_supervision(desk)
    full(page, desk)
    page.board.filters.fields["light"].set_code("red")
    desk.press(F.Key_F7)
    desk.wait(lambda: desk.focus().objectName() == "supervision.keep.name")
    desk.press(F.Key_F12)
    assert desk.window.deck.panel() is not None, "a view without a name is not kept"
    desk.type_text("all that is red")
    desk.press(F.Key_F12)
    desk.wait(lambda: page.board.filters.chosen_name() == "all that is red")
    desk.press(F.Key_F7)
    desk.wait(lambda: desk.focus().objectName() == "supervision.keep.name")
    desk.type_text("overdue")  # the name before is selected: what is typed takes its place
    desk.press(F.Key_F12)
    desk.wait(lambda: page.board.filters.chosen_name() == "overdue")
    desk.press(F.Key_F3, SHIFT)
    assert page.board.filters.chosen_name() == "" and len(page.board.lines()) == 8
    page.board.filters.views.set_code("overdue")
    assert len(page.board.lines()) == 3
    desk.press(F.Key_F7, SHIFT)
    desk.wait(lambda: page.board.filters.views.edit.count() == 2)


def test_the_workbook_has_every_case_as_text_and_the_export_is_on_record(desk: WorkedDesk, tmp_path: Path):
    desk.accepted(FREIGHT, "=HYPERLINK(1)")
    page = on_supervision(desk)
    full(page, desk, 1)
    file = tmp_path / "board.xlsx"
    page.board.taking_out.write(str(file), {"xlsx": page.board.book}, 1)
    desk.wait(file.is_file)
    (sheet,) = openpyxl.load_workbook(io.BytesIO(file.read_bytes())).worksheets
    row = [cell.value for cell in sheet[2]]
    assert all(cell.data_type == "s" for cell in sheet[2] if cell.value is not None)
    assert row[0] == page.board.lines()[0].fact.number and row[2] == "=**"
    looked = [e for e in desk.store.ask(lambda records: records.office_events()) if e.kind == Looked.KIND]
    assert looked[-1].data["what"] == "supervision_xlsx"


def test_more_than_twenty_cases_leave_by_two_officers(desk: WorkedDesk, tmp_path: Path):
    live = {"is_training_profile": False, "now": lambda: replace(desk.clock(), clock="real")}
    desk.store.around = replace(desk.store.around, **live)
    page = on_supervision(desk)
    file = tmp_path / "board.csv"
    page.board.taking_out.write(str(file), {"csv": page.board.table}, 21)
    desk.wait(lambda: desk.window.deck.panel() is not None)
    panel = desk.window.deck.panel()
    assert panel is not None and panel.accessibleName() == "导出须两人办理" and not file.exists()
    desk.wait(lambda: desk.focus().objectName() == "supervision.out.officer")
    desk.type_text("w1")
    desk.press(F.Key_Return)
    desk.type_text(PASSWORD)
    desk.press(F.Key_F12)
    desk.wait(lambda: "不能复核导出" in panel._problem.text())
    assert not file.exists()
    panel.officer.set_text("c1")
    panel.password.edit.setFocus()
    desk.type_text(PASSWORD)
    desk.press(F.Key_F12)
    desk.wait(file.is_file)
    assert file.read_bytes().startswith("\ufeff办件编号".encode()) and desk.window.deck.panel() is None
    looked = [e for e in desk.store.ask(lambda records: records.office_events()) if e.kind == Looked.KIND]
    assert (looked[-1].officer, looked[-1].data["cases"]) == ("c1", 21)


@pytest.mark.parametrize("name", ["board.doc", "nowhere/board.pdf"])
def test_a_file_that_cannot_be_written_is_told_in_a_sentence(desk: WorkedDesk, tmp_path: Path, name: str):
    a_month(desk)
    page = on_supervision(desk)
    full(page, desk)
    page.board.taking_out.write(str(tmp_path / name), {"pdf": lambda: pdf(page.board.sheet())}, 8)
    desk.wait(lambda: "board" in desk.problem())


def test_the_board_is_printed_as_lines_and_letters(desk: WorkedDesk):
    a_month(desk)
    page = on_supervision(desk)
    full(page, desk)
    desk.press(F.Key_F11)
    desk.wait(lambda: len(desk.printed()) == 1)
    made = desk.printed()[0].read_bytes()
    words = words_of(made)
    assert "督查看板（培训）" in words and "欧**" in words and "超期7天" in words
    document = pypdfium2.PdfDocument(made)
    assert not [o for o in document[0].get_objects() if o.type == pypdfium2.raw.FPDF_PAGEOBJ_IMAGE], "no picture on it"


@pytest.mark.parametrize("room", [90.0, 140.0, 400.0])
def test_the_day_of_a_limit_and_that_it_is_provisional_are_never_cut(room: float):
    told = clock_and_day("调查核实环节", "2027-01-18（暂定）", room, paper_measure())
    assert told.endswith("2027-01-18（暂定）") and (room < 400 or told.startswith("调查核实环节"))


def test_many_cases_go_on_many_pages_and_none_is_lost(desk: WorkedDesk):
    a_month(desk)
    page = on_supervision(desk)
    full(page, desk)
    sheet = page.board.sheet()
    from dataclasses import replace

    long = replace(sheet, rows=sheet.rows * 10)
    parts = list(paged(long, 860))
    assert sum(len(part.rows) for part in parts) == 80 and len(parts) > 3
    assert parts[0].tiles and not parts[1].tiles
    assert len(pypdfium2.PdfDocument(pdf(long))) >= 4


def test_the_hall_sees_numbers_only(desk: WorkedDesk):
    a_month(desk)
    page = on_supervision(desk)
    full(page, desk)
    desk.press(F.Key_F8)
    hall = page.board.hall
    desk.wait(hall.isVisible)
    sheet = hall.sheet()
    assert [tile.number for tile in sheet.tiles][:2] == ["8", "3"] and len(sheet.rows) == 5
    told = str(sheet)
    assert not [case for case in desk.cases() if case.number in told or case.applicant_name in told]
    assert act(page, "F8").text == "收起大厅公示"
    desk.wake()
    desk.press(F.Key_F8)
    desk.wait(lambda: not hall.isVisible())


def test_a_lock_forgets_the_names_and_closes_the_hall(desk: WorkedDesk):
    a_month(desk)
    page = on_supervision(desk)
    full(page, desk)
    page.board.show_hall()
    page.board.clear_secrets()
    assert page.board.lines() == () and not page.board.hall.isVisible()


@pytest.mark.parametrize("screen", [(1366, 768), (1920, 1080)])
@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_no_word_is_cut_and_every_widget_has_a_name(
    desk: WorkedDesk, qtbot: QtBot, screen: tuple[int, int], scale: float
):
    a_month(desk)
    theme().apply(scale=scale)
    page = on_supervision(desk, *screen)
    full(page, desk)
    assert cut_when_settled(desk.window, qtbot) == []
    assert (desk.window.width(), desk.window.height()) == screen
    assert unnamed(QAccessible.queryAccessibleInterface(page)) == []


def test_a_row_is_read_aloud_whole(desk: WorkedDesk):
    a_month(desk)
    page = on_supervision(desk)
    full(page, desk)
    index = page.board.list.model().index(0, 0)
    spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("超期 7 天；法定期限；道路货物运输经营许可；欧**") and "审查 超 17 天" in spoken


def test_lights_are_told_by_word_and_shape_and_stops_are_hatched(desk: WorkedDesk):
    """Never by colour alone: the same row in grey still says how it stands."""
    a_month(desk)
    page = on_supervision(desk)
    full(page, desk)
    rows = {row.light: row for row in page.board.sheet().rows if isinstance(row, CaseRow)}
    assert {code: row.told.split()[0] for code, row in rows.items()} == {
        "red": "超期", "yellow": "临近", "green": "正常", "paused": "暂停",
    }  # fmt: skip
    place = next(at for at, line in enumerate(page.board.lines()) if line.fact.applicant == "陈**")
    rect = page.board.list.visualRect(page.board.list.model().index(place, 0))
    picture: QImage = page.board.list.viewport().grab(rect).toImage()
    colours = [picture.pixelColor(x, y) for y in range(picture.height()) for x in range(picture.width())]
    hatched = colours.count(QColor(LIGHT.on_primary_soft))
    assert hatched > 20 and colours.count(QColor(LIGHT.primary_soft)) > 100


def test_the_page_belongs_to_supervisors_and_leads(open_desk: Callable[[str], WorkedDesk]):
    desk = open_desk("c1")
    assert "supervision" in [entry.key for entry in pages_for(desk.officer, PAGES)]
    assert not desk.officer.has_role(Role.SUPERVISOR)
    case = desk.accepted(FREIGHT, "周八")
    page = on_supervision(desk)
    full(page, desk, 1)
    assert page.board.lines()[0].fact.applicant == case.applicant_name


def test_the_page_takes_news_of_other_desks_work(desk: WorkedDesk):
    page = on_supervision(desk)
    desk.on(date(2026, 11, 23))
    desk.accepted(FREIGHT, "吴九")
    full(page, desk, 1)


def test_what_leaves_a_live_desk_names_nobody_in_full(desk: WorkedDesk, monkeypatch: pytest.MonkeyPatch):
    """Exports are masked (the contract with the outside); the board wrote names as they stand."""
    a_month(desk)
    page = on_supervision(desk)
    full(page, desk)
    board = page.board
    named = tuple(replace(line, fact=replace(line.fact, applicant="王建国")) for line in board.lines())
    monkeypatch.setattr(board, "_shown", named)
    live = replace(desk.setting(), is_training=False)
    monkeypatch.setattr(board, "_around", replace(board._around, setting=lambda: live))
    cells = [str(cell.value) for row in openpyxl.load_workbook(io.BytesIO(board.book())).worksheets[0] for cell in row]
    assert not any("王建国" in cell for cell in cells) and any("王**" in cell for cell in cells)
    assert not any("王建国" in str(row) for row in board.sheet().rows)


def test_the_case_under_the_cursor_is_the_one_that_is_explained(desk: WorkedDesk):
    """Ctrl+Q asked to choose a case while one was chosen."""
    a_month(desk)
    page = on_supervision(desk)
    full(page, desk)
    desk.wait(lambda: page.board.list.line() is not None)
    line = page.board.list.line()
    assert line is not None and page.clock_subject() == line.fact.number
    page.section("days")
    assert page.clock_subject() is None


def test_grouping_makes_no_words_of_cases_that_nobody_sees(desk: WorkedDesk, monkeypatch: pytest.MonkeyPatch):
    """Grouped, rows and headings differ in height: the list asked every one of 20,000 cases for its words, for seven seconds."""
    a_month(desk)
    page = on_supervision(desk)
    full(page, desk)
    many = page.board.lines() * 100
    made: list[BoardLine] = []
    monkeypatch.setattr(page.board.list.model_, "_make", lambda line: made.append(line) or page.board._row(line))
    page.board.list.show_entries([HeadRow("各部门", ""), *many])
    desk.settle()
    page.grab()
    assert 0 < len(made) < 40 < len(many)


@pytest.mark.parametrize("name", ["light", "dark", "hc"])
def test_a_step_that_has_not_begun_is_an_empty_track_in_every_theme(name: str):
    tokens, rect = THEMES[name], QRectF(10, 10, 180, 12)
    ahead = Bar("step", "决定", 3, 0, 0, None, (Part(PartKind.LEFT, 3),))
    image = QImage(200, 32, QImage.Format.Format_RGB32)
    image.fill(QColor(tokens.bg))
    painter = QPainter(image)
    _bar(painter, rect, tokens, BarView(ahead, "决定", "—/3"))
    painter.end()
    inside, around = image.pixelColor(100, 16).lightnessF(), QColor(tokens.bg).lightnessF()
    assert abs(inside - around) < 0.35, "nobody takes what has not begun for done"
