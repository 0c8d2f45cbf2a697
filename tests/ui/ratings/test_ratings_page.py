"""The page 评价投诉 by keys: a bad rating from the call to its end, a complaint to its end, paper forms, figures."""

from __future__ import annotations

from datetime import timedelta

import pytest
from office_day import LABOUR
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication
from ratings_hands import TODAY, OpenDesk, complained, complaint, fill, opened, rated, visit
from window_gates import cut_when_settled, unnamed
from worked_desk import WorkedDesk

from app.events.ratings import Channel
from app.ratings.complain import Grievance, take_complaint
from app.ratings.rate import rate
from app.ratings.table import CallBackState, ComplaintState, Move
from app.ratings.visit import visit_id
from app.register_words import grouped
from ui.ratings.page import RatingsPage
from ui.ratings.words import Segment
from ui.style import theme

Key = Qt.Key


def choose(desk: WorkedDesk, times: int) -> None:
    """Choose the entry that lies this many below, and go on."""
    desk.press(Key.Key_Down, times=times)
    desk.press(Key.Key_Return)


def go_on(desk: WorkedDesk, page: RatingsPage, times: int, words: str) -> None:
    """F12, the choice, what happened, F12."""
    desk.press(Key.Key_F12)
    desk.wait(lambda: desk.window.deck.panel() is not None)
    choose(desk, times)
    desk.type_text(words)
    desk.press(Key.Key_F12)
    desk.wait(lambda: desk.window.deck.panel() is None)
    desk.settle()


def primary(page: RatingsPage) -> str:
    return next((action.text for action in page.actions() if action.is_primary), "")


def test_a_bad_rating_goes_from_the_call_to_its_end_by_one_key(open_desk: OpenDesk) -> None:
    desk = open_desk("s1")
    held = rated(desk, 1, "赵𠅤", comment="等候太久")
    page = opened(desk)
    assert page.listing.lines.hasFocus() and primary(page) == "登记联系"
    go_on(desk, page, 3, "无人接听")
    desk.wait(lambda: visit(desk, held).call_back.notes)  # type: ignore[union-attr]
    assert primary(page) == "登记联系", "a call in vain leaves it where it was"
    for times, words, then in (
        (1, "属实，已致歉", "登记整改"),
        (1, "当场改正", "登记反馈"),
        (1, "电话告知结果", "办结回访"),
        (1, "当事人认可", ""),
    ):
        go_on(desk, page, times, words)
        desk.wait(lambda want=then: primary(page) == want)
    found = visit(desk, held).call_back
    assert found is not None and found.state is CallBackState.CLOSED
    assert [note.move for note in found.notes] == [Move.TRY, Move.REACH, Move.MEASURE, Move.ANSWER, Move.CLOSE]
    assert page.listing.lines.entries() == ()


def test_an_overdue_call_back_stands_on_top_and_colours_the_navigation(open_desk: OpenDesk) -> None:
    desk = open_desk("s1")
    told: list[tuple[str, int, str]] = []
    desk.window.deck.count_changed.connect(lambda key, count, tone: told.append((key, count, tone)))
    fill(desk)
    page = opened(desk)
    entries = page.listing.lines.entries()
    assert [(e.title, e.told(), e.note) for e in entries] == [
        ("赵𠅤", "超期 3 工作日", "待联系"),
        ("欧阳娜娜", "临近 1 工作日", "待联系"),
    ]
    assert told[-1] == ("ratings", 4, "bad")
    assert page.detail.head.light.text() == "超期 3 工作日"
    desk.wait(lambda: page.detail.head.facts.texts().get("联系电话") == "13800138000")


def test_nothing_is_chosen_beforehand_and_nothing_closed_without_words(open_desk: OpenDesk) -> None:
    desk = open_desk("s1")
    held = rated(desk, 2, "赵𠅤")
    page = opened(desk)
    desk.press(Key.Key_F12)
    desk.wait(lambda: desk.window.deck.panel() is not None)
    panel = desk.window.deck.panel()
    assert panel is not None
    desk.press(Key.Key_F12)
    assert "请先填写或选择" in panel._problem.text()
    choose(desk, 1)
    desk.press(Key.Key_F12)
    assert "请写明情况" in panel._problem.text() and desk.window.deck.panel() is panel
    assert visit(desk, held).call_back.notes == ()  # type: ignore[union-attr]
    assert page.listing.lines.entries()


def test_after_a_call_it_may_be_closed_at_once(open_desk: OpenDesk) -> None:
    desk = open_desk("s1")
    held = rated(desk, 2, "赵𠅤")
    page = opened(desk)
    assert "F8" not in [action.key_sequence for action in page.actions()]
    go_on(desk, page, 2, "本人称点错了")
    desk.wait(lambda: "F8" in [action.key_sequence for action in page.actions()])
    desk.press(Key.Key_F8)
    desk.wait(lambda: desk.window.deck.panel() is not None)
    choose(desk, 4)
    desk.type_text("误评，本人确认")
    desk.press(Key.Key_F12)
    desk.wait(lambda: visit(desk, held).call_back.state is CallBackState.CLOSED)  # type: ignore[union-attr]
    assert visit(desk, held).call_back.last(Move.CLOSE).choice == "mistaken"  # type: ignore[union-attr]
    assert visit(desk, held).rating.score == 2, "the rating itself stays what it was"  # type: ignore[union-attr]


def test_a_complaint_shows_the_case_it_is_about(open_desk: OpenDesk) -> None:
    desk = open_desk("s1")
    case = desk.accepted(LABOUR)
    said = Grievance(
        "phone", case.department, "未一次性告知", "钱𠅤", "13800138000", "2号窗口", case_number=case.number
    )
    desk.act("w1", take_complaint, said)
    complained(desk)
    page = opened(desk)
    desk.press(Key.Key_F2)
    desk.wait(lambda: page.listing.current() is Segment.COMPLAINTS and len(page.listing.lines.entries()) == 2)
    told = set()
    for key in (Key.Key_Home, Key.Key_Down):
        desk.press(key)
        desk.settle()
        told.add(page.detail.head.facts.texts().get("办件编号", ""))
    assert told == {grouped(case.number), ""}


def test_a_complaint_runs_to_its_end_by_keys(open_desk: OpenDesk) -> None:
    desk = open_desk("s1")
    page = opened(desk)
    desk.press(Key.Key_F5)
    desk.wait(lambda: desk.window.deck.panel() is not None)
    choose(desk, 2)
    choose(desk, 1)
    for text in ("2号窗口", "钱𠅤", "13800138000", "w1"):
        desk.type_text(text)
        desk.press(Key.Key_Return)
    desk.press(Key.Key_Return)
    desk.type_text("排队两小时无人理睬")
    desk.press(Key.Key_F12)
    desk.wait(lambda: page.listing.current() is Segment.COMPLAINTS and page.listing.lines.entries())
    held = desk.store.ask(lambda records: records.complaints())[0]
    assert (held.way, held.who, held.about_officer, held.words) == ("phone", "钱𠅤", "w1", "排队两小时无人理睬")
    for times, words, then in ((1, "调看录像属实", "登记答复"), (1, "已致歉整改", "登记回访"), (1, "认可", "")):
        go_on(desk, page, times, words)
        desk.wait(lambda want=then: primary(page) == want)
    assert complaint(desk, held).state is ComplaintState.CLOSED
    assert len(page.detail.story.entries()) == 3 and page.listing.lines.entries()[0].note == "已办结"


def test_a_refusal_is_told_in_the_panel_and_what_was_typed_stays(open_desk: OpenDesk) -> None:
    desk = open_desk("s1")
    page = opened(desk)
    desk.press(Key.Key_F5)
    desk.wait(lambda: desk.window.deck.panel() is not None)
    choose(desk, 1)
    choose(desk, 1)
    for text in ("", "", "12", "x9"):
        desk.type_text(text) if text else None
        desk.press(Key.Key_Return)
    desk.press(Key.Key_Return)
    desk.type_text("态度差")
    desk.press(Key.Key_F12)
    panel = desk.window.deck.panel()
    assert panel is not None
    desk.wait(lambda: panel._problem.text())
    assert "x9" in panel._problem.text() or "电话" in panel._problem.text()
    assert panel.words.text() == "态度差" and desk.problem() == ""  # type: ignore[attr-defined]
    assert page.listing.current() is Segment.CALLS


def test_a_lock_in_the_middle_of_writing_loses_nothing(open_desk: OpenDesk) -> None:
    desk = open_desk("s1")
    rated(desk, 1, "赵𠅤")
    opened(desk)
    desk.press(Key.Key_F12)
    desk.wait(lambda: desk.window.deck.panel() is not None)
    choose(desk, 1)
    desk.type_text("电话里说到一半")
    desk.window.lock()
    desk.wait(lambda: desk.window.is_locked)
    desk.settle()
    desk.window._on_unlocked()
    desk.window.curtain.hide()
    desk.settle()
    page = desk.page()
    assert isinstance(page, RatingsPage)
    desk.wait(lambda: page.listing.lines.entries())
    page.listing.focus_list()
    desk.press(Key.Key_F12)
    desk.wait(lambda: desk.window.deck.panel() is not None)
    panel = desk.window.deck.panel()
    assert panel.content() == {"choice": "verified", "words": "电话里说到一半"}  # type: ignore[union-attr]


def test_a_paper_form_is_entered_by_its_code(open_desk: OpenDesk) -> None:
    desk = open_desk("c1")
    held = rated(desk, 0, "韩梅梅")
    opened(desk)
    for score, named, told in ((5, 2, "不满意"), (2, 1, "评价过")):
        desk.press(Key.Key_F4)
        desk.wait(lambda: desk.window.deck.panel() is not None)
        panel = desk.window.deck.panel()
        desk.type_text(held.code.lower().replace("-", ""))
        desk.press(Key.Key_Return)
        choose(desk, score)
        choose(desk, named)
        desk.type_text("大厅太冷")
        desk.press(Key.Key_F12)
        desk.wait(lambda p=panel: desk.window.deck.panel() is None or p._problem.text())
        desk.settle()
        if told == "评价过":
            assert panel is not None and "评价过" in panel._problem.text()
    found = visit(desk, held)
    assert found.rating is not None and found.rating.score == 1 and not found.rating.is_named
    assert found.rating.officer == "w1" and found.rating.comment == "大厅太冷" and found.call_back is None


def test_blanks_are_shown_as_blanks_with_their_figures(open_desk: OpenDesk) -> None:
    """A closed market leader posts a default satisfaction of "5"."""
    desk = open_desk("s1")
    fill(desk)
    page = opened(desk)
    line = page.figures.text()
    assert "办理 6 次" in line and "评价 5 次" in line and "未评价 1 次" in line and "满意度 62.0（n=5）" in line
    desk.press(Key.Key_F2, times=2)
    assert page.listing.current() is Segment.ALL
    entries = {entry.title: entry.note for entry in page.listing.lines.entries()}
    assert entries["韩梅梅"].startswith("未评价") and entries["周文彬"].startswith("非常满意")
    assert [(t.key, t.visits, t.rated, t.blank) for t in page.detail.figures.rows()] == [("李晓梅", 6, 5, 1)]
    for by, rows in (("item", 3), ("month", 1)):
        page.detail.figures.choice.set_code(by)
        assert len(page.detail.figures.rows()) == rows


def test_a_day_without_ratings_has_no_figure(open_desk: OpenDesk) -> None:
    desk = open_desk("s1")
    rated(desk, 0, "韩梅梅")
    page = opened(desk)
    assert "满意度 —（n=0）" in page.figures.text()


def test_the_register_is_printed_by_f11(open_desk: OpenDesk) -> None:
    desk = open_desk("s1")
    complained(desk)
    page = opened(desk)
    desk.press(Key.Key_F2)
    desk.wait(lambda: "F11" in [action.key_sequence for action in page.actions()])
    desk.press(Key.Key_F11)
    desk.wait(desk.printed)
    assert "投诉举报登记簿" in desk.printed()[0].name


def test_whoever_was_rated_does_not_call_back(open_desk: OpenDesk) -> None:
    desk = open_desk("c1")
    case = desk.accepted("排水", "赵𠅤")
    desk.act("c1", rate, visit_id(case.id, TODAY), score=1, channel=Channel.SCREEN)
    page = opened(desk)
    action = next(a for a in page.actions() if a.key_sequence == "F12")
    assert not action.is_enabled and "本人" in action.why
    desk.press(Key.Key_Return)
    assert desk.window.deck.panel() is None


def test_f10_opens_the_case_file_without_the_level(open_desk: OpenDesk) -> None:
    desk = open_desk("c1")
    rated(desk, 1, "赵𠅤")
    opened(desk)
    desk.press(Key.Key_F10)
    desk.wait(lambda: desk.page().key == "casefile")


def test_a_limit_that_ends_overnight_is_red_in_the_morning(open_desk: OpenDesk) -> None:
    desk = open_desk("s1")
    rated(desk, 1, "赵𠅤")
    page = opened(desk)
    desk.on(TODAY + timedelta(days=2))
    page.refresh(set())
    desk.settle()
    desk.wait(lambda: page.listing.lines.entries()[0].light == "red")


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("screen", [(1366, 768), (1920, 1080)])
def test_nothing_is_cut_on_the_page(open_desk: OpenDesk, screen: tuple[int, int], scale: float) -> None:
    desk = open_desk("s1")
    fill(desk)
    page = opened(desk)
    theme().apply(scale=scale)
    desk.window.resize(*screen)
    for segment in Segment:
        page.listing.show_segment(segment)
        desk.settle()
        assert cut_when_settled(page, desk.qtbot) == []
    assert (desk.window.width(), desk.window.height()) == screen


def test_every_interactive_part_of_page_and_panels_has_a_name(open_desk: OpenDesk) -> None:
    desk = open_desk("s1")
    fill(desk)
    page = opened(desk)
    for key in (Key.Key_F12, Key.Key_F4, Key.Key_F5):
        page.listing.focus_list()
        desk.press(key)
        desk.wait(lambda: desk.window.deck.panel() is not None)
        assert unnamed(QAccessible.queryAccessibleInterface(desk.window)) == []
        desk.press(Key.Key_Escape)
    assert QApplication.focusWidget() is not None
