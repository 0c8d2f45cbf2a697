"""What the tests of checked papers share: papers of a real office, and how they are asked about."""

from __future__ import annotations

import io
from typing import Any

import pikepdf
import pypdfium2
from office_day import OfficeDay

from app.desk import Notice, Records
from app.verify.checking import check_text
from app.verify.code import CODE_FIELD, SHORT_FIELD
from app.verify.paper_file import check_file
from app.verify.verdict import Answer


def accepted_paper(office: OfficeDay) -> Notice:
    """Return the 受理通知书 of a new case."""
    case = office.accepted()
    (paper,) = office.ask(lambda records: records.notices(case.id))
    assert isinstance(paper, Notice)
    return paper


def code_of(paper: Notice) -> str:
    """Return the signed code that is printed on it."""
    return str(paper.record[CODE_FIELD])


def short_of(paper: Notice) -> str:
    """Return the short form that is printed on it."""
    return str(paper.record[SHORT_FIELD])


def pdf_of(office: OfficeDay, paper: Notice) -> bytes:
    """Return the stored bytes."""
    pdf: bytes = office.ask(lambda records: records.pdf(paper.id))
    return pdf


def asked(office: OfficeDay, text: str) -> Answer:
    """Check a code at the desk that issued it."""
    answer: Answer = office.ask(lambda records: check_text(text, records.public_keys(), records))
    return answer


def file_asked(office: OfficeDay, data: bytes) -> Answer:
    """Check a file at the desk that issued it."""

    def check(records: Records) -> Answer:
        return check_file(data, records.public_keys(), records)

    answer: Answer = office.ask(check)
    return answer


def keys_of(office: OfficeDay) -> Any:
    """Return the public keys that the desk knows."""
    return office.ask(lambda records: records.public_keys())


def picture_of(pdf: bytes, dpi: int = 150) -> bytes:
    """Return the first page as a scan in PNG."""
    document = pypdfium2.PdfDocument(pdf)
    out = io.BytesIO()
    document[0].render(scale=dpi / 72).to_pil().convert("L").save(out, "PNG")
    document.close()
    return out.getvalue()


def drawn_over(pdf: bytes, content: bytes) -> bytes:
    """Return the PDF with something drawn on top of its first page: what a forger does with an editor."""
    with pikepdf.open(io.BytesIO(pdf)) as file:
        page = file.pages[0]
        page.contents_add(file.make_stream(b"Q\n" + content), prepend=False)
        page.contents_add(file.make_stream(b"q\n"), prepend=True)
        out = io.BytesIO()
        file.save(out)
    return out.getvalue()


def saved_anew(pdf: bytes) -> bytes:
    """Return the PDF as another program saves it: other bytes, the same paper."""
    return drawn_over(pdf, b"")


def codes(answer: Answer) -> list[str]:
    """Return the codes of the remarks."""
    return [one.code for one in answer.remarks]
