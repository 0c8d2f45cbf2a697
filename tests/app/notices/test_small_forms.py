"""Receipts on A5 and on the roll of 80 mm: everything that the A4 paper says, on the paper the office has."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pypdf
import pytest
import zxingcpp

from app.errors import Refused
from app.notices.catalogue import KEYS, common, raw, template
from app.notices.layout.ops import Glyphs
from app.notices.render import Paper, lay_out, render
from app.notices.template import FieldKind, Form
from app.notices.template_loading import load_template
from app.wording import say_trouble
from ui.commands.notice import run

RECEIPTS = [key for key in KEYS if template(key).form is Form.RECEIPT]
MM = 72 / 25.4
SILENT = {"事项类型", "终止情形", "验真码"}


def small(key: str, form: Form, at: Any, **marks: bool) -> Paper:
    chosen = replace(template(key), form=form)
    return render(chosen, chosen.example(), issued_at=at, preview=marks.get("preview", False), training=True)


def sizes(pdf: bytes) -> list[tuple[int, int]]:
    return [
        (round(float(page.mediabox.width) / MM), round(float(page.mediabox.height) / MM))
        for page in pypdf.PdfReader(io.BytesIO(pdf)).pages
    ]


def told(key: str) -> list[str]:
    """Return every text of the example that the paper prints."""
    found: list[str] = []
    for field in template(key).fields.values():
        if field.kind is FieldKind.DATE or field.name in SILENT:
            continue
        rows = field.example if isinstance(field.example, list) else [field.example]
        for row in rows:
            found += [str(cell) for cell in row.values()] if isinstance(row, dict) else [str(row)]
    return ["".join(text.split()) for text in found]


@pytest.mark.parametrize("key", RECEIPTS)
@pytest.mark.parametrize("form", [Form.SMALL_RECEIPT, Form.ROLL])
def test_a_small_receipt_says_all_that_the_large_one_says(key: str, form: Form, texts: Any, issued_at: Any) -> None:
    text, _ = texts(small(key, form, issued_at).pdf)
    assert [one for one in told(key) if one not in text] == []
    assert "不具法律效力" in text


@pytest.mark.parametrize("key", RECEIPTS)
def test_a5_is_a5_on_every_page(key: str, issued_at: Any) -> None:
    assert set(sizes(small(key, Form.SMALL_RECEIPT, issued_at).pdf)) == {(148, 210)}


@pytest.mark.parametrize("key", RECEIPTS)
def test_the_roll_is_80_millimetres_wide_and_one_page_as_long_as_its_text(key: str, issued_at: Any) -> None:
    ((width, height),) = sizes(small(key, Form.ROLL, issued_at).pdf)
    assert width == 80
    assert 80 < height < 1000


@pytest.mark.parametrize("key", ["material_receipt", "collection_receipt", "returned_materials"])
def test_a_receipt_for_the_applicant_is_one_sheet_of_a5(key: str, issued_at: Any) -> None:
    assert small(key, Form.SMALL_RECEIPT, issued_at).pages == 1


@pytest.mark.parametrize("form", [Form.SMALL_RECEIPT, Form.ROLL])
def test_the_bar_code_is_read_at_the_density_of_a_slip_printer(form: Form, page_image: Any, issued_at: Any) -> None:
    image = page_image(small("material_receipt", form, issued_at).pdf, dpi=203)
    found = [(code.format.name, code.text) for code in zxingcpp.read_barcodes(image)]
    assert ("Code128", "341702202611230001000017") in found


def test_a_preview_on_the_roll_says_what_it_is_and_has_no_bars(texts: Any, page_image: Any, issued_at: Any) -> None:
    chosen = replace(template("material_receipt"), form=Form.ROLL)
    shown = render(chosen, {"机关": "示例区水利局"}, issued_at=issued_at, preview=True)
    text, _ = texts(shown.pdf)
    assert "（预览）" in text and "（编号于签发时生成）" in text
    assert zxingcpp.read_barcodes(page_image(shown.pdf, dpi=203)) == []


def test_an_office_publishes_a_receipt_that_is_small() -> None:
    made = load_template("ready", _with_form("collection_receipt", "receipt_a5"), common())
    assert made.form is Form.SMALL_RECEIPT


@pytest.mark.parametrize(
    ("key", "form"), [("grant", "receipt_a5"), ("grant", "roll"), ("collection_receipt", "letter")]
)
def test_a_decision_cannot_be_small_and_a_receipt_no_letter(key: str, form: str) -> None:
    with pytest.raises(Refused) as refused:
        load_template(key, _with_form(key, form), common())
    assert refused.value.code == "notice.no_form"
    assert form in say_trouble(refused.value)


def _with_form(key: str, form: str) -> bytes:
    return raw(key).decode().replace("version = 1", f'version = 2\nform = "{form}"').encode()


@pytest.mark.parametrize(("paper", "width"), [("A4", 210), ("A5", 148), ("80mm", 80)])
def test_the_command_line_lays_a_receipt_out_for_each_paper(tmp_path: Path, paper: str, width: int) -> None:
    record, out = tmp_path / "record.json", tmp_path / "out.pdf"
    record.write_text(json.dumps(template("collection_receipt").example(), ensure_ascii=False), "utf-8")
    assert run(["collection_receipt", "--record", str(record), "--out", str(out), "--paper", paper]) == 0
    assert sizes(out.read_bytes())[0][0] == width


def test_the_command_line_refuses_a_decision_on_a5_in_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    record, out = tmp_path / "record.json", tmp_path / "out.pdf"
    record.write_text(json.dumps(template("grant").example(), ensure_ascii=False), "utf-8")
    assert run(["grant", "--record", str(record), "--out", str(out), "--paper", "A5"]) == 2
    assert "只有凭证、清单类文书可以用 A5" in capsys.readouterr().err
    assert run(["grant", "--record", str(record), "--out", str(out), "--paper", "A4"]) == 0


@pytest.mark.parametrize("key", RECEIPTS)
@pytest.mark.parametrize("form", [Form.RECEIPT, Form.SMALL_RECEIPT])
def test_labels_and_days_to_be_filled_in_stand_on_one_line(key: str, form: Form) -> None:
    """核查人员签 / 名 and 年 月 / 日 were torn on A5."""
    chosen = replace(template(key), form=form)
    lines = {
        "".join(part for _, part in op.segments).strip("　")
        for page in lay_out(chosen, chosen.example(), preview=False).pages
        for _, ops in page.placed
        for op in ops
        if isinstance(op, Glyphs)
    }
    assert not {"名", "日", "分", "期", "系", "月　　日"} & lines


@pytest.mark.parametrize("key", [key for key in RECEIPTS if "验真短码" in template(key).fields])
def test_the_code_to_be_typed_is_large_enough_to_read_on_a5(key: str) -> None:
    chosen = replace(template(key), form=Form.SMALL_RECEIPT)
    (page, *_) = lay_out(chosen, chosen.example(), preview=False).pages
    code = chosen.example()["验真短码"]
    drawn = [op for _, ops in page.placed for op in ops if isinstance(op, Glyphs)]
    (line,) = (op for op in drawn if code in "".join(part for _, part in op.segments))
    assert line.size >= 7.5
