"""Hostile values in every pure field check: a sentence in both languages, or the exact text; never a crash."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from app.applicant import IdKind, check_document
from app.catalogue import sample_catalogue
from app.errors import Refused
from app.identity.credit_code import check_credit_code, check_organisation_code
from app.identity.id_number import check_id_number
from app.identity.masking import hide_in_text, mask_address, mask_name, mask_number, mask_number_in_case, mask_phone
from app.identity.names import DOT_VARIANTS, check_body_name, check_person_name
from app.identity.phone import check_phone
from app.identity.progress import credit_code_progress, id_number_progress, name_progress, phone_progress
from app.identity.text import check_text, private_use_table, unfit
from app.item_reading import read_item
from app.item_search import ItemIndex
from app.numbering import parse_case_number, parse_document_number
from app.office import read_office
from app.pinyin import initials, name_initials, spellings
from app.wording import sentences

TODAY = date(2026, 11, 23)
HOSTILE: list[str] = [
    row["value"] for row in json.loads((Path(__file__).parent.parent / "data" / "hostile.json").read_text("utf-8"))
]
TEXTS: dict[str, Callable[[str], str]] = {
    "person": check_person_name,
    "body": check_body_name,
    "line": check_text,
    "lines": lambda value: check_text(value, longest=4000, lines=True),
}
CODES: dict[str, Callable[[str], object]] = {
    "identity number": lambda value: check_id_number(value, TODAY),
    "credit code": check_credit_code,
    "organisation code": check_organisation_code,
    "telephone": check_phone,
    "passport": lambda value: check_document(IdKind.PASSPORT, value, TODAY),
    "case number": parse_case_number,
    "document number": parse_document_number,
}
INDEX = ItemIndex(sample_catalogue().items(TODAY))


def refusal(check: Callable[[str], object], value: str) -> Refused | None:
    try:
        check(value)
    except Refused as trouble:
        return trouble
    return None


def assert_worded(trouble: Refused) -> None:
    for language in ("zh_CN", "en"):
        sentence = sentences(language)[trouble.code].format(**trouble.facts)
        assert sentence.strip()
        assert not [char for char in sentence if unfit(char)], sentence


def test_there_are_two_hundred_hostile_values() -> None:
    assert len(set(HOSTILE)) >= 200


@pytest.mark.parametrize("field", TEXTS)
def test_a_text_field_keeps_the_exact_text_or_says_why_not(field: str) -> None:
    mapped = dict(private_use_table())
    if field == "person":
        mapped.update({ord(dot): "·" for dot in DOT_VARIANTS})
    for value in HOSTILE:
        trouble = refusal(TEXTS[field], value)
        if trouble is not None:
            assert_worded(trouble)
            continue
        kept = TEXTS[field](value)
        assert kept == value.replace("\r\n", "\n").strip().translate(mapped)
        assert not [char for char in kept if unfit(char) and char not in "\n\t"]
        kept.encode("utf-8")


@pytest.mark.parametrize("field", CODES)
def test_a_code_field_never_crashes_and_words_every_refusal(field: str) -> None:
    refused = [trouble for value in HOSTILE if (trouble := refusal(CODES[field], value))]
    for trouble in refused:
        assert_worded(trouble)
    assert len(refused) > 100


def test_every_key_pressed_has_a_progress() -> None:
    for value in HOSTILE:
        for progress in (
            id_number_progress(value, TODAY),
            credit_code_progress(value),
            phone_progress(value),
            name_progress(value),
            name_progress(value, is_person=False),
        ):
            assert (progress.trouble is None) == (progress.stage in ("empty", "right"))


def test_masks_never_show_more_than_they_promise() -> None:
    for value in HOSTILE:
        assert len(mask_name(value)) <= 3
        assert len(mask_number(value).replace("*", "")) <= max(2, value.count("*") and 3)
        assert len(mask_number_in_case(value)) == len(value)
        assert len(mask_phone(value)) == len(value)
        assert len(mask_address(value)) <= 10
        assert len(hide_in_text(value)) == len(value)


def test_the_item_search_takes_anything_that_can_be_typed() -> None:
    for value in HOSTILE:
        hits = INDEX.find(value, {value: 3}, 8)
        assert len({hit.item.name for hit in hits}) == len(hits) <= 8


def test_readings_of_anything_are_plain_text() -> None:
    for value in HOSTILE:
        for reading in (*initials(value[:40]), *spellings(value[:40]), *name_initials(value[:40])):
            assert reading == reading.lower()
            assert not [char for char in reading if unicodedata.category(char) in ("Cc", "Cf", "Cs")]


def test_a_hostile_data_file_is_refused_with_sentences() -> None:
    for value in HOSTILE:
        item, faults = read_item(value, "items/x.toml")
        assert item is None
        assert faults
        assert read_office(value, "office/x.toml")[1]
        for found in faults[:3]:
            assert found.code in sentences("zh_CN")
            assert found.say() != found.say("en")
