"""The slip through the window: Ctrl+P after an acceptance and on the case file; a printer in trouble harms nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import zxingcpp
from counter_clerk import Clerk
from PIL import Image
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from real_desk import RealDesk

from app.devices.choice import SlipChoice
from app.devices.ports import DeviceState
from app.devices.slip.reading import InkText, read_slip
from app.ratings.code import rating_code
from app.state import Case, CaseState

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def desk(qtbot: QtBot, profile: Path, tmp_path: Path) -> Iterator[RealDesk]:
    (tmp_path / "devices").mkdir()
    one = RealDesk(qtbot, profile, tmp_path / "devices")
    one.show()
    one.devices.poll()
    one.settle()
    one.wait(one.devices.has_slip_printer)
    one.wait(lambda: one.page().sheet.items.is_ready())  # type: ignore[attr-defined]
    yield one
    one.close()
    qtbot.wait(1)


def wait(desk: RealDesk, condition: Callable[[], object]) -> None:
    """Wait for a printer: a child process draws the slip, and a crowded machine lets it wait."""
    desk.qtbot.waitUntil(lambda: bool(condition()), timeout=30_000)


def slips(desk: RealDesk) -> list[Path]:
    folder = desk.folder / "slips"
    return sorted(folder.glob("*.bin")) if folder.is_dir() else []


def words(slip: Path) -> list[str]:
    return [ink.text for ink in read_slip(slip.read_bytes()) if isinstance(ink, InkText)]


def accepted(desk: RealDesk) -> Case:
    """Accept an application by keys and wait for its paper."""
    clerk = Clerk(desk)
    clerk.natural()
    clerk.all_in()
    desk.press(Qt.Key.Key_F12)
    wait(desk, lambda: desk.cases() and desk.printed())
    (case,) = desk.cases()
    assert case.state is CaseState.IN_PROGRESS
    wait(desk, lambda: desk.notices(case)[0].prints == 1)
    return case


def slip_events(desk: RealDesk, case: Case) -> list[str]:
    events = desk.store.ask(lambda records: records.events(case.id))
    return [event.data["printer"] for event in events if event.kind == "slip_printed"]


def test_after_the_acceptance_ctrl_p_prints_the_slip_of_that_case(desk: RealDesk) -> None:
    case = accepted(desk)
    assert slips(desk) == []
    desk.press(Qt.Key.Key_P, CTRL)
    wait(desk, lambda: slip_events(desk, case))
    (slip,) = slips(desk)
    said = words(slip)
    assert said[0] == "示例区政务服务中心"
    assert f"查询码 {case.query_code}" in said
    assert f"评价码 {rating_code(case.id, case.received_on)}" in said
    assert "申 请 人：王建国" in said
    picture = Image.open(slip.with_suffix(".png"))
    assert [code.text for code in zxingcpp.read_barcodes(picture)] == [case.number]


def test_the_case_file_prints_a_slip_and_tells_it_in_the_story(desk: RealDesk) -> None:
    case = accepted(desk)
    desk.window.go("casefile", case.number)
    desk.wait(lambda: desk.page().file() is not None)  # type: ignore[attr-defined]
    desk.press(Qt.Key.Key_P, CTRL)
    wait(desk, lambda: slips(desk))
    body = desk.page().body  # type: ignore[attr-defined]
    desk.wait(lambda: body.story.entries()[0].title == "打印小票")
    assert body.story.entries()[0].detail == "fake"


def test_a_window_that_wants_slips_at_once_gets_one_with_every_acceptance(desk: RealDesk) -> None:
    desk.devices.choice = replace(desk.devices.choice, slip=SlipChoice(is_at_once=True))
    case = accepted(desk)
    wait(desk, lambda: slip_events(desk, case))
    assert len(slips(desk)) == 1


TROUBLES = {
    "no_paper": "缺纸",
    "offline": "脱机",
    "cover_open": "盖子没有关好",
    "unplug": "断开",
    "busy": "正在工作",
    "blocked 9": "没有应答",
}


def test_a_slip_printer_in_trouble_is_one_sentence_and_the_case_is_unharmed(
    desk: RealDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """opencrvs 12809: "printed" though nothing was made."""
    from app.devices import simulated_state

    monkeypatch.setattr(simulated_state, "PATIENCE_SECONDS", 0.5)
    case = accepted(desk)
    for word, said in TROUBLES.items():
        (desk.folder / "slip_printer.state").write_text(word)
        desk.press(Qt.Key.Key_P, CTRL)
        wait(desk, lambda said=said: said in desk.problem())
        assert slip_events(desk, case) == [] and slips(desk) == []
        assert desk.notices(case)[0].prints == 1
        desk.window.problems.clear()
    (desk.folder / "slip_printer.state").unlink()
    desk.press(Qt.Key.Key_P, CTRL)
    wait(desk, lambda: slip_events(desk, case))
    assert desk.cases()[0].state is CaseState.IN_PROGRESS


def test_while_a_slip_printer_blocks_the_next_applicant_is_taken(
    desk: RealDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """naps2 499-656: scanning hangs the program; here a dead slip printer holds nobody up."""
    from app.devices import simulated_state

    monkeypatch.setattr(simulated_state, "PATIENCE_SECONDS", 3)
    accepted(desk)
    (desk.folder / "slip_printer.state").write_text("blocked 60")
    desk.press(Qt.Key.Key_P, CTRL)
    clerk = Clerk(desk)
    clerk.natural()
    clerk.all_in()
    desk.press(Qt.Key.Key_F12)
    desk.wait(lambda: len(desk.cases()) == 2)
    wait(desk, lambda: "没有应答" in desk.problem())


def test_a_slip_that_comes_out_while_the_window_is_locked_is_recorded_all_the_same(
    desk: RealDesk,
) -> None:
    case = accepted(desk)
    (desk.folder / "slip_printer.state").write_text("blocked 1")
    desk.press(Qt.Key.Key_P, CTRL)
    desk.window.lock()
    wait(desk, lambda: slip_events(desk, case))
    assert desk.window.is_locked


def test_without_a_slip_printer_the_key_is_not_offered(desk: RealDesk) -> None:
    (desk.folder / "slip_printer.state").write_text("absent")
    desk.devices.poll()
    desk.wait(lambda: not desk.devices.has_slip_printer())
    accepted(desk)
    assert "Ctrl+P" not in [action.key_sequence for action in desk.page().actions()]
    light = desk.window.topbar._lights["slip_printer"]
    assert light.isHidden()


def test_the_light_of_the_slip_printer_shows_where_one_stands(desk: RealDesk) -> None:
    light = desk.window.topbar._lights["slip_printer"]
    assert light.isVisible() and light.accessibleName() == "小票打印机 就绪"
    (desk.folder / "slip_printer.state").write_text("no_paper")
    desk.devices.poll()
    desk.wait(lambda: light.accessibleName() == "小票打印机 故障")
    assert desk.devices.states()["slip_printer"] is DeviceState.TROUBLE


def test_before_anything_was_handed_in_there_is_no_slip_to_print(desk: RealDesk) -> None:
    assert "Ctrl+P" not in [action.key_sequence for action in desk.page().actions()]
    accepted(desk)
    assert "Ctrl+P" in [action.key_sequence for action in desk.page().actions()]
