"""Lucide icons of resources/icons, tinted with a token; where they are missing nothing is drawn and work goes on."""

from __future__ import annotations

from functools import lru_cache
from importlib import resources

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from ui.style import sizes, tokens


@lru_cache(maxsize=128)
def _source(name: str) -> str:
    file = resources.files("resources") / "icons" / f"{name}.svg"
    return file.read_text("utf-8") if file.is_file() else ""


@lru_cache(maxsize=512)
def _drawn(name: str, colour: str, size: int, ratio: float) -> QPixmap:
    side = max(1, round(size * ratio))
    pixmap = QPixmap(side, side)
    pixmap.fill(Qt.GlobalColor.transparent)
    source = _source(name)
    if source:
        painter = QPainter(pixmap)
        renderer = QSvgRenderer(QByteArray(source.replace("currentColor", colour).encode()))
        renderer.render(painter, QRectF(0, 0, side, side))
        painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def pixmap(name: str, colour: str | None = None, size: int | None = None, ratio: float = 1.0) -> QPixmap:
    """Return the icon `name` in `colour` (#RRGGBB, default the text colour), `size` px square."""
    return _drawn(name, colour or tokens().text, size or sizes().icon, ratio)


def icon(name: str, colour: str | None = None, size: int | None = None) -> QIcon:
    """Return the icon `name` for a button; an empty icon where the drawing is missing."""
    if not is_there(name):
        return QIcon()
    made = QIcon()
    for ratio in (1.0, 1.5, 2.0):
        made.addPixmap(pixmap(name, colour, size, ratio))
    return made


def is_there(name: str) -> bool:
    """True when the drawing is installed."""
    return bool(name) and bool(_source(name))
