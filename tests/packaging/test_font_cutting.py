"""The fonts after cutting: TrueType outlines, wanted characters only, the same bytes each time; and the real ones cover all names."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import font_cutting
import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from start_step import ROOT

FONTS = ROOT / "resources" / "fonts"
CODES = {0x00: "blank", 0x20: "blank", 0x4E00: "one", 0x95E8: "door", 0x20164: "far"}
GB18030_LEVEL_3 = (
    (0x4E00, 0x9FEF),
    (0x3400, 0x4DB5),
    (0x20000, 0x2A6D6),
    (0x2A700, 0x2B734),
    (0x2B740, 0x2B81D),
    (0x2B820, 0x2CEA1),
    (0x2CEB0, 0x2EBE0),
    *(
        (code, code)
        for code in (0xFA0E, 0xFA0F, 0xFA11, 0xFA13, 0xFA14, 0xFA1F, 0xFA21, 0xFA23, 0xFA24, 0xFA27, 0xFA28, 0xFA29)
    ),
)
needs_fonts = pytest.mark.skipif(not (FONTS / "rare.ttf").is_file(), reason="resources/fonts is not built")


def leaf(pen: TTGlyphPen | T2CharStringPen, width: int) -> None:
    pen.moveTo((0, 0))
    pen.curveTo((0, 300), (width, 300), (width, 0))
    pen.closePath()


def small_font(path: Path, is_cff: bool, family: str = "Small") -> Path:
    names = [".notdef", "blank", "one", "door", "far"]
    builder = FontBuilder(1000, isTTF=not is_cff)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap(CODES)
    drawn = {}
    for width, name in enumerate(names):
        pen = T2CharStringPen(1000, None) if is_cff else TTGlyphPen(None, outputImpliedClosingLine=False)
        if name not in ("blank", ".notdef"):
            if is_cff:
                leaf(pen, 100 * width)
            else:
                pen.moveTo((0, 0))
                pen.lineTo((0, 500))
                pen.lineTo((100 * width, 0))
                pen.closePath()
        drawn[name] = pen.getCharString() if is_cff else pen.glyph()
    if is_cff:
        builder.setupCFF(family, {}, drawn, {})
    else:
        builder.setupGlyf(drawn)
    builder.setupHorizontalMetrics(dict.fromkeys(names, (1000, 0)))
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    builder.setupNameTable({"familyName": family, "styleName": "Regular", "fullName": family, "psName": family})
    builder.setupOS2()
    builder.setupPost()
    builder.save(path)
    return path


def converted(source: Path, target: Path) -> Path:
    with ThreadPoolExecutor(2) as pool:
        slices = [part.result() for part in font_cutting.start_quadratic(pool, source)]
    font_cutting.make_fang(source, slices, target)
    return target


def test_a_cff_font_becomes_truetype_with_the_same_characters(tmp_path: Path) -> None:
    font = TTFont(converted(small_font(tmp_path / "in.otf", is_cff=True), tmp_path / "fang.ttf"))
    assert "glyf" in font
    assert "CFF " not in font
    assert set(font.getBestCmap()) == set(CODES) - {0x00}
    door = font["glyf"][font.getBestCmap()[0x95E8]]
    assert (door.numberOfContours, door.xMin, door.xMax) == (1, 0, 300)
    assert font["name"].getDebugName(1) == "FandolFang"


def test_the_conversion_gives_the_same_bytes_each_time(tmp_path: Path) -> None:
    source = small_font(tmp_path / "in.otf", is_cff=True)
    assert converted(source, tmp_path / "a.ttf").read_bytes() == converted(source, tmp_path / "b.ttf").read_bytes()


def test_a_control_character_is_not_printed_as_nothing(tmp_path: Path) -> None:
    font_cutting.make_song(small_font(tmp_path / "in.ttf", is_cff=False), tmp_path / "song.ttf")
    codes = set(TTFont(tmp_path / "song.ttf").getBestCmap())
    assert 0x00 not in codes
    assert 0x95E8 in codes


def test_both_character_maps_are_there_for_every_reader(tmp_path: Path) -> None:
    font_cutting.make_song(small_font(tmp_path / "in.ttf", is_cff=False), tmp_path / "song.ttf")
    tables = {
        (table.platformID, table.platEncID, table.format): table
        for table in TTFont(tmp_path / "song.ttf")["cmap"].tables
    }
    assert set(tables) == {(3, 1, 4), (3, 10, 12)}
    assert 0x20164 not in tables[3, 1, 4].cmap
    assert 0x20164 in tables[3, 10, 12].cmap


def test_the_rare_font_holds_only_what_the_common_one_lacks_under_its_own_name(tmp_path: Path) -> None:
    rich = small_font(tmp_path / "rich.ttf", is_cff=False, family="HanaMinB")
    poor = TTFont(small_font(tmp_path / "poor.ttf", is_cff=False))
    for table in poor["cmap"].tables:
        table.cmap = {code: name for code, name in table.cmap.items() if code < 0x20000}
    poor.save(tmp_path / "poor.ttf")
    font_cutting.make_rare(rich, tmp_path / "poor.ttf", tmp_path / "rare.ttf")
    rare = TTFont(tmp_path / "rare.ttf")
    assert set(rare.getBestCmap()) == {0x20164}
    assert {rare["name"].getDebugName(number) for number in (1, 4, 6)} == {"NoticeRare"}


def test_titles_have_every_general_standard_character() -> None:
    tgh = ROOT / "packaging" / "tgh.txt"
    standard = {ord(sign) for sign in tgh.read_text("utf-8") if not sign.isspace()}
    assert len(standard) == 8105
    codes = font_cutting.title_characters(tgh)
    assert standard <= codes
    assert {ord(sign) for sign in "〔2026〕第①号—…“”（）：；啰瞭玥"} <= codes


@needs_fonts
def test_three_fonts_cover_all_87887_characters_of_gb_18030_2022_level_3() -> None:
    wanted = {code for first, last in GB18030_LEVEL_3 for code in range(first, last + 1)}
    assert len(wanted) == 87_887
    have = {code for name in ("fang", "song", "rare") for code in TTFont(FONTS / f"{name}.ttf").getBestCmap()}
    assert wanted - have == set()


@needs_fonts
@pytest.mark.parametrize("name", ["fang", "song", "song-bold", "rare", "sans", "sans-bold"])
def test_a_built_font_can_be_embedded_and_says_so(name: str) -> None:
    font = TTFont(FONTS / f"{name}.ttf")
    assert "glyf" in font
    assert font["OS/2"].fsType & 0xF in (0, 8)
    assert font["head"].unitsPerEm in (1000, 1024)
