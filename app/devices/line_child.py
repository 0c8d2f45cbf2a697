"""A child process that answers JSON lines: it may hang, crash or print rubbish alone, and is started again when asked.

One thread per child passes its lines on, since a pipe cannot be waited for with a time-out on every system.
"""

from __future__ import annotations

import contextlib
import json
import os
import queue
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from typing import IO, Any

from app.errors import DeviceTrouble
from app.intake import CHILD_OPTION

ROOT = Path(__file__).parents[2]
LONGEST_LINE = 64 * 1024 * 1024
_KEPT = ("PATH", "SYSTEMROOT", "TEMP", "TMP", "HOME", "LANG", "LC_ALL", "LD_LIBRARY_PATH", "VIRTUAL_ENV")


def child_environment() -> dict[str, str]:
    """Return what an interpreter and a vendor's driver need to start, and no secret of the window."""
    return {name: os.environ[name] for name in _KEPT if name in os.environ} | {"PYTHONPATH": str(ROOT)}


def python_child(module: str, *arguments: str) -> tuple[str, ...]:
    """Return how a child of ours starts; the packaged program is its own interpreter."""
    if getattr(sys, "frozen", False):
        return (sys.executable, CHILD_OPTION, module, *arguments)
    return (sys.executable, "-P", "-m", module, *arguments)


class LineChild:
    """`send` a question, `wait` for its answer. Not for two threads at once; the caller has the lock.

    The child works in a folder of its own, which goes with it: vendors' drivers leave a card's text and photo wherever
    they are started.
    """

    def __init__(self, command: Sequence[str], device: str) -> None:
        self._command = list(command)
        self._device = device
        self._process: subprocess.Popen[bytes] | None = None
        self._lines: queue.Queue[bytes | None] = queue.Queue()
        self._number = 0
        self._folder: tempfile.TemporaryDirectory[str] | None = None

    def send(self, **asked: Any) -> int:
        """Ask, starting the child when there is none; return the number of the question."""
        process = self._running()
        self._number += 1
        try:
            assert process.stdin is not None
            process.stdin.write(json.dumps({"n": self._number, **asked}).encode() + b"\n")
            process.stdin.flush()
        except OSError as fault:
            raise self._ended() from fault
        return self._number

    def wait(self, number: int, seconds: float) -> dict[str, Any] | None:
        """Return the answer to this question, None when it has not come within `seconds`; older answers are dropped.

        Raises DeviceTrouble("device.failed") when the child ended, ("device.garbage") for what is no answer.
        """
        until = time.monotonic() + seconds
        while True:
            try:
                line = self._lines.get(timeout=max(0.0, until - time.monotonic()))
            except queue.Empty:
                return None
            if line is None:
                raise self._ended()
            answer = _answer(line)
            if answer is None:
                self.end()
                raise DeviceTrouble("device.garbage", device=self._device)
            if answer.get("n") == number:
                return answer

    def end(self) -> None:
        """Kill the child, whatever it is doing; the next question starts another."""
        process, self._process = self._process, None
        folder, self._folder = self._folder, None
        if process is not None:
            self._kill(process)
        if folder is not None:
            folder.cleanup()

    @staticmethod
    def _kill(process: subprocess.Popen[bytes]) -> None:
        with contextlib.suppress(OSError):
            process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            with contextlib.suppress(OSError):
                if pipe is not None:
                    pipe.close()

    def is_running(self) -> bool:
        """True while there is a child that has not ended."""
        return self._process is not None and self._process.poll() is None

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is not None and self._process.poll() is None:
            return self._process
        self.end()
        self._folder = tempfile.TemporaryDirectory(prefix="yimen-device-", ignore_cleanup_errors=True)
        try:
            self._process = subprocess.Popen(
                self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                cwd=self._folder.name, env=child_environment(),
            )  # fmt: skip
        except OSError as fault:
            self.end()
            raise DeviceTrouble("device.unplugged", device=self._device) from fault
        self._lines = queue.Queue()
        threading.Thread(target=_pass_on, args=(self._process.stdout, self._lines), daemon=True).start()
        return self._process

    def _ended(self) -> DeviceTrouble:
        code = 0
        if self._process is not None:
            with contextlib.suppress(subprocess.TimeoutExpired):
                code = self._process.wait(timeout=1)
        self.end()
        return DeviceTrouble("device.failed", device=self._device, exit_code=code)


def _pass_on(pipe: IO[bytes], lines: queue.Queue[bytes | None]) -> None:
    """Put every line into the queue, and None when the pipe ends."""
    with contextlib.suppress(OSError, ValueError):  # the pipe was closed under our hands: the child was ended
        while line := pipe.readline(LONGEST_LINE):
            lines.put(line)
    lines.put(None)


def _answer(line: bytes) -> dict[str, Any] | None:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None
