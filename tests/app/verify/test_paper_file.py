"""Papers that come back as files: the original, one saved anew, altered ones, scans, and what is no paper at all."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest
from office_day import OfficeDay
from PIL import Image
from verified import (
    accepted_paper,
    codes,
    drawn_over,
    file_asked,
    keys_of,
    pdf_of,
    picture_of,
    saved_anew,
)

from app.errors import Refused
from app.intake.paper_look import look_at_paper
from app.notices.catalogue import template
from app.notices.render import render
from app.second import sign
from app.verify.code import CODE_FIELD
from app.verify.paper_file import check_file
from app.verify.verdict import Verdict
from app.withdrawing import ask_void, withdraw

COVER = b"1 1 1 rg 80 520 400 90 re f\n"
STROKE = b"0 0 0 RG 3 w 90 560 m 420 560 l S\n"


def test_the_original_is_known_by_its_very_bytes(office: OfficeDay) -> None:
    paper = accepted_paper(office)
    answer = file_asked(office, pdf_of(office, paper))
    assert answer.is_good and codes(answer) == ["verify.same_bytes", "verify.stands"]


def test_what_the_applicant_signs_is_known_by_its_bytes_and_said_to_bear_no_code(office: OfficeDay) -> None:
    """It was not issued before there were codes: a 撤回申请书 is the applicant's own paper."""
    done = office.do("w1", withdraw, office.received().id, reason="不办了")
    asking, told = done.notices
    answer = file_asked(office, pdf_of(office, asking))
    assert codes(answer) == ["verify.same_bytes", "verify.no_office_code", "verify.stands"]
    assert answer.verdict is Verdict.TRAINING, "a paper of an exercise is never told as one that counts"
    assert "由申请人签名" in answer.sentences()[1]
    assert codes(file_asked(office, pdf_of(office, told))) == ["verify.same_bytes", "verify.stands"]


def test_a_void_original_is_void(office: OfficeDay) -> None:
    paper = accepted_paper(office)
    pending = office.do("w1", ask_void, paper.case, reason="录入错误").case.pending[0].event
    office.do("a1", sign, paper.case, pending)
    assert file_asked(office, pdf_of(office, paper)).verdict is Verdict.VOID


def test_a_paper_that_another_program_saved_anew_is_told_as_the_same(office: OfficeDay) -> None:
    paper = accepted_paper(office)
    answer = file_asked(office, saved_anew(pdf_of(office, paper)))
    assert answer.is_good and codes(answer)[-1] == "verify.saved_anew"


@pytest.mark.parametrize("content", [COVER, STROKE])
def test_a_paper_with_something_drawn_over_it_is_altered_although_its_code_is_genuine(
    office: OfficeDay, content: bytes
) -> None:
    """The text beneath is unchanged and the code is right: only the picture tells."""
    paper = accepted_paper(office)
    answer = file_asked(office, drawn_over(pdf_of(office, paper), content))
    assert (answer.verdict, answer.is_good) == (Verdict.ALTERED, False)
    assert codes(answer)[-1] == "verify.altered_picture"


def test_a_paper_with_another_name_and_the_code_of_the_genuine_one_is_altered(office: OfficeDay) -> None:
    """The visible text was altered, the code is genuine: the first line that differs is named."""
    paper = accepted_paper(office)
    forged = {**paper.record, "申请人": "李代桃"}
    made = render(template(paper.template), forged, issued_at=paper.issued_at, preview=False, training=True)
    answer = file_asked(office, made.pdf)
    assert answer.verdict is Verdict.ALTERED
    assert "李代桃" in answer.sentences()[-1] and "存档是" in answer.sentences()[-1]


def test_elsewhere_a_paper_whose_number_is_not_that_of_its_code_is_altered(office: OfficeDay) -> None:
    paper = accepted_paper(office)
    forged = {**paper.record, "文号": "示市监受〔2026〕77号"}
    made = render(template(paper.template), forged, issued_at=paper.issued_at, preview=False, training=True)
    answer = check_file(made.pdf, keys_of(office))
    assert answer.verdict is Verdict.ALTERED and paper.number in answer.sentences()[-1]


def test_elsewhere_a_genuine_paper_is_genuine_and_its_reader_is_asked_to_compare(office: OfficeDay) -> None:
    answer = check_file(pdf_of(office, accepted_paper(office)), keys_of(office))
    assert answer.is_good and codes(answer) == ["verify.fate_unknown", "verify.compare_by_eye"]


@pytest.mark.parametrize("dpi", [150, 300])
def test_a_scan_is_known_by_its_code(office: OfficeDay, dpi: int) -> None:
    answer = file_asked(office, picture_of(pdf_of(office, accepted_paper(office)), dpi))
    assert answer.is_good and codes(answer) == ["verify.stands", "verify.compare_by_eye"]


def test_a_photograph_on_its_side_in_colour_is_known_too(office: OfficeDay) -> None:
    page = Image.open(io.BytesIO(picture_of(pdf_of(office, accepted_paper(office)), 200)))
    out = io.BytesIO()
    page.convert("RGB").rotate(88, expand=True, fillcolor=(200, 190, 180)).save(out, "JPEG", quality=70)
    assert file_asked(office, out.getvalue()).is_good


def test_a_file_with_two_papers_is_to_be_split(office: OfficeDay) -> None:
    one, other = (pdf_of(office, accepted_paper(office)) for _ in range(2))
    with pikepdf.open(io.BytesIO(one)) as first, pikepdf.open(io.BytesIO(other)) as second:
        first.pages.extend(second.pages)
        out = io.BytesIO()
        first.save(out)
    with pytest.raises(Refused, match=r"verify\.bad_file_many"):
        file_asked(office, out.getvalue())


def test_a_paper_without_a_code_cannot_be_told(office: OfficeDay) -> None:
    record = template("acceptance").example()
    record.pop(CODE_FIELD)
    made = render(template("acceptance"), record, issued_at=accepted_paper(office).issued_at, preview=False)
    answer = file_asked(office, made.pdf)
    assert (answer.verdict, answer.facts) == (Verdict.NO_CODE, None)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "intake.empty"),
        (b"GIF89a", "verify.bad_file_kind"),
        (b"%PDF-1.7 nothing", "intake.pdf_cut"),
        (b"%PDF-1.7\n1 0 obj<</S/JavaScript>>endobj\n%%EOF", "intake.pdf_active"),
        (b"%PDF-1.7\nnothing at all\n%%EOF", "intake.pdf_cut"),
        (b"\x89PNG\r\n\x1a\n" + b"x" * 40, "intake.not_an_image"),
    ],
)
def test_what_is_no_paper_is_refused_in_the_child(data: bytes, code: str) -> None:
    with pytest.raises(Refused) as caught:
        look_at_paper(data)
    assert caught.value.code == code


def test_a_page_that_claims_to_be_a_mile_wide_is_drawn_within_bounds(office: OfficeDay) -> None:
    with pikepdf.open(io.BytesIO(pdf_of(office, accepted_paper(office)))) as file:
        file.pages[0].MediaBox = [0, 0, 14_000, 14_000]
        out = io.BytesIO()
        file.save(out)
    assert look_at_paper(out.getvalue()).text.startswith(("验真码", "培训"))


def test_the_picture_and_the_reader_never_meet_in_the_desks_own_process() -> None:
    """A PDF is opened only in the limited child: nobody else of app imports the reading."""
    root = Path(__file__).parents[3] / "app"
    users = [p.name for p in root.rglob("*.py") if "app.intake.paper_reading" in p.read_text("utf-8")]
    assert users == ["paper_child.py"]
