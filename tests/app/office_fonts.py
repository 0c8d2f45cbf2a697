"""Font files as an office would get them, cut from the bundled ones: one outline under one character."""

from __future__ import annotations

import os
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._c_m_a_p import CmapSubtable

BUNDLED = Path(__file__).parents[2] / "resources" / "fonts"
POLICE = "\U0002ebf0"  # extension I: the characters of the police's system
UNKNOWN = "\U0003106c"  # extension H: no bundled font has it


def font_with(path: Path, character: str = POLICE, drawn_as: str = "龙", **os2: int) -> Path:
    """Make a font file whose only character is `character`, drawn as another one; `os2` are values of its OS/2 table."""
    os.environ.setdefault("SOURCE_DATE_EPOCH", "0")
    font = TTFont(BUNDLED / "fang.ttf", recalcBBoxes=False)
    cutter = subset.Subsetter(subset.Options(notdef_outline=True, drop_tables=["GSUB", "GPOS", "vhea", "vmtx"]))
    cutter.populate(text=drawn_as)
    cutter.subset(font)
    glyph = font.getBestCmap()[ord(drawn_as)]
    table = CmapSubtable.newSubtable(12)
    table.platformID, table.platEncID, table.language, table.format, table.reserved = 3, 10, 0, 12, 0
    table.length, table.nGroups, table.cmap = 0, 0, {ord(character): glyph}
    font["cmap"].tables = [table]
    for record in font["name"].names:  # two files of one family would be one font to Qt, the first that was loaded
        if record.nameID in (1, 3, 4, 16):
            record.string = f"{record.toUnicode()} {ord(character):X}"
    for name, value in os2.items():
        setattr(font["OS/2"], name, value)
    font.save(path)
    return path
