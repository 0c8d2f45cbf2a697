"""经办人 on a paper is the officer who handled the case: the window clerk at the counter, 承办人 of the review after it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from decided import granted, to_decide
from office_day import LABOUR, OfficeDay, opened_office

from app.desk import Notice
from app.notices.issue import compose
from app.notices.who_handles import handled_by, handler
from app.state import Case
from app.training import OFFICERS

NAMES = {officer.id: officer.name for officer in OFFICERS}


@pytest.fixture
def office(tmp_path: Path) -> Iterator[OfficeDay]:
    with opened_office(tmp_path) as one:
        yield one


def papers(office: OfficeDay, case: Case) -> dict[str, Notice]:
    notices = office.ask(lambda records: records.notices(case.id))
    return {notice.template: notice for notice in notices}


def test_a_grant_names_who_reviewed_the_case_not_who_decided(office: OfficeDay) -> None:
    case = granted(office)
    found = papers(office, case)
    assert handler(case) == "h1"
    assert found["grant"].record["经办人"] == NAMES["h1"]
    assert f"经办人：{NAMES['h1']}" in office.text_of(found["grant"])
    assert found["acceptance"].record["经办人"] == NAMES["w1"]


def test_the_preview_names_the_same_officer(office: OfficeDay) -> None:
    case = to_decide(office)
    setting = office.store.setting(office.people["a1"])
    assert compose(setting, case, "grant", {})["经办人"] == NAMES["h1"]


def test_before_the_review_is_done_it_is_who_acts(office: OfficeDay) -> None:
    case = office.accepted(LABOUR)
    assert handler(case) is None
    assert handled_by("special_procedure", case, NAMES) == {}
    assert handled_by("acceptance", to_decide(office), NAMES) == {}
