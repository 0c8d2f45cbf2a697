"""Who applies and who acts for them: every fault by field, and the plain form that is stored."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from app.applicant import Agent, Applicant, IdKind, check_applicant, check_document, read_agent, read_applicant
from app.errors import Refused
from app.item import ApplicantKind
from app.wording import say

TODAY = date(2026, 11, 23)
PERSON = Applicant(ApplicantKind.NATURAL, "张三", IdKind.ID_CARD, "341702199001010018", "13800000000", "便民路1号")
BODY = Applicant(
    ApplicantKind.LEGAL,
    "示例商贸有限公司",
    IdKind.CREDIT_CODE,
    "91341702MA2TEXT08J",
    "0566-2345678",
    "便民路2号",
    legal_representative="李四",
    contact="王五",
)
AGENT = Agent("王五", IdKind.ID_CARD, "341702199001010026", "13900000000", "代为提交材料、领取结果", "员工")


def faults(applicant: Applicant, agent: Agent | None = None) -> dict[str, str]:
    found = check_applicant(applicant, agent, TODAY)
    return {f"{fault.where}.{fault.field}": fault.code for fault in found}


def test_a_person_and_a_body_in_order_have_no_faults() -> None:
    assert faults(PERSON) == {}
    assert faults(BODY) == {}
    assert faults(BODY, AGENT) == {}


def test_every_fault_is_told_at_once_and_by_field() -> None:
    wrong = Applicant(ApplicantKind.NATURAL, "", IdKind.ID_CARD, "341702199001010014", "2345678", "a\x00b")
    assert faults(wrong) == {
        "applicant.name": "identity.name_empty",
        "applicant.id_number": "identity.id_check",
        "applicant.phone": "identity.phone_area",
        "applicant.address": "identity.control_character",
    }


def test_the_plain_form_is_what_is_stored() -> None:
    typed = replace(PERSON, name=" 买买提・艾力 ", id_number="３４１７０２ 19900101 0018", phone="+86 138-0000-0000")
    plain, found = read_applicant(typed, TODAY)
    assert found == ()
    assert (plain.name, plain.id_number, plain.phone) == ("买买提·艾力", "341702199001010018", "13800000000")


def test_the_plain_form_is_its_own_plain_form() -> None:
    plain, _ = read_applicant(replace(BODY, id_number="91341702ma2text08j"), TODAY)
    assert read_applicant(plain, TODAY) == (plain, ())
    assert plain.id_number == "91341702MA2TEXT08J"


def test_a_body_needs_its_legal_representative() -> None:
    assert faults(replace(BODY, legal_representative=" ")) == {
        "applicant.legal_representative": "applicant.no_legal_representative"
    }


def test_a_document_of_the_wrong_kind_of_applicant_is_told() -> None:
    assert (
        faults(replace(BODY, id_kind=IdKind.PASSPORT, id_number="E12345678"))["applicant.id_kind"]
        == "applicant.id_kind"
    )
    assert "applicant.id_kind" in faults(replace(PERSON, id_kind=IdKind.CREDIT_CODE, id_number=BODY.id_number))


def test_the_name_of_a_kind_stands_in_its_sentence() -> None:
    (found,) = check_applicant(replace(BODY, id_kind=IdKind.PASSPORT, id_number="E12345678"), None, TODAY)
    assert "护照" in found.say()
    assert "passport" in found.say("en")


def test_an_agent_needs_authority_and_is_somebody_else() -> None:
    agent = replace(AGENT, authority="", id_number=PERSON.id_number)
    assert faults(PERSON, agent) == {
        "agent.authority": "applicant.no_authority",
        "agent.id_number": "applicant.own_agent",
    }


def test_an_agent_is_a_person() -> None:
    agent, found = read_agent(replace(AGENT, id_kind=IdKind.CREDIT_CODE, id_number=BODY.id_number), PERSON, TODAY)
    assert [fault.code for fault in found] == ["applicant.id_kind"]
    assert agent.id_number == BODY.id_number


@pytest.mark.parametrize(
    ("kind", "typed", "stored"),
    [
        (IdKind.ID_CARD, "341702199001010018", "341702199001010018"),
        (IdKind.RESIDENCE_PERMIT, "810000199001010019", "810000199001010019"),
        (IdKind.PERMANENT_RESIDENT, "usa110085050512", "USA110085050512"),
        (IdKind.PASSPORT, "e1234 5678", "E12345678"),
        (IdKind.HK_MACAU_PASS, "h12345678", "H12345678"),
        (IdKind.TAIWAN_PASS, "12345678", "12345678"),
        (IdKind.ORGANISATION_CODE, "60003734-1", "600037341"),
        (IdKind.OTHER, "军字第12号", "军字第12号"),
    ],
)
def test_each_kind_of_document_has_its_own_check(kind: IdKind, typed: str, stored: str) -> None:
    assert check_document(kind, typed, TODAY) == stored


@pytest.mark.parametrize("typed", ["E1", "E1234567890123456789012", "护照12345"])
def test_a_passport_number_of_another_shape_is_refused(typed: str) -> None:
    with pytest.raises(Refused) as caught:
        check_document(IdKind.PASSPORT, typed, TODAY)
    assert caught.value.code == "identity.document_shape"


def test_every_fault_has_a_sentence_in_both_languages() -> None:
    wrong = Applicant(ApplicantKind.LEGAL, "1", IdKind.ID_CARD, "1", "1", "\u202e", "", "\ud800")
    for fault in check_applicant(wrong, replace(AGENT, name="", authority=""), TODAY):
        assert fault.say() != say("no.such.code")
        assert fault.say() != fault.say("en")
        assert fault.code not in fault.say()
