from __future__ import annotations

import hashlib
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
import zxingcpp
from office_fonts import POLICE, font_with

from app.errors import Refused
from app.notices.catalogue import template
from app.notices.render import render


def test_an_acceptance_notice_reads_back_in_two_readers(paper: Any, texts: Any) -> None:
    issued = paper("acceptance", 申请人="欧阳·𠅤䶮", 办件编号="341702202611230001000025")
    for text in texts(issued.pdf):
        assert "受理通知书" in text
        assert "欧阳·𠅤䶮：" in text
        assert "341702202611230001000025" in text
        assert "自受理之日起10个工作日" in text
        assert "第1页共1页" in text


def test_the_paper_tells_its_own_hash_and_number_of_pages(paper: Any) -> None:
    issued = paper("acceptance")
    assert issued.sha256 == hashlib.sha256(issued.pdf).hexdigest()
    assert issued.pages == 1


@pytest.mark.parametrize("dpi", [150, 300])
def test_the_bar_code_is_read_from_the_drawn_page(paper: Any, page_image: Any, dpi: int) -> None:
    image = page_image(paper("acceptance", 办件编号="341702202611230001000033").pdf, dpi=dpi)
    found = [(code.format.name, code.text) for code in zxingcpp.read_barcodes(image)]
    assert ("Code128", "341702202611230001000033") in found


def test_a_preview_has_no_number_and_says_what_it_is(paper: Any, texts: Any) -> None:
    text, _ = texts(paper("acceptance", preview=True).pdf)
    assert "（编号于签发时生成）" in text
    assert "预览" in text
    assert "示市监〔2026〕4号" not in text


def test_a_preview_shows_its_gaps_while_the_clerk_types(texts: Any, issued_at: Any) -> None:
    shown = render(template("acceptance"), {"机关": "示例区水利局"}, issued_at=issued_at, preview=True)
    text, _ = texts(shown.pdf)
    assert "〔申请人〕：" in text
    assert text.count("（编号于签发时生成）") >= 2


def test_a_training_paper_says_so_on_every_page(paper: Any, page_texts: Any) -> None:
    pages = page_texts(paper("grant", training=True).pdf)
    assert len(pages) == 2
    assert all(page.count("培训·不具法律效力") == 2 for page in pages)


def test_an_issued_paper_carries_no_mark(paper: Any, texts: Any) -> None:
    text, _ = texts(paper("acceptance").pdf)
    assert "预览" not in text
    assert "不具法律效力" not in text


def test_an_empty_required_field_stops_the_issue_by_name(paper: Any) -> None:
    with pytest.raises(Refused) as refused:
        paper("acceptance", 申请人="  ")
    assert refused.value.code == "notice.field_empty"
    assert refused.value.facts["field"] == "申请人"


def test_a_character_without_a_glyph_is_named_with_code_point_and_field(paper: Any) -> None:
    with pytest.raises(Refused) as refused:
        paper("acceptance", 申请人="赵\U0003106c")
    assert refused.value.code == "notice.no_glyph"
    assert refused.value.facts == {"character": "\U0003106c", "code_point": "U+3106C", "field": "申请人"}


def test_a_field_the_template_does_not_know_is_refused(paper: Any) -> None:
    with pytest.raises(Refused) as refused:
        paper("acceptance", 申请人名="赵")
    assert refused.value.code == "notice.extra_field"


def test_a_han_character_newer_than_python_is_judged_by_the_fonts_and_not_called_invisible(
    paper: Any, texts: Any, tmp_path: Path, issued_at: datetime
) -> None:
    """agent-os 1739: the police's characters (extension I) stand in names; an office font makes them print."""
    name = "赵" + POLICE
    with pytest.raises(Refused) as refused:
        paper("acceptance", 申请人=name)
    assert refused.value.code == "notice.no_glyph"
    chosen = template("acceptance")
    font_with(tmp_path / "police.ttf")
    record = {**chosen.example(), "申请人": name}
    issued = render(chosen, record, issued_at=issued_at, preview=False, training=False, own_fonts=tmp_path)
    assert all(name in text for text in texts(issued.pdf))
