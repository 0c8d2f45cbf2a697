"""Each act as a form: what it lacks in a sentence, the event it would record, the order it gives, its draft."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from case_by_hand import DRAINAGE, LABOUR, do, item_called, received
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from app.approval.decide import grant, refuse
from app.approval.extend import ask_extension
from app.approval.pause import ask_stop, resume
from app.approval.phrases import phrases_for
from app.approval.review import finish_step, record_visit, send_back
from app.approval.visit_notice import announce_visit
from app.errors import Refused
from app.events.approval import Decided, Extended, Resumed, Stopped, VisitAnnounced, VisitRecorded
from app.events.file import Terminated
from app.item import Approver, ExtensionRule
from app.state import Case
from app.validity import valid_until
from app.withdrawing import terminate
from app.workflow import Action
from ui.approval.decision_forms import GrantForm, RefuseForm
from ui.approval.form import ActForm
from ui.approval.step_forms import FinishForm, ReturnForm, VisitForm
from ui.approval.terminate_form import TerminateForm
from ui.approval.time_forms import ExtendForm, ResumeForm, StopForm, whole
from ui.approval.visit_forms import VisitNoticeForm

TODAY = date(2026, 11, 23)
HOSTILE: list[str] = [
    row["value"] for row in json.loads((Path(__file__).parents[2] / "data" / "hostile.json").read_text("utf-8"))
]


def case_of(part: str = DRAINAGE) -> Case:
    return do(received(part)[0], Action.ACCEPT).case


def stopped() -> Case:
    return do(case_of(), Action.STOP, "审查").case


MAKERS: dict[str, Callable[[], ActForm]] = {
    "finish": lambda: FinishForm(case_of(), "审查"),
    "visit": lambda: VisitForm("现场踏勘", TODAY, "何承办"),
    "visit_notice": lambda: VisitNoticeForm(case_of(), "现场踏勘", TODAY, "何承办"),
    "return": lambda: ReturnForm("审核", ("审查", "现场踏勘")),
    "stop": lambda: StopForm("审查", item_called(DRAINAGE).stop_grounds),
    "resume": lambda: ResumeForm(stopped(), "审查"),
    "extend": lambda: ExtendForm(ExtensionRule(10, Approver.AGENCY_HEAD)),
    "terminate": TerminateForm,
    "grant": lambda: GrantForm(case_of(LABOUR), item_called(LABOUR), "决定", TODAY),
    "refuse": lambda: RefuseForm(case_of(), "决定"),
}
FILLED: dict[str, dict[str, str]] = {
    "finish": {"opinion": "同意"},
    "visit": {
        "place": "便民路8号", "inspector1": "甲", "certificate1": "1", "inspector2": "乙", "certificate2": "2",
        "found": "一致", "party": "无",
    },
    "visit_notice": {
        "place": "便民路8号", "inspector1": "甲", "certificate1": "1", "inspector2": "乙", "certificate2": "2",
        "ready": "营业执照",
    },
    "return": {"reason": "请补充"},
    "stop": {"days": "10", "reason": "需检测", "payer": "申请人"},
    "resume": {"result": "合格"},
    "extend": {"days": "5", "reason": "复杂"},
    "terminate": {"clause": "第七十条", "reason": "注销"},
    "grant": {"opinion": "同意"},
    "refuse": {"reasons": "不符", "clause": "第七条", "opinion": "不予", "facts": "事实"},
}  # fmt: skip
VERBS = {
    "finish": finish_step, "visit": record_visit, "visit_notice": announce_visit, "return": send_back, "stop": ask_stop, "resume": resume,
    "extend": ask_extension, "terminate": terminate, "grant": grant, "refuse": refuse,
}  # fmt: skip
BODIES: dict[str, type] = {
    "visit": VisitRecorded, "visit_notice": VisitAnnounced, "stop": Stopped, "resume": Resumed, "extend": Extended, "terminate": Terminated,
    "grant": Decided, "refuse": Decided,
}  # fmt: skip


def made(qtbot: QtBot, key: str, filled: bool = False) -> ActForm:
    form = MAKERS[key]()
    qtbot.addWidget(form)
    form.restore(FILLED[key] if filled else {})
    return form


@pytest.mark.parametrize("key", sorted(MAKERS))
def test_every_form_says_what_it_is_and_names_its_fields(qtbot: QtBot, key: str) -> None:
    form = made(qtbot, key)
    assert form.key == key and form.title and form.confirm_text
    assert form.action is not None
    for edit in form.findChildren(QLineEdit) + form.findChildren(QPlainTextEdit):
        assert edit.objectName().startswith("approval.") and edit.accessibleName()


@pytest.mark.parametrize("key", sorted(set(MAKERS) - {"refuse"}))
def test_an_empty_form_is_not_complete_and_says_so_at_a_field(qtbot: QtBot, key: str) -> None:
    form = made(qtbot, key)
    assert not form.is_complete()
    told = [field for field in form.fields.values() if field.tone() == "bad"]
    assert len(told) == 1 and told[0].message().endswith(("。", "23"))


@pytest.mark.parametrize("key", sorted(MAKERS))
def test_a_filled_form_is_complete_and_orders_its_verb(qtbot: QtBot, key: str) -> None:
    form = made(qtbot, key, filled=True)
    assert form.is_complete()
    order = form.order()
    assert order.verb is VERBS[key]
    assert order.needs_second == (key in ("stop", "extend"))


@pytest.mark.parametrize("key", sorted(MAKERS))
def test_the_paper_of_a_form_is_that_of_its_row(qtbot: QtBot, key: str) -> None:
    from app.workflow import ROWS

    form = made(qtbot, key)
    papers = {paper for found in ROWS if found.action is form.action for paper in found.notices}
    assert form.template in papers if papers else form.template == ""


@pytest.mark.parametrize("key", sorted(BODIES))
def test_a_form_gives_its_event_however_little_is_filled_in(qtbot: QtBot, key: str) -> None:
    assert isinstance(made(qtbot, key).body(), BODIES[key])
    assert isinstance(made(qtbot, key, filled=True).body(), BODIES[key])


@pytest.mark.parametrize("key", sorted(MAKERS))
def test_a_draft_gives_back_what_was_typed(qtbot: QtBot, key: str) -> None:
    form = made(qtbot, key, filled=True)
    assert form.is_touched()
    again = MAKERS[key]()
    qtbot.addWidget(again)
    again.restore(form.content())
    assert again.content() == form.content()


@pytest.mark.parametrize("key", sorted(MAKERS))
def test_a_form_nobody_typed_into_leaves_no_draft(qtbot: QtBot, key: str) -> None:
    assert not made(qtbot, key).is_touched()


@pytest.mark.parametrize("key", sorted(MAKERS))
def test_hostile_words_in_every_field_never_break_a_form(qtbot: QtBot, key: str) -> None:
    form = made(qtbot, key)
    for value in HOSTILE[::7]:
        for field in form.fields.values():
            if hasattr(field, "set_text"):
                field.set_text(value)
        form.body()
        form.fault()
        assert set(form.content()) == set(form.fields)
    assert form.order().verb is VERBS[key]


def test_a_drafts_unknown_field_or_choice_changes_nothing(qtbot: QtBot) -> None:
    form = made(qtbot, "return")
    form.restore({"nothing": "x", "to": "没有的环节", "reason": ""})
    assert form.text("to") == "现场踏勘"


def test_a_trouble_is_told_at_its_field_or_beneath_the_form(qtbot: QtBot) -> None:
    form = made(qtbot, "stop")
    form.show()
    form.take_trouble(Refused("stop.no_reason"), "zh_CN")
    assert form.fields["reason"].tone() == "bad"
    form.take_trouble(Refused("identity.control_character", position=1, codepoint="U+0000"), "zh_CN")
    assert form._problem.isVisible() and "U+0000" in form._problem.text()
    form.fields["reason"].set_text("理由")
    assert form.fields["reason"].tone() is None
    assert not form._problem.isVisible()


def test_the_nearest_step_is_offered_first_for_a_return(qtbot: QtBot) -> None:
    form = made(qtbot, "return")
    assert form.text("to") == "现场踏勘"


def test_a_stop_offers_the_grounds_of_the_item_and_no_other(qtbot: QtBot) -> None:
    form = made(qtbot, "stop", filled=True)
    body = form.body()
    assert isinstance(body, Stopped)
    assert (body.ground, body.expected_days, body.payer) == ("检测", 10, "申请人")
    assert "第四十五条" in body.basis
    combo: Any = form.fields["ground"].edit
    assert combo.count() == len(item_called(DRAINAGE).stop_grounds)


@pytest.mark.parametrize(
    ("text", "days"), [("5", 5), ("0", 0), ("-3", 0), ("五", 0), ("１２", 0), ("99999", 0), ("", 0)]
)
def test_days_are_whole_numbers_or_none(text: str, days: int) -> None:
    assert whole(text) == days


@pytest.mark.parametrize(("validity", "begin", "end"), [
    ("3年", date(2026, 11, 23), date(2029, 11, 22)), ("1 年", date(2024, 2, 29), date(2025, 2, 27)),
    ("5年", date(2027, 1, 1), date(2031, 12, 31)), ("长期", TODAY, None), ("", TODAY, None),
    ("5年（因施工作业需要排水的，不超过施工期限）", TODAY, None),
])  # fmt: skip
def test_a_validity_of_whole_years_is_reckoned_and_no_other(validity: str, begin: date, end: date | None) -> None:
    assert valid_until(validity, begin) == end


def test_a_grant_is_prefilled_from_the_outcome_of_the_item(qtbot: QtBot) -> None:
    form = made(qtbot, "grant")
    assert form.text("content") == "劳务派遣经营许可"
    assert (form.text("from"), form.text("to")) == ("2026-11-23", "2029-11-22")
    form.fields["to"].set_text("2029-02-30")
    assert form.fault() is not None and form.fault()[0] == "to"  # type: ignore[index]


def test_a_visit_needs_a_certificate_for_every_name(qtbot: QtBot) -> None:
    form = made(qtbot, "visit", filled=True)
    form.fields["certificate2"].set_text("")
    assert form.fault() is not None and form.fault()[0] == "certificate2"  # type: ignore[index]
    form.fields["on"].set_text("2026-02-30")
    assert form.fault()[0] == "on"  # type: ignore[index]


def test_phrases_go_into_the_opinion_after_what_is_there(qtbot: QtBot) -> None:
    form = made(qtbot, "finish")
    form.show()
    form.fields["opinion"].set_text("另：")
    form.show_phrases(phrases_for(form.phrase_kind()))
    assert form.phrases.isVisible()
    QTest.keyClick(form.phrases, Qt.Key.Key_Down)
    QTest.keyClick(form.phrases, Qt.Key.Key_Return)
    assert form.text("opinion") == "另：" + phrases_for("review")[1]
    assert not form.phrases.isVisible()


def test_esc_leaves_the_phrases_without_taking_one(qtbot: QtBot) -> None:
    form = made(qtbot, "grant")
    form.show()
    form.show_phrases(phrases_for("grant"))
    QTest.keyClick(form.phrases, Qt.Key.Key_Escape)
    assert form.text("opinion") == "" and not form.phrases.isVisible()


def test_a_form_without_an_opinion_offers_no_phrases(qtbot: QtBot) -> None:
    form = made(qtbot, "stop")
    form.show()
    form.show_phrases(("一句话",))
    assert not form.phrases.isVisible()
