from __future__ import annotations

from functools import partial
from typing import Any

import pytest

from app.errors import Refused
from app.notices.fonts import Fonts, Role, fonts
from app.notices.layout.ops import Glyphs
from app.notices.layout.page_form import FORMS
from app.notices.layout.paragraphs import held_together, lines_of
from app.notices.layout.setting import MOST_KEPT, Setter, baseline, broken, fitted, justified
from app.notices.lines import Line
from app.notices.template import Form
from app.notices.text import Run

LETTER = FORMS[Form.LETTER]


@pytest.fixture
def setter() -> Setter:
    return Setter(fonts(), frozenset({"申请人"}))


def faces_of(setter: Setter, *runs: Run, role: Role = Role.BODY) -> list[str]:
    shaped = setter.shape(tuple(runs), role)
    return [face.path.name for face, text in shaped.segments(0, len(shaped.text)) for _ in text]


def test_a_name_with_one_rare_character_is_set_in_one_face(setter: Setter) -> None:
    assert faces_of(setter, Run("张玥", "申请人")) == ["song.ttf", "song.ttf"]


def test_the_same_words_in_another_field_are_set_character_by_character(setter: Setter) -> None:
    assert faces_of(setter, Run("张玥", "事项名称")) == ["fang.ttf", "song.ttf"]


def test_a_name_that_the_body_face_has_stays_in_it(setter: Setter) -> None:
    assert faces_of(setter, Run("张建国", "申请人")) == ["fang.ttf"] * 3


def test_a_name_that_no_one_face_has_is_set_character_by_character(setter: Setter) -> None:
    assert faces_of(setter, Run("张𪚥", "申请人")) == ["fang.ttf", "rare.ttf"]


def test_numbers_in_the_body_are_set_in_the_song_face(setter: Setter) -> None:
    assert faces_of(setter, Run("于2026年")) == ["fang.ttf", *["song.ttf"] * 4, "fang.ttf"]


def test_a_line_break_has_no_face_and_no_width(setter: Setter) -> None:
    shaped = setter.shape((Run("甲\n乙"),), Role.BODY)
    assert shaped.advances(16.0, 0.0) == [16.0, 0.0, 16.0]
    assert [text for _, text in shaped.segments(0, 3)] == ["甲", "乙"]


def test_the_missing_character_is_told_with_its_field(setter: Setter) -> None:
    with pytest.raises(Refused) as refused:
        setter.shape((Run("住址"), Run("甲\U0003106c", "地址")), Role.TABLE)
    assert refused.value.facts == {"character": "\U0003106c", "code_point": "U+3106C", "field": "地址"}


def test_the_templates_own_missing_character_is_told_as_its_words(setter: Setter) -> None:
    with pytest.raises(Refused) as refused:
        setter.words("\U0003106c", Role.TITLE)
    assert refused.value.facts["field"] == "模板文字"


@pytest.mark.parametrize(
    ("words", "size"), [("受理通知书", 22.0), ("受" * 20, 22.0), ("受" * 24, 18.0), ("受" * 60, 15.0)]
)
def test_a_title_shrinks_in_half_points_and_not_below_its_least(setter: Setter, words: str, size: float) -> None:
    assert fitted(setter.words(words, Role.TITLE), 22.0, LETTER.width, 15.0) == size


def test_a_full_line_is_stretched_to_the_edge_and_the_last_is_not(setter: Setter) -> None:
    shaped = setter.words("依" * 27 + "，依依", Role.BODY)
    first, last = broken(shaped, 16.0, LETTER.character_space, LETTER.width - LETTER.character_space)
    width = LETTER.width - LETTER.character_space
    assert justified(last, width, LETTER.character_space) == LETTER.character_space
    stretched = justified(first, width, LETTER.character_space)
    gaps = first.end - first.start - 1
    assert first.natural + (stretched - LETTER.character_space) * gaps == pytest.approx(width)


def test_a_very_short_line_is_not_torn_apart() -> None:
    line = Line(0, 3, 48.0, 0.0, False)
    assert justified(line, 442.0, 0.0) == 0.0
    assert justified(Line(0, 1, 16.0, 0.0, False), 442.0, 0.5) == 0.5


def test_twenty_eight_characters_fill_the_line_to_its_edge(setter: Setter) -> None:
    boxes = lines_of(setter, LETTER, (Run("依" * 56),), 0)
    assert len(boxes) == 2
    glyphs = boxes[0].ops[0]
    assert isinstance(glyphs, Glyphs)
    end = glyphs.x + 28 * (16.0 + glyphs.space) - glyphs.space
    assert end == pytest.approx(LETTER.right, abs=0.01)


def test_a_paragraph_is_indented_by_two_characters(setter: Setter) -> None:
    boxes = lines_of(setter, LETTER, (Run("依" * 40),), 2)
    first, second = (box.ops[0] for box in boxes)
    assert isinstance(first, Glyphs)
    assert isinstance(second, Glyphs)
    assert first.x - second.x == pytest.approx(2 * LETTER.character)


@pytest.mark.parametrize(("lines", "kept"), [(1, []), (2, [0]), (3, [0, 1]), (5, [0, 3])])
def test_no_line_of_a_paragraph_is_left_alone(setter: Setter, lines: int, kept: list[int]) -> None:
    boxes = lines_of(setter, LETTER, (Run("依" * 28 * lines),), 0)
    assert [at for at, box in enumerate(boxes) if box.keep_next] == kept
    assert held_together([]) == []


def test_type_stands_in_the_middle_of_its_line() -> None:
    assert baseline(100.0, 30.0, 16.0) == pytest.approx(120.76)


def test_a_line_set_whole_knows_its_width(setter: Setter) -> None:
    shaped = setter.words("受理", Role.TABLE)
    assert setter.width(shaped, 10.0) == pytest.approx(20.0)
    assert setter.width(shaped, 10.0, 2.0) == pytest.approx(22.0)
    assert setter.width(setter.words("", Role.TABLE), 10.0) == 0.0
    line = setter.line(shaped, 5.0, 6.0, 10.0)
    assert (line.x, line.y, line.size) == (5.0, 6.0, 10.0)


def test_what_holds_the_words_of_a_template_alone_is_laid_out_once(setter: Setter) -> None:
    key = ("receipt", "收到。")
    first = setter.kept(key, lambda: ["once"])
    assert Setter(fonts(), frozenset()).kept(key, lambda: ["again"]) is first
    by_hand = Setter(fonts(), frozenset(), frozenset("\U0003106c"))
    assert by_hand.kept(key, lambda: ["with its spaces"]) == ["with its spaces"]
    assert setter.kept(key, lambda: ["again"]) == ["once"]


def test_no_more_is_kept_than_the_templates_of_an_office_need() -> None:
    chosen = Fonts()
    setter = Setter(chosen, frozenset())
    made = [setter.kept(words, partial(list, [words])) for words in range(MOST_KEPT + 3)]
    assert made[-1] == [MOST_KEPT + 2]
    assert len(chosen.own_boxes) == MOST_KEPT


@pytest.mark.parametrize("value", ["”）。，", "（“《", "——", "……", "100%", "℃"])
def test_marks_do_not_break_the_setting(setter: Setter, value: Any) -> None:
    shaped = setter.words(f"依{value}依" * 30, Role.BODY)
    lines = broken(shaped, 16.0, LETTER.character_space, LETTER.width)
    assert "".join(shaped.text[line.start : line.end] for line in lines) == shaped.text
