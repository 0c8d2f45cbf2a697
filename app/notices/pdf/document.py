"""Pages into the bytes of a PDF/A-2b file; the same pages and time of issue give the same bytes everywhere."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from reportlab.pdfbase import pdfdoc

from app.notices.layout.ops import Page
from app.notices.pdf.cidfont import DocumentFont
from app.notices.pdf.objects import (
    LEVEL,
    ArchiveCatalog,
    Stamp,
    Stream,
    Written,
    formatted,
    metadata,
    output_intent,
    reference,
)
from app.notices.pdf.painting import content
from app.notices.sfnt import Face

PRODUCER = "Yimen"


def write_pdf(
    pages: Sequence[Page], *, title: str, author: str, subject: str, issued_at: datetime, base: Mapping[Face, str]
) -> bytes:
    """Return the file. `base` holds, for each face, the characters that every paper of the template repeats."""
    document = _document(title, author, subject, issued_at)
    used: dict[Face, DocumentFont] = {}

    def font_of(face: Face) -> DocumentFont:
        font = used.get(face)
        if font is None:
            font = used[face] = DocumentFont(face, len(used) + 1, base.get(face, ""))
        return font

    fonts: dict[str, pdfdoc.PDFObject] = {}
    resources = reference(document, Written(lambda doc: _font_resources(fonts, doc)), "resources")
    identity = hashlib.sha256(f"{issued_at.isoformat()}\n{title}".encode())
    for page in pages:
        drawn = content(page, font_of)
        identity.update(drawn)
        stream = reference(document, Stream(zlib.compress(drawn, LEVEL)))
        document.addPage(_page(reference(document, document.Pages), stream, resources, page))
    for font in used.values():
        font.add_to(document, fonts)
    # reportlab's own file identifier knows neither the content nor the time, and changes with the environment.
    document._ID = b"[<%s> <%s>]" % (identity.hexdigest()[:32].encode(), identity.hexdigest()[:32].encode())
    raw: bytes = document.GetPDFData(None)
    return raw


def _document(title: str, author: str, subject: str, issued_at: datetime) -> Any:
    document: Any = pdfdoc.PDFDocument(invariant=True, pdfVersion=(1, 7))
    stamp = Stamp(issued_at)
    document._timeStamp = stamp
    catalog: Any = ArchiveCatalog()
    catalog.Pages = document.Pages
    catalog.Lang = pdfdoc.PDFString("zh-CN")
    document.Catalog = document._catalog = catalog
    info = document.info
    info.title, info.author, info.subject = title, author, subject
    info.creator, info.producer, info.keywords = PRODUCER, PRODUCER, ""
    catalog.Metadata = metadata(info, stamp)
    catalog.OutputIntents = output_intent(document)
    return document


def _font_resources(fonts: Mapping[str, pdfdoc.PDFObject], document: pdfdoc.PDFDocument) -> bytes:
    named = b" ".join(b"/%s %s" % (name.encode(), formatted(font, document)) for name, font in fonts.items())
    return b"<< /Font << " + named + b" >> >>"


def _page(parent: Any, stream: Any, resources: Any, page: Page) -> pdfdoc.PDFObject:
    return Written(
        lambda doc: (
            b"<< /Type /Page /Parent %s /MediaBox [0 0 %.3f %.3f] /Resources %s /Contents %s >>"
            % (formatted(parent, doc), page.width, page.height, formatted(resources, doc), formatted(stream, doc))
        )
    )
