"""A reader's helper program: a time-out, a crash, rubbish are sentences; and which devices a window has."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from app.devices.camera.joined import JoinedCamera
from app.devices.card.reader import LibraryCardReader
from app.devices.choice import CameraChoice, CardChoice, CardInterface, DeviceChoice, PrinterChoice
from app.devices.chosen import choose_devices
from app.devices.cups import CupsPrinter
from app.devices.helper import HelperCardReader
from app.devices.ports import DeviceState, PrintRole
from app.devices.roles import PrintersByRole
from app.devices.simulated import SimulatedCardReader
from app.errors import DeviceTrouble, Refused
from app.wording import say_trouble


def script(folder: Path, code: str) -> tuple[str, ...]:
    """Return a command that runs `code` as a program of its own."""
    path = folder / f"s{len(list(folder.iterdir()))}.py"
    path.write_text(code)
    return (sys.executable, str(path))


def reader(folder: Path, code: str, seconds: float = 5) -> HelperCardReader:
    return HelperCardReader(script(folder, code), seconds)


def test_the_helper_of_a_reader_prints_one_card(tmp_path: Path):
    one = reader(tmp_path, 'print(\'{"name": "Wang", "id_number": "341702199003072570"}\')')
    assert one.state() is DeviceState.READY
    assert one.read().id_number == "341702199003072570"


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("import sys\nsys.exit(2)", "device.no_card"),
        ("import os\nos.abort()", "device.failed"),
        ("import sys\nsys.exit(1)", "device.failed"),
        ("print('<html>')", "device.garbage"),
        ("print('{}')", "device.card_incomplete"),
    ],
)
def test_a_helper_that_fails_is_told(tmp_path: Path, code: str, told: str):
    with pytest.raises(DeviceTrouble) as trouble:
        reader(tmp_path, code).read()
    assert trouble.value.code == told


def test_a_helper_that_hangs_is_ended(tmp_path: Path):
    with pytest.raises(DeviceTrouble, match=r"device\.timeout"):
        reader(tmp_path, "import time\ntime.sleep(30)", seconds=0.3).read()


def test_a_window_without_a_reader_says_so():
    assert HelperCardReader().state() is DeviceState.ABSENT
    with pytest.raises(DeviceTrouble, match=r"device\.unplugged"):
        HelperCardReader().read()


def test_devices_are_simulated_when_the_command_line_says_so(tmp_path: Path):
    devices = choose_devices(f"fake:{tmp_path}", DeviceChoice(), tmp_path)
    assert isinstance(devices.card_reader, SimulatedCardReader)


def test_the_folder_of_simulated_devices_is_made(tmp_path: Path):
    choose_devices(f"fake:{tmp_path / 'new'}", DeviceChoice(), tmp_path)
    assert (tmp_path / "new").is_dir()
    (tmp_path / "file").touch()
    with pytest.raises(Refused):
        choose_devices(f"fake:{tmp_path / 'file'}", DeviceChoice(), tmp_path)


@pytest.mark.parametrize("spec", ["fake", "fake:", "fake:/no/such/folder", "usb:1"])
def test_a_word_for_devices_that_means_nothing_is_refused(spec: str, tmp_path: Path):
    with pytest.raises(Refused) as told:
        choose_devices(spec, DeviceChoice(), tmp_path)
    assert spec in say_trouble(told.value)


def test_real_devices_follow_the_choice_of_the_window(tmp_path: Path):
    card = CardChoice(CardInterface.HELPER, program=("no-such-helper",))
    choice = DeviceChoice(card=card, notice=PrinterChoice(f"file:{tmp_path}/out"))
    devices = choose_devices("", choice, tmp_path)
    job = devices.printer.print_pdf(b"%PDF", "受理通知书", 2)
    assert (tmp_path / "out" / job.id).read_bytes() == b"%PDF"
    assert devices.card_reader.state() is DeviceState.ABSENT
    assert devices.camera.state() is DeviceState.READY
    assert devices.rating_pad.take() is None
    assert devices.barcodes.take() == ()
    assert devices.barcodes.state() is DeviceState.READY
    assert devices.rating_pad.state() is DeviceState.ABSENT
    assert devices.slip_printer.state() is DeviceState.ABSENT


def test_a_window_for_which_nothing_was_chosen_has_no_reader_no_slips_and_the_usual_queue(tmp_path: Path):
    devices = choose_devices("", DeviceChoice(), tmp_path / "captures")
    assert isinstance(devices.card_reader, HelperCardReader)
    assert (devices.card_reader.state(), devices.camera.state()) == (DeviceState.ABSENT, DeviceState.ABSENT)
    with pytest.raises(DeviceTrouble, match=r"slip\.none"):
        devices.slip_printer.print_slip((), "x")
    printer = devices.printer
    assert isinstance(printer, PrintersByRole)
    assert printer.printers[PrintRole.NOTICE] == CupsPrinter("")


def test_each_interface_of_a_card_reader_has_its_port(tmp_path: Path):
    for interface in (CardInterface.TERMB, CardInterface.SDTAPI):
        choice = CardChoice(interface, library=str(tmp_path / "none.so"), seconds=20)
        reader = choose_devices("", DeviceChoice(card=choice), tmp_path).card_reader
        assert isinstance(reader, LibraryCardReader)
        with pytest.raises(DeviceTrouble, match=r"card\.no_library"):
            reader.read()
        reader.close()


def test_a_camera_that_was_chosen_stands_beside_its_folder(tmp_path: Path):
    devices = choose_devices("", DeviceChoice(camera=CameraChoice(str(tmp_path), "/dev/video99")), tmp_path)
    assert isinstance(devices.camera, JoinedCamera)
    assert devices.camera.state() is DeviceState.READY
    assert devices.camera.camera.state() is DeviceState.ABSENT
