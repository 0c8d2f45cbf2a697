"""Pages into the bytes of a PDF/A-2b file; the same pages and time of issue give the same bytes everywhere."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from app.notices.layout.ops import Page
from app.notices.pdf.cidfont import DocumentFont
from app.notices.pdf.objects import PLAIN, About, PdfFile, output_intent
from app.notices.pdf.painting import content
from app.notices.sfnt import Face

PRODUCER = "Yimen"


def write_pdf(
    pages: Iterable[Page], *, title: str, author: str, subject: str, issued_at: datetime, base: Mapping[Face, str]
) -> bytes:
    """Return the file. `base` holds, for each face, the characters that every paper of the template repeats."""
    about = About(title, author, subject, PRODUCER, issued_at)
    used: dict[Face, DocumentFont] = {}

    def font_of(face: Face) -> DocumentFont:
        font = used.get(face)
        if font is None:
            font = used[face] = DocumentFont(face, len(used) + 1, base.get(face, ""))
        return font

    file = PdfFile()
    root, parent, resources = file.reserve(), file.reserve(), file.reserve()
    identity = hashlib.sha256(f"{issued_at.isoformat()}\n{title}".encode())
    kids = []
    for page in pages:
        drawn = content(page, font_of)
        identity.update(drawn)
        stream = file.stream(zlib.compress(drawn, PLAIN))
        kids.append(file.add(_page(parent, resources, stream, page)))
    file.put(parent, b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), _references(kids)))
    named = [pair for font in used.values() for pair in font.add_to(file)]
    fonts = b" ".join(b"/%s %d 0 R" % (name.encode(), number) for name, number in named)
    file.put(resources, b"<< /Font << %s >> >>" % fonts)
    metadata, intent, info = file.add(about.metadata()), output_intent(file), file.add(about.information())
    file.put(
        root,
        b"<< /Type /Catalog /Pages %d 0 R /Lang (zh-CN) /Metadata %d 0 R /OutputIntents %s >>"
        % (parent, metadata, intent),
    )
    return file.written(root, info, identity.hexdigest()[:32])


def _references(numbers: Sequence[int]) -> bytes:
    return b" ".join(b"%d 0 R" % number for number in numbers)


def _page(parent: int, resources: int, stream: int, page: Page) -> bytes:
    return (
        b"<< /Type /Page /Parent %d 0 R /MediaBox [0 0 %.3f %.3f] /Resources %d 0 R /Contents %d 0 R >>"
        % (parent, page.width, page.height, resources, stream)
    )  # fmt: skip
