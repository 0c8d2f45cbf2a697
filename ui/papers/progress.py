"""How far the batch is: a bar, what is being done, and the way to stop it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from ui.widgets.buttons import ActionButton
from ui.widgets.text import Text, name_widget

translate = QCoreApplication.translate
STOP_KEY = "F9"
BAR_HEIGHT = 8


class BatchProgress(QWidget):
    """`show_progress(done, total, words)`; `stop_wanted()` from its button. Hidden while nothing is printed."""

    stop_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("papers.progress")
        self._bar = QProgressBar()
        name_widget(self._bar, "papers.progress.bar", translate("Papers", "打印进度"))
        self._bar.setProperty("role", "counted")
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(BAR_HEIGHT)
        self._words = Text("", role="strong", wraps=True)
        self._words.setObjectName("papers.progress.words")
        self._stop = ActionButton(translate("Papers", "停止"), key=STOP_KEY, icon_name="ban")
        self._stop.setObjectName("papers.stop")
        self._stop.clicked.connect(self.stop_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 4)
        row.setSpacing(12)
        row.addWidget(self._words, 1)
        row.addWidget(self._bar, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._stop)
        self.setVisible(False)

    def show_progress(self, done: int, total: int, words: str, *, may_stop: bool) -> None:
        """Show how far it is; without words there is nothing to show."""
        self._bar.setRange(0, max(total, 1))
        self._bar.setValue(done)
        self._words.show_text(words)
        self._stop.setEnabled(may_stop)
        self.setVisible(bool(words))

    def words(self) -> str:
        """Return what is being done."""
        return "" if self.isHidden() else self._words.text()
