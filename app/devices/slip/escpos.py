"""A slip as bytes of ESC/POS: Chinese as FS & with GB 18030, rare characters as a picture, Code 128, feed and cut."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, replace

from app.devices.choice import SlipCharset
from app.devices.ports import Size, Slip, SlipBarcode, SlipLine, SlipRule

ESC, FS, GS = b"\x1b", b"\x1c", b"\x1d"
BEGIN = ESC + b"@" + FS + b"&"
LEFT, CENTRE = ESC + b"a\x00", ESC + b"a\x01"
THIN, BOLD = ESC + b"E\x00", ESC + b"E\x01"
FEED_AND_CUT = ESC + b"d\x03" + GS + b"VB\x00"
BARCODE_HIGH = 96
COLUMN = 12  # dots of a Latin letter in font A; a Chinese one takes two columns
_SIZES = {  # Latin letters by GS !, Chinese ones by FS !
    Size.NORMAL: GS + b"!\x00" + FS + b"!\x00",
    Size.TALL: GS + b"!\x01" + FS + b"!\x08",
    Size.LARGE: GS + b"!\x11" + FS + b"!\x0c",
}
_WIDE = {Size.NORMAL: 1, Size.TALL: 1, Size.LARGE: 2}
_CODE_C = b"{C"
_WIDE_BLANK = "\u3000"


@dataclass(frozen=True)
class Raster:
    """A picture in rows of whole bytes, a set bit is black."""

    row_bytes: int
    height: int
    data: bytes


Draw = Callable[[SlipLine, int], Raster]


def slip_bytes(slip: Slip, charset: SlipCharset, width: int, draw: Draw) -> bytes:
    """Return the bytes of a slip for paper `width` dots wide; `draw(line, width)` makes pictures of what the ROM lacks.

    A line with one character that the printer lacks is drawn as a whole: it would look patched otherwise.
    """
    out = bytearray(BEGIN)
    for part in (_fitted(part, width) if isinstance(part, SlipLine) else part for part in slip):
        if isinstance(part, SlipRule):
            out += LEFT + THIN + _SIZES[Size.NORMAL] + b"-" * (width // COLUMN) + b"\n"
        elif isinstance(part, SlipBarcode):
            out += _barcode(part.digits, width)
        elif lacking(part.text, charset):
            out += LEFT + raster_bytes(draw(part, width))
        else:
            out += _text(part, width)
    return bytes(out + FEED_AND_CUT)


def _fitted(line: SlipLine, width: int) -> SlipLine:
    """Return a large line as a tall one where it does not fit: a name with its last sign alone below looks broken."""
    is_too_wide = len(broken(line.text, width // COLUMN // _WIDE[line.size])) > 1
    return replace(line, size=Size.TALL) if line.size is Size.LARGE and is_too_wide else line


def lacking(text: str, charset: SlipCharset) -> tuple[str, ...]:
    """Return the characters of `text` that a printer with this memory has no shape for, each once."""
    return tuple(dict.fromkeys(sign for sign in text if not _has(sign, charset)))


def _has(sign: str, charset: SlipCharset) -> bool:
    if (not sign.isprintable() and sign != _WIDE_BLANK) or unicodedata.category(sign) == "Co":
        return False
    data = sign.encode("gb18030", "replace")
    if len(data) == 4 or data == b"?":
        return charset is SlipCharset.GB18030 or sign == "?"
    return charset is not SlipCharset.GB2312 or _is_gb2312(data)


def _is_gb2312(data: bytes) -> bool:
    """True for a place of the first standard; by its bytes, since its mapping names some signs otherwise (the dot ·)."""
    try:
        data.decode("gb2312")
    except UnicodeDecodeError:
        return False
    return True


def _text(line: SlipLine, width: int) -> bytes:
    head = (CENTRE if line.is_centred else LEFT) + (BOLD if line.is_bold else THIN) + _SIZES[line.size]
    rows = broken(line.text, width // COLUMN // _WIDE[line.size])
    return head + b"".join(row.encode("gb18030") + b"\n" for row in rows)


def broken(text: str, columns: int) -> tuple[str, ...]:
    """Return the text in rows of at most `columns`, Chinese signs taking two."""
    rows, row, used = [], "", 0
    for sign in text:
        takes = 1 if sign.isascii() else 2
        if used + takes > columns:
            rows.append(row)
            row, used = "", 0
        row, used = row + sign, used + takes
    return (*rows, row)


def _barcode(digits: str, width: int) -> bytes:
    """Return Code 128 in set C: two digits a sign, bars as wide as the paper lets them be with both quiet zones."""
    pairs = bytes(int(digits[at : at + 2]) for at in range(0, len(digits) // 2 * 2, 2))
    data = _CODE_C + pairs + (b"{B" + digits[-1:].encode() if len(digits) % 2 else b"")
    modules = 11 * (len(pairs) + 2 + 2 * (len(digits) % 2)) + 13 + 20
    wide = max(1, min(4, width // modules))
    settings = GS + b"H\x00" + GS + b"h" + bytes([BARCODE_HIGH]) + GS + b"w" + bytes([wide])
    return CENTRE + settings + GS + b"k\x49" + bytes([len(data)]) + data + b"\n"


def raster_bytes(raster: Raster) -> bytes:
    """Return GS v 0: the picture as it is."""
    size = raster.row_bytes.to_bytes(2, "little") + raster.height.to_bytes(2, "little")
    return GS + b"v0\x00" + size + raster.data
