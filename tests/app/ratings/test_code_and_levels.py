"""The 评价码 can be read back from a scrawl, and the levels are data that no desk changes."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import NotFound, Refused
from app.ids import CaseId, uuid7
from app.ratings.code import ALPHABET, rating_code, read_code
from app.ratings.levels import label_sets, labels_of, labels_on, level_name

DAYS = st.dates(date(2012, 1, 1), date(2099, 12, 31))


@given(DAYS)
def test_a_code_is_read_back_however_it_is_typed(on: date) -> None:
    code = rating_code(CaseId(uuid7()), on)
    wide = "".join(chr(ord(c) + 0xFEE0) if c in ALPHABET else "－" for c in code)
    for typed in (code, code.lower(), code.replace("-", ""), f" {code} ".replace("-", " "), wide):
        assert read_code(typed) == code


@given(DAYS, st.integers(0, 8), st.sampled_from(ALPHABET))
def test_every_wrong_character_is_found(on: date, place: int, wrong: str) -> None:
    plain = rating_code(CaseId(uuid7()), on).replace("-", "")
    typed = plain[:place] + wrong + plain[place + 1 :]
    if typed == plain:
        assert read_code(typed)
    else:
        with pytest.raises(Refused) as caught:
            read_code(typed)
        assert caught.value.code == "rating.code"


@given(DAYS, st.integers(0, 6))
def test_exchanged_neighbours_are_found(on: date, place: int) -> None:
    plain = rating_code(CaseId(uuid7()), on).replace("-", "")
    a, b = plain[place], plain[place + 1]
    if a != b:
        with pytest.raises(Refused):
            read_code(plain[:place] + b + a + plain[place + 2 :])


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "rating.code_length"),
        ("7KQ", "rating.code_length"),
        ("000-111-IOL", "rating.code"),
        ("张" * 9, "rating.code"),
    ],
)
def test_what_is_no_code_is_told_in_a_sentence(typed: str, code: str) -> None:
    with pytest.raises(Refused) as caught:
        read_code(typed)
    assert caught.value.code == code


def test_the_code_tells_nothing_and_stays_the_same_for_a_day() -> None:
    case, other = CaseId(uuid7()), CaseId(uuid7())
    day = date(2026, 11, 23)
    assert rating_code(case, day) == rating_code(case, day)
    assert len({rating_code(case, day), rating_code(other, day), rating_code(case, date(2026, 11, 24))}) == 3


def test_there_are_five_levels_and_the_last_two_are_bad() -> None:
    for one in label_sets():
        assert [level.score for level in one.levels] == [5, 4, 3, 2, 1]
        assert [level.score for level in one.levels if level.is_bad] == [2, 1]
        assert [level.points for level in one.levels] == sorted((lv.points for lv in one.levels), reverse=True)
    assert [level.name() for level in labels_on(date(2026, 11, 23)).levels] == [
        "非常满意", "满意", "基本满意", "不满意", "非常不满意",
    ]  # fmt: skip


def test_a_rating_is_told_in_the_words_of_its_own_version() -> None:
    assert level_name(1, 1) == "非常不满意" and level_name(1, 1, "en") == "Very dissatisfied"
    with pytest.raises(NotFound) as caught:
        labels_of(99)
    assert caught.value.code == "rating.no_labels"


def test_before_the_first_set_the_first_one_speaks() -> None:
    assert labels_on(date(2012, 1, 1)).version == label_sets()[0].version
