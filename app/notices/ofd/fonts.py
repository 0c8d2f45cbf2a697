"""The faces of an OFD document: which characters of each are used, and a small TrueType file with a character map."""

from __future__ import annotations

import struct

from app.notices.sfnt import Face
from app.notices.subset import assemble, subset_tables

FIRST_ID = 2


class OfdFonts:
    """Gives each face its number as it comes; `files()` are the fonts that are embedded."""

    def __init__(self) -> None:
        self._used: dict[Face, set[str]] = {}

    def number_of(self, face: Face, text: str) -> int:
        """Return the face's number in the document; its file will have these characters."""
        self._used.setdefault(face, set()).update(text)
        return FIRST_ID + list(self._used).index(face)

    def faces(self) -> tuple[tuple[int, Face], ...]:
        """Return the faces in use by their numbers."""
        return tuple(enumerate(self._used, FIRST_ID))

    def files(self) -> tuple[tuple[int, bytes], ...]:
        """Return the embedded font files by their numbers."""
        return tuple((at, font_file(face, sorted(self._used[face]))) for at, face in self.faces())


def font_file(face: Face, characters: list[str]) -> bytes:
    """Return a TrueType file of its own with these characters, and no more of the face than they need."""
    tables = subset_tables(face, [0, *(face.glyph_of(ord(character)) for character in characters)])
    tables["cmap"] = _character_map(characters)
    tables["OS/2"] = face.table("OS/2")
    tables["name"] = _names(face.name)
    tables["post"] = struct.pack(">IIhhIIIII", 0x30000, 0, -100, 50, 0, 0, 0, 0, 0)
    return assemble(tables)


def _character_map(characters: list[str]) -> bytes:
    groups = b"".join(struct.pack(">III", ord(c), ord(c), glyph) for glyph, c in enumerate(characters, 1))
    full = struct.pack(">HHIII", 12, 0, 16 + len(groups), 0, len(characters)) + groups
    return struct.pack(">HHHHI", 0, 1, 3, 10, 12) + full


def _names(name: str) -> bytes:
    """Return the family (1), style (2), full (4) and PostScript (6) name."""
    texts = [(1, name), (2, "Regular"), (4, name), (6, name)]
    records, strings = b"", b""
    for number, text in texts:
        raw = text.encode("utf-16-be")
        records += struct.pack(">6H", 3, 1, 0x409, number, len(raw), len(strings))
        strings += raw
    return struct.pack(">3H", 0, len(texts), 6 + len(records)) + records + strings
