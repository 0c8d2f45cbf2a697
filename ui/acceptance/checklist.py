"""The material list at the counter: marks by digits, a fault per line (5), and what was mended on the spot."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QCoreApplication, QRect, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from app.acceptance.form import needed
from app.application import missing
from app.events.acceptance import MaterialLine, MaterialState
from app.item import Item
from app.wording import name_of
from ui.style import tokens
from ui.widgets.material_model import MARK, NAME, Index, Mark, MaterialModel, MaterialRow
from ui.widgets.material_table import MarkDelegate, MaterialTable
from ui.widgets.tones import paint_pill

translate = QCoreApplication.translate
DEAF_SECONDS = 0.8  # the rest of a telephone number that was being typed when the cursor came here by itself
MARKING = (*range(Qt.Key.Key_0.value, Qt.Key.Key_9.value + 1), Qt.Key.Key_Space.value)


class ChecklistModel(MaterialModel):
    """Beside its mark a line has a fault, what was mended of it, and how many scans lie with it."""

    def __init__(self) -> None:
        super().__init__()
        self._fault: dict[str, str] = {}
        self._mended: dict[str, str] = {}
        self._scans: Mapping[str, int] = {}

    def show_faults(self, faults: Mapping[str, str], mended: Mapping[str, str]) -> None:
        """Show other faults and mends."""
        self._fault = dict(faults)
        self._mended = dict(mended)
        self._repaint()

    def show_scans(self, counts: Mapping[str, int]) -> None:
        """Show how many scans lie with each material."""
        self._scans = dict(counts)
        self._repaint()

    def fault(self, key: str) -> str:
        """Return what is wrong with a material, "" for nothing."""
        return self._fault.get(key, "")

    def mended(self) -> tuple[tuple[str, str], ...]:
        """Return name and former fault of every line mended at the counter, in the order of the list."""
        return tuple((row.key, self._mended[row.key]) for row in self._rows if row.key in self._mended)

    def set_fault(self, row: int, text: str) -> None:
        """Say what is wrong with a line; an empty text takes it back. A faulty material lies on the counter."""
        key = self._rows[row].key
        if text.strip():
            self._fault[key] = text
            self._mended.pop(key, None)
        else:
            self._fault.pop(key, None)
        is_missing = self._marks[row] is Mark.MISSING
        self._put({row: Mark.RECEIVED if is_missing and text.strip() else self._marks[row]})

    def set_mark(self, row: int, mark: Mark) -> bool:
        """Set a mark; 已收 on a faulty line says that the applicant has mended it at the counter (art. 32(3))."""
        key = self._rows[row].key
        has_been_set = super().set_mark(row, mark)
        if has_been_set and key in self._fault:
            fault = self._fault.pop(key)
            if mark in (Mark.RECEIVED, Mark.ELECTRONIC):
                self._mended[key] = fault
            self._repaint()
            self.marked.emit()
        return has_been_set

    def cycle(self, row: int) -> None:
        """Go to the next mark; a fault stays until it is said to be mended."""
        if self.fault(self._rows[row].key):
            self.set_mark(row, Mark.RECEIVED)
        else:
            super().cycle(row)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Add fault, mend and scans to the name of a line."""
        shown = super().data(index, role)
        if not index.isValid():
            return shown
        extra = self._extra(self._rows[index.row()].key)
        if role == Qt.ItemDataRole.DisplayRole and index.column() == NAME:
            return "\n".join([str(shown), *extra])
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return " ".join([str(shown), *extra])
        return shown

    def _extra(self, key: str) -> list[str]:
        found = []
        if self.fault(key):
            found.append(translate("Checklist", "有误：{fault}").format(fault=self.fault(key)))
        if key in self._mended:
            found.append(translate("Checklist", "当场更正：{fault}").format(fault=self._mended[key]))
        if self._scans.get(key):
            found.append(translate("Checklist", "扫描件 {n} 份").format(n=self._scans[key]))
        return found

    def _repaint(self) -> None:
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, MARK))


class _FaultDelegate(MarkDelegate):
    """A faulty line says 有误 in place of its mark."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the mark, or the fault."""
        model = index.model()
        if not isinstance(model, ChecklistModel) or not model.fault(model.material(index.row()).key):
            super().paint(painter, option, index)
            return
        rect: QRect = option.rect  # type: ignore[attr-defined]
        if option.state & QStyle.StateFlag.State_Selected:  # type: ignore[attr-defined]
            painter.fillRect(rect, QColor(tokens().selection))
        paint_pill(painter, rect.adjusted(4, 0, 0, 0), translate("Checklist", "有误"), "bad")


class Checklist(MaterialTable):
    """`show_lines(lines, item)`, then `lines()`; `fault_wanted(row)` when the clerk presses 5 on a line."""

    fault_wanted = Signal(int)

    def __init__(self, name: str, label: str, language: str) -> None:
        self.list_model = ChecklistModel()
        super().__init__(name, label, self.list_model)
        self._language = language
        self._all: tuple[MaterialLine, ...] = ()
        self._deaf_until = 0.0
        self.setItemDelegateForColumn(MARK, _FaultDelegate(self))
        self.list_model.dataChanged.connect(lambda *_: self._fit_rows())

    def show_lines(
        self,
        lines: tuple[MaterialLine, ...],
        item: Item,
        mended: tuple[tuple[str, str], ...] = (),
        *,
        is_new: bool = False,
    ) -> None:
        """Show the lines that are needed; the cursor stays on its material, and begins at the first that is missing."""
        at = self.currentIndex().row()
        before = "" if is_new or at < 0 else self.list_model.material(at).key
        self._all = lines
        shown = needed(lines)
        marks = {line.name: line.state.value for line in shown}
        self.list_model.show_faults({line.name: line.fault for line in shown if line.fault}, dict(mended))
        self.show_rows([self._row(line, item) for line in shown], marks)
        if shown:
            open_rows = [n for n, line in enumerate(shown) if line.state is MaterialState.MISSING]
            stays = self.row_of(before)
            row = stays if stays >= 0 else open_rows[0] if open_rows else 0
            self.setCurrentIndex(self.list_model.index(row, NAME))

    def arrive(self, *, by_itself: bool = False) -> None:
        """Take the cursor; when it came `by_itself`, digits and Space are not taken for marks for a moment."""
        self._deaf_until = time.monotonic() + DEAF_SECONDS if by_itself else 0.0
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def lines(self) -> tuple[MaterialLine, ...]:
        """Return the whole list as it is marked now, lines that are not needed included."""
        marks = self.marks()
        return tuple(
            replace(line, state=MaterialState(marks[line.name].value), fault=self.list_model.fault(line.name))
            if line.name in marks
            else line
            for line in self._all
        )

    def lacking(self) -> tuple[str, ...]:
        """Return what keeps the application from being accepted: missing and faulty lines."""
        return missing(self.lines())

    def row_of(self, name: str) -> int:
        """Return the row of a material, -1 when it is not shown."""
        rows = range(self.list_model.rowCount())
        return next((row for row in rows if self.list_model.material(row).key == name), -1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """5 says that a line is faulty; the rest as in every material list."""
        row = self.currentIndex().row()
        if event.key() in MARKING and time.monotonic() < self._deaf_until:
            return
        self._deaf_until = 0.0
        if event.key() == Qt.Key.Key_5 and row >= 0:
            self.fault_wanted.emit(row)
        else:
            super().keyPressEvent(event)

    def _row(self, line: MaterialLine, item: Item) -> MaterialRow:
        material = next((m for m in item.materials if m.name == line.name), None)
        return MaterialRow(
            key=line.name,
            name=line.name,
            form=name_of("form", line.form, self._language),
            copies=line.copies,
            is_required=line.is_required,
            may_defer=material is not None and material.deferrable,
            is_electronic=material is not None and material.obtainable_by_sharing,
            note=material.sample if material is not None else "",
        )
