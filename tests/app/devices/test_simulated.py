"""The simulated window: what is dropped into a folder, unplugged, or garbage."""

from __future__ import annotations

import errno
import json
import os
from datetime import date
from pathlib import Path

import pytest

from app.devices.ports import DeviceState, IdCard
from app.devices.simulated import simulated_devices
from app.errors import DeviceTrouble
from app.wording import say_trouble

WANG = {"name": "王建国", "id_number": "341702199003072570", "birth": "1990-03-07", "address": "示例区长江南路100号"}


def drop(folder: Path, name: str, value: object, age: int = 0) -> Path:
    """Drop a JSON file that is `age` seconds old."""
    path = folder / name
    path.write_text(json.dumps(value, ensure_ascii=False), "utf-8")
    os.utime(path, ns=(10**18 - age * 10**9, 10**18 - age * 10**9))
    return path


def test_a_card_that_is_dropped_is_read(tmp_path: Path):
    drop(tmp_path, "anything.json", WANG)
    card = simulated_devices(tmp_path).card_reader.read()
    assert card == IdCard("王建国", "341702199003072570", birth=date(1990, 3, 7), address="示例区长江南路100号")


def test_chinese_names_of_the_fields_are_understood(tmp_path: Path):
    drop(
        tmp_path, "card.json", {"姓名": "𬱖䶮", "公民身份号码": "11010119900307457X", "性别": "女", "有效期止": "长期"}
    )
    card = simulated_devices(tmp_path).card_reader.read()
    assert (card.name, card.id_number, card.sex, card.valid_to) == ("𬱖䶮", "11010119900307457X", "女", None)


def test_the_newest_card_lies_on_the_reader(tmp_path: Path):
    drop(tmp_path, "a.json", WANG, age=5)
    drop(tmp_path, "z.json", {**WANG, "name": "旧"}, age=50)
    reader = simulated_devices(tmp_path).card_reader
    assert [reader.read().name, reader.read().name] == ["王建国", "王建国"]


def test_no_card_is_told_with_what_to_do(tmp_path: Path):
    with pytest.raises(DeviceTrouble) as told:
        simulated_devices(tmp_path).card_reader.read()
    assert say_trouble(told.value) == "读卡器上没有身份证，请放好证件后再按 F4；也可以手工录入。"


@pytest.mark.parametrize(
    "data",
    [b"", b"{", b"[1,2]", b"null", b"\xff\xfe\x00", b'"card"', b"[" * 100_000, b'{"id_number": {"a": 1}, "name": "x"}'],
)
def test_garbage_from_the_reader_is_a_sentence(tmp_path: Path, data: bytes):
    (tmp_path / "card.json").write_bytes(data)
    with pytest.raises(DeviceTrouble) as told:
        simulated_devices(tmp_path).card_reader.read()
    assert told.value.code in ("device.garbage", "device.file_empty")
    assert "Traceback" not in say_trouble(told.value)


@pytest.mark.parametrize("value", [{**WANG, "name": " "}, {"id_number": "341702199003072570"}])
def test_a_card_that_was_read_half_is_told(tmp_path: Path, value: object):
    drop(tmp_path, "card.json", value)
    with pytest.raises(DeviceTrouble, match=r"device\.card_incomplete"):
        simulated_devices(tmp_path).card_reader.read()


def test_a_field_of_endless_length_is_garbage(tmp_path: Path):
    drop(tmp_path, "card.json", {**WANG, "address": "长" * 401})
    with pytest.raises(DeviceTrouble, match=r"device\.garbage"):
        simulated_devices(tmp_path).card_reader.read()


@pytest.mark.parametrize(
    ("word", "state", "code"),
    [
        ("absent", DeviceState.ABSENT, "device.unplugged"),
        ("busy", DeviceState.BUSY, "device.busy"),
        ("trouble", DeviceState.TROUBLE, "device.trouble"),
        ("nonsense", DeviceState.TROUBLE, "device.trouble"),
    ],
)
def test_every_device_has_four_states_and_says_why_it_does_not_work(
    tmp_path: Path, word: str, state: DeviceState, code: str
):
    devices = simulated_devices(tmp_path)
    acts = {
        "card_reader": devices.card_reader.read,
        "camera": devices.camera.capture,
        "printer": lambda: devices.printer.print_pdf(b"%PDF", "纸"),
    }
    for device, act in acts.items():
        assert getattr(devices, device).state() is DeviceState.READY
        (tmp_path / f"{device}.state").write_text(word)
        assert getattr(devices, device).state() is state
        with pytest.raises(DeviceTrouble) as told:
            act()
        assert told.value.code == code
        assert told.value.facts == {"device": device}


def test_a_folder_that_is_pulled_out_is_an_unplugged_device(tmp_path: Path):
    devices = simulated_devices(tmp_path / "stick")
    assert devices.camera.state() is DeviceState.ABSENT
    for act in (devices.card_reader.read, devices.camera.capture, lambda: devices.printer.print_pdf(b"", "t")):
        with pytest.raises(DeviceTrouble, match=r"device\.unplugged"):
            act()


def test_pictures_are_taken_once_and_set_aside(tmp_path: Path):
    camera = simulated_devices(tmp_path).camera
    (tmp_path / "scan 1.jpg").write_bytes(b"\xff\xd8one\xff\xd9")
    (tmp_path / "page.PDF").write_bytes(b"%PDF %%EOF")
    (tmp_path / "note.txt").write_bytes(b"no picture")
    assert {capture.name for capture in camera.capture()} == {"scan 1.jpg", "page.PDF"}
    assert (tmp_path / "taken" / "scan 1.jpg").read_bytes() == b"\xff\xd8one\xff\xd9"
    for code in ("device.other_files", "device.no_picture"):
        with pytest.raises(DeviceTrouble) as told:
            camera.capture()
        assert told.value.code == code


def test_a_second_picture_of_the_same_name_overwrites_none(tmp_path: Path):
    camera = simulated_devices(tmp_path).camera
    for data in (b"one\xff\xd9", b"two\xff\xd9"):
        (tmp_path / "scan.jpg").write_bytes(data)
        camera.capture()
    assert {path.read_bytes() for path in (tmp_path / "taken").iterdir()} == {b"one\xff\xd9", b"two\xff\xd9"}


def test_an_empty_picture_stays_where_it_is_and_is_told(tmp_path: Path):
    (tmp_path / "scan.jpg").write_bytes(b"")
    with pytest.raises(DeviceTrouble, match=r"device\.file_empty"):
        simulated_devices(tmp_path).camera.capture()
    assert (tmp_path / "scan.jpg").exists()


def test_a_rating_is_taken_once_and_none_is_made_up(tmp_path: Path):
    """A closed market leader posts a default satisfaction of "5"."""
    pad = simulated_devices(tmp_path).rating_pad
    assert pad.take() is None
    drop(tmp_path, "r.json", {"score": 4})
    assert (pad.take().score, pad.take()) == (4, None)  # type: ignore[union-attr]


@pytest.mark.parametrize("score", [0, 6, -1, "5", None, True, 4.5])
def test_what_is_no_rating_is_none(tmp_path: Path, score: object):
    drop(tmp_path, "r.json", {"score": score})
    assert simulated_devices(tmp_path).rating_pad.take() is None


def test_barcodes_come_in_order_and_once(tmp_path: Path):
    barcodes = simulated_devices(tmp_path).barcodes
    drop(tmp_path, "b.json", {"text": "341702202611230003000026"}, age=1)
    drop(tmp_path, "a.json", {"text": "341702202611230003000018"}, age=9)
    assert barcodes.take() == ("341702202611230003000018", "341702202611230003000026")
    assert barcodes.take() == ()


def test_a_poll_is_not_disturbed_by_garbage_beside_it(tmp_path: Path):
    (tmp_path / "card.json").write_bytes(b"{{{")
    devices = simulated_devices(tmp_path)
    assert devices.barcodes.take() == ()
    assert devices.rating_pad.take() is None


def test_papers_are_numbered_in_the_order_they_were_printed(tmp_path: Path):
    printer = simulated_devices(tmp_path).printer
    jobs = [printer.print_pdf(b"%PDF" + bytes([n]), "受理通知书 示市监受字〔2026〕12号", 2) for n in range(3)]
    names = [path.name for path in sorted((tmp_path / "printed").iterdir())]
    assert [name[:4] for name in names] == ["0001", "0002", "0003"]
    assert names == [job.id for job in jobs]
    assert all("/" not in name for name in names)
    assert (tmp_path / "printed" / names[2]).read_bytes() == b"%PDF\x02"


@pytest.mark.parametrize("title", ["../../etc/passwd", "", "a/b\\c:d*?", "长" * 300, "\x00\n"])
def test_a_title_never_leads_out_of_the_folder(tmp_path: Path, title: str):
    simulated_devices(tmp_path).printer.print_pdf(b"%PDF", title)
    (printed,) = (tmp_path / "printed").iterdir()
    assert printed.parent == tmp_path / "printed"
    assert len(printed.name.encode()) < 255


def test_a_printer_that_cannot_write_says_so_and_leaves_no_half_paper(tmp_path: Path):
    (tmp_path / "printed").write_text("a file stands in the way")
    with pytest.raises(DeviceTrouble, match=r"printer\.no_folder"):
        simulated_devices(tmp_path).printer.print_pdf(b"%PDF", "纸")
    assert list(tmp_path.glob("**/*.part")) == []


def test_a_full_disk_is_told_and_leaves_no_half_paper(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    printer = simulated_devices(tmp_path).printer
    printer.print_pdf(b"%PDF", "第一份")

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as disk:
        disk.setattr("app.devices.folder.os.fsync", full)
        with pytest.raises(DeviceTrouble, match=r"printer\.disk_full") as told:
            printer.print_pdf(b"%PDF", "第二份")
    assert say_trouble(told.value).startswith("磁盘已满") and "文书已保存、尚未打印" in say_trouble(told.value)
    assert [path.name for path in (tmp_path / "printed").iterdir()] == ["0001-第一份.pdf"]
    assert printer.print_pdf(b"%PDF", "第二份").id == "0002-第二份.pdf"
