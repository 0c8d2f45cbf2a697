"""The same laid-out pages by other makers of PDF: QPainter on QPdfWriter, and the canvas of stock reportlab."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPageLayout, QPageSize, QPainter, QPdfWriter, QPen
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from app.notices.expansion import expand
from app.notices.fonts import fonts
from app.notices.layout.compose import Marks, compose_pages
from app.notices.layout.ops import Bars, Glyphs, Page, Rule, Square
from app.notices.layout.page_form import PAGE_HEIGHT, PAGE_WIDTH
from app.notices.layout.setting import Setter
from app.notices.pdf.codes import code128_bars, qr_runs
from app.notices.record import DOCUMENT_NUMBER, prepare
from app.notices.template import FieldKind, Template

Rectangles = Iterable[tuple[float, float, float, float]]


def laid_out(template: Template, record: Mapping[str, Any]) -> tuple[Page, ...]:
    """Return the pages of a notice: what every engine here draws, laid out anew each time as ours is."""
    prepared = prepare(template, record, preview=False)
    names = frozenset(field.name for field in template.fields.values() if field.kind is FieldKind.NAME)
    marks = Marks(template.title, str(prepared.get(DOCUMENT_NUMBER) or ""), preview=False, training=False)
    return compose_pages(Setter(fonts(), names), template.form, expand(template, prepared), marks)


def _bars(op: Bars, down: float) -> Rectangles:
    bars, modules = code128_bars(op.code)
    unit = op.width / modules
    return ((op.x + at * unit, op.y + down, run * unit, op.height) for at, run in bars)


def _square(op: Square, down: float) -> Rectangles:
    runs, side = qr_runs(op.text)
    unit = op.size / side
    return ((op.x + at * unit, op.y + down + row * unit, length * unit, unit) for row, at, length in runs)


@cache
def _family(path: Path) -> str:
    return QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(path)))[0]


@cache
def _font(path: Path, size: float, space: float) -> QFont:
    font = QFont(_family(path))
    font.setBold("bold" in path.name)
    font.setPixelSize(round(size * 20))  # QPdfWriter below works in twentieths of a point
    font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, space * 20)
    return font


def by_qpainter(template: Template, record: Mapping[str, Any]) -> bytes:
    """Return the notice as QPainter and QPdfWriter make it."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(1440)
    writer.setPageLayout(
        QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0))
    )
    painter = QPainter(writer)
    for number, page in enumerate(laid_out(template, record)):
        if number:
            writer.newPage()
        for down, ops in page.placed:
            for op in ops:
                _paint(painter, op, down)
    painter.end()
    return bytes(buffer.data().data())


def _paint(painter: QPainter, op: Any, down: float) -> None:
    if isinstance(op, Glyphs):
        painter.setPen(QColor.fromRgbF(*op.colour))
        x = op.x
        for face, text in op.segments:
            painter.setFont(_font(face.path, op.size, op.space))
            painter.drawText(QPointF(x * 20, (op.y + down) * 20), text)
            x += sum(face.width(sign) * op.size / 1000 + op.space for sign in text)
    elif isinstance(op, Rule):
        painter.setPen(QPen(QColor.fromRgbF(*op.colour), op.width * 20))
        painter.drawLine(QPointF(op.x1 * 20, (op.y1 + down) * 20), QPointF(op.x2 * 20, (op.y2 + down) * 20))
    elif isinstance(op, Bars | Square):
        for x, y, width, height in _bars(op, down) if isinstance(op, Bars) else _square(op, down):
            painter.fillRect(QRectF(x * 20, y * 20, width * 20, height * 20), QColor("black"))


@cache
def _registered(path: Path) -> str:
    pdfmetrics.registerFont(TTFont(path.stem, str(path)))
    return path.stem


def by_stock_reportlab(template: Template, records: Iterable[Mapping[str, Any]]) -> bytes:
    """Return these notices in one file as reportlab's own canvas and TTFont make it."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(PAGE_WIDTH, PAGE_HEIGHT))
    for record in records:
        for page in laid_out(template, record):
            for down, ops in page.placed:
                for op in ops:
                    _draw(canvas, op, down)
            canvas.showPage()
    canvas.save()
    return out.getvalue()


def _draw(canvas: Any, op: Any, down: float) -> None:
    if isinstance(op, Glyphs):
        text = canvas.beginText(op.x, PAGE_HEIGHT - down - op.y)
        text.setFillColorRGB(*op.colour)
        text.setCharSpace(op.space)
        for face, part in op.segments:
            text.setFont(_registered(face.path), op.size)
            text.textOut(part)
        canvas.drawText(text)
    elif isinstance(op, Rule):
        canvas.setStrokeColorRGB(*op.colour)
        canvas.setLineWidth(op.width)
        canvas.line(op.x1, PAGE_HEIGHT - down - op.y1, op.x2, PAGE_HEIGHT - down - op.y2)
    elif isinstance(op, Bars | Square):
        canvas.setFillColorRGB(0, 0, 0)
        for x, y, width, height in _bars(op, down) if isinstance(op, Bars) else _square(op, down):
            canvas.rect(x, PAGE_HEIGHT - y - height, width, height, stroke=0, fill=1)
