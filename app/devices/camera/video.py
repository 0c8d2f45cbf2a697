"""A UVC camera at the window: F5 takes one picture, in a child process that is ended when the camera does not answer."""

from __future__ import annotations

import base64
import sys
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from app.devices.line_child import LineChild, python_child
from app.devices.ports import Capture, DeviceState
from app.errors import DeviceTrouble, Refused
from app.intake.drawing import frame_picture

CAMERA_CHILD = "app.devices.camera.child"
DEVICE = "camera"
Develop = Callable[[bytes, str, int, int], bytes]


def video_command(file: str) -> tuple[str, ...]:
    """Return how the child starts; the file is its last word."""
    return python_child(CAMERA_CHILD, file)


def video_devices(folder: Path = Path("/dev")) -> tuple[str, ...]:
    """Return the cameras that this computer shows, () where it has none or is no Linux."""
    if sys.platform == "win32" or not folder.is_dir():
        return ()
    found = [path for path in folder.glob("video*") if path.name.removeprefix("video").isdigit()]
    return tuple(str(path) for path in sorted(found, key=lambda path: int(path.name.removeprefix("video"))))


class VideoCamera:
    """One picture each time; `develop` turns a frame into a JPEG in the intake's limited child."""

    def __init__(self, command: Sequence[str], seconds: float = 10.0, develop: Develop = frame_picture) -> None:
        self._file = Path(command[-1])
        self._child = LineChild(command, DEVICE)
        self._seconds = seconds
        self._develop = develop
        self._turn = threading.Lock()
        self._taken = 0

    def state(self) -> DeviceState:
        """Ready while the camera's file is there, busy while it takes a picture."""
        if self._turn.locked():
            return DeviceState.BUSY
        return DeviceState.READY if self._file.exists() else DeviceState.ABSENT

    def capture(self) -> tuple[Capture, ...]:
        """Return one picture as a JPEG.

        Raises DeviceTrouble: "camera.gone", "camera.busy", "camera.no_camera", "camera.no_frame", "device.cut_off",
        "device.garbage", "device.timeout", "device.failed".
        """
        if not self._turn.acquire(timeout=self._seconds):
            raise DeviceTrouble("device.busy", device=DEVICE)
        try:
            answer = self._child.wait(self._child.send(do="take"), self._seconds)
            self._child.end()  # a camera that nobody uses gives its lamp and its bus free
        finally:
            self._turn.release()
        if answer is None:
            raise DeviceTrouble("device.timeout", device=DEVICE, seconds=round(self._seconds))
        picture = self._developed(answer)
        self._taken += 1
        return (Capture(f"camera-{self._taken:03d}.jpg", picture),)

    def _developed(self, answer: dict[str, Any]) -> bytes:
        if "trouble" in answer:
            raise DeviceTrouble(str(answer["trouble"]), **dict(answer.get("facts") or {}))
        try:
            data = base64.b64decode(answer["frame"], validate=True)
            return self._develop(data, str(answer["kind"]), int(answer["width"]), int(answer["height"]))
        except (KeyError, TypeError, ValueError, Refused) as fault:
            raise DeviceTrouble("device.garbage", device=DEVICE) from fault
