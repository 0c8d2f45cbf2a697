"""The chart as a file: SVG for the web page, PDF on A4 for the wall, painted as on the screen, in the light tokens."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QIODevice, QRect, QRectF, QSize
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter
from PySide6.QtSvg import QSvgGenerator

from app.flowchart.chart import Chart
from app.flowchart.places import Places
from ui.flowchart.paint import paint
from ui.style import LIGHT


def svg(chart: Chart) -> bytes:
    """Return the chart as an SVG of its natural size."""
    places = Places(chart)
    buffer = _buffer()
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    size = QSize(round(places.width), round(places.height))
    generator.setSize(size)
    generator.setViewBox(QRect(0, 0, size.width(), size.height()))
    generator.setTitle(chart.title)
    painter = QPainter(generator)
    paint(painter, QRectF(0, 0, places.width, places.height), LIGHT, chart)
    painter.end()
    return bytes(buffer.data().data())


def pdf(chart: Chart) -> bytes:
    """Return the chart on one page A4, upright or across, as it fits better."""
    places = Places(chart)
    buffer = _buffer()
    writer = QPdfWriter(buffer)
    writer.setTitle(chart.title)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    is_wide = places.width > places.height
    writer.setPageOrientation(QPageLayout.Orientation.Landscape if is_wide else QPageLayout.Orientation.Portrait)
    painter = QPainter(writer)
    paint(painter, QRectF(painter.viewport()), LIGHT, chart)
    painter.end()
    return bytes(buffer.data().data())


def _buffer() -> QBuffer:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    return buffer
