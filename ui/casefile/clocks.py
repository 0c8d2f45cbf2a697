"""The clocks of a case side by side: what each is, how it stands, when it ends; the chosen one says why."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from app.casefile import ClockLine
from app.clock.light import Light
from ui.style import em, sizes, tokens, ui_font
from ui.widgets.layouts import FlowLayout
from ui.widgets.light import light_colour, light_word, paint_light
from ui.widgets.text import Text, name_widget

translate = QCoreApplication.translate
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


PRESSING = (Light.RED, Light.YELLOW, Light.GREEN, Light.PAUSED)


class ClockTile(QPushButton):
    """One clock: its name, its light with the days, the day it ends."""

    focused = Signal()

    def __init__(self, line: ClockLine, number: int) -> None:
        super().__init__()
        self.line = line
        self._end = self._ending()
        name_widget(self, f"casefile.clock.{number}", self.spoken())
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def spoken(self) -> str:
        """Return the clock as it is read aloud."""
        return " ".join(part for part in (self.line.sheet.title, self.told(), self._end) if part)

    def told(self) -> str:
        """Return light and days in words."""
        return " ".join(part for part in (light_word(self._code()), self.line.left) if part)

    def sizeHint(self) -> QSize:
        """Return the room of the three lines."""
        small, bold = QFontMetrics(ui_font(sizes().small)), QFontMetrics(ui_font(sizes().base, is_bold=True))
        wide = max(
            small.horizontalAdvance(self.line.sheet.title),
            bold.horizontalAdvance(self.told()) + em(),
            small.horizontalAdvance(self._end),
        )
        return QSize(wide + 28, em() + 2 * em(sizes().small) + 18)

    def minimumSizeHint(self) -> QSize:
        """Never less than the words need."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the tile; the focus is a thicker frame."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = QColor(tokens().focus if self.hasFocus() else tokens().line_strong if self.isDown() else tokens().line)
        painter.setPen(QPen(edge, 2 if self.hasFocus() else 1))
        painter.setBrush(QColor(tokens().surface))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 8, 8)
        inner = self.rect().adjusted(14, 8, -10, -8)
        small, high = em(sizes().small), em()
        self._write(painter, QRect(inner.x(), inner.y(), inner.width(), small), self.line.sheet.title, tokens().muted)
        middle = QRect(inner.x(), inner.y() + small + 1, inner.width(), high)
        side = max(10, round(high * 0.55))
        paint_light(painter, QRect(middle.x(), middle.center().y() - side // 2 + 1, side, side), self._code())
        painter.setFont(ui_font(sizes().base, is_bold=True))
        painter.setPen(QColor(light_colour(self._code())))
        painter.drawText(middle.adjusted(side + 7, 0, 0, 0), LEFT, self.told())
        foot = QRect(inner.x(), middle.bottom() + 2, inner.width(), small)
        self._write(painter, foot, self._end, tokens().text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave arrows and Enter to the strip."""
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell that this clock is looked at."""
        super().focusInEvent(event)
        self.focused.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Take the room of another font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()

    def _code(self) -> str:
        light = self.line.clock.light
        return light.value if light is not None else "none"

    def _ending(self) -> str:
        clock = self.line.clock
        if clock.finished is not None:
            return translate("CaseFile", "{day} 办结 · 期限 {due}").format(day=clock.finished, due=self.line.due)
        return translate("CaseFile", "至 {due}").format(due=self.line.due) if self.line.due else ""

    @staticmethod
    def _write(painter: QPainter, rect: QRect, text: str, colour: str) -> None:
        painter.setFont(ui_font(sizes().small))
        painter.setPen(QColor(colour))
        painter.drawText(rect, LEFT, text)


class ClockStrip(QWidget):
    """`show_clocks(lines)`; Left and Right walk, Enter tells `opened(line)`; the line below says why."""

    opened = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._tiles: list[ClockTile] = []
        self._chosen: str = ""
        self._row = QWidget()
        self._flow = FlowLayout(self._row, gap=8)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self._row.setSizePolicy(policy)
        self.why = Text("", role="small", wraps=True)
        self.why.setObjectName("casefile.why")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._row)
        column.addWidget(self.why)

    def show_clocks(self, lines: Sequence[ClockLine], *, is_new: bool = False) -> None:
        """Show other clocks; the one that was looked at stays so (unless the case `is_new`), else the most pressing."""
        if is_new:
            self._chosen = ""
        had_focus = any(tile.hasFocus() for tile in self._tiles)
        for tile in self._tiles:
            tile.blockSignals(True)  # hiding one hands the focus to the next, which nobody chose
        for tile in self._tiles:
            self._flow.removeWidget(tile)
            tile.hide()
            tile.deleteLater()
        self._tiles = [ClockTile(line, number) for number, line in enumerate(lines, start=1)]
        for tile in self._tiles:
            self._flow.addWidget(tile)
            tile.focused.connect(lambda one=tile: self._choose(one))
            tile.clicked.connect(lambda _=False, one=tile: self.opened.emit(one.line))
            tile.show()
        present = self.present()
        self.setVisible(bool(lines))
        if present is not None:
            self._choose(present)
            if had_focus:
                present.setFocus()

    def present(self) -> ClockTile | None:
        """Return the clock that is looked at: the chosen one, else the most pressing that runs, else the last."""
        if not self._tiles:
            return None
        chosen = [tile for tile in self._tiles if _key(tile.line) == self._chosen]
        running = sorted((t for t in self._tiles if t.line.clock.light in PRESSING), key=_pressing)
        return (chosen or running or self._tiles[-1:])[0]

    def tiles(self) -> tuple[ClockTile, ...]:
        """Return the clocks that are shown."""
        return tuple(self._tiles)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk by the arrows, open by Enter."""
        at = next((n for n, tile in enumerate(self._tiles) if tile.hasFocus()), -1)
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if at >= 0 and step is not None:
            self._tiles[(at + step) % len(self._tiles)].setFocus()
        elif at >= 0 and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(self._tiles[at].line)
        else:
            super().keyPressEvent(event)

    def _choose(self, tile: ClockTile) -> None:
        self._chosen = _key(tile.line)
        self.why.show_text(f"{tile.line.sheet.title}：{tile.line.why}")


def _pressing(tile: ClockTile) -> int:
    light = tile.line.clock.light
    return PRESSING.index(light) if light in PRESSING else len(PRESSING)


def _key(line: ClockLine) -> str:
    return f"{line.sheet.kind} {line.sheet.step}"
