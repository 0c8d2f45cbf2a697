"""What is typed on the page 跨层级办理 is lost by no scan, no other page and no lock; only Esc or the act itself ends it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from between_hands import BetweenWindow
from desk_for_tests import CHIEF
from levels_for_tests import CITY, COUNTY, Level, LevelDesk
from PySide6.QtCore import Qt

from app.levels.between import Between, Passing
from ui.between.listing import CAME, CENTERS, WENT
from ui.between.page import BetweenPage
from ui.between.panels import OfferPanel, SignedPanel

Pair = dict[int, Level]
WindowAt = Callable[[LevelDesk], BetweenWindow]
F6, F9, F12, Escape = Qt.Key.Key_F6, Qt.Key.Key_F9, Qt.Key.Key_F12, Qt.Key.Key_Escape


def kept(desk: LevelDesk) -> Mapping[str, str]:
    """Return what lies in the store as the draft of the page."""
    return next((one.content for one in desk.store.ask(lambda r: r.drafts(CHIEF.id)) if one.page == "between"), {})


def offering(page: BetweenPage) -> OfferPanel:
    assert isinstance(page._panel, OfferPanel)
    return page._panel


def test_a_scanned_barcode_fills_the_open_panel_and_what_was_typed_stays(pair: Pair, window_at: WindowAt) -> None:
    desk = pair[COUNTY].desks[0]
    first, second = (desk.case(desk.received(name)).number for name in ("钱一", "孙二"))
    one = window_at(desk)
    page = one.between(WENT)
    one.press(F12)
    panel = offering(page)
    panel.reason.edit.setFocus()
    one.type_text("管辖有误")
    panel.number.edit.setFocus()
    one.scan(first)
    one.wait(lambda: page._panel is not None and page._panel is not panel)
    panel = offering(page)
    assert (panel.typed_number(), panel.reason.text()) == (first, "管辖有误"), "the number was scanned into it"
    assert panel.reason.edit.hasFocus(), "the number is there: the cursor stands at what is still to be written"
    one.scan(second)  # another paper is read
    one.wait(lambda: offering(page).typed_number() == second)
    assert offering(page).reason.text() == "", "the reason is about the first case"
    one.type_text("应由市级受理")
    one.scan(first)
    one.wait(lambda: offering(page).typed_number() == first)
    assert offering(page).reason.text() == "管辖有误", "and waits there"
    one.press(Escape)
    assert page._panel is None and page.drafts.abouts() == {f"offer {second}"}, "Esc gives up this one only"
    page.drafts.drop(f"offer {second}")
    page.keep_drafts()
    one.wait(lambda: kept(desk) == {})


def test_a_reason_is_kept_through_a_lock_and_another_page_and_gone_when_it_is_done(
    pair: Pair, window_at: WindowAt
) -> None:
    desk = pair[COUNTY].desks[0]
    number = desk.case(desk.received("李三")).number
    one = window_at(desk)
    page = one.between(WENT)
    page.show_case(number)
    one.type_text("整体移送")
    one.window.deck.keep_drafts()  # as a lock does
    one.wait(lambda: "整体移送" in kept(desk).values())
    one.window.go("casefile")
    one.settle()
    other = window_at(desk)  # the program died and was started again
    page = other.between(WENT)
    other.wait(lambda: page.drafts.kept)
    other.press(F12)
    assert (offering(page).typed_number(), offering(page).reason.text()) == (number, "整体移送")
    other.press(F12)
    other.told()
    other.wait(lambda: page._panel is None)
    assert page._told is not None and any(p.number == number for p in page._told.passings)
    page.keep_drafts()
    other.wait(lambda: kept(desk) == {})


def test_a_reason_to_refuse_and_one_to_withdraw_are_kept_by_their_case(pair: Pair, window_at: WindowAt) -> None:
    county, city = pair[COUNTY], pair[CITY]
    case = county.desks[0].sent_up(county.desks[0].received("周四"))
    for _ in range(2):
        for level in (county, city):
            level.desks[0].sync()
            level.turn()
    above = window_at(city.desks[0])
    page = above.between(WENT)
    above.wait(lambda: isinstance(page._told, Between) and any(p.is_due for p in page._told.passings))
    page.show_case(case.number)  # its paper is scanned: it waits for an answer, so nothing is offered
    line = page.listing.line()
    assert (page._panel, page.listing.code()) == (None, CAME)
    assert isinstance(line, Passing) and line.number == case.number
    above.press(F9)
    page._panel.reason.edit.setFocus()  # type: ignore[union-attr]
    above.type_text("材料不全")
    above.window.go("casefile")
    page = above.between(CAME)
    page.show_case(case.number)
    above.press(F9)
    assert page._panel is not None and page._panel.reason.text() == "材料不全"  # type: ignore[attr-defined]
    above.press(Escape)
    below = window_at(county.desks[0])
    page = below.between("up")
    below.wait(lambda: any(isinstance(p, Passing) and p.number == case.number for p in page.listing._lines()))
    row = [p.number for p in page.listing._lines() if isinstance(p, Passing)].index(case.number)
    page.listing.cases.setCurrentIndex(page.listing.cases.model_.index(row, 0))
    below.press(F9)
    below.type_text("再核一次")
    below.scan(case.number)
    below.wait(lambda: isinstance(page._panel, OfferPanel))
    assert "再核一次" in page.drafts.kept.values()
    page.drafts.drop(line.offer)


def test_an_address_is_kept_and_neither_password_nor_one_time_code(pair: Pair, window_at: WindowAt) -> None:
    desk = pair[COUNTY].desks[0]
    one = window_at(desk)
    page = one.between(CENTERS)
    one.press(Qt.Key.Key_F7)
    panel = page._panel
    assert isinstance(panel, SignedPanel)
    for field, text in ((panel.fields["address"], "https://city.example:8443"), (panel.fields["code"], "ABCD-EFGH")):
        field.set_text(text)
    panel.password.set_text("secret-password")
    page.keep_drafts()
    one.wait(lambda: kept(desk))
    assert list(kept(desk).values()) == ["https://city.example:8443"]
    one.press(Escape)
    page.keep_drafts()
    one.wait(lambda: kept(desk) == {})
