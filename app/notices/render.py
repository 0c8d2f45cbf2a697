"""From a template and a record to the bytes that are previewed, printed and kept."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from app.notices.expansion import Filled, expand
from app.notices.fonts import Fonts, fonts
from app.notices.layout.compose import Marks, compose_pages
from app.notices.layout.furniture import left_by_hand
from app.notices.layout.ops import Glyphs, Page
from app.notices.layout.setting import Setter
from app.notices.record import DOCUMENT_NUMBER, prepare
from app.notices.sfnt import Face
from app.notices.template import FieldKind, Template

AGENCY = "机关"
CASE_NUMBER = "办件编号"
_DIGITS = "0123456789"


@dataclass(frozen=True)
class Paper:
    """A finished paper: its bytes, their SHA-256 in hexadecimal, how many pages it has, and the characters that are
    to be filled in by hand; `signed_by`: the SHA-256 of the certificate whose signature the bytes bear.
    """

    pdf: bytes
    sha256: str
    pages: int
    by_hand: tuple[str, ...] = ()
    signed_by: str = ""


@dataclass(frozen=True)
class Laid:
    """A paper laid out: its pages, and what its file says about itself. The same layout serves PDF and OFD."""

    pages: tuple[Page, ...]
    title: str
    author: str
    subject: str


def render(
    template: Template,
    record: Mapping[str, object],
    *,
    issued_at: datetime,
    preview: bool,
    training: bool = False,
    own_fonts: Path | None = None,
    by_hand: frozenset[str] = frozenset(),
    like: Template | None = None,
) -> Paper:
    """Return the paper as PDF/A-2b; `issued_at` (aware) is its only date, so the same input gives the same bytes.

    `preview`: 预览 across it, no document number, gaps shown where a required field is empty. `training`: marked as
    without legal effect. `by_hand`: characters for which a marked space is left where no face has them. `like`: the
    version of a paper that is being written whose characters are at hand already, so that no key costs a set of its own.
    Raises Refused for an empty required field, a value of the wrong kind, a character that cannot be printed
    ("notice.unprintable") or that no face has ("notice.no_glyph").
    """
    laid = lay_out(template, record, preview=preview, training=training, own_fonts=own_fonts, by_hand=by_hand)
    # The import of the PDF library costs 0.2 s: it is made by the thread that prints, not by the window's start.
    from app.notices.pdf.document import write_pdf

    pdf = write_pdf(
        laid.pages,
        title=laid.title,
        author=laid.author,
        subject=laid.subject,
        issued_at=issued_at,
        base=base_characters(like or template, fonts(own_fonts)),
    )
    boxes = (character for page in laid.pages for character in left_by_hand(page)) if by_hand else ()
    left = tuple(dict.fromkeys(boxes))
    return Paper(pdf, hashlib.sha256(pdf).hexdigest(), len(laid.pages), left)


def lay_out(
    template: Template,
    record: Mapping[str, object],
    *,
    preview: bool,
    training: bool = False,
    own_fonts: Path | None = None,
    by_hand: frozenset[str] = frozenset(),
) -> Laid:
    """Return the paper's pages as drawing operations; raises Refused as `render` does."""
    prepared = prepare(template, record, preview=preview)
    blocks = expand(template, prepared)
    names = frozenset(field.name for field in template.fields.values() if field.kind is FieldKind.NAME)
    number = str(prepared.get(DOCUMENT_NUMBER) or prepared.get(CASE_NUMBER) or "")
    title = _heading(template, blocks)
    setter = Setter(fonts(own_fonts), names, by_hand)
    pages = compose_pages(setter, template.form, blocks, Marks(title, number, preview, training))
    return Laid(pages, f"{title} {number}".strip(), str(prepared.get(AGENCY, "")), template.law)


def _heading(template: Template, blocks: tuple[Filled, ...]) -> str:
    return next((block.plain_text().replace("\n", "") for block in blocks if block.type == "title"), template.title)


_BASES: dict[tuple[str, Fonts], dict[Face, str]] = {}


def base_characters(template: Template, chosen: Fonts) -> Mapping[Face, str]:
    """Return, for each face, the characters of the template's own words: every issue repeats them."""
    key = (template.sha256, chosen)
    known = _BASES.get(key)
    if known is None:
        known = _BASES[key] = _collect(template, chosen)
    return known


def _collect(template: Template, chosen: Fonts) -> dict[Face, str]:
    blocks = expand(template, prepare(template, template.example(), preview=False))
    own = tuple(_without_values(block) for block in blocks)
    pages = compose_pages(Setter(chosen, frozenset()), template.form, own, Marks(template.title, "", False, False))
    found: dict[Face, set[str]] = {}
    for page in pages:
        for face, text in _shown(page):
            found.setdefault(face, set(_DIGITS)).update(text)
    return {face: "".join(sorted(c for c in characters if face.has(c))) for face, characters in found.items()}


def _without_values(block: Filled) -> Filled:
    texts = {name: tuple(run for run in text if run.field is None) for name, text in block.texts.items()}
    rows = tuple(tuple(tuple(run for run in cell if run.field is None) for cell in row) for row in block.rows)
    return Filled(block.type, texts, block.plain, block.columns, rows, block.cells)


def _shown(page: Page) -> list[tuple[Face, str]]:
    return [pair for _, ops in page.placed for op in ops if isinstance(op, Glyphs) for pair in op.segments]
