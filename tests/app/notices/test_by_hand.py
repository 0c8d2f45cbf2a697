"""The marked space for handwriting: a box of its own glyph, told on the page, on record, and gone once a font has the character."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from office_day import LABOUR, OfficeDay, application_for
from office_fonts import POLICE, UNKNOWN, font_with

from app.acceptance.accept import accept
from app.casefile import open_file, timeline
from app.errors import Refused
from app.notices.box_face import box_face
from app.notices.by_hand import KEY, MOST, characters_of, leave_for_hand, stop_leaving
from app.notices.catalogue import KEYS, template
from app.notices.fonts import fonts
from app.notices.layout.furniture import left_by_hand
from app.notices.layout.page_form import FORMS, PAGE_HEIGHT
from app.notices.layout.setting import Setter
from app.notices.render import lay_out, render
from app.notices.sealing import SealKind, set_sealing
from app.notices.template import FieldKind, Form
from app.notices.text import Run

NAME = f"赵{UNKNOWN}玥"


@pytest.fixture
def by_hand_paper(issued_at: Any) -> Any:
    def make(key: str, *, own_fonts: Path | None = None, **fields: object) -> Any:
        chosen = template(key)
        names = {
            field.name: NAME for field in chosen.fields.values() if field.kind is FieldKind.NAME and field.required
        }
        record = {**chosen.example(), **names, **fields}
        return render(
            chosen, record, issued_at=issued_at, preview=False, by_hand=frozenset({UNKNOWN}), own_fonts=own_fonts
        )

    return make


@pytest.mark.parametrize("key", KEYS)
def test_every_paper_with_a_box_is_pdf_a_and_says_so_once_a_page(by_hand_paper: Any, page_texts: Any, key: str) -> None:
    archive = pytest.importorskip("pikepdf.pdfa", exc_type=ImportError)
    made = by_hand_paper(key)
    assert archive.validate_written(io.BytesIO(made.pdf), "2b").verdict == "pass"
    for page in page_texts(made.pdf):
        count = page.count(UNKNOWN)
        told = f"本页方框{count}处：字库无此字（U+3106C），由经办人手写填入并加盖校对章。"
        assert (told in page) == (count > 0)


def test_the_box_is_a_glyph_with_an_outline_and_never_glyph_zero(by_hand_paper: Any) -> None:
    made = by_hand_paper("acceptance")
    assert made.by_hand == (UNKNOWN,)
    face = box_face()
    assert face.glyph_of(ord(UNKNOWN)) == 1
    assert face.outline(1).data
    assert not face.outline(0).data
    with pikepdf.open(io.BytesIO(made.pdf)) as file:
        names = {str(font.BaseFont) for page in file.pages for font in page.Resources.Font.values()}
    assert any(name.endswith("YimenBox") for name in names)


def test_the_text_of_the_paper_still_holds_the_character(by_hand_paper: Any, texts: Any) -> None:
    for text in texts(by_hand_paper("acceptance").pdf):
        assert f"{NAME}：" in text


def test_a_box_looks_like_a_frame_with_room_inside(by_hand_paper: Any, page_image: Any) -> None:
    chosen = template("acceptance")
    laid = lay_out(chosen, {**chosen.example(), "申请人": NAME}, preview=False, by_hand=frozenset({UNKNOWN}))
    x, y, size = next(
        (op.x + op.size, down + op.y, op.size)
        for down, ops in laid.pages[0].placed for op in ops
        if getattr(op, "segments", ()) and any(face is box_face() for face, _ in op.segments)
    )  # fmt: skip
    image = page_image(by_hand_paper("acceptance").pdf, dpi=144)
    em = 2 * size
    left, bottom = 2 * x, 2 * y
    inside = image.crop(tuple(map(int, (left + 0.2 * em, bottom - 0.7 * em, left + 0.8 * em, bottom - 0.08 * em))))
    around = image.crop(tuple(map(int, (left - 2, bottom - em, left + 1.1 * em, bottom + 0.15 * em))))
    assert inside.getextrema()[0] > 200
    assert around.getextrema()[0] < 130


def test_the_note_at_the_foot_stands_clear_of_text_and_page_number() -> None:
    for key in KEYS:
        chosen = template(key)
        names = {
            field.name: NAME for field in chosen.fields.values() if field.kind is FieldKind.NAME and field.required
        }
        laid = lay_out(chosen, {**chosen.example(), **names}, preview=False, by_hand=frozenset({UNKNOWN}))
        noted = [page for page in laid.pages if left_by_hand(page)]
        assert bool(noted) == bool(names), key
        for page in noted:
            down, ops = page.placed[-1]
            note = ops[-1]
            assert "方框" in "".join(text for _, text in getattr(note, "segments", ()))
            assert down == 0.0
            assert FORMS[chosen.form].bottom < note.y < PAGE_HEIGHT - 30  # type: ignore[union-attr]


def test_the_rest_of_a_name_is_still_set_in_one_face() -> None:
    setter = Setter(fonts(), frozenset({"申请人"}), frozenset({UNKNOWN}))
    shaped = setter.shape((Run(NAME, "申请人"),), next(iter(fonts()._chains)))
    assert [face.path.name for face, _ in shaped.segments(0, len(NAME))] == ["song.ttf", "box.ttf", "song.ttf"]


def test_once_a_font_has_the_character_it_is_set_in_type(by_hand_paper: Any, tmp_path: Path) -> None:
    font_with(tmp_path / "own.ttf", UNKNOWN)
    made = by_hand_paper("acceptance", own_fonts=tmp_path)
    assert made.by_hand == ()
    assert "方框".encode("utf-16-be") not in made.pdf


def test_a_character_that_was_not_chosen_still_stops_the_issue(by_hand_paper: Any) -> None:
    with pytest.raises(Refused) as refused:
        by_hand_paper("acceptance", 申请人=f"赵{POLICE}")
    assert refused.value.code == "notice.no_glyph"


def test_the_choice_is_an_event_and_can_be_taken_back(office: OfficeDay) -> None:
    office.do("w1", leave_for_hand, UNKNOWN)
    office.do("w1", leave_for_hand, POLICE)
    assert office.ask(lambda records: records.setting(KEY)) == ["U+2EBF0", "U+3106C"]
    office.do("w1", stop_leaving, POLICE)
    office.do("w1", stop_leaving, POLICE)
    assert office.ask(lambda records: records.setting(KEY)) == ["U+3106C"]
    assert office.accepted(LABOUR).number
    assert office.store.check().faults == ()


def test_the_case_file_tells_which_characters_were_left_and_that_the_paper_is_signed(office: OfficeDay) -> None:
    office.do("m1", set_sealing, SealKind.INTEGRITY)
    office.do("w1", leave_for_hand, UNKNOWN)
    application = application_for(LABOUR)
    named = replace(application, applicant=replace(application.applicant, name=NAME))
    case = office.do("w1", accept, named).case
    told = " ".join(chapter.detail for chapter in timeline(office.ask(open_file, case.id)))
    assert "留空手写：U+3106C" in told
    assert "完整性签名（非电子印章）" in told


def test_what_a_font_can_print_is_not_left_for_handwriting(office: OfficeDay) -> None:
    for character, code in (("受", "by_hand.has_glyph"), ("", "by_hand.not_one"), (UNKNOWN * 2, "by_hand.not_one")):
        with pytest.raises(Refused) as refused:
            office.do("w1", leave_for_hand, character)
        assert refused.value.code == code


@pytest.mark.parametrize("value", [None, "U+3106C", ["x", "U+", 5.5, "U+FFFFFFFF"], {"U+3106C": 1}])
def test_a_damaged_setting_names_no_character(value: object) -> None:
    assert characters_of(value) == frozenset()
    assert MOST == 500


@pytest.mark.parametrize(("old", "new"), [("\ue81e", "龴"), ("\ue826", "龵"), ("\ue864", "龻"), ("\ue78d", "︐")])
def test_a_private_use_character_of_an_old_system_is_printed_as_what_it_is_now(
    paper: Any, texts: Any, old: str, new: str
) -> None:
    """GB 18030-2022: the 18 code points that were private use before."""
    for text in texts(paper("acceptance", 申请人=f"赵{old}").pdf):
        assert f"赵{new}：" in text


@pytest.mark.parametrize("form", [Form.SMALL_RECEIPT, Form.ROLL])
def test_a_receipt_on_small_paper_says_it_too(page_texts: Any, issued_at: Any, form: Form) -> None:
    chosen = replace(template("material_receipt"), form=form)
    record = {**chosen.example(), "申请人": NAME}
    laid = lay_out(chosen, record, preview=False, by_hand=frozenset({UNKNOWN}))
    note = [op for down, ops in laid.pages[0].placed for op in ops if "方框" in words_of(op) or "手写" in words_of(op)]
    assert note
    assert all(0 < op.y < laid.pages[0].height - 6 for op in note)
    made = render(chosen, record, issued_at=issued_at, preview=False, by_hand=frozenset({UNKNOWN}))
    assert "字库无此字（U+3106C），由经办人手写填入" in "".join(page_texts(made.pdf))


def words_of(op: Any) -> str:
    return "".join(text for _, text in getattr(op, "segments", ()))
