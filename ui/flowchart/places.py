"""Where the nodes and ways of a chart lie, in points of its own; the painter only scales them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF

from app.flowchart.chart import Chart, Edge, Node, Shape

LANE = 222.0
ROW = 104.0
NODE = (152.0, 58.0)
QUESTION = (182.0, 82.0)
TITLE = 54.0
HEAD = 36.0
NOTE = 22.0
MARGIN = 18.0
APART = 9.0  # between the way out and the way back of time that does not count


@dataclass(frozen=True)
class Way:
    """The corners of an edge, where its label stands, and whether it is dashed."""

    corners: tuple[QPointF, ...]
    label: str
    label_at: QPointF
    is_dashed: bool


class Places:
    """Geometry of one chart; `width` and `height` are its natural size."""

    def __init__(self, chart: Chart) -> None:
        self.chart = chart
        self.top = MARGIN + TITLE + HEAD
        self.width = 2 * MARGIN + LANE * len(chart.lanes)
        self.bottom = self.top + ROW * chart.rows + 8
        self.height = self.bottom + NOTE * len(chart.notes) + MARGIN

    def lane(self, number: int) -> QRectF:
        """Return the strip of a lane, its head included."""
        return QRectF(MARGIN + LANE * number, MARGIN + TITLE, LANE, self.bottom - MARGIN - TITLE)

    def node(self, node: Node) -> QRectF:
        """Return the rectangle that a node fills."""
        width, height = QUESTION if node.shape is Shape.QUESTION else NODE
        x = MARGIN + LANE * (node.lane + 0.5)
        y = self.top + ROW * (node.row + 0.5)
        return QRectF(x - width / 2, y - height / 2, width, height)

    def way(self, edge: Edge) -> Way:
        """Return the way of an edge: straight down, to the side, or around one corner."""
        start, end = self.chart.node(edge.start), self.chart.node(edge.end)
        corners = self._corners(edge, start, end)
        return Way(corners, edge.label, _label_at(corners), edge.is_aside)

    def _corners(self, edge: Edge, start: Node, end: Node) -> tuple[QPointF, ...]:
        here, there = self.node(start), self.node(end)
        if start.row == end.row:
            return self._level(edge, here, there)
        if edge.is_back:
            out = QPointF(here.center().x(), here.top())
            goal = self._side(there, towards=here)
            return out, QPointF(out.x(), goal.y()), goal
        return self._down(start, end)

    def _level(self, edge: Edge, here: QRectF, there: QRectF) -> tuple[QPointF, ...]:
        shift = APART if edge.is_back else -APART if edge.is_aside else 0.0
        out, goal = self._side(here, towards=there), self._side(there, towards=here)
        return QPointF(out.x(), out.y() + shift), QPointF(goal.x(), goal.y() + shift)

    @staticmethod
    def _side(rect: QRectF, towards: QRectF) -> QPointF:
        is_left = towards.center().x() < rect.center().x()
        return QPointF(rect.left() if is_left else rect.right(), rect.center().y())

    def _down(self, start: Node, end: Node) -> tuple[QPointF, ...]:
        here, there = self.node(start), self.node(end)
        out, goal = QPointF(here.center().x(), here.bottom()), QPointF(there.center().x(), there.top())
        if start.shape is Shape.QUESTION and end.lane < start.lane:
            out = QPointF(here.left() + here.width() / 4, here.bottom() - here.height() / 4)
        if start.lane == end.lane:
            return out, goal
        turns = (self.top + ROW * end.row, self.top + ROW * (start.row + 1))  # before the end, or soon after the start
        ways = [(out, QPointF(out.x(), turn), QPointF(goal.x(), turn), goal) for turn in turns]
        return next((way for way in ways if self._is_free(way, start, end)), ways[0])

    def _is_free(self, corners: tuple[QPointF, ...], *ends: Node) -> bool:
        others = (self.node(node) for node in self.chart.nodes if node not in ends)
        return not any(crosses(Way(corners, "", corners[0], is_dashed=False), rect) for rect in others)


def _label_at(corners: tuple[QPointF, ...]) -> QPointF:
    """Above the first level stretch, in its middle; beside the way where it only goes down."""
    for a, b in pairwise(corners):
        if abs(a.y() - b.y()) < 1:
            return QPointF((a.x() + b.x()) / 2, a.y() - 5)
    return QPointF(corners[0].x() + 8, (corners[0].y() + corners[1].y()) / 2)


def crosses(way: Way, rect: QRectF) -> bool:
    """True when a way runs through a rectangle (touching its edge is how a way begins and ends)."""
    inner = rect.adjusted(2, 2, -2, -2)
    return any(
        inner.intersects(QRectF(a, b).normalized().adjusted(-0.5, -0.5, 0.5, 0.5)) for a, b in pairwise(way.corners)
    )
