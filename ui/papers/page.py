"""The page 文书打印: the papers of a day, ticked and printed together as one file."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from app.errors import Trouble
from app.ids import NoticeId
from app.paper_batch import day_papers, departments_of
from app.paper_rows import PaperQuery, PaperRow
from app.wording import say_trouble
from ui.page import Page, PageAction
from ui.papers.batch import BatchPrinting, Phase
from ui.papers.progress import STOP_KEY, BatchProgress
from ui.papers.table import PaperTable
from ui.surroundings import Surroundings
from ui.widgets.card import Card
from ui.widgets.field import DateField
from ui.widgets.panels import ReasonPanel
from ui.widgets.segments import SegmentedChoice
from ui.widgets.text import Text

translate = QCoreApplication.translate
UNPRINTED, ALL = "unprinted", "all"


class PapersPage(Page):
    """Begins on the papers of today that were never printed, all ticked: F12 prints them as one file."""

    key = "papers"

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__()
        self.title = translate("Papers", "文书打印")
        self._around = surroundings
        self._panel: ReasonPanel | None = None
        self.day = DateField(translate("Papers", "签发日期(&D)"), "papers.day")
        self.day.set_value(surroundings.setting().moment.on)
        words = [(UNPRINTED, translate("Papers", "未打印")), (ALL, translate("Papers", "全部"))]
        self.scope = SegmentedChoice(translate("Papers", "范围"), "papers.scope", words)
        self.table = PaperTable()
        self.totals = Text("", role="strong", wraps=True)
        self.totals.setObjectName("papers.totals")
        self.progress = BatchProgress()
        self._lay()
        self.day.edit.returnPressed.connect(self._ask_other)
        self.scope.chosen.connect(lambda _: self._ask_other())
        self.table.ticks_changed.connect(self._on_ticks)
        self.table.opened.connect(lambda row: self.case_wanted.emit(row.paper.case_number))
        self.progress.stop_wanted.connect(self.stop)
        self._follow(self._batch())

    def _lay(self) -> None:
        card = Card()
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.day)
        head.addWidget(self.scope)
        head.addWidget(self.totals, 1)
        card.add_layout(head)
        card.add(self.table, 1)
        card.add(self.progress)
        column = QVBoxLayout(self)
        column.addWidget(card, 1)

    def actions(self) -> list[PageAction]:  # type: ignore[override]
        """Print what is ticked, stop it, walk by keys."""
        batch, ticked = self._batch(), self.table.ticked()
        quiet = [
            ("F2", translate("Papers", "未打印 / 全部"), self.next_scope),
            ("F3", translate("Papers", "到日期"), self.day.setFocus),
            ("F6", translate("Papers", "到列表"), self.table.setFocus),
            ("Ctrl+PgUp", translate("Papers", "前一天"), lambda: self.step(-1)),
            ("Ctrl+PgDown", translate("Papers", "后一天"), lambda: self.step(1)),
        ]
        shown = [PageAction(key, text, "", slot, is_in_bar=False) for key, text, slot in quiet]
        if batch is not None and batch.may_cancel():
            shown.append(PageAction(STOP_KEY, translate("Papers", "停止打印"), "ban", self.stop, is_in_bar=False))
        why = translate("Papers", "没有选中的文书：按空格选一份，按 Ctrl+A 全选") if not ticked else ""
        why = translate("Papers", "上一批还在打印") if batch is not None else why
        text = translate("Papers", "合并打印 {n} 份").format(n=len(ticked))
        return [*shown, PageAction("F12", text, "printer", self.print_ticked, True, not why, why=why)]

    def list_keys(self) -> list[tuple[str, str]]:
        """Return the keys of the list."""
        return [
            (translate("Papers", "空格"), translate("Papers", "选中或不选这一份")),
            ("Ctrl+A", translate("Papers", "全选或全不选")),
            ("Enter", translate("Papers", "打开办件档案")),
        ]

    def refresh(self, changed: set[str]) -> None:
        """Ask again when papers were issued or printed."""
        if not changed or changed & {"cases", "notices"}:
            self._ask(is_other=not changed)

    def first_focus(self) -> None:
        """Begin in the list."""
        self.table.setFocus()

    def clear_secrets(self) -> None:
        """Forget the names of the list."""
        self.table.show_papers((), set())

    def next_scope(self) -> None:
        """F2: the unprinted papers, or all."""
        self.scope.set_code(ALL if self.scope.code() == UNPRINTED else UNPRINTED)
        self._ask_other()

    def step(self, days: int) -> None:
        """Go some days back or on."""
        day = self.day.value()
        if day is not None:
            self.day.set_value(day + timedelta(days))
            self._ask_other()

    def print_ticked(self) -> None:
        """F12: print what is ticked; a reason is asked once when some of it was printed before."""
        again = [paper for paper in self.table.ticked() if paper.notice.prints]
        if not again:
            self._print("")
            return
        panel = ReasonPanel(
            "papers.reprint",
            translate("Papers", "其中 {n} 份已经打印过").format(n=len(again)),
            confirm=translate("Papers", "合并打印"),
            reason_label=translate("Papers", "重打原因（记入档案）(&R)"),
            note=translate("Papers", "重打的内容与存档完全相同"),
            icon_name="printer",
        )

        def confirm() -> None:
            panel.close_panel()
            self._print(panel.values()[1])

        panel.confirmed.connect(confirm)
        self.panel_wanted.emit(panel)

    def stop(self) -> None:
        """F9: stop before the printer has the file."""
        batch = self._batch()
        if batch is not None:
            batch.cancel()

    def _print(self, reason: str) -> None:
        papers: tuple[NoticeId, ...] = tuple(paper.notice.id for paper in self.table.ticked())
        if self._batch() is not None:
            return
        batch = BatchPrinting(self._around.work, self._around.devices)
        self._follow(batch)
        batch.start(papers, reason)

    def _batch(self) -> BatchPrinting | None:
        """Return the batch that is being printed; it outlives the page, which a lock takes down."""
        running = self._around.devices.findChildren(BatchPrinting)
        return next((one for one in running if one.phase is not Phase.ENDED), None)

    def _follow(self, batch: BatchPrinting | None) -> None:
        if batch is not None:
            batch.progressed.connect(self._on_progress)
            batch.ended.connect(self._on_ended)
            self._on_progress(batch)

    def _on_progress(self, told: BatchPrinting | None = None) -> None:
        batch = told or self._batch()
        if batch is not None:
            self.progress.show_progress(batch.done, batch.total, batch.words(), may_stop=batch.may_cancel())
            self.actions_changed.emit()

    def _on_ended(self) -> None:
        batch = self.sender()
        self.progress.show_progress(0, 0, "", may_stop=False)
        self.actions_changed.emit()
        if not isinstance(batch, BatchPrinting):
            return
        printed = len(batch.printed)
        if printed:
            told = translate("Papers", "已合并打印 {n} 份文书").format(n=printed)
            self._around.result(told, None)
        elif batch.is_cancelled and not batch.troubles:
            self._around.result(translate("Papers", "已停止，没有打印"), None)
        for trouble in batch.troubles:
            self.problem_told.emit(say_trouble(trouble, self._around.language))
        self._ask(is_other=False)

    def take_trouble(self, trouble: Trouble) -> bool:
        """Leave troubles to the problem bar."""
        return False

    def _ask_other(self) -> None:
        self._ask(is_other=True)

    def _ask(self, *, is_other: bool) -> None:
        day = self.day.value()
        if day is None:
            if not self.day.text().strip():
                self.day.set_message(translate("Papers", "请填写日期，如 2026-11-23"), "bad")
            return
        self.day.set_message("")
        departments = departments_of(self._around.setting().officer)
        query = PaperQuery(day, departments, self.scope.code() == UNPRINTED)
        self._around.work.ask_latest(self, "papers", day_papers, lambda rows: self._on_papers(rows, is_other), query)

    def _on_papers(self, rows: tuple[PaperRow, ...], is_other: bool) -> None:
        known = {paper.notice.id for paper in self.table.papers()}
        ticked = {paper.notice.id for paper in self.table.ticked()}
        fresh = {paper.notice.id for paper in rows} - (set() if is_other else known)
        wanted = fresh if self.scope.code() == UNPRINTED else set()
        self.table.show_papers(rows, wanted if is_other else ticked | wanted)

    def _on_ticks(self) -> None:
        ticked, every = self.table.ticked(), self.table.papers()
        pages = sum(paper.notice.pages * paper.notice.copies for paper in ticked)
        told = translate("Papers", "共 {all} 份，选中 {n} 份、{pages} 面")
        nothing = translate("Papers", "这一天没有未打印的文书")
        if self.scope.code() == ALL:
            nothing = translate("Papers", "这一天没有文书")
        self.totals.show_text(told.format(all=len(every), n=len(ticked), pages=pages) if every else nothing)
        self.actions_changed.emit()
