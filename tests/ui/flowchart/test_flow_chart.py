"""The painted chart: no way runs through a node, text fits, screen, SVG and PDF say the same."""

from __future__ import annotations

import io
import unicodedata
from itertools import combinations

import pypdf
import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.catalogue import sample_catalogue
from app.flowchart.chart import Chart
from app.flowchart.drawing_up import draw_up
from app.flowchart.places import Places, Rect, crosses
from app.item import Item
from app.office import sample_office
from ui.flowchart import files
from ui.flowchart.paint import font, outline, paint
from ui.flowchart.view import FlowChartView
from ui.style import DARK, LIGHT, Tokens

ITEMS = sample_catalogue().versions
EVERY = pytest.mark.parametrize("item", ITEMS, ids=[item.name for item in ITEMS])


def chart_of(item: Item) -> Chart:
    return draw_up(item, sample_office())


@EVERY
def test_no_way_runs_through_a_node_and_no_node_covers_another(item: Item) -> None:
    chart = chart_of(item)
    places = Places(chart)
    for edge in chart.edges:
        way = places.way(edge)
        for node in chart.nodes:
            assert node.key in (edge.start, edge.end) or not crosses(way, places.node(node)), (edge, node.key)
    for one, other in combinations(chart.nodes, 2):
        assert not places.node(one).meets(places.node(other))
        assert places.lane(one.lane).holds(places.node(one))


@EVERY
def test_the_words_of_a_way_stand_clear_of_every_node(qapp: QApplication, item: Item) -> None:
    chart = chart_of(item)
    places, metrics = Places(chart), QFontMetricsF(font(10))
    for edge in chart.edges:
        if not edge.label:
            continue
        way = places.way(edge)
        width = metrics.horizontalAdvance(edge.label)
        box = QRectF(way.label_at.x - (0 if way.is_straight_down else width / 2), way.label_at.y - 9, width, 10)
        outlines = ((node.key, outline(QRectF(*places.node(node)), node.shape)) for node in chart.nodes)
        assert [key for key, line in outlines if line.intersects(box)] == []
        rect = Rect(box.x(), box.y(), box.width(), box.height())
        assert not [e for e in chart.edges if e != edge and crosses(places.way(e), rect)], edge.label


@pytest.mark.parametrize("tokens", [LIGHT, DARK])
def test_a_chart_is_painted_in_either_theme(qapp: QApplication, tokens: Tokens) -> None:
    chart = chart_of(ITEMS[3])
    image = QImage(900, 900, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    paint(painter, QRectF(image.rect()), tokens, chart)
    painter.end()
    colours = {image.pixelColor(x, y).name().upper() for x in range(0, 900, 3) for y in range(0, 900, 3)}
    assert {tokens.primary_soft.upper(), tokens.sunken.upper()} <= colours


def test_the_pdf_is_one_page_whose_words_can_be_read(qapp: QApplication) -> None:
    chart = chart_of(ITEMS[3])
    reader = pypdf.PdfReader(io.BytesIO(files.pdf(chart)))
    text = "".join(unicodedata.normalize("NFKC", "".join(page.extract_text() for page in reader.pages)).split())
    assert len(reader.pages) == 1
    for step in ITEMS[3].steps:
        assert step.name in text
    assert "".join(chart.title.split()) in text


def test_the_svg_can_be_rendered_by_itself(qapp: QApplication) -> None:
    data = files.svg(chart_of(ITEMS[1]))
    assert QSvgRenderer(data).isValid() and b"<svg" in data


def test_the_view_takes_the_height_its_width_needs_and_tells_the_steps(qtbot: QtBot) -> None:
    view = FlowChartView("catalogue.chart")
    qtbot.addWidget(view)
    assert view.sizeHint().height() == 0
    chart = chart_of(ITEMS[1])
    view.show_chart(chart)
    assert view.heightForWidth(800) > view.heightForWidth(600) > 0
    assert view.accessibleName() == chart.title and "现场核查" in view.accessibleDescription()
    view.resize(800, 600)
    with qtbot.waitExposed(view):
        view.show()
    assert view.minimumHeight() == view.heightForWidth(view.width())
