"""Several versions of a paper stand side by side; a case keeps the wording that was in force on the day it began."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from office_day import MONDAY, OfficeDay, opened_office

from app.acceptance.accept import accept
from app.errors import Refused
from app.notices import catalogue, versions
from app.notices.catalogue import KEYS, common, raw, shipped, template
from app.notices.template import Template
from app.notices.template_loading import load_template
from app.notices.versions import in_force

FIRST = template("acceptance")
LATER_DAY = MONDAY + timedelta(days=1)


def later(version: int = 2, since: date = LATER_DAY) -> Template:
    """Return a later 受理通知书 with other words, in force from `since`."""
    source = raw("acceptance").decode().replace("决定自", "决定依法自").replace("version = 1", f"version = {version}")
    source = source.replace("effective_from = 2026-01-01", f"effective_from = {since.isoformat()}")
    return load_template("acceptance", source.encode(), common())


@pytest.fixture
def office(tmp_path: Path) -> Iterator[OfficeDay]:
    with opened_office(tmp_path / "office") as day:
        yield day


@pytest.fixture
def two_versions(monkeypatch: pytest.MonkeyPatch) -> Template:
    """The program ships a second 受理通知书 that comes into force on the Tuesday."""
    second = later()
    monkeypatch.setattr(versions, "shipped", lambda key: (template(key), *((second,) if key == FIRST.key else ())))
    return second


def test_a_case_keeps_the_wording_it_began_with(office: OfficeDay, two_versions: Template) -> None:
    case = office.received()
    office.on(LATER_DAY)
    done = office.do("w1", accept, case.id)
    (paper,) = [notice for notice in done.notices if notice.template == "acceptance"]
    assert paper.template_version == 1
    assert "决定自2026年11月3日起予以受理" in office.text_of(paper)


def test_a_case_that_begins_later_has_the_later_wording(office: OfficeDay, two_versions: Template) -> None:
    office.on(LATER_DAY)
    done = office.do("w1", accept, office.received().id)
    (paper,) = [notice for notice in done.notices if notice.template == "acceptance"]
    assert paper.template_version == 2
    assert "决定依法自2026年11月3日起予以受理" in office.text_of(paper)


@pytest.mark.parametrize(
    ("on", "version"), [(date(2019, 1, 1), 1), (date(2026, 11, 2), 1), (LATER_DAY, 2), (date(2030, 1, 1), 2)]
)
def test_the_newest_version_not_after_the_day_counts_and_before_all_the_first(
    two_versions: Template, on: date, version: int
) -> None:
    assert in_force("acceptance", on).version == version


def test_what_the_office_published_counts_before_what_was_shipped_on_the_same_day() -> None:
    own = replace(FIRST, title="受理通知书（本机关）")
    assert in_force("acceptance", MONDAY, [own]).title == "受理通知书（本机关）"
    assert in_force("acceptance", MONDAY, [replace(own, version=7), replace(own, version=3)]).version == 7
    assert in_force("acceptance", MONDAY, [replace(own, effective_from=LATER_DAY)]) is FIRST


def test_a_paper_that_nobody_has_is_refused_by_its_name() -> None:
    with pytest.raises(Refused) as refused:
        in_force("receipt_of_everything", MONDAY)
    assert refused.value.code == "notice.no_template"


@pytest.mark.parametrize("key", KEYS)
def test_the_shipped_versions_of_a_paper_are_told_apart(key: str) -> None:
    numbers = [one.version for one in shipped(key)]
    assert numbers == list(range(1, len(numbers) + 1))
    days = [one.effective_from for one in shipped(key)]
    assert days == sorted(set(days))
    assert {one.is_numbered for one in shipped(key)} == {template(key).is_numbered}


def test_later_versions_are_listed_for_papers_that_exist() -> None:
    assert set(catalogue.LATER) <= set(KEYS)
