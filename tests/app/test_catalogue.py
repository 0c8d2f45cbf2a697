"""The catalogue: versions are kept, a day decides which one rules."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from app.catalogue import Catalogue, Item, sample_catalogue
from app.errors import NotFound

FIRST = sample_catalogue().versions[1]
CODE = FIRST.code.business
SECOND = replace(FIRST, version=2, effective_from=date(2026, 7, 1), name="食品经营许可（新版）")
OTHER = replace(sample_catalogue().versions[2], effective_from=date(2026, 9, 1))
CATALOGUE = Catalogue((FIRST, OTHER, SECOND))


def names(items: tuple[Item, ...]) -> list[str]:
    return [item.name for item in items]


def test_a_case_keeps_the_version_it_began_with() -> None:
    assert CATALOGUE.item(CODE, version=1) is FIRST
    assert CATALOGUE.item(CODE, version=2) is SECOND


@pytest.mark.parametrize(
    ("on", "version"), [(date(2026, 6, 30), 1), (date(2026, 7, 1), 2), (date(2026, 11, 23), 2), (None, 2)]
)
def test_the_newest_version_in_force_on_the_day_rules(on: date | None, version: int) -> None:
    assert CATALOGUE.item(CODE, on=on).version == version


def test_only_items_in_force_are_offered_each_once() -> None:
    assert names(CATALOGUE.items(date(2026, 6, 30))) == [FIRST.name]
    assert names(CATALOGUE.items(date(2026, 7, 1))) == [SECOND.name]
    assert names(CATALOGUE.items(date(2026, 9, 1))) == [SECOND.name, OTHER.name]
    assert CATALOGUE.items(date(2011, 12, 31)) == ()


def test_what_is_published_and_not_in_force_yet_is_known_with_its_next_version() -> None:
    third = replace(SECOND, version=3, effective_from=date(2026, 8, 1))
    catalogue = Catalogue((FIRST, OTHER, SECOND, third), {OTHER.code.business: date(2026, 8, 15)})
    assert catalogue.coming(date(2026, 6, 30)) == {CODE: SECOND}
    assert catalogue.coming(date(2026, 7, 1)) == {CODE: third}
    assert CATALOGUE.coming(date(2026, 8, 31)) == {OTHER.code.business: OTHER}
    assert CATALOGUE.coming(date(2026, 9, 1)) == {}


def test_a_version_that_a_newer_one_forestalls_is_never_told_as_coming() -> None:
    """Version 3 rules from the 5th; the 10th, on which version 2 would have begun, changes nothing."""
    second = replace(FIRST, version=2, effective_from=date(2026, 12, 10))
    third = replace(FIRST, version=3, effective_from=date(2026, 12, 5))
    catalogue = Catalogue((FIRST, second, third))
    assert catalogue.coming(date(2026, 12, 1)) == {CODE: third}
    assert catalogue.coming(date(2026, 12, 6)) == {}


@pytest.mark.parametrize(
    ("code", "version", "on", "trouble"),
    [
        ("none", None, None, "catalogue.no_item"),
        (CODE, 3, None, "catalogue.no_version"),
        (CODE, None, date(2011, 1, 1), "catalogue.not_in_force"),
        (CODE, 2, date(2026, 6, 30), "catalogue.not_in_force"),
    ],
)
def test_what_is_not_there_is_told(code: str, version: int | None, on: date | None, trouble: str) -> None:
    with pytest.raises(NotFound) as caught:
        CATALOGUE.item(code, version, on)
    assert caught.value.code == trouble


def test_the_sample_catalogue_is_read_once() -> None:
    assert sample_catalogue() is sample_catalogue()
    assert len(sample_catalogue().versions) == 33
