"""The 256 bytes of a card's chip: four layouts, told apart by one letter; what is no record is garbage, told as such."""

from __future__ import annotations

from datetime import date

import pytest
from compiled import citizen, record
from hypothesis import given
from hypothesis import strategies as st

from app.applicant import IdKind
from app.devices.card.nations import NATIONS, nation_of
from app.devices.card.record import card_from_record
from app.devices.ports import CardKind
from app.errors import DeviceTrouble
from app.wording import say_trouble


def test_a_citizens_card_is_read_field_by_field():
    card = card_from_record(citizen())
    assert (card.name, card.id_number, card.sex, card.nation) == ("王建国", "341702199003072570", "男", "汉")
    assert (card.birth, card.address, card.issuer) == (date(1990, 3, 7), "示例区秀山路6号", "示例市公安局示例分局")
    assert (card.valid_from, card.valid_to) == (date(2015, 1, 2), date(2035, 1, 2))
    assert (card.kind, card.latin_name, card.pass_number) == (CardKind.CITIZEN, "", "")


def test_a_card_without_end_and_a_rare_name_beyond_sixteen_bits_are_read():
    card = card_from_record(citizen(to="长期", name="赵𠅤", sex="2", nation="09"))
    assert (card.valid_to, card.name, card.sex, card.nation) == (None, "赵𠅤", "女", "布依")


def test_a_residence_permit_says_the_pass_it_belongs_to_and_no_nationality():
    card = card_from_record(
        citizen("J", name="陈大文", id_number="810000199408230021", nation="", **{"pass": "H12345678", "issues": "01"})
    )
    assert (card.kind, card.id_number, card.pass_number) == (
        CardKind.RESIDENCE_PERMIT, "810000199408230021", "H12345678",
    )  # fmt: skip
    assert card.nation == ""


def test_the_permanent_residence_card_of_2017_has_its_own_layout():
    card = card_from_record(
        record(
            ("MULLER/ANNA MARIA", 120), ("2", 2), ("DEU310085031208", 30), ("DEU", 6), ("穆安娜", 30),
            ("20200101", 16), ("20300101", 16), ("19850312", 16), ("01", 4), ("1500", 8), ("I", 2), ("", 6),
        )
    )  # fmt: skip
    assert (card.name, card.latin_name, card.id_number) == ("穆安娜", "MULLER/ANNA MARIA", "DEU310085031208")
    assert (card.sex, card.country, card.birth) == ("女", "DEU", date(1985, 3, 12))
    assert card.kind is CardKind.PERMANENT_RESIDENT


def test_the_permanent_residence_card_of_2023_keeps_the_rest_of_a_long_name_elsewhere():
    long_name = "VAN DER BERG-HERNANDEZ, MAXIMILIANO JOSE ANTONIO"[:46]
    card = card_from_record(
        record(
            ("", 30), ("1", 2), ("00", 4), ("19900515", 16), (long_name[:35], 70), ("931000199005150014", 36),
            ("", 30), ("20240101", 16), ("20340101", 16), (long_name[35:], 22), ("NLD", 6), ("Y", 2), ("", 6),
        )
    )  # fmt: skip
    assert (card.name, card.latin_name) == (long_name, long_name)
    assert (card.id_number, card.kind, card.country) == ("931000199005150014", CardKind.PERMANENT_RESIDENT, "NLD")


@pytest.mark.parametrize("filling", [" ", "\x00", "\uffff"])
def test_a_chip_may_fill_with_blanks_zeros_or_nothing_at_all(filling: str):
    card = card_from_record(
        record(
            ("李明", 30), ("1", 2), ("01", 4), ("19900307", 16), ("甲", 70), ("341702199003072570", 36), ("乙", 30),
            ("20150102", 16), ("20350102", 16), ("", 18), ("", 4), ("", 6), (" ", 2), ("", 6), filling=filling,
        )
    )  # fmt: skip
    assert (card.name, card.address, card.issuer) == ("李明", "甲", "乙")


@pytest.mark.parametrize("data", [b"", b"\x00" * 255, b"\x00" * 257, citizen("Q"), b"\xd8" * 256, b"\x01" * 256])
def test_what_is_no_record_is_garbage(data: bytes):
    with pytest.raises(DeviceTrouble) as told:
        card_from_record(data)
    assert told.value.code == "device.garbage"
    assert "读卡器" in say_trouble(told.value)


@pytest.mark.parametrize("gap", ["name", "id_number"])
def test_a_record_without_name_or_number_is_no_card(gap: str):
    with pytest.raises(DeviceTrouble, match=r"device\.card_incomplete"):
        card_from_record(citizen(**{gap: ""}))


@given(st.binary(min_size=256, max_size=256))
def test_no_256_bytes_bring_anything_but_a_card_or_a_trouble(data: bytes):
    try:
        card = card_from_record(data)
    except DeviceTrouble:
        return
    assert card.name and card.id_number


def test_the_nationalities_are_the_fifty_six_of_the_standard():
    assert len(NATIONS) == len(set(NATIONS)) == 56
    assert [nation_of(code) for code in ("01", "05", "56", "97", "", "x", "00")] == [
        "汉",
        "维吾尔",
        "基诺",
        "",
        "",
        "",
        "",
    ]


def test_a_kind_of_card_is_a_kind_of_document_of_the_applicant():
    assert {kind.value for kind in CardKind} <= {kind.value for kind in IdKind}
