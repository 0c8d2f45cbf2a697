"""The public hall mode: numbers only, large, on a second screen; nothing of any person or case."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QRectF, Qt, Signal
from PySide6.QtGui import QCloseEvent, QColor, QFont, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.faces import families
from ui.style import Tokens, theme, tokens
from ui.supervision.board_paint import LEFT, RIGHT, Measure, paint_tiles, tone_colour, write
from ui.supervision.board_rows import Tile

translate = QCoreApplication.translate
LINES = 24


@dataclass(frozen=True)
class HallRow:
    """One department in numbers."""

    name: str
    open: int
    yellow: int
    red: int


@dataclass(frozen=True)
class HallSheet:
    """What the hall sees: the office, day and time, figures, departments."""

    office: str
    told: str
    tiles: tuple[Tile, ...]
    rows: tuple[HallRow, ...]


def paint(painter: QPainter, rect: QRectF, tokens: Tokens, data: HallSheet) -> None:
    """Paint the hall's sheet as large as the screen is."""
    unit = rect.height() / LINES
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillRect(rect, QColor(tokens.bg))
    area = rect.adjusted(1.5 * unit, unit, -1.5 * unit, -unit)
    head = QRectF(area.left(), area.top(), area.width(), 2 * unit)
    write(painter, head, data.office, _face(unit * 1.3, is_bold=True), tokens.text, LEFT)
    write(painter, head, data.told, _face(unit * 0.9), tokens.muted, RIGHT)
    tiles = QRectF(area.left(), head.bottom() + unit * 0.5, area.width(), 5 * unit)
    paint_tiles(painter, tiles, tokens, data.tiles, _measure(unit))
    _departments(painter, QRectF(area.left(), tiles.bottom() + unit, area.width(), area.bottom() - tiles.bottom() - unit),
                 tokens, data.rows, unit)  # fmt: skip
    painter.restore()


def _departments(painter: QPainter, rect: QRectF, tokens: Tokens, rows: Sequence[HallRow], unit: float) -> None:
    high = min(1.9 * unit, rect.height() / (len(rows) + 1.2))
    size = high * 0.5
    wide = rect.width() * 0.14
    columns = [rect.right() - wide * (3 - at) for at in range(3)]
    line = QRectF(rect.left(), rect.top(), rect.width(), high)
    words = (translate("Supervision", "在办"), translate("Supervision", "临近"), translate("Supervision", "超期"))
    for left, word in zip(columns, words, strict=True):
        write(painter, QRectF(left, line.top(), wide, high), word, _face(size), tokens.muted, RIGHT)
    for row in rows:
        line = line.translated(0, high)
        write(painter, line.adjusted(0, 0, -3 * wide, 0), row.name, _face(size * 1.1), tokens.text, LEFT)
        tones = ("", "warn" if row.yellow else "", "bad" if row.red else "")
        for left, number, tone in zip(columns, (row.open, row.yellow, row.red), tones, strict=True):
            colour = tone_colour(tokens, tone)
            write(
                painter,
                QRectF(left, line.top(), wide, high),
                str(number),
                _face(size * 1.2, is_bold=True),
                colour,
                RIGHT,
            )


def _face(pixels: float, *, is_bold: bool = False) -> QFont:
    font = QFont()
    font.setFamilies(families())
    font.setPixelSize(max(8, round(pixels)))
    font.setBold(is_bold)
    return font


def _measure(unit: float) -> Measure:
    return Measure(
        _face(unit),
        _face(unit, is_bold=True),
        _face(unit * 0.85),
        _face(unit * 1.9, is_bold=True),
        unit * 1.4,
        unit * 1.2,
    )


class HallScreen(QWidget):
    """`show_sheet(sheet)`; Esc or `leave()` closes it, `closed()` follows."""

    closed = Signal()

    def __init__(self) -> None:
        super().__init__(None, Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint)
        self.setObjectName("supervision.hall")
        self.setWindowTitle(translate("Supervision", "大厅公示"))
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self._sheet = HallSheet("", "", (), ())
        self.resize(1280, 720)
        theme().changed.connect(self.update)

    def show_sheet(self, sheet: HallSheet) -> None:
        """Show other numbers."""
        self._sheet = sheet
        numbers = "，".join(f"{tile.word} {tile.number}" for tile in sheet.tiles)
        self.setAccessibleName(f"{sheet.office} {numbers}")
        self.update()

    def sheet(self) -> HallSheet:
        """Return what is shown."""
        return self._sheet

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the numbers."""
        paint(QPainter(self), QRectF(self.rect()), tokens(), self._sheet)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc ends the hall mode."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell that the hall sees nothing any more."""
        super().closeEvent(event)
        self.closed.emit()
