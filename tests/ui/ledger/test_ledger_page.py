"""办件台账 by keys on a real store: newest first, filters, Enter into the file, the place kept when cases change."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from delivery_hands import F, act, write
from worked_desk import WorkedDesk

from app.errors import Refused
from app.officer import Appointment
from app.post import Post
from app.withdrawing import withdraw
from ui.casefile.page import CaseFilePage
from ui.ledger.page import LedgerPage

FREIGHT, DRAINAGE = "道路货物", "排水"
NAMES = ("甲一", "乙二", "丙三", "丁四", "戊五")


def on_ledger(desk: WorkedDesk) -> LedgerPage:
    desk.show()
    desk.window.go("ledger")
    page = desk.page()
    assert isinstance(page, LedgerPage)
    desk.wait(lambda: page.list.count.text().startswith("共"))
    desk.settle()
    return page


def names(page: LedgerPage) -> list[str]:
    model = page.list.table.model_
    return [str(model.index(at, 1).data()) for at in range(model.rowCount())]


def has(desk: WorkedDesk, page: LedgerPage, wanted: list[str]) -> bool:
    desk.settle()
    return names(page) == wanted


def taken(desk: WorkedDesk, part: str = FREIGHT, people: tuple[str, ...] = NAMES) -> None:
    for name in people:
        desk.received(part, name)
        desk.clock.at += timedelta(minutes=1)


def test_every_case_is_listed_the_newest_first_and_the_count_is_exact(desk: WorkedDesk) -> None:
    """open-zaak 1574: keyset pages, documents never loaded."""
    taken(desk)
    page = on_ledger(desk)
    desk.wait(lambda: has(desk, page, list(NAMES[::-1])))
    assert page.list.count.text() == "共 5 件，新收的在前"
    assert desk.focus() is page.list.table
    assert page.list.table.model_.index(0, 3).data() == "收件"


def test_an_order_that_is_known_whole_is_held_once(desk: WorkedDesk) -> None:
    """The walk that had read a million places kept four megabytes of them beside the list, and after a new reading again."""
    taken(desk)
    page = on_ledger(desk)
    page.list.read_again(desk.officer, is_pressing=True)
    desk.wait(lambda: not page.list._again.is_under_way)
    desk.settle()
    assert page.list.length() == len(NAMES)
    assert not page.list._first._places and not page.list._again._places


def test_enter_opens_the_file_of_the_case_under_the_cursor(desk: WorkedDesk) -> None:
    taken(desk)
    page = on_ledger(desk)
    desk.wait(lambda: has(desk, page, list(NAMES[::-1])))
    desk.press(F.Key_End)
    desk.press(F.Key_Return)
    desk.wait(lambda: isinstance(desk.page(), CaseFilePage))
    file = desk.page()
    assert isinstance(file, CaseFilePage)
    desk.wait(lambda: (held := file.file()) is not None and held.case.applicant_name == "甲一")


def test_state_department_and_whose_narrow_the_list_and_f8_asks_for_everything_again(desk: WorkedDesk) -> None:
    taken(desk, FREIGHT, ("甲一",))
    taken(desk, DRAINAGE, ("乙二",))
    gone = desk.received(FREIGHT, "丙三")
    desk.act("w1", withdraw, gone.id, reason="申请人撤回")
    page = on_ledger(desk)
    desk.wait(lambda: has(desk, page, ["丙三", "乙二", "甲一"]))
    desk.press(F.Key_F3)
    assert desk.focus().objectName() == "ledger.state"
    page.filters.state.set_code("over")
    desk.wait(lambda: has(desk, page, ["丙三"]))
    page.filters.state.set_code("received")
    desk.wait(lambda: has(desk, page, ["乙二", "甲一"]))
    page.filters.department.set_code("jtj")
    desk.wait(lambda: has(desk, page, ["甲一"]))
    desk.press(F.Key_F8)
    desk.wait(lambda: has(desk, page, ["丙三", "乙二", "甲一"]))
    assert page.filters.is_open() and desk.focus() is page.list.table
    desk.press(F.Key_F7)
    desk.wait(lambda: page.filters.whose.code() == "mine" and page.list.count.text().startswith("共 3 件"))


def test_an_item_is_found_by_its_letters_and_given_up_by_emptying_the_field(desk: WorkedDesk) -> None:
    taken(desk, FREIGHT, ("甲一",))
    taken(desk, DRAINAGE, ("乙二",))
    page = on_ledger(desk)
    page.filters.item.search.setFocus()
    desk.type_text("pais")
    desk.wait(page.filters.item.search.is_open)
    desk.press(F.Key_Return)
    desk.wait(lambda: has(desk, page, ["乙二"]))
    assert "排水" in page.filters.item.text()
    page.filters.item.search.clear()
    desk.wait(lambda: has(desk, page, ["乙二", "甲一"]))


def test_a_period_of_receipt_is_typed_and_one_that_cannot_be_is_told_at_its_field(desk: WorkedDesk) -> None:
    taken(desk, FREIGHT, ("甲一",))
    desk.clock.at += timedelta(days=2)
    taken(desk, FREIGHT, ("乙二",))
    page = on_ledger(desk)
    write(desk, "ledger.first", "20261125")
    desk.press(F.Key_Tab)
    desk.wait(lambda: has(desk, page, ["乙二"]))
    write(desk, "ledger.last", "20261101")
    desk.press(F.Key_Tab)
    desk.wait(lambda: "结束不能早于开始" in page.filters.last_on.message())
    write(desk, "ledger.first", "20261101")
    write(desk, "ledger.last", "20261123")
    desk.press(F.Key_Tab)
    desk.wait(lambda: has(desk, page, ["甲一"]))
    assert "结束不能早于开始" not in page.filters.last_on.message()


def test_a_new_case_comes_in_at_the_top_and_the_cursor_stays_on_its_case(desk: WorkedDesk) -> None:
    taken(desk)
    page = on_ledger(desk)
    desk.wait(lambda: has(desk, page, list(NAMES[::-1])))
    desk.press(F.Key_Down, times=2)
    assert (line := page.list.line()) is not None and line.row.applicant_name == "丙三"
    desk.received(FREIGHT, "己六")
    desk.wait(lambda: has(desk, page, ["己六", *NAMES[::-1]]))
    assert (line := page.list.line()) is not None and line.row.applicant_name == "丙三"
    assert desk.focus() is page.list.table


def test_a_case_that_leaves_the_filtered_list_leaves_the_cursor_where_it_stood(desk: WorkedDesk) -> None:
    taken(desk)
    page = on_ledger(desk)
    page.filters.state.set_code("received")
    desk.wait(lambda: has(desk, page, list(NAMES[::-1])))
    desk.press(F.Key_F6)
    desk.press(F.Key_Down)
    line = page.list.line()
    assert line is not None and line.row.applicant_name == "丁四"
    desk.act("w1", withdraw, line.row.id, reason="申请人撤回")
    desk.wait(lambda: has(desk, page, ["戊五", "丙三", "乙二", "甲一"]))
    assert (now := page.list.line()) is not None and now.row.applicant_name == "丙三"


def test_a_state_that_changes_is_shown_in_its_row(desk: WorkedDesk) -> None:
    taken(desk, FREIGHT, ("甲一",))
    page = on_ledger(desk)
    desk.wait(lambda: has(desk, page, ["甲一"]))
    desk.act("w1", withdraw, desk.cases()[0].id, reason="申请人撤回")
    desk.wait(lambda: page.list.table.model_.index(0, 3).data() == "已撤回")


def test_an_empty_list_says_what_to_do_next(desk: WorkedDesk) -> None:
    page = on_ledger(desk)
    assert page.list.stack.currentWidget() is page.list.empty
    assert not act(page, "F12").is_enabled and act(page, "F12").why
    assert desk.focus().objectName() == "ledger.state"
    desk.received(FREIGHT, "甲一")
    desk.wait(lambda: has(desk, page, ["甲一"]))
    assert page.list.stack.currentWidget() is page.list.table
    page.filters.state.set_code("archived")
    desk.wait(lambda: page.list.stack.currentWidget() is page.list.empty)


def test_a_lock_forgets_the_names_and_the_next_look_asks_anew(desk: WorkedDesk) -> None:
    taken(desk)
    page = on_ledger(desk)
    desk.wait(lambda: has(desk, page, list(NAMES[::-1])))
    page.clear_secrets()
    assert page.list.length() == 0 and page.list.table.model_.windows_held() == 0
    page.refresh(set())
    desk.wait(lambda: has(desk, page, list(NAMES[::-1])))


def test_an_officer_sees_the_cases_of_his_departments_only(open_desk: Callable[[str], WorkedDesk]) -> None:
    """opencrvs 8531: the button and the server read the same rights."""
    desk = open_desk("h1")
    taken(desk, FREIGHT, ("甲一",))
    taken(desk, DRAINAGE, ("乙二",))
    desk.officer = replace(desk.officer, appointments=(Appointment("jtj", Post.HANDLER),))
    page = on_ledger(desk)
    desk.wait(lambda: has(desk, page, ["甲一"]))
    offered = page.filters.department.edit
    assert [offered.itemData(at) for at in range(offered.count())] == ["", "jtj"]


def test_a_supervisor_sees_every_case_with_the_names_masked(open_desk: Callable[[str], WorkedDesk]) -> None:
    desk = open_desk("s1")
    taken(desk, FREIGHT, ("王建国",))
    page = on_ledger(desk)
    desk.wait(lambda: has(desk, page, ["王*国"]) or has(desk, page, ["王**"]))


def test_an_account_whose_rights_were_taken_away_is_told_so(desk: WorkedDesk) -> None:
    taken(desk)
    page = on_ledger(desk)
    desk.wait(lambda: has(desk, page, list(NAMES[::-1])))
    assert page.take_trouble(Refused("ledger.no_right", officer="李晓梅"))
    assert page.list.stack.currentWidget() is page.list.empty and page.list.length() == 0
