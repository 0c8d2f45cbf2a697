"""The board as a file: PDF pages A4 across, a picture; always in the light tokens."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter, QPdfWriter

from ui.style import LIGHT
from ui.supervision.board_paint import WIDTH, height_of, paint, paper_measure, room_for_rows
from ui.supervision.board_rows import BoardSheet, CaseRow, Row

PICTURE_SCALE = 1.5
TALLEST = 20_000  # px of a picture: what is behind it is in the PDF and the workbook


def pdf(sheet: BoardSheet) -> bytes:
    """Return the board on as many pages A4 across as it needs, as lines and letters."""
    buffer = _buffer()
    writer = QPdfWriter(buffer)
    writer.setTitle(sheet.title)
    writer.setCreator("一门")
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageOrientation(QPageLayout.Orientation.Landscape)
    writer.setPageMargins(QMarginsF(8, 8, 8, 8), QPageLayout.Unit.Millimeter)
    painter = QPainter(writer)
    area = QRectF(0, 0, painter.viewport().width(), painter.viewport().height())
    pages = list(paged(sheet, area.height() * WIDTH / area.width()))
    for at, page in enumerate(pages):
        if at:
            writer.newPage()
        paint(painter, area, LIGHT, replace(page, page=f"{at + 1}/{len(pages)}"))
    painter.end()
    return bytes(buffer.data().data())


def paged(sheet: BoardSheet, height: float) -> Iterator[BoardSheet]:
    """Yield the sheet in parts that fit pages of this height in its own measure; the figures stand on the first."""
    measure, rows, used = paper_measure(), list[Row](), 0.0
    tiles = sheet.tiles
    for row in sheet.rows:
        high = measure.row if isinstance(row, CaseRow) else measure.head
        if rows and used + high > room_for_rows(height, has_tiles=bool(tiles)):
            yield replace(sheet, rows=tuple(rows), tiles=tiles)
            rows, used, tiles = [], 0.0, ()
        rows.append(row)
        used += high
    yield replace(sheet, rows=tuple(rows), tiles=tiles)


def png(sheet: BoardSheet) -> bytes:
    """Return the whole board as one picture."""
    wide = round(WIDTH * PICTURE_SCALE)
    image = QImage(wide, min(TALLEST, round(height_of(sheet) * PICTURE_SCALE)), QImage.Format.Format_RGB32)
    painter = QPainter(image)
    paint(painter, QRectF(image.rect()), LIGHT, sheet)
    painter.end()
    buffer = _buffer()
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def _buffer() -> QBuffer:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    return buffer
