"""用时分析: who used the days of the cases decided in a period, by department, step, item or case."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout

from app.ids import CaseId
from app.register_words import grouped
from app.supervision.days import (
    APPLICANT,
    BY_CASE,
    BY_DEPARTMENT,
    BY_ITEM,
    BY_STEP,
    SPECIAL,
    WINDOW,
    DaysRow,
    UsedDays,
    used_days,
)
from app.supervision.figure_facts import Period
from app.supervision.numbers import share, tenths
from app.workbook import workbook
from ui.page import AtExplanation, Page, PageAction
from ui.supervision.behind import Behind, BehindCard
from ui.supervision.chart_list import ChartList, Legend
from ui.supervision.charts import Chart, ChartRow, Series
from ui.supervision.period_bar import PeriodBar
from ui.supervision.section import Section, on_paper
from ui.supervision.sheet_files import ChartBlock, Heading, sheet_pdf
from ui.supervision.taking_out import TakingOut
from ui.supervision.words import Namer
from ui.surroundings import Surroundings
from ui.widgets.card import Card
from ui.widgets.segments import SegmentedChoice
from ui.widgets.text import Text

translate = QCoreApplication.translate


def series() -> tuple[Series, ...]:
    """Return the four who use days, told apart by pattern too."""
    return (
        Series(translate("Supervision", "窗口"), "primary"),
        Series(translate("Supervision", "部门"), "ok", "rising"),
        Series(translate("Supervision", "申请人"), "warn", "falling"),
        Series(translate("Supervision", "特别程序"), "muted", "dots"),
    )


class DaysSection(Section):
    """The bars on the left, the cases behind the bar under the cursor on the right."""

    key = "days"

    def __init__(self, page: Page, around: Surroundings) -> None:
        super().__init__()
        self._page, self._around = page, around
        today = around.setting().moment.on
        self._used = UsedDays(Period(today, today))
        self._begins = False
        self._namer = Namer(around.setting().office, language=around.language)
        self.period = PeriodBar("supervision.days", today)
        words = [
            (BY_DEPARTMENT, translate("Supervision", "按部门")),
            (BY_STEP, translate("Supervision", "按环节")),
            (BY_ITEM, translate("Supervision", "按事项")),
            (BY_CASE, translate("Supervision", "按办件")),
        ]
        self.choice = SegmentedChoice(translate("Supervision", "口径"), "supervision.days.by", words)
        self.total = Text("", role="strong", wraps=True)
        self.total.setObjectName("supervision.days.total")
        self.legend = Legend()
        self.bars = ChartList("supervision.days.bars", translate("Supervision", "谁用了时间"))
        self.behind = BehindCard("supervision.days.behind")
        self.taking_out = TakingOut(page, around)
        card = Card()
        for part in (self.period, self.choice, self.total, self.legend):
            card.add(part)
        card.add(self.bars, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(card, 3)
        row.addWidget(self.behind, 2)
        self.period.asked.connect(self.ask)
        self.choice.chosen.connect(lambda _: self._show())
        self.bars.picked.connect(self._on_picked)
        self.bars.opened.connect(lambda _: self.behind.table.setFocus())
        self.behind.opened.connect(lambda number: around.go("casefile", AtExplanation(number)))

    def word(self) -> str:
        """Return what the section is called."""
        return translate("Supervision", "用时分析")

    def actions(self) -> list[PageAction]:  # type: ignore[override]
        """Return the acts of the section."""
        has_rows = bool(self.rows())
        why = "" if has_rows else translate("Supervision", "这段时间没有办结的办件")
        bar = [
            PageAction("F9", translate("Supervision", "导出"), "download", self.export, is_enabled=has_rows, why=why),
            PageAction("F11", translate("Supervision", "打印"), "printer", self.print_it, is_enabled=has_rows, why=why),
        ]
        quiet = [
            ("F3", translate("Supervision", "到日期"), self.period.first.setFocus),
            ("F4", translate("Supervision", "到列表"), self.bars.setFocus),
            ("F6", translate("Supervision", "换口径"), self.next_way),
            ("F7", translate("Supervision", "到右侧办件"), self.behind.table.setFocus),
            ("Ctrl+PgUp", translate("Supervision", "上一个月"), lambda: self.period.step(-1)),
            ("Ctrl+PgDown", translate("Supervision", "下一个月"), lambda: self.period.step(1)),
        ]
        return [*bar, *(PageAction(key, text, "", slot, is_in_bar=False) for key, text, slot in quiet)]

    def refresh(self, changed: set[str]) -> None:
        """Ask again when cases changed."""
        if not changed or "cases" in changed:
            self.ask()

    def ask(self) -> None:
        """Ask for the days of the period."""
        period, setting = self.period.period(), self._around.setting()
        if period is not None:
            self._around.work.ask_latest(
                self, "days", used_days, self._on_days, setting.officer, setting.calendar, period
            )

    def first_focus(self) -> None:
        """Begin on the bars, or on the days while there are none."""
        self._begins = not self.rows()
        self.bars.setFocus()

    def case_number(self) -> str | None:
        """Return the number of the case under the cursor of the list on the right."""
        return self.behind.case_number()

    def clear_secrets(self) -> None:
        """Forget the numbers of cases."""
        self.behind.show_cases("", ())

    def next_way(self) -> None:
        """F6: the next way to sum up."""
        ways = [BY_DEPARTMENT, BY_STEP, BY_ITEM, BY_CASE]
        self.choice.set_code(ways[(ways.index(self.choice.code()) + 1) % len(ways)])
        self._show()

    def rows(self) -> tuple[DaysRow, ...]:
        """Return the rows of the way that is chosen."""
        return self._used.rows.get(self.choice.code(), ())

    def chart(self) -> Chart:
        """Return the rows as bars."""
        rows = tuple(
            ChartRow(self._label(row), (row.window, row.departments, row.applicant, row.special), self._told(row))
            for row in self.rows()
        )
        return Chart(self._title(), series(), rows)

    def export(self) -> None:
        """F9: the bars as PDF or workbook."""
        self.taking_out.choose(self._title(), {"pdf": self.pdf, "xlsx": self.book}, *self._counted())

    def print_it(self) -> None:
        """F11: the bars on paper."""
        self.taking_out.print_it(self._title(), self.pdf, *self._counted())

    def _counted(self) -> tuple[int, int]:
        """Return how many cases the bars speak of, and how many of them stand in a row of their own."""
        return len(self._used.total.cases), len(self.rows()) if self.choice.code() == BY_CASE else 0

    def pdf(self) -> bytes:
        """Return the bars as pages."""
        return sheet_pdf(self._title(), [Heading(self.total.text()), ChartBlock(self.chart())])

    def book(self) -> bytes:
        """Return the rows as a workbook."""
        head = [
            self.choice.code(),
            *(one.word for one in series()),
            translate("Supervision", "合计"),
            translate("Supervision", "件数"),
        ]
        head[0] = translate("Supervision", "名称")
        cells = [
            [
                self._label(row),
                *(str(n) for n in (row.window, row.departments, row.applicant, row.special, row.whole, len(row.cases))),
            ]
            for row in self.rows()
        ]
        return workbook(self._title(), head, cells)

    def _on_days(self, used: UsedDays) -> None:
        self._used = used
        total = used.total
        parts = zip(series(), (total.window, total.departments, total.applicant, total.special), strict=True)
        told = "　".join(f"{one.word} {n}（{share(n, total.whole)}）" for one, n in parts)
        words = translate("Supervision", "办结 {n} 件，共 {days} 个工作日：{parts}").format(
            n=len(total.cases), days=total.whole, parts=told
        )
        apart = translate("Supervision", "　补录 {n} 件另计").format(n=used.apart) if used.apart else ""
        self.total.show_text(words + apart)
        self._show()

    def _show(self) -> None:
        chart = self.chart()
        self.legend.show_chart(chart)
        self.bars.show_chart(chart)
        if self._begins and chart.rows and self.isVisible():
            self._begins = False
            self.bars.setFocus()
        self.acts_changed.emit()

    def _on_picked(self, at: int) -> None:
        rows = self.rows()
        if not 0 <= at < len(rows):
            self.behind.show_cases("", ())
            return
        row, unit = rows[at], translate("Supervision", "{n} 天")
        behind = [
            Behind(case, self._used.numbers.get(case, ""), self._item_of(case), unit.format(n=days))
            for case, days in sorted(zip(row.cases, row.each, strict=True), key=lambda pair: -pair[1])
        ]
        self.behind.show_cases(self._label(row), behind)

    def _item_of(self, case: CaseId) -> str:
        held = next((row for row in self._used.rows.get(BY_ITEM, ()) if case in row.cases), None)
        return self._used.items.get(held.key, held.key) if held is not None else ""

    def _label(self, row: DaysRow) -> str:
        fixed = {
            WINDOW: translate("Supervision", "窗口"),
            APPLICANT: translate("Supervision", "申请人"),
            SPECIAL: translate("Supervision", "特别程序"),
        }
        if self.choice.code() == BY_ITEM:
            return self._used.items.get(row.key, row.key)
        if self.choice.code() == BY_CASE:
            return grouped(self._used.numbers.get(CaseId(row.key), row.key))
        return fixed.get(row.key) or self._namer.department(row.key)

    def _told(self, row: DaysRow) -> str:
        if self.choice.code() == BY_CASE:
            return translate("Supervision", "{n} 天").format(n=row.whole)
        pattern = translate("Supervision", "{n} 件 · 共 {days} 天 · 中位 {median} · P90 {p90}")
        p90 = "—" if row.p90 is None else str(row.p90)
        return pattern.format(n=len(row.cases), days=row.whole, median=tenths(row.median), p90=p90)

    def _title(self) -> str:
        period = self._used.period
        title = translate("Supervision", "谁用了时间 {first} 至 {last}")
        return on_paper(title.format(first=period.first, last=period.last), self._around)
