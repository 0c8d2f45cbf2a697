"""The file below its head: the story on the left, papers and materials on the right, or what is opened in their place."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.casefile.tables import FittedTable
from ui.casefile.viewer import Viewer
from ui.style import em, sizes, theme
from ui.widgets.card import Card
from ui.widgets.timeline import Timeline

translate = QCoreApplication.translate
TWO_COLUMNS = 44  # characters at which the story stands beside the papers


class CaseBody(QWidget):
    """`show_viewer(True)` puts the viewer in place of the tables."""

    def __init__(self, notices: FittedTable, materials: FittedTable, viewer: Viewer) -> None:
        super().__init__()
        self.story = Timeline("casefile.story", translate("CaseFile", "办件经过"))
        self.story.setMinimumHeight(120)
        self.story_card = Card(translate("CaseFile", "办件经过"))
        self.story_card.add(self.story, 1)
        self._notices, self._materials = notices, materials
        self.papers = Card()
        self.papers.add(notices, 1)
        self.materials = Card()
        self.materials.add(materials, 1)
        self._tables = QWidget()
        self._column = QVBoxLayout(self._tables)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.papers, 1)
        self._column.addWidget(self.materials, 1)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._tables)
        self._stack.addWidget(viewer)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self.story_card, 9)
        self._row.addWidget(self._stack, 11)
        theme().changed.connect(self._fit)
        self._fit()

    def share(self) -> None:
        """Share the height between papers and materials as their rows ask for it."""
        for at, table in enumerate((self._notices, self._materials)):
            self._column.setStretch(at, max(2, min(table.model_.rowCount(), 9)))

    def hasHeightForWidth(self) -> bool:
        """Take the height that is left; what is within scrolls by itself."""
        return False

    def sizeHint(self) -> QSize:
        """Ask for no more than is needed to be read."""
        return self.minimumSizeHint()

    def show_viewer(self, is_open: bool) -> None:
        """Put the viewer in place of the tables, or the tables back."""
        self._stack.setCurrentIndex(1 if is_open else 0)

    def is_viewing(self) -> bool:
        """True while the viewer is in sight."""
        return self._stack.currentIndex() == 1

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand beside one another where there is room."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        is_wide = self.width() >= TWO_COLUMNS * em()
        direction = QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom
        self._row.setDirection(direction)
        self._row.setSpacing(sizes().gap)
        self._column.setSpacing(sizes().gap)
        self._stack.setMinimumHeight(0 if is_wide else 12 * em())
