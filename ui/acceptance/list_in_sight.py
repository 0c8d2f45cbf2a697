"""On a low screen the material list stays in sight while the applicant is typed: its head and first lines at least."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint
from PySide6.QtWidgets import QApplication, QWidget

from ui.acceptance.sheet import Sheet
from ui.style import sizes
from ui.widgets.field import Labelled
from ui.widgets.layouts import ScrollColumn
from ui.work import Work


class ListInSight(QObject):
    """Scrolls the column no further than the field with the cursor, and never past a question that is still open."""

    def __init__(self, page: QWidget, sheet: Sheet, column: ScrollColumn, work: Work) -> None:
        super().__init__(page)
        self._sheet = sheet
        self._column = column
        self._later = work.after(self, 0, self.bring)  # when the cards have come to lie where they stay
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus)
        column.widget().installEventFilter(self)

    def bring(self) -> None:
        """Bring the first lines into sight, if the cursor is in the applicant's card and something of it hides them."""
        cursor: QWidget | None = self._column.window().focusWidget()
        if cursor is None or self._sheet.item is None or not self._sheet.applicant.isAncestorOf(cursor):
            return
        wanted = self._top(self._sheet.materials) + self._sheet.materials.least_height()
        most = min(self._top(part) for part in self._kept(cursor)) - sizes().gap
        bar = self._column.verticalScrollBar()
        down = min(wanted - self._column.viewport().height(), most)
        if down > bar.value():
            bar.setValue(down)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look again when the cards grow: another kind of applicant, a sentence beneath a field."""
        if event.type() == QEvent.Type.Resize:
            self._later.start()
        return False

    def _kept(self, cursor: QWidget) -> list[QWidget]:
        """Return what must not be scrolled away: the field with the cursor and its label, and an open question."""
        holder: QWidget | None = cursor.parentWidget()
        kept = [holder if isinstance(holder, Labelled) else cursor]
        questions = self._sheet.items.situations
        return [*kept, questions] if "" in questions.answers() else kept

    def _top(self, part: QWidget) -> int:
        return part.mapTo(self._column.widget(), QPoint(0, 0)).y()

    def _on_focus(self, _: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self._sheet.applicant.isAncestorOf(now):
            self._later.start()
