"""Identity numbers by GB 11643: what they tell, and which sentence a wrong one gets."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import Refused
from app.identity.id_number import CHECK_CHARACTERS, IdNumberKind, Sex, check_character, check_id_number

TODAY = date(2026, 11, 23)
BIRTHS = st.dates(date(1900, 1, 1), TODAY)


def number(division: str, born_on: date, sequence: int) -> str:
    body = f"{division}{born_on:%Y%m%d}{sequence:03d}"
    return body + check_character(body)


def refused(text: str, on: date = TODAY) -> str:
    with pytest.raises(Refused) as caught:
        check_id_number(text, on)
    return caught.value.code


@pytest.mark.parametrize(
    ("text", "kind", "sex"),
    [
        ("341702199001010018", IdNumberKind.RESIDENT, Sex.MALE),
        ("341702199001010026", IdNumberKind.RESIDENT, Sex.FEMALE),
        ("810000199001010019", IdNumberKind.HONG_KONG, Sex.MALE),
        ("830000199001010020", IdNumberKind.TAIWAN, Sex.FEMALE),
    ],
)
def test_genuine_numbers_that_a_library_rejects_are_taken(text: str, kind: IdNumberKind, sex: Sex) -> None:
    found = check_id_number(text, TODAY)
    assert (found.number, found.kind, found.sex, found.born_on) == (text, kind, sex, date(1990, 1, 1))


def test_an_abolished_division_code_is_valid_for_ever() -> None:
    assert check_id_number("342901197812311232", TODAY).born_on == date(1978, 12, 31)


@given(st.integers(0, 999_999), BIRTHS, st.integers(0, 999))
def test_no_division_code_ever_blocks(division: int, born_on: date, sequence: int) -> None:
    text = number(f"{division:06d}", born_on, sequence)
    found = check_id_number(text, TODAY)
    assert found.born_on == born_on
    assert found.sex is (Sex.MALE if sequence % 2 else Sex.FEMALE)


@given(BIRTHS, st.integers(0, 999), st.integers(0, 17), st.integers(1, 9))
def test_every_single_wrong_digit_is_seen(born_on: date, sequence: int, place: int, shift: int) -> None:
    text = number("341702", born_on, sequence)
    if text[place] == "X":
        wrong = text[:place] + str(shift)
    else:
        wrong = text[:place] + str((int(text[place]) + shift) % 10) + text[place + 1 :]
    with pytest.raises(Refused):
        check_id_number(wrong, TODAY)


@given(BIRTHS, st.integers(0, 999), st.integers(0, 15))
def test_every_exchanged_pair_is_seen(born_on: date, sequence: int, place: int) -> None:
    text = number("341702", born_on, sequence)
    swapped = text[:place] + text[place + 1] + text[place] + text[place + 2 :]
    if swapped != text:
        with pytest.raises(Refused):
            check_id_number(swapped, TODAY)


def test_a_date_that_does_not_exist_is_refused_though_the_check_is_right() -> None:
    assert refused("341702190002290014") == "identity.id_date"


def test_the_future_is_refused_from_the_day_given() -> None:
    tomorrow = TODAY + timedelta(days=1)
    text = number("341702", tomorrow, 11)
    assert refused(text) == "identity.id_future"
    assert check_id_number(text, tomorrow).age(tomorrow) == 0


def test_nobody_is_older_than_a_hundred_and_fifty() -> None:
    assert refused(number("341702", date(1066, 10, 14), 1)) == "identity.id_date"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "identity.id_empty"),
        ("   ", "identity.id_empty"),
        ("34170219900101001", "identity.id_length"),
        ("3417021990010100188", "identity.id_length"),
        ("341702900101001", "identity.id_first_generation"),
        ("341702199001010014", "identity.id_check"),
        ("34170219900101X018", "identity.id_character"),
        ("34170219900101001٨", "identity.id_character"),
        ("3417021990010100²8", "identity.id_character"),
    ],
)
def test_each_fault_has_its_own_sentence(text: str, code: str) -> None:
    assert refused(text) == code


def test_a_wrong_character_is_named_with_its_place() -> None:
    with pytest.raises(Refused) as caught:
        check_id_number("34170219O001010018", TODAY)
    assert caught.value.facts == {"position": 9, "found": "O"}


@pytest.mark.parametrize(
    "typed", ["110101199003078638", " 110101 19900307 8638 ", "１１０１０１１９９００３０７８６３８"]
)
def test_blanks_and_full_width_digits_of_an_input_method_are_taken(typed: str) -> None:
    assert check_id_number(typed, TODAY).number == "110101199003078638"


def test_a_small_x_becomes_a_capital_one() -> None:
    text = next(t for n in range(99) if (t := number("341702", date(1990, 1, 1), n)).endswith("X"))
    assert check_id_number(text.lower(), TODAY).number == text


def test_a_permanent_resident_of_2023_has_eighteen_places_that_begin_with_nine() -> None:
    text = number("934840", date(1985, 5, 5), 7)
    found = check_id_number(text, TODAY)
    assert (found.kind, found.sex, found.born_on) == (IdNumberKind.PERMANENT_RESIDENT, Sex.MALE, date(1985, 5, 5))


def test_an_older_permanent_resident_has_fifteen_places() -> None:
    found = check_id_number("usa110085050512", TODAY)
    assert (found.number, found.kind, found.sex) == ("USA110085050512", IdNumberKind.PERMANENT_RESIDENT, None)
    assert found.born_on == date(1985, 5, 5)
    assert refused("USA110085133112") == "identity.id_date"


def test_an_older_number_that_fits_two_centuries_tells_no_age() -> None:
    found = check_id_number("USA110010050512", TODAY)
    assert found.born_on is None
    assert found.age(TODAY) is None


def test_one_is_a_year_older_from_the_day_after_the_birthday() -> None:
    found = check_id_number(number("341702", date(2008, 11, 23), 1), TODAY)
    assert found.age(date(2026, 11, 23)) == 17
    assert found.age(date(2026, 11, 24)) == 18
    assert found.age(date(2027, 11, 24)) == 19


def test_the_check_character_is_iso_7064_mod_11_2() -> None:
    assert check_character("34170219900101001") == "8"
    assert {check_character(f"3417021990010100{n}") for n in range(10)} <= set(CHECK_CHARACTERS)
