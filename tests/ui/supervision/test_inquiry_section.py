"""发现与督办 by keys on a real store: found, sent, answered, confirmed, contested; every act is a person's."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from delivery_hands import F, act, words_of
from office_day import DRAINAGE
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot
from supervision_hands import a_month, on_supervision
from window_gates import cut_when_settled, unnamed
from worked_desk import WorkedDesk

from app.supervision.proceed import appeal, confirm, reply, send
from app.supervision.table import InquiryState
from ui.casefile.page import CaseFilePage
from ui.style import theme
from ui.supervision.inquiry_section import InquirySection
from ui.supervision.page import SupervisionPage


def on_findings(desk: WorkedDesk, count: int = 1) -> tuple[SupervisionPage, InquirySection]:
    page = on_supervision(desk)
    desk.press(F.Key_F2)
    section = page.current()
    assert isinstance(section, InquirySection)
    desk.wait(lambda: len(section.lines.entries()) == count)
    section.lines.setFocus()
    return page, section


def over_a_step(desk: WorkedDesk) -> None:
    desk.on(date(2026, 11, 16))
    desk.accepted(DRAINAGE, "陈二")
    desk.on(date(2026, 11, 23))


def state(section: InquirySection) -> InquiryState:
    line = section.line()
    assert line is not None
    return line.inquiry.state


def test_the_rules_look_everything_over_when_the_section_is_first_seen(desk: WorkedDesk):
    over_a_step(desk)
    _, section = on_findings(desk)
    line = section.line()
    assert line is not None and line.inquiry.rule == "step_over"
    assert section.detail.words.text().startswith("“审查”环节应于 2026-11-20 办结")
    assert (
        "事实明确" in section.lines.entries()[0].spoken() or section.lines.entries()[0].title == "环节超期（全程未超）"
    )


def test_f5_looks_again_and_tells_what_came_of_it(desk: WorkedDesk, qtbot: QtBot):
    page, section = on_findings_empty(desk)
    told: list[str] = []
    page.noted.connect(told.append)
    over_a_step(desk)
    desk.press(F.Key_F5)
    desk.wait(lambda: told and told[-1].startswith("已检查 1 件，新发现 1 项"))
    desk.wait(lambda: len(section.lines.entries()) == 1)


def on_findings_empty(desk: WorkedDesk) -> tuple[SupervisionPage, InquirySection]:
    page = on_supervision(desk)
    section = page.section("inquiries")
    assert isinstance(section, InquirySection)
    desk.settle()
    desk.wait(lambda: not desk.work.is_busy(page))
    return page, section


def test_an_order_is_sent_printed_answered_and_confirmed_by_keys(desk: WorkedDesk):
    over_a_step(desk)
    page, section = on_findings(desk)
    assert act(page, "F12").text == "发督办单"
    desk.press(F.Key_F12)
    desk.wait(lambda: desk.focus().objectName() == "supervision.send.words")
    desk.type_text("请说明原因")
    desk.press(F.Key_F12)
    desk.wait(lambda: state(section) is InquiryState.SENT)
    desk.wait(lambda: len(desk.printed()) == 1)
    words = words_of(desk.printed()[0].read_bytes())
    assert "督办单" in words and "请说明原因" in words
    desk.press(F.Key_F12)
    desk.wait(lambda: desk.focus().objectName() == "supervision.reply.by")
    desk.type_text("何承办")
    desk.press(F.Key_Return)
    desk.type_text("检测报告迟到")
    desk.press(F.Key_F12)
    desk.wait(lambda: state(section) is InquiryState.REPLIED)
    desk.press(F.Key_F12)
    desk.wait(lambda: desk.focus().objectName() == "supervision.confirm.card")
    desk.press(F.Key_F12)
    assert desk.window.deck.panel() is not None, "a card is chosen, never filled in"
    desk.press(F.Key_Down, times=2)
    desk.press(F.Key_Return)
    desk.type_text("属实")
    desk.press(F.Key_F12)
    desk.wait(lambda: section.lines.entries() == ())
    desk.press(F.Key_F3)
    desk.wait(lambda: len(section.lines.entries()) == 1)
    line = section.line()
    assert line is not None and line.inquiry.given == "yellow" and line.inquiry.has_card
    assert "已认定 · 黄牌" in section.lines.entries()[0].note
    assert section.detail.story._model.entries[0].title == "认定"


def test_a_card_too_early_is_refused_in_the_panel_which_stays_open(desk: WorkedDesk):
    over_a_step(desk)
    page, section = on_findings(desk)
    line = section.line()
    assert line is not None
    desk.act("s1", send, line.inquiry.id)
    desk.wait(lambda: state(section) is InquiryState.SENT)
    assert act(page, "F9").text == "认定"
    desk.press(F.Key_F9)
    desk.wait(lambda: desk.focus().objectName() == "supervision.confirm.card")
    desk.press(F.Key_Down, times=2)
    desk.press(F.Key_Return)
    desk.type_text("属实")
    desk.press(F.Key_F12)
    panel = desk.window.deck.panel()
    assert panel is not None
    desk.wait(lambda: "答复期限到 2026-11-26" in panel._problem.text())
    assert state(section) is InquiryState.SENT


def test_a_finding_is_withdrawn_with_its_reason(desk: WorkedDesk):
    over_a_step(desk)
    _, section = on_findings(desk)
    desk.press(F.Key_F8)
    desk.wait(lambda: desk.focus().objectName() == "supervision.withdraw.words")
    desk.press(F.Key_F12)
    assert desk.window.deck.panel() is not None
    desk.type_text("当日停电")
    desk.press(F.Key_F12)
    desk.wait(lambda: section.lines.entries() == ())
    (one,) = desk.store.ask(lambda records: records.inquiries())
    assert one.state is InquiryState.WITHDRAWN and one.notes[0].words == "当日停电"


def test_f10_opens_the_case_at_its_explanation(desk: WorkedDesk):
    over_a_step(desk)
    on_findings(desk)
    desk.press(F.Key_F10)
    desk.wait(lambda: isinstance(desk.page(), CaseFilePage))
    file = desk.page()
    assert isinstance(file, CaseFilePage)
    desk.wait(file.body.is_viewing)


def test_a_lead_answers_and_sees_why_the_rest_is_not_theirs(open_desk: Callable[[str], WorkedDesk]):
    desk = open_desk("c1")
    over_a_step(desk)
    page, section = on_findings(desk)
    assert not act(page, "F12").is_enabled and "不是监察员" in act(page, "F12").why
    line = section.line()
    assert line is not None
    desk.act("s1", send, line.inquiry.id)
    desk.wait(lambda: state(section) is InquiryState.SENT)
    assert act(page, "F12").text == "登记答复" and act(page, "F12").is_enabled


def contested(desk: WorkedDesk, section: InquirySection) -> None:
    """A card of s1 that c1 contested."""
    line = section.line()
    assert line is not None
    desk.act("s1", send, line.inquiry.id)
    desk.act("c1", reply, line.inquiry.id, by="何承办", words="检测迟到")
    desk.act("s1", confirm, line.inquiry.id, card="yellow", words="属实")
    desk.act("c1", appeal, line.inquiry.id, by="何承办", words="当日已交接")
    desk.wait(lambda: state(section) is InquiryState.APPEALED)


def test_who_gave_the_card_sees_why_the_appeal_is_not_theirs(desk: WorkedDesk):
    over_a_step(desk)
    page, section = on_findings(desk)
    contested(desk, section)
    for key in ("F12", "F8"):
        assert not act(page, key).is_enabled and "由您认定" in act(page, key).why
    desk.press(F.Key_F12)
    assert desk.window.deck.panel() is None
    assert "由您认定" in desk.problem(), "a key that cannot be used now says why"


def test_the_finding_stands_at_the_top_and_the_cursor_in_the_list(desk: WorkedDesk):
    over_a_step(desk)
    page = on_supervision(desk)
    desk.press(F.Key_F2)
    section = page.section("inquiries")
    assert isinstance(section, InquirySection)
    desk.wait(lambda: section.lines.entries() and desk.focus() is section.lines)
    detail = section.detail
    below = detail.words.mapTo(detail, detail.words.rect().bottomLeft()).y()
    assert below < detail.height() * 0.3, "title and sentence are not spread over an empty card"


def test_the_lead_decides_an_appeal_by_keys_where_there_is_one_supervisor(open_desk: Callable[[str], WorkedDesk]):
    desk = open_desk("a1")
    over_a_step(desk)
    page, section = on_findings(desk)
    contested(desk, section)
    assert act(page, "F8").is_enabled
    desk.press(F.Key_F8)
    desk.wait(lambda: desk.focus().objectName() == "supervision.withdraw.words")
    desk.type_text("交接属实，撤销")
    desk.press(F.Key_F12)
    desk.wait(lambda: section.lines.entries() == ())
    (one,) = desk.store.ask(lambda records: records.inquiries())
    assert one.state is InquiryState.WITHDRAWN and one.notes[-1].officer == "a1"


def test_a_lock_forgets_what_was_found(desk: WorkedDesk):
    over_a_step(desk)
    page, section = on_findings(desk)
    page.clear_secrets()
    assert section.lines.entries() == () and section.line() is None


@pytest.mark.parametrize("screen", [(1366, 768), (1920, 1080)])
@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_no_word_is_cut_and_every_widget_has_a_name(
    desk: WorkedDesk, qtbot: QtBot, screen: tuple[int, int], scale: float
):
    a_month(desk)
    theme().apply(scale=scale)
    page, section = on_findings(desk, 8)
    desk.window.resize(*screen)
    assert cut_when_settled(desk.window, qtbot) == []
    assert unnamed(QAccessible.queryAccessibleInterface(page)) == []
    section.go_on()
    panel = desk.window.deck.panel()
    assert panel is not None and cut_when_settled(panel, qtbot) == []
