"""One way of painting the board: the rows of the screen, a picture, the pages of a PDF."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen

from app.supervision.bars import PartKind
from ui.faces import families
from ui.style import Tokens, em, sizes, ui_font
from ui.supervision.board_rows import BarView, BoardSheet, CaseRow, HeadRow, Tile
from ui.widgets.light import light_tone, paint_light

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
WIDTH = 1280.0  # of a sheet in its own measure
MARGIN, GAP = 28.0, 10.0
WORDS_SHARE, LIGHT_SHARE = 0.3, 0.16
HATCH = 5.0


@dataclass(frozen=True)
class Measure:
    """The faces and heights of a board: the user's on the screen, fixed ones on paper."""

    base: QFont
    bold: QFont
    small: QFont
    title: QFont
    line: float
    small_line: float

    @property
    def row(self) -> float:
        """Return the height of one case."""
        return self.line + self.small_line + 18

    @property
    def head(self) -> float:
        """Return the height of a group's heading, and of the figures' words."""
        return self.line + 14


def screen_measure() -> Measure:
    """Return the measure of the theme in force."""
    size = sizes()
    base, small = ui_font(size.base), ui_font(size.small)
    bold, title = ui_font(size.base, is_bold=True), ui_font(size.h1, is_bold=True)
    return Measure(base, bold, small, title, em(), em(size.small))


def paper_measure() -> Measure:
    """Return the measure of a sheet."""
    return Measure(_face(14), _face(14, is_bold=True), _face(12), _face(24, is_bold=True), 19, 16)


def _face(pixels: int, *, is_bold: bool = False) -> QFont:
    font = QFont()
    font.setFamilies(families())
    font.setPixelSize(pixels)
    font.setBold(is_bold)
    return font


def paint(painter: QPainter, rect: QRectF, tokens: Tokens, data: BoardSheet) -> None:
    """Paint a sheet of the board into `rect`, as wide as it is; what does not fit its height is left out."""
    scale = rect.width() / WIDTH
    measure = paper_measure()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(rect.topLeft())
    painter.scale(scale, scale)
    area = QRectF(0, 0, WIDTH, rect.height() / scale)
    painter.fillRect(area, QColor(tokens.surface))
    top = _title(painter, area, tokens, data, measure)
    for row in data.rows:
        high = measure.row if isinstance(row, CaseRow) else measure.head
        if top + high > area.height() - MARGIN / 2:
            break
        paint_row(painter, QRectF(MARGIN, top, WIDTH - 2 * MARGIN, high), tokens, row, measure)
        top += high
    painter.restore()


def room_for_rows(height: float, *, has_tiles: bool) -> float:
    """Return what is left for rows on a sheet of this height in its own measure."""
    measure = paper_measure()
    return height - MARGIN / 2 - _top(measure, has_tiles=has_tiles)


def height_of(sheet: BoardSheet) -> float:
    """Return the height at which a sheet shows all of its rows, in its own measure."""
    measure = paper_measure()
    rows = sum(measure.row if isinstance(row, CaseRow) else measure.head for row in sheet.rows)
    return _top(measure, has_tiles=bool(sheet.tiles)) + rows + MARGIN


def _top(measure: Measure, *, has_tiles: bool) -> float:
    return MARGIN + 34 + (tile_height(measure) + GAP if has_tiles else 0) + GAP


def _title(painter: QPainter, area: QRectF, tokens: Tokens, data: BoardSheet, measure: Measure) -> float:
    line = QRectF(MARGIN, MARGIN - 6, area.width() - 2 * MARGIN, 34)
    write(painter, line, data.title, measure.title, tokens.text, LEFT)
    told = "　".join(part for part in (data.told, data.page) if part)
    write(painter, line, told, measure.base, tokens.muted, RIGHT)
    if data.tiles:
        tiles = QRectF(MARGIN, line.bottom() + GAP / 2, line.width(), tile_height(measure))
        paint_tiles(painter, tiles, tokens, data.tiles, measure)
    return _top(measure, has_tiles=bool(data.tiles))


def tile_height(measure: Measure) -> float:
    """Return the height of the figures."""
    return measure.line * 1.6 + measure.small_line + 16


def paint_tiles(painter: QPainter, rect: QRectF, tokens: Tokens, tiles: tuple[Tile, ...], measure: Measure) -> None:
    """Paint the figures side by side: the word above, the number beneath, a sign beside a number that warns."""
    wide = (rect.width() - GAP * (len(tiles) - 1)) / max(1, len(tiles))
    for at, tile in enumerate(tiles):
        box = QRectF(rect.left() + at * (wide + GAP), rect.top(), wide, rect.height())
        painter.setPen(QPen(QColor(tokens.line), 1))
        painter.setBrush(QColor(tokens.raised))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        inner = box.adjusted(14, 6, -10, -8)
        word = QRectF(inner.left(), inner.top(), inner.width(), measure.small_line + 2)
        write(painter, word, tile.word, measure.small, tokens.muted, LEFT)
        number = QRectF(inner.left(), word.bottom(), inner.width(), inner.bottom() - word.bottom())
        write(painter, number, tile.number, measure.title, tone_colour(tokens, tile.tone), LEFT)
        sign = {"bad": "red", "warn": "yellow", "accent": "paused"}.get(tile.tone)
        if sign:
            side = measure.line * 0.6
            spot = QRectF(inner.right() - side, number.center().y() - side / 2, side, side)
            paint_light(painter, spot, sign, tone_colour(tokens, tile.tone))


def tone_colour(tokens: Tokens, tone: str) -> str:
    """Return the text colour of a tone."""
    colours = {"bad": tokens.bad, "warn": tokens.warn, "ok": tokens.ok, "accent": tokens.on_primary_soft}
    return colours.get(tone, tokens.text)


def paint_row(
    painter: QPainter,
    rect: QRectF,
    tokens: Tokens,
    row: CaseRow | HeadRow,
    measure: Measure,
    *,
    is_current: bool = False,
) -> None:
    """Paint one case, or the heading of a group."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if is_current:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.selection))
        painter.drawRoundedRect(rect.adjusted(0, 1, 0, -1), 6, 6)
    if isinstance(row, HeadRow):
        _head(painter, rect, tokens, row, measure)
    else:
        _case(painter, rect, tokens, row, measure, tokens.text if is_current else tokens.muted)
        painter.setPen(QPen(QColor(tokens.line), 1))
        painter.drawLine(QPointF(rect.left() + 8, rect.bottom()), QPointF(rect.right() - 8, rect.bottom()))
    painter.restore()


def _head(painter: QPainter, rect: QRectF, tokens: Tokens, row: HeadRow, measure: Measure) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tokens.sunken))
    painter.drawRect(rect.adjusted(0, 3, 0, -2))
    painter.setBrush(QColor(tokens.primary))
    painter.drawRect(QRectF(rect.left(), rect.top() + 3, 4, rect.height() - 5))
    inner = rect.adjusted(14, 0, -10, 0)
    write(painter, inner, row.title, measure.bold, tokens.text, LEFT)
    write(painter, inner, row.told, measure.base, tokens.text, RIGHT)


def _case(painter: QPainter, rect: QRectF, tokens: Tokens, row: CaseRow, measure: Measure, quiet: str) -> None:
    inner = rect.adjusted(10, 0, -10, 0)
    words = QRectF(inner.left(), inner.top(), inner.width() * WORDS_SHARE, inner.height())
    light = QRectF(
        inner.right() - inner.width() * LIGHT_SHARE, inner.top(), inner.width() * LIGHT_SHARE, inner.height()
    )
    _two_lines(painter, words, (row.title, measure.bold, tokens.text), (row.detail, measure.small, quiet), measure)
    _bars(painter, QRectF(words.right() + 16, inner.top(), light.left() - words.right() - 34, inner.height()), tokens,
          row.bars, measure, quiet)  # fmt: skip
    colour = tone_colour(tokens, light_tone(row.light)) if row.light != "none" else tokens.muted
    side = measure.line * 0.6
    top = light.top() + (light.height() - measure.line - measure.small_line - 2) / 2
    paint_light(painter, QRectF(light.left(), top + (measure.line - side) / 2 + 1, side, side), row.light, colour)
    told = light.adjusted(side + 8, 0, 0, 0)
    foot = clock_and_day(row.clock, row.due, told.width(), measure)
    _two_lines(
        painter,
        told,
        (row.told, measure.bold, colour),
        (foot, measure.small, quiet),
        measure,
    )


def clock_and_day(clock: str, due: str, room: float, measure: Measure) -> str:
    """Return the clock and its day: where room is short the name is cut; the day and its 暂定 never."""
    metrics = QFontMetricsF(measure.small)
    left = room - metrics.horizontalAdvance(f" {due}" if due else "")
    shown = metrics.elidedText(clock, Qt.TextElideMode.ElideRight, max(0.0, left))
    return " ".join(part for part in (shown, due) if part)


Line = tuple[str, QFont, str]


def _two_lines(painter: QPainter, rect: QRectF, first: Line, second: Line, measure: Measure) -> None:
    top = rect.top() + (rect.height() - measure.line - measure.small_line - 2) / 2
    write(painter, QRectF(rect.left(), top, rect.width(), measure.line), *first, LEFT)
    below = QRectF(rect.left(), top + measure.line + 2, rect.width(), measure.small_line)
    write(painter, below, *second, LEFT)


def _bars(
    painter: QPainter, rect: QRectF, tokens: Tokens, bars: tuple[BarView, ...], measure: Measure, quiet: str
) -> None:
    gap = 8.0
    wide = (rect.width() - gap * (len(bars) - 1)) / max(1, len(bars))
    thick = max(9.0, measure.small_line * 0.6)
    top = rect.top() + (rect.height() - measure.small_line - thick - 4) / 2
    for at, view in enumerate(bars):
        left = rect.left() + at * (wide + gap)
        words = QRectF(left, top, wide, measure.small_line)
        is_bad = bool(view.bar.over)
        _named_figure(painter, words, view, measure, tokens.bad if is_bad else quiet)
        _bar(painter, QRectF(left, words.bottom() + 4, wide, thick), tokens, view)


def _named_figure(painter: QPainter, rect: QRectF, view: BarView, measure: Measure, colour: str) -> None:
    """Write name and figure: where room is short the name is cut and the figure never, "超 17 天" becoming "超17"."""
    metrics = QFontMetricsF(measure.small)
    space, told = metrics.horizontalAdvance(" "), view.told
    if metrics.horizontalAdvance(f"{view.name} {told}") > rect.width():
        told = view.short or told
    room = rect.width() - metrics.horizontalAdvance(told) - space
    name = metrics.elidedText(view.name, Qt.TextElideMode.ElideRight, room)
    write(painter, rect, f"{name} {told}".strip(), measure.small, colour, LEFT)


def _bar(painter: QPainter, rect: QRectF, tokens: Tokens, view: BarView) -> None:
    bar = view.bar
    track = QPainterPath()
    track.addRoundedRect(rect, 3, 3)
    painter.save()
    painter.setClipPath(track, Qt.ClipOperation.IntersectClip)
    is_bright = tokens.line == tokens.text  # a line as bright as the letters: as a filled bar it would look done
    painter.fillRect(rect, QColor(tokens.sunken if is_bright else tokens.line))
    total = sum(part.days for part in bar.parts)
    at = rect.left()
    for part in bar.parts:
        wide = rect.width() * part.days / total
        box = QRectF(at, rect.top(), wide, rect.height())
        if part.kind is PartKind.STOP:
            _hatch(painter, box, tokens)
        elif part.kind is not PartKind.LEFT:
            painter.fillRect(box, QColor(tokens.bad if part.kind is PartKind.OVER else _fill(tokens, view)))
        if part.kind is PartKind.OVER:
            painter.fillRect(QRectF(at - 1, rect.top(), 2, rect.height()), QColor(tokens.text))
        at += wide
    painter.restore()
    if bar.is_running or is_bright:
        painter.setPen(QPen(QColor(tokens.line_strong), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(rect, 3, 3)


def _fill(tokens: Tokens, view: BarView) -> str:
    if not view.bar.is_running:
        return tokens.ok
    tone = light_tone(view.bar.light.value) if view.bar.light else "plain"
    return {"warn": tokens.warn, "bad": tokens.warn}.get(tone, tokens.primary)


def _hatch(painter: QPainter, box: QRectF, tokens: Tokens) -> None:
    """Lines, not a pattern brush: on paper they stay lines, and grow with the sheet."""
    painter.save()
    painter.setClipRect(box, Qt.ClipOperation.IntersectClip)
    painter.fillRect(box, QColor(tokens.primary_soft))
    painter.setPen(QPen(QColor(tokens.on_primary_soft), 1.2))
    at = box.left() - box.height()
    while at < box.right():
        painter.drawLine(QPointF(at, box.bottom()), QPointF(at + box.height(), box.top()))
        at += HATCH
    painter.restore()


def write(painter: QPainter, rect: QRectF, text: str, font: QFont, colour: str, flags: Qt.AlignmentFlag) -> None:
    """Write one line, cut with an ellipsis where it has no room."""
    painter.setFont(font)
    painter.setPen(QColor(colour))
    shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, int(flags), shown)
