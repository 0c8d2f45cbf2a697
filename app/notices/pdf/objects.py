"""The PDF objects that reportlab has not, or not as PDF/A-2b (ISO 19005-2) wants them."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from datetime import datetime
from functools import lru_cache
from typing import Any
from xml.sax.saxutils import escape

from reportlab.pdfbase import pdfdoc

from app.notices.pdf.srgb import profile

LEVEL = 6
QUICK = 1  # what a paper alone holds: outlines hardly shrink further, and every paper waits for them


class Stream(pdfdoc.PDFObject):
    """A compressed stream with a line end before `endstream` (ISO 19005-2, 6.1.7.1; reportlab's own has none)."""

    __RefOnly__ = 1

    def __init__(self, compressed: bytes, entries: bytes = b"") -> None:
        self._compressed = compressed
        self._entries = entries

    def format(self, document: pdfdoc.PDFDocument) -> bytes:
        """Return the object's bytes."""
        opening = b"<< /Filter /FlateDecode /Length %d %s>>\nstream\n" % (len(self._compressed), self._entries)
        return opening + self._compressed + b"\nendstream"


class Written(pdfdoc.PDFObject):
    """An object whose bytes are made when the document is written, when all object numbers are known."""

    __RefOnly__ = 1

    def __init__(self, write: Callable[[pdfdoc.PDFDocument], bytes]) -> None:
        self._write = write

    def format(self, document: pdfdoc.PDFDocument) -> bytes:
        """Return the object's bytes."""
        return self._write(document)


class ArchiveCatalog(pdfdoc.PDFCatalog):
    """A catalog that may name an output intent."""

    __NoDefault__ = [*pdfdoc.PDFCatalog.__NoDefault__, "OutputIntents"]
    __Refs__ = __NoDefault__


class Stamp:
    """The time of issue in the form reportlab keeps its time stamps: creation and modification date of the file."""

    def __init__(self, issued_at: datetime) -> None:
        offset = issued_at.utcoffset()
        if offset is None:
            raise ValueError("issued_at must know its time zone")
        minutes = int(offset.total_seconds()) // 60
        self.YMDhms = tuple(issued_at.timetuple())[:6]
        self.dhh, self.dmm = minutes // 60, minutes % 60
        self.iso = issued_at.isoformat(timespec="seconds")


@lru_cache(maxsize=1)
def _compressed_profile() -> bytes:
    return zlib.compress(profile(), 9)


def reference(document: Any, value: pdfdoc.PDFObject, name: str | None = None) -> Any:
    """Return a reference to `value`, which is written once, under `name` where it needs one."""
    return document.Reference(value, name)


def output_intent(document: pdfdoc.PDFDocument) -> pdfdoc.PDFObject:
    """Return the output intent: sRGB."""
    icc = reference(document, Stream(_compressed_profile(), b"/N 3 "), "icc")
    return Written(
        lambda doc: (
            b"[ << /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB IEC61966-2.1)"
            b" /Info (sRGB IEC61966-2.1) /DestOutputProfile " + formatted(icc, doc) + b" >> ]"
        )
    )


def metadata(info: Any, stamp: Stamp) -> pdfdoc.PDFObject:
    """Return the XMP packet that says the same as the document information, and PDF/A-2b."""
    packet = _packet(info, stamp).encode("utf-8")
    opening = b"<< /Type /Metadata /Subtype /XML /Length %d >>\nstream\n" % len(packet)
    return Written(lambda _: opening + packet + b"\nendstream")


def _packet(info: Any, stamp: Stamp) -> str:
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n<x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"'
        ' xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">'
        "<dc:format>application/pdf</dc:format>"
        f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{escape(info.title)}</rdf:li></rdf:Alt></dc:title>'
        f"<dc:creator><rdf:Seq><rdf:li>{escape(info.author)}</rdf:li></rdf:Seq></dc:creator>"
        f'<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{escape(info.subject)}</rdf:li></rdf:Alt>'
        f"</dc:description><xmp:CreatorTool>{escape(info.creator)}</xmp:CreatorTool>"
        f"<xmp:CreateDate>{stamp.iso}</xmp:CreateDate><xmp:ModifyDate>{stamp.iso}</xmp:ModifyDate>"
        f"<pdf:Producer>{escape(info.producer)}</pdf:Producer><pdf:Keywords>{escape(info.keywords)}</pdf:Keywords>"
        "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>"
        '</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end="w"?>'
    )


def formatted(value: Any, document: pdfdoc.PDFDocument) -> bytes:
    """Return the bytes of a value as reportlab writes it."""
    raw: bytes = pdfdoc.format(value, document)
    return raw
