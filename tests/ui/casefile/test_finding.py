"""Finding a case, and what its file tells: search, barcode anywhere, masks, clocks, story."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from casefile_hands import is_shown, on_file, story
from decided_cases import AGENT, FREIGHT, certified
from delivery_hands import F, OpenDesk, keys, on_delivery
from office_day import NATURAL, application_for
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from window_gates import cut_when_settled, unnamed
from worked_desk import WorkedDesk

from app.acceptance.accept import accept
from app.events.office import Looked
from app.filing import add_note
from ui.casefile.page import CaseFilePage
from ui.style import theme

HOSTILE = ["<b>粗</b>", "' OR 1=1 --", "%_*?", "𠅤", "\u202e", "9" * 400, "〔2026〕", "\x00"]


@pytest.mark.parametrize("typed", ["wjg", "王建", "0333", "13800138"])
def test_a_case_is_found_by_what_is_at_hand_and_opened_by_enter(desk: WorkedDesk, typed: str) -> None:
    case = desk.accepted(FREIGHT, "王建国")
    page = on_file(desk)
    assert desk.focus().objectName() == "casefile.search"
    desk.type_text(typed)
    desk.wait(page.finder.edit.is_open)
    desk.press(F.Key_Return)
    desk.wait(lambda: is_shown(page, case))
    assert page.header.number.text().replace(" ", "") == case.number
    assert page.finder.edit.text() == ""
    assert desk.focus().objectName() == "casefile.story"


def looks(desk: WorkedDesk) -> list[tuple[str, int, str]]:
    events = desk.store.ask(lambda records: records.office_events())
    found = [event for event in events if event.kind == Looked.KIND]
    return [(event.data["what"], event.data["cases"], (event.private or {})["query"]) for event in found]


def test_a_search_that_was_chosen_from_is_on_record_once_and_the_letters_on_the_way_are_not(desk: WorkedDesk) -> None:
    case = desk.accepted(FREIGHT, "王建国")
    page = on_file(desk)
    for letter in "0333":
        desk.type_text(letter)
    desk.wait(page.finder.edit.is_open)
    desk.press(F.Key_Return)
    desk.wait(lambda: is_shown(page, case))
    desk.wait(lambda: bool(looks(desk)))
    assert looks(desk) == [("searched", 1, "0333")]
    page.finder.edit.setFocus()
    desk.type_text("0333")
    desk.wait(page.finder.edit.is_open)
    desk.press(F.Key_Return)
    desk.wait(lambda: len(looks(desk)) == 2)


def test_a_search_that_is_only_looked_at_is_on_record_too_and_a_case_number_is_none(desk: WorkedDesk) -> None:
    case = desk.accepted(FREIGHT, "王建国")
    page = on_file(desk)
    desk.type_text("王建国")
    desk.wait(page.finder.edit.is_open)
    desk.wait(lambda: bool(looks(desk)))
    page.finder.edit.setText(case.number)
    desk.wait(page.finder.edit.is_open)
    desk.press(F.Key_Return)
    desk.wait(lambda: is_shown(page, case))
    assert looks(desk) == [("searched", 1, "王建国")]


def test_what_is_not_there_is_told_beneath_the_box(desk: WorkedDesk) -> None:
    case = desk.accepted(FREIGHT)
    page = on_file(desk)
    desk.type_text("查无此人")
    desk.wait(lambda: "没有找到" in page.finder.message())
    wrong = case.number[:-1] + str((int(case.number[-1]) + 1) % 10)
    desk.window.go("casefile", wrong)
    desk.wait(lambda: "校验位" in page.finder.message())
    assert desk.problem() == "" and page.file() is None


@pytest.mark.parametrize("value", HOSTILE)
def test_hostile_searches_find_nothing_and_break_nothing(desk: WorkedDesk, value: str) -> None:
    desk.accepted(FREIGHT)
    page = on_file(desk)
    page.finder.edit.setText(value)
    desk.settle()
    assert not page.finder.edit.is_open() and not desk.window.crash_page.isVisible()


def test_a_barcode_read_anywhere_opens_the_file(desk: WorkedDesk) -> None:
    """scangon 3: a scanner's keys are read beneath whatever has the cursor."""
    case = desk.accepted(FREIGHT, "王建国")
    on_delivery(desk)
    desk.scan(case.number)
    desk.wait(lambda: isinstance(desk.page(), CaseFilePage))
    page = desk.page()
    assert isinstance(page, CaseFilePage)
    desk.wait(lambda: is_shown(page, case))
    other = desk.accepted(FREIGHT, "另一件")
    desk.devices.barcode_read.emit(other.number)
    desk.wait(lambda: is_shown(page, other))


def test_the_head_says_who_what_where_and_hides_the_numbers_until_they_are_asked_for(desk: WorkedDesk) -> None:
    case = certified(desk, agent=AGENT)
    page = on_file(desk, case)
    assert (page.header.state.text(), page.header.item.text()) == ("待送达", "道路货物运输经营许可 · 示例区交通运输局")
    shown = page.header.applicant.text()
    assert "王建国" in shown and "李代办" in shown
    assert AGENT.id_number not in shown and AGENT.phone not in shown
    desk.press(F.Key_F6)
    desk.wait(lambda: AGENT.id_number in page.header.applicant.text())
    assert AGENT.phone in page.header.applicant.text()
    assert "F6" not in keys(page)
    page.show_case(case.number)
    desk.wait(lambda: AGENT.id_number not in page.header.applicant.text())


def test_a_supervisor_sees_a_masked_name_until_it_is_on_record(open_desk: OpenDesk) -> None:
    desk = open_desk("s1")
    case = desk.accepted("食品经营", "某某")
    person = case.applicant
    assert person is not None
    page = on_file(desk)
    desk.type_text("某某")
    desk.wait(page.finder.edit.is_open)
    desk.press(F.Key_Return)
    desk.wait(lambda: is_shown(page, case))
    assert keys(page) >= {"F3", "F6"} and not keys(page) & {"F7", "F8", "F10", "F5", "F12"}
    masked = page.header.applicant.text()
    assert person.phone not in masked
    desk.press(F.Key_F6)
    desk.wait(lambda: person.phone in page.header.applicant.text())
    assert desk.problem() == ""


def test_a_persons_name_is_masked_to_a_stranger_in_the_list_too(open_desk: OpenDesk) -> None:
    desk = open_desk("s1")
    application = replace(application_for(FREIGHT), applicant=NATURAL)
    case = desk.act("w1", accept, application).case
    page = on_file(desk)
    desk.type_text(NATURAL.name)
    desk.wait(page.finder.edit.is_open)
    hit = page.finder.edit._popup.current()
    assert hit is not None and hit.title.startswith("张**　")
    desk.press(F.Key_Return)
    desk.wait(lambda: is_shown(page, case))
    assert page.header.applicant.text() == "张** · 110101********0134 · 138****8000"


def test_each_clock_stands_with_light_days_and_reason_and_explains_itself_in_full(desk: WorkedDesk) -> None:
    """zammad 390: the date was right and nobody could see why."""
    desk.on(date(2026, 11, 16))
    case = desk.accepted(FREIGHT)
    desk.on(date(2026, 11, 23))
    page = on_file(desk, case)
    told = {tile.line.sheet.kind: tile.spoken() for tile in page.header.clocks.tiles()}
    assert set(told) == {"acceptance", "statutory", "promised", "step"}
    assert "按时办结" in told["acceptance"] and "剩" in told["statutory"]
    assert "自起算日的次日起" in page.header.clocks.why.text()
    desk.press(F.Key_F4)
    assert desk.focus().objectName() == "casefile.explanation"
    text = page.viewer.lines.toPlainText()
    assert "2026-11-17  第1日。" in text and "届满" in text
    desk.press(F.Key_Escape)
    assert desk.focus().objectName() == "casefile.story" and not page.body.is_viewing()


def test_the_clocks_are_walked_by_arrows(desk: WorkedDesk) -> None:
    page = on_file(desk, desk.accepted(FREIGHT))
    tiles = page.header.clocks.tiles()
    tiles[0].setFocus()
    desk.press(F.Key_Right)
    assert tiles[1].hasFocus() and page.header.clocks.why.text().startswith(tiles[1].line.sheet.title)
    desk.press(F.Key_Left, times=2)
    assert tiles[-1].hasFocus()
    desk.press(F.Key_Return)
    assert page.viewer.lines.toPlainText() != "" and page.body.is_viewing()


def test_a_provisional_date_is_marked(desk: WorkedDesk) -> None:
    desk.on(date(2026, 12, 28))
    page = on_file(desk, desk.accepted(FREIGHT))
    assert any("（暂定）" in tile.spoken() for tile in page.header.clocks.tiles())


def test_the_story_tells_who_did_what_and_grows_while_it_is_read(desk: WorkedDesk) -> None:
    case = certified(desk)
    page = on_file(desk, case)
    assert story(page)[0] == "制证" and story(page)[-1] == "收件"
    entry = next(e for e in page.body.story.entries() if e.title.startswith("准予决定"))
    assert (entry.who, entry.when) == ("安批准", "2026-11-23 09:00")
    desk.act("h1", add_note, case.id, text="<b>电话告知</b>")
    desk.wait(lambda: story(page)[0] == "备注")
    assert page.body.story.entries()[0].detail == "<b>电话告知</b>"


def test_the_case_is_gone_when_the_officer_leaves_or_stays_away_for_long(desk: WorkedDesk) -> None:
    case = desk.accepted(FREIGHT, "王建国")
    page = on_file(desk, case)
    page.clear_secrets()
    assert page.file() is None


def test_an_open_file_is_there_again_after_a_lock_and_was_not_read_twice(desk: WorkedDesk) -> None:
    case = desk.accepted(FREIGHT, "王建国")
    page = on_file(desk, case)
    page.notices.setFocus()
    reads = len(desk.store.ask(lambda records: records.office_events()))
    desk.window.lock()
    assert "王建国" not in " ".join(label.text() for label in desk.window.findChildren(QLabel))
    desk.unlock()
    assert desk.page() is page and page.file() is not None and page.file().case.id == case.id  # type: ignore[union-attr]
    assert desk.focus() is page.notices
    desk.settle()
    again = desk.store.ask(lambda records: records.office_events())
    assert [one.kind for one in again[reads:]] == ["session_changed", "session_changed"]


@pytest.mark.parametrize(("size", "scale"), [((1366, 768), 1.0), ((1366, 768), 2.0), ((1920, 1080), 1.25)])
def test_nothing_is_cut_and_everything_is_named(
    desk: WorkedDesk, qtbot: QtBot, size: tuple[int, int], scale: float
) -> None:
    page = on_file(desk, certified(desk, agent=AGENT))
    theme().apply(scale=scale)
    desk.window.resize(*size)
    assert cut_when_settled(desk.window, qtbot) == []
    desk.press(F.Key_F4)
    assert cut_when_settled(desk.window, qtbot) == []
    assert unnamed(QAccessible.queryAccessibleInterface(desk.window)) == []
    assert (desk.window.width(), desk.window.height()) == size
    assert page.body.is_viewing()


def test_at_1366_by_768_story_papers_and_materials_are_in_sight_at_once(desk: WorkedDesk, qtbot: QtBot) -> None:
    page = on_file(desk, certified(desk, agent=AGENT))
    qtbot.wait(200)  # the bar of acts finds its rows in several rounds of layout
    assert page._column.verticalScrollBar().maximum() == 0  # the file does not scroll on a low screen
    for widget in (page.body.story, page.notices, page.materials):
        assert widget.height() > 80
