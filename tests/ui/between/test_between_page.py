"""The page 跨层级办理 by keys, at real desks of a county and a city, over HTTP and through both centers' rounds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from between_hands import BetweenWindow
from center_for_tests import PASSWORD
from desk_for_tests import CHIEF
from levels_for_tests import CITY, COUNTY, Level, LevelDesk, owners
from PySide6.QtCore import Qt

from app.clock.limits import Limit, Unit
from app.errors import Refused
from app.events.levels import StandardLine
from app.ids import EventId, OfficerId
from app.levels.between import ASKED, DONE, GIVEN, OPEN, WITHDRAWN, LinkLine, Passing
from app.officer import Appointment, Officer, Role
from app.post import Post
from app.wording import say_trouble
from ui.between.listing import CAME, CENTERS, STANDARD, UP, WENT
from ui.between.offered import Sight
from ui.between.page import BetweenPage
from ui.between.panels import AnswerPanel

Pair = dict[int, Level]
WindowAt = Callable[[LevelDesk], BetweenWindow]
F5, F9, F12 = Qt.Key.Key_F5, Qt.Key.Key_F9, Qt.Key.Key_F12


def settled(pair: Pair) -> None:
    for _ in range(2):
        for one in (pair[COUNTY], pair[CITY]):
            one.desks[0].sync()
            one.turn()


def seen(page: BetweenPage, number: str, side: str) -> Passing:
    assert page._told is not None
    return next(one for one in page._told.passings if (one.number, one.side) == (number, side))


def confirmed(one: BetweenWindow, page: BetweenPage) -> None:
    """Press F12 in the panel and wait until the center has done it."""
    one.press(F12)
    one.told()
    one.wait(lambda: page._panel is None)
    one.told()


def on_line(page: BetweenPage, number: str) -> None:
    """Put the cursor on a case."""
    table = page.listing.cases
    row = [one.number for one in page.listing._lines() if isinstance(one, Passing)].index(number)
    table.setCurrentIndex(table.model_.index(row, 0))


def test_a_lead_offers_a_case_withdraws_it_offers_again_and_the_city_takes_it(pair: Pair, window_at: WindowAt) -> None:
    county, city = pair[COUNTY], pair[CITY]
    case_id = county.desks[0].received("张建国")
    number = county.desks[0].case(case_id).number
    below = window_at(county.desks[0])
    page = below.between(WENT)
    for reason in ("管辖有误", "应由市级受理"):
        page.show_case(number)  # its barcode is scanned
        below.press(F12)
        assert page._panel is not None and "理由" in page._panel._problem.text()
        below.type_text(reason)
        confirmed(below, page)
        assert (seen(page, number, GIVEN).state, seen(page, number, GIVEN).reason) == (OPEN, reason)
        assert county.desks[0].case(case_id).passage is not None, "the act is read at once, not with the next round"
        if reason == "管辖有误":
            on_line(page, number)
            below.press(F9)
            below.type_text("再核")
            confirmed(below, page)
            assert seen(page, number, GIVEN).state == WITHDRAWN
            assert county.desks[0].case(case_id).passage is None
    settled(pair)
    above = window_at(city.desks[0])
    page = above.between(CAME)
    on_line(page, number)
    assert page.listing.line() == seen(page, number, ASKED)
    assert "张建国" in page.detail.card._title.text()
    above.press(F12)
    confirmed(above, page)
    settled(pair)
    above.press(F5)
    above.wait(lambda: seen(page, number, ASKED).state == DONE)
    assert owners(pair, number) == [CITY]
    on_line(page, number)
    above.press(Qt.Key.Key_F10)
    above.settle()
    assert above.page().key == "casefile"


def test_a_case_sent_up_is_refused_with_the_reason_and_told_where_it_came_from(pair: Pair, window_at: WindowAt) -> None:
    county, city = pair[COUNTY], pair[CITY]
    case = county.desks[0].sent_up(county.desks[0].received("刘二级"))
    settled(pair)
    above = window_at(city.desks[0])
    page = above.between(CAME)
    on_line(page, case.number)
    above.press(F9)
    panel = page._panel
    assert isinstance(panel, AnswerPanel) and panel.reason is not None
    assert panel.reason.edit.hasFocus(), "letters typed at once are the reason, they choose no department"
    above.press(F12)
    assert "理由" in panel._problem.text()
    above.type_text("本级不再受理此类转报")
    confirmed(above, page)
    settled(pair)
    below = window_at(county.desks[0])
    page = below.between(UP)
    on_line(page, case.number)
    assert page.detail.pill.text() == "被退回"
    assert "本级继续办理" in page.detail.follows.text()
    assert seen(page, case.number, GIVEN).reason == "本级不再受理此类转报"


def test_without_the_center_the_last_known_state_is_shown_and_says_what_is_not_possible(
    pair: Pair, window_at: WindowAt
) -> None:
    desk = pair[COUNTY].desks[0]
    number = desk.case(desk.received("王小红")).number
    desk.sync()
    first = window_at(desk)
    page = first.between(WENT)
    page.show_case(number)
    page._panel.reason.edit.setPlainText("管辖移送")  # type: ignore[union-attr]
    confirmed(first, page)
    link = desk.shelf.link()
    assert link is not None
    desk.shelf.keep_link(replace(link, address="http://127.0.0.1:9"))
    try:
        one = window_at(desk)
        page = one.between(WENT)
        one.wait(lambda: "连不上中心" in page.detail.away.text())
        assert "以下是 11-23 09:00 的情况" in page.detail.away.text()
        assert seen(page, number, GIVEN).state == OPEN
        why = {act.key_sequence: act.why for act in page.actions() if not act.is_enabled}
        assert "连不上中心" in why["F12"] and "连不上中心" in why["F9"]
        page.show_case(number)
        assert page._panel is None and "连不上中心" in one.problem()
        page.clear_secrets()
        assert page.listing.line() is None
    finally:
        desk.shelf.keep_link(link)


def test_an_administrator_makes_a_code_by_keys_and_a_wrong_password_is_told_in_the_panel(
    pair: Pair, window_at: WindowAt
) -> None:
    one = window_at(pair[CITY].desks[0])
    page = one.between(CENTERS)
    line = page.listing.line()
    assert isinstance(line, LinkLine) and (line.division, line.state) == (COUNTY, "active")
    assert "核准" in next(act.text for act in page.actions() if act.is_primary)
    one.press(Qt.Key.Key_F6)
    one.type_text("m1")
    one.press(Qt.Key.Key_Tab)
    one.type_text("guessed")
    one.press(F12)
    one.told()
    assert page._panel is not None and "密码不对" in page._panel._problem.text()
    page._panel.password.set_text(PASSWORD)  # type: ignore[attr-defined]
    confirmed(one, page)
    assert "接入码" in page.detail.code.text() and "只显示这一次" in page.detail.code.text()
    held = pair[CITY].desks[0].store.ask(lambda records: records.between())
    assert held is not None and held.code == "", "a code is kept nowhere"
    page.clear_secrets()
    assert page.detail.code.text() == ""


def test_an_item_that_differs_from_the_standard_is_adopted_as_a_draft(pair: Pair, window_at: WindowAt) -> None:
    city = pair[CITY]
    desk = city.desks[0]
    setting = desk.store.setting(CHIEF)
    item = setting.catalogue.items(setting.moment.on)[3]
    short = StandardLine(item.code.basic, f"{item.name}（标准）", Limit(2, Unit.WORKING_DAY))
    city.store.levels.publish((short,), "m1", PASSWORD)
    desk.sync()
    one = window_at(desk)
    page = one.between(STANDARD)
    assert page.detail.pill.text() == "名称、法定时限"
    assert "→" in page.detail.facts.findChildren(type(page.detail.follows))[3].text()
    one.press(F12)
    one.wait(lambda: one.page().key == "catalogue")
    draft = desk.store.ask(lambda records: records.item_draft(item.code.business))
    assert draft is not None
    assert (draft.table["name"], draft.table["statutory"]) == (short.name, {"n": 2, "unit": "working_day"})
    assert draft.table["version"] == item.version + 1
    city.store.levels.publish((), "m1", PASSWORD)
    desk.sync()


LEAD = Officer(OfficerId("c1"), "首席", (Appointment("gaj", Post.LEAD),))
CLERK = Officer(OfficerId("w1"), "窗口", (Appointment("*", Post.WINDOW),))
ADMIN = Officer(OfficerId("m1"), "管理", (), (Role.SYSTEM_ADMIN,))
WAITS = Passing(EventId("o"), None, "1", ASKED, OPEN, CITY, "市", False)  # type: ignore[arg-type]
WANTS_IN = LinkLine(COUNTY, "l", "县", "http://127.0.0.1:1", "waiting", "F", "m1", "")


@pytest.mark.parametrize(
    ("officer", "can_answer", "can_link"), [(LEAD, True, False), (CLERK, False, False), (ADMIN, False, True)]
)
def test_what_is_offered_is_what_the_table_allows(
    pair: Pair, officer: Officer, can_answer: bool, can_link: bool
) -> None:
    office = pair[COUNTY].desks[0].store.setting(CHIEF).office
    sight = Sight(WAITS, officer, office, "", "zh_CN")
    assert (sight.no_answer() == "") is can_answer
    assert can_answer or "首席代表" in sight.no_answer()
    link = replace(sight, line=WANTS_IN)
    assert (link.no_approval() == "", link.no_end() == "") == (can_link, can_link)
    assert can_link or "系统管理员" in link.no_approval()
    assert sight.no_withdrawal() != "", "what came cannot be withdrawn here"
    assert replace(sight, away="连不上").no_answer() != ""
    assert say_trouble(Refused("levels.no_department", number="1")).startswith("办件 1")
