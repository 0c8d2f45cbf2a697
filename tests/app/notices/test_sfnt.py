from __future__ import annotations

import io
import struct
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTCollection, TTFont, reorderFontTables

from app.notices.sfnt import Face, UnusableFont, big_endian
from app.notices.subset import subset

UNITS = 1000


def square(side: int) -> Any:
    pen = TTGlyphPen(None)
    pen.moveTo((0, 0))
    pen.lineTo((side, 0))
    pen.lineTo((side, side))
    pen.closePath()
    return pen.glyph()


def pair(first: str, second: str, glyphs: dict[str, Any]) -> Any:
    pen = TTGlyphPen(glyphs)
    pen.addComponent(first, (1, 0, 0, 1, 0, 0))
    pen.addComponent(second, (1, 0, 0, 1, 300, 0))
    return pen.glyph()


def small_font(characters: Sequence[int], embedding: int = 0, units: int = UNITS) -> TTFont:
    """A font with one square a character, one glyph made of two others, and a blank."""
    names = [f"u{code:05X}" for code in characters]
    order = [".notdef", "blank", *names, "both"]
    glyphs: dict[str, Any] = {name: square(100 + 10 * at) for at, name in enumerate(order[:-1])}
    glyphs["blank"] = TTGlyphPen(None).glyph()
    glyphs["both"] = pair(names[0], names[-1], glyphs)
    builder = FontBuilder(units, isTTF=True)
    builder.setupGlyphOrder(order)
    mapping = dict(zip(characters, names, strict=True))
    builder.setupCharacterMap({**mapping, 0x3000: "blank", 0x4E8C: "both"})
    builder.setupGlyf(glyphs)
    builder.setupHorizontalMetrics({name: (500 + at, at) for at, name in enumerate(order)})
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    builder.setupNameTable({"familyName": "Small", "styleName": "Regular", "psName": "Small-Regular"})
    builder.setupOS2(fsType=embedding, usWeightClass=400)
    builder.setupPost()
    font: TTFont = builder.font
    return font


def written(font: TTFont, folder: Path, name: str = "small.ttf") -> Path:
    font.save(folder / name)
    return folder / name


BMP = [0x4E00, 0x4E01, 0x4E03, 0x5000, 0x9FA5]
BEYOND = [0x4E00, 0x20164, 0x2CB7D]


def test_a_map_of_the_basic_plane_is_read(tmp_path: Path) -> None:
    """Windows fonts carry format 4 only."""
    face = Face(written(small_font(BMP), tmp_path))
    assert [face.glyph_of(code) for code in BMP] == [2, 3, 4, 5, 6]
    assert [face.glyph_of(code) for code in (0x4E02, 0x4FFF, 0x20164, 0xFFFF)] == [0, 0, 0, 0]


def test_a_map_beyond_the_basic_plane_is_read(tmp_path: Path) -> None:
    face = Face(written(small_font(BEYOND), tmp_path))
    assert [face.glyph_of(code) for code in BEYOND] == [2, 3, 4]
    assert face.glyph_of(0x20165) == 0


@pytest.mark.parametrize("codes", [BMP, BEYOND])
def test_the_map_agrees_with_another_library(tmp_path: Path, codes: list[int]) -> None:
    path = written(small_font(codes), tmp_path)
    font = TTFont(path)
    best = font.getBestCmap()
    face = Face(path)
    for code in [*range(0x4DF0, 0x4E20), *codes, 0x3000, 0x9FA6, 0x20163]:
        name = best.get(code)
        assert face.glyph_of(code) == (font.getGlyphID(name) if name else 0)


def test_a_segment_with_range_offsets_is_read(tmp_path: Path) -> None:
    codes = [0x4E00, 0x4E01, 0x4E02, 0x4E03]
    font = small_font(codes)
    table = next(t for t in font["cmap"].tables if t.format == 4)
    table.cmap[0x4E00], table.cmap[0x4E03] = table.cmap[0x4E03], table.cmap[0x4E00]
    face = Face(written(font, tmp_path))
    assert [face.glyph_of(code) for code in codes] == [5, 3, 4, 2]


def test_advances_come_in_thousandths_of_the_type_size(tmp_path: Path) -> None:
    face = Face(written(small_font(BMP, units=2000), tmp_path))
    assert face.width("\u4e00") == pytest.approx((500 + 2) / 2)
    assert face.ascent == 440


def test_a_blank_character_has_and_a_blank_han_glyph_has_not(tmp_path: Path) -> None:
    font = small_font(BMP)
    for table in font["cmap"].tables:
        table.cmap[0x4E8D] = "blank"
    face = Face(written(font, tmp_path))
    assert face.has("\u3000")
    assert not face.has("\u4e8d")
    assert not face.has("\u4e8e")


def test_the_parts_of_a_composed_glyph_come_along_into_the_subset(tmp_path: Path) -> None:
    face = Face(written(small_font(BMP), tmp_path))
    cut = TTFont(io.BytesIO(subset(face, [0, face.glyph_of(0x4E8C)])), lazy=False)
    names = cut.getGlyphOrder()
    assert len(names) == 4
    parts = cut["glyf"][names[1]].components
    assert [names.index(part.glyphName) for part in parts] == [2, 3]
    first, last = cut["glyf"][names[2]], cut["glyf"][names[3]]
    assert (first.xMax, last.xMax) == (120, 160)


def test_a_glyph_asked_for_twice_stands_twice(tmp_path: Path) -> None:
    face = Face(written(small_font(BMP), tmp_path))
    cut = TTFont(io.BytesIO(subset(face, [0, 2, 2])))
    names = cut.getGlyphOrder()
    assert len(names) == 3
    assert cut["hmtx"].metrics[names[1]] == cut["hmtx"].metrics[names[2]] == (502, 2)


def test_the_subset_is_the_same_every_time(tmp_path: Path) -> None:
    face = Face(written(small_font(BMP), tmp_path))
    again = Face(written(small_font(BMP), tmp_path, "again.ttf"))
    assert subset(face, [0, 2, 3]) == subset(again, [0, 2, 3])


def test_the_tables_of_a_subset_have_right_checksums(tmp_path: Path) -> None:
    raw = subset(Face(written(small_font(BMP), tmp_path)), [0, 2, 3])
    count = struct.unpack(">H", raw[4:6])[0]
    for entry in range(count):
        tag, checksum, at, length = struct.unpack(">4sIII", raw[12 + 16 * entry : 28 + 16 * entry])
        padded = raw[at : at + length] + b"\0" * (-length % 4)
        assert sum(big_endian("I", padded)) & 0xFFFFFFFF == checksum, tag


def test_a_collection_is_read_by_its_number(tmp_path: Path) -> None:
    collection = TTCollection()
    collection.fonts = [small_font(BMP), small_font(BEYOND)]
    collection.save(tmp_path / "two.ttc")
    assert Face(tmp_path / "two.ttc").glyph_of(0x20164) == 0
    assert Face(tmp_path / "two.ttc", 1).glyph_of(0x20164) == 3


def test_a_font_that_may_not_be_embedded_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnusableFont, match="embedding forbidden"):
        Face(written(small_font(BMP, embedding=2), tmp_path))


@pytest.mark.parametrize("embedding", [0, 4, 8])
def test_a_font_that_may_be_embedded_is_taken(tmp_path: Path, embedding: int) -> None:
    assert Face(written(small_font(BMP, embedding), tmp_path)).name == "Small-Regular"


@pytest.mark.parametrize("missing", ["glyf", "cmap", "head", "hmtx", "OS/2", "name", "maxp", "loca", "hhea"])
def test_a_font_without_a_table_it_needs_is_refused_or_does_without(tmp_path: Path, missing: str) -> None:
    path = written(small_font(BMP), tmp_path)
    raw = bytearray(path.read_bytes())
    at = raw.index(missing.encode().ljust(4), 12, 12 + 16 * 20)
    raw[at : at + 4] = b"none"
    path.write_bytes(raw)
    if missing == "maxp":
        assert Face(path).glyph_of(0x4E00) == 2
        return
    with pytest.raises(UnusableFont, match=r"small\.ttf"):
        Face(path)


@pytest.mark.parametrize("length", [0, 3, 12, 100, 400])
def test_a_torn_file_is_refused_by_name(tmp_path: Path, length: int) -> None:
    path = written(small_font(BMP), tmp_path)
    path.write_bytes(path.read_bytes()[:length])
    with pytest.raises(UnusableFont, match=r"small\.ttf"):
        Face(path)


def test_a_font_without_a_unicode_map_is_refused(tmp_path: Path) -> None:
    font = small_font(BMP)
    for at, table in enumerate(font["cmap"].tables):
        table.platformID, table.platEncID = 1, at
    with pytest.raises(UnusableFont):
        Face(written(font, tmp_path))


def test_a_name_with_odd_characters_is_made_plain(tmp_path: Path) -> None:
    font = small_font(BMP)
    font["name"].setName("仿宋 Small (1)", 6, 3, 1, 0x409)
    font["name"].removeNames(nameID=6, platformID=1)
    assert Face(written(font, tmp_path)).name == "Small1"


def test_a_character_whose_outline_the_file_has_lost_is_left_to_another_face_and_leaves_no_gap(tmp_path: Path) -> None:
    codes = range(0x4E00, 0x4E08)
    whole = written(small_font(codes), tmp_path)
    tables = [tag for tag in TTFont(whole).reader.keys() if tag != "glyf"]  # noqa: SIM118
    moved = io.BytesIO()
    reorderFontTables(io.BytesIO(whole.read_bytes()), moved, [*tables, "glyf"])
    (tmp_path / "moved.ttf").write_bytes(moved.getvalue())
    assert Face(tmp_path / "moved.ttf").has(chr(codes[0]))
    (tmp_path / "short.ttf").write_bytes(moved.getvalue()[:-120])
    short = Face(tmp_path / "short.ttf")
    assert short.has(chr(codes[0])) and not short.has(chr(codes[-1]))
