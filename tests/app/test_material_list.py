"""The material list of a case is the item's own: what a form, a draft or another program says is judged by it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from office_day import LABOUR, ROAD, OfficeDay, application_for, item_called

from app.acceptance.accept import accept
from app.acceptance.decline import decline
from app.acceptance.form import Scan
from app.acceptance.hand_in import hand_in
from app.acceptance.receive import receive
from app.application import Application
from app.errors import NotFound, Refused
from app.events.acceptance import DeclineGround, MaterialState
from app.events.supplementation import Gap
from app.filing import add_file, file_name
from app.supplementation.request import request_supplement


def refusal(office: OfficeDay, verb: object, *args: object, **facts: object) -> str:
    with pytest.raises(Refused) as caught:
        office.do("w1", verb, *args, **facts)  # type: ignore[arg-type]
    return caught.value.code


def with_lines(change: str) -> Application:
    """An application whose list is not the item's own."""
    given = application_for(LABOUR)
    first, *rest = given.materials
    lines = {
        "empty": (),
        "dropped": tuple(rest),
        "twice": (first, *given.materials),
        "invented": (*given.materials, replace(first, name="无关材料")),
        "unneeded": (replace(first, state=MaterialState.NOT_NEEDED), *rest),
        "copies": (replace(first, copies=-1), *rest),
        "hostile": (replace(first, fault="\u202e章"), *rest),
    }[change]
    return replace(given, materials=lines)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ("empty", "materials.not_whole"),
        ("dropped", "materials.not_whole"),
        ("twice", "materials.not_whole"),
        ("invented", "materials.unknown"),
        ("unneeded", "materials.needed"),
        ("copies", "materials.copies"),
        ("hostile", "identity.direction_mark"),
    ],
)
def test_a_list_that_is_not_the_items_begins_no_case(office: OfficeDay, change: str, code: str) -> None:
    assert [refusal(office, verb, with_lines(change)) for verb in (accept, receive)] == [code, code]
    assert office.ask(lambda records: records.numbers()) == ()


def test_a_required_material_is_not_made_optional_by_the_form(office: OfficeDay) -> None:
    given = application_for(LABOUR)
    first, *rest = given.materials
    weak = replace(first, is_required=False, state=MaterialState.MISSING)
    assert refusal(office, accept, replace(given, materials=(weak, *rest))) == "acceptance.missing"


def test_a_list_given_later_is_judged_as_well(office: OfficeDay) -> None:
    case = office.received(LABOUR)
    assert refusal(office, accept, case.id, materials=case.materials[1:]) == "materials.not_whole"
    assert refusal(office, accept, case.id, materials=()) == "materials.not_whole"


def test_a_line_that_an_answer_makes_needed_is_not_called_unneeded(office: OfficeDay) -> None:
    """A situational line could be marked 不需要 without trace: nobody kept what the applicant had answered."""
    given = application_for(LABOUR)
    assert given.answers == ("验资报告",)
    lines = tuple(
        replace(m, state=MaterialState.NOT_NEEDED) if m.name == "验资机构出具的验资报告" else m for m in given.materials
    )
    for verb in (accept, receive):
        assert refusal(office, verb, replace(given, materials=lines)) == "materials.needed_by_answer"
    case = office.do("w1", receive, given).case
    assert case.answers == given.answers
    assert refusal(office, accept, case.id, materials=lines) == "materials.needed_by_answer"
    other = replace(given, answers=("财务审计报告",), materials=lines)
    assert refusal(office, accept, other) == "materials.needed_by_answer", (
        "then the audit report is the one that is needed"
    )


def test_every_situation_question_is_answered_once(office: OfficeDay) -> None:
    given = application_for(LABOUR)
    for answers, code in (
        ((), "no_answer"),
        (("别的",), "no_answer"),
        ((*given.answers, "验资报告"), "answer_too_many"),
    ):
        assert refusal(office, accept, replace(given, answers=answers)).endswith(code)


def test_nothing_beside_the_list_is_asked_for_in_a_supplement(office: OfficeDay) -> None:
    gap = Gap("村委会证明", "未提交", "《示例规定》第一条", "请提交")
    assert refusal(office, request_supplement, application_for(LABOUR), gaps=(gap,)) == "materials.unknown"
    assert office.ask(lambda records: records.numbers()) == ()


def test_what_was_mended_is_a_line_of_the_list(office: OfficeDay) -> None:
    given = replace(application_for(LABOUR), mended=("村委会证明",))
    assert refusal(office, accept, given) == "materials.unknown"
    case = office.received(LABOUR)
    assert refusal(office, hand_in, accept, case.id, mended=("村委会证明",)) == "materials.unknown"


def test_a_mend_before_the_acceptance_is_taken_back_with_it(office: OfficeDay) -> None:
    case = office.received(LABOUR)
    done = office.do("w1", hand_in, accept, case.id, mended=(case.materials[0].name,), mended_note="补签")
    kinds = {e.id: e.kind for e in office.ask(lambda records: records.events(case.id))}
    assert [kinds[one] for one in done.events] == ["mended", "accepted"]


def test_a_scan_that_is_not_in_the_store_is_named_by_no_event(office: OfficeDay) -> None:
    gone = Scan("0" * 64, "image/jpeg", 9, "a.jpg")
    with pytest.raises(NotFound) as caught:
        office.do("w1", hand_in, accept, application_for(LABOUR), scans=(gone,))
    assert caught.value.code == "store.no_file"
    assert office.ask(lambda records: records.numbers()) == ()


def test_a_file_is_a_picture_or_a_pdf_and_has_a_line_that_can_be_read(office: OfficeDay) -> None:
    case = office.received(LABOUR)
    facts = {"data": b"\xff\xd8\xff", "media": "image/jpeg", "name": "a.jpg"}
    assert refusal(office, add_file, case.id, **{**facts, "data": b""}) == "filing.empty_file"
    assert refusal(office, add_file, case.id, **{**facts, "media": "text/html"}) == "filing.media"
    assert refusal(office, add_file, case.id, **{**facts, "material": "甲\u202e乙"}) == "identity.direction_mark"


@pytest.mark.parametrize("name", ["../../etc/passwd", "C:\\a\x00b.png", "\u202egnp.exe", "长" * 900])
def test_the_name_of_a_file_is_shown_and_is_never_a_path(name: str) -> None:
    shown = file_name(name)
    assert len(shown) <= 400 and not set("/\\\x00\u202e") & set(shown)


def test_a_version_of_an_item_that_does_not_rule_today_begins_no_case(office: OfficeDay) -> None:
    day = item_called(ROAD).effective_from
    office.on(day.replace(year=day.year - 1))
    with pytest.raises(NotFound) as caught:
        office.do("w1", receive, application_for(ROAD))
    assert caught.value.code == "catalogue.not_in_force"


def test_channel_and_hand_over_are_what_can_happen(office: OfficeDay) -> None:
    for wrong in ({"channel": "<b>"}, {"handover": "鸽子"}):
        assert refusal(office, accept, replace(application_for(LABOUR), **wrong)) == "application.way"  # type: ignore[arg-type]


def test_a_hostile_clause_or_body_declines_nothing(office: OfficeDay) -> None:
    facts = {"ground": DeclineGround.NOT_OURS, "reason": "不属本机关", "clause": "第一条", "right_body": "省局"}
    for name in ("reason", "clause", "right_body"):
        found = refusal(office, decline, application_for(LABOUR), **{**facts, name: "甲\u202e乙"})
        assert found == "identity.direction_mark"


def test_a_hostile_promise_defers_nothing(office: OfficeDay) -> None:
    given = application_for(ROAD)
    deferrable = {m.name for m in item_called(ROAD).materials if m.deferrable}
    lines = tuple(replace(x, state=MaterialState.DEFERRED) if x.name in deferrable else x for x in given.materials)
    assert (
        refusal(office, accept, replace(given, materials=lines), commitment="甲\x00乙") == "identity.control_character"
    )
