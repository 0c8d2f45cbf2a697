"""更正, 材料移交 and 材料退还 in the case file, by keys, on a real store."""

from __future__ import annotations

from dataclasses import replace

import pytest
from casefile_hands import act_and_wait, on_file, story
from decided_cases import FREIGHT
from delivery_hands import F, OpenDesk, act, edit_of, panel, words_of, write
from office_day import application_for
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel
from worked_desk import WorkedDesk

from app.acceptance.accept import accept
from app.acceptance.receive import receive
from app.correcting import ask_correction
from app.correction import CLOCK_DATES
from app.in_office import papers_held
from app.originals import return_materials
from app.register_words import grouped
from app.state import Case
from app.training import PASSWORD
from app.withdrawing import withdraw
from ui.casefile.correct_panel import CorrectPanel
from ui.casefile.material_panels import ReturnPanel
from ui.casefile.page import CaseFilePage
from ui.casefile.tables import MaterialRow

CTRL = Qt.KeyboardModifier.ControlModifier


def text_of(desk: WorkedDesk, name: str) -> str:
    return str(panel(desk).findChild(object, name).text())  # type: ignore[attr-defined]


def correcting(desk: WorkedDesk, case: Case) -> tuple[CaseFilePage, CorrectPanel]:
    page = on_file(desk, case)
    desk.press(F.Key_G, CTRL)
    opened = panel(desk)
    assert isinstance(opened, CorrectPanel)
    return page, opened


def enter(desk: WorkedDesk, opened: CorrectPanel, key: str, text: str) -> None:
    """Choose an entry and type what is right."""
    opened.entry.set_code(key)
    desk.settle()
    if text:
        write(desk, "casefile.correct.value", text)


def test_a_wrong_name_is_corrected_with_its_paper_seen_before_and_the_lead_signs_here(desk: WorkedDesk) -> None:
    case = desk.accepted(FREIGHT, "王小明")
    page, opened = correcting(desk, case)
    write(desk, "casefile.correct.value", "王晓明")
    desk.wait(lambda: "受理通知书" in opened.effect.text())
    desk.wait(lambda: page.viewer.paper.page_count() > 0)
    assert page.viewer.pill.text() == "预览" and "王晓明" in page.viewer.paper.accessibleDescription()
    assert edit_of(desk, "casefile.correct.value").hasFocus()
    assert "王小明 → 王晓明" in opened.effect.text()
    write(desk, "casefile.correct.reason", "录入有误，已核对身份证")
    desk.press(F.Key_F12)
    desk.wait(lambda: panel(desk).objectName() == "casefile.second")
    assert desk.case(case.id).applicant_name == "王小明"
    write(desk, "casefile.second.officer", "c1")
    write(desk, "casefile.second.password", PASSWORD)
    act_and_wait(desk, F.Key_F12, lambda: desk.case(case.id).applicant_name == "王晓明")
    desk.wait(lambda: len(desk.printed()) == 1)
    words = words_of(desk.printed()[0].read_bytes())
    assert "王晓明：" in words and "原文书作废" in words
    desk.wait(lambda: story(page)[0] == "打印《受理通知书》")
    assert "出具《受理通知书》（已作废）" in story(page) and "更正" in story(page)
    told = next(entry for entry in page.body.story.entries() if entry.title == "更正")
    assert "申请人姓名（名称）：王小明 → 王晓明" in told.detail


def test_a_date_of_the_clock_tells_the_way_instead(desk: WorkedDesk) -> None:
    _, opened = correcting(desk, desk.accepted(FREIGHT))
    opened.entry.set_code(CLOCK_DATES[1])
    assert opened.value is None
    desk.wait(lambda: "不能更正" in opened.effect.text())
    desk.press(F.Key_F12)
    assert "F10" in text_of(desk, "casefile.correct.problem")
    assert desk.window.deck.panel() is opened


def test_nothing_changed_and_no_reason_are_told_in_the_panel(desk: WorkedDesk) -> None:
    case = desk.accepted(FREIGHT)
    _, opened = correcting(desk, case)
    desk.press(F.Key_F12)
    assert "没有变化" in text_of(desk, "casefile.correct.problem")
    enter(desk, opened, "applicant.phone", "13900139000")
    desk.press(F.Key_F12)
    assert "理由" in text_of(desk, "casefile.correct.problem")
    assert desk.case(case.id).pending == ()


def test_a_wrong_value_is_told_while_typing_and_refused_by_the_rules(desk: WorkedDesk) -> None:
    _, opened = correcting(desk, desk.accepted(FREIGHT))
    enter(desk, opened, "applicant.id_number", "113417029900000334")
    desk.wait(lambda: opened.effect.text())
    assert opened.effect.property("tone") == "bad"


def test_a_sentence_of_the_chosen_paper_is_offered(desk: WorkedDesk) -> None:
    case = desk.accepted(FREIGHT)
    page = on_file(desk, case)
    page.notices.setFocus()
    desk.press(F.Key_G, CTRL)
    opened = panel(desk)
    assert isinstance(opened, CorrectPanel) and opened.paper() is None
    assert opened.entry.code().startswith(f"paper.{case.papers[0].notice}.")
    enter(desk, opened, f"paper.{case.papers[0].notice}.办公电话", "0566-1234567")
    desk.wait(lambda: "受理通知书" in opened.effect.text())
    assert opened.values() == {"paper.办公电话": "0566-1234567"}
    assert opened.paper() == case.papers[0].notice


def test_several_entries_are_put_right_in_one_correction(desk: WorkedDesk) -> None:
    case = desk.accepted(FREIGHT, "王小明")
    _, opened = correcting(desk, case)
    enter(desk, opened, "applicant.name", "王晓明")
    enter(desk, opened, "applicant.phone", "13900139000")
    enter(desk, opened, "applicant.id_kind", "")
    assert opened.values() == {"applicant.name": "王晓明", "applicant.phone": "13900139000"}
    desk.wait(lambda: "申请人电话：13800138000 → 13900139000" in opened.effect.text())
    enter(desk, opened, "applicant.name", "")
    assert edit_of(desk, "casefile.correct.value").text() == "王晓明"  # type: ignore[attr-defined]


def test_the_lead_signs_what_waits_by_the_same_key(open_desk: OpenDesk) -> None:
    desk = open_desk("c1")
    case = desk.received(FREIGHT)
    desk.act("w1", ask_correction, case.id, values={"applicant.phone": "13900139000"}, reason="录错")
    page = on_file(desk, case)
    assert act(page, "Ctrl+G").text == "更正复核"
    desk.press(F.Key_G, CTRL)
    assert any("13800138000 → 13900139000" in one.text() for one in panel(desk).findChildren(QLabel))
    act_and_wait(desk, F.Key_F12, lambda: not desk.case(case.id).pending)
    changed = desk.case(case.id).applicant
    assert changed is not None and changed.phone == "13900139000"


def test_papers_go_to_the_department_and_back_to_the_applicant(desk: WorkedDesk) -> None:
    case = desk.accepted(FREIGHT)
    page = on_file(desk, case)
    desk.press(F.Key_M, CTRL)
    write(desk, "casefile.transfer.receiver", "何承办")
    act_and_wait(desk, F.Key_F12, lambda: len(desk.printed()) == 1)
    assert "物料转移单" in words_of(desk.printed()[0].read_bytes())
    desk.wait(lambda: {r.place for r in rows(page)} == {"审批部门"})
    desk.press(F.Key_R, CTRL)
    assert edit_of(desk, "casefile.return.relation").isVisible()
    act_and_wait(desk, F.Key_F12, lambda: len(desk.printed()) == 2)
    assert "材料退还清单" in words_of(desk.printed()[1].read_bytes())
    back = {one.name for one in papers_held(case) if one.form == "copy_checked"}
    desk.wait(lambda: {r.name for r in rows(page) if r.place == "已退还"} == back)
    assert {r.place for r in rows(page) if r.name not in back} == {"审批部门"}


@pytest.mark.parametrize(("key", "modifier"), [(F.Key_R, CTRL), (F.Key_F8, Qt.KeyboardModifier.NoModifier)])
def test_before_papers_go_back_that_another_case_of_the_visit_rests_on_it_is_told(
    desk: WorkedDesk, key: Qt.Key, modifier: Qt.KeyboardModifier
) -> None:
    first = desk.accepted(FREIGHT)
    asked = application_for(FREIGHT)
    lines = list(asked.materials)
    at = next(n for n, line in enumerate(lines) if line.is_in_own_folder)
    lines[at] = replace(lines[at], lies_with=first.number)
    second = desk.act("w1", accept, replace(asked, materials=tuple(lines), visit=first.visit)).case
    on_file(desk, first)
    desk.press(key, modifier)
    (told,) = [one.text() for one in panel(desk).findChildren(QLabel) if one.objectName().endswith(".shared")]
    assert grouped(second.number) in told and lines[at].name in told
    desk.press(F.Key_Escape)
    on_file(desk, second)
    desk.press(key, modifier)
    assert not [one for one in panel(desk).findChildren(QLabel) if one.objectName().endswith(".shared")]


def return_panel(desk: WorkedDesk, case: Case) -> ReturnPanel:
    on_file(desk, case)
    desk.press(F.Key_R, CTRL)
    opened = panel(desk)
    assert isinstance(opened, ReturnPanel)
    return opened


def test_under_review_only_originals_seen_for_comparison_are_ticked_and_the_application_form_is_not_offered(
    desk: WorkedDesk,
) -> None:
    case = desk.accepted(FREIGHT)
    opened = return_panel(desk, case)
    held = papers_held(case)
    assert opened.boxes.codes() == tuple(one.name for one in held if one.form == "copy_checked") != ()
    (form,) = (one.name for one in held if one.name.endswith("申请表"))
    offered = {box.text() for box in opened.boxes.findChildren(QCheckBox)}
    assert offered == {one.name for one in held} - {form}
    assert f"{form}是申请的依据，留存案卷" in opened.why.text()


def test_an_application_that_was_withdrawn_gives_its_originals_back_and_may_give_the_form(desk: WorkedDesk) -> None:
    case = desk.accepted(FREIGHT)
    desk.act("w1", withdraw, case.id, reason="不办了", returned=())
    opened = return_panel(desk, desk.case(case.id))
    ticked = opened.boxes.codes()
    assert {one.name for one in papers_held(case) if one.form in ("original", "copy_checked")} - set(ticked) == {
        one.name for one in papers_held(case) if one.name.endswith("申请表")
    }
    assert len(opened.boxes.findChildren(QCheckBox)) == len(papers_held(case)) and "留存案卷" not in opened.why.text()


def rows(page: CaseFilePage) -> list[MaterialRow]:
    model = page.materials.model_
    held = [model.row_value(at) for at in range(model.rowCount())]
    return [row for row in held if isinstance(row, MaterialRow) and row.place]


def test_the_direction_offers_what_lies_there_and_nothing_ticked_is_told(desk: WorkedDesk) -> None:
    case = desk.accepted(FREIGHT)
    on_file(desk, case)
    desk.press(F.Key_M, CTRL)
    way = edit_of(desk, "casefile.transfer.to")
    assert isinstance(way, QComboBox)
    way.setCurrentIndex(1)
    desk.press(F.Key_F12)
    assert "至少选择一项" in text_of(desk, "casefile.transfer.problem")


def test_what_went_back_is_not_offered_by_the_withdrawal(desk: WorkedDesk) -> None:
    case = desk.accepted(FREIGHT)
    first, *others = [one.name for one in papers_held(case)]
    desk.act("w1", return_materials, case.id, materials=(first,), receiver="张建国")
    on_file(desk, case)
    desk.press(F.Key_F8)
    edit = edit_of(desk, "casefile.withdraw.returned")
    assert edit.toPlainText() == "、".join(others)  # type: ignore[attr-defined]


def test_ticket_and_visit_are_shown_in_the_head(desk: WorkedDesk) -> None:
    from dataclasses import replace

    from office_day import application_for

    application = replace(application_for(FREIGHT), ticket="A012 9:01", visit="v1")
    first = desk.act("w1", receive, application).case
    second = desk.act("w1", receive, application).case
    page = on_file(desk, first)
    assert page.header.visit.text().startswith("排队号 A012 09:01")
    assert second.number[-6:] in page.header.visit.text() and first.number[-6:] not in page.header.visit.text()
    alone = on_file(desk, desk.accepted(FREIGHT))
    assert alone.header.visit.text() == "" and alone.header.visit.isHidden()
