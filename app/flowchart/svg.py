"""A flow chart as SVG for a web page: written as plain text, without a style, a script or a font of its own.

The same places as on the desk's screen; colours are those of its light theme, on white, since a picture knows no theme.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from app.flowchart.chart import Chart, Node, Shape
from app.flowchart.lines import width_of, wrapped
from app.flowchart.places import HEAD, MARGIN, NOTE, TITLE_SIZE, Places, Point, Rect, Way

TEXT, MUTED, LINE, PRIMARY, WARN = "#17202C", "#566376", "#8794A5", "#1A5FB4", "#8F5200"
STRIPE, LANE_HEAD, ON_HEAD, ASIDE, PAPER = "#F7F9FB", "#E8F0FB", "#134788", "#FFF2DE", "#FFFFFF"
FACES = "system-ui, PingFang SC, Microsoft YaHei, Noto Sans CJK SC, sans-serif"
BASE, LEADING, LIMIT, ARROW = 12, 1.25, 16.0, 7.0
SMALLEST = 8


def svg_of(chart: Chart) -> str:
    """Return the chart as one SVG of its natural size."""
    places = Places(chart)
    width, height = _n(places.width), _n(places.height)
    size = f'viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" font-family="{FACES}">',
        f"<title>{escape(chart.title)}</title>",
        f'<rect width="{width}" height="{height}" fill="{PAPER}"/>',
    ]
    parts += _lanes(places)
    ways = [places.way(edge) for edge in chart.edges]
    for way in ways:
        parts += _way(way)
    for way in ways:
        parts += _label(way)
    for node in chart.nodes:
        parts += _node(places.node(node), node)
    parts += _lines(places.title(), chart.title, TITLE_SIZE, TEXT, is_bold=True)
    for at, note in enumerate(chart.notes):
        parts.append(_line(note, MARGIN, places.bottom + NOTE * (at + 0.8), BASE, MUTED, anchor="start"))
    return "\n".join((*parts, "</svg>\n"))


def _lanes(places: Places) -> Iterator[str]:
    for number, name in enumerate(places.chart.lanes):
        lane = places.lane(number)
        yield _box(lane, STRIPE if number % 2 else PAPER, LINE, 1)
        head = Rect(lane.left, lane.top, lane.width, HEAD)
        yield _box(head, LANE_HEAD, LINE, 1)
        yield from _lines(
            Rect(head.left + 6, head.top + 2, head.width - 12, head.height - 4), name, BASE, ON_HEAD, is_bold=True
        )


def _way(way: Way) -> Iterator[str]:
    corners = " ".join(f"{_n(x)},{_n(y)}" for x, y in way.corners)
    dashes = ' stroke-dasharray="5 3"' if way.is_dashed else ""
    yield f'<polyline points="{corners}" fill="none" stroke="{MUTED}" stroke-width="1.4"{dashes}/>'
    yield f'<polygon points="{_arrow(way.corners[-2], way.corners[-1])}" fill="{MUTED}"/>'


def _label(way: Way) -> Iterator[str]:
    """Write what an edge says on a ground of its own: no line of a lane or of another edge runs through the words."""
    if way.label:
        size, (x, y) = BASE - 2, way.label_at
        anchor = "start" if way.is_straight_down else "middle"
        width = size * sum(map(width_of, way.label))
        left = x if way.is_straight_down else x - width / 2
        place = f'x="{_n(left - 2)}" y="{_n(y - size)}" width="{_n(width + 4)}" height="{_n(size + 3)}"'
        yield f'<rect {place} fill="{PAPER}"/>'
        yield _line(way.label, x, y, size, TEXT, anchor=anchor)


def _arrow(before: Point, tip: Point) -> str:
    across, down = tip.x - before.x, tip.y - before.y
    length = max(1.0, (across**2 + down**2) ** 0.5)
    x, y = across / length, down / length
    foot = Point(tip.x - x * ARROW, tip.y - y * ARROW)
    half = ARROW / 2
    corners = (tip, Point(foot.x - y * half, foot.y + x * half), Point(foot.x + y * half, foot.y - x * half))
    return " ".join(f"{_n(one.x)},{_n(one.y)}" for one in corners)


def _node(rect: Rect, node: Node) -> Iterator[str]:
    edge, width = (PRIMARY, 1.6) if node.step else (LINE, 1.2)
    fill = ASIDE if node.shape is Shape.ASIDE else PAPER
    if node.shape is Shape.QUESTION:
        middle = rect.middle
        points = ((middle.x, rect.top), (rect.right, middle.y), (middle.x, rect.bottom), (rect.left, middle.y))
        corners = " ".join(f"{_n(x)},{_n(y)}" for x, y in points)
        yield f'<polygon points="{corners}" fill="{fill}" stroke="{edge}" stroke-width="{width}"/>'
        inner = Rect(rect.left + 24, rect.top + 9, rect.width - 48, rect.height - 26)
    else:
        yield _box(rect, fill, edge, width, rect.height / 2 if node.shape is Shape.ROUND else 5.0)
        inner = Rect(rect.left + 5, rect.top + 3, rect.width - 10, rect.height - 6)
    room = Rect(inner.left, inner.top, inner.width, inner.height - LIMIT) if node.limit else inner
    yield from _lines(room, node.text, BASE, TEXT)
    if node.limit:
        colour = WARN if node.shape is Shape.ASIDE else PRIMARY
        foot = Rect(inner.left, inner.bottom - LIMIT, inner.width, LIMIT)
        yield from _lines(foot, node.limit, BASE - 1, colour, is_bold=True)


def _box(rect: Rect, fill: str, edge: str, width: float, radius: float = 0.0) -> str:
    place = f'x="{_n(rect.left)}" y="{_n(rect.top)}" width="{_n(rect.width)}" height="{_n(rect.height)}"'
    return f'<rect {place} rx="{_n(radius)}" fill="{fill}" stroke="{edge}" stroke-width="{width}"/>'


def _lines(rect: Rect, text: str, size: int, colour: str, *, is_bold: bool = False) -> Iterator[str]:
    """Write the text in the middle of the rectangle, broken into lines, smaller where it would not fit."""
    lines = wrapped(text, rect.width / size)
    while size > SMALLEST and len(lines) * size * LEADING > rect.height:
        size -= 1
        lines = wrapped(text, rect.width / size)
    leading = size * LEADING
    first = rect.middle.y - leading * (len(lines) - 1) / 2 + size * 0.36
    for at, line in enumerate(lines):
        yield _line(line, rect.middle.x, first + at * leading, size, colour, is_bold=is_bold)


def _line(
    text: str, x: float, y: float, size: int, colour: str, *, anchor: str = "middle", is_bold: bool = False
) -> str:
    weight = ' font-weight="700"' if is_bold else ""
    place = f'x="{_n(x)}" y="{_n(y)}" font-size="{size}" text-anchor="{anchor}"'
    return f'<text {place} fill="{colour}"{weight}>{escape(text)}</text>'


def _n(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
