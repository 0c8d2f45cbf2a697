"""Pages into the bytes of an OFD file (GB/T 33190-2016); the same pages and time of issue give the same bytes."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Iterator
from datetime import datetime
from itertools import count
from xml.sax.saxutils import escape

from app.notices.layout.ops import MM, Page
from app.notices.ofd.fonts import OfdFonts
from app.notices.ofd.painting import Painter, face_name, page_box
from app.notices.render import Laid

CREATOR = "Yimen"
NAMESPACE = "http://www.ofdspec.org/2016"
FIRST_OBJECT = 101  # below it the fonts have their numbers
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_SPACE = f'xmlns:ofd="{NAMESPACE}"'
_A4 = Page((), 210 * MM, 297 * MM)


def write_ofd(laid: Laid, *, issued_at: datetime) -> bytes:
    """Return the file: pages, embedded fonts, and who issued what when. There is no signature in it (GB/T 38540)."""
    ids = count(FIRST_OBJECT)
    fonts = OfdFonts()
    painter = Painter(fonts, lambda: next(ids))
    contents = [_page(painter, page, next(ids)) for page in laid.pages]
    numbers = [next(ids) for _ in contents]
    parts: dict[str, str] = {
        "OFD.xml": _root(laid, issued_at, contents),
        "Doc_0/Document.xml": _document(laid.pages[0] if laid.pages else _A4, numbers, next(ids)),
        "Doc_0/PublicRes.xml": _resources(fonts),
        **{f"Doc_0/Pages/Page_{at}/Content.xml": content for at, content in enumerate(contents)},
    }
    files = {f"Doc_0/Res/font_{number}.ttf": data for number, data in fonts.files()}
    return _packed({**{name: (_HEAD + text).encode() for name, text in parts.items()}, **files}, issued_at)


def _root(laid: Laid, issued_at: datetime, contents: list[str]) -> str:
    told = "\n".join((laid.title, issued_at.isoformat(), *contents))
    facts = {
        "DocID": hashlib.sha256(told.encode()).hexdigest()[:32],
        "Title": laid.title,
        "Author": laid.author,
        "Subject": laid.subject,
        "CreationDate": issued_at.date().isoformat(),
        "Creator": CREATOR,
    }
    info = "".join(f"<ofd:{name}>{escape(value)}</ofd:{name}>" for name, value in facts.items())
    body = f"<ofd:DocInfo>{info}</ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot>"
    return f'<ofd:OFD {_SPACE} Version="1.0" DocType="OFD"><ofd:DocBody>{body}</ofd:DocBody></ofd:OFD>'


def _document(first: Page, numbers: list[int], largest: int) -> str:
    pages = "".join(
        f'<ofd:Page ID="{number}" BaseLoc="Pages/Page_{at}/Content.xml"/>' for at, number in enumerate(numbers)
    )
    common = (
        f"<ofd:MaxUnitID>{largest}</ofd:MaxUnitID><ofd:PageArea>{_area(first)}</ofd:PageArea>"
        "<ofd:PublicRes>PublicRes.xml</ofd:PublicRes>"
    )
    return (
        f"<ofd:Document {_SPACE}><ofd:CommonData>{common}</ofd:CommonData><ofd:Pages>{pages}</ofd:Pages></ofd:Document>"
    )


def _resources(fonts: OfdFonts) -> str:
    named = "".join(
        f'<ofd:Font ID="{number}" FontName={face_name(face)} FamilyName={face_name(face)}>'
        f"<ofd:FontFile>font_{number}.ttf</ofd:FontFile></ofd:Font>"
        for number, face in fonts.faces()
    )
    inner = f"<ofd:Fonts>{named}</ofd:Fonts>" if named else ""
    return f'<ofd:Res {_SPACE} BaseLoc="Res">{inner}</ofd:Res>'


def _page(painter: Painter, page: Page, layer: int) -> str:
    drawn = "".join(painter.objects(page))
    body = f'<ofd:Layer ID="{layer}" Type="Body">{drawn}</ofd:Layer>'
    return f"<ofd:Page {_SPACE}><ofd:Area>{_area(page)}</ofd:Area><ofd:Content>{body}</ofd:Content></ofd:Page>"


def _area(page: Page) -> str:
    return f"<ofd:PhysicalBox>{page_box(page.width, page.height)}</ofd:PhysicalBox>"


def _packed(files: dict[str, bytes], issued_at: datetime) -> bytes:
    """Return the ZIP archive; times and attributes are the paper's, not the machine's."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for info, data in _entries(files, issued_at):
            archive.writestr(info, data)
    return out.getvalue()


def _entries(files: dict[str, bytes], issued_at: datetime) -> Iterator[tuple[zipfile.ZipInfo, bytes]]:
    for name, data in files.items():
        info = zipfile.ZipInfo(name, (max(issued_at.year, 1980), *issued_at.timetuple()[1:6]))
        info.compress_type = zipfile.ZIP_DEFLATED
        info.external_attr = 0o644 << 16
        info.create_system = 3
        yield info, data
