"""Bytes of ESC/POS read back, as the simulated printer does: what would stand on the paper, one thing after the other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from app.devices.slip.escpos import Raster
from app.errors import DeviceTrouble


@dataclass(frozen=True)
class InkText:
    """A row of text with its looks; `wide` and `high` are 1 or 2."""

    text: str
    wide: int
    high: int
    is_bold: bool
    is_centred: bool


@dataclass(frozen=True)
class InkBarcode:
    """The digits or signs of a Code 128, and the dots of a module."""

    text: str
    module: int
    high: int


@dataclass(frozen=True)
class InkRaster:
    """A picture."""

    raster: Raster


@dataclass(frozen=True)
class Feed:
    """Empty rows, or the cut (`rows` 0)."""

    rows: int


Ink = InkText | InkBarcode | InkRaster | Feed


class _Paper:
    """Reads the bytes with the printer's state; `ink` is what came out."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0
        self._text = bytearray()
        self._latin = self._chinese = (1, 1)
        self._is_bold = self._is_centred = self._is_chinese = False
        self._module, self._high = 3, 162
        self.ink: list[Ink] = []

    def read(self) -> None:
        commands: dict[bytes, Callable[[], None]] = {
            b"\x1b@": self._reset, b"\x1ba": self._align, b"\x1bE": self._weight, b"\x1bd": self._feed,
            b"\x1c&": self._chinese_on, b"\x1c!": self._chinese_size, b"\x1d!": self._latin_size, b"\x1dH": self._skip,
            b"\x1dh": self._bar_high, b"\x1dw": self._bar_wide, b"\x1dk": self._barcode, b"\x1dv": self._raster,
            b"\x1dV": self._cut,
        }  # fmt: skip
        while self._at < len(self._data):
            byte = self._data[self._at : self._at + 1]
            if byte in b"\x1b\x1c\x1d":
                command = commands.get(self._take(2))
                if command is None:
                    raise DeviceTrouble("device.garbage", device="slip_printer")
                command()
            elif self._take(1) == b"\n":
                self._end_row()
            else:
                self._text += byte

    def _take(self, count: int) -> bytes:
        if self._at + count > len(self._data):
            raise DeviceTrouble("device.garbage", device="slip_printer")
        self._at += count
        return self._data[self._at - count : self._at]

    def _number(self) -> int:
        return self._take(1)[0]

    def _end_row(self) -> None:
        try:
            text = self._text.decode("gb18030" if self._is_chinese else "ascii")
        except UnicodeDecodeError as fault:
            raise DeviceTrouble("device.garbage", device="slip_printer") from fault
        self._text.clear()
        if text or not self.ink or not isinstance(self.ink[-1], InkBarcode):
            wide, high = self._chinese if not text.isascii() else self._latin
            self.ink.append(InkText(text, wide, high, self._is_bold, self._is_centred))

    def _reset(self) -> None:
        self._latin = self._chinese = (1, 1)
        self._is_bold = self._is_centred = self._is_chinese = False

    def _align(self) -> None:
        self._is_centred = self._number() == 1

    def _weight(self) -> None:
        self._is_bold = self._number() & 1 == 1

    def _feed(self) -> None:
        self.ink.append(Feed(self._number()))

    def _chinese_on(self) -> None:
        self._is_chinese = True

    def _chinese_size(self) -> None:
        looks = self._number()
        self._chinese = (1 + (looks >> 2 & 1), 1 + (looks >> 3 & 1))

    def _latin_size(self) -> None:
        looks = self._number()
        self._latin = (1 + (looks >> 4 & 7), 1 + (looks & 7))

    def _skip(self) -> None:
        self._number()

    def _bar_high(self) -> None:
        self._high = self._number()

    def _bar_wide(self) -> None:
        self._module = self._number()

    def _barcode(self) -> None:
        if self._number() != 73:
            raise DeviceTrouble("device.garbage", device="slip_printer")
        self.ink.append(InkBarcode(_code128_text(self._take(self._number())), self._module, self._high))

    def _raster(self) -> None:
        self._take(2)
        row_bytes = int.from_bytes(self._take(2), "little")
        height = int.from_bytes(self._take(2), "little")
        self.ink.append(InkRaster(Raster(row_bytes, height, self._take(row_bytes * height))))

    def _cut(self) -> None:
        if self._number() in (65, 66):
            self._number()
        self.ink.append(Feed(0))


def _code128_text(data: bytes) -> str:
    """Return what the signs say: two digits each in set C, one sign each in set B."""
    said, is_pairs, at = [], False, 0
    while at < len(data):
        if data[at : at + 1] == b"{":
            is_pairs, at = data[at + 1 : at + 2] == b"C", at + 2
            continue
        said.append(f"{data[at]:02d}" if is_pairs else chr(data[at]))
        at += 1
    return "".join(said)


def read_slip(data: bytes) -> tuple[Ink, ...]:
    """Return what stands on the paper; DeviceTrouble("device.garbage") for bytes that no such printer understands."""
    paper = _Paper(data)
    paper.read()
    return tuple(paper.ink)
