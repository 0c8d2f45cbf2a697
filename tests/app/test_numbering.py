"""Case numbers, document numbers and query codes."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import Refused
from app.numbering import (
    CaseNumber,
    DocumentNumber,
    check_digit,
    is_case_number,
    is_training,
    make_case_number,
    make_document_number,
    new_query_code,
    parse_case_number,
    parse_document_number,
    sibling,
)

DIVISIONS = st.from_regex(r"[0-9]{6}", fullmatch=True)
DESKS = st.from_regex(r"[0-9]{4}", fullmatch=True)
DAYS = st.dates(date(2000, 1, 1), date(2099, 12, 31))
NUMBERS = st.builds(make_case_number, DIVISIONS, DAYS, DESKS, st.integers(1, 99_999))


def refused(text: str) -> str:
    with pytest.raises(Refused) as caught:
        parse_case_number(text)
    return caught.value.code


def test_a_number_shows_division_day_desk_serial_and_check() -> None:
    number = make_case_number("341702", date(2026, 11, 23), "0001", 7)
    assert str(number) == "34170220261123000100007" + check_digit("34170220261123000100007")
    assert len(str(number)) == 24


def test_the_check_digit_is_iso_7064_mod_11_10() -> None:
    assert check_digit("0794") == "5"  # the example of ISO 7064


@given(NUMBERS)
def test_what_is_printed_is_read_back(number: CaseNumber) -> None:
    assert parse_case_number(str(number)) == number
    assert is_case_number(str(number))


@given(NUMBERS, st.integers(0, 23), st.integers(1, 9))
def test_every_single_wrong_digit_is_seen(number: CaseNumber, place: int, shift: int) -> None:
    text = str(number)
    wrong = text[:place] + str((int(text[place]) + shift) % 10) + text[place + 1 :]
    assert not is_case_number(wrong)


@given(NUMBERS, st.integers(1, 5))
def test_zeros_dropped_by_a_scanner_are_seen(number: CaseNumber, dropped: int) -> None:
    """Seen at mlkit 803: zeros dropped when scanning Code 128."""
    assert not is_case_number(str(number)[dropped:])
    assert not is_case_number(str(number)[:-dropped])


@given(NUMBERS)
def test_a_number_may_be_typed_in_groups_or_in_full_width_digits(number: CaseNumber) -> None:
    text = str(number)
    grouped = f" {text[:6]} {text[6:14]}-{text[14:18]} {text[18:]}\r\n"
    wide = "".join(chr(ord(digit) - ord("0") + 0xFF10) for digit in text)
    assert parse_case_number(grouped) == parse_case_number(wide) == number


def test_each_fault_of_a_number_has_its_own_sentence() -> None:
    body = "34170220260230000100001"
    assert refused("案件") == "numbering.digits"
    assert refused("") == "numbering.digits"
    assert refused("3417022026112300010000") == "numbering.length"
    assert refused("341702202611230001000018") == "numbering.check"
    assert refused(body + check_digit(body)) == "numbering.date"
    zero = "34170220261123000100000"
    assert refused(zero + check_digit(zero)) == "numbering.serial"


@pytest.mark.parametrize(
    ("division", "desk", "serial", "code"),
    [
        ("34170", "0001", 1, "numbering.division"),
        ("34170²", "0001", 1, "numbering.division"),
        ("341702", "1", 1, "numbering.desk"),
        ("341702", "00０1", 1, "numbering.desk"),
        ("341702", "0001", 0, "numbering.serial"),
        ("341702", "0001", 100_000, "numbering.serial"),
    ],
)
def test_a_part_out_of_shape_makes_no_number(division: str, desk: str, serial: int, code: str) -> None:
    with pytest.raises(Refused) as caught:
        make_case_number(division, date(2026, 11, 23), desk, serial)
    assert caught.value.code == code


def test_a_training_number_is_known_by_its_desk() -> None:
    assert is_training(make_case_number("341702", date(2026, 11, 23), "9999", 1))
    assert not is_training(make_case_number("341702", date(2026, 11, 23), "0001", 1))


def test_a_document_number_has_no_ordinal_sign_and_no_leading_zero() -> None:
    assert str(DocumentNumber("示市监许", 2026, 3)) == "示市监许〔2026〕3号"


@given(st.from_regex(r"[一-龥]{1,10}", fullmatch=True), st.integers(2012, 2099), st.integers(1, 999_999))
def test_a_document_number_is_read_back(body: str, year: int, n: int) -> None:
    number = DocumentNumber(body, year, n)
    assert parse_document_number(f" {number} ") == number


def test_desks_of_one_hall_share_a_book_by_parts_and_a_part_has_an_end() -> None:
    numbers = [str(make_document_number("示市监受", 2026, 7, desk)) for desk in ("", "0001", "0028", "9998")]
    assert numbers == [f"示市监受〔2026〕{n}号" for n in ("7", "100007", "2800007", "999800007")]
    assert [str(parse_document_number(number)) for number in numbers] == numbers
    assert [sibling(number, 5) for number in numbers] == [number.replace("7号", "5号") for number in numbers]
    with pytest.raises(Refused) as caught:
        make_document_number("示市监受", 2026, 100_000, "0001")
    assert caught.value.code == "numbering.book"


@pytest.mark.parametrize(
    "text", ["示市监〔2026〕第3号", "示市监〔2026〕03号", "示市监[2026]3号", "〔2026〕3号", "示市监〔2026〕0号"]
)
def test_another_form_of_document_number_is_refused(text: str) -> None:
    with pytest.raises(Refused):
        parse_document_number(text)


def test_query_codes_are_six_digits_and_differ() -> None:
    codes = [new_query_code() for _ in range(200)]
    assert all(len(code) == 6 and code.isdigit() for code in codes)
    assert len(set(codes)) > 190
