"""While a field is being typed: not finished is not wrong, and wrong is told at once."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.identity.progress import Stage, credit_code_progress, id_number_progress, name_progress, phone_progress

TODAY = date(2026, 11, 23)
GENUINE = "341702199001010018"


@pytest.mark.parametrize("typed", range(1, 18))
def test_every_beginning_of_a_right_number_is_only_incomplete(typed: int) -> None:
    assert id_number_progress(GENUINE[:typed], TODAY).stage is Stage.INCOMPLETE


def test_the_whole_number_is_right_and_nothing_is_empty() -> None:
    assert id_number_progress(GENUINE, TODAY).stage is Stage.RIGHT
    assert id_number_progress(" ", TODAY).stage is Stage.EMPTY


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("3417021990O", "identity.id_character"),
        ("34170219901301", "identity.id_date"),
        ("34170220270101", "identity.id_future"),
        ("341702199001010014", "identity.id_check"),
        ("3417021990010100180", "identity.id_length"),
    ],
)
def test_what_cannot_become_right_is_wrong_at_once(typed: str, code: str) -> None:
    progress = id_number_progress(typed, TODAY)
    assert progress.stage is Stage.WRONG
    assert progress.trouble is not None
    assert progress.trouble.code == code


@pytest.mark.parametrize("typed", ["X", "USA", "USA1100", "USA11008505051"])
def test_an_older_permanent_resident_may_go_on_typing(typed: str) -> None:
    assert id_number_progress(typed, TODAY).stage is Stage.INCOMPLETE


def test_an_older_permanent_resident_is_right_at_fifteen() -> None:
    assert id_number_progress("USA110085050512", TODAY).stage is Stage.RIGHT


@pytest.mark.parametrize("typed", range(1, 18))
def test_every_beginning_of_a_credit_code_is_only_incomplete(typed: int) -> None:
    assert credit_code_progress("91341702MA2TEXT08J"[:typed]).stage is Stage.INCOMPLETE


def test_a_letter_that_never_stands_in_a_credit_code_is_wrong_at_once() -> None:
    assert credit_code_progress("91O").stage is Stage.WRONG
    assert credit_code_progress("91341702MA2TEXT08K").stage is Stage.WRONG
    assert credit_code_progress("91341702MA2TEXT08J").stage is Stage.RIGHT


@pytest.mark.parametrize("typed", range(1, 11))
def test_every_beginning_of_a_mobile_number_is_only_incomplete(typed: int) -> None:
    assert phone_progress("13800000000"[:typed]).stage is Stage.INCOMPLETE


def test_a_telephone_number_is_right_or_wrong_in_the_end() -> None:
    assert phone_progress("13800000000").stage is Stage.RIGHT
    assert phone_progress("138000000001").stage is Stage.WRONG
    assert phone_progress("138a").stage is Stage.WRONG


def test_a_name_is_right_from_its_first_character() -> None:
    assert name_progress("张").stage is Stage.RIGHT
    assert name_progress("7").stage is Stage.INCOMPLETE
    assert name_progress("张\u202e").stage is Stage.WRONG
    assert name_progress("7天酒店", is_person=False).stage is Stage.RIGHT


@given(st.text(st.sampled_from("0123456789Xx "), max_size=20))
def test_a_right_number_stays_right_only_as_a_whole(text: str) -> None:
    progress = id_number_progress(text, TODAY)
    if progress.stage is Stage.RIGHT:
        assert len(text.replace(" ", "")) == 18
