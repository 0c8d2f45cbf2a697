"""A face as a Type 0 font with Identity-H codes and a ToUnicode map that is right beyond U+FFFF.

A notice's own characters and the template's are two subsets: the template's (`base`) is built and compressed once per
process and written as ready bytes into every notice made from it.
"""

from __future__ import annotations

import hashlib
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from app.notices.pdf.glyph_blocks import deflated
from app.notices.pdf.objects import LEVEL, PLAIN, QUICK, PdfFile
from app.notices.sfnt import Face
from app.notices.subset import subset_file

_ENTRIES_PER_BLOCK = 100
_CODE = 4  # hexadecimal digits
_OPENING = (
    b"/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
    b"/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
    b"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
)
_CLOSING = b"endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend"


@dataclass(frozen=True)
class Built:
    """A subset ready to be written: font file, its raw length, ToUnicode map, widths, name."""

    file: bytes
    length: int
    to_unicode: bytes
    widths: bytes
    name: bytes


def build(face: Face, characters: str, level: int = QUICK) -> Built:
    """Return the subset whose code n + 1 is `characters[n]`; code 0 is .notdef."""
    glyphs = [0, *face.glyphs(characters)]
    data, outlines = subset_file(face, glyphs)
    widths = b"[0 [" + b" ".join([_width(one) for one in (face.advance(0), *face.widths(characters))]) + b"]]"
    digest = hashlib.sha256(f"{face.name}\n{characters}".encode()).digest()
    tag = "".join(chr(65 + byte % 26) for byte in digest[:6])
    return Built(
        deflated(data, outlines, level),
        len(data),
        zlib.compress(_to_unicode(characters), PLAIN),
        widths,
        f"{tag}+{face.name}".encode(),
    )


@lru_cache(maxsize=1024)
def _width(advance: float) -> bytes:
    return b"%g" % round(advance, 2)


@lru_cache(maxsize=256)
def build_base(face: Face, characters: str) -> Built:
    """Return the subset of a template's own characters, built once."""
    return build(face, characters, LEVEL)


@dataclass(frozen=True)
class _Base:
    """The characters of a template: their codes as they are written, and what finds a stretch of them in a text."""

    codes: dict[int, str]
    stretch: re.Pattern[str]


@lru_cache(maxsize=256)
def _base(characters: str) -> _Base:
    codes = {ord(character): f"{code:04X}" for code, character in enumerate(characters, 1)}
    return _Base(codes, re.compile(f"([{re.escape(characters)}]+)" if characters else "(?!)()"))


@lru_cache(maxsize=8192)  # papers repeat their characters
def _utf_16(character: str) -> bytes:
    return b"<%s>" % character.encode("utf-16-be").hex().upper().encode()


@lru_cache(maxsize=1024)
def _start(code: int) -> bytes:
    return b"<%04X> " % code


def _to_unicode(characters: str) -> bytes:
    rows = [_start(code) + _utf_16(character) for code, character in enumerate(characters, 1)]
    blocks = (rows[at : at + _ENTRIES_PER_BLOCK] for at in range(0, len(rows), _ENTRIES_PER_BLOCK))
    body = b"".join(b"%d beginbfchar\n%s\nendbfchar\n" % (len(block), b"\n".join(block)) for block in blocks)
    return _OPENING + body + _CLOSING


class _Given(dict[int, str]):
    """Code points -> codes, given in the order in which characters are asked for."""

    def __missing__(self, code_point: int) -> str:
        self[code_point] = code = f"{len(self) + 1:04X}"
        return code


class DocumentFont:
    """One face in one document: gives codes to characters as they come, writes its objects at the end."""

    def __init__(self, face: Face, index: int, base: str) -> None:
        self._face = face
        self._name, self._base_name = f"F{index}", f"F{index}B"
        self._base_characters = base
        self._base = _base(base)
        self._own = _Given()
        self._is_base_used = False

    def show(self, text: str, size: str, out: list[str]) -> None:
        """Add to `out` the operators that show `text`, one for each stretch that one subset sets."""
        codes = text.translate(self._base.codes)
        if len(codes) == len(text) * _CODE:  # most lines are the template's own words
            if text:
                self._is_base_used = True
                out.append(f"/{self._base_name} {size} Tf <{codes}> Tj")
            return
        for at, stretch in enumerate(self._base.stretch.split(text)):
            if at % 2:
                self._is_base_used = True
                out.append(f"/{self._base_name} {size} Tf <{stretch.translate(self._base.codes)}> Tj")
            elif stretch:
                out.append(f"/{self._name} {size} Tf <{stretch.translate(self._own)}> Tj")

    def add_to(self, file: PdfFile) -> Iterator[tuple[str, int]]:
        """Write the subsets in use into the file; yield the name and the number of each."""
        if self._is_base_used:
            yield self._base_name, _added(file, self._face, build_base(self._face, self._base_characters))
        if self._own:
            yield self._name, _added(file, self._face, build(self._face, "".join(map(chr, self._own))))


def _added(file: PdfFile, face: Face, built: Built) -> int:
    """Return the number of the font's object, written with all that it names."""
    outlines = file.stream(built.file, b"/Length1 %d " % built.length)
    unicode_map = file.stream(built.to_unicode)
    descriptor = file.add(
        b"<< /Type /FontDescriptor /FontName /%s /Flags 4 /FontBBox [%d %d %d %d] /ItalicAngle 0"
        b" /Ascent %d /Descent %d /CapHeight %d /StemV %d /FontFile2 %d 0 R >>"
        % (built.name, *face.bbox, face.ascent, face.descent, face.ascent, face.stem, outlines)
    )
    descendant = file.add(
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /%s /CIDSystemInfo << /Registry (Adobe)"
        b" /Ordering (Identity) /Supplement 0 >> /DW 1000 /W %s /CIDToGIDMap /Identity"
        b" /FontDescriptor %d 0 R >>" % (built.name, built.widths, descriptor)
    )
    return file.add(
        b"<< /Type /Font /Subtype /Type0 /BaseFont /%s /Encoding /Identity-H /DescendantFonts [%d 0 R]"
        b" /ToUnicode %d 0 R >>" % (built.name, descendant, unicode_map)
    )
