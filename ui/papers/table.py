"""The list of a day's papers, each to be ticked for the printer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent

from app.ids import NoticeId
from app.notices.field_context import BEIJING
from app.paper_rows import PaperRow
from app.register_words import grouped
from ui.widgets.case_model import Column
from ui.widgets.case_table import CaseTable

translate = QCoreApplication.translate


@dataclass(frozen=True)
class TickedRow:
    """A paper with its tick."""

    paper: PaperRow
    is_ticked: bool


class PaperTable(CaseTable):
    """`show_papers(rows, ticked)`; Space ticks and goes on, Ctrl+A ticks all or none; `ticked()` are the papers to print."""

    ticks_changed = Signal()

    def __init__(self) -> None:
        super().__init__(
            "papers.list", translate("Papers", "当日文书"), _columns(), key=lambda row: row.paper.notice.id
        )
        self._papers: tuple[PaperRow, ...] = ()
        self._ticks: set[NoticeId] = set()
        self.clicked.connect(lambda index: self._turn(index.row()) if index.column() == 0 else None)

    def show_papers(self, papers: Sequence[PaperRow], ticks: set[NoticeId]) -> None:
        """Show these papers, those in `ticks` ticked."""
        self._papers = tuple(papers)
        self._ticks = ticks & {paper.notice.id for paper in papers}
        self._show()

    def ticked(self) -> tuple[PaperRow, ...]:
        """Return the papers that are ticked, in the order of the list."""
        return tuple(paper for paper in self._papers if paper.notice.id in self._ticks)

    def papers(self) -> tuple[PaperRow, ...]:
        """Return all papers that are shown."""
        return self._papers

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick by Space and Ctrl+A."""
        at = self.currentIndex().row()
        if event.key() == Qt.Key.Key_Space:
            self._turn(at)
            self.setCurrentIndex(self.model_.index(min(at + 1, len(self._papers) - 1), 0))
        elif event.key() == Qt.Key.Key_A and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.tick_all()
        else:
            super().keyPressEvent(event)

    def tick_all(self) -> None:
        """Tick every paper, or none when all are ticked."""
        every = {paper.notice.id for paper in self._papers}
        self._ticks = set() if self._ticks == every else every
        self._show()

    def _turn(self, at: int) -> None:
        if 0 <= at < len(self._papers):
            self._ticks ^= {self._papers[at].notice.id}
            self._show()

    def _show(self) -> None:
        self.show_rows([TickedRow(paper, paper.notice.id in self._ticks) for paper in self._papers])
        self.ticks_changed.emit()


def _columns() -> tuple[Column, ...]:
    def of(read: Callable[[PaperRow], str]) -> Callable[[TickedRow], str]:
        return lambda row: read(row.paper)

    return (
        Column(translate("Papers", "选"), lambda row: "☑" if row.is_ticked else "☐", 2),
        Column(
            translate("Papers", "签发"), of(lambda one: one.notice.issued_at.astimezone(BEIJING).strftime("%H:%M")), 4
        ),
        Column(translate("Papers", "文书"), of(lambda one: one.notice.title)),
        Column(translate("Papers", "文号"), of(lambda one: one.notice.number), 14),
        Column(translate("Papers", "申请人"), of(lambda one: one.applicant)),
        Column(translate("Papers", "办件编号"), of(lambda one: grouped(one.case_number)), 15),
        Column(translate("Papers", "页数"), of(lambda one: str(one.notice.pages)), 3, is_right=True),
        Column(translate("Papers", "份数"), of(lambda one: str(one.notice.copies)), 3, is_right=True),
        Column(translate("Papers", "打印"), of(_printed), 4),
    )


def _printed(paper: PaperRow) -> str:
    prints = paper.notice.prints
    return translate("Papers", "{n} 次").format(n=prints) if prints else translate("Papers", "未打印")
