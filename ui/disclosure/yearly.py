"""年度报告: the figures of a year (条例 50) as a text table, wherever the officer wants it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject

from app.disclosure.queries import yearly_table
from app.office import Department
from ui.disclosure.asking_panel import Ask, AskingPanel, Question
from ui.page import Page
from ui.saving import ask_where, write_out
from ui.surroundings import Surroundings

translate = QCoreApplication.translate
EVERY = ""


class YearlyReport(QObject):
    """`open(departments)` asks for the year and the body, then for the file."""

    def __init__(self, page: Page, around: Surroundings) -> None:
        super().__init__(page)
        self._page, self._around = page, around

    def open(self, departments: tuple[Department, ...]) -> None:
        """Ask which year of which body."""
        today = self._around.setting().moment.on
        bodies = [(EVERY, translate("Disclosure", "我的全部部门")), *((one.code, one.name) for one in departments)]
        begin = str(today.year if today.month > 3 else today.year - 1)  # until March the report of last year is due
        panel = AskingPanel(
            "disclosure.yearly", translate("Disclosure", "年度报告统计表"),
            [
                Question("year", translate("Disclosure", "年份(&Y)"), Ask.CODE, begin=begin),
                Question("department", translate("Disclosure", "部门(&D)"), Ask.CHOICE, bodies),
            ],
            confirm=translate("Disclosure", "导出"), icon="download",
            note=translate("Disclosure", "申请的数量和办理结果、复议和诉讼，按全国统一格式"),
        )  # fmt: skip
        panel.confirmed.connect(lambda: self._ask(panel))
        self._page.panel_wanted.emit(panel)

    def _ask(self, panel: AskingPanel) -> None:
        year, department = panel.answers()["year"], panel.answers()["department"]
        setting = self._around.setting()
        if not (year.isascii() and year.isdigit() and len(year) == 4 and 2008 <= int(year) <= setting.moment.on.year):
            panel.set_problem(translate("Disclosure", "请填写四位数的年份，2008 年以后、不晚于今年"))
            return
        panel.close_panel()
        self._around.work.ask(
            self._page, yearly_table, lambda data: self.choose(data, year), setting.officer, int(year), department,
            self._around.language,
        )  # fmt: skip

    def choose(self, data: bytes, year: str) -> None:
        """Ask where to; the window stays alive meanwhile."""
        title = translate("Disclosure", "导出年度报告统计表")
        suggested = translate("Disclosure", "{year}年政府信息公开申请情况.csv").format(year=year)
        ask_where(
            self._page, "disclosure.file", title, ("CSV (*.csv)",), suggested,
            lambda name: write_out(self._page, name, data),
        )  # fmt: skip
