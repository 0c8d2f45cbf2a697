"""One TrueType face, mapped into memory: character map, advances and glyph outlines without per-character tables.

Loading takes about a millisecond for a 30 MB file, since nothing but the tables' directories is read until asked for.
"""

from __future__ import annotations

import mmap
import struct
import sys
from array import array
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

EMBEDDING_FORBIDDEN = 2
_CMAP_RANK = {(3, 10): 3, (0, 4): 3, (0, 6): 3, (3, 1): 2, (0, 3): 2}


class UnusableFont(ValueError):
    """The file is no TrueType font with glyf outlines, or its licence bits forbid embedding; `code` names the sentence."""

    def __init__(self, detail: str, code: str = "fonts.damaged") -> None:
        super().__init__(detail)
        self.code = code


@dataclass(frozen=True)
class Outline:
    """A glyph as it stands in the file: bytes, (offset, glyph) of its parts, advance and bearing in font units."""

    data: bytes
    components: tuple[tuple[int, int], ...]
    advance: int
    bearing: int

    @cached_property
    def padded(self) -> bytes:
        """Return its bytes filled up to whole numbers of four, as a font file holds them."""
        return self.data + b"\0" * (-len(self.data) % 4)

    @cached_property
    def metric(self) -> bytes:
        """Return its advance and bearing as they stand in the table of metrics."""
        return struct.pack(">Hh", self.advance, self.bearing)

    @cached_property
    def checksum(self) -> int:
        """Return what it adds to the check sum of its table."""
        return checksum(self.padded)


def checksum(padded: bytes) -> int:
    """Return the check sum of a table, or of a part of one (OpenType, Calculating Checksums)."""
    return sum(big_endian("I", padded)) & 0xFFFFFFFF


def big_endian(typecode: str, raw: bytes) -> array[int]:
    """Return the numbers of a big-endian table."""
    numbers: array[int] = array(typecode)
    numbers.frombytes(raw)
    if sys.byteorder == "little":
        numbers.byteswap()
    return numbers


class Face:
    """A face of a .ttf or .ttc file. Raises UnusableFont for anything that cannot be embedded as glyf outlines."""

    def __init__(self, path: Path, index: int = 0) -> None:
        self.path = path
        try:
            self._map = self._bytes()
            self._read(index)
        except UnusableFont as fault:
            raise UnusableFont(f"{path.name}: {fault}", fault.code) from fault
        except (struct.error, KeyError, IndexError, ValueError, ArithmeticError, OSError) as fault:
            raise UnusableFont(f"{path.name}: {fault}") from fault
        self._outlines: dict[int, Outline] = {}
        self._known: dict[str, bool] = {}
        self._widths: dict[str, float] = {}
        self._glyph_numbers: dict[str, int] = {}

    def _bytes(self) -> mmap.mmap | bytes:
        with self.path.open("rb") as file:
            return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)

    def _read(self, index: int) -> None:
        self._tables = self._directory(index)
        if "glyf" not in self._tables:
            raise UnusableFont("no glyf outlines", "fonts.no_outlines")
        head = self.table("head")
        self.units = struct.unpack(">H", head[18:20])[0]
        self.scale: float = 1000.0 / self.units
        self.bbox = tuple(round(v * self.scale) for v in struct.unpack(">4h", head[36:44]))
        self._locations = self._loca(struct.unpack(">h", head[50:52])[0])
        self._outlines_end = len(self._map) - self._tables["glyf"][0]
        hhea = self.table("hhea")
        ascent, descent = struct.unpack(">hh", hhea[4:8])
        self.ascent, self.descent = round(ascent * self.scale), round(descent * self.scale)
        self._metrics = self.table("hmtx")
        self._long_metrics = struct.unpack(">H", hhea[34:36])[0]
        self._advances = big_endian("H", self._metrics[: 4 * self._long_metrics])[0::2]
        os2 = self.table("OS/2")
        weight, restrictions = struct.unpack(">H", os2[4:6])[0], struct.unpack(">H", os2[8:10])[0]
        if restrictions & 0xF == EMBEDDING_FORBIDDEN:
            raise UnusableFont("embedding forbidden by its fsType", "fonts.embedding_forbidden")
        self.stem = 50 + int((weight / 65.0) ** 2)
        self.name = self._postscript_name()
        self._read_character_map()

    def _directory(self, index: int) -> dict[str, tuple[int, int]]:
        offset = 0
        if self._map[:4] == b"ttcf":
            offset = struct.unpack(f">{index + 1}I", self._map[12 : 12 + 4 * (index + 1)])[index]
        count = struct.unpack(">H", self._map[offset + 4 : offset + 6])[0]
        tables = {}
        for entry in range(count):
            start = offset + 12 + 16 * entry
            tag, _, at, length = struct.unpack(">4sIII", self._map[start : start + 16])
            tables[tag.decode("latin1")] = (at, length)
        return tables

    def table(self, tag: str) -> bytes:
        """Return the bytes of a table; KeyError when the font has none of that name."""
        at, length = self._tables[tag]
        return self._map[at : at + length]

    def has_table(self, tag: str) -> bool:
        """True when the font has a table of that name."""
        return tag in self._tables

    def _loca(self, is_long: int) -> array[int]:
        raw = self.table("loca")
        if is_long:
            return big_endian("I", raw)
        return array("I", [2 * short for short in big_endian("H", raw)])

    def _postscript_name(self) -> str:
        raw = self.table("name")
        count, strings = struct.unpack(">HH", raw[2:6])
        for entry in range(count):
            platform, _, _, name_id, length, at = struct.unpack(">6H", raw[6 + 12 * entry : 18 + 12 * entry])
            if name_id == 6:
                text = raw[strings + at : strings + at + length]
                decoded = text.decode("utf-16-be" if platform in (0, 3) else "latin1")
                name = "".join(c for c in decoded if c.isascii() and (c.isalnum() or c == "-"))
                if name:
                    return name
        return "Notice"

    def _read_character_map(self) -> None:
        base = self._tables["cmap"][0]
        count = struct.unpack(">H", self._map[base + 2 : base + 4])[0]
        best = (0, 0, 0)
        for entry in range(count):
            platform, encoding, at = struct.unpack(">HHI", self._map[base + 4 + 8 * entry : base + 12 + 8 * entry])
            shape = struct.unpack(">H", self._map[base + at : base + at + 2])[0]
            if shape in (4, 12):
                best = max(best, (_CMAP_RANK.get((platform, encoding), 0), shape, base + at))
        if best[0] == 0:
            raise UnusableFont("no Unicode character map", "fonts.no_unicode")
        self._is_full = best[1] == 12
        if self._is_full:
            self._read_full_map(best[2])
        else:
            self._read_short_map(best[2])

    def _read_full_map(self, at: int) -> None:
        groups = struct.unpack(">I", self._map[at + 12 : at + 16])[0]
        flat = big_endian("I", self._map[at + 16 : at + 16 + 12 * groups])
        self._starts, self._ends, self._glyphs = flat[0::3], flat[1::3], flat[2::3]

    def _read_short_map(self, at: int) -> None:
        segments = struct.unpack(">H", self._map[at + 6 : at + 8])[0] // 2
        size = 2 * segments

        def column(offset: int, typecode: str = "H") -> array[int]:
            return big_endian(typecode, self._map[at + 14 + offset : at + 14 + offset + size])

        self._ends, self._starts = column(0), column(size + 2)
        self._deltas, self._offsets = column(2 * size + 2, "h"), column(3 * size + 2)
        self._offsets_at = at + 14 + 3 * size + 2

    def characters(self) -> Iterator[str]:
        """Yield every character that the map names, in order; blanks and private-use ones too."""
        for first, last in zip(self._starts, self._ends, strict=True):
            yield from (chr(value) for value in range(first, min(last, 0x10FFFF) + 1) if self.glyph_of(value))

    def glyph_of(self, code_point: int) -> int:
        """Return the glyph number of a character, 0 when the font has none."""
        at = bisect_right(self._starts, code_point) - 1
        if at < 0 or code_point > self._ends[at]:
            return 0
        if self._is_full:
            return self._glyphs[at] + code_point - self._starts[at]
        if self._offsets[at] == 0:
            return (code_point + self._deltas[at]) & 0xFFFF
        place = self._offsets_at + 2 * at + self._offsets[at] + 2 * (code_point - self._starts[at])
        glyph: int = struct.unpack(">H", self._map[place : place + 2])[0]
        return (glyph + self._deltas[at]) & 0xFFFF if glyph else 0

    def has(self, character: str) -> bool:
        """True when the character has a glyph with an outline (blanks need none)."""
        known = self._known.get(character)
        if known is None:
            glyph = self.glyph_of(ord(character))
            known = glyph != 0 and (character.isspace() or self._has_outline(glyph))
            self._known[character] = known
        return known

    def _has_outline(self, glyph: int) -> bool:
        first, last = (*self._locations[glyph : glyph + 2], 0, 0)[:2]  # none for a number beyond the last
        return first < last <= self._outlines_end  # a file that was cut short has lost the last ones

    def advance(self, glyph: int) -> float:
        """Return the advance of a glyph in thousandths of the type size."""
        return self._units_advance(glyph) * self.scale

    def width(self, character: str) -> float:
        """Return the advance of a character in thousandths of the type size."""
        width = self._widths.get(character)
        if width is None:
            width = self._widths[character] = self.advance(self.glyph_of(ord(character)))
        return width

    def widths(self, text: str) -> list[float]:
        """Return the advances of the characters of `text`; papers repeat their characters."""
        try:
            return list(map(self._widths.__getitem__, text))
        except KeyError:
            return [self.width(character) for character in text]

    def glyphs(self, text: str) -> list[int]:
        """Return the glyph numbers of the characters of `text`."""
        try:
            return list(map(self._glyph_numbers.__getitem__, text))
        except KeyError:
            known = self._glyph_numbers
            known.update({character: self.glyph_of(ord(character)) for character in text if character not in known})
            return list(map(known.__getitem__, text))

    def _units_advance(self, glyph: int) -> int:
        return self._advances[glyph] if glyph < self._long_metrics else self._advances[-1]

    def outline(self, glyph: int) -> Outline:
        """Return a glyph's bytes with the places of its components; kept, since papers repeat their characters."""
        found = self._outlines.get(glyph)
        if found is None:
            base = self._tables["glyf"][0]
            data = self._map[base + self._locations[glyph] : base + self._locations[glyph + 1]]
            found = Outline(data, _components(data), self._units_advance(glyph), self._bearing(glyph))
            self._outlines[glyph] = found
        return found

    def outlines(self, glyphs: Sequence[int]) -> list[Outline]:
        """Return the outlines of these glyphs."""
        try:
            return list(map(self._outlines.__getitem__, glyphs))
        except KeyError:
            return [self.outline(glyph) for glyph in glyphs]

    def _bearing(self, glyph: int) -> int:
        long = self._long_metrics
        at = 4 * glyph + 2 if glyph < long else 4 * long + 2 * (glyph - long)
        bearing: int = struct.unpack(">h", self._metrics[at : at + 2])[0]
        return bearing


def _components(data: bytes) -> tuple[tuple[int, int], ...]:
    """Return (offset of the glyph number, glyph number) for each part of a composite outline."""
    if len(data) <= 2 or not data[0] & 0x80:
        return ()
    parts = []
    at = 10
    while True:
        flags, glyph = struct.unpack(">HH", data[at : at + 4])
        parts.append((at + 2, glyph))
        at += 4 + (4 if flags & 1 else 2) + (2 if flags & 8 else 4 if flags & 64 else 8 if flags & 128 else 0)
        if not flags & 32:
            return tuple(parts)
