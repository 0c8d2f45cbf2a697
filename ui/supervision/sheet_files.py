"""A report as blocks one below the other, on as many A4 pages as it needs: headings, figures, charts, tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QPointF, QRectF
from PySide6.QtGui import QColor, QPageLayout, QPageSize, QPainter, QPdfWriter, QPen

from ui.style import LIGHT, Tokens
from ui.supervision.board_paint import LEFT, RIGHT, Measure, paint_tiles, paper_measure, tile_height, write
from ui.supervision.board_rows import Tile
from ui.supervision.charts import Chart, Trend, chart_height, paint, paint_trend, row_height, trend_height

WIDTH, GAP, HEAD = 900.0, 16.0, 44.0


@dataclass(frozen=True)
class Heading:
    """A line in strong type."""

    text: str


@dataclass(frozen=True)
class TilesBlock:
    """Figures side by side, at most six."""

    tiles: tuple[Tile, ...]


@dataclass(frozen=True)
class ChartBlock:
    """Stacked bars."""

    chart: Chart


@dataclass(frozen=True)
class TrendBlock:
    """The months of a year."""

    trend: Trend


@dataclass(frozen=True)
class TableBlock:
    """A table: heads, rows of texts, the share of the width of each column; numbers stand right."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    shares: tuple[float, ...]


Block = Heading | TilesBlock | ChartBlock | TrendBlock | TableBlock


def height_of(block: Block, measure: Measure) -> float:
    """Return the height that a block needs."""
    if isinstance(block, Heading):
        return measure.line + 6
    if isinstance(block, TilesBlock):
        return tile_height(measure)
    if isinstance(block, ChartBlock):
        return chart_height(block.chart, measure)
    if isinstance(block, TrendBlock):
        return trend_height(measure)
    return measure.line + 8 + (len(block.rows) + 1) * (measure.line + 6)


def paged(blocks: Sequence[Block], height: float, measure: Measure) -> Iterator[list[Block]]:
    """Yield the blocks page by page; long charts and tables are cut between two rows."""
    page: list[Block] = []
    left = height
    waiting = list(blocks)
    while waiting:
        block = waiting.pop(0)
        needed = height_of(block, measure) + GAP
        if needed <= left:
            page.append(block)
            left -= needed
            continue
        head, rest = _cut(block, left - GAP, measure)
        if head is not None:
            page.append(head)
        if page:
            yield page
            waiting.insert(0, rest if head is not None else block)
            page, left = [], height
        else:
            yield [block]
    if page:
        yield page


def _cut(block: Block, left: float, measure: Measure) -> tuple[Block | None, Block]:
    if isinstance(block, ChartBlock):
        rows = int((left - chart_height(replace(block.chart, rows=()), measure)) // row_height(measure))
        if 0 < rows < len(block.chart.rows):
            first, second = block.chart.rows[:rows], block.chart.rows[rows:]
            return ChartBlock(replace(block.chart, rows=first)), ChartBlock(replace(block.chart, rows=second))
    if isinstance(block, TableBlock):
        rows = int((left - height_of(replace(block, rows=()), measure)) // (measure.line + 6))
        if 0 < rows < len(block.rows):
            return replace(block, rows=block.rows[:rows]), replace(block, rows=block.rows[rows:])
    return None, block


def paint_blocks(painter: QPainter, rect: QRectF, tokens: Tokens, blocks: Sequence[Block], measure: Measure) -> None:
    """Paint blocks one below the other from the top of `rect`."""
    top = rect.top()
    for block in blocks:
        place = QRectF(rect.left(), top, rect.width(), height_of(block, measure))
        if isinstance(block, Heading):
            write(painter, place, block.text, measure.bold, tokens.text, LEFT)
        elif isinstance(block, TilesBlock):
            paint_tiles(painter, place, tokens, block.tiles, measure)
        elif isinstance(block, ChartBlock):
            paint(painter, place, tokens, block.chart, measure)
        elif isinstance(block, TrendBlock):
            paint_trend(painter, place, tokens, block.trend, measure)
        else:
            _table(painter, place, tokens, block, measure)
        top = place.bottom() + GAP


def _table(painter: QPainter, rect: QRectF, tokens: Tokens, block: TableBlock, measure: Measure) -> None:
    title = QRectF(rect.left(), rect.top(), rect.width(), measure.line)
    write(painter, title, block.title, measure.bold, tokens.text, LEFT)
    high, top = measure.line + 6, title.bottom() + 8
    for at, row in enumerate((block.heads, *block.rows)):
        line = QRectF(rect.left(), top + at * high, rect.width(), high)
        if at == 0:
            painter.fillRect(line, QColor(tokens.sunken))
        left = line.left()
        for place, (text, part) in enumerate(zip(row, block.shares, strict=True)):
            cell = QRectF(left + 6, line.top(), rect.width() * part - 12, high)
            font = measure.small if at == 0 else measure.base
            write(painter, cell, text, font, tokens.muted if at == 0 else tokens.text, RIGHT if place else LEFT)
            left += rect.width() * part
        painter.setPen(QPen(QColor(tokens.line), 1))
        painter.drawLine(QPointF(line.left(), line.bottom()), QPointF(line.right(), line.bottom()))


def sheet_pdf(title: str, blocks: Sequence[Block], told: str = "") -> bytes:
    """Return the blocks as A4 pages with title and page number."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(title)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(14, 12, 14, 12), QPageLayout.Unit.Millimeter)
    painter = QPainter(writer)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    scale = painter.viewport().width() / WIDTH
    painter.scale(scale, scale)
    height = painter.viewport().height() / scale
    measure = paper_measure()
    pages = list(paged(blocks, height - HEAD - GAP, measure))
    for at, page in enumerate(pages):
        if at:
            writer.newPage()
        _page(
            painter, height, title, "　".join(part for part in (told, f"{at + 1}/{len(pages)}") if part), page, measure
        )
    painter.end()
    return bytes(buffer.data().data())


def _page(painter: QPainter, height: float, title: str, told: str, page: Sequence[Block], measure: Measure) -> None:
    head = QRectF(0, 0, WIDTH, HEAD - 10)
    write(painter, head, title, measure.title, LIGHT.text, LEFT)
    write(painter, head, told, measure.small, LIGHT.muted, RIGHT)
    painter.setPen(QPen(QColor(LIGHT.line_strong), 1))
    painter.drawLine(QPointF(0, HEAD - 4), QPointF(WIDTH, HEAD - 4))
    paint_blocks(painter, QRectF(0, HEAD + GAP / 2, WIDTH, height - HEAD), LIGHT, page, measure)
