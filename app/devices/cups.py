"""The office's printer by CUPS: `lp` in a child process with a time-out, so that a dead queue never holds the window."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass

from app.devices.ports import DeviceState, PrintJob
from app.errors import DeviceTrouble

_JOB = re.compile(rb"request id is (\S+)")
C_LOCALE = {**os.environ, "LC_ALL": "C"}


@dataclass(frozen=True)
class CupsPrinter:
    """`queue` empty = the system's default queue; `lp` and `lpstat` are commands, replaced in tests by scripts."""

    queue: str = ""
    seconds: float = 15.0
    lp: tuple[str, ...] = ("lp",)
    lpstat: tuple[str, ...] = ("lpstat",)

    def state(self) -> DeviceState:
        """Ask the queue; a spooler that does not answer within three seconds is a trouble."""
        if shutil.which(self.lp[0]) is None or shutil.which(self.lpstat[0]) is None:
            return DeviceState.ABSENT
        try:
            answer = self._run([*self.lpstat, "-p", *([self.queue] if self.queue else [])], b"", 3.0)
        except DeviceTrouble:
            return DeviceState.TROUBLE
        if answer.returncode != 0 or not answer.stdout.strip():
            return DeviceState.ABSENT
        if b"disabled" in answer.stdout:
            return DeviceState.TROUBLE
        return DeviceState.BUSY if b"now printing" in answer.stdout else DeviceState.READY

    def print_pdf(self, pdf: bytes, title: str, copies: int = 1) -> PrintJob:
        """Hand the bytes over on standard input (no temporary file holds an applicant's paper)."""
        if shutil.which(self.lp[0]) is None:
            raise DeviceTrouble("printer.no_cups")
        target = ["-d", self.queue] if self.queue else []
        command = [*self.lp, *target, "-n", str(copies), "-t", title[:60], "-o", "media=A4", "-"]
        answer = self._run(command, pdf, self.seconds)
        if answer.returncode != 0:
            reason = answer.stderr.decode("utf-8", "replace").strip().removeprefix("lp: ")[:200]
            raise DeviceTrouble("printer.refused", printer=self.queue or "CUPS", reason=reason)
        job = _JOB.search(answer.stdout)
        return PrintJob(job.group(1).decode() if job else "", self.queue or "CUPS", copies)

    def _run(self, command: Sequence[str], data: bytes, seconds: float) -> subprocess.CompletedProcess[bytes]:
        try:
            return subprocess.run(command, input=data, capture_output=True, timeout=seconds, env=C_LOCALE, check=False)
        except subprocess.TimeoutExpired as fault:
            raise DeviceTrouble("printer.timeout", printer=self.queue or "CUPS", seconds=round(seconds)) from fault
        except OSError as fault:
            raise DeviceTrouble("printer.refused", printer=self.queue, reason=fault.strerror or "") from fault
