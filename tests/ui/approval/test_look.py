"""How the page shares its room: list, case and paper; nothing cut, nothing without a name."""

from __future__ import annotations

from datetime import timedelta, timezone

import pytest
from approval_hands import OpenDesk, act, opened, wait_for_form
from office_day import DRAINAGE, LABOUR, ROAD
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from window_gates import cut_when_settled, unnamed

from ui.approval.case_cards import SummaryCard
from ui.style import theme


def test_on_a_small_screen_the_list_gives_way_to_the_paper_while_writing(open_desk: OpenDesk) -> None:
    desk = open_desk("a1")
    page = opened(desk, desk.to_decision(LABOUR), "grant")
    assert page.work_list.listing.isVisible() and not page.split.pane.isVisible()
    page.focus_form()
    desk.wait(lambda: not page.work_list.listing.isVisible())
    desk.wait(page.split.pane.isVisible)
    assert act(page, "Esc").text == "返回列表"
    desk.press(Qt.Key.Key_Escape)
    desk.wait(page.work_list.listing.isVisible)
    assert desk.focus() is page.list.steps


def test_on_a_large_screen_list_case_and_paper_stand_side_by_side(open_desk: OpenDesk) -> None:
    desk = open_desk("a1")
    page = opened(desk, desk.to_decision(LABOUR), "grant")
    desk.window.resize(1920, 1080)
    desk.wait(page.split.pane.isVisible)
    page.focus_form()
    assert page.work_list.listing.isVisible()
    assert not page.list.steps.isColumnHidden(3)


def test_a_step_that_issues_nothing_shows_the_last_paper_as_it_was_issued(open_desk: OpenDesk) -> None:
    desk = open_desk("h1")
    case = desk.accepted(LABOUR)
    page = opened(desk, case, "finish")
    desk.window.resize(1920, 1080)
    desk.wait(lambda: page.pane.shown is not None)
    assert page.pane.shown.id == desk.notices(case)[-1].id  # type: ignore[union-attr]
    assert page.split.paper.page_count() >= 1


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("screen", [(1366, 768), (1920, 1080)])
def test_nothing_is_cut(open_desk: OpenDesk, screen: tuple[int, int], scale: float) -> None:
    desk = open_desk("h1")
    page = opened(desk, desk.accepted(ROAD), "finish")
    theme().apply(scale=scale)
    desk.window.resize(*screen)
    assert cut_when_settled(page, desk.qtbot) == []
    assert (desk.window.width(), desk.window.height()) == screen


@pytest.mark.parametrize("key", ["F7", "F10"])
def test_nothing_is_cut_in_the_forms(open_desk: OpenDesk, key: str) -> None:
    desk = open_desk("h1")
    page = opened(desk, desk.accepted(DRAINAGE), "finish")
    act(page, key).slot()
    wait_for_form(desk, page, {"F7": "stop", "F10": "extend"}[key])
    for scale in (1.0, 2.0):
        theme().apply(scale=scale)
        assert cut_when_settled(page, desk.qtbot) == []


def test_every_interactive_part_has_a_name(open_desk: OpenDesk) -> None:
    desk = open_desk("h1")
    page = opened(desk, desk.accepted(DRAINAGE), "finish")
    desk.wait(lambda: page.story.timeline.entries())
    assert unnamed(QAccessible.queryAccessibleInterface(page)) == []


def test_the_summary_tells_clocks_in_words_and_shapes_not_in_colour_alone(open_desk: OpenDesk) -> None:
    desk = open_desk("h1")
    page = opened(desk, desk.accepted(DRAINAGE), "finish")
    assert isinstance(page.summary, SummaryCard)
    told = {name: light.text() for name, light in page.summary.clocks.lights.items()}
    assert told["step"].startswith("正常 4 工作日")
    assert all("至 2026" in text for text in told.values())


def test_the_summary_says_who_holds_the_case(open_desk: OpenDesk) -> None:
    desk = open_desk("h1")
    page = opened(desk, desk.accepted(DRAINAGE), "finish")
    assert page.summary.facts.texts()["承办"] == "示例区住房和城乡建设局 · 承办人"


def test_the_story_tells_who_did_what(open_desk: OpenDesk) -> None:
    desk = open_desk("c1")
    case = desk.accepted(DRAINAGE)
    for step in ("审查", "现场踏勘"):
        case = desk.finish(case, step)
    page = opened(desk, case, "finish")
    told = [(entry.title, entry.who) for entry in page.story.timeline.entries()]
    assert told[0] == ("现场踏勘 · 环节办结", "何承办")
    assert ("受理", "李晓梅") in told


def test_the_story_tells_the_time_of_the_office_whatever_the_machine_s_zone_is(open_desk: OpenDesk) -> None:
    desk = open_desk("h1")
    case = desk.accepted(DRAINAGE)
    page = opened(desk, case, "finish")
    in_office = desk.setting().moment.at.astimezone(timezone(timedelta(hours=8)))
    [told] = {entry.when for entry in page.story.timeline.entries()}
    assert told == f"{in_office:%Y-%m-%d %H:%M}"


def test_the_lists_count_and_the_choice_is_made_by_keyboard(open_desk: OpenDesk) -> None:
    desk = open_desk("h1")
    desk.accepted(DRAINAGE)
    page = opened(desk)
    desk.wait(lambda: page.list.task() is not None)
    names = [button.accessibleName() for button in page.list.choice._group.buttons()]
    assert names == ["我的环节 1", "等待我批准"]
    page.list.choice.setFocus()
    desk.press(Qt.Key.Key_Right)
    assert page.list.choice.code() == "signatures" and page.list.task() is None


def test_a_scanned_number_goes_to_its_line(open_desk: OpenDesk) -> None:
    desk = open_desk("h1")
    first, second = desk.accepted(DRAINAGE, "示例区甲有限公司"), desk.accepted(LABOUR, "示例区乙有限公司")
    page = opened(desk)
    for case in (second, first):
        page.show_case(case.number)
        desk.wait(lambda wanted=case: (task := page.list.task()) is not None and task.case.id == wanted.id)


def test_a_case_that_is_not_mine_is_not_found_on_my_list(open_desk: OpenDesk) -> None:
    desk = open_desk("c1")
    case = desk.accepted(DRAINAGE)
    page = opened(desk)
    page.show_case(case.number)
    desk.settle()
    assert page.list.task() is None and desk.problem() == ""
