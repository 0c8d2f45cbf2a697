"""Where the nodes and ways of a chart lie, in points of its own; who paints it, on a screen or as SVG, only scales them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from app.flowchart.chart import Chart, Edge, Node, Shape
from app.flowchart.lines import wrapped

LANE = 222.0
ROW = 104.0
NODE = (152.0, 58.0)
QUESTION = (182.0, 82.0)
TITLE = 54.0  # room of a title in one line or two
TITLE_SIZE, TITLE_LEADING = 19, 28.0
HEAD = 36.0
NOTE = 22.0
MARGIN = 18.0
APART = 9.0  # between the way out and the way back of time that does not count


class Point(NamedTuple):
    """A place on the chart."""

    x: float
    y: float


class Rect(NamedTuple):
    """A rectangle on the chart."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Return the right edge."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """Return the lower edge."""
        return self.top + self.height

    @property
    def middle(self) -> Point:
        """Return the point in the middle."""
        return Point(self.left + self.width / 2, self.top + self.height / 2)

    def meets(self, other: Rect) -> bool:
        """True when the two have more than an edge in common."""
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom

    def holds(self, other: Rect) -> bool:
        """True when the other lies inside, edges included."""
        across = self.left <= other.left and other.right <= self.right
        return across and self.top <= other.top and other.bottom <= self.bottom

    def inset(self, by: float) -> Rect:
        """Return the rectangle with `by` less at every edge."""
        return Rect(self.left + by, self.top + by, self.width - 2 * by, self.height - 2 * by)


@dataclass(frozen=True)
class Way:
    """The corners of an edge, where its label stands, and whether it is dashed."""

    corners: tuple[Point, ...]
    label: str
    label_at: Point
    is_dashed: bool

    @property
    def is_straight_down(self) -> bool:
        """True when it goes down without a corner: its label then stands beside it."""
        return len(self.corners) == 2 and abs(self.corners[0].x - self.corners[1].x) < 1


class Places:
    """Geometry of one chart; `width` and `height` are its natural size."""

    def __init__(self, chart: Chart) -> None:
        self.chart = chart
        self.width = 2 * MARGIN + LANE * len(chart.lanes)
        self.title_lines = tuple(wrapped(chart.title, (self.width - 2 * MARGIN) / TITLE_SIZE))
        more = len(self.title_lines) > 2  # names of items have up to 110 signs
        self._lanes = MARGIN + (len(self.title_lines) * TITLE_LEADING + 8 if more else TITLE)
        self.top = self._lanes + HEAD
        self.bottom = self.top + ROW * chart.rows + 8
        self.height = self.bottom + NOTE * len(chart.notes) + MARGIN

    def lane(self, number: int) -> Rect:
        """Return the strip of a lane, its head included."""
        return Rect(MARGIN + LANE * number, self._lanes, LANE, self.bottom - self._lanes)

    def title(self) -> Rect:
        """Return the room of the title, which grows with its lines."""
        return Rect(MARGIN, MARGIN, self.width - 2 * MARGIN, self._lanes - MARGIN - 8)

    def node(self, node: Node) -> Rect:
        """Return the rectangle that a node fills."""
        width, height = QUESTION if node.shape is Shape.QUESTION else NODE
        x = MARGIN + LANE * (node.lane + 0.5)
        y = self.top + ROW * (node.row + 0.5)
        return Rect(x - width / 2, y - height / 2, width, height)

    def way(self, edge: Edge) -> Way:
        """Return the way of an edge: straight down, to the side, or around one corner."""
        start, end = self.chart.node(edge.start), self.chart.node(edge.end)
        corners = self._corners(edge, start, end)
        return Way(corners, edge.label, _label_at(corners), edge.is_aside)

    def _corners(self, edge: Edge, start: Node, end: Node) -> tuple[Point, ...]:
        here, there = self.node(start), self.node(end)
        if start.row == end.row:
            return self._level(edge, here, there)
        if edge.is_back:
            out = Point(here.middle.x, here.top)
            goal = self._side(there, towards=here)
            return out, Point(out.x, goal.y), goal
        return self._down(start, end)

    def _level(self, edge: Edge, here: Rect, there: Rect) -> tuple[Point, ...]:
        shift = APART if edge.is_back else -APART if edge.is_aside else 0.0
        out, goal = self._side(here, towards=there), self._side(there, towards=here)
        return Point(out.x, out.y + shift), Point(goal.x, goal.y + shift)

    @staticmethod
    def _side(rect: Rect, towards: Rect) -> Point:
        is_left = towards.middle.x < rect.middle.x
        return Point(rect.left if is_left else rect.right, rect.middle.y)

    def _down(self, start: Node, end: Node) -> tuple[Point, ...]:
        here, there = self.node(start), self.node(end)
        out, goal = Point(here.middle.x, here.bottom), Point(there.middle.x, there.top)
        if start.shape is Shape.QUESTION and end.lane < start.lane:
            out = Point(here.left + here.width / 4, here.bottom - here.height / 4)
        if start.lane == end.lane:
            return out, goal
        turns = (self.top + ROW * end.row, self.top + ROW * (start.row + 1))  # before the end, or soon after the start
        ways = [(out, Point(out.x, turn), Point(goal.x, turn), goal) for turn in turns]
        return next((way for way in ways if self._is_free(way, start, end)), ways[0])

    def _is_free(self, corners: tuple[Point, ...], *ends: Node) -> bool:
        others = (self.node(node) for node in self.chart.nodes if node not in ends)
        return not any(crosses(Way(corners, "", corners[0], is_dashed=False), rect) for rect in others)


def _label_at(corners: tuple[Point, ...]) -> Point:
    """Above the first level stretch, in its middle; where the way only goes down beside its end, below those that turn off."""
    for a, b in pairwise(corners):
        if abs(a.y - b.y) < 1:
            return Point((a.x + b.x) / 2, a.y - 5)
    return Point(corners[0].x + 8, corners[1].y - 8)


def crosses(way: Way, rect: Rect) -> bool:
    """True when a way runs through a rectangle (touching its edge is how a way begins and ends)."""
    inner = rect.inset(2)
    return any(
        inner.meets(Rect(min(a.x, b.x), min(a.y, b.y), abs(a.x - b.x), abs(a.y - b.y)).inset(-0.5))
        for a, b in pairwise(way.corners)
    )
