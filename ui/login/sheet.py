"""The sheet that every page of the way in is made of: emblem, title, fields, one sentence of trouble, one button."""

from __future__ import annotations

import re

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from app.errors import Trouble
from app.wording import say_trouble
from ui import icons
from ui.style import em, sizes, theme, tokens
from ui.widgets.buttons import ActionButton
from ui.widgets.card import Card
from ui.widgets.form import Form
from ui.widgets.text import Text

translate = QCoreApplication.translate
_MNEMONIC = re.compile(r"\(&([A-Z])\)|&([A-Za-z])")
USUAL_WIDTH = 26  # em
EDGE = 16  # px


def centred(widget: QWidget) -> QHBoxLayout:
    """Return a row with the widget in its middle; an alignment would make its height a guess."""
    row = QHBoxLayout()
    row.addStretch(1)
    row.addWidget(widget)
    row.addStretch(1)
    return row


class Sheet(Form):
    """`add(field)`, `foot(button)`; a trouble of `work` is told in the sheet itself."""

    language = "zh_CN"

    def __init__(
        self, name: str, title: str, hint: str, confirm: str, icon_name: str, *, width: int = USUAL_WIDTH
    ) -> None:
        super().__init__()
        self._width = width
        self.setObjectName(name)
        self.setProperty("role", "page")
        self._icon_name = icon_name
        self._emblem = QLabel()
        self._emblem.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._card = Card()
        self._title = Text(title, role="h1", wraps=True)
        self._trouble = Text("", tone="bad", wraps=True)
        self._trouble.setObjectName(f"{name}.trouble")
        self.button = ActionButton(confirm, key="Enter", icon_name=icon_name, is_primary=True)
        self.button.setObjectName(f"{name}.confirm")
        self.button.clicked.connect(self.submit)
        self._card.add(self._title)
        self._card.add(Text(hint, role="muted", wraps=True))
        self.fields = QVBoxLayout()
        self.fields.setSpacing(4)
        self._card.add_layout(self.fields)
        self._card.add(self._trouble)
        self._foot = QHBoxLayout()
        self._foot.addStretch(1)
        self._foot.addWidget(self.button)
        self._card.add_layout(self._foot)
        self._card.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        column = QVBoxLayout(self)
        column.setContentsMargins(EDGE, EDGE, EDGE, EDGE)
        column.setSpacing(12)
        column.addStretch(2)
        column.addWidget(self._emblem)
        column.addLayout(centred(self._card))
        column.addStretch(3)
        theme().changed.connect(self._fit)
        self._fit()

    def add(self, widget: QWidget) -> None:
        """Put a field below the others."""
        self.fields.addWidget(widget)

    def add_row(self, *fields: QWidget) -> None:
        """Put fields side by side, each as wide as the others, below what is there."""
        row = QHBoxLayout()
        row.setSpacing(12)
        for field in fields:
            row.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
        self.fields.addLayout(row)

    def add_to_foot(self, button: QWidget) -> None:
        """Put a lesser button at the left of the foot."""
        self._foot.insertWidget(0, button)

    def help_groups(self) -> list[tuple[str, list[tuple[str, str, str]]]]:
        """Return the keys of this sheet for the help: what Enter does at its end, and the mnemonics of its fields."""
        confirm = self.button.accessibleName() or self.button.text()
        own = [("Enter", translate("Sheet", "下一项；在最后一项为“{act}”").format(act=confirm), "")]
        own += [(f"Alt+{letter}", word, "") for letter, word in self._mnemonics()]
        common = [
            ("Tab / Shift+Tab", translate("Keys", "下一项 / 上一项"), ""),
            ("F1", translate("Shell", "按键帮助"), ""),
        ]
        return [(self._title.text(), own), (translate("Keys", "通用"), common)]

    def _mnemonics(self) -> list[tuple[str, str]]:
        """Return letter and word of every labelled field in sight, in reading order."""
        found = []
        for widget in self.findChildren(QWidget):
            if isinstance(widget, QLabel | QAbstractButton) and widget.isVisibleTo(self):
                mark = _MNEMONIC.search(widget.text())
                if mark is not None:
                    letter = (mark.group(1) or mark.group(2)).upper()
                    found.append((letter, widget.text().replace(mark.group(), mark.group(2) or "")))
        return found

    def submit(self) -> None:
        """Do what the sheet is for; each sheet says what."""

    def finished_by_enter(self) -> None:
        """Enter in the last field submits."""
        self.submit()

    def tell(self, sentence: str) -> None:
        """Tell one sentence of trouble above the button."""
        self._trouble.show_text(sentence, "bad")
        self.show_busy(False)

    def remark(self, sentence: str) -> None:
        """Tell one sentence that stands in nobody's way."""
        self._trouble.show_text(sentence, "warn")

    def take_trouble(self, trouble: Trouble) -> bool:
        """Tell every trouble here: there is no other bar yet."""
        self.tell(say_trouble(trouble, self.language))
        return True

    def show_busy(self, is_busy: bool) -> None:
        """Take no second press while the first is under way."""
        self.button.setEnabled(not is_busy)

    def _fit(self) -> None:
        self._emblem.setVisible(icons.is_there("landmark"))
        self._emblem.setPixmap(icons.pixmap("landmark", tokens().primary, sizes().icon * 3))
        self._fit_width()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the card within the window, however large the type is."""
        super().resizeEvent(event)
        self._fit_width()

    def _fit_width(self) -> None:
        room = self.width() - 2 * EDGE
        self._card.setFixedWidth(min(self._width * em(), max(room, USUAL_WIDTH * em())))
