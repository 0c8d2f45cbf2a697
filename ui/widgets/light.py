"""The lights of a clock: a shape, a colour and a word, never the colour alone."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.style import em, sizes, tokens, ui_font

translate = QCoreApplication.translate


def light_word(code: str) -> str:
    """Return the word of a light code of the clock; an unknown code is shown as itself."""
    words = {
        "green": translate("Light", "正常"),
        "yellow": translate("Light", "临近"),
        "red": translate("Light", "超期"),
        "paused": translate("Light", "暂停"),
        "done_on_time": translate("Light", "按时办结"),
        "done_late": translate("Light", "超期办结"),
        "closed": translate("Light", "已终结"),
        "none": translate("Light", "未起算"),
    }
    return words.get(code, code)


def light_tone(code: str) -> str:
    """Return the tone of a light: ok, warn, bad, accent or plain."""
    tones = {
        "green": "ok",
        "done_on_time": "ok",
        "yellow": "warn",
        "red": "bad",
        "done_late": "bad",
        "paused": "accent",
    }
    return tones.get(code, "plain")


def light_colour(code: str) -> str:
    """Return the colour of a light in the present theme."""
    colours = tokens()
    return {
        "ok": colours.ok,
        "warn": colours.warn,
        "bad": colours.bad,
        "accent": colours.on_primary_soft,
        "plain": colours.muted,
    }[light_tone(code)]


def paint_light(painter: QPainter, rect: QRect | QRectF, code: str, ink: str = "") -> None:
    """Draw the shape of a light: disc, triangle, square, two bars, ring; each tells itself without colour.

    `ink`: the colour on paper, where the theme of the screen does not count.
    """
    box = QRectF(rect)
    colour = QColor(ink or light_colour(code))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    if code in ("green", "done_on_time"):
        painter.drawEllipse(box)
    elif code == "yellow":
        painter.drawPolygon(QPolygonF([QPointF(box.center().x(), box.top()), box.bottomRight(), box.bottomLeft()]))
    elif code in ("red", "done_late"):
        painter.drawRect(box)
    elif code == "paused":
        bar = box.width() / 3
        painter.drawRect(QRectF(box.left(), box.top(), bar, box.height()))
        painter.drawRect(QRectF(box.right() - bar, box.top(), bar, box.height()))
    else:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour, 1.5))
        painter.drawEllipse(box.adjusted(1, 1, -1, -1))
    painter.restore()


class Light(QWidget):
    """`Light("yellow", "还剩 1 个工作日")`: shape, word of the code, and a detail such as the days left."""

    def __init__(self, code: str = "none", detail: str = "") -> None:
        super().__init__()
        self._code = code
        self._detail = detail
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_light(code, detail)

    def show_light(self, code: str, detail: str = "") -> None:
        """Show another light and detail."""
        self._code, self._detail = code, detail
        self.setAccessibleName(self.text())
        self.updateGeometry()
        self.update()

    def text(self) -> str:
        """Return what the light says in words."""
        return " ".join(part for part in (light_word(self._code), self._detail) if part)

    def sizeHint(self) -> QSize:
        """Return the room for shape and words."""
        return QSize(self._side() + 8 + self._text_width() + 4, em() + 4)

    def minimumSizeHint(self) -> QSize:
        """Never less than the words need."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw shape and words."""
        painter = QPainter(self)
        side = self._side()
        paint_light(painter, QRect(1, (self.height() - side) // 2, side, side), self._code)
        painter.setFont(ui_font(sizes().base, is_bold=True))
        painter.setPen(QColor(light_colour(self._code)))
        painter.drawText(self.rect().adjusted(side + 8, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, self.text())

    @staticmethod
    def _side() -> int:
        return max(10, round(em() * 0.6))

    def _text_width(self) -> int:
        return QFontMetrics(ui_font(sizes().base, is_bold=True)).horizontalAdvance(self.text())
