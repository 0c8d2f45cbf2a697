"""What is about to be printed, to be compared by the one whom it concerns."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QPushButton

from ui.second.pages import ScreenPage
from ui.second.view import CheckSheet
from ui.widgets.text import Text, drop, name_widget, set_state

translate = QCoreApplication.translate
MOST_MATERIALS = 8
LONG = 40  # characters: what is longer is set in the plain size
IDENTITY = (6, 8, 4)  # place, birth, serial: how an identity number is read aloud


class CheckPage(ScreenPage):
    """What is about to be printed, to be compared by the one whom it concerns; `confirmed()` by touch."""

    confirmed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.add_text("screentitle", translate("SecondScreen", "请核对您的信息"))
        self.add_text("screenquiet", translate("SecondScreen", "如有不符，请告诉窗口人员"))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(32)
        self._grid.setVerticalSpacing(10)
        self._grid.setColumnStretch(1, 1)
        self._lines: list[tuple[Text, Text]] = []
        self.column.addStretch(1)
        self.column.addLayout(self._grid)
        self.column.addStretch(2)
        self.button = QPushButton()
        self.button.setProperty("role", "screenconfirm")
        self.button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.button.setObjectName("second.confirm")
        self.button.clicked.connect(self.confirmed)
        self.column.addWidget(self.button)

    def show_check(self, sheet: CheckSheet, *, is_confirmed: bool) -> None:
        """Show what is to be checked, or that it was confirmed."""
        self._show_facts(facts_of(sheet))
        text = translate("SecondScreen", "已确认，谢谢") if is_confirmed else translate("SecondScreen", "确认无误")
        name_widget(self.button, "second.confirm", text)
        self.button.setText(text)
        self.button.setEnabled(not is_confirmed)

    def texts(self) -> dict[str, str]:
        """Return word and value of what is shown."""
        return {word.text(): value.text() for word, value in self._lines}

    def _show_facts(self, facts: Sequence[tuple[str, str]]) -> None:
        while len(self._lines) > len(facts):
            for label in self._lines.pop():
                self._grid.removeWidget(label)
                label.show_text("")  # a name goes at once, the widget when the loop comes to it
                drop(label)
        while len(self._lines) < len(facts):
            row = len(self._lines)
            line = Text("", role="screenquiet"), Text("", role="screenvalue", wraps=True)
            self._grid.addWidget(line[0], row, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(line[1], row, 1)
            self._lines.append(line)
        for (word, value), fact in zip(self._lines, facts, strict=True):
            word.show_text(fact[0])
            value.show_text(fact[1])
            set_state(value, role="screenvalue" if len(fact[1]) <= LONG else None)


def facts_of(sheet: CheckSheet) -> list[tuple[str, str]]:
    """Return the lines of a check; the number in groups, as one reads it aloud."""
    sizes = IDENTITY if len(sheet.number) == sum(IDENTITY) else (4,) * (len(sheet.number) // 4 + 1)
    ends = list(accumulate(sizes))
    groups = " ".join(sheet.number[end - size : end] for end, size in zip(ends, sizes, strict=True)).strip()
    more = len(sheet.materials) - MOST_MATERIALS
    materials = "、".join(sheet.materials[:MOST_MATERIALS])
    if more > 0:
        materials = translate("SecondScreen", "{some} 等 {n} 项").format(some=materials, n=len(sheet.materials))
    facts = [
        (translate("SecondScreen", "姓名（名称）"), sheet.name),
        (sheet.document, groups),
        (translate("SecondScreen", "代理人"), sheet.agent),
        (translate("SecondScreen", "联系电话"), sheet.phone),
        (translate("SecondScreen", "申请事项"), sheet.item),
        (translate("SecondScreen", "收到材料"), materials),
    ]
    return [(word, value) for word, value in facts if value]
