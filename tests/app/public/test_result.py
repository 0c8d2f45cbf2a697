"""双公示: who stands there in full, who masked, and what of a decision's own words goes out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from decided import AGENT, granted, ready, refused
from office_day import INJURY, LEGAL, NATURAL, WATER, OfficeDay

from app.applicant import IdKind
from app.clock.calendar import shipped
from app.events.delivery import CertificateMade
from app.intake.open_table import open_table
from app.item import PermitKind
from app.office import sample_office
from app.public.masking import without_persons
from app.public.result import FIELDS, PublicResult, as_csv, as_workbook, heads, named, public_result
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


def test_the_representative_of_a_legal_person_is_a_first_character_and_an_old_code_stands_in_its_own_column(
    office: OfficeDay,
) -> None:
    case = granted(office)
    assert result_of(case).representative == "张**"
    old = replace(LEGAL, id_kind=IdKind.ORGANISATION_CODE, id_number="MA2TEXT0-8")
    found = result_of(case, applicant=old)
    assert (found.credit_code, found.organisation_code) == ("", "MA2TEXT0-8")
    assert result_of(granted(office, "护士"), applicant=NATURAL).representative == ""


def test_the_category_of_a_permit_is_its_items_and_never_a_guess(office: OfficeDay) -> None:
    case = granted(office, WATER)
    cells = dict(zip(FIELDS, result_of(case).cells(), strict=True))
    assert (case.plan.permit_kind, cells["permit_kind"]) == (PermitKind.FRANCHISE, "特许")
    begun_before = replace(case, plan=replace(case.plan, permit_kind=None))
    assert dict(zip(FIELDS, result_of(begun_before).cells(), strict=True))["permit_kind"] == ""
    told = public_result(begun_before, CALENDAR, PermitKind.REGISTRATION)
    assert told is not None
    assert told.permit_kind is PermitKind.REGISTRATION, "what its office says of the item by now"


def test_the_fields_stand_in_the_order_of_the_standard() -> None:
    wanted = [
        "行政相对人名称", "行政相对人类别", "统一社会信用代码", "组织机构代码", "法定代表人", "行政许可决定文书名称",
        "行政许可决定文书号", "许可类别", "许可证书名称", "许可编号", "许可内容", "许可决定日期", "有效期自", "有效期至",
        "许可机关", "许可机关统一社会信用代码", "当前状态", "数据来源单位", "数据来源单位统一社会信用代码", "备注",
    ]  # fmt: skip
    assert [head for head in heads() if head not in ("项目名称", "地方编码")] == wanted
    assert all(heads("en"))


def test_a_workbook_holds_the_same_cells_as_texts(office: OfficeDay) -> None:
    found = result_of(granted(office), applicant=replace(LEGAL, name="=1+1有限公司"))
    (sheet,) = open_table(as_workbook([found]))
    assert sheet.rows == (heads(), found.cells())
    assert found.cells()[:3] == ("=1+1有限公司", "法人及非法人组织", LEGAL.id_number)


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
