"""What a state file makes a simulated device do: busy for a while, blocked, pulled out in the middle, garbage."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from app.devices import simulated_state
from app.devices.ports import DeviceSet, DeviceState, SlipLine
from app.devices.simulated import simulated_devices
from app.errors import DeviceTrouble
from app.wording import say_trouble

SLIP = (SlipLine("示例区政务服务中心"),)
ACTS: dict[str, Callable[[DeviceSet], object]] = {
    "card_reader": lambda devices: devices.card_reader.read(),
    "camera": lambda devices: devices.camera.capture(),
    "printer": lambda devices: devices.printer.print_pdf(b"%PDF", "纸"),
    "slip_printer": lambda devices: devices.slip_printer.print_slip(SLIP, "小票"),
}


@pytest.fixture
def window(tmp_path: Path) -> Path:
    """A folder in which every act goes well."""
    card = {"name": "王建国", "id_number": "341702199003072570"}
    (tmp_path / "card.json").write_text(json.dumps(card), "utf-8")
    (tmp_path / "scan.jpg").write_bytes(b"\xff\xd8\xff\xd9")
    return tmp_path


def plays(window: Path, device: str, word: str) -> None:
    (window / f"{device}.state").write_text(word)


def trouble(window: Path, device: str) -> DeviceTrouble:
    with pytest.raises(DeviceTrouble) as told:
        ACTS[device](simulated_devices(window))
    said = say_trouble(told.value)
    assert said.endswith("。") and "{" not in said
    return told.value


@pytest.mark.parametrize("device", sorted(ACTS))
def test_without_a_state_every_device_works(window: Path, device: str):
    ACTS[device](simulated_devices(window))


@pytest.mark.parametrize("device", sorted(ACTS))
@pytest.mark.parametrize(
    ("word", "code", "state"),
    [
        ("absent", "device.unplugged", DeviceState.ABSENT),
        ("busy", "device.busy", DeviceState.BUSY),
        ("trouble", "device.trouble", DeviceState.TROUBLE),
        ("garbage", "device.garbage", DeviceState.READY),
        ("what", "device.trouble", DeviceState.TROUBLE),
    ],
)
def test_a_word_puts_any_device_into_its_state(window: Path, device: str, word: str, code: str, state: DeviceState):
    plays(window, device, word)
    assert getattr(simulated_devices(window), device).state() is state
    assert trouble(window, device).code == code


@pytest.mark.parametrize("device", sorted(ACTS))
def test_a_device_that_is_pulled_out_in_the_middle_says_so(window: Path, device: str):
    plays(window, device, "unplug")
    code = "device.pulled_out" if device == "card_reader" else "device.cut_off"
    assert trouble(window, device).code == code


def test_a_device_that_is_busy_for_a_while_is_free_afterwards(window: Path):
    plays(window, "card_reader", "busy 1")
    devices = simulated_devices(window)
    assert devices.card_reader.state() is DeviceState.BUSY
    assert trouble(window, "card_reader").code == "device.busy"
    time.sleep(1.1)
    assert devices.card_reader.state() is DeviceState.READY
    assert devices.card_reader.read().name == "王建国"


def test_a_blocked_device_takes_its_time_and_a_dead_one_is_told_in_time(window: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(simulated_state, "PATIENCE_SECONDS", 0.5)
    plays(window, "card_reader", "blocked 0")
    assert simulated_devices(window).card_reader.read().name == "王建国"
    plays(window, "card_reader", "blocked 600")
    began = time.monotonic()
    assert trouble(window, "card_reader").code == "device.timeout"
    assert 0.4 < time.monotonic() - began < 3


@pytest.mark.parametrize("word", ["no_paper", "offline", "cover_open"])
def test_printers_know_words_of_their_own(window: Path, word: str):
    for device, kind in (("printer", "printer"), ("slip_printer", "slip")):
        plays(window, device, word)
        assert getattr(simulated_devices(window), device).state() is DeviceState.TROUBLE
        assert trouble(window, device).code == f"{kind}.{word}"
    plays(window, "camera", word)
    assert trouble(window, "camera").code == "device.trouble"


@pytest.mark.parametrize("word", ["jam", "stopped", "vanished", "disk_full", "no_cups"])
def test_a_printer_plays_every_fault_that_a_queue_can_have(window: Path, word: str):
    plays(window, "printer", word)
    told = trouble(window, "printer")
    assert told.code == f"printer.{word}"
    assert "文书已保存" in say_trouble(told)
    assert not (window / "printed").exists()


def test_a_state_that_cannot_be_read_is_a_trouble(window: Path):
    (window / "camera.state").write_bytes(b"\xff\xfe")
    assert simulated_devices(window).camera.state() is DeviceState.TROUBLE
