"""Papers, scans and acts of the case file by keyboard, on a real store."""

from __future__ import annotations

import pytest
from casefile_hands import act_and_wait, is_shown, on_file, story
from decided_cases import FREIGHT, certified
from delivery_hands import F, OpenDesk, act, edit_of, keys, panel, words_of, write
from PySide6.QtWidgets import QCheckBox
from worked_desk import WorkedDesk

from app.desk import Notice
from app.filing import add_file, record_print
from app.register_words import grouped
from app.state import Case, CaseState
from app.training import PASSWORD
from app.withdrawing import ask_void
from ui.casefile.tables import printed_word
from ui.paper import PaperDocument


def paper(desk: WorkedDesk, case: Case) -> Notice:
    return desk.notices(case)[0]


def test_a_paper_is_shown_as_its_stored_bytes_and_esc_goes_back(desk: WorkedDesk) -> None:
    """opencrvs 5168: what is previewed is what was printed."""
    case = desk.accepted(FREIGHT)
    page = on_file(desk, case)
    page.notices.setFocus()
    desk.press(F.Key_Return)
    desk.wait(lambda: page.viewer.paper.page_count() > 0)
    stored = desk.store.ask(lambda records: records.pdf(paper(desk, case).id))
    assert isinstance(page.viewer.paper._paper, PaperDocument) and page.viewer.paper._paper.data == stored
    assert paper(desk, case).number in page.viewer.paper.accessibleDescription().replace("\r\n", "")
    assert desk.focus().objectName() == "casefile.paper"
    desk.press(F.Key_Escape)
    assert desk.focus() is page.notices and not page.body.is_viewing()


def test_the_story_leads_to_the_paper_it_speaks_of(desk: WorkedDesk) -> None:
    case = desk.accepted(FREIGHT)
    page = on_file(desk, case)
    assert story(page)[0] == "出具《受理通知书》"
    desk.press(F.Key_Return)
    desk.wait(lambda: page.viewer.paper.page_count() > 0)
    assert page.opening.notice is not None and page.opening.notice.id == paper(desk, case).id


def test_a_paper_is_printed_and_printed_again_only_with_a_reason(desk: WorkedDesk) -> None:
    case = desk.accepted(FREIGHT)
    page = on_file(desk, case)
    assert act(page, "F5").text == "打印"
    desk.press(F.Key_F5)
    desk.wait(lambda: paper(desk, case).prints == 1 and act(page, "F5").text == "重打")
    desk.press(F.Key_F5)
    desk.press(F.Key_F12)
    assert "请写明理由" in panel(desk).findChild(object, "casefile.reprint.problem").text()  # type: ignore[attr-defined]
    assert len(desk.printed()) == 1
    desk.type_text("卡纸")
    desk.press(F.Key_F12)
    desk.wait(lambda: paper(desk, case).prints == 2)
    first, second = (file.read_bytes() for file in desk.printed())
    assert first == second
    desk.wait(lambda: story(page)[0] == "第 2 次打印《受理通知书》")
    assert "卡纸" in page.body.story.entries()[0].detail
    assert desk.window.deck.panel() is None


def test_a_void_paper_says_so_and_is_not_printed(open_desk: OpenDesk) -> None:
    desk = open_desk("w1")
    case = desk.received(FREIGHT)
    page = on_file(desk, case)
    asked = desk.act("w1", ask_void, case.id, reason="选错事项")
    desk.as_officer("c1", PASSWORD, _sign(), case.id, asked.events[0])
    desk.wait(lambda: page.header.state.text() == "作废")
    assert printed_word(paper(desk, case)) == "作废"
    assert not keys(page) & {"F5", "F7", "F8", "F10", "F11"}


def _sign() -> object:
    from app.second import sign

    return sign


def test_a_scan_is_opened_from_its_material_in_memory_only(desk: WorkedDesk, photo: bytes) -> None:
    case = desk.accepted(FREIGHT)
    name = case.materials[0].name
    desk.act("w1", add_file, case.id, data=photo, media="image/jpeg", name="照片.jpg", material=name)
    page = on_file(desk, case)
    page.materials.setFocus()
    desk.press(F.Key_Return)
    desk.wait(lambda: page.viewer.paper.page_count() == 1)
    desk.press(F.Key_Escape)
    assert desk.focus() is page.materials


def test_a_pdf_scan_is_opened_too_and_what_is_neither_is_told(desk: WorkedDesk) -> None:
    case = desk.accepted(FREIGHT)
    pdf = desk.store.ask(lambda records: records.pdf(paper(desk, case).id))
    desk.act("w1", add_file, case.id, data=pdf, media="application/pdf", name="决议.pdf")
    desk.act("w1", add_file, case.id, data=b"\xff\xd8\xff broken", media="image/jpeg", name="坏的.jpg")
    page = on_file(desk, case)
    good, bad = (row for row in page.materials.model_._windows[0] if row.scan is not None)
    page.opening.open_row(good)
    desk.wait(lambda: page.viewer.paper.page_count() > 0)
    page.opening.open_row(bad)
    desk.wait(desk.problem)
    assert "图片已损坏" in desk.problem()
    assert not page.body.is_viewing() and not desk.window.crash_page.isVisible()


@pytest.mark.parametrize("text", ["<b>粗</b> & 𠅤", "第一行\n第二行"])
def test_a_note_is_kept_exactly(desk: WorkedDesk, text: str) -> None:
    case = desk.accepted(FREIGHT)
    page = on_file(desk, case)
    desk.press(F.Key_F7)
    desk.press(F.Key_F12)
    assert desk.window.deck.panel() is not None, "an empty note is not kept"
    edit_of(desk, "casefile.note.text").setPlainText(text)  # type: ignore[attr-defined]
    desk.press(F.Key_F12)
    desk.wait(lambda: story(page)[0] == "备注")
    assert page.body.story.entries()[0].detail == text
    assert desk.window.deck.panel() is None


def test_a_note_that_cannot_be_kept_is_told_and_the_panel_stays(desk: WorkedDesk) -> None:
    page = on_file(desk, desk.accepted(FREIGHT))
    desk.press(F.Key_F7)
    edit_of(desk, "casefile.note.text").setPlainText("看不见\u202e的")  # type: ignore[attr-defined]
    desk.press(F.Key_F12)
    desk.wait(desk.problem)
    assert "第 4 个字符" in desk.problem()
    assert desk.window.deck.panel() is not None and story(page)[0] != "备注"


def test_a_note_can_be_taken_back_for_ten_seconds(desk: WorkedDesk) -> None:
    case = desk.accepted(FREIGHT)
    page = on_file(desk, case)
    desk.press(F.Key_F7)
    desk.type_text("写错了")
    desk.press(F.Key_F12)
    desk.wait(lambda: desk.window.actionbar.result.can_undo())
    desk.window.actionbar.result.undo()
    desk.wait(lambda: story(page)[:2] == ["撤销", "备注（已撤销）"])


def test_what_was_being_written_is_there_again_after_a_lock(desk: WorkedDesk) -> None:
    case = desk.accepted(FREIGHT)
    on_file(desk, case)
    desk.press(F.Key_F8)
    desk.type_text("申请人改变主意")
    desk.wait(lambda: any("改变主意" in str(d.content) for d in desk.store.ask(lambda r: r.drafts("w1"))))
    desk.window.lock()
    desk.settle()
    desk.window._on_unlocked()
    page = on_file(desk, case)
    desk.wait(lambda: page.acts.kept)
    desk.press(F.Key_F8)
    assert edit_of(desk, "casefile.withdraw.reason").toPlainText() == "申请人改变主意"  # type: ignore[attr-defined]


def test_the_applicant_takes_the_application_back(desk: WorkedDesk) -> None:
    case = desk.accepted(FREIGHT)
    page = on_file(desk, case)
    desk.press(F.Key_F8)
    desk.press(F.Key_F12)
    assert desk.case(case.id).state is CaseState.IN_PROGRESS, "a reason is needed"
    desk.type_text("不办了")
    act_and_wait(desk, F.Key_F12, lambda: desk.case(case.id).state is CaseState.WITHDRAWN)
    desk.wait(lambda: page.header.state.text() == "已撤回" and len(desk.printed()) == 2)
    assert {n.template for n in desk.notices(case)} >= {"termination", "returned_materials"}
    assert act(page, "F12").text == "去制证送达"


def test_materials_that_stay_are_left_out_of_the_list(desk: WorkedDesk) -> None:
    case = desk.accepted(FREIGHT)
    on_file(desk, case)
    desk.press(F.Key_F8)
    write(desk, "casefile.withdraw.returned", " ")
    write(desk, "casefile.withdraw.reason", "不办了")
    act_and_wait(desk, F.Key_F12, lambda: desk.case(case.id).state is CaseState.WITHDRAWN)
    assert "returned_materials" not in {n.template for n in desk.notices(case)}


def test_the_approver_ends_a_case_whose_subject_is_gone(open_desk: OpenDesk) -> None:
    desk = open_desk("a1")
    case = desk.accepted(FREIGHT)
    page = on_file(desk, case)
    assert "F8" not in keys(page), "taking back is the window's"
    desk.press(F.Key_F9)
    desk.press(F.Key_F12)
    assert desk.focus().objectName() == "casefile.terminate.clause"
    desk.type_text("《行政许可法》第七十条")
    desk.press(F.Key_Return)
    desk.type_text("公司已注销")
    act_and_wait(desk, F.Key_F12, lambda: desk.case(case.id).state is CaseState.TERMINATED)
    desk.wait(lambda: page.header.state.text() == "已终止")
    assert "公司已注销" in page.body.story.entries()[1].detail + page.body.story.entries()[0].detail


def test_a_void_is_asked_and_signed_by_the_lead_on_the_same_desk(desk: WorkedDesk) -> None:
    case = desk.received(FREIGHT)
    page = on_file(desk, case)
    desk.press(F.Key_F10)
    desk.type_text("选错事项")
    desk.press(F.Key_F12)
    desk.wait(lambda: desk.window.deck.panel() is not None and panel(desk).objectName() == "casefile.second")
    assert desk.case(case.id).state is CaseState.RECEIVED
    write(desk, "casefile.second.officer", "c1")
    write(desk, "casefile.second.password", "wrong")
    desk.press(F.Key_F12)
    desk.wait(desk.problem)
    assert panel(desk).objectName() == "casefile.second", "a wrong password can be mended in place"
    write(desk, "casefile.second.password", PASSWORD)
    desk.press(F.Key_F12)
    desk.wait(lambda: desk.case(case.id).state is CaseState.VOID)
    desk.wait(lambda: page.header.state.text() == "作废")
    assert grouped(case.number) in desk.window.actionbar.result.text()


def test_the_lead_signs_a_void_from_the_file(open_desk: OpenDesk) -> None:
    desk = open_desk("c1")
    case = desk.received(FREIGHT)
    desk.act("w1", ask_void, case.id, reason="选错事项")
    page = on_file(desk, case)
    assert page.header.waiting.text() == "待复核：作废"
    assert act(page, "F10").text == "作废复核"
    desk.press(F.Key_F10)
    desk.press(F.Key_F12)
    desk.wait(lambda: desk.case(case.id).state is CaseState.VOID)


def test_a_paper_other_than_the_result_is_served_from_the_file(desk: WorkedDesk) -> None:
    case = desk.accepted(FREIGHT)
    page = on_file(desk, case)
    desk.press(F.Key_F11)
    write(desk, "casefile.serve.recipient", "李收件")
    desk.press(F.Key_F12)
    assert "证件号码" in panel(desk).findChild(object, "casefile.serve.problem").text()  # type: ignore[attr-defined]
    write(desk, "casefile.serve.recipient_id", "342901197812311232")
    desk.window.findChild(QCheckBox, "casefile.serve.is_identity_checked").setChecked(True)
    desk.press(F.Key_F12)
    desk.wait(lambda: any(n.template == "service_receipt" for n in desk.notices(case)))
    desk.wait(lambda: len(desk.printed()) == 1)
    text = words_of(desk.printed()[0].read_bytes())
    assert "李收件" in text and paper(desk, case).number in text
    assert desk.case(case.id).state is CaseState.IN_PROGRESS
    desk.wait(lambda: "文书送达" in story(page))


def test_the_work_goes_on_where_it_belongs(desk: WorkedDesk) -> None:
    case = certified(desk)
    page = on_file(desk, case)
    assert act(page, "F12").text == "去制证送达"
    desk.press(F.Key_F12)
    desk.wait(lambda: desk.page().key == "delivery")


def test_a_print_that_happens_elsewhere_is_seen_at_once(desk: WorkedDesk) -> None:
    case = desk.accepted(FREIGHT)
    page = on_file(desk, case)
    desk.act("w1", record_print, case.id, paper(desk, case).id, copies=2, printer="别处")
    desk.wait(lambda: act(page, "F5").text == "重打")
    assert is_shown(page, case)
