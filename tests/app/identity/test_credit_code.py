"""Unified social credit codes by GB 32100 and organisation codes by GB 11714."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import Refused
from app.identity.credit_code import (
    ALPHABET,
    check_credit_code,
    check_organisation_code,
    credit_check,
    organisation_check,
)

GENUINE = "91110000600037341L"
CODES = [
    GENUINE,
    "91341702MA2TEXT08J",
    "92341702MA2TEXT08F",
    "11341700003123452D",
    "12341700003123452A",
    "513417000031234529",
    "523417020031234523",
]
HEADS = st.tuples(
    st.sampled_from(["91", "92", "11", "51", "Y1"]),
    st.integers(0, 999_999),
    st.text(st.sampled_from(ALPHABET), min_size=8, max_size=8),
)


def refused(text: str) -> Refused:
    with pytest.raises(Refused) as caught:
        check_credit_code(text)
    return caught.value


@pytest.mark.parametrize("code", CODES)
def test_genuine_codes_are_taken(code: str) -> None:
    found = check_credit_code(code)
    assert found.code == code
    assert found.has_regular_organisation_code


def test_a_code_tells_who_registered_whom_and_where() -> None:
    found = check_credit_code("91341702MA2TEXT08J")
    assert (found.authority, found.division, found.organisation_code) == ("91", "341702", "MA2TEXT08")


@given(HEADS)
def test_the_check_character_is_all_that_decides(head: tuple[str, int, str]) -> None:
    body = f"{head[0]}{head[1]:06d}{head[2]}{organisation_check(head[2])}"
    assert check_credit_code(body + credit_check(body)).code[:17] == body


@given(HEADS, st.integers(0, 16), st.integers(1, 30))
def test_every_single_wrong_character_is_seen(head: tuple[str, int, str], place: int, shift: int) -> None:
    body = f"{head[0]}{head[1]:06d}{head[2]}0"
    code = body + credit_check(body)
    wrong = ALPHABET[(ALPHABET.index(code[place]) + shift) % 31]
    with pytest.raises(Refused):
        check_credit_code(code[:place] + wrong + code[place + 1 :])


def test_an_irregular_inner_code_is_told_and_does_not_block() -> None:
    body = "91341702MA2TEXT09"
    found = check_credit_code(body + credit_check(body))
    assert not found.has_regular_organisation_code


@pytest.mark.parametrize(("letter", "meant"), [("I", "1"), ("O", "0"), ("S", "5"), ("V", "U"), ("Z", "2")])
def test_a_letter_that_is_never_used_is_named_with_what_was_meant(letter: str, meant: str) -> None:
    trouble = refused(f"9134170{letter}MA2TEXT08J")
    assert (trouble.code, trouble.facts) == (
        "identity.credit_misread",
        {"position": 8, "found": letter, "meant": meant},
    )


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (" ", "identity.credit_empty"),
        ("91110000600037341", "identity.credit_length"),
        ("91110000600037341LL", "identity.credit_length"),
        ("911100006000373410", "identity.credit_check"),
        ("911A0000600037341L", "identity.credit_character"),
        ("91110000600037三41L", "identity.credit_character"),
    ],
)
def test_each_fault_has_its_own_sentence(text: str, code: str) -> None:
    assert refused(text).code == code


@pytest.mark.parametrize(
    "typed", ["91110000600037341l", "9111 0000 6000 3734 1L", "９１１１００００６０００３７３４１Ｌ"]
)
def test_what_an_input_method_types_is_taken(typed: str) -> None:
    assert check_credit_code(typed).code == GENUINE


@pytest.mark.parametrize("typed", ["600037341", "60003734-1", "ma2text08"])
def test_an_organisation_code_is_taken(typed: str) -> None:
    assert len(check_organisation_code(typed)) == 9


@pytest.mark.parametrize(
    ("typed", "code"), [("60003734", "identity.organisation_shape"), ("600037342", "identity.organisation_check")]
)
def test_a_wrong_organisation_code_is_refused(typed: str, code: str) -> None:
    with pytest.raises(Refused) as caught:
        check_organisation_code(typed)
    assert caught.value.code == code


def test_ten_and_eleven_have_their_own_check_characters() -> None:
    checks = {organisation_check(f"{n:08d}") for n in range(200)}
    assert {"X", "0"} <= checks
