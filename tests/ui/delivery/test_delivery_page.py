"""The list, the live 送达回证, drafts, rights, the archive and hostile values of the delivery page."""

from __future__ import annotations

import threading
from datetime import date, timedelta
from typing import Any

import pytest
from decided_cases import certified, granted
from delivery_hands import F, OpenDesk, act, edit_of, keys, on_delivery, panel, shown, write, write_arrival
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot
from window_gates import cut_when_settled, unnamed
from worked_desk import WorkedDesk

from app.delivery.evidence import Evidence
from app.delivery.queries import Stage, service_receipt
from app.delivery.serve import serve
from app.events.delivery import ServiceMethod
from app.state import CaseState
from app.supposing import Supposed
from app.withdrawing import withdraw
from ui.style import theme

ANNOUNCED = Evidence(reason="下落不明", place="示例区人民政府网站")
HOSTILE = ["<b>粗</b>&amp;", "a\u202eb", "x" * 400, "𠅤䶮·", "';DROP TABLE", "a\x07b"]


def words(desk: WorkedDesk, stage: Stage) -> str:
    button = desk.window.findChild(QPushButton, f"delivery.stage.{stage.value}")
    assert button is not None
    return button.text()


def test_the_stages_say_how_many_wait_and_f2_walks_them(desk: WorkedDesk) -> None:
    granted(desk)
    certified(desk)
    certified(desk, name="欧阳·娜娜")
    page = on_delivery(desk)
    assert [words(desk, stage) for stage in Stage] == ["制证 1", "送达 2", "归档"]
    assert page.listing.stage.code() == Stage.CERTIFY.value
    desk.press(F.Key_F2)
    assert [entry.title for entry in page.listing.cases.entries()] == ["王建国", "欧阳·娜娜"]
    desk.press(F.Key_F2)
    assert page.listing.cases.entries() == () and page.parcel() is None
    assert keys(page) == {"F2", "F3", "F6"}


def test_the_list_shows_light_and_days_in_words(desk: WorkedDesk) -> None:
    desk.on(date(2026, 11, 2))
    certified(desk, name="已超期")
    desk.on(date(2026, 11, 9))
    certified(desk, name="今日到期")
    desk.on(date(2026, 11, 23))
    certified(desk, name="刚办结")
    page = on_delivery(desk)
    told = {entry.title: entry.told() for entry in page.listing.cases.entries()}
    assert told == {"已超期": "超期 5 工作日", "今日到期": "临近 今天到期", "刚办结": "正常 10 工作日"}
    desk.wait(lambda: page.detail.head.light.text() == "超期 5 工作日")
    assert page.listing.cases.entries()[0].spoken().startswith("已超期 超期 5 工作日")


def test_a_case_that_is_scanned_is_shown_whatever_its_stage(desk: WorkedDesk) -> None:
    certified(desk)
    other = granted(desk, name="另一件")
    page = on_delivery(desk)
    page.show_case(other.number)
    desk.wait(lambda: shown(page) == other.id)
    assert page.listing.stage.code() == Stage.CERTIFY.value
    assert page.certificate.isVisibleTo(page) and not page.service.isVisibleTo(page)


def test_the_receipt_is_seen_while_it_is_filled_in(desk: WorkedDesk) -> None:
    page = on_delivery(desk, certified(desk))
    page.service.set_method(ServiceMethod.LEFT)
    write(desk, "delivery.witness", "居委会王主任")
    desk.wait(lambda: page.paper.shown is not None and "居委会王主任" in page.detail.paper.accessibleDescription())
    assert page.detail.title.text() == "送达回证"
    write(desk, "delivery.witness", "看不见\u202e的")
    desk.wait(lambda: page.paper.shown is not None and page.paper.shown.trouble is not None)
    desk.press(F.Key_F6)
    assert page.detail.is_large() and desk.focus().objectName() == "delivery.paper"
    desk.press(F.Key_F6)
    assert not page.detail.is_large()


def test_no_case_ever_has_the_paper_of_another_one_beside_it(desk: WorkedDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    first, other = certified(desk, name="慢慢来"), granted(desk, name="另一件")
    page = on_delivery(desk, first)
    desk.wait(lambda: "慢慢来" in page.detail.paper.accessibleDescription())
    gate = threading.Event()

    def slow(*args: Any) -> Supposed:
        gate.wait(5)
        return service_receipt(*args)

    monkeypatch.setattr("ui.delivery.paper.service_receipt", slow)
    page.paper.show_now()
    page.show_case(other.number)
    desk.wait(lambda: shown(page) == other.id)
    assert "慢慢来" not in page.detail.paper.accessibleDescription()
    desk.wait(lambda: "另一件" in page.detail.paper.accessibleDescription())
    gate.set()
    desk.settle()
    assert "另一件" in page.detail.paper.accessibleDescription()


def test_the_decision_is_read_beside_the_certificate_and_the_notice_beside_its_panel(desk: WorkedDesk) -> None:
    case = granted(desk)
    page = on_delivery(desk, case)
    desk.wait(lambda: "准予" in page.detail.title.text())
    other = certified(desk, name="待领取")
    desk.wait(lambda: any(line.case.id == other.id for line in page.listing._outbox.lines))
    page.show_case(other.number)
    desk.wait(lambda: shown(page) == other.id)
    desk.press(F.Key_F7)
    desk.wait(lambda: page.detail.title.text() == "领取通知书")
    desk.press(F.Key_Escape)
    desk.wait(lambda: page.detail.title.text() == "送达回证")


def test_a_public_notice_is_not_archived_before_it_has_taken_effect(desk: WorkedDesk) -> None:
    case = certified(desk)
    desk.act("w1", serve, case.id, method=ServiceMethod.PUBLIC_NOTICE, evidence=ANNOUNCED)
    page = on_delivery(desk, case)
    assert "2026-12-23 起生效" in page.archiving.findChild(object, "delivery.waits").text()  # type: ignore[attr-defined]
    desk.press(F.Key_F12)
    desk.wait(desk.problem)
    assert "2026-12-23" in desk.problem()
    assert desk.case(case.id).state is CaseState.DELIVERED
    desk.on(date(2026, 11, 23) + timedelta(days=30))
    write(desk, "delivery.volume", "2026-行-001")
    desk.press(F.Key_F12)
    desk.wait(lambda: desk.case(case.id).state is CaseState.ARCHIVED)
    desk.wait(lambda: page.parcel() is None)


def test_a_withdrawn_case_waits_for_the_archive(desk: WorkedDesk) -> None:
    case = desk.accepted("道路货物", "钱退之")
    desk.act("w1", withdraw, case.id, reason="不办了")
    page = on_delivery(desk)
    desk.wait(lambda: shown(page) == case.id)
    assert page.listing.cases.entries()[0].note == "已撤回"
    assert page.detail.head.facts.texts()["结果"] == "不办了"
    desk.press(F.Key_F12)
    desk.wait(lambda: desk.case(case.id).state is CaseState.ARCHIVED)


def test_the_next_case_is_under_the_cursor_after_a_service(desk: WorkedDesk) -> None:
    first, second = certified(desk, name="甲"), certified(desk, name="乙")
    page = on_delivery(desk, first)
    page.service.set_method(ServiceMethod.ELECTRONIC)
    write(desk, "delivery.consent", "地址确认书")
    write_arrival(desk)
    desk.press(F.Key_F12)
    desk.wait(lambda: shown(page) == second.id)
    assert desk.window.actionbar.result.text().startswith("已送达：甲")
    assert desk.focus().objectName() == "delivery.cases"


def test_what_was_typed_survives_a_lock_and_another_case(open_desk: OpenDesk) -> None:
    """osTicket 635: every field is autosaved."""
    desk = open_desk("w1")
    case, other = certified(desk), certified(desk, name="另一件")
    page = on_delivery(desk, case)
    page.service.set_method(ServiceMethod.LEFT)
    write(desk, "delivery.witness", "居委会王主任")
    page.show_case(other.number)
    desk.wait(lambda: shown(page) == other.id)
    assert page.service.method() is ServiceMethod.COLLECT
    desk.wait(lambda: any("居委会王主任" in str(d.content) for d in desk.store.ask(lambda r: r.drafts("w1"))))
    desk.window.lock()
    desk.settle()
    desk.window._on_unlocked()
    again = on_delivery(desk, case)
    desk.wait(lambda: again.service.evidence().witness == "居委会王主任")
    assert again.service.method() is ServiceMethod.LEFT


def test_who_may_not_hand_over_sees_why(open_desk: OpenDesk) -> None:
    desk = open_desk("c1")  # 首席代表: sees the page, stands at no window
    case = certified(desk)
    page = on_delivery(desk, case)
    offered = act(page, "F12")
    assert not offered.is_enabled and "窗口" in offered.why
    page.service.set_method(ServiceMethod.ELECTRONIC)
    write(desk, "delivery.consent", "地址确认书")
    write_arrival(desk)
    desk.press(F.Key_F12)
    desk.settle()
    assert desk.case(case.id).state is CaseState.DELIVERING


@pytest.mark.parametrize("value", HOSTILE)
def test_hostile_values_are_kept_exactly_or_told_never_a_crash(desk: WorkedDesk, value: str) -> None:
    case = certified(desk, name="<i>张</i>")
    page = on_delivery(desk, case)
    assert page.detail.head.name.text() == "<i>张</i>"
    page.service.set_method(ServiceMethod.ELECTRONIC)
    write_arrival(desk)
    edit_of(desk, "delivery.consent").setText(value)  # type: ignore[attr-defined]
    desk.press(F.Key_F12)
    desk.wait(lambda: desk.case(case.id).state is CaseState.DELIVERED or desk.problem())
    served = desk.case(case.id).served
    assert (served is not None and served.consent == value) or desk.problem()
    assert not desk.window.crash_page.isVisible()


@pytest.mark.parametrize(("size", "scale"), [((1366, 768), 1.0), ((1366, 768), 2.0), ((1920, 1080), 1.5)])
def test_nothing_is_cut_and_everything_is_named(
    desk: WorkedDesk, qtbot: QtBot, size: tuple[int, int], scale: float
) -> None:
    case = certified(desk)
    page = on_delivery(desk, case)
    theme().apply(scale=scale)
    desk.window.resize(*size)
    for method in ServiceMethod:
        page.service.set_method(method)
        assert cut_when_settled(desk.window, qtbot) == [], method
    assert unnamed(QAccessible.queryAccessibleInterface(desk.window)) == []
    desk.press(F.Key_F8)
    assert cut_when_settled(panel(desk), qtbot) == []
    assert (desk.window.width(), desk.window.height()) == size


def test_the_first_f12_says_what_it_lacks_and_why_the_cursor_moved(desk: WorkedDesk) -> None:
    on_delivery(desk, certified(desk))
    desk.press(F.Key_F12)
    desk.wait(desk.problem)
    name = desk.focus().objectName()
    assert name.startswith("delivery.") and "证件" in desk.problem()
    write(desk, name, "341702199003072570")
    assert desk.problem() == "", "what was told goes with the first key that mends it"


def test_what_was_told_of_one_case_does_not_stay_beside_the_next(desk: WorkedDesk) -> None:
    first, other = certified(desk, name="吴桂兰"), certified(desk, name="另一人")
    page = on_delivery(desk, first)
    is_above = page.listing.cases.entries()[0].title == "吴桂兰"
    line = desk.window.actionbar.result
    desk.window.result("已归档：吴桂兰")
    for _ in range(10):
        line.tick()
    desk.press(F.Key_Down if is_above else F.Key_Up)
    desk.wait(lambda: shown(page) == other.id)
    assert line.text() == ""
    desk.window.result("已归档：吴桂兰")
    desk.press(F.Key_F6)
    assert line.text() == "", "a key of the page begins the next matter"
