"""Amounts as clerks type them and as papers show them; never a float between."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import Refused
from app.money import MOST_FEN, fen_of, yuan
from app.notices.text import capitals


@pytest.mark.parametrize(
    ("typed", "fen"),
    [("240", 24000), ("1,234.5", 123450), ("￥80", 8000), ("¥0.01", 1), (" 80.05元 ", 8005), ("８０", 8000), ("0", 0)],
)
def test_an_amount_is_read_to_the_fen(typed: str, fen: int) -> None:
    assert fen_of(typed) == fen


@pytest.mark.parametrize("typed", ["", "八十", "1.234", "-5", "1e3", "12..5", ".5", "9999999999999", "1 000", "80块"])
def test_what_is_no_amount_is_refused(typed: str) -> None:
    with pytest.raises(Refused, match=r"fee\.amount"):
        fen_of(typed)


@given(st.integers(0, MOST_FEN))
def test_what_a_paper_shows_is_what_is_read_back(fen: int) -> None:
    assert fen_of(yuan(fen)) == fen


def test_an_amount_in_digits_and_in_capitals_say_the_same() -> None:
    assert (yuan(123450), capitals("123450")) == ("1,234.50元", "壹仟贰佰叁拾肆元伍角整")
    assert (yuan(10_000_005), capitals("10000005")) == ("100,000.05元", "壹拾万元零伍分")
