"""Names as code points: the dot is mapped, old private-use characters are replaced, nothing else changes."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import Refused
from app.identity.names import DOT_VARIANTS, check_body_name, check_person_name, same_name
from app.identity.text import check_text, private_use_table, unfit

HAN = st.one_of(
    st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF),
    st.characters(min_codepoint=0x3400, max_codepoint=0x4DBF),
    st.characters(min_codepoint=0x20000, max_codepoint=0x323AF),
    st.characters(min_codepoint=0xF900, max_codepoint=0xFAD9),
)
# U+30EDE is newer than the Unicode data of Python 3.11, which calls it unassigned.
RARE = ["㼆", "𠮷", "𬭎", "𫟹", "\U00030ede", "\U0002ebf0", "䶮", "玥", "昉", "彧", "堃", "㑇"]


def refused(text: str) -> Refused:
    with pytest.raises(Refused) as caught:
        check_person_name(text)
    return caught.value


@given(st.text(HAN, min_size=1, max_size=40))
def test_a_han_name_comes_back_code_point_for_code_point(name: str) -> None:
    assert check_person_name(name) == name
    assert check_body_name(name) == name


@pytest.mark.parametrize("char", RARE)
def test_rare_characters_are_names(char: str) -> None:
    assert check_person_name(f"张{char}") == f"张{char}"


@pytest.mark.parametrize("char", ["\ufa15", "\uf92c", "\ufa0e", "\U0002f800"])
def test_normalisation_would_change_the_person_so_there_is_none(char: str) -> None:
    assert check_person_name(f"{char}某") == f"{char}某"
    if unicodedata.normalize("NFC", char) != char:
        assert not same_name(f"{char}某", unicodedata.normalize("NFC", f"{char}某"))


@pytest.mark.parametrize("dot", DOT_VARIANTS)
def test_every_dot_becomes_the_middle_dot(dot: str) -> None:
    assert check_person_name(f"买买提{dot}艾力") == "买买提·艾力"
    assert same_name(f"买买提{dot}艾力", "买买提·艾力")


def test_a_full_stop_between_latin_letters_is_no_dot_of_a_name() -> None:
    assert check_person_name("J. Smith") == "J. Smith"


def test_the_dots_of_a_company_stay() -> None:
    assert check_body_name("池州．某某商贸•有限公司") == "池州．某某商贸•有限公司"


def test_blanks_at_both_ends_go_and_those_within_stay() -> None:
    assert check_person_name("　 John  Smith ") == "John  Smith"


def test_the_eighteen_code_points_that_gb_18030_moved_in_2022_are_replaced() -> None:
    table = private_use_table()
    moved = {0xE81E: 0x9FB4, 0xE826: 0x9FB5, 0xE82B: 0x9FB6, 0xE82C: 0x9FB7, 0xE832: 0x9FB8, 0xE843: 0x9FB9}
    moved |= {0xE854: 0x9FBA, 0xE864: 0x9FBB, 0xE78D: 0xFE10, 0xE78F: 0xFE11, 0xE78E: 0xFE12}
    moved |= {0xE790 + n: 0xFE13 + n for n in range(7)}
    assert len(moved) == 18
    assert {old: ord(table[old]) for old in moved} == moved


def test_no_replacement_is_itself_a_private_use_character() -> None:
    for old, new in private_use_table().items():
        assert 0xE000 <= old <= 0xF8FF
        assert len(new) == 1
        assert unfit(new) is None, hex(old)


def test_the_yan_of_old_systems_is_found_again() -> None:
    assert check_person_name("\ue863") == "䶮"


@pytest.mark.parametrize("char", ["\ue000", "\uf8ff", "\U000f0000", "\U0010fffd"])
def test_an_unknown_private_use_character_is_refused_by_place_and_code_point(char: str) -> None:
    trouble = refused(f"张{char}三")
    assert trouble.code == "identity.private_use"
    assert trouble.facts == {"position": 2, "codepoint": f"U+{ord(char):04X}"}


@pytest.mark.parametrize(
    ("char", "code"),
    [
        ("\x00", "identity.control_character"),
        ("\n", "identity.control_character"),
        ("\x9b", "identity.control_character"),
        ("\u202e", "identity.direction_mark"),
        ("\u2067", "identity.direction_mark"),
        ("\u200b", "identity.invisible_character"),
        ("\ufeff", "identity.invisible_character"),
        ("\u00a0", "identity.invisible_character"),
        ("\u3164", "identity.invisible_character"),
        ("\U000e0100", "identity.invisible_character"),
        ("\ud800", "identity.damaged_character"),
        ("\ufffd", "identity.damaged_character"),
        ("\uffff", "identity.damaged_character"),
    ],
)
def test_what_cannot_be_seen_is_refused_and_named(char: str, code: str) -> None:
    trouble = refused(f"张{char}三")
    assert (trouble.code, trouble.facts["position"]) == (code, 2)


@pytest.mark.parametrize("text", ["", "  ", "\u3000"])
def test_an_empty_name_is_told(text: str) -> None:
    assert refused(text).code == "identity.name_empty"


@pytest.mark.parametrize("text", ["123", "··", "，。", "😀"])
def test_a_name_without_a_letter_is_no_name(text: str) -> None:
    assert refused(text).code == "identity.name_letters"


def test_four_hundred_characters_are_taken_and_one_more_is_not() -> None:
    assert check_person_name("𠮷" * 400) == "𠮷" * 400
    assert refused("一" * 401).facts == {"found": 401, "longest": 400}


@given(st.text(max_size=60))
def test_any_text_is_kept_exactly_or_refused(text: str) -> None:
    try:
        kept = check_text(text)
    except Refused as trouble:
        assert trouble.code.startswith("identity.")
    else:
        assert kept == text.strip().translate(private_use_table())
        assert check_text(kept) == kept


def test_a_text_of_several_lines_keeps_its_lines() -> None:
    assert check_text("一、甲\r\n二、乙\n\t附件", lines=True) == "一、甲\n二、乙\n\t附件"
    with pytest.raises(Refused):
        check_text("一、甲\n二、乙")
