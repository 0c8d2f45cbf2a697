"""撤销, 注销, 撤回 of a permit from its case file, by keys, on a real store: asked at the window, approved by the approver."""

from __future__ import annotations

from casefile_hands import act_and_wait, on_file, story
from decided_cases import certified
from delivery_hands import F, OpenDesk, act, edit_of, in_sight, keys, panel, words_of, write
from PySide6.QtCore import Qt
from worked_desk import WorkedDesk

from app.certificates.ending import EndingFacts, ask_end
from app.delivery.evidence import Evidence
from app.delivery.serve import archive, serve
from app.events.certificates import PermitEnding
from app.events.delivery import ServiceMethod
from app.state import Case
from app.training import PASSWORD
from ui.casefile.ending_panel import EndingPanel, EndSignPanel

CTRL = Qt.KeyboardModifier.ControlModifier
COLLECTED = Evidence(
    recipient="张建国", recipient_id="110101199003070134", relation="representative", is_identity_checked=True
)


def archived(desk: WorkedDesk) -> Case:
    """Return a case whose certificate was collected and whose file is closed."""
    case = certified(desk)
    desk.act("w1", serve, case.id, method=ServiceMethod.COLLECT, evidence=COLLECTED)
    done: Case = desk.act("w1", archive, case.id).case
    return done


def asking(desk: WorkedDesk, case: Case) -> EndingPanel:
    on_file(desk, case)
    desk.press(F.Key_D, CTRL)
    opened = panel(desk)
    assert isinstance(opened, EndingPanel)
    return opened


def test_a_permit_is_revoked_from_its_archived_file_and_the_approver_signs_here(desk: WorkedDesk) -> None:
    case = archived(desk)
    opened = asking(desk, case)
    page = desk.page()
    assert desk.focus() is edit_of(desk, "casefile.ending.way")
    assert opened.ground.code() == "fraud" and edit_of(desk, "casefile.ending.basis").text()  # type: ignore[attr-defined]
    write(desk, "casefile.ending.facts", "提交的车辆行驶证系伪造")
    desk.press(F.Key_F12)
    desk.wait(lambda: "陈述、申辩" in desk.problem())
    write(desk, "casefile.ending.heard", "已告知陈述、申辩的权利，在规定的期限内未提出")
    desk.press(F.Key_F12)
    desk.wait(lambda: panel(desk).objectName() == "casefile.second")
    assert desk.case(case.id).permit_ends == ()
    write(desk, "casefile.second.officer", "a1")
    write(desk, "casefile.second.password", PASSWORD)
    act_and_wait(desk, F.Key_F12, lambda: desk.case(case.id).ended_by(PermitEnding.REVOKE))
    desk.wait(lambda: len(desk.printed()) == 1)
    words = words_of(desk.printed()[0].read_bytes())
    assert "撤销行政许可决定书" in words and "第六十九条第二款" in words and "提交的车辆行驶证系伪造" in words
    desk.wait(lambda: "撤销、注销、撤回" in story(page))  # type: ignore[arg-type]
    assert page.header.ended.text().startswith("许可已撤销，")  # type: ignore[attr-defined]


def test_the_fields_follow_the_act_that_is_chosen(desk: WorkedDesk) -> None:
    opened = asking(desk, archived(desk))
    own = ("casefile.ending.ban", "casefile.ending.asked_on", "casefile.ending.compensation")
    assert in_sight(desk, *own) == {"casefile.ending.ban"}
    desk.press(Qt.Key.Key_Down)
    assert opened.ending() is PermitEnding.CANCEL and opened.ground.code() == "expired"
    assert in_sight(desk, *own) == {"casefile.ending.asked_on"}
    desk.press(Qt.Key.Key_Down)
    assert in_sight(desk, *own) == {"casefile.ending.compensation"} and "依法给予补偿" in opened.facts().compensation


def test_the_approver_approves_what_waits_by_the_same_key(open_desk: OpenDesk) -> None:
    desk = open_desk("a1")
    case = archived(desk)
    today = case.last_on
    facts = EndingFacts(PermitEnding.CANCEL, "body_gone", "《示例条例》第九条", "该公司已注销登记", today)
    desk.act("h1", ask_end, case.id, facts=facts)
    page = on_file(desk, case)
    assert act(page, "Ctrl+D").text == "批准撤销注销"
    desk.press(F.Key_D, CTRL)
    act_and_wait(desk, F.Key_F12, lambda: desk.case(case.id).ended_by(PermitEnding.CANCEL))
    desk.wait(lambda: "Ctrl+D" not in keys(page))


def test_the_approver_declines_with_a_reason_that_stands_in_the_file(open_desk: OpenDesk) -> None:
    desk = open_desk("a1")
    case = archived(desk)
    facts = EndingFacts(PermitEnding.CANCEL, "body_gone", "《示例条例》第九条", "该公司已注销登记", case.last_on)
    desk.act("h1", ask_end, case.id, facts=facts)
    page = on_file(desk, case)
    desk.press(F.Key_D, CTRL)
    shown = panel(desk)
    assert isinstance(shown, EndSignPanel)
    assert "注销" in shown.accessibleName() and shown.told.text() == "该公司已注销登记"
    desk.press(F.Key_F9)
    desk.wait(lambda: "理由" in shown._problem.text())
    desk.type_text("该公司的注销登记尚未公告")
    desk.press(F.Key_F12)
    assert "不批准按 F9" in shown._problem.text()
    assert desk.case(case.id).permit_ends == () and len(desk.case(case.id).pending) == 1
    desk.press(F.Key_F9)
    desk.wait(lambda: desk.case(case.id).pending == ())
    desk.wait(lambda: "不同意撤销、注销、撤回" in story(page))
    assert desk.case(case.id).permit_ends == () and desk.printed() == []
    assert any("注销登记尚未公告" in entry.detail for entry in page.body.story.entries())  # type: ignore[attr-defined]
