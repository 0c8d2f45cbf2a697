"""双公示: who stands there in full, who masked, and what of a decision's own words goes out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from decided import AGENT, granted, ready, refused
from office_day import INJURY, LEGAL, NATURAL, OfficeDay

from app.applicant import IdKind
from app.clock.calendar import shipped
from app.events.delivery import CertificateMade
from app.office import sample_office
from app.public.masking import without_persons
from app.public.result import PublicResult, as_csv, named, public_result
from app.state import Case, CaseState

CALENDAR = shipped()


def result_of(case: Case, **changes: object) -> PublicResult:
    found = public_result(replace(case, **changes), CALENDAR)  # type: ignore[arg-type]
    assert found is not None
    return named(found, sample_office())


def test_only_a_granted_permit_is_published(office: OfficeDay) -> None:
    assert public_result(office.accepted(), CALENDAR) is None
    assert public_result(refused(office), CALENDAR) is None
    assert public_result(granted(office, INJURY), CALENDAR) is None, "a confirmation is no permit"
    case = granted(office)
    assert public_result(case, CALENDAR) is not None
    assert public_result(replace(case, applicant=None), CALENDAR) is None, "nothing is published of what was erased"


def test_a_result_is_due_on_the_seventh_working_day_after_the_decision(office: OfficeDay) -> None:
    office.on(date(2026, 9, 30))  # before the long holiday; 10 October is worked
    found = result_of(granted(office))
    assert (found.decided_on, found.due_on) == (date(2026, 9, 30), date(2026, 10, 15))


def test_a_legal_person_stands_there_in_full_with_its_certificate(office: OfficeDay) -> None:
    found = result_of(ready(office))
    assert (found.holder, found.holder_kind, found.credit_code) == (LEGAL.name, "legal", LEGAL.id_number)
    assert (found.certificate_number, found.valid_to, found.status) == ("皖示字000001号", date(2029, 11, 1), "valid")


def test_a_natural_person_is_a_first_character_without_any_number(office: OfficeDay) -> None:
    case = granted(office, "护士", agent=AGENT)
    number = CertificateMade("护士执业证书", NATURAL.id_number)
    found = result_of(case, certificate=number)
    assert (found.holder, found.credit_code, found.certificate_number) == ("张**", "", "")
    assert "张建国" not in str(found)


def test_the_number_of_an_identity_card_is_never_a_certificates_number(office: OfficeDay) -> None:
    case = ready(office)
    assert case.certificate is not None
    found = result_of(case, certificate=replace(case.certificate, certificate_number=NATURAL.id_number))
    assert NATURAL.id_number not in str(found)


@pytest.mark.parametrize(
    ("name", "number", "told"),
    [
        ("张建国", "92341702MA2TEXT08F", ("张**", "sole_trader")),
        ("示例区甲乙小吃店", "92341702MA2TEXT08F", ("示例区甲乙小吃店", "sole_trader")),
        ("示例区某某社团", "513417000031234529", ("示例区某某社团", "legal")),
    ],
)
def test_a_business_that_bears_its_owners_name_is_masked(
    office: OfficeDay, name: str, number: str, told: tuple[str, str]
) -> None:
    found = result_of(
        granted(office), applicant=replace(LEGAL, name=name, id_kind=IdKind.CREDIT_CODE, id_number=number)
    )
    assert (found.holder, found.holder_kind) == told


def test_a_void_case_stays_on_the_list_as_not_valid(office: OfficeDay) -> None:
    assert result_of(granted(office), state=CaseState.VOID).status == "void"


def test_the_words_of_a_decision_go_out_without_anybodys_name_or_number(office: OfficeDay) -> None:
    case = replace(granted(office), agent=AGENT)
    text = "准许某公司由张建国、李明经营，代办李代办，电话13800138000、0566-9990000，证件110101199003070134，地址示例区便民路8号"
    told = without_persons(text, case)
    assert (
        told == "准许某公司由张**、李**经营，代办李**，电话***、0566-***，证件1****************4，地址示例区便民路8号"
    )
    natural = without_persons(text, replace(case, applicant=NATURAL))
    assert "张建国" not in natural
    assert "110101199003070134" not in natural


def test_a_table_is_never_a_formula(office: OfficeDay) -> None:
    found = result_of(granted(office), applicant=replace(LEGAL, name="=1+1有限公司"))
    text = as_csv([found]).decode("utf-8-sig")
    assert text.splitlines()[1].startswith("'=1+1有限公司")
