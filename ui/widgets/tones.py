"""Tones for code that paints by hand: a tone is a text colour, the soft fill beneath it and a shape."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen, QPolygonF

from ui.style import em, sizes, tokens, ui_font


def tone_colours(tone: str) -> tuple[str, str]:
    """Return text colour and fill of a tone: ok, warn, bad, accent; anything else is plain."""
    colours = tokens()
    return {
        "ok": (colours.ok, colours.ok_soft),
        "warn": (colours.warn, colours.warn_soft),
        "bad": (colours.bad, colours.bad_soft),
        "accent": (colours.on_primary_soft, colours.primary_soft),
    }.get(tone, (colours.muted, colours.sunken))


def paint_shape(painter: QPainter, box: QRectF, tone: str) -> None:
    """Draw the shape of a tone in the painter's pen colour: tick, clock hand, cross, bar, dash."""
    x, y, w, h = box.x(), box.y(), box.width(), box.height()
    lines = {
        "ok": [(0.12, 0.55), (0.4, 0.82), (0.9, 0.22)],
        "warn": [(0.5, 0.12), (0.5, 0.55), (0.82, 0.72)],
        "bad": [(0.15, 0.15), (0.85, 0.85), (0.5, 0.5), (0.85, 0.15), (0.15, 0.85)],
        "accent": [(0.5, 0.1), (0.5, 0.5), (0.5, 0.9), (0.5, 0.5), (0.1, 0.5), (0.9, 0.5)],
    }.get(tone, [(0.15, 0.5), (0.85, 0.5)])
    painter.drawPolyline(QPolygonF([QPointF(x + fx * w, y + fy * h) for fx, fy in lines]))


def paint_pill(painter: QPainter, rect: QRect, word: str, tone: str) -> None:
    """Draw a pill with shape and word, left and in the middle of `rect`."""
    ink, fill = tone_colours(tone)
    font = ui_font(sizes().small, is_bold=True)
    side = round(em(sizes().small) * 0.55)
    width = QFontMetrics(font).horizontalAdvance(word) + side + 26
    height = em(sizes().small) + 6
    pill = QRectF(rect.x(), rect.y() + (rect.height() - height) / 2, width, height)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen if fill != tokens().surface else QPen(QColor(ink), 1))
    painter.setBrush(QColor(fill))
    painter.drawRoundedRect(pill, height / 2, height / 2)
    painter.setPen(QPen(QColor(ink), 1.6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    box = QRectF(pill.x() + 10, pill.y() + (height - side) / 2, side, side)
    if tone == "warn":  # the hand alone is no clock
        painter.drawEllipse(box.adjusted(-1, -1, 1, 1))
        box = box.adjusted(side * 0.14, side * 0.14, -side * 0.14, -side * 0.14)
    paint_shape(painter, box, tone)
    painter.setFont(font)
    painter.drawText(
        pill.adjusted(side + 16, 0, 0, 0), Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, word
    )
    painter.restore()
