"""Real drivers behind the window: compiled C in a child process; a driver that hangs or crashes holds nobody up."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from compiled import compiled
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot
from ui_gallery import Hall

from app.devices.card.reader import LibraryCardReader, library_command
from app.devices.ports import DeviceState, IdCard

Use = Callable[[str, str], LibraryCardReader]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return compiled("termb.c", tmp_path_factory.mktemp("library"))


@pytest.fixture
def use(hall: Hall, library: Path, tmp_path: Path) -> Iterator[Use]:
    """Put a reader with a real library into the hall, playing a part."""
    held: list[LibraryCardReader] = []

    def put(play: str, seconds: str = "20") -> LibraryCardReader:
        command = library_command("termb", str(library), 0)
        reader = LibraryCardReader(("env", f"PLAY={play}", f"STAGE={tmp_path}", *command), float(seconds))
        hall.devices._set = replace(hall.devices._set, card_reader=reader)
        held.append(reader)
        return reader

    yield put
    for reader in held:
        reader.close()


def test_a_card_comes_from_the_driver_into_the_page(hall: Hall, use: Use, qtbot: QtBot):
    use("", "20")
    cards: list[IdCard] = []
    hall.devices.read_card(hall.form(), cards.append)
    qtbot.waitUntil(lambda: len(cards) == 1, timeout=30_000)
    assert cards[0].name == "王建国"


def test_while_the_driver_hangs_the_window_lives_and_then_tells_it(hall: Hall, use: Use, qtbot: QtBot):
    """naps2 499-656: scanning hangs the program."""
    use("blocks", "2")
    ticks: list[int] = []
    timer = QTimer(hall.window)
    timer.timeout.connect(lambda: ticks.append(1))
    timer.start(20)
    hall.devices.read_card(hall.form(), lambda _: None)
    qtbot.waitUntil(lambda: hall.window.problems.isVisible(), timeout=30_000)
    assert hall.window.problems.text() == "读卡器在 2 秒内没有应答，请检查后再试；也可以手工录入。"
    assert len(ticks) > 30, "the window went on painting while the driver hung"
    hall.devices.poll()
    qtbot.waitUntil(lambda: hall.devices.states().get("card_reader") is DeviceState.TROUBLE)


def test_a_driver_that_crashes_is_one_sentence_and_the_next_driver_works(hall: Hall, use: Use, qtbot: QtBot):
    use("crashes", "20")
    hall.devices.read_card(hall.form(), lambda _: None)
    qtbot.waitUntil(lambda: hall.window.problems.isVisible(), timeout=30_000)
    assert hall.window.problems.text().startswith("读卡器的程序意外退出（代码 -11）")
    assert hall.window.isVisible()
    hall.window.problems.clear()
    use("", "20")
    cards: list[IdCard] = []
    hall.devices.read_card(hall.form(), cards.append)
    qtbot.waitUntil(lambda: len(cards) == 1, timeout=30_000)


def test_a_reader_that_is_pulled_out_and_plugged_in_again_changes_its_light(
    hall: Hall, use: Use, qtbot: QtBot, tmp_path: Path
):
    from app.devices.card import termb

    assert termb.LOOK_AGAIN_SECONDS <= 5, "a plug is seen within a few seconds"
    use("", "20")

    def light() -> DeviceState | None:
        hall.devices.poll()
        return hall.devices.states().get("card_reader")

    qtbot.waitUntil(lambda: light() is DeviceState.READY, timeout=30_000)
    (tmp_path / "unplugged").touch()
    qtbot.waitUntil(lambda: light() is DeviceState.ABSENT, timeout=30_000)
    (tmp_path / "unplugged").unlink()
    qtbot.waitUntil(lambda: light() is DeviceState.READY, timeout=30_000)
