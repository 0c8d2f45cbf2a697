"""The watched folder: half-written files wait, huge and empty ones are told and stop nobody, other kinds are left alone."""

from __future__ import annotations

import threading
import time
from pathlib import Path

import pytest

from app.devices import folder as folders
from app.devices.folder import LARGEST_FILE, FolderCamera, files_in
from app.devices.ports import Capture, DeviceState
from app.errors import DeviceTrouble
from app.wording import say_trouble

JPEG = b"\xff\xd8\xff a whole picture \xff\xd9"


def trouble(camera: FolderCamera) -> DeviceTrouble:
    with pytest.raises(DeviceTrouble) as told:
        camera.capture()
    assert say_trouble(told.value).endswith("。")
    return told.value


def names(captures: tuple[Capture, ...]) -> list[str]:
    return [capture.name for capture in captures]


@pytest.mark.parametrize(
    ("name", "begun", "whole"),
    [
        ("a.jpg", b"\xff\xd8\xff begun", JPEG),
        ("a.PNG", b"\x89PNG begun", b"\x89PNG begun and IEND\xaeB`\x82"),
        ("a.pdf", b"%PDF-1.7 begun", b"%PDF-1.7 begun\n%%EOF\n"),
    ],
)
def test_a_file_that_is_still_copied_waits_for_the_next_time(tmp_path: Path, name: str, begun: bytes, whole: bytes):
    camera = FolderCamera(tmp_path)
    (tmp_path / name).write_bytes(begun)
    told = trouble(camera)
    assert (told.code, told.facts) == ("device.still_writing", {"name": name})
    (tmp_path / name).write_bytes(whole)
    assert [capture.data for capture in camera.capture()] == [whole]


def test_a_file_that_grows_while_f5_is_pressed_is_not_taken_half(tmp_path: Path):
    path = tmp_path / "scan.bmp"  # a kind without an end of its own: only its growth tells
    path.write_bytes(b"BM begun")
    is_over = threading.Event()

    def grow() -> None:
        while not is_over.wait(0.02):
            with path.open("ab") as file:
                file.write(b"more")

    writer = threading.Thread(target=grow)
    writer.start()
    try:
        assert trouble(FolderCamera(tmp_path)).code == "device.still_writing"
    finally:
        is_over.set()
        writer.join()
    assert names(FolderCamera(tmp_path).capture()) == ["scan.bmp"]


def test_a_whole_picture_is_taken_beside_one_that_is_still_copied(tmp_path: Path):
    (tmp_path / "one.jpg").write_bytes(JPEG)
    (tmp_path / "two.jpg").write_bytes(b"\xff\xd8\xff begun")
    assert names(FolderCamera(tmp_path).capture()) == ["one.jpg"]
    assert (tmp_path / "two.jpg").exists()


def test_a_file_whose_end_never_comes_is_handed_to_the_intake_that_refuses_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(folders, "PATIENCE_SECONDS", 0.3)
    camera = FolderCamera(tmp_path)
    (tmp_path / "cut.jpg").write_bytes(b"\xff\xd8\xff cut for ever")
    assert trouble(camera).code == "device.still_writing"
    time.sleep(0.4)
    assert names(camera.capture()) == ["cut.jpg"]


def test_a_huge_file_is_told_and_stops_no_other(tmp_path: Path):
    camera = FolderCamera(tmp_path)
    with (tmp_path / "huge.jpg").open("wb") as file:
        file.truncate(LARGEST_FILE + 1)
    (tmp_path / "one.jpg").write_bytes(JPEG)
    assert names(camera.capture()) == ["one.jpg"]
    told = trouble(camera)
    assert (told.code, told.facts["name"]) == ("device.file_too_large", "huge.jpg")
    assert (tmp_path / "huge.jpg").exists()


def test_an_empty_file_is_told_and_stops_no_other(tmp_path: Path):
    camera = FolderCamera(tmp_path)
    (tmp_path / "empty.png").touch()
    assert trouble(camera).code == "device.file_empty"
    (tmp_path / "one.jpg").write_bytes(JPEG)
    assert names(camera.capture()) == ["one.jpg"]


def test_a_file_of_another_kind_is_named_once_and_stays(tmp_path: Path):
    camera = FolderCamera(tmp_path)
    (tmp_path / "letter.docx").write_bytes(b"PK")
    told = trouble(camera)
    assert (told.code, told.facts["name"]) == ("device.other_files", "letter.docx")
    assert trouble(camera).code == "device.no_picture"
    (tmp_path / "Thumbs.db").write_bytes(b"x")
    assert trouble(camera).facts["name"] == "Thumbs.db"
    assert (tmp_path / "letter.docx").exists()


def test_a_folder_that_is_removed_and_comes_back_is_told_and_works_again(tmp_path: Path):
    folder = tmp_path / "stick"
    folder.mkdir()
    camera = FolderCamera(folder)
    assert camera.state() is DeviceState.READY
    folder.rmdir()
    assert camera.state() is DeviceState.ABSENT
    told = trouble(camera)
    assert told.code == "device.no_folder"
    assert str(folder) in say_trouble(told)
    folder.mkdir()
    (folder / "one.jpg").write_bytes(JPEG)
    assert names(camera.capture()) == ["one.jpg"]


def test_pictures_seen_at_rest_by_the_light_are_taken_without_waiting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    camera = FolderCamera(tmp_path)
    (tmp_path / "one.jpg").write_bytes(JPEG)
    camera.state()
    monkeypatch.setattr(folders, "LOOK_AGAIN_SECONDS", 60)
    assert names(camera.capture()) == ["one.jpg"]


def test_folders_links_and_hidden_files_are_no_pictures(tmp_path: Path):
    (tmp_path / "folder.jpg").mkdir()
    (tmp_path / ".hidden.jpg").write_bytes(JPEG)
    (tmp_path / "broken.jpg").symlink_to(tmp_path / "nowhere")
    assert files_in(tmp_path) == []
    assert trouble(FolderCamera(tmp_path)).code == "device.no_picture"


def test_a_folder_full_of_pictures_is_taken_in_portions(tmp_path: Path):
    for number in range(folders.MOST_AT_ONCE + 5):
        (tmp_path / f"{number:03d}.jpg").write_bytes(JPEG)
    camera = FolderCamera(tmp_path)
    assert [len(camera.capture()) for _ in range(2)] == [folders.MOST_AT_ONCE, 5]
