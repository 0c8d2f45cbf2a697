"""Video4Linux2 as far as one still picture needs it: the requests and structures of linux/videodev2.h, by ctypes."""

from __future__ import annotations

import ctypes
import fcntl
import mmap
import os
import select
import time
from dataclasses import dataclass

from app.errors import DeviceTrouble

CAPTURE, MEMORY_MMAP, FIELD_ANY = 1, 1, 0
CAN_CAPTURE, CAN_STREAM, HAS_OWN_CAPS = 0x00000001, 0x04000000, 0x80000000
BUFFERS = 4
KINDS = ("MJPG", "YUYV")
SIZES = ((3264, 2448), (2592, 1944), (2304, 1536), (1920, 1080), (1600, 1200), (1280, 720))
ERROR_FLAG = 0x0040


class _Capability(ctypes.Structure):
    _fields_ = (
        ("driver", ctypes.c_char * 16), ("card", ctypes.c_char * 32), ("bus_info", ctypes.c_char * 32),
        ("version", ctypes.c_uint32), ("capabilities", ctypes.c_uint32), ("device_caps", ctypes.c_uint32),
        ("reserved", ctypes.c_uint32 * 3),
    )  # fmt: skip


class _PixFormat(ctypes.Structure):
    _fields_ = tuple(
        (name, ctypes.c_uint32)
        for name in (
            "width", "height", "pixelformat", "field", "bytesperline", "sizeimage", "colorspace", "priv", "flags",
            "encoding", "quantization", "xfer_func",
        )
    )  # fmt: skip


class _FormatUnion(ctypes.Union):
    _fields_ = (("pix", _PixFormat), ("raw", ctypes.c_uint8 * 200), ("aligned", ctypes.c_void_p))


class _Format(ctypes.Structure):
    _fields_ = (("type", ctypes.c_uint32), ("fmt", _FormatUnion))


class _RequestBuffers(ctypes.Structure):
    _fields_ = (
        ("count", ctypes.c_uint32), ("type", ctypes.c_uint32), ("memory", ctypes.c_uint32),
        ("capabilities", ctypes.c_uint32), ("flags", ctypes.c_uint32),
    )  # fmt: skip


class _TimeValue(ctypes.Structure):
    _fields_ = (("seconds", ctypes.c_long), ("microseconds", ctypes.c_long))


class _BufferUnion(ctypes.Union):
    _fields_ = (("offset", ctypes.c_uint32), ("userptr", ctypes.c_ulong), ("fd", ctypes.c_int32))


class _Buffer(ctypes.Structure):
    _fields_ = (
        ("index", ctypes.c_uint32), ("type", ctypes.c_uint32), ("bytesused", ctypes.c_uint32), ("flags", ctypes.c_uint32),
        ("field", ctypes.c_uint32), ("timestamp", _TimeValue), ("timecode", ctypes.c_uint8 * 16),
        ("sequence", ctypes.c_uint32), ("memory", ctypes.c_uint32), ("m", _BufferUnion), ("length", ctypes.c_uint32),
        ("reserved2", ctypes.c_uint32), ("request_fd", ctypes.c_int32),
    )  # fmt: skip


def _request(letter_number: int, direction: int, size: int) -> int:
    """Return the number of an ioctl: direction 1 write, 2 read, 3 both (asm-generic/ioctl.h)."""
    return direction << 30 | size << 16 | ord("V") << 8 | letter_number


QUERYCAP = _request(0, 2, ctypes.sizeof(_Capability))
S_FMT = _request(5, 3, ctypes.sizeof(_Format))
REQBUFS = _request(8, 3, ctypes.sizeof(_RequestBuffers))
QUERYBUF = _request(9, 3, ctypes.sizeof(_Buffer))
QBUF = _request(15, 3, ctypes.sizeof(_Buffer))
DQBUF = _request(17, 3, ctypes.sizeof(_Buffer))
STREAMON = _request(18, 1, ctypes.sizeof(ctypes.c_int))
STREAMOFF = _request(19, 1, ctypes.sizeof(ctypes.c_int))


@dataclass(frozen=True)
class Frame:
    """One picture as the camera made it: MJPG, or YUYV rows."""

    data: bytes
    kind: str
    width: int
    height: int


def fourcc(kind: str) -> int:
    """Return a format's four letters as its number."""
    return int.from_bytes(kind.encode("ascii"), "little")


def take_frame(file: str, *, skipped: int = 8, seconds: float = 4.0) -> Frame:
    """Return one picture from the camera at `file`, after `skipped` frames in which it finds light and focus.

    Raises DeviceTrouble("camera.gone" | "camera.busy" | "camera.no_camera" | "camera.no_frame" | "device.cut_off").
    """
    try:
        handle = os.open(file, os.O_RDWR | os.O_NONBLOCK | os.O_CLOEXEC)
    except FileNotFoundError as fault:
        raise DeviceTrouble("camera.gone", file=file) from fault
    except OSError as fault:
        raise DeviceTrouble("camera.busy", file=file, reason=fault.strerror or "") from fault
    try:
        return _Stream(handle, file).take(skipped, time.monotonic() + seconds)
    except DeviceTrouble:
        raise
    except OSError as fault:
        raise DeviceTrouble("device.cut_off", device="camera") from fault
    finally:
        os.close(handle)


class _Stream:
    """The camera while it runs."""

    def __init__(self, handle: int, file: str) -> None:
        self._handle = handle
        self._file = file
        self._maps: list[mmap.mmap] = []

    def take(self, skipped: int, until: float) -> Frame:
        self._must_be_camera()
        pix = self._chosen_format()
        kind = int(pix.pixelformat).to_bytes(4, "little").decode("ascii")
        self._map_buffers()
        running = ctypes.c_int(CAPTURE)
        self._ioctl(STREAMON, running)
        try:
            data = self._frames(skipped, until)
        finally:
            self._stop(running)
        return Frame(data, kind, int(pix.width), int(pix.height))

    def _must_be_camera(self) -> None:
        told = _Capability()
        try:
            self._ioctl(QUERYCAP, told)
        except OSError as fault:
            raise DeviceTrouble("camera.no_camera", file=self._file) from fault
        able = told.device_caps if told.capabilities & HAS_OWN_CAPS else told.capabilities
        if not able & CAN_CAPTURE or not able & CAN_STREAM:
            raise DeviceTrouble("camera.no_camera", file=self._file)

    def _chosen_format(self) -> _PixFormat:
        """Return what the camera settled on: it answers every wish with the nearest that it has."""
        for kind in KINDS:
            for width, height in SIZES:
                wish = _Format(type=CAPTURE)
                settled: _PixFormat = wish.fmt.pix
                settled.width, settled.height = width, height
                settled.pixelformat, settled.field = fourcc(kind), FIELD_ANY
                self._ioctl(S_FMT, wish)
                if settled.pixelformat == fourcc(kind):
                    return settled
        raise DeviceTrouble("camera.no_camera", file=self._file)

    def _map_buffers(self) -> None:
        asked = _RequestBuffers(count=BUFFERS, type=CAPTURE, memory=MEMORY_MMAP)
        try:
            self._ioctl(REQBUFS, asked)
        except OSError as fault:
            raise DeviceTrouble("camera.busy", file=self._file, reason=fault.strerror or "") from fault
        for index in range(asked.count):
            buffer = _Buffer(index=index, type=CAPTURE, memory=MEMORY_MMAP)
            self._ioctl(QUERYBUF, buffer)
            self._maps.append(
                mmap.mmap(
                    self._handle,
                    buffer.length,
                    mmap.MAP_SHARED,
                    mmap.PROT_READ | mmap.PROT_WRITE,
                    offset=buffer.m.offset,
                )
            )
            self._ioctl(QBUF, buffer)

    def _frames(self, skipped: int, until: float) -> bytes:
        """Return the frame after the skipped ones; what came last when the time is over, if anything did."""
        last = b""
        while skipped >= 0:
            readable, _, _ = select.select([self._handle], [], [], max(0.0, until - time.monotonic()))
            if not readable:
                break
            buffer = _Buffer(type=CAPTURE, memory=MEMORY_MMAP)
            try:
                self._ioctl(DQBUF, buffer)
            except BlockingIOError:
                time.sleep(0.01)
                if time.monotonic() < until:
                    continue
                break
            if buffer.bytesused and not buffer.flags & ERROR_FLAG:
                last = self._maps[buffer.index][: buffer.bytesused]
                skipped -= 1
            self._ioctl(QBUF, buffer)
            if time.monotonic() >= until:
                break
        if not last:
            raise DeviceTrouble("camera.no_frame", file=self._file)
        return last

    def _stop(self, running: ctypes.c_int) -> None:
        try:
            self._ioctl(STREAMOFF, running)
        except OSError:
            return  # pulled out: there is nothing left to stop
        finally:
            for one in self._maps:
                one.close()

    def _ioctl(self, request: int, value: ctypes.Structure | ctypes.c_int) -> None:
        fcntl.ioctl(self._handle, request, value)
