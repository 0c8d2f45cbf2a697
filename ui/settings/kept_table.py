"""What is kept for a while as a table that wraps: how much there is, what goes next, what went last."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from app.retention.outlook import KindOutlook, Last, Outlook
from app.retention.rules import Kept
from ui.widgets.text import Text

translate = QCoreApplication.translate
KILO = 1024


def kind_words() -> dict[Kept, str]:
    """Return the word of each kind."""
    return {
        Kept.LOGS: translate("Retention", "日志"),
        Kept.EXPORTS: translate("Retention", "导出文件"),
        Kept.BACKUPS: translate("Retention", "备份"),
        Kept.CAPTURES: translate("Retention", "未归入办件的影像"),
        Kept.DRAFTS: translate("Retention", "无人续办的草稿"),
    }


class KeptTable(QWidget):
    """`show_outlook(outlook)`; `cells()` is what stands there, row by row."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("settings.kept")
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(18)
        self._grid.setVerticalSpacing(6)
        heads = (
            translate("Retention", "类别"),
            translate("Retention", "现有"),
            translate("Retention", "下次清理"),
            translate("Retention", "上次清理"),
        )
        self._rows = [[self._cell(row, column) for column in range(len(heads))] for row in range(len(Kept) + 1)]
        for column, word in enumerate(heads):
            self._rows[0][column].setProperty("role", "muted")
            self._rows[0][column].show_text(word)
            self._grid.setColumnStretch(column, 2 if column else 1)
        for row, word in zip(self._rows[1:], kind_words().values(), strict=True):
            row[0].show_text(word)

    def show_outlook(self, outlook: Outlook) -> None:
        """Show how it stands with each kind."""
        last = {one.kind: one for one in outlook.last}
        for row, one in zip(self._rows[1:], outlook.kinds, strict=False):
            row[1].show_text(_present(one))
            row[2].show_text(_next(one, is_stopped=outlook.stopped is not None), "warn" if one.due else None)
            row[3].show_text(_last(last.get(one.kind)))

    def cells(self) -> list[list[str]]:
        """Return the texts of the rows below the head."""
        return [[cell.text() for cell in row] for row in self._rows[1:]]

    def _cell(self, row: int, column: int) -> Text:
        cell = Text("", wraps=True)
        cell.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._grid.addWidget(cell, row, column, Qt.AlignmentFlag.AlignTop)
        return cell


def _present(one: KindOutlook) -> str:
    if not one.count:
        return translate("Retention", "无")
    if one.kind is Kept.DRAFTS:
        return translate("Retention", "{n} 份").format(n=one.count)
    return translate("Retention", "{n} 份，{size}").format(n=one.count, size=size_words(one.size))


def _next(one: KindOutlook, *, is_stopped: bool) -> str:
    if one.due:
        told = (
            translate("Retention", "已到期 {n} 份，暂不清理")
            if is_stopped
            else translate("Retention", "已到期 {n} 份，今日清理")
        )
        return told.format(n=one.due)
    if one.next_on is None:
        return "—"
    return translate("Retention", "{on}，{n} 份").format(on=one.next_on, n=one.next_count)


def _last(one: Last | None) -> str:
    return "—" if one is None else translate("Retention", "{on}，{n} 份").format(on=one.on, n=one.count)


def size_words(size: int) -> str:
    """Return bytes as a person reads them."""
    if size < KILO * KILO:
        return f"{max(1, round(size / KILO))} KB"
    if size < KILO**3:
        return f"{size / KILO**2:.1f} MB"
    return f"{size / KILO**3:.1f} GB"
