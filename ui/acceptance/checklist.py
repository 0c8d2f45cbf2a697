"""The material list at the counter: marks by digits, a fault per line (5), and what was mended on the spot."""

from __future__ import annotations

import time
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication, QRect, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from app.acceptance.form import needed
from app.application import missing
from app.events.acceptance import MaterialLine, MaterialState
from app.item import Item, Material
from app.wording import name_of
from ui.acceptance.checklist_model import ChecklistModel, Snapshot
from ui.acceptance.mark_run import MarkRun
from ui.style import tokens
from ui.widgets.material_model import MARK, NAME, Index, MaterialRow, mark_word
from ui.widgets.material_table import DIGITS, MarkDelegate, MaterialTable
from ui.widgets.tones import paint_pill

translate = QCoreApplication.translate
NO_MARKS = tuple(Qt.Key(Qt.Key.Key_0.value + figure) for figure in (0, 6, 7, 8, 9))
DEAF_SECONDS = 0.8  # the rest of a telephone number that was being typed when the cursor came here by itself
MOST_TOLD = 5
MARKING = (*range(Qt.Key.Key_0.value, Qt.Key.Key_9.value + 1), Qt.Key.Key_Space.value)


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
    told = Signal(str, object)  # what a run of figures marked, and a slot that takes it back or None
    calmed = Signal()  # what was told of a figure came from a scanner

    def __init__(self, name: str, label: str, language: str) -> None:
        self.list_model = ChecklistModel()
        super().__init__(name, label, self.list_model)
        self._language = language
        self._all: tuple[MaterialLine, ...] = ()
        self._deaf_until = 0.0
        self._number = ""
        self._run = MarkRun(self.list_model)
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
        self._run.end()
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
            self._marked(line, MaterialState(marks[line.name].value)) if line.name in marks else line
            for line in self._all
        )

    def _marked(self, line: MaterialLine, state: MaterialState) -> MaterialLine:
        """A line that is not there, or faulty, does not lie with another case either: what comes is this one's own."""
        fault = self.list_model.fault(line.name)
        is_shared = state is MaterialState.RECEIVED and not fault
        return replace(line, state=state, fault=fault, lies_with=line.lies_with if is_shared else "")

    def lacking(self) -> tuple[str, ...]:
        """Return what keeps the application from being accepted: missing and faulty lines."""
        return missing(self.lines())

    def row_of(self, name: str) -> int:
        """Return the row of a material, -1 when it is not shown."""
        rows = range(self.list_model.rowCount())
        return next((row for row in rows if self.list_model.material(row).key == name), -1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """5 says that a line is faulty; figures that follow one another are told as one run, and can be taken back."""
        row, key = self.currentIndex().row(), Qt.Key(event.key())
        if key in MARKING and time.monotonic() < self._deaf_until:
            if self._number:
                self._tell_number(event.text())
            return
        self._deaf_until, self._number = 0.0, ""
        if row >= 0 and key in NO_MARKS and event.text():
            self._refuse_number(event.text())
            return
        is_figure = row >= 0 and (key in DIGITS or key == Qt.Key.Key_5)
        if is_figure:
            self._run.go_on(row, event.text())
        if key == Qt.Key.Key_5 and row >= 0:
            self.fault_wanted.emit(row)
            return
        super().keyPressEvent(event)
        if is_figure and self._run.has_marked(row):
            self._tell_run()

    def take_back(self, snapshot: Any) -> None:
        """Undo what a barcode changed, and what was told of its figures."""
        super().take_back(snapshot)
        self._deaf_until, self._number = 0.0, ""
        if self._run.end():
            self.told.emit("", None)
        self.calmed.emit()

    def _tell_run(self) -> None:
        marks = self.marks()
        told = [
            translate("Checklist", "{n} {mark}").format(n=row + 1, mark=mark_word(marks[key]))
            for row, key in self._run.marked()
        ]
        words = translate("Checklist", "材料清单已标：{marks}").format(marks="、".join(told[-MOST_TOLD:]))
        self.told.emit(words, partial(self._undo_run, self._run.before(), self._run.keys()))

    def _undo_run(self, before: Snapshot, keys: tuple[str, ...]) -> None:
        self.list_model.restore(before, keys)
        self._run.end()
        self.setCurrentIndex(self.list_model.index(before.row, NAME))
        self.told.emit(translate("Checklist", "材料标记已撤回"), None)

    def _refuse_number(self, figure: str) -> None:
        """A figure that marks nothing: what came before it in the same breath was a number, no marks."""
        typed, before = self._run.typed(), self._run.before()
        if typed and self._run.marked():
            self._undo_run(before, self._run.keys())
            self._number = typed
            self._tell_number(figure)
            return
        self._run.end()
        told = translate(
            "Checklist", "“{typed}”不是材料的状态：1 已收、2 未收、3 容缺、4 电子、5 有误；电话请按 Alt+P 填写。"
        )
        self.refused.emit(told.format(typed=figure))

    def _tell_number(self, figure: str) -> None:
        """The rest of the number marks nothing either, and does not wipe away what was told."""
        self._deaf_until = time.monotonic() + DEAF_SECONDS
        self._number += figure
        told = translate(
            "Checklist", "材料清单里的数字是标记：连着输入的“{typed}”像号码，标记已恢复原样；电话请按 Alt+P 填写。"
        )
        self.refused.emit(told.format(typed=self._number))

    def _note(self, line: MaterialLine, material: Material | None) -> str:
        if line.lies_with:
            return translate("Checklist", "与 {number} 共用，不必再交").format(number=line.lies_with)
        return material.sample if material is not None else ""

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
            note=self._note(line, material),
        )
