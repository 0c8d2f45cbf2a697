"""A row of boxes to tick that breaks where the width ends: posts of an account, papers that go back."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.widgets.check_box import CheckBox
from ui.widgets.layouts import FlowLayout
from ui.widgets.text import name_widget


class TickBoxes(QWidget):
    """`TickBoxes("staff.post", [("window", "窗口"), …])`; `codes()` is what is ticked, `changed()` follows each tick."""

    changed = Signal()

    def __init__(self, name: str, words: Iterable[tuple[str, str]]) -> None:
        super().__init__()
        flow = FlowLayout(self)
        self._boxes: dict[str, CheckBox] = {}
        for code, word in words:
            box = CheckBox(word)
            name_widget(box, f"{name}.{code}", word)
            box.toggled.connect(lambda _: self.changed.emit())
            flow.addWidget(box)
            self._boxes[code] = box
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        if self._boxes:
            self.setFocusProxy(next(iter(self._boxes.values())))

    def codes(self) -> tuple[str, ...]:
        """Return what is ticked."""
        return tuple(code for code, box in self._boxes.items() if box.isChecked())

    def show_codes(self, codes: Iterable[str]) -> None:
        """Tick these and no others."""
        wanted = set(codes)
        for code, box in self._boxes.items():
            box.blockSignals(True)
            box.setChecked(code in wanted)
            box.blockSignals(False)
