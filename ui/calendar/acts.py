"""Local days asked, approved by another officer (here or by signing on this desk), declined, and tables withdrawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

from app.holidays.held import HeldTable
from app.holidays.keep import approve_local_days, ask_local_days, decline_local_days, may_approve_days, withdraw_table
from app.holidays.moved import MovedList
from ui.calendar.panels import LocalDaysPanel
from ui.calendar.words import days_word
from ui.surroundings import Surroundings
from ui.widgets.panels import BarPanel, ReasonPanel, SecondOfficerPanel

if TYPE_CHECKING:
    from ui.calendar.page import CalendarPage

translate = QCoreApplication.translate


class Acts(QObject):
    """The acts of the page on the office's own tables."""

    def __init__(self, page: CalendarPage, around: Surroundings) -> None:
        super().__init__(page)
        self._page = page
        self._around = around

    def ask_days(self) -> None:
        """F2: days of this center alone, for another person to approve."""
        grid = self._page.grid
        panel = LocalDaysPanel(
            grid.day if grid.hasFocus() else None, self._around.setting().moment.on.year, self._around.language
        )
        panel.confirmed.connect(lambda: self._ask(panel))
        self._page.panel_wanted.emit(panel)

    def _ask(self, panel: LocalDaysPanel) -> None:
        days, source = panel.ordered(), panel.source.text()
        self._around.work.do(self._page, ask_local_days, lambda _: self._on_asked(panel), days, source=source)

    def _on_asked(self, panel: BarPanel) -> None:
        panel.close_panel()
        self._page.result_told.emit(translate("CalendarPage", "已提交，待另一人批准"), None)
        self._page.refresh(set())

    def approve(self) -> None:
        """F10: let the days rule; who asked for them lets another officer sign on this desk."""
        table = self._page.picked
        if table is None:
            return
        if may_approve_days(self._around.setting().officer, table):
            self._around.work.do(
                self._page,
                approve_local_days,
                lambda moved: self._on_approved(None, moved),
                table.id,
                sha256=table.sha256,
            )
            return
        panel = SecondOfficerPanel(
            "calendar.second", translate("CalendarPage", "批准本地日期"), note=f"{days_word(table)} {table.source}"
        )
        panel.confirmed.connect(lambda: self._sign(panel, table))
        self._page.panel_wanted.emit(panel)

    def _sign(self, panel: SecondOfficerPanel, table: HeldTable) -> None:
        if self._around.work.is_busy(self._page):
            return
        officer, password = panel.take()
        around = self._around
        around.work.run(
            self._page,
            lambda: around.as_officer(officer, password, approve_local_days, table.id, sha256=table.sha256),
            lambda moved: self._on_approved(panel, moved),
        )

    def _on_approved(self, panel: BarPanel | None, moved: MovedList) -> None:
        if panel is not None:
            panel.close_panel()
        self._page.told_moved(translate("CalendarPage", "本地日期已批准"), moved)

    def decline(self) -> None:
        """F9 on days that wait: not approved, with a reason."""
        table = self._page.picked
        if table is not None:
            panel = ReasonPanel(
                "calendar.decline",
                translate("CalendarPage", "不批准本地日期"),
                confirm=translate("CalendarPage", "不批准"),
            )
            panel.confirmed.connect(lambda: self._decline(panel, table))
            self._page.panel_wanted.emit(panel)

    def _decline(self, panel: ReasonPanel, table: HeldTable) -> None:
        self._around.work.do(
            self._page, decline_local_days, lambda _: self._on_declined(panel), table.id, reason=panel.values()[1]
        )

    def _on_declined(self, panel: BarPanel) -> None:
        panel.close_panel()
        self._page.result_told.emit(translate("CalendarPage", "未批准，已退回"), None)
        self._page.refresh(set())

    def withdraw(self) -> None:
        """F9 on a table that rules: it was taken in error."""
        table = self._page.picked
        if table is not None:
            panel = ReasonPanel(
                "calendar.withdraw",
                translate("CalendarPage", "撤销 {name}").format(name=table.source or table.origin),
                confirm=translate("CalendarPage", "撤销"),
                note=translate("CalendarPage", "撤销后在办件期限按余下的安排重新计算"),
            )
            panel.confirmed.connect(lambda: self._withdraw(panel, table))
            self._page.panel_wanted.emit(panel)

    def _withdraw(self, panel: ReasonPanel, table: HeldTable) -> None:
        self._around.work.do(
            self._page,
            withdraw_table,
            lambda moved: self._on_withdrawn(panel, moved),
            table.id,
            reason=panel.values()[1],
        )

    def _on_withdrawn(self, panel: BarPanel, moved: MovedList) -> None:
        panel.close_panel()
        self._page.told_moved(translate("CalendarPage", "已撤销"), moved)
