"""Bars as a list on the screen: walked by keys, read aloud, painted as on paper; and the trend as a widget."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui.style import theme, tokens
from ui.supervision.board_paint import screen_measure
from ui.supervision.charts import Chart, Trend, paint_legend, paint_row, paint_trend, row_height, trend_height
from ui.widgets.text import name_widget

Index = QModelIndex | QPersistentModelIndex


class _Model(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.chart = Chart("", (), ())

    def show(self, chart: Chart) -> None:
        self.beginResetModel()
        self.chart = chart
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return len(self.chart.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self.chart.rows[index.row()]
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            parts = [f"{one.word} {n}" for one, n in zip(self.chart.series, row.values, strict=True) if n]
            return "，".join([row.label, *parts, row.told])
        return row.label if role == Qt.ItemDataRole.DisplayRole else None


class _Delegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(240, round(row_height(screen_measure())))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        if not isinstance(model, _Model):
            return
        is_current = bool(option.state & QStyle.StateFlag.State_Selected)  # type: ignore[attr-defined]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        row, rect = model.chart.rows[index.row()], QRectF(option.rect)  # type: ignore[attr-defined]
        paint_row(painter, rect, tokens(), model.chart, row, screen_measure(), is_current=is_current)
        painter.restore()


class ChartList(QListView):
    """`show_chart(chart)`; `picked(place)` follows the cursor (-1: no bar), `opened(place)` Enter."""

    picked = Signal(int)
    opened = Signal(int)

    def __init__(self, name: str, label: str) -> None:
        super().__init__()
        name_widget(self, name, label)
        self.model_ = _Model()
        self.setModel(self.model_)
        self.setItemDelegate(_Delegate(self))
        self.setUniformItemSizes(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.doubleClicked.connect(lambda index: self.opened.emit(index.row()))
        theme().changed.connect(self.scheduleDelayedItemsLayout)

    def show_chart(self, chart: Chart) -> None:
        """Show other bars, the cursor on the first."""
        self.model_.show(chart)
        if chart.rows:
            self.setCurrentIndex(self.model_.index(0, 0))
        else:
            self.picked.emit(-1)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell what the cursor is on."""
        super().currentChanged(current, previous)
        self.picked.emit(current.row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open by Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.currentIndex().isValid():
                self.opened.emit(self.currentIndex().row())
            return
        super().keyPressEvent(event)

    def minimumSizeHint(self) -> QSize:
        """Three bars."""
        return QSize(320, round(3 * row_height(screen_measure())))


class Legend(QWidget):
    """What the patterns of a chart mean."""

    def __init__(self) -> None:
        super().__init__()
        self._chart = Chart("", (), ())
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_chart(self, chart: Chart) -> None:
        """Show the legend of this chart."""
        self._chart = chart
        self.setAccessibleName("，".join(one.word for one in chart.series))
        self.update()

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(320, round(screen_measure().small_line) + 6)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the legend."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_legend(painter, QRectF(self.rect()), tokens(), self._chart.series, screen_measure())


class TrendView(QWidget):
    """`show_trend(trend)`: read aloud month by month."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._trend: Trend | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.updateGeometry)

    def show_trend(self, trend: Trend) -> None:
        """Show another year."""
        self._trend = trend
        first, second = trend.series
        told = [f"{month} {first.word} {a} {second.word} {b} {words}" for month, a, b, words in trend.months]
        self.setAccessibleName("；".join([trend.title, *told]))
        self.update()

    def sizeHint(self) -> QSize:
        """Ask for the height of columns and words."""
        return QSize(480, round(trend_height(screen_measure())))

    def minimumSizeHint(self) -> QSize:
        """Months may stand close, never low."""
        return QSize(320, round(trend_height(screen_measure())))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the months."""
        if self._trend is not None:
            paint_trend(
                QPainter(self), QRectF(self.rect()).adjusted(4, 2, -4, -2), tokens(), self._trend, screen_measure()
            )
