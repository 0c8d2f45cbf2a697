"""The board: every running case, most urgent first; it ticks each minute from what is held, without the database."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QCoreApplication, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from app.identity.masking import mask_name
from app.notices.field_context import BEIJING
from app.numbering import TRAINING_DESK
from app.supervision.board import board_lines
from app.supervision.facts import BoardFacts, DayCount
from app.supervision.line import Board, BoardLine
from app.supervision.views import BoardView, drop_view, figures, grouped, save_view, saved_views, shown
from app.table_out import long_number, text_table
from app.workbook import workbook
from ui.calendar.leaning_banner import LeaningBanner
from ui.page import AtExplanation, Page, PageAction
from ui.second.place import AUTO, WINDOW, ScreenPlace
from ui.shell.bars import day_words
from ui.style import em, sizes, theme
from ui.supervision.board_files import pdf, png
from ui.supervision.board_list import BoardList, Entry
from ui.supervision.board_rows import BoardSheet, CaseRow, Row, case_row, cells, head_row, heads, tiles_of
from ui.supervision.filter_bar import FilterBar
from ui.supervision.hall import HallRow, HallScreen, HallSheet
from ui.supervision.section import Section, on_paper
from ui.supervision.taking_out import TakingOut
from ui.supervision.tiles import Tiles
from ui.supervision.view_panel import ViewPanel
from ui.supervision.words import Namer, as_of_word
from ui.surroundings import Surroundings
from ui.widgets.empty import EmptyState

translate = QCoreApplication.translate
TICK_MILLISECONDS = 60_000
LOW = 30  # lines of text: a lower window shows the rows instead of the figures


class BoardSection(Section):
    """Enter opens the case at its explanation; F3 filters, F6 groups, F7 keeps the view, F8 shows the hall its numbers."""

    key = "board"

    def __init__(self, page: Page, around: Surroundings) -> None:
        super().__init__()
        self._page, self._around = page, around
        self._facts = BoardFacts()
        self._board = Board()
        self._lines: tuple[BoardLine, ...] = ()
        self._shown: tuple[BoardLine, ...] = ()
        self._saved: Mapping[str, BoardView] = {}
        self._is_asked = False
        self._read_on: tuple[date, str] | None = None
        self._begins = False
        self._namer = Namer(around.setting().office, language=around.language)
        self.banner = LeaningBanner("supervision.banner", around)
        self.tiles = Tiles("supervision.tiles")
        self.filters = FilterBar()
        self.list = BoardList("supervision.board", translate("Supervision", "督查看板"), self._row)
        self._empty = EmptyState(
            "circle-check",
            translate("Supervision", "没有这样的在办件"),
            translate("Supervision", "换一个筛选条件，或按 Shift+F3 看全部"),
        )
        self.taking_out = TakingOut(page, around)
        self.hall = HallScreen()
        self._place: ScreenPlace | None = None
        self._lay()
        self.filters.asked.connect(self._show)
        self.list.opened.connect(self.open_case)
        self.list.picked.connect(lambda _: self.acts_changed.emit())
        self.hall.closed.connect(self.end_hall)
        self.destroyed.connect(self.hall.deleteLater)
        around.work.every(self, TICK_MILLISECONDS, self.tick)
        theme().changed.connect(self._fit)

    def _lay(self) -> None:
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in (self.banner, self.tiles, self.filters):
            column.addWidget(part)
        column.addWidget(self._stack, 1)

    def word(self) -> str:
        """Return what the section is called."""
        return translate("Supervision", "督查看板")

    def actions(self) -> list[PageAction]:  # type: ignore[override]
        """Return the acts of the board."""
        why = "" if self._shown else translate("Supervision", "没有可以导出的办件")
        has_hall = self._place is not None
        hall = translate("Supervision", "收起大厅公示") if has_hall else translate("Supervision", "大厅公示")
        is_there, line = bool(self._shown), self.list.line()
        bar = [
            PageAction("F7", translate("Supervision", "保存视图"), "save", self.keep_view),
            PageAction("F8", hall, "monitor", self.show_hall),
            PageAction("F9", translate("Supervision", "导出"), "download", self.export, is_enabled=is_there, why=why),
            PageAction("F11", translate("Supervision", "打印"), "printer", self.print_it, is_enabled=is_there, why=why),
            PageAction(
                "F12", translate("Supervision", "打开期限说明"), "folder-open", self.open_case,
                is_primary=True, is_enabled=line is not None, why=why,
            ),
        ]  # fmt: skip
        quiet = [
            ("F3", translate("Supervision", "到筛选"), self.filters.fields["department"].setFocus),
            ("Shift+F3", translate("Supervision", "看全部"), self.filters.clear),
            ("F4", translate("Supervision", "到列表"), self.list.setFocus),
            ("F5", translate("Supervision", "重新读取"), self.ask),
            ("F6", translate("Supervision", "换分组"), self.filters.next_group),
            ("Shift+F7", translate("Supervision", "删除视图"), self.forget_view),
        ]
        return [*bar, *(PageAction(key, text, "", slot, is_in_bar=False) for key, text, slot in quiet)]

    def refresh(self, changed: set[str]) -> None:
        """Ask for the facts when cases changed."""
        if not changed or "cases" in changed or "settings" in changed:
            self.ask()
        if not changed or "calendar" in changed:
            self.banner.ask()
        if not changed or "drafts" in changed:
            self._around.work.ask(self, saved_views, self._on_saved, self._around.setting().officer.id)

    def ask(self) -> None:
        """Ask the store for the facts of every open case."""
        setting = self._around.setting()
        calendar, on = setting.calendar, setting.moment.on
        self._around.work.ask_latest(
            self, "board", board_lines, self._on_facts, setting.officer, on, calendar, self._board
        )  # fmt: skip

    def tick(self) -> None:
        """A new day turns lights: all lines are computed anew from what is held, beside the window and without the store."""
        if not self._is_asked:
            return
        setting, facts = self._around.setting(), self._facts
        if (setting.moment.on, setting.calendar.version) == self._read_on:
            if self._place is not None:
                self._show_hall()
            return

        def then(lines: tuple[BoardLine, ...]) -> None:
            if facts is self._facts:  # else the store has answered meanwhile
                is_new_day = self._read_on is not None and self._read_on[0] != setting.moment.on
                self._facts = replace(facts, today=DayCount()) if is_new_day else facts
                self._read(lines)

        self._around.work.paper_latest(
            self, "tick", self._board.lines, then, facts.facts, setting.calendar, setting.moment.on, setting.office.yellow
        )  # fmt: skip

    def first_focus(self) -> None:
        """Begin in the list."""
        self._begins = not self._shown
        self.list.setFocus()

    def case_number(self) -> str | None:
        """Return the number of the case under the cursor."""
        line = self.list.line()
        return None if line is None else line.fact.number

    def clear_secrets(self) -> None:
        """Forget the cases; the hall keeps its numbers."""
        self._facts, self._lines, self._shown = BoardFacts(), (), ()
        self.list.show_entries(())
        self.end_hall()

    def lines(self) -> tuple[BoardLine, ...]:
        """Return the cases that are shown, the most urgent first."""
        return self._shown

    def open_case(self, _: object = None) -> None:
        """Enter: the file of the case under the cursor, at its explanation."""
        line = self.list.line()
        if line is not None:
            self._around.go("casefile", AtExplanation(line.fact.number))

    def keep_view(self) -> None:
        """F7: the present filters and grouping are kept under a name."""
        panel = ViewPanel(self.filters.chosen_name())
        panel.confirmed.connect(
            lambda: self._around.work.do(self._page, save_view, on_kept, panel.title(), self.filters.view())
        )

        def on_kept(name: str) -> None:
            panel.close_panel()
            self._saved = {**self._saved, name: self.filters.view()}
            self.filters.show_saved(self._saved)
            self.filters.views.set_code(name)
            self._around.result(translate("Supervision", "已保存视图：{name}").format(name=name), None)

        self._page.panel_wanted.emit(panel)

    def forget_view(self) -> None:
        """Shift+F7: the saved view that is shown is kept no longer."""
        name = self.filters.chosen_name()
        if name:
            told = translate("Supervision", "已删除视图：{name}").format(name=name)
            self._around.work.do(self._page, drop_view, lambda _: self._around.result(told, None), name)

    def export(self) -> None:
        """F9: the cases that are shown as PDF, picture or workbook."""
        makers = {
            "pdf": lambda: pdf(self.sheet()), "png": lambda: png(self.sheet()), "xlsx": self.book, "csv": self.table,
        }  # fmt: skip
        self.taking_out.choose(self._title(), makers, len(self._shown))

    def print_it(self) -> None:
        """F11: the cases that are shown, on paper."""
        self.taking_out.print_it(self._title(), lambda: pdf(self.sheet()), len(self._shown))

    def book(self) -> bytes:
        """Return the cases that are shown as a workbook."""
        return workbook(self._title(), heads(), [cells(self._to_take_out(line), self._namer) for line in self._shown])

    def table(self) -> bytes:
        """Return the cases that are shown as a text table."""
        rows = [cells(self._to_take_out(line), self._namer) for line in self._shown]
        return text_table(heads(), [(long_number(row[0]), *row[1:]) for row in rows])

    def sheet(self) -> BoardSheet:
        """Return what is shown as one picture."""
        rows: list[Row] = [
            self._row(self._to_take_out(entry)) if isinstance(entry, BoardLine) else entry for entry in self._entries()
        ]
        tiles = tiles_of(figures(self._shown), self._facts.today)
        return BoardSheet(self._title(), as_of_word(self._around.setting().moment.on), tiles, tuple(rows))

    def show_hall(self) -> None:
        """F8: numbers on the second screen, in a window of their own where there is none; again, and they are gone."""
        if self._place is not None:
            self.end_hall()
            return
        has_second = len(self.screen().virtualSiblings()) > 1
        self._place = ScreenPlace(self.window(), self.hall, AUTO if has_second else WINDOW)
        self._show_hall()
        self._place.open()
        self.acts_changed.emit()

    def end_hall(self) -> None:
        """Take the numbers from the second screen."""
        if self._place is not None:
            place, self._place = self._place, None
            place.hide()
            place.deleteLater()
            self.acts_changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the figures out where the rows need the room."""
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """Rows that can be read."""
        return QSize(480, 4 * em() + self.list.minimumSizeHint().height())

    def _fit(self) -> None:
        self.tiles.setVisible(self.height() >= LOW * sizes().base)

    def _title(self) -> str:
        office = self._around.setting().office.name
        return on_paper(translate("Supervision", "{office}督查看板").format(office=office), self._around)

    def _to_take_out(self, line: BoardLine) -> BoardLine:
        """Return the line as it may leave a live desk: the name masked, as in every export (个人信息保护法 6)."""
        if self._around.setting().is_training and line.fact.window == TRAINING_DESK:  # a set clock unmasks nobody
            return line
        return replace(line, fact=replace(line.fact, applicant=mask_name(line.fact.applicant)))

    def _row(self, line: BoardLine) -> CaseRow:
        return case_row(line, self._around.setting().calendar, self._namer)

    def _entries(self) -> list[Entry]:
        kind = self.filters.view().group
        if not kind:
            return list(self._shown)
        entries: list[Entry] = []
        for group in grouped(self._shown, kind):
            entries += [head_row(group, kind, self._namer), *group.lines]
        return entries

    def _on_saved(self, views: Mapping[str, BoardView]) -> None:
        self._saved = views
        self.filters.show_saved(views)

    def _on_facts(self, answer: tuple[BoardFacts, tuple[BoardLine, ...]]) -> None:
        facts, lines = answer
        self._facts = facts
        self._is_asked = True
        items = {fact.item: fact.item_name for fact in facts.facts}
        names = dict(facts.names)
        self._namer = replace(self._namer, office=self._around.setting().office, names=names, items=items)
        self._read(lines)

    def _read(self, lines: tuple[BoardLine, ...]) -> None:
        self._lines = lines
        self._read_on = next(((line.on, line.calendar.version) for line in lines), None)
        self.filters.offer(self._lines, self._namer)
        self._show()
        held = figures(self._lines)
        self._page.count_changed.emit(held.red + held.yellow, "bad" if held.red else "warn" if held.yellow else "")

    def _show(self) -> None:
        self._shown = shown(self._lines, self.filters.view())
        self.tiles.show_tiles(tiles_of(figures(self._shown), self._facts.today))
        self.list.show_entries(self._entries())
        self._stack.setCurrentWidget(self.list if self._shown or not self._is_asked else self._empty)
        if self._shown and self._begins and self.isVisible():
            self._begins = False
            self.list.setFocus()
        if self._place is not None:
            self._show_hall()
        self.acts_changed.emit()

    def _show_hall(self) -> None:
        setting = self._around.setting()
        time = setting.moment.at.astimezone(BEIJING).strftime("%H:%M")
        rows = tuple(
            HallRow(self._namer.department(group.key), held.open, held.yellow, held.red)
            for group in grouped(self._lines, "department")
            for held in (figures(group.lines),)
        )
        tiles = tiles_of(figures(self._lines), self._facts.today)
        self.hall.show_sheet(
            HallSheet(
                on_paper(setting.office.name, self._around), f"{day_words(setting.moment.on)} {time}", tiles, rows
            )
        )
