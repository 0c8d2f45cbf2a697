"""What lists show of a person, and what an officer's own open case shows."""

from __future__ import annotations

import pytest

from app.identity.masking import hide_in_text, mask_address, mask_name, mask_number, mask_number_in_case, mask_phone

NUMBER = "110101199003078638"


def test_a_list_shows_the_first_and_the_last_place() -> None:
    assert mask_number(NUMBER) == "1****************8"


def test_the_own_case_shows_the_division_and_the_last_four() -> None:
    assert mask_number_in_case(NUMBER) == "110101********8638"


@pytest.mark.parametrize("name", ["张三", "张三丰", "买买提·艾力", "𠮷田某"])
def test_the_mask_of_a_name_does_not_tell_its_length(name: str) -> None:
    assert mask_name(name) == f"{name[0]}**"


def test_a_telephone_number_keeps_three_and_four() -> None:
    assert mask_phone("13812345678") == "138****5678"


def test_an_address_keeps_its_beginning() -> None:
    assert mask_address("安徽省池州市贵池区便民路1号") == "安徽省池州市****"


@pytest.mark.parametrize("short", ["", "1", "12"])
def test_what_is_too_short_is_hidden_whole(short: str) -> None:
    assert mask_number(short) == "*" * len(short)
    assert mask_phone(short) == "*" * len(short)


def test_a_short_document_is_masked_as_in_a_list_even_in_the_own_case() -> None:
    assert mask_number_in_case("E12345678") == "E*******8"


def test_numbers_within_free_text_are_hidden_when_they_hold_together() -> None:
    text = f"来电人身份证{NUMBER}，电话13812345678，案件341702202611230001000019。"
    assert hide_in_text(text) == "来电人身份证1****************8，电话138****5678，案件341702202611230001000019。"


def test_eighteen_digits_that_are_no_identity_number_stay() -> None:
    assert hide_in_text("流水号341702199001010014") == "流水号341702199001010014"


def test_nothing_to_mask_is_nothing() -> None:
    assert (mask_name(""), mask_address("")) == ("", "")
