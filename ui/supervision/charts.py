"""One way of painting charts: stacked bars told apart by pattern as well as colour, and the months of a trend."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPen

from ui.style import Tokens
from ui.supervision.board_paint import LEFT, RIGHT, Measure, write

CENTRE = Qt.AlignmentFlag.AlignCenter
STEP = 5.0
SMALLEST_BAR, LARGEST_END = 0.24, 0.5  # shares of a row


@dataclass(frozen=True)
class Series:
    """One kind of part: its word, its colour (a token's name) and its pattern: solid, rising, falling or dots."""

    word: str
    colour: str
    pattern: str = "solid"


@dataclass(frozen=True)
class ChartRow:
    """One bar: its label, its parts in the order of the series, and what stands at its end."""

    label: str
    values: tuple[int, ...]
    told: str = ""


@dataclass(frozen=True)
class Chart:
    """Stacked bars under a title; the longest row gives the scale."""

    title: str
    series: tuple[Series, ...]
    rows: tuple[ChartRow, ...]

    @property
    def most(self) -> int:
        """Return the longest bar."""
        return max((sum(row.values) for row in self.rows), default=0)

    @cached_property
    def widest(self) -> tuple[str, str]:
        """Return the longest label and the longest words at an end: all bars begin and stop at one line."""
        return max((row.label for row in self.rows), key=len, default=""), max(
            (row.told for row in self.rows), key=len, default=""
        )


@dataclass(frozen=True)
class Trend:
    """Months side by side: two columns each, and a line of words beneath."""

    title: str
    series: tuple[Series, Series]
    months: tuple[tuple[str, int, int, str], ...]


def row_height(measure: Measure) -> float:
    """Return the height of one bar with its words."""
    return measure.line + 14


def chart_height(chart: Chart, measure: Measure) -> float:
    """Return the height that a chart needs."""
    return measure.line + 10 + measure.small_line + 8 + len(chart.rows) * row_height(measure)


def trend_height(measure: Measure) -> float:
    """Return the height that a trend needs."""
    return measure.line + 10 + measure.small_line * 4 + 110


def paint(painter: QPainter, rect: QRectF, tokens: Tokens, data: Chart, measure: Measure) -> None:
    """Paint title, legend and all bars from the top of `rect`."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    title = QRectF(rect.left(), rect.top(), rect.width(), measure.line)
    write(painter, title, data.title, measure.bold, tokens.text, LEFT)
    legend = QRectF(rect.left(), title.bottom() + 6, rect.width(), measure.small_line + 4)
    paint_legend(painter, legend, tokens, data.series, measure)
    top = legend.bottom() + 8
    for row in data.rows:
        line = QRectF(rect.left(), top, rect.width(), row_height(measure))
        paint_row(painter, line, tokens, data, row, measure)
        top += line.height()
    painter.restore()


def paint_legend(painter: QPainter, rect: QRectF, tokens: Tokens, series: Sequence[Series], measure: Measure) -> None:
    """Paint what each pattern means."""
    left = rect.left()
    for one in series:
        box = QRectF(left, rect.center().y() - 6, 22, 12)
        fill(painter, box, tokens, one)
        painter.setFont(measure.small)
        wide = painter.fontMetrics().horizontalAdvance(one.word) + 6
        write(
            painter,
            QRectF(box.right() + 6, rect.top(), wide, rect.height()),
            one.word,
            measure.small,
            tokens.text,
            LEFT,
        )
        left = box.right() + wide + 26


def paint_row(
    painter: QPainter,
    rect: QRectF,
    tokens: Tokens,
    data: Chart,
    row: ChartRow,
    measure: Measure,
    *,
    is_current: bool = False,
) -> None:
    """Paint one bar: label, parts, and what it comes to."""
    if is_current:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.selection))
        painter.drawRoundedRect(rect.adjusted(0, 1, 0, -1), 6, 6)
    inner = rect.adjusted(8, 0, -8, 0)
    words, ends = _shares(inner.width(), data, measure)
    label = QRectF(inner.left(), inner.top(), words, inner.height())
    write(painter, label, row.label, measure.base, tokens.text, LEFT)
    told = QRectF(inner.right() - ends, inner.top(), ends, inner.height())
    write(painter, told, row.told, measure.small, tokens.text, RIGHT)
    room = QRectF(label.right() + 10, inner.center().y() - 7, told.left() - label.right() - 20, 14)
    left, most = room.left(), max(1, data.most)
    for one, value in zip(data.series, row.values, strict=True):
        wide = room.width() * value / most
        if value:
            fill(painter, QRectF(left, room.top(), max(2.0, wide), room.height()), tokens, one)
        left += wide


def _shares(wide: float, data: Chart, measure: Measure) -> tuple[float, float]:
    """Return the room of labels and of the words at the ends: a figure is never cut, a name only after the bar is small."""
    label, told = data.widest
    ends = min(wide * LARGEST_END, QFontMetricsF(measure.small).horizontalAdvance(told) + 4)
    words = QFontMetricsF(measure.base).horizontalAdvance(label) + 4
    return max(wide * 0.12, min(words, wide - ends - wide * SMALLEST_BAR)), ends


def fill(painter: QPainter, box: QRectF, tokens: Tokens, series: Series) -> None:
    """Fill a box with the pattern of a series: lines and dots, so that it stays sharp on paper."""
    colour = QColor(getattr(tokens, series.colour))
    painter.save()
    path = QPainterPath()
    path.addRect(box)
    painter.setClipPath(path, Qt.ClipOperation.IntersectClip)
    if series.pattern == "solid":
        painter.fillRect(box, colour)
    else:
        painter.fillRect(box, QColor(tokens.surface))
        painter.setPen(QPen(colour, 1.4))
        at = box.left() - box.height()
        while at < box.right():
            if series.pattern == "dots":
                painter.drawPoint(QPointF(at, box.center().y()))
                painter.drawEllipse(QPointF(at, box.center().y()), 1.2, 1.2)
            else:
                up, down = (box.bottom(), box.top()) if series.pattern == "rising" else (box.top(), box.bottom())
                painter.drawLine(QPointF(at, up), QPointF(at + box.height(), down))
            at += STEP
    painter.restore()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour, 1))
    painter.drawRect(box)


def paint_trend(painter: QPainter, rect: QRectF, tokens: Tokens, data: Trend, measure: Measure) -> None:
    """Paint the months: two columns with their numbers above, the month and its words beneath."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    title = QRectF(rect.left(), rect.top(), rect.width(), measure.line)
    write(painter, title, data.title, measure.bold, tokens.text, LEFT)
    legend = QRectF(rect.left(), title.bottom() + 6, rect.width(), measure.small_line + 4)
    paint_legend(painter, legend, tokens, data.series, measure)
    top, floor = legend.bottom() + measure.small_line + 6, rect.bottom() - 2 * measure.small_line - 6
    most = max([1, *(n for _, a, b, _ in data.months for n in (a, b))])
    wide = rect.width() / max(1, len(data.months))
    for at, (month, first, second, words) in enumerate(data.months):
        left = rect.left() + at * wide
        for place, (value, series) in enumerate(zip((first, second), data.series, strict=True)):
            high = (floor - top) * value / most
            box = QRectF(left + wide * (0.14 + 0.38 * place), floor - high, wide * 0.32, high)
            if value:
                fill(painter, box, tokens, series)
            above = QRectF(box.left() - 8, box.top() - measure.small_line, box.width() + 16, measure.small_line)
            write(painter, above, str(value), measure.small, tokens.text, CENTRE)
        beneath = QRectF(left, floor + 3, wide, measure.small_line)
        write(painter, beneath, month, measure.small, tokens.muted, CENTRE)
        write(painter, beneath.translated(0, measure.small_line), words, measure.small, tokens.text, CENTRE)
    painter.setPen(QPen(QColor(tokens.line_strong), 1))
    painter.drawLine(QPointF(rect.left(), floor), QPointF(rect.right(), floor))
    painter.restore()
