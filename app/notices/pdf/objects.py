"""The objects of a PDF/A-2b file (ISO 19005-2, ISO 32000-1), each as the bytes that it is; reportlab makes the file of them.

Its tree of objects, formatted in the end, would cost a tenth of a notice more.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any
from xml.sax.saxutils import escape

from reportlab.pdfbase import pdfdoc

from app.notices.pdf.srgb import profile

LEVEL = 6
PLAIN = 0  # what repeats from paper to paper lies in the file as it is: the archive packs it better than zlib would
QUICK = 1  # what a paper alone holds: outlines hardly shrink further, and every paper waits for them
VERSION = (1, 7)


class PdfFile:
    """Objects in the order in which they were asked for; number n is the n-th. A number can be given before its object."""

    def __init__(self) -> None:
        self._objects: list[tuple[bytes, ...]] = []  # each in the pieces that it came in: streams are long

    def reserve(self) -> int:
        """Return the number of an object that is put there later."""
        self._objects.append(())
        return len(self._objects)

    def put(self, number: int, body: bytes) -> None:
        """Make `body` the object of that number."""
        self._objects[number - 1] = (body,)

    def add(self, body: bytes) -> int:
        """Return the number of a new object."""
        return self._added(body)

    def _added(self, *pieces: bytes) -> int:
        self._objects.append(pieces)
        return len(self._objects)

    def stream(self, compressed: bytes, entries: bytes = b"") -> int:
        """Return the number of a new stream; a line end stands before `endstream` (ISO 19005-2, 6.1.7.1)."""
        head = b"<< /Filter /FlateDecode /Length %d %s>>\nstream\n" % (len(compressed), entries)
        return self._added(head, compressed, b"\nendstream")

    def written(self, root: int, info: int, identity: str) -> bytes:
        """Return the file as reportlab puts it together: head, objects, cross-reference table, trailer (ISO 32000-1, 7.5)."""
        file: Any = pdfdoc.PDFFile(VERSION)
        document = _Numbered({number: (number, 0) for number in range(1, len(self._objects) + 1)}, {})
        for number, (head, *rest) in enumerate(self._objects, 1):
            document.idToOffset[number] = file.add(b"%d 0 obj\n%s" % (number, head))
            for piece in rest:
                file.add(piece)
            file.add(b"\nendobj\n")
        table: Any = pdfdoc.PDFCrossReferenceTable()
        table.addsection(0, list(document.idToOffset))
        start = file.add(table.format(document))
        trailer: Any = pdfdoc.PDFTrailer(
            start,
            Size=len(self._objects) + 1,
            Root=_reference(root),
            Info=_reference(info),
            ID=b"[<%s> <%s>]" % (identity.encode("ascii"), identity.encode("ascii")),
        )
        file.add(trailer.format(document))
        raw: bytes = file.format(document)
        return raw


@dataclass(frozen=True)
class _Numbered:
    """What reportlab's table and trailer ask their document: the number of each object, and where in the file it lies."""

    idToObjectNumberAndVersion: dict[int, tuple[int, int]]
    idToOffset: dict[int, int]


@dataclass(frozen=True)
class About:
    """What a file says about itself, in its information and in its XMP packet alike; `issued_at` is its only date."""

    title: str
    author: str
    subject: str
    creator: str
    issued_at: datetime

    @property
    def stamp(self) -> str:
        """Return the time of issue as PDF writes dates. Raises ValueError for a time without its zone."""
        offset = self.issued_at.utcoffset()
        if offset is None:
            raise ValueError("issued_at must know its time zone")
        minutes = int(offset.total_seconds()) // 60
        hours, rest = divmod(abs(minutes), 60)
        at = self.issued_at  # the format %Y would have C import `time` each time, through whatever hook stands there
        day, hour = f"{at.year:04d}{at.month:02d}{at.day:02d}", f"{at.hour:02d}{at.minute:02d}{at.second:02d}"
        return f"D:{day}{hour}{'-' if minutes < 0 else '+'}{hours:02d}'{rest:02d}'"

    def information(self) -> bytes:
        """Return the information dictionary."""
        named = (
            ("Title", self.title), ("Author", self.author), ("Subject", self.subject), ("Creator", self.creator),
            ("Producer", self.creator),
        )  # fmt: skip
        words = b" ".join(b"/%s %s" % (key.encode(), text_string(text)) for key, text in named)
        stamp = self.stamp.encode()
        return b"<< %s /CreationDate (%s) /ModDate (%s) >>" % (words, stamp, stamp)

    def metadata(self) -> bytes:
        """Return the XMP packet that says the same, and PDF/A-2b."""
        packet = self._packet().encode("utf-8")
        return b"<< /Type /Metadata /Subtype /XML /Length %d >>\nstream\n%s\nendstream" % (len(packet), packet)

    def _packet(self) -> str:
        moment = self.issued_at.isoformat(timespec="seconds")
        return (
            '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n<x:xmpmeta xmlns:x="adobe:ns:meta/">'
            '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""'
            ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"'
            ' xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">'
            "<dc:format>application/pdf</dc:format>"
            f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{escape(self.title)}</rdf:li></rdf:Alt></dc:title>'
            f"<dc:creator><rdf:Seq><rdf:li>{escape(self.author)}</rdf:li></rdf:Seq></dc:creator>"
            f'<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{escape(self.subject)}</rdf:li></rdf:Alt>'
            f"</dc:description><xmp:CreatorTool>{escape(self.creator)}</xmp:CreatorTool>"
            f"<xmp:CreateDate>{moment}</xmp:CreateDate><xmp:ModifyDate>{moment}</xmp:ModifyDate>"
            f"<pdf:Producer>{escape(self.creator)}</pdf:Producer>"
            "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>"
            '</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end="w"?>'
        )


def _reference(number: int) -> Any:
    named: Any = pdfdoc.PDFObjectReference
    return named(number)


def text_string(text: str) -> bytes:
    """Return a text string of a PDF: UTF-16 with its mark, in hexadecimal, whatever stands in it (ISO 32000-1, 7.9.2.2)."""
    return b"<FEFF%s>" % text.encode("utf-16-be").hex().upper().encode()


def output_intent(file: PdfFile) -> bytes:
    """Return the output intent: sRGB."""
    icc = file.stream(_compressed_profile(), b"/N 3 ")
    return (
        b"[ << /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB IEC61966-2.1)"
        b" /Info (sRGB IEC61966-2.1) /DestOutputProfile %d 0 R >> ]" % icc
    )


@lru_cache(maxsize=1)
def _compressed_profile() -> bytes:
    return zlib.compress(profile(), 9)
