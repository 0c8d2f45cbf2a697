from __future__ import annotations

import hashlib
import io
import os
import subprocess
import sys
import threading
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pikepdf
import pypdf
import pytest
import zxingcpp

from app.errors import Refused
from app.notices.catalogue import KEYS, template
from app.notices.pdf.cidfont import build
from app.notices.pdf.codes import code128_bars, qr_runs
from app.notices.pdf.srgb import profile
from app.notices.render import render
from app.notices.sfnt import Face
from app.notices.template import FieldKind

ROOT = Path(__file__).parents[3]
RARE = "㛃𫍽𬭼𠅤䶮𪚥𮯠"
_SHA = """
from datetime import datetime, timedelta, timezone
from app.notices.catalogue import KEYS, template
from app.notices.render import render
at = datetime(2026, 11, 23, 9, 30, tzinfo=timezone(timedelta(hours=8)))
for key in KEYS:
    print(render(template(key), template(key).example(), issued_at=at, preview=False).sha256)
"""


def run_elsewhere(seed: str, zone: str) -> str:
    environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "SOURCE_DATE_EPOCH": seed}
    done = subprocess.run(
        [sys.executable, "-c", _SHA], capture_output=True, text=True, check=True, cwd=ROOT, env=environment
    )
    return done.stdout


def test_the_same_record_gives_the_same_bytes_under_any_hash_seed_and_time_zone() -> None:
    first = run_elsewhere("0", "Asia/Shanghai")
    assert len(first.split()) == len(KEYS)
    assert first == run_elsewhere("1", "America/New_York") == run_elsewhere("12345", "UTC"), "for every template"


def test_the_bytes_change_with_the_time_of_issue_and_with_the_record(issued_at: datetime) -> None:
    chosen = template("ready")
    one = render(chosen, chosen.example(), issued_at=issued_at, preview=False)
    later = render(chosen, chosen.example(), issued_at=issued_at.replace(minute=31), preview=False)
    other = render(chosen, {**chosen.example(), "申请人": "王小明"}, issued_at=issued_at, preview=False)
    assert len({one.sha256, later.sha256, other.sha256}) == 3


@pytest.mark.parametrize("key", KEYS)
def test_every_paper_is_pdf_a_2b(paper: Any, key: str) -> None:
    archive = pytest.importorskip(
        "pikepdf.pdfa", reason="pikepdf[pdfa] (jsonschema, referencing) is not installed", exc_type=ImportError
    )
    for marks in ({}, {"preview": True, "training": True}):
        report = archive.validate_written(io.BytesIO(paper(key, **marks).pdf), "2b")
        assert report.verdict == "pass", [finding.message for finding in report.findings]


@pytest.mark.parametrize("key", KEYS)
def test_every_paper_is_pdf_a_2b_with_rare_names_and_over_many_pages(paper: Any, key: str) -> None:
    archive = pytest.importorskip("pikepdf.pdfa", exc_type=ImportError)
    fields, record = template(key).fields.values(), template(key).example()
    names = {field.name: "赵" + RARE for field in fields if field.kind is FieldKind.NAME}
    # as many rows of a table, or names in one sentence, as fill more than a page even in the smaller type
    lists = {
        field.name: list(record[field.name]) * (25 if field.columns else 160)
        for field in fields
        if field.kind is FieldKind.LIST and record.get(field.name)
    }
    made = paper(key, **names, **lists)
    assert made.pages > 1 or not lists
    report = archive.validate_written(io.BytesIO(made.pdf), "2b")
    assert report.verdict == "pass", [finding.message for finding in report.findings]


@pytest.mark.parametrize("key", KEYS)
def test_the_file_declares_pdf_a_and_holds_nothing_active(paper: Any, key: str) -> None:
    with pikepdf.open(io.BytesIO(paper(key).pdf)) as file:
        xmp = file.Root.Metadata.read_bytes().decode()
        assert "<pdfaid:part>2</pdfaid:part>" in xmp
        assert file.Root.OutputIntents[0].S == "/GTS_PDFA1"
        assert not {"/OpenAction", "/AcroForm", "/Names", "/AA"} & set(file.Root.keys())
        assert all("/Trans" not in page for page in file.pages)
        for page in file.pages:
            for font in page.Resources.Font.values():
                descriptor = font.DescendantFonts[0].FontDescriptor
                assert "/FontFile2" in descriptor
                assert "/ToUnicode" in font


def test_the_time_of_issue_is_the_files_only_date(paper: Any) -> None:
    with pikepdf.open(io.BytesIO(paper("acceptance").pdf)) as file:
        assert str(file.docinfo.CreationDate) == str(file.docinfo.ModDate) == "D:20261123093000+08'00'"
        assert "<xmp:CreateDate>2026-11-23T09:30:00+08:00</xmp:CreateDate>" in file.Root.Metadata.read_bytes().decode()
        assert str(file.docinfo.Title).startswith("受理通知书")


@pytest.mark.parametrize("name", [*RARE, "欧阳·娜娜", "阿卜杜拉·买买提", "赵" + RARE, "爱新觉罗·玥昉"])
def test_rare_names_come_back_as_text_in_two_readers(paper: Any, texts: Any, name: str) -> None:
    """agent-os 1739: CJK characters silently dropped."""
    for text in texts(paper("material_receipt", 申请人=name, 交件人=name).pdf):
        assert text.count(name) >= 2


def test_markup_in_title_and_author_stays_text(paper: Any) -> None:
    made = paper("acceptance", 机关="示例<b>&局(a)")
    with pikepdf.open(io.BytesIO(made.pdf)) as file:
        assert str(file.docinfo.Author) == "示例<b>&局(a)"
        assert "示例&lt;b&gt;&amp;局(a)" in file.Root.Metadata.read_bytes().decode()
    assert len(pypdf.PdfReader(io.BytesIO(made.pdf)).pages) == made.pages


def test_a_refused_paper_leaves_nothing_behind_for_the_next(paper: Any) -> None:
    before = paper("ready").sha256
    with pytest.raises(Refused):
        paper("ready", 申请人="\U0003106c")
    assert paper("ready").sha256 == before


def test_threads_render_side_by_side_with_the_same_bytes(issued_at: datetime) -> None:
    chosen = template("extension")
    made: list[str] = []

    def work() -> None:
        made.extend(render(chosen, chosen.example(), issued_at=issued_at, preview=False).sha256 for _ in range(5))

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(made) == 20
    assert len(set(made)) == 1


def test_importing_the_notices_never_imports_the_pdf_library() -> None:
    """The window's start must not wait for it."""
    code = (
        "import sys, app.notices.render, app.notices.catalogue as c; c.templates(); print('reportlab' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.strip() == "False"


def test_digits_are_set_in_code_set_c() -> None:
    bars, modules = code128_bars("341702202611230001000017")
    assert modules == 167
    assert sum(length for _, length in bars) < modules


OF_NO_CASE = (
    "disclosure_application",
    "key_sheet",
    "warning_slip",
    "supervision_order",
    "one_time_notice", "recovery_slip", "day_register", "number_book", "complaint_register", "service_guide", "limit_explanation",
)  # fmt: skip
WITHOUT_SQUARE = ("disclosure_application",)


def square_of(key: str) -> object:
    """Return what a paper's square says: the office's code, on an application of the citizen how its case is found."""
    fields = template(key).fields
    if "验真码" in fields:
        return fields["验真码"].example
    return f"{fields['办件编号'].example}/{fields['查询码'].example}"


@pytest.mark.parametrize("dpi", [150, 300])
@pytest.mark.parametrize("key", [key for key in KEYS if key not in OF_NO_CASE])
def test_bar_and_square_codes_are_read_from_every_paper(paper: Any, page_image: Any, key: str, dpi: int) -> None:
    if dpi == 300 and key not in ("acceptance", "grant", "material_receipt"):
        return
    found = {code.format.name: code.text for code in zxingcpp.read_barcodes(page_image(paper(key).pdf, dpi=dpi))}
    assert found["Code128"] == "341702202611230001000017"
    assert found["QRCode"] == square_of(key)


@pytest.mark.parametrize("key", OF_NO_CASE)
def test_a_paper_of_no_case_has_no_bars_and_only_an_offices_paper_a_code(paper: Any, page_image: Any, key: str) -> None:
    found = {code.format.name: code.text for code in zxingcpp.read_barcodes(page_image(paper(key).pdf))}
    assert found == ({} if key in WITHOUT_SQUARE else {"QRCode": square_of(key)})


def test_the_square_code_lies_within_its_side() -> None:
    runs, side = qr_runs("341702202611230001000017/482913")
    assert side == 25
    assert all(column >= 0 and column + length <= side for _, column, length in runs)


def test_a_subset_is_a_font_that_another_library_reads() -> None:
    from fontTools.ttLib import TTFont

    face = Face(ROOT / "resources" / "fonts" / "song.ttf")
    built = build(face, "受理通知")
    import zlib

    font = TTFont(io.BytesIO(zlib.decompress(built.file)))
    assert font["maxp"].numGlyphs >= 5
    assert [font["hmtx"].metrics[name][0] for name in font.getGlyphOrder()[1:5]] == [face.units] * 4


def test_two_characters_with_one_glyph_both_keep_their_code_point() -> None:
    face = Face(ROOT / "resources" / "fonts" / "song.ttf")
    twins = [c for c in ("\u2f00", "一") if face.has(c)]
    built = build(face, "".join(twins))
    import zlib

    unicode_map = zlib.decompress(built.to_unicode).decode()
    assert all(f"{ord(c):04X}" in unicode_map for c in twins)


def test_the_colour_profile_is_well_formed() -> None:
    raw = profile()
    assert int.from_bytes(raw[:4], "big") == len(raw)
    assert raw[36:40] == b"acsp"
    assert hashlib.sha256(raw).hexdigest() == hashlib.sha256(profile()).hexdigest()


def test_an_issue_without_a_time_zone_is_a_programming_error() -> None:
    chosen = template("ready")
    with pytest.raises(ValueError, match="time zone"):
        render(
            chosen, chosen.example(), issued_at=datetime(2026, 11, 23, tzinfo=UTC).replace(tzinfo=None), preview=False
        )
