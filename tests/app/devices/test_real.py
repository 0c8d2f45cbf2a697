"""Printer and reader in child processes: a time-out, a refusal, a crash are sentences; and which devices a window has."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import pytest

from app.devices.choice import DeviceChoice, choose_devices
from app.devices.cups import CupsPrinter
from app.devices.folder import FolderPrinter
from app.devices.helper import HelperCardReader
from app.devices.ports import DeviceState
from app.devices.simulated import SimulatedCardReader
from app.errors import DeviceTrouble, Refused
from app.wording import say_trouble

PDF = b"%PDF-1.7 the stored bytes"


def script(folder: Path, code: str) -> tuple[str, ...]:
    """Return a command that runs `code` as a program of its own."""
    path = folder / f"s{len(list(folder.iterdir()))}.py"
    path.write_text(code)
    return (sys.executable, str(path))


def printer(folder: Path, lp: str, lpstat: str = "print('printer HP is idle')", seconds: float = 5) -> CupsPrinter:
    return CupsPrinter("HP", seconds, script(folder, lp), script(folder, lpstat))


def test_the_very_bytes_go_to_the_queue_with_copies_and_title(tmp_path: Path):
    lp = "import sys,pathlib\npathlib.Path(__file__).with_suffix('.in').write_bytes(sys.stdin.buffer.read())\n"
    lp += "print(sys.argv[1:], file=open(__file__ + '.args', 'w'))\nprint('request id is HP-7 (1 file(s))')"
    one = printer(tmp_path, lp)
    job = one.print_pdf(PDF, "受理通知书", 2)
    path = Path(one.lp[1])
    assert (job.id, job.printer, job.copies) == ("HP-7", "HP", 2)
    assert path.with_suffix(".in").read_bytes() == PDF
    arguments = Path(f"{path}.args").read_text()
    assert "'-d', 'HP', '-n', '2', '-t', '受理通知书'" in arguments
    assert "media=A4" in arguments


def test_a_printer_that_does_not_answer_is_told_in_time(tmp_path: Path):
    """naps2 499: scanning hangs the program; here every device has a time-out."""
    began = time.monotonic()
    with pytest.raises(DeviceTrouble) as told:
        printer(tmp_path, "import time\ntime.sleep(30)", seconds=0.3).print_pdf(PDF, "t")
    assert time.monotonic() - began < 5
    assert told.value.code == "printer.timeout"
    assert "尚未打印" in say_trouble(told.value)


def test_what_the_queue_refuses_is_told_with_its_reason(tmp_path: Path):
    with pytest.raises(DeviceTrouble) as told:
        printer(tmp_path, "import sys\nsys.exit('lp: The printer or class does not exist.')").print_pdf(PDF, "t")
    assert told.value.facts == {"printer": "HP", "reason": "The printer or class does not exist."}


@pytest.mark.parametrize(
    ("lpstat", "state"),
    [
        ("print('printer HP is idle.  enabled since Mon')", DeviceState.READY),
        ("print('printer HP now printing HP-7.')", DeviceState.BUSY),
        ("print('printer HP disabled since Mon - out of paper')", DeviceState.TROUBLE),
        ("import sys\nsys.exit('lpstat: Invalid destination name')", DeviceState.ABSENT),
        ("pass", DeviceState.ABSENT),
    ],
)
def test_the_state_of_the_queue_is_one_of_four(tmp_path: Path, lpstat: str, state: DeviceState):
    assert printer(tmp_path, "pass", lpstat).state() is state


def test_without_a_print_service_the_paper_is_stored_and_that_is_said():
    one = CupsPrinter(lp=("no-such-lp",), lpstat=("no-such-lpstat",))
    assert one.state() is DeviceState.ABSENT
    with pytest.raises(DeviceTrouble) as told:
        one.print_pdf(PDF, "t")
    assert "文书已保存" in say_trouble(told.value)


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


def test_real_devices_follow_the_profile(tmp_path: Path):
    choice = DeviceChoice(card_helper=("no-such-helper",), printer=f"file:{tmp_path}/out")
    devices = choose_devices("", choice, tmp_path)
    assert isinstance(devices.printer, FolderPrinter)
    assert devices.card_reader.state() is DeviceState.ABSENT
    assert devices.camera.state() is DeviceState.READY
    assert devices.rating_pad.take() is None
    assert devices.barcodes.take() == ()
    assert devices.barcodes.state() is DeviceState.READY
    assert devices.rating_pad.state() is DeviceState.ABSENT
    assert isinstance(choose_devices("", DeviceChoice(), tmp_path).printer, CupsPrinter)
