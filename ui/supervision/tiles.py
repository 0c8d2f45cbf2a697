"""The figures above the board as a widget."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.style import theme, tokens
from ui.supervision.board_paint import paint_tiles, screen_measure, tile_height
from ui.supervision.board_rows import Tile


class Tiles(QWidget):
    """`show_tiles(tiles)`: read aloud as one line."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._tiles: tuple[Tile, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.updateGeometry)

    def show_tiles(self, tiles: tuple[Tile, ...]) -> None:
        """Show other figures."""
        self._tiles = tiles
        self.setAccessibleName("，".join(f"{tile.word} {tile.number}" for tile in tiles))
        self.update()

    def tiles(self) -> tuple[Tile, ...]:
        """Return the figures that are shown."""
        return self._tiles

    def sizeHint(self) -> QSize:
        """Ask for the height of word and number."""
        return QSize(480, round(tile_height(screen_measure())))

    def minimumSizeHint(self) -> QSize:
        """The figures may stand close, never low."""
        return QSize(240, round(tile_height(screen_measure())))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the figures."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_tiles(painter, QRectF(self.rect()), tokens(), self._tiles, screen_measure())
