"""The progress of a case in both languages: every state has its sentence, every clock its lines."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from office_day import OfficeDay

from app.clock.calendar import shipped
from app.events.body import pack, unpack
from app.office import new_office, sample_office
from app.public.case import PublicCase, public_case
from app.public.progress import progress, told_of
from app.state import CaseState
from app.wording import sentences


@pytest.mark.parametrize("state", CaseState)
@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_every_state_has_its_sentence(office: OfficeDay, state: CaseState, language: str) -> None:
    case = replace(public_case(office.accepted()), state=state)
    assert told_of(case, language) == sentences(language)[f"public.state_{state.value}"]


def test_a_case_comes_back_from_its_row_as_it_went_in(office: OfficeDay) -> None:
    case = public_case(office.accepted())
    assert unpack(PublicCase, pack(case)) == case


def test_the_parts_of_the_days_are_all_of_the_days(office: OfficeDay) -> None:
    case = public_case(office.accepted())
    for on in (date(2026, 11, 2), date(2026, 11, 10), date(2026, 12, 31)):
        told = progress(case, sample_office(), shipped(), on)
        assert sum(days for _, days in told.used) == shipped().count(date(2026, 11, 2), on)
    assert [clock.is_over for clock in told.clocks] == [True, True]


def test_an_office_that_does_not_know_the_department_stands_for_it(office: OfficeDay) -> None:
    told = progress(public_case(office.accepted()), new_office("某中心", "341702"), shipped(), office.day)
    assert told.department == "某中心"


def test_a_received_case_shows_the_limit_of_acceptance_alone(office: OfficeDay) -> None:
    told = progress(public_case(office.received()), sample_office(), shipped(), office.day)
    assert [clock.title for clock in told.clocks] == ["受理期限"]
    assert told.dates == (("收到申请", "2026-11-02"),)
