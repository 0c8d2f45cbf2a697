"""Layouts that give way: a row that breaks, a grid of fields that loses a column, a column that scrolls."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QGridLayout,
    QLayout,
    QLayoutItem,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
    QWidgetItem,
)

from ui.style import em, sizes, theme


class FlowLayout(QLayout):
    """Puts widgets in a row and breaks it where the width ends; `aligns_right` fills from the right edge.

    It lays out a widget of its own, never a part of another layout. An item whose widget Qt has already deleted is
    passed over: a fault raised in here would end the program, since Qt calls these methods itself.
    """

    def __init__(self, parent: QWidget, *, gap: int = 8, aligns_right: bool = False) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._measured: list[tuple[QLayoutItem, QSize]] | None = None
        self._heights: dict[int, int] = {}
        self._gap = gap
        self._aligns_right = aligns_right
        self.setContentsMargins(0, 0, 0, 0)

    def addWidget(self, widget: QWidget) -> None:
        """Put a widget behind the others.

        The item is made here: one made by Qt leaves its wrapper behind when the layout dies, and the next item at the
        same address would take that wrapper over, dead or alive.
        """
        self.addChildWidget(widget)
        self._items.append(QWidgetItem(widget))
        self.invalidate()

    def addItem(self, item: QLayoutItem) -> None:
        """Take one more item (Qt calls this)."""
        self._items.append(item)
        self._forget()

    def count(self) -> int:
        """Return the number of items."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return the item at `index` or None."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # type: ignore[override]
        """Remove and return the item at `index`."""
        self._forget()
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Grow in no direction."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """The narrower, the higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height needed at `width` px."""
        if width not in self._heights:
            self._heights[width] = self._place(QRect(0, 0, width, 0), is_dry=True)
        return self._heights[width]

    def invalidate(self) -> None:
        """Measure anew: an item changed (Qt calls this). Until then Qt asks hundreds of times for the same."""
        self._forget()
        super().invalidate()

    def setGeometry(self, rect: QRect) -> None:
        """Place the items within `rect`."""
        super().setGeometry(rect)
        self._place(rect, is_dry=False)

    def sizeHint(self) -> QSize:
        """Return the size of one unbroken row."""
        measured = [size for _, size in self._shown()]
        width = sum(size.width() for size in measured) + self._gap * max(0, len(measured) - 1)
        return QSize(width, max((size.height() for size in measured), default=0))

    def minimumSize(self) -> QSize:
        """Return the size of the widest item."""
        least = [item.minimumSize() for item, _ in self._shown() if shiboken6.isValid(item)]
        return QSize(
            max((size.width() for size in least), default=0), max((size.height() for size in least), default=0)
        )

    def _forget(self) -> None:
        self._measured = None
        self._heights = {}

    def _shown(self) -> list[tuple[QLayoutItem, QSize]]:
        if self._measured is None:
            shown = [item for item in self._items if shiboken6.isValid(item) and not item.isEmpty()]
            self._measured = [(item, item.sizeHint()) for item in shown]
        return self._measured

    def _rows(self, width: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        rows: list[list[tuple[QLayoutItem, QSize]]] = [[]]
        used = 0
        for item, size in self._shown():
            if rows[-1] and used + self._gap + size.width() > width:
                rows.append([])
                used = 0
            used += size.width() + (self._gap if rows[-1] else 0)
            rows[-1].append((item, size))
        return [row for row in rows if row]

    def _place(self, rect: QRect, *, is_dry: bool) -> int:
        y = rect.y()
        for row in self._rows(rect.width()):
            height = max(size.height() for _, size in row)
            used = sum(size.width() for _, size in row) + self._gap * (len(row) - 1)
            x = rect.x() + (max(0, rect.width() - used) if self._aligns_right else 0)
            for item, size in row:
                if not is_dry and shiboken6.isValid(item):
                    place = QPoint(x, y + (height - size.height()) // 2)
                    item.setGeometry(QRect(place, QSize(min(size.width(), rect.width()), size.height())))
                x += size.width() + self._gap
            y += height + self._gap
        return max(0, y - self._gap - rect.y())


class FieldGrid(QWidget):
    """Fields side by side while there is room (16 characters each), below one another when there is not."""

    def __init__(self, columns: int = 2, *, characters: int = 16) -> None:
        super().__init__()
        self._columns = columns
        self._characters = characters
        self._fields: list[tuple[QWidget, int]] = []
        self._laid = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(18)
        self._grid.setVerticalSpacing(2)

    def add(self, field: QWidget, span: int = 1) -> None:
        """Add a field over `span` columns; the order of adding is the reading order."""
        self._fields.append((field, span))
        self._lay(self._fitting())

    def clear(self) -> None:
        """Take every field away."""
        for field, _ in self._fields:
            self._grid.removeWidget(field)
            field.hide()
            field.deleteLater()
        self._fields = []

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lose or gain columns with the width."""
        super().resizeEvent(event)
        if self._fitting() != self._laid:
            self._lay(self._fitting())

    def minimumSizeHint(self) -> QSize:
        """Return the size of one column, so that a narrow card is not forced wide."""
        widest = max((field.minimumSizeHint().width() for field, _ in self._fields), default=0)
        return QSize(widest, super().minimumSizeHint().height())

    def _fitting(self) -> int:
        return max(1, min(self._columns, self.width() // max(1, self._characters * em())))

    def _lay(self, columns: int) -> None:
        self._laid = columns
        for field, _ in self._fields:
            # Qt must delete the item itself: one that PySide leaves behind keeps an old height, and messages overlap.
            self._grid.removeWidget(field)
        for column in range(self._columns):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
            self._grid.setColumnMinimumWidth(column, 0)
        row = column = 0
        for field, span in self._fields:
            wide = min(span, columns)
            if column + wide > columns:
                row, column = row + 1, 0
            self._grid.addWidget(field, row, column, 1, wide, Qt.AlignmentFlag.AlignTop)
            column += wide


class ScrollColumn(QScrollArea):
    """A column of cards that scrolls downward only; what gets the focus comes into view."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._inner = QWidget()
        self._inner.setProperty("role", "scrolled")
        self.column = QVBoxLayout(self._inner)
        self.setWidget(self._inner)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme().changed.connect(self._fit)
        self._followed: QWidget | None = None
        self._brought: QWidget | None = None
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus)
        self.verticalScrollBar().actionTriggered.connect(self._on_scrolled)
        self._fit()

    def add(self, widget: QWidget, stretch: int = 0) -> None:
        """Add a card below the others."""
        self.column.addWidget(widget, stretch)

    def add_stretch(self) -> None:
        """Keep the cards at the top."""
        self.column.addStretch(1)

    def bring(self, card: QWidget) -> None:
        """Put a card into sight that has just been shown, wherever the cursor is, until that moves or somebody scrolls."""
        self._brought, self._followed = card, None
        self.column.activate()
        self._follow()

    def minimumSizeHint(self) -> QSize:
        """Return a size that lets the window shrink: the content scrolls, it is not cut on the right."""
        bar = self.verticalScrollBar().sizeHint().width()
        return QSize(self._inner.minimumSizeHint().width() + bar, 80)

    def _on_focus(self, _: QWidget | None, now: QWidget | None) -> None:
        """Follow the cursor wherever it was sent: Qt itself follows Tab alone. What is being clicked stays under the mouse."""
        is_ours = now is not None and self._inner.isAncestorOf(now) and not QApplication.mouseButtons()
        self._followed, self._brought = now if is_ours else None, None
        self._follow()

    def _on_scrolled(self, _: int) -> None:
        self._followed = self._brought = None  # somebody looks elsewhere

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the cursor in sight when the column gets lower."""
        super().resizeEvent(event)
        self._follow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the cursor in sight when what lies above it grows."""
        if event.type() == QEvent.Type.Resize and watched is self._inner:
            self._follow()
        return super().eventFilter(watched, event)

    def _follow(self) -> None:
        now = self._brought or self._followed
        if now is None or now.isHidden() or not (now is self._brought or now is QApplication.focusWidget()):
            return
        bar, gap = self.verticalScrollBar(), sizes().gap
        top = now.mapTo(self._inner, QPoint(0, 0)).y()
        lowest = max(bar.value(), top + now.height() + gap - self.viewport().height())
        bar.setValue(min(lowest, top - gap))

    def _fit(self) -> None:
        size = sizes()
        self.column.setContentsMargins(size.page, size.page - 4, size.page, size.page - 4)
        self.column.setSpacing(size.gap)
