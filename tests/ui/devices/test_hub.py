"""Devices as the pages see them: answered on the GUI thread, lights that follow, scans that come by themselves."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot
from ui_gallery import Hall

from app.devices.ports import DeviceState, IdCard, PrintJob
from app.devices.simulated import simulated_devices
from ui.devices.hub import Devices
from ui.widgets.text import Text
from ui.work import Work


def test_a_card_reaches_the_page(hall: Hall, qtbot: QtBot):
    cards: list[IdCard] = []
    (hall.folder / "card.json").write_text(json.dumps({"name": "王", "id_number": "341702199003072570"}))
    hall.devices.read_card(hall.form(), cards.append)
    qtbot.waitUntil(lambda: len(cards) == 1)
    assert cards[0].name == "王"


def test_no_card_is_told_in_the_problem_bar(hall: Hall, qtbot: QtBot):
    hall.devices.read_card(hall.form(), lambda _: None)
    qtbot.waitUntil(lambda: hall.window.problems.isVisible())
    assert hall.window.problems.text().startswith("读卡器上没有身份证")


def test_a_picture_and_a_print_reach_their_devices(hall: Hall, qtbot: QtBot):
    names: list[str] = []
    jobs: list[PrintJob] = []
    (hall.folder / "scan.png").write_bytes(b"\x89PNG IEND")
    hall.devices.capture(hall.form(), lambda found: names.extend(one.name for one in found))
    hall.devices.print_pdf(hall.form(), b"%PDF", "收件凭证", 1, jobs.append)
    qtbot.waitUntil(lambda: names == ["scan.png"] and len(jobs) == 1)
    assert Path(hall.folder / "printed" / jobs[0].id).read_bytes() == b"%PDF"


def test_lights_follow_the_devices_with_a_word_when_one_is_not_ready(hall: Hall, qtbot: QtBot):
    hall.devices.poll()
    qtbot.waitUntil(lambda: hall.devices.states().get("printer") is DeviceState.READY)
    (hall.folder / "printer.state").write_text("trouble")
    hall.devices.poll()
    light = hall.window.topbar._lights["printer"]
    qtbot.waitUntil(lambda: light.accessibleName() == "打印机 故障")
    assert [word.text() for word in light.findChildren(Text) if word.isVisible()] == ["故障"]
    assert hall.window.topbar._lights["camera"].accessibleName() == "高拍仪 就绪"


def test_a_scan_that_comes_by_itself_opens_the_case(hall: Hall, qtbot: QtBot):
    from datetime import date

    from app.numbering import make_case_number

    number = str(make_case_number("341702", date(2026, 11, 23), "0003", 1))
    (hall.folder / "scan.json").write_text(json.dumps({"text": number}))
    hall.devices.poll()

    def is_open() -> bool:
        page = hall.window.deck.page()
        return page is not None and page.key == "casefile" and getattr(page, "shown", "") == number

    qtbot.waitUntil(is_open)


def test_a_rating_is_told(hall: Hall, qtbot: QtBot):
    (hall.folder / "rating.json").write_text(json.dumps({"score": 5}))
    with qtbot.waitSignal(hall.devices.rated) as told:
        hall.devices.poll()
    assert told.args[0].score == 5


def test_a_device_that_answers_slowly_is_not_asked_twice_at_a_time(hall: Hall, qtbot: QtBot):
    hall.devices.poll()
    hall.devices.poll()
    assert hall.devices._is_asking
    qtbot.waitUntil(lambda: not hall.devices._is_asking)
    assert isinstance(hall.devices, QObject)


def test_another_choice_takes_the_place_of_the_devices_and_lets_the_old_ones_go(qtbot: QtBot, tmp_path: Path):
    from dataclasses import replace

    from app.devices.choice import DeviceChoice, SlipChoice
    from app.devices.chosen import choose_devices
    from ui.work import Work

    work, ended, told = Work(), [], []
    first = choose_devices("", DeviceChoice(), tmp_path)

    class Reader:
        """A reader with a child process."""

        def state(self) -> DeviceState:
            return DeviceState.READY

        def close(self) -> None:
            ended.append("ended")

    devices = Devices(work, replace(first, card_reader=Reader()), lambda choice: choose_devices("", choice, tmp_path))
    devices.choice_changed.connect(told.append)
    assert not devices.has_slip_printer()
    choice = DeviceChoice(slip=SlipChoice(f"file:{tmp_path}/slips"))
    devices.follow(choice)
    devices.follow(choice)
    qtbot.waitUntil(devices.has_slip_printer)
    qtbot.waitUntil(lambda: ended == ["ended"])
    assert told == [choice]
    work.close()
    devices.close()


def test_a_receipt_goes_to_the_printer_of_receipts_and_a_decision_to_that_of_notices(hall: Hall):
    from dataclasses import replace
    from datetime import UTC, date, datetime

    from app.desk import Notice
    from app.devices.ports import PrintRole
    from app.ids import NoticeId
    from app.notices.catalogue import templates
    from ui.shell.printing import RECEIPTS, role_of

    notice = Notice(
        NoticeId("n"), None, "acceptance", 1, "受理通知书", "", "", datetime(2026, 11, 23, tzinfo=UTC), date(2026, 11, 23),
        1, 2, {},
    )  # fmt: skip
    assert role_of(notice) is PrintRole.NOTICE
    assert role_of(replace(notice, template="material_receipt")) is PrintRole.RECEIPT
    assert templates().keys() >= RECEIPTS


class Counted:
    """The devices of a choice: a reader that remembers whether it was let go."""

    def __init__(self, folder: Path) -> None:
        self.closed = 0
        given = simulated_devices(folder)
        reader = given.card_reader
        counted = self

        class Reader:
            def state(self) -> DeviceState:
                return reader.state()

            def read(self) -> IdCard:
                return reader.read()

            def close(self) -> None:
                counted.closed += 1

        self.set = replace(given, card_reader=Reader())


def test_devices_of_another_choice_are_tried_once_and_let_go(qtbot: QtBot, tmp_path: Path):
    """Two drivers cannot hold one reader: the present one rests while the other is tried, and works on afterwards."""
    for name in ("present", "other"):
        (tmp_path / name).mkdir()
        card = {"name": name, "id_number": "341702199003072570"}
        (tmp_path / name / "card.json").write_text(json.dumps(card))
    present, other = Counted(tmp_path / "present"), Counted(tmp_path / "other")
    work, owner, read = Work(), QObject(), list[str]()
    hub = Devices(work, present.set, lambda choice: other.set)
    try:
        tried = replace(hub.choice, second_screen="off")
        hub.try_out(owner, tried, lambda devices: devices.card_reader.read(), lambda card: read.append(card.name))
        qtbot.waitUntil(lambda: read == ["other"])
        assert (present.closed, other.closed) == (1, 1)
        hub.try_out(owner, hub.choice, lambda devices: devices.card_reader.read(), lambda card: read.append(card.name))
        qtbot.waitUntil(lambda: read == ["other", "present"])
        assert (present.closed, other.closed) == (1, 1) and hub.choice != tried
        hub.poll()
        qtbot.waitUntil(lambda: hub.states().get("card_reader") is DeviceState.READY)
    finally:
        work.close()
