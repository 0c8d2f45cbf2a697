"""The page 同步待办 by keyboard, on a real store whose real center said no: withdrawn, done again, taken once more."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from center_for_tests import Hall
from office_day import LABOUR, application_for
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot
from real_desk import make_real_profile
from synced_desks import DirectWire, SyncedDesk
from window_gates import cut_when_settled, unnamed
from worked_desk import PEOPLE, WorkedDesk, worked_desk

from app.acceptance.accept import accept
from app.acceptance.receive import receive
from app.act import Done
from app.approval.review import finish_step
from app.desk import Desk
from app.events.file import ActUndone
from app.filing import UNDONE
from app.ids import CaseId
from app.left_out_records import LeftOut
from app.state import Case, CaseState
from app.training import PASSWORD
from app.withdrawing import withdraw
from db.desk.opening import log_in
from db.desk.store import Store
from db.desk.sync_shelf import StoreShelf
from ui.pages import PAGES
from ui.sync.page import SyncPage

KEPT = ("acceptance", "approval", "casefile", "sync")


class Pair:
    """The desk with the window, and `other`, who acts at another desk; `meet()` lets both do their rounds."""

    def __init__(self, desk: WorkedDesk, center: Hall, other: Path) -> None:
        self.desk = desk
        self.store: Store = log_in(make_real_profile(other), "w1", PASSWORD, desk.store.around)[0]
        self.here, self.there = tied(center, desk.store, "9999"), tied(center, self.store, "0002")

    def elsewhere(self, who: str, verb: Callable[..., Any], *args: Any, **facts: Any) -> Any:
        return self.store.do(PEOPLE[who], verb, *args, **facts)  # type: ignore[index]

    def meet(self) -> None:
        for one in (self.there, self.here, self.there, self.here):
            one.sync()

    def waiting(self) -> tuple[LeftOut, ...]:
        found: tuple[LeftOut, ...] = self.desk.store.ask(lambda records: records.left_out())
        return found


def tied(center: Hall, store: Store, code: str) -> SyncedDesk:
    one = SyncedDesk.__new__(SyncedDesk)
    one.hall, one.code, one.store, one.shelf = center, code, store, StoreShelf(store)
    one.wire = DirectWire(lambda: center.store, one._known)
    one.enrol()
    return one


@contextmanager
def a_pair(qtbot: QtBot, profile: Path, center: Hall, place: Path, officer: str) -> Iterator[Pair]:
    pages = [entry for entry in PAGES if entry.key in KEPT]
    with worked_desk(qtbot, profile, place / "devices", officer, pages) as desk:
        pair = Pair(desk, center, place / "other")
        try:
            yield pair
            assert pair.desk.store.check().faults == ()
        finally:
            pair.store.close()


@pytest.fixture
def pair(qtbot: QtBot, profile: Path, center: Hall, tmp_path: Path) -> Iterator[Pair]:
    with a_pair(qtbot, profile, center, tmp_path, "w1") as made:
        yield made


def opened(pair: Pair) -> SyncPage:
    desk = pair.desk
    desk.show()
    desk.window.go("sync")
    desk.settle()
    page = desk.page()
    assert isinstance(page, SyncPage)
    desk.wait(lambda: page.listing.one() is not None)
    desk.settle()
    return page


def take_back(desk: Desk, done: Done) -> None:
    papers = tuple(notice.id for notice in done.notices)
    desk.record(done.case.id, ActUndone(done.events, papers))
    for paper in papers:
        desk.void_notice(paper, UNDONE)


def opinion(page: Any) -> str:
    form = getattr(page, "form", None)
    return "" if form is None or "opinion" not in form.fields else str(form.text("opinion"))


def received_on_both(pair: Pair) -> Case:
    case = pair.desk.received(LABOUR)
    pair.meet()
    return case


def withdrawn_elsewhere(pair: Pair) -> Case:
    case = received_on_both(pair)
    pair.elsewhere("w1", withdraw, case.id, reason="不办了", returned=())
    pair.desk.act("w1", accept, case.id, materials=case.materials)
    pair.meet()
    return case


def test_f9_withdraws_with_a_reason_and_the_paper_is_void(pair: Pair) -> None:
    case = withdrawn_elsewhere(pair)
    page, desk = opened(pair), pair.desk
    (one,) = pair.waiting()
    assert "办件现为“已撤回”" in page.detail.why.text()
    primary = next(action for action in page.actions() if action.is_primary)
    assert not primary.is_enabled and "只能撤回" in primary.why
    assert unnamed(QAccessible.queryAccessibleInterface(page)) == [] and cut_when_settled(desk.window, desk.qtbot) == []
    desk.press(Qt.Key.Key_F9)
    desk.press(Qt.Key.Key_F12)
    assert pair.waiting() == (one,), "without a reason nothing is given up"
    desk.type_text("申请人已在二号窗口撤回")
    desk.press(Qt.Key.Key_F12)
    desk.wait(lambda: not pair.waiting())
    desk.settle()
    desk.wait(lambda: page.listing.one() is None)
    paper = next(p for p in desk.notices(case) if p.id == one.papers[0])
    assert paper.is_void and paper.number
    assert desk.problem() == ""


def test_f12_does_it_again_on_the_new_state_and_the_first_paper_is_void(pair: Pair) -> None:
    case = received_on_both(pair)
    first: Done = pair.elsewhere("w1", accept, case.id, materials=case.materials)
    lost: Done = pair.desk.act("w1", accept, case.id, materials=case.materials)
    pair.meet()
    pair.elsewhere("w1", take_back, first)
    pair.meet()
    opened(pair)
    desk = pair.desk
    desk.press(Qt.Key.Key_F12)
    desk.wait(lambda: desk.page().key == "acceptance")
    desk.settle()
    desk.wait(lambda: desk.page().sheet.case is not None)  # type: ignore[attr-defined]
    desk.press(Qt.Key.Key_F12)
    desk.wait(lambda: not pair.waiting())
    desk.settle()
    assert desk.case(case.id).state is CaseState.IN_PROGRESS
    papers = desk.notices(case)
    assert {paper.id for paper in papers if paper.is_void} >= {paper.id for paper in lost.notices}
    assert len([paper for paper in papers if paper.template == "acceptance" and not paper.is_void]) == 1
    pair.meet()
    assert pair.waiting() == () and pair.here.cases() == pair.there.cases()


def test_an_opinion_that_was_lost_stands_in_the_form_again(
    qtbot: QtBot, profile: Path, center: Hall, tmp_path: Path
) -> None:
    with a_pair(qtbot, profile, center, tmp_path, "h1") as pair:
        desk = pair.desk
        case = desk.accepted(LABOUR)
        pair.meet()
        step = case.open_steps[0]
        first: Done = pair.elsewhere("h1", finish_step, case.id, step=step, opinion="同意办理。")
        desk.act("h1", finish_step, case.id, step=step, opinion="经审查，材料真实有效。")
        pair.meet()
        pair.elsewhere("h1", take_back, first)
        pair.meet()
        opened(pair)
        desk.press(Qt.Key.Key_F12)
        desk.wait(lambda: desk.page().key == "approval")
        desk.wait(lambda: opinion(desk.page()) == "经审查，材料真实有效。")
        desk.settle()
        desk.press(Qt.Key.Key_F12)
        desk.wait(lambda: not pair.waiting())
        desk.settle()
        assert desk.case(case.id).finished[-1].opinion == "经审查，材料真实有效。"


def test_an_application_whose_number_was_taken_is_taken_once_more_with_a_number_of_its_own(pair: Pair) -> None:
    pair.elsewhere("w1", receive, application_for(LABOUR))
    here = pair.desk.received(LABOUR, "李重号")
    pair.meet()
    page, desk = opened(pair), pair.desk
    (one,) = pair.waiting()
    assert one.is_whole and "重新登记" in page.detail.why.text()
    desk.press(Qt.Key.Key_F12)
    desk.wait(lambda: desk.page().key == "acceptance")
    desk.settle()
    assert desk.page().sheet.form().applicant.name == "李重号"  # type: ignore[attr-defined]
    desk.press(Qt.Key.Key_F7)
    desk.wait(lambda: not pair.waiting())
    desk.settle()
    assert desk.case(here.id).state is CaseState.VOID
    fresh = [case for case in desk.cases() if case.applicant_name == "李重号" and case.state is CaseState.RECEIVED]
    assert len(fresh) == 1 and fresh[0].number != here.number
    pair.meet()
    assert pair.waiting() == ()
    assert CaseId(fresh[0].id) in pair.there.cases()


def test_the_count_stands_in_the_navigation_and_a_new_one_in_the_problem_bar(pair: Pair) -> None:
    desk = pair.desk
    desk.show()
    desk.window.go("sync")
    desk.settle()
    page, counts = desk.page(), list[tuple[int, str]]()
    page.count_changed.connect(lambda count, tone: counts.append((count, tone)))
    withdrawn_elsewhere(pair)
    page.refresh({"sync"})
    desk.wait(lambda: counts and counts[-1] == (1, "bad"))
    assert "中心有 1 项办理没有采用" in desk.problem()
    opened(pair)
    pair.desk.press(Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    pair.desk.wait(lambda: pair.desk.page().key == "casefile")
    pair.desk.settle()
    titles = [entry.title for entry in pair.desk.page().body.story.entries()]  # type: ignore[attr-defined]
    assert "受理（未被中心采用）" in titles


def test_whoever_logs_in_where_something_waits_is_told_so_on_whatever_page_he_begins(pair: Pair) -> None:
    """Only a figure at the page's name told it when the center had answered before anybody sat there."""
    withdrawn_elsewhere(pair)
    desk = pair.desk
    desk.show()
    desk.window.go("acceptance")
    desk.window.warm_pages()
    desk.wait(lambda: "同步待办：中心有 1 项办理没有采用" in desk.problem())
