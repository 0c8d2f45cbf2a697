"""常用语 beneath the opinion: Up and Down, Enter or the digit takes one, Esc goes back."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from ui.style import em
from ui.widgets.text import name_widget

translate = QCoreApplication.translate


class PhraseList(QListWidget):
    """`offer(phrases)` opens it with the cursor; `picked(text)`, or `left()` when nothing was taken."""

    picked = Signal(str)
    left = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        name_widget(self, name, translate("PhraseList", "常用语"))
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemDoubleClicked.connect(self._take)
        self.hide()

    def offer(self, phrases: tuple[str, ...]) -> None:
        """Open with these phrases."""
        self.clear()
        for number, phrase in enumerate(phrases, 1):
            item = QListWidgetItem(f"{number}  {phrase}")
            item.setData(Qt.ItemDataRole.UserRole, phrase)
            self.addItem(item)
        self.setCurrentRow(0)
        self.setFixedHeight(self.sizeHint().height())
        self.show()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take by Enter or a digit, leave by Esc."""
        at = event.key() - Qt.Key.Key_1.value
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._take(self.currentItem())
        elif event.key() == Qt.Key.Key_Escape:
            self.hide()
            self.left.emit()
        elif 0 <= at < self.count():
            self._take(self.item(at))
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """Return the room of all phrases, three lines at least."""
        return QSize(300, max(3 * em(), sum(self.sizeHintForRow(row) for row in range(self.count()))) + 12)

    def _take(self, item: QListWidgetItem | None) -> None:
        self.hide()
        if item is not None:
            self.picked.emit(str(item.data(Qt.ItemDataRole.UserRole)))
