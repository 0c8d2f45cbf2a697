from __future__ import annotations

import io
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pypdf
import pypdfium2
import pytest
from PIL.Image import Image

from app.catalogue import sample_catalogue
from app.clock.calendar import shipped
from app.ids import OfficerId
from app.notices.catalogue import template
from app.notices.fields import record_for
from app.notices.render import Paper, render
from app.office import sample_office
from app.officer import Officer
from app.state import Case

ISSUED_AT = datetime(2026, 11, 23, 9, 30, tzinfo=timezone(timedelta(hours=8)))
Render = Callable[..., Paper]


@pytest.fixture
def issued_at() -> datetime:
    return ISSUED_AT


@pytest.fixture
def paper() -> Render:
    """Render a template's own example with some fields changed."""

    def make(key: str, preview: bool = False, training: bool = False, **fields: Any) -> Paper:
        chosen = template(key)
        record = {**chosen.example(), **fields}
        return render(chosen, record, issued_at=ISSUED_AT, preview=preview, training=training)

    return make


def _squeezed(text: str) -> str:
    return "".join(text.split()).replace("\ufffe", "")


@pytest.fixture
def texts() -> Callable[[bytes], tuple[str, str]]:
    """Read a PDF's text back with two independent readers, blanks and line ends left out."""

    def read(pdf: bytes) -> tuple[str, str]:
        by_pypdf = "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages)
        document = pypdfium2.PdfDocument(pdf)
        by_pdfium = "".join(document[at].get_textpage().get_text_range() for at in range(len(document)))
        return _squeezed(by_pypdf), _squeezed(by_pdfium)

    return read


@pytest.fixture
def page_texts() -> Callable[[bytes], list[str]]:
    """Read the text of each page."""

    def read(pdf: bytes) -> list[str]:
        return [_squeezed(page.extract_text()) for page in pypdf.PdfReader(io.BytesIO(pdf)).pages]

    return read


@pytest.fixture
def page_image() -> Callable[..., Image]:
    """Return a page as a grey image at so many dots an inch."""

    def draw(pdf: bytes, page: int = 0, dpi: int = 150) -> Image:
        drawn: Image = pypdfium2.PdfDocument(pdf)[page].render(scale=dpi / 72).to_pil().convert("L")
        return drawn

    return draw


@pytest.fixture
def record_of() -> Callable[..., dict[str, Any]]:
    """Compute the record of a paper for a case, as the desk does, on the case's last day or the one given."""

    def compute(key: str, case: Case, on: date | None = None, **extra: Any) -> dict[str, Any]:
        item = sample_catalogue().item(case.plan.item, case.plan.version)
        officer = Officer(OfficerId("w1"), "王芳")
        day = on or case.last_on or case.received_on
        known = {"时间": datetime(day.year, day.month, day.day, 2, 5, tzinfo=UTC), **extra}
        return record_for(key, case, item, sample_office(), officer, day, shipped(), known)

    return compute


@pytest.fixture
def issued(record_of: Callable[..., dict[str, Any]], texts: Callable[[bytes], tuple[str, str]]) -> Callable[..., str]:
    """Return the text of the paper that a case gets, read back from its PDF."""

    def make(key: str, case: Case, on: date | None = None, **extra: Any) -> str:
        chosen = template(key)
        record = record_of(key, case, on, **extra)
        if chosen.is_numbered:
            record["文号"] = "示例〔2026〕7号"
        made = render(chosen, record, issued_at=ISSUED_AT, preview=False)
        return texts(made.pdf)[0]

    return make
