"""Readings of Han characters, as the searches use them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.pinyin import initials, name_initials, spellings, syllables

SURNAMES = [
    ("单", "shan"),
    ("仇", "qiu"),
    ("曾", "zeng"),
    ("解", "xie"),
    ("覃", "qin"),
    ("查", "zha"),
    ("区", "ou"),
    ("盖", "ge"),
    ("朴", "piao"),
    ("尉", "yu"),
]


@pytest.mark.parametrize(("surname", "reading"), SURNAMES)
def test_a_surname_is_found_by_the_way_it_is_read_as_a_surname(surname: str, reading: str) -> None:
    assert reading in syllables(surname)
    assert reading[0] + "x" in name_initials(surname + "心")


def test_the_usual_reading_comes_first() -> None:
    assert initials("行会")[0] == "xh"
    assert set(initials("行会")) == {"xh", "xk", "hh", "hk"}
    assert spellings("许可")[0] == "xuke"


def test_umlauts_are_typed_as_v() -> None:
    assert "lv" in syllables("绿")
    assert "nv" in syllables("女")


def test_marks_have_no_reading_and_letters_read_as_themselves() -> None:
    assert syllables("、") == syllables("（") == ()
    assert initials("A股3份")[0] == "ag3f"
    assert initials("、。") == spellings("") == name_initials("") == ()


def test_a_character_nobody_can_read_is_left_out() -> None:
    assert syllables("\U000323af") == ()
    assert name_initials("\U000323af田") == ("t",)


def test_names_of_other_peoples_read_too() -> None:
    assert name_initials("买买提·艾力") == ("mmtal",)
    assert name_initials("John") == ("john",)


@given(st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=1, max_size=30))
def test_readings_are_bounded_and_plain(text: str) -> None:
    for ways in (initials(text), spellings(text)):
        assert len(ways) == len(set(ways)) <= 24
        assert all(way.isascii() and way.isalnum() for way in ways)
    assert 1 <= len(name_initials(text)) <= 8


def test_a_name_written_with_the_short_stroke_is_found_by_all_its_initials() -> None:
    assert name_initials("王𠮷䶮") == ("wjy", "yjy")
