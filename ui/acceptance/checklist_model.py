"""The material list at the counter as a model: beside its mark a line has a fault, what was mended, and scans."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt

from ui.widgets.material_model import MARK, NAME, Index, Mark, MaterialModel

translate = QCoreApplication.translate


@dataclass(frozen=True)
class Snapshot:
    """The list as it was, by material, with the row of the cursor."""

    row: int
    marks: Mapping[str, Mark]
    fault: Mapping[str, str]
    mended: Mapping[str, str]


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

    def snapshot(self, row: int) -> Snapshot:
        """Return marks, faults and mends as they are; `row` is where the cursor was."""
        return Snapshot(row, self.marks(), dict(self._fault), dict(self._mended))

    def restore(self, before: Snapshot) -> None:
        """Bring marks, faults and mends back; a line that was not there then keeps its own."""
        self._fault, self._mended = dict(before.fault), dict(before.mended)
        self._put({at: before.marks.get(row.key, self._marks[at]) for at, row in enumerate(self._rows)})
        self._repaint()

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
