"""Telephone numbers as people give them, and the one form that is stored."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import Refused
from app.identity.phone import PhoneKind, check_phone


@pytest.mark.parametrize(
    ("typed", "kind", "stored"),
    [
        ("13800000000", PhoneKind.MOBILE, "13800000000"),
        ("138 0000 0000", PhoneKind.MOBILE, "13800000000"),
        ("１３８００００００００", PhoneKind.MOBILE, "13800000000"),
        ("+86 138-0000-0000", PhoneKind.MOBILE, "13800000000"),
        ("008613800000000", PhoneKind.MOBILE, "13800000000"),
        ("0566-2345678", PhoneKind.LANDLINE, "0566-2345678"),
        ("(0566)2345678", PhoneKind.LANDLINE, "0566-2345678"),
        ("（0566）2345678", PhoneKind.LANDLINE, "0566-2345678"),
        ("05662345678", PhoneKind.LANDLINE, "0566-2345678"),
        ("010-62345678", PhoneKind.LANDLINE, "010-62345678"),
        ("+86 10 62345678", PhoneKind.LANDLINE, "010-62345678"),
        ("0566-2345678转801", PhoneKind.LANDLINE, "0566-2345678转801"),
        ("0566-2345678-801", PhoneKind.LANDLINE, "0566-2345678转801"),
        ("400-820-0000", PhoneKind.SERVICE, "4008200000"),
        ("+852 2345 6789", PhoneKind.ABROAD, "+85223456789"),
    ],
)
def test_what_people_give_is_stored_in_one_form(typed: str, kind: PhoneKind, stored: str) -> None:
    found = check_phone(typed)
    assert (found.kind, found.number) == (kind, stored)
    assert check_phone(stored) == found


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "identity.phone_empty"),
        ("2345678", "identity.phone_area"),
        ("12345678901", "identity.phone_mobile"),
        ("1380000000", "identity.phone_mobile"),
        ("138000000000", "identity.phone_mobile"),
        ("138000O0000", "identity.phone_character"),
        ("138+00000000", "identity.phone_character"),
        ("0566", "identity.phone"),
        ("999", "identity.phone"),
    ],
)
def test_each_fault_has_its_own_sentence(typed: str, code: str) -> None:
    with pytest.raises(Refused) as caught:
        check_phone(typed)
    assert caught.value.code == code


@given(st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True))
def test_every_mobile_number_is_taken_as_it_is(number: str) -> None:
    assert check_phone(number).number == number


@given(st.text(max_size=30))
def test_any_text_is_a_number_or_a_sentence(text: str) -> None:
    try:
        found = check_phone(text)
    except Refused as trouble:
        assert trouble.code.startswith("identity.phone")
    else:
        assert set(found.number) <= set("0123456789+-转")
