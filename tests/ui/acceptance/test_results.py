"""The result line says all that a clerk reads out: what, number, paper with document number and copies, and due when."""

from __future__ import annotations

from counter_clerk import ROAD, SPOT, Clerk
from PySide6.QtCore import Qt
from real_desk import RealDesk

from app.register_words import grouped
from app.state import CaseState

Key = Qt.Key
FRAGMENT = "《{0.title}》{0.number} 已打印 {0.copies} 份"


def test_an_acceptance_tells_its_paper_its_copies_and_the_day(desk: RealDesk, clerk: Clerk) -> None:
    clerk.natural()
    clerk.all_in()
    desk.press(Key.Key_F12)
    case = clerk.handed_in()
    (notice,) = desk.notices(case)
    desk.wait(lambda: FRAGMENT.format(notice) in clerk.result())
    told = clerk.result()
    assert told.startswith("已受理：食品经营许可（新办） · 王建国 · ") and grouped(case.number) in told
    assert notice.number and notice.copies >= 1
    assert told.endswith("最迟 2026-12-02 办结"), "seven working days after 23 November"


def test_a_receipt_and_a_supplement_tell_until_when(desk: RealDesk, clerk: Clerk) -> None:
    clerk.natural()
    clerk.row(1)
    desk.type_text("1")
    desk.press(Key.Key_F7)
    clerk.handed_in()
    assert clerk.result().endswith("最迟 2026-11-30 告知是否受理")
    desk.window.result("")
    clerk.natural()
    desk.press(Key.Key_F8)
    desk.press(Key.Key_F12)
    case = clerk.handed_in()
    (notice,) = desk.notices(case)
    desk.wait(lambda: FRAGMENT.format(notice) in clerk.result())
    assert clerk.result().startswith("已告知补正：")
    assert "补正至 2027-01-04（暂定）" in clerk.result()


def test_a_refusal_is_told_with_its_paper_and_without_a_day(desk: RealDesk, clerk: Clerk) -> None:
    clerk.choose(ROAD, 1)
    clerk.write("acceptance.id", "113417029900000333")
    clerk.write("acceptance.name", "示例区某某服务有限公司")
    clerk.write("acceptance.representative", "张建国")
    clerk.write("acceptance.phone", "13800001234")
    desk.press(Key.Key_F9)
    desk.press(Key.Key_Right, times=2)
    desk.press(Key.Key_F12)
    case = clerk.handed_in()
    (notice,) = desk.notices(case)
    assert case.state is CaseState.DECLINED
    desk.wait(lambda: clerk.result().endswith(FRAGMENT.format(notice)))


def test_a_slip_without_a_case_is_told_with_its_copies(desk: RealDesk, clerk: Clerk) -> None:
    clerk.choose(SPOT)
    desk.press(Key.Key_F11)
    desk.wait(lambda: "已打印" in clerk.result())
    assert clerk.result().startswith("已出具：《") and clerk.result().endswith("份")
