"""One way of painting a flow chart, on a screen, into an SVG or onto the page of a PDF."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPen, QPolygonF

from app.flowchart.chart import Chart, Node, Shape
from app.flowchart.places import HEAD, MARGIN, NOTE, TITLE_SIZE, Places, Way
from ui.faces import families
from ui.style import Tokens

BASE = 12  # pixels of the chart's own measure
ARROW = 7.0
LABEL = 10.0  # how high the words of an edge are
LIMIT = 16.0  # the line at the foot of a node that says its limit


def paint(painter: QPainter, rect: QRectF, tokens: Tokens, chart: Chart) -> None:
    """Paint the whole chart into `rect`, as large as it fits, in the middle of its width."""
    places = Places(chart)
    scale = min(rect.width() / places.width, rect.height() / places.height)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(rect.left() + (rect.width() - places.width * scale) / 2, rect.top())
    painter.scale(scale, scale)
    _lanes(painter, places, tokens)
    ways = [places.way(edge) for edge in chart.edges]
    for way in ways:
        _way(painter, way, tokens)
    for way in ways:
        _label(painter, way, tokens)
    for node in chart.nodes:
        _node(painter, QRectF(*places.node(node)), node, tokens)
    _words(painter, places, tokens)
    painter.restore()


def font(size: float, *, is_bold: bool = False) -> QFont:
    """Return the chart's face at a size of its own measure."""
    made = QFont()
    made.setFamilies(families())
    made.setPixelSize(round(size))
    made.setBold(is_bold)
    return made


def _lanes(painter: QPainter, places: Places, tokens: Tokens) -> None:
    for number, name in enumerate(places.chart.lanes):
        lane = QRectF(*places.lane(number))
        painter.setPen(QPen(QColor(tokens.line_strong), 1))
        painter.setBrush(QColor(tokens.sunken if number % 2 else tokens.surface))
        painter.drawRect(lane)
        head = QRectF(lane.left(), lane.top(), lane.width(), HEAD)
        painter.setBrush(QColor(tokens.primary_soft))
        painter.drawRect(head)
        painter.setPen(QColor(tokens.on_primary_soft))
        painter.setFont(font(BASE, is_bold=True))
        painter.drawText(
            head.adjusted(6, 2, -6, -2), int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap), name
        )


def _way(painter: QPainter, way: Way, tokens: Tokens) -> None:
    corners = [QPointF(*corner) for corner in way.corners]
    pen = QPen(QColor(tokens.muted), 1.4)
    if way.is_dashed:
        pen.setStyle(Qt.PenStyle.DashLine)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(QPolygonF(corners))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tokens.muted))
    painter.drawPolygon(_arrow(corners[-2], corners[-1]))


def _label(painter: QPainter, way: Way, tokens: Tokens) -> None:
    """Write what an edge says on a ground of its own: no line of a lane or of another edge runs through the words."""
    if not way.label:
        return
    painter.setFont(font(BASE - 2))
    width = painter.fontMetrics().horizontalAdvance(way.label)
    at = QPointF(*way.label_at) - QPointF(0 if way.is_straight_down else width / 2, 0)
    painter.fillRect(QRectF(at.x() - 2, at.y() - LABEL, width + 4, LABEL + 3), QColor(tokens.surface))
    painter.setPen(QColor(tokens.text))
    painter.drawText(at, way.label)


def _arrow(before: QPointF, tip: QPointF) -> QPolygonF:
    step = tip - before
    length = max(1.0, (step.x() ** 2 + step.y() ** 2) ** 0.5)
    along = step / length
    across = QPointF(-along.y(), along.x())
    foot = tip - along * ARROW
    return QPolygonF([tip, foot + across * ARROW * 0.5, foot - across * ARROW * 0.5])


def _node(painter: QPainter, rect: QRectF, node: Node, tokens: Tokens) -> None:
    painter.setPen(QPen(QColor(tokens.primary if node.step else tokens.line_strong), 1.6 if node.step else 1.2))
    painter.setBrush(QColor(tokens.warn_soft if node.shape is Shape.ASIDE else tokens.raised))
    painter.drawPath(outline(rect, node.shape))
    painter.setPen(QColor(tokens.text))
    inner = rect.adjusted(5, 3, -5, -3) if node.shape is not Shape.QUESTION else rect.adjusted(24, 9, -24, -17)
    text = inner.adjusted(0, 0, 0, -LIMIT) if node.limit else inner
    flags = int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap)
    painter.setFont(_fitting(painter, text, node.text, flags))
    painter.drawText(text, flags, node.text)
    if node.limit:
        painter.setPen(QColor(tokens.warn if node.shape is Shape.ASIDE else tokens.primary))
        painter.setFont(font(BASE - 1, is_bold=True))
        line = QRectF(inner.left(), inner.bottom() - LIMIT, inner.width(), LIMIT)
        painter.drawText(line, Qt.AlignmentFlag.AlignCenter, node.limit)


def _fitting(painter: QPainter, rect: QRectF, text: str, flags: int) -> QFont:
    for size in (BASE, BASE - 1, BASE - 2, BASE - 3):
        made = font(size)
        painter.setFont(made)
        if painter.boundingRect(rect, flags, text).height() <= rect.height():
            return made
    return made


def outline(rect: QRectF, shape: Shape) -> QPainterPath:
    """Return the line around a node."""
    path = QPainterPath()
    if shape is Shape.QUESTION:
        middle = rect.center()
        corners = [QPointF(middle.x(), rect.top()), QPointF(rect.right(), middle.y())]
        corners += [QPointF(middle.x(), rect.bottom()), QPointF(rect.left(), middle.y())]
        path.addPolygon(QPolygonF(corners))
        path.closeSubpath()
    else:
        radius = rect.height() / 2 if shape is Shape.ROUND else 5.0
        path.addRoundedRect(rect, radius, radius)
    return path


def _words(painter: QPainter, places: Places, tokens: Tokens) -> None:
    painter.setPen(QColor(tokens.text))
    painter.setFont(font(TITLE_SIZE, is_bold=True))
    painter.drawText(QRectF(*places.title()), Qt.AlignmentFlag.AlignCenter, "\n".join(places.title_lines))
    painter.setFont(font(BASE))
    painter.setPen(QColor(tokens.muted))
    for at, note in enumerate(places.chart.notes):
        painter.drawText(QPointF(MARGIN, places.bottom + NOTE * (at + 0.8)), note)
