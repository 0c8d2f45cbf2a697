"""The form of the counter as a value: drafts come back whole, answers decide the materials, the item's rules hold."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from office_day import NATURAL, OfficeDay, item_called

from app.acceptance.form import (
    NO_AGENT,
    CounterForm,
    Scan,
    application_of,
    deferred,
    document_kind,
    form_from,
    form_of_case,
    is_complete,
    needed,
    of_kind,
    other_kind,
    unanswered,
    with_answers,
    with_item,
)
from app.acceptance.prefilled import DeclineChoice
from app.applicant import IdKind
from app.events.acceptance import DeclineGround, MaterialState
from app.events.body import pack
from app.events.supplementation import Gap
from app.item import ApplicantKind

FOOD = item_called("食品经营")
SPOT = item_called("个体工商户")


def begun() -> CounterForm:
    return with_item(CounterForm(applicant=NATURAL), FOOD)


def test_an_item_brings_its_list_with_shared_licences_already_there() -> None:
    form = begun()
    states = {line.name: line.state for line in form.lines}
    assert states["营业执照"] is MaterialState.ELECTRONIC
    assert states["食品经营许可申请书"] is MaterialState.MISSING
    assert unanswered(form, FOOD) == FOOD.situations


def test_answers_decide_which_materials_are_needed_and_keep_what_was_marked() -> None:
    form = begun()
    marked = replace(form, lines=tuple(replace(line, state=MaterialState.RECEIVED) for line in needed(form.lines)))
    marked = replace(marked, lines=(*marked.lines, *form.lines[len(marked.lines) :]))
    first, second = FOOD.situations
    with_agent = with_answers(marked, FOOD, (first.answers[0], second.answers[1]))
    names = [line.name for line in needed(with_agent.lines)]
    assert "授权委托书及代理人身份证明" in names
    assert with_agent.lines[0].state is MaterialState.RECEIVED
    alone = with_answers(with_agent, FOOD, (first.answers[1], second.answers[1]))
    assert "授权委托书及代理人身份证明" not in [line.name for line in needed(alone.lines)]
    assert unanswered(alone, FOOD) == ()


def test_another_item_keeps_the_applicant_and_forgets_the_rest() -> None:
    form = replace(
        begun(), gaps=(Gap("甲", "乙", "丙", "丁"),), scans=(Scan("0" * 64, "image/jpeg", 9, "a.jpg", "营业执照"),)
    )
    other = with_item(form, SPOT)
    assert other.applicant == NATURAL
    assert (other.gaps, other.mended) == ((), ())
    assert [scan.material for scan in other.scans] == [""]


def test_an_item_for_bodies_only_turns_the_applicant_into_one() -> None:
    labour = item_called("劳务派遣")
    form = with_item(CounterForm(applicant=NATURAL), labour)
    assert (form.applicant.kind, form.applicant.id_kind) == (ApplicantKind.LEGAL, IdKind.CREDIT_CODE)
    assert of_kind(form.applicant, ApplicantKind.LEGAL) is form.applicant


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        ("341702199003072570", IdKind.ID_CARD),
        ("810000199003072571", IdKind.RESIDENCE_PERMIT),
        ("830000199003072571", IdKind.RESIDENCE_PERMIT),
        ("911840198501010012", IdKind.PERMANENT_RESIDENT),
        ("CHN110085060512", IdKind.PERMANENT_RESIDENT),
        ("王建国", IdKind.ID_CARD),
        ("", IdKind.ID_CARD),
    ],
)
def test_the_number_says_which_card_it_is(number: str, kind: IdKind) -> None:
    assert document_kind(IdKind.ID_CARD, number) is kind
    assert document_kind(IdKind.PASSPORT, number) is IdKind.PASSPORT


def test_a_whole_number_says_whether_a_person_or_a_body_applies() -> None:
    on = date(2026, 11, 23)
    assert other_kind(ApplicantKind.NATURAL, "113417029900000333", on) is ApplicantKind.LEGAL
    assert other_kind(ApplicantKind.LEGAL, "341702199003072570", on) is ApplicantKind.NATURAL
    for part in ("", "34170219900307257", "341702199003072571", "王建国"):
        assert other_kind(ApplicantKind.NATURAL, part, on) is ApplicantKind.NATURAL
        assert other_kind(ApplicantKind.LEGAL, part, on) is ApplicantKind.LEGAL


def test_completeness_counts_deferred_lines_as_agreed() -> None:
    lines = tuple(replace(line, state=MaterialState.DEFERRED) for line in needed(begun().lines))
    assert is_complete(lines)
    assert deferred(lines) == tuple(line.name for line in lines)
    assert not is_complete((replace(lines[0], fault="缺页"), *lines[1:]))


def test_a_draft_comes_back_as_it_was_typed() -> None:
    form = replace(
        begun(),
        agent=replace(NO_AGENT, name="李明", authority="代为办理"),
        mended=(("申请书", "未签名"),),
        scans=(Scan("0" * 64, "image/jpeg", 9, "a.jpg", "营业执照"),),
        gaps=(Gap("申请书", "缺页", "《示例》第一条", "补齐"),),
        decline=DeclineChoice(DeclineGround.NOT_OURS, "", "属于市级权限", "《示例》第五条", "示例市局"),
    )
    assert form_from(form.content()) == form


@given(name=st.text(max_size=60), number=st.text(max_size=30), address=st.text(max_size=60))
def test_whatever_was_typed_a_draft_keeps_it_character_by_character(name: str, number: str, address: str) -> None:
    typed = replace(NATURAL, name=name, id_number=number, address=address)
    assert form_from(CounterForm(applicant=typed).content()) == CounterForm(applicant=typed)


@pytest.mark.parametrize(
    "content", [{"item": "x", "applicant": 5}, {"applicant": {"kind": "martian"}}, {"lines": [{"name": "x"}]}]
)
def test_a_draft_of_another_program_is_left_aside_without_a_crash(content: dict[str, object]) -> None:
    assert form_from(content) is None


def test_an_empty_form_leaves_no_draft() -> None:
    assert CounterForm().is_empty
    assert not begun().is_empty
    assert not CounterForm(agent=NO_AGENT).is_empty


def test_the_application_carries_what_was_mended_in_words() -> None:
    application = application_of(replace(begun(), mended=(("申请书", "未签名"), ("照片", ""))))
    assert application.mended == ("申请书", "照片")
    assert application.mended_note == "申请书：未签名；照片"


def test_a_received_case_goes_on_with_its_own_list(office: OfficeDay) -> None:
    case = office.received()
    form = form_of_case(case)
    assert (form.case, form.seen, form.lines) == (case.id, case.last_hash, case.materials)
    assert pack(form.applicant) == pack(case.applicant)
