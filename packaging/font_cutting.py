"""Fonts as the notice writer wants them: TrueType outlines, no layout tables, only the characters that are of use.

Same input and same fontTools give the same bytes; every file is locked by its hash.
"""

from __future__ import annotations

from concurrent.futures import Executor, Future
from pathlib import Path

from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont, newTable
from fontTools.ttLib.tables._c_m_a_p import CmapSubtable
from fontTools.ttLib.tables._g_l_y_f import Glyph

LAYOUT = ("BASE", "DSIG", "FFTM", "GDEF", "GPOS", "GSUB", "JSTF", "STAT", "VORG", "vhea", "vmtx")
MAX_ERROR = 1.0
"""Largest distance, in font units, between a cubic outline and the quadratic one that replaces it."""
SLICES = 8


def opened(path: Path) -> TTFont:
    """The font at `path`; its boxes are kept as they are, because recomputing them costs five times the rest."""
    return TTFont(path, recalcBBoxes=False, recalcTimestamp=False)


def strip_layout(font: TTFont) -> None:
    """Remove the tables that a PDF never reads, the character maps beside the Unicode ones, and blank control characters."""
    for tag in LAYOUT:
        if tag in font:
            del font[tag]
    wide = CmapSubtable.newSubtable(12)
    wide.platformID, wide.platEncID, wide.language = 3, 10, 0
    wide.cmap = {code: name for code, name in font.getBestCmap().items() if code >= 0x20}
    narrow = CmapSubtable.newSubtable(4)
    narrow.platformID, narrow.platEncID, narrow.language = 3, 1, 0
    narrow.cmap = {code: name for code, name in wide.cmap.items() if code <= 0xFFFF}
    font["cmap"].tables = [narrow, wide]
    font["post"].formatType, font["post"].extraNames, font["post"].mapping = 3.0, [], {}


def rename(font: TTFont, family: str) -> None:
    """Give the font one family name for every engine, which is due where its licence reserves the old name."""
    for record in font["name"].names:
        if record.nameID in (1, 3, 4, 16):
            record.string = family
        if record.nameID == 6:
            record.string = family.replace(" ", "")


def cut(font: TTFont, codes: set[int]) -> None:
    """Keep only the characters of `codes`."""
    options = Options(
        glyph_names=False, notdef_outline=True, recalc_timestamp=False, name_IDs=["*"], layout_features=[]
    )
    cutter = Subsetter(options)
    cutter.populate(unicodes=codes)
    cutter.subset(font)


def quadratic(path: Path, first: int, last: int) -> dict[str, Glyph]:
    """The outlines of glyphs `first` to `last` - 1 of a CFF font as TrueType outlines."""
    font = opened(path)
    drawn = font.getGlyphSet()
    outlines = {}
    for name in font.getGlyphOrder()[first:last]:
        pen = TTGlyphPen(None)
        drawn[name].draw(Cu2QuPen(pen, MAX_ERROR, reverse_direction=True))
        outlines[name] = pen.glyph()
    return outlines


def start_quadratic(pool: Executor, path: Path) -> list[Future[dict[str, Glyph]]]:
    """Begin the conversion of a CFF font in several processes; the slices depend on the font, never on the machine."""
    count = opened(path)["maxp"].numGlyphs
    step = -(-count // SLICES)
    return [pool.submit(quadratic, path, first, min(first + step, count)) for first in range(0, count, step)]


def make_fang(source: Path, slices: list[dict[str, Glyph]], target: Path) -> None:
    """Write FandolFang with TrueType outlines, put together from the converted slices."""
    font = opened(source)
    order = font.getGlyphOrder()
    outlines: dict[str, Glyph] = {}
    for part in slices:
        outlines.update(part)
    font["loca"] = newTable("loca")
    glyf = font["glyf"] = newTable("glyf")
    glyf.glyphOrder, glyf.glyphs = order, outlines
    del font["CFF "]
    for name in order:
        outline = outlines[name]
        if outline.numberOfContours:
            outline.recalcBounds(glyf)
        font["hmtx"][name] = (font["hmtx"][name][0], outline.xMin if outline.numberOfContours else 0)
    _truetype_limits(font, outlines)
    font.sfntVersion = "\x00\x01\x00\x00"
    strip_layout(font)
    rename(font, "FandolFang")
    font.save(target)


def _truetype_limits(font: TTFont, outlines: dict[str, Glyph]) -> None:
    limits = font["maxp"]
    limits.tableVersion = 0x00010000
    limits.maxZones = 1
    for name in ("TwilightPoints", "Storage", "FunctionDefs", "InstructionDefs", "StackElements", "SizeOfInstructions"):
        setattr(limits, f"max{name}", 0)
    limits.maxPoints = max(len(outline.coordinates) for outline in outlines.values() if outline.numberOfContours)
    limits.maxContours = max(outline.numberOfContours for outline in outlines.values())
    limits.maxCompositePoints = limits.maxCompositeContours = limits.maxComponentElements = limits.maxComponentDepth = 0


def make_song(source: Path, target: Path) -> None:
    """Write Noto Serif SC with all its characters."""
    font = opened(source)
    strip_layout(font)
    font.save(target)


def make_song_bold(source: Path, tgh: Path, target: Path) -> None:
    """Write Noto Serif SC Bold for titles: the general standard characters, GB 2312 and the signs between them."""
    font = opened(source)
    strip_layout(font)
    cut(font, title_characters(tgh))
    font.save(target)


def make_rare(source: Path, common: Path, target: Path) -> None:
    """Write the characters of HanaMinB that Noto Serif SC lacks, under a name of their own."""
    font = opened(source)
    codes = set(font.getBestCmap()) - set(opened(common).getBestCmap())
    strip_layout(font)
    cut(font, codes)
    rename(font, "NoticeRare")
    font.save(target)


def title_characters(tgh: Path) -> set[int]:
    """The 8,105 characters of the general standard table, all of GB 2312, and Latin and Chinese signs."""
    codes = {ord(sign) for sign in tgh.read_text("utf-8") if not sign.isspace()}
    for row in range(0xA1, 0xF8):
        for cell in range(0xA1, 0xFF):
            codes.update(map(ord, bytes((row, cell)).decode("gb2312", "ignore")))
    for first, last in (
        (0x20, 0x7F),
        (0xA0, 0x100),
        (0x2010, 0x2040),
        (0x2460, 0x2500),
        (0x3000, 0x3040),
        (0xFF01, 0xFF5F),
    ):
        codes.update(range(first, last))
    return codes
