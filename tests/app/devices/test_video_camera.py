"""A UVC camera by Linux's own interface: played by a preloaded C library with the system's own structures."""

from __future__ import annotations

import io
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from compiled import compiled
from PIL import Image

from app.devices.camera.joined import JoinedCamera
from app.devices.camera.video import VideoCamera, video_command, video_devices
from app.devices.folder import FolderCamera
from app.devices.ports import DeviceState
from app.errors import DeviceTrouble, Refused
from app.intake.drawing import frame_picture
from app.intake.take_in import take_in
from app.wording import say_trouble

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="V4L2 is Linux's interface to cameras")
MakeCamera = Callable[..., VideoCamera]


def jpeg(colour: str = "red", size: tuple[int, int] = (64, 48)) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, colour).save(out, "JPEG", quality=90)
    return out.getvalue()


def without_tables(picture: bytes) -> bytes:
    """Return a JPEG without its Huffman tables, as cameras send their frames."""
    out, at = bytearray(picture[:2]), 2
    while picture[at + 1] != 0xDA:
        length = 2 + int.from_bytes(picture[at + 2 : at + 4], "big")
        if picture[at + 1] != 0xC4:
            out += picture[at : at + length]
        at += length
    return bytes(out + picture[at:])


@pytest.fixture(scope="module")
def shim(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return compiled("v4l2_shim.c", tmp_path_factory.mktemp("shim"), "-ldl")


@pytest.fixture
def make_camera(tmp_path: Path, shim: Path) -> Iterator[MakeCamera]:
    """Return a camera at a file of the test's own, played by the shim."""
    held: list[VideoCamera] = []

    def made(play: str = "", picture: bytes | None = None, seconds: float = 20) -> VideoCamera:
        file, frame = tmp_path / "video0", tmp_path / "frame"
        file.touch()
        frame.write_bytes(without_tables(jpeg()) if picture is None else picture)
        play_it = (f"PLAY={play}", f"SHIM_FILE={file}", f"SHIM_PICTURE={frame}", f"LD_PRELOAD={shim}")
        held.append(VideoCamera(("env", *play_it, *video_command(str(file))), seconds))
        return held[-1]

    yield made
    for one in held:
        one._child.end()


def colour(data: bytes) -> tuple[int, ...]:
    image = Image.open(io.BytesIO(data))
    assert (image.format, image.size) == ("JPEG", (64, 48))
    pixel = image.convert("RGB").getpixel((30, 20))
    assert isinstance(pixel, tuple)
    return tuple(int(part) for part in pixel)


def trouble(camera: VideoCamera) -> DeviceTrouble:
    with pytest.raises(DeviceTrouble) as told:
        camera.capture()
    assert say_trouble(told.value).endswith("。")
    return told.value


def test_a_frame_becomes_a_picture_that_the_intake_takes(make_camera: MakeCamera):
    camera = make_camera()
    assert camera.state() is DeviceState.READY
    (first,) = camera.capture()
    red, green, blue = colour(first.data)
    assert red > 240 and green < 15 and blue < 15
    assert take_in(first.data).data
    (second,) = camera.capture()
    assert (first.name, second.name) == ("camera-001.jpg", "camera-002.jpg")


def test_a_camera_without_jpeg_is_read_row_by_row(make_camera: MakeCamera):
    (capture,) = make_camera("yuyv").capture()
    expected = Image.new("YCbCr", (1, 1), (200, 90, 160)).convert("RGB").getpixel((0, 0))
    assert isinstance(expected, tuple)
    assert all(abs(a - b) < 6 for a, b in zip(colour(capture.data), expected, strict=True))


@pytest.mark.parametrize(
    ("play", "code"),
    [
        ("used", "camera.busy"),
        ("radio", "camera.no_camera"),
        ("blind", "camera.no_frame"),
        ("pulled", "device.cut_off"),
        ("crashes", "device.failed"),
    ],
)
def test_a_camera_that_does_not_do_what_it_should_is_told(make_camera: MakeCamera, play: str, code: str):
    assert trouble(make_camera(play)).code == code


def test_a_camera_that_hangs_is_ended_in_time_and_the_next_press_starts_anew(make_camera: MakeCamera):
    """naps2 499-656: scanning hangs the program."""
    camera = make_camera("hangs", seconds=2)
    began = time.monotonic()
    assert trouble(camera).code == "device.timeout"
    assert time.monotonic() - began < 6
    assert not camera._child.is_running()
    assert camera.state() is DeviceState.READY


def test_a_frame_that_is_no_picture_is_garbage(make_camera: MakeCamera):
    assert trouble(make_camera(picture=b"no picture at all")).code == "device.garbage"


def test_a_camera_that_is_pulled_out_is_absent_and_comes_back(make_camera: MakeCamera, tmp_path: Path):
    camera = make_camera()
    (tmp_path / "video0").unlink()
    assert camera.state() is DeviceState.ABSENT
    (tmp_path / "video0").touch()
    assert camera.state() is DeviceState.READY
    assert colour(camera.capture()[0].data)


def test_a_file_that_is_no_camera_and_one_that_is_not_there_are_told(tmp_path: Path):
    plain = tmp_path / "plain"
    plain.write_text("x")
    assert trouble(VideoCamera(video_command(str(plain)), 20)).code == "camera.no_camera"
    assert trouble(VideoCamera(video_command(str(tmp_path / "none")), 20)).code == "camera.gone"


def test_cameras_are_listed_in_the_order_of_their_numbers(tmp_path: Path):
    for name in ("video10", "video2", "videox", "audio0"):
        (tmp_path / name).touch()
    assert video_devices(tmp_path) == (str(tmp_path / "video2"), str(tmp_path / "video10"))
    assert video_devices(tmp_path / "none") == ()


def test_files_in_the_folder_come_before_a_picture(make_camera: MakeCamera, tmp_path: Path):
    folder = tmp_path / "captures"
    folder.mkdir()
    joined = JoinedCamera(FolderCamera(folder), make_camera())
    (folder / "scan.jpg").write_bytes(jpeg("blue"))
    assert [one.name for one in joined.capture()] == ["scan.jpg"]
    assert [one.name for one in joined.capture()] == ["camera-001.jpg"]
    (tmp_path / "video0").unlink()
    assert joined.state() is DeviceState.READY
    with pytest.raises(DeviceTrouble, match=r"device\.no_picture"):
        joined.capture()


@pytest.mark.parametrize(("kind", "data"), [("YUYV", b"\x00" * 10), ("H264", b"\x00" * 8192), ("MJPG", b"\xff\xd8")])
def test_a_frame_that_was_cut_or_is_of_another_kind_is_refused(kind: str, data: bytes):
    with pytest.raises(Refused, match=r"intake\.not_an_image"):
        frame_picture(data, kind, 64, 48)
