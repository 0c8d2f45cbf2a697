"""The chart as SVG for the web: the same nodes and words as on the screen, in plain shapes, well formed."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest

from app.catalogue import sample_catalogue
from app.flowchart.drawing_up import draw_up
from app.flowchart.places import Places
from app.flowchart.svg import SMALLEST, svg_of, wrapped
from app.item import Item
from app.office import sample_office

ITEMS = sample_catalogue().versions
EVERY = pytest.mark.parametrize("item", ITEMS, ids=[item.name for item in ITEMS])
NAMESPACE = "{http://www.w3.org/2000/svg}"


def drawn(item: Item) -> ET.Element:
    return ET.fromstring(svg_of(draw_up(item, sample_office())))  # noqa: S314


@EVERY
def test_every_word_of_the_chart_stands_in_it_inside_its_bounds(item: Item) -> None:
    chart, picture = draw_up(item, sample_office()), drawn(item)
    texts = picture.findall(f"{NAMESPACE}text")
    said = "".join("".join((one.text or "").split()) for one in texts)
    for node in chart.nodes:
        assert "".join((node.text + node.limit).split()) in said, node.key
    width, height = (float(picture.attrib[name]) for name in ("width", "height"))
    for one in texts:
        assert 0 < float(one.attrib["x"]) < width
        assert 0 < float(one.attrib["y"]) < height
        assert int(one.attrib["font-size"]) >= SMALLEST


@EVERY
def test_the_lines_of_a_node_stay_inside_the_node(item: Item) -> None:
    chart = draw_up(item, sample_office())
    places = Places(chart)
    lines = [(one, float(one.attrib["x"]), float(one.attrib["y"])) for one in drawn(item).findall(f"{NAMESPACE}text")]
    for node in chart.nodes:
        rect = places.node(node)
        inside = [(one, y) for one, x, y in lines if abs(x - rect.middle.x) < 0.2 and rect.top < y < rect.bottom]
        assert inside, node.key
        assert all(y - int(one.attrib["font-size"]) > rect.top - 1 for one, y in inside), node.key


@EVERY
def test_what_an_edge_says_stands_on_a_ground_of_its_own_above_every_line(item: Item) -> None:
    places = Places(chart := draw_up(item, sample_office()))
    parts = list(drawn(item))
    last_line = max(at for at, one in enumerate(parts) if one.tag == f"{NAMESPACE}polyline")
    labels = [places.way(edge).label for edge in chart.edges if edge.label]
    grounds = [
        one.text
        for before, one in zip(parts[last_line:], parts[last_line + 1 :], strict=False)
        if one.tag == f"{NAMESPACE}text" and before.tag == f"{NAMESPACE}rect" and one.text in labels
    ]
    assert labels and set(labels) <= set(grounds)


def test_signs_that_mean_something_to_a_reader_of_markup_are_only_signs() -> None:
    item = replace(ITEMS[0], name="<b>&\"甲'</b>")
    assert drawn(item).findtext(f"{NAMESPACE}title", "").startswith("<b>&")


@pytest.mark.parametrize(
    ("text", "ems", "lines"),
    [
        ("一二三四", 2, ["一二", "三四"]),
        ("abcdef", 2, ["abc", "def"]),
        ("一\n二", 9, ["一", "二"]),
        ("", 3, [""]),
        ("一", 0.5, ["一"]),
    ],
)
def test_words_are_broken_by_their_width(text: str, ems: float, lines: list[str]) -> None:
    assert wrapped(text, ems) == lines
