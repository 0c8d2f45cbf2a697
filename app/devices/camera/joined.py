"""Two ways of one key: F5 takes what lies in the folder, and a picture from the camera when nothing lies there."""

from __future__ import annotations

from dataclasses import dataclass

from app.devices.folder import FolderCamera
from app.devices.ports import Camera, Capture, DeviceState


@dataclass(frozen=True)
class JoinedCamera:
    """`watched` is the folder, `camera` the device beside it. Files come first: they were put there on purpose."""

    watched: FolderCamera
    camera: Camera

    def state(self) -> DeviceState:
        """Return the camera's state; the folder's when no camera is plugged in."""
        watched = self.watched.state()
        state = self.camera.state()
        return watched if state is DeviceState.ABSENT else state

    def capture(self) -> tuple[Capture, ...]:
        """Return the new files, else one picture. Raises what the two raise."""
        if self.watched.has_new() or (
            self.camera.state() is DeviceState.ABSENT and self.watched.state() is DeviceState.READY
        ):
            return self.watched.capture()
        return self.camera.capture()
