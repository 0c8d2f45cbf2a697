"""Pictures of slips: a line that a printer's memory lacks, and a whole slip for looking; runs only inside the child."""

from __future__ import annotations

import io
from functools import lru_cache
from importlib import resources
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont, ImageOps

from app.devices.ports import Size, SlipLine
from app.devices.slip.escpos import COLUMN, Raster
from app.devices.slip.reading import Feed, Ink, InkBarcode, InkRaster, InkText, read_slip
from app.errors import DeviceTrouble, Refused
from app.notices.fonts import Role, fonts
from app.notices.pdf.codes import code128_bars
from app.notices.sfnt import Face, UnusableFont

ROW = 24  # dots of a Chinese sign in font A
LEADING = 6
MARGIN = 24
_GROWTH = {Size.NORMAL: (1, 1), Size.TALL: (1, 2), Size.LARGE: (2, 2)}


class Pen:
    """Draws text in the first face that has each character: the sans of the screens, then the faces of the papers."""

    def __init__(self, own_fonts: Path | None, is_bold: bool) -> None:
        folder = Path(str(resources.files("resources"))) / "fonts"
        names = ("sans-bold.ttf", "sans.ttf") if is_bold else ("sans.ttf",)
        first = [face for name in names if (face := _face(folder / name)) is not None]
        self._faces = (*first, *fonts(own_fonts).chain(Role.TABLE).faces)

    def row(self, text: str) -> Image.Image:
        """Return one row of text, black on white, ROW dots high. Raises Refused("slip.no_glyph")."""
        place, left = [], 0.0
        for sign in text:
            face = next((face for face in self._faces if face.has(sign)), None)
            if face is None:
                raise Refused("slip.no_glyph", sign=sign, codepoint=f"U+{ord(sign):04X}")
            font = _font(str(face.path))
            place.append((left, sign, font))
            left += max(font.getlength(sign), COLUMN)
        image = Image.new("L", (max(1, round(left)), ROW), 255)
        draw = ImageDraw.Draw(image)
        for x, sign, font in place:
            draw.text((x, ROW - 3), sign, font=font, fill=0, anchor="ls")
        return image


def draw_line(line: SlipLine, width: int, own_fonts: Path | None) -> Raster:
    """Return a line as a picture `width` dots wide, broken where it is too long."""
    pen = Pen(own_fonts, line.is_bold)
    wide, high = _GROWTH[line.size]
    rows, row = [], ""
    for sign in line.text:
        if row and pen.row(row + sign).width * wide > width:
            rows.append(row)
            row = ""
        row += sign
    images = [_grown(pen.row(text), wide, high) for text in (*rows, row)]
    step = ROW * high + LEADING
    paper = Image.new("L", (width + -width % 8, step * len(images)), 255)
    for number, image in enumerate(images):
        paper.paste(image, ((width - image.width) // 2 if line.is_centred else 0, number * step))
    bits = ImageOps.invert(paper).point(lambda ink: 255 if ink >= 110 else 0).convert("1")
    return Raster(bits.width // 8, bits.height, bits.tobytes())


def draw_slip(data: bytes, width: int, own_fonts: Path | None) -> bytes:
    """Return a PNG of what these bytes of ESC/POS would print. Raises Refused("slip.unreadable")."""
    try:
        inks = read_slip(data)
    except DeviceTrouble as trouble:
        raise Refused("slip.unreadable") from trouble
    pieces = [_piece(ink, width, own_fonts) for ink in inks]
    paper = Image.new("L", (width + 2 * MARGIN, sum(piece.height for piece in pieces) + 2 * MARGIN), 255)
    at = MARGIN
    for piece in pieces:
        paper.paste(piece, (MARGIN, at))
        at += piece.height
    out = io.BytesIO()
    paper.save(out, "PNG")
    return out.getvalue()


def _piece(ink: Ink, width: int, own_fonts: Path | None) -> Image.Image:
    if isinstance(ink, InkText):
        return _text_piece(ink, width, own_fonts)
    if isinstance(ink, InkBarcode):
        return _barcode_piece(ink, width)
    if isinstance(ink, InkRaster):
        bits = Image.frombytes("1", (ink.raster.row_bytes * 8, ink.raster.height), ink.raster.data)
        return ImageOps.invert(bits.convert("L")).crop((0, 0, width, ink.raster.height))
    return _feed_piece(ink, width)


def _text_piece(ink: InkText, width: int, own_fonts: Path | None) -> Image.Image:
    piece = Image.new("L", (width, ROW * ink.high + LEADING), 255)
    if not ink.text:
        return piece
    pen = Pen(own_fonts, ink.is_bold)
    left = 0
    total = sum((COLUMN if sign.isascii() else 2 * COLUMN) * ink.wide for sign in ink.text)
    start = (width - total) // 2 if ink.is_centred else 0
    for sign in ink.text:
        cell = COLUMN if sign.isascii() else 2 * COLUMN
        glyph = pen.row(sign) if sign != " " else Image.new("L", (cell, ROW), 255)
        if glyph.width > cell:
            glyph = glyph.resize((cell, ROW))
        piece.paste(_grown(glyph, ink.wide, ink.high), (start + left, 0))
        left += cell * ink.wide
    return piece


def _barcode_piece(ink: InkBarcode, width: int) -> Image.Image:
    bars, modules = code128_bars(ink.text)
    piece = Image.new("L", (width, ink.high + 2 * LEADING), 255)
    draw = ImageDraw.Draw(piece)
    start = (width - modules * ink.module) // 2
    for first, count in bars:
        left = start + first * ink.module
        draw.rectangle((left, LEADING, left + count * ink.module - 1, LEADING + ink.high - 1), fill=0)
    return piece


def _feed_piece(feed: Feed, width: int) -> Image.Image:
    piece = Image.new("L", (width, max(1, feed.rows) * (ROW + LEADING)), 255)
    if not feed.rows:
        draw = ImageDraw.Draw(piece)
        for left in range(0, width, 16):
            draw.line((left, ROW // 2, left + 8, ROW // 2), fill=120)
    return piece


def _grown(image: Image.Image, wide: int, high: int) -> Image.Image:
    return image.resize((image.width * wide, image.height * high), Image.Resampling.NEAREST)


@lru_cache(maxsize=16)
def _font(path: str) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(path, ROW - 1)


def _face(path: Path) -> Face | None:
    try:
        return Face(path)
    except UnusableFont:
        return None
