"""A face as a Type 0 font with Identity-H codes and a ToUnicode map that is right beyond U+FFFF.

A notice's own characters and the template's are two subsets: the template's (`base`) is built and compressed once per
process and written as ready bytes into every notice made from it.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from reportlab.pdfbase import pdfdoc

from app.notices.pdf.glyph_blocks import deflated
from app.notices.pdf.objects import LEVEL, QUICK, Stream, Written, formatted, reference
from app.notices.sfnt import Face
from app.notices.subset import subset

_ENTRIES_PER_BLOCK = 100
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
    glyphs = [0, *(face.glyph_of(ord(character)) for character in characters)]
    data = subset(face, glyphs)
    widths = b"[0 [" + b" ".join(b"%g" % round(face.advance(glyph), 2) for glyph in glyphs) + b"]]"
    digest = hashlib.sha256(f"{face.name}\n{characters}".encode()).digest()
    tag = "".join(chr(65 + byte % 26) for byte in digest[:6])
    return Built(
        deflated(data, level),
        len(data),
        zlib.compress(_to_unicode(characters), level),
        widths,
        f"{tag}+{face.name}".encode(),
    )


@lru_cache(maxsize=256)
def build_base(face: Face, characters: str) -> Built:
    """Return the subset of a template's own characters, built once."""
    return build(face, characters, LEVEL)


@lru_cache(maxsize=256)
def _codes(characters: str) -> dict[str, str]:
    """Return the code of each character of a subset as it is written: n + 1 in hexadecimal. Nobody changes it."""
    return {character: f"{code:04X}" for code, character in enumerate(characters, 1)}


def _to_unicode(characters: str) -> bytes:
    rows = [
        b"<%04X> <%s>" % (code, character.encode("utf-16-be").hex().upper().encode())
        for code, character in enumerate(characters, 1)
    ]
    blocks = (rows[at : at + _ENTRIES_PER_BLOCK] for at in range(0, len(rows), _ENTRIES_PER_BLOCK))
    body = b"".join(b"%d beginbfchar\n%s\nendbfchar\n" % (len(block), b"\n".join(block)) for block in blocks)
    return _OPENING + body + _CLOSING


class DocumentFont:
    """One face in one document: gives codes to characters as they come, writes its objects at the end."""

    def __init__(self, face: Face, index: int, base: str) -> None:
        self._face = face
        self._name = f"F{index}"
        self._base_characters = base
        self._base = _codes(base)
        self._own: dict[str, str] = {}
        self._is_base_used = False

    def shown(self, text: str) -> Iterator[tuple[str, str]]:
        """Yield (resource name, hexadecimal codes) for the stretches of `text` that one subset sets."""
        base = self._base
        try:  # most lines are the template's own words
            codes = [base[character] for character in text]
        except KeyError:
            yield from self._mixed(text)
            return
        if codes:
            self._is_base_used = True
            yield self._name + "B", "".join(codes)

    def _mixed(self, text: str) -> Iterator[tuple[str, str]]:
        base, own, current = self._base, self._own, ""
        codes: list[str] = []
        for character in text:
            code = base.get(character)
            resource = self._name + "B"
            if code is None:
                resource = self._name
                code = own.get(character)
                if code is None:
                    code = own[character] = f"{len(own) + 1:04X}"
            else:
                self._is_base_used = True
            if resource != current and codes:
                yield current, "".join(codes)
                codes = []
            current = resource
            codes.append(code)
        if codes:
            yield current, "".join(codes)

    def add_to(self, document: pdfdoc.PDFDocument, fonts: dict[str, pdfdoc.PDFObject]) -> None:
        """Write the subsets in use into the document and name them in its font dictionary."""
        if self._is_base_used:
            self._add(document, fonts, self._name + "B", build_base(self._face, self._base_characters))
        if self._own:
            self._add(document, fonts, self._name, build(self._face, "".join(self._own)))

    def _add(
        self, document: pdfdoc.PDFDocument, fonts: dict[str, pdfdoc.PDFObject], resource: str, built: Built
    ) -> None:
        face = self._face
        file = reference(document, Stream(built.file, b"/Length1 %d " % built.length), f"{resource}.file")
        unicode_map = reference(document, Stream(built.to_unicode), f"{resource}.unicode")
        descriptor = reference(
            document,
            Written(
                lambda doc: (
                    b"<< /Type /FontDescriptor /FontName /%s /Flags 4 /FontBBox [%d %d %d %d] /ItalicAngle 0"
                    b" /Ascent %d /Descent %d /CapHeight %d /StemV %d /FontFile2 %s >>"
                    % (built.name, *face.bbox, face.ascent, face.descent, face.ascent, face.stem, formatted(file, doc))
                )
            ),
            f"{resource}.descriptor",
        )
        descendant = reference(
            document,
            Written(
                lambda doc: (
                    b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /%s /CIDSystemInfo << /Registry (Adobe)"
                    b" /Ordering (Identity) /Supplement 0 >> /DW 1000 /W %s /CIDToGIDMap /Identity"
                    b" /FontDescriptor %s >>" % (built.name, built.widths, formatted(descriptor, doc))
                )
            ),
            f"{resource}.descendant",
        )
        fonts[resource] = reference(
            document,
            Written(
                lambda doc: (
                    b"<< /Type /Font /Subtype /Type0 /BaseFont /%s /Encoding /Identity-H /DescendantFonts [%s]"
                    b" /ToUnicode %s >>" % (built.name, formatted(descendant, doc), formatted(unicode_map, doc))
                )
            ),
            resource,
        )
