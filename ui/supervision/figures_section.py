"""统计分析: the figures of a period; the cases behind the number under the cursor stand beside it; the report on F12."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout

from app.ids import CaseId
from app.supervision.days import UsedDays, used_days
from app.supervision.figure_facts import Period
from app.supervision.statistics import Count, Lengths, Statistics, statistics
from app.workbook import workbook
from ui.page import AtExplanation, Page, PageAction
from ui.style import em, theme
from ui.supervision.behind import Behind, BehindCard
from ui.supervision.chart_list import TrendView
from ui.supervision.figure_words import count_told, count_word, reason_word
from ui.supervision.period_bar import PeriodBar
from ui.supervision.report import OVERVIEW, length_cells, length_heads, report_blocks, trend_of
from ui.supervision.section import Section, on_paper
from ui.supervision.sheet_files import sheet_pdf
from ui.supervision.taking_out import TakingOut
from ui.supervision.words import Namer
from ui.surroundings import Surroundings
from ui.widgets.card import Card
from ui.widgets.case_model import Column
from ui.widgets.case_table import CaseTable
from ui.widgets.segments import SegmentedChoice

translate = QCoreApplication.translate
WAYS = ("overview", "item", "department", "step", "reasons")
LOW = 32  # lines of text: a lower window shows the numbers instead of the trend


@dataclass(frozen=True)
class FigureRow:
    """One row of the table: its cells, and the cases behind it."""

    key: str
    cells: tuple[str, ...]
    cases: tuple[CaseId, ...]


class FiguresSection(Section):
    """Numbers on the left with the trend below, the cases behind a number on the right."""

    key = "figures"

    def __init__(self, page: Page, around: Surroundings) -> None:
        super().__init__()
        self._page, self._around = page, around
        today = around.setting().moment.on
        self._held, self._used = Statistics(Period(today, today)), UsedDays(Period(today, today))
        self._namer = Namer(around.setting().office, language=around.language)
        self.period = PeriodBar("supervision.figures", today)
        words = [
            ("overview", translate("Figures", "总览")),
            ("item", translate("Figures", "按事项")),
            ("department", translate("Figures", "按部门")),
            ("step", translate("Figures", "按环节")),
            ("reasons", translate("Figures", "原因")),
        ]
        self.choice = SegmentedChoice(translate("Figures", "统计口径"), "supervision.figures.by", words)
        self.counts = self._table(
            "supervision.figures.counts", (translate("Figures", "指标"), translate("Figures", "数量"))
        )
        self.lengths = self._table("supervision.figures.lengths", length_heads())
        self.trend = TrendView("supervision.figures.trend")
        self.behind = BehindCard("supervision.figures.behind")
        self.taking_out = TakingOut(page, around)
        self._lay()
        self.period.asked.connect(self.ask)
        self.choice.chosen.connect(lambda _: self._show())
        self.behind.opened.connect(lambda number: around.go("casefile", AtExplanation(number)))
        theme().changed.connect(self._fit)

    def _table(self, name: str, heads: tuple[str, ...]) -> CaseTable:
        def cell(at: int) -> Callable[[FigureRow], str]:
            return lambda row: row.cells[at]

        wide = 11 if len(heads) == 2 else 6
        columns = [
            Column(heads[0], cell(0)),
            *(Column(head, cell(at), wide, is_right=True) for at, head in enumerate(heads[1:], 1)),
        ]
        table = CaseTable(name, translate("Figures", "统计数字"), columns, key=lambda row: row.key)
        table.picked.connect(self._on_picked)
        table.opened.connect(lambda _: self.behind.table.setFocus())
        return table

    def _lay(self) -> None:
        card = Card()
        for part in (self.period, self.choice):
            card.add(part)
        for table in (self.counts, self.lengths):
            card.add(table, 1)
        card.add(self.trend)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(card, 3)
        row.addWidget(self.behind, 2)
        self.lengths.hide()

    def word(self) -> str:
        """Return what the section is called."""
        return translate("Figures", "统计分析")

    def actions(self) -> list[PageAction]:  # type: ignore[override]
        """Return the acts of the section."""
        bar = [
            PageAction("F9", translate("Figures", "导出"), "download", self.export),
            PageAction("F12", translate("Figures", "打印统计报告"), "printer", self.print_it, is_primary=True),
        ]
        quiet = [
            ("F3", translate("Figures", "到日期"), self.period.first.setFocus),
            ("F4", translate("Figures", "到数字"), self._focus_numbers),
            ("F6", translate("Figures", "换口径"), self.next_way),
            ("F7", translate("Figures", "到右侧办件"), self.behind.table.setFocus),
            ("Ctrl+PgUp", translate("Figures", "上一个月"), lambda: self.period.step(-1)),
            ("Ctrl+PgDown", translate("Figures", "下一个月"), lambda: self.period.step(1)),
        ]
        return [*bar, *(PageAction(key, text, "", slot, is_in_bar=False) for key, text, slot in quiet)]

    def refresh(self, changed: set[str]) -> None:
        """Ask again when cases changed."""
        if not changed or "cases" in changed:
            self.ask()

    def ask(self) -> None:
        """Ask for the figures of the period."""
        period, setting, work = self.period.period(), self._around.setting(), self._around.work
        if period is None:
            return
        officer, calendar, on = setting.officer, setting.calendar, setting.moment.on
        work.ask_latest(self, "figures", statistics, self._on_figures, officer, calendar, period, on)
        work.ask_latest(self, "used", used_days, self._on_used, officer, calendar, period)

    def first_focus(self) -> None:
        """Begin on the numbers."""
        self._focus_numbers()

    def case_number(self) -> str | None:
        """Return the number of the case under the cursor of the list on the right."""
        return self.behind.case_number()

    def clear_secrets(self) -> None:
        """Forget the numbers of cases."""
        self.behind.show_cases("", ())

    def next_way(self) -> None:
        """F6: the next way to sum up."""
        self.choice.set_code(WAYS[(WAYS.index(self.choice.code()) + 1) % len(WAYS)])
        self._show()
        self._focus_numbers()

    def held(self) -> Statistics:
        """Return the figures that are shown."""
        return self._held

    def rows(self) -> tuple[FigureRow, ...]:
        """Return the rows of the way that is chosen."""
        way, held, language = self.choice.code(), self._held, self._around.language
        if way == "overview":
            return tuple(
                _count_row(held.count(key), count_word(key), count_told(held.count(key), held)) for key in OVERVIEW
            )
        if way == "reasons":
            reasons = (*held.gaps, *held.grounds, *held.clauses)
            return tuple(_count_row(one, reason_word(one.key, language), str(one.n)) for one in reasons)
        found: dict[str, tuple[tuple[Lengths, ...], Callable[[str], str]]] = {
            "item": (held.by_item, lambda key: held.items.get(key, key)),
            "department": (held.by_department, self._namer.department),
            "step": (held.by_step, lambda key: key),
        }
        lengths, word = found[way]
        return tuple(FigureRow(one.key, length_cells(one, word), one.cases) for one in lengths)

    def export(self) -> None:
        """F9: the report as PDF, or the numbers in sight as workbook."""
        self.taking_out.choose(self.title(), {"pdf": self.pdf, "xlsx": self.book}, len(self._held.numbers), 0)

    def print_it(self) -> None:
        """F12: the whole report on paper."""
        self.taking_out.print_it(self.title(), self.pdf, len(self._held.numbers), 0)

    def pdf(self) -> bytes:
        """Return the whole report."""
        blocks = report_blocks(self._held, self._used, self._namer.department, self._around.language)
        return sheet_pdf(self.title(), blocks, self._around.setting().office.name)

    def book(self) -> bytes:
        """Return the numbers in sight as a workbook."""
        heads = (translate("Figures", "指标"), translate("Figures", "数量")) if self._is_counting() else length_heads()
        return workbook(self.title(), heads, [row.cells for row in self.rows()])

    def title(self) -> str:
        """Return the title of the report."""
        period = self._held.period
        title = translate("Figures", "办件统计报告 {first} 至 {last}")
        return on_paper(title.format(first=period.first, last=period.last), self._around)

    def _is_counting(self) -> bool:
        return self.choice.code() in ("overview", "reasons")

    def _focus_numbers(self) -> None:
        (self.counts if self._is_counting() else self.lengths).setFocus()

    def _on_figures(self, held: Statistics) -> None:
        self._held = held
        self.trend.show_trend(trend_of(held))
        self._show()

    def _on_used(self, used: UsedDays) -> None:
        self._used = used

    def _show(self) -> None:
        table, other = (self.counts, self.lengths) if self._is_counting() else (self.lengths, self.counts)
        table.show()
        other.hide()
        table.show_rows(self.rows())
        self._fit()
        self.acts_changed.emit()

    def _fit(self) -> None:
        self.trend.setVisible(self.choice.code() == "overview" and self.height() >= LOW * em())

    def _on_picked(self, row: FigureRow | None) -> None:
        if row is None:
            self.behind.show_cases("", ())
            return
        held = self._held
        behind = [Behind(case, held.numbers.get(case, ""), self._item_of(case)) for case in row.cases]
        self.behind.show_cases(row.cells[0], behind)

    def _item_of(self, case: CaseId) -> str:
        code = self._held.item_of.get(case, "")
        return self._held.items.get(code, code)


def _count_row(one: Count, word: str, told: str) -> FigureRow:
    return FigureRow(one.key, (word, told), one.cases)
