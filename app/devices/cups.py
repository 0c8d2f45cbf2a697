"""The office's printers by CUPS: `lp` in a child process with a time-out, so that a dead queue never holds the window."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass, field

from app.devices.choice import PrinterChoice
from app.devices.ports import DeviceState, PrintJob, PrintRole
from app.devices.queue_state import (
    ended_trouble,
    has_job,
    is_stopped,
    job_trouble,
    queue_state,
    queue_trouble,
    refusal,
)
from app.devices.windows import gdi_of
from app.errors import DeviceTrouble

_JOB = re.compile(rb"request id is (\S+)")
_DEFAULT = re.compile(r"destination: *(\S+)")
_TRAYS = re.compile(r"^InputSlot/[^:]*: *(.*)$", re.MULTILINE)
C_LOCALE = {**os.environ, "LC_ALL": "C"}
LOOK_SECONDS = 3.0
LOOK_AGAIN_SECONDS = 0.4


@dataclass(frozen=True)
class CupsPrinter:
    """`queue` empty = the system's default queue; the commands are replaced in tests by scripts.

    A job is watched for `watch` seconds at most: the print service learns that paper is out, or the printer off, only
    when it tries to print, and keeps saying so until the next job goes through.
    """

    queue: str = ""
    seconds: float = 15.0
    lp: tuple[str, ...] = ("lp",)
    lpstat: tuple[str, ...] = ("lpstat",)
    cancel: tuple[str, ...] = ("cancel",)
    watch: float = 4.0
    choice: PrinterChoice = field(default_factory=PrinterChoice)

    def state(self) -> DeviceState:
        """Ask the queue; a spooler that does not answer within three seconds is a trouble."""
        if not self._is_installed():
            return DeviceState.ABSENT
        try:
            return queue_state(self._told())
        except DeviceTrouble:
            return DeviceState.TROUBLE

    def print_pdf(self, pdf: bytes, title: str, copies: int = 1, role: PrintRole = PrintRole.NOTICE) -> PrintJob:
        """Hand the bytes over on standard input (no temporary file holds an applicant's paper).

        A job that cannot be printed now is cancelled: what lies in a dead queue comes out at a time that nobody chose,
        and a second time when the clerk prints it again. Raises DeviceTrouble; the paper is stored all the same.
        """
        copies = self.choice.copies or copies
        job = self._send(pdf, title, [*self._options(), "-n", str(copies)])
        return PrintJob(job, self.queue or "CUPS", copies)

    def print_raw(self, data: bytes, title: str) -> str:
        """Hand bytes over that the printer understands by itself; return the id of the job."""
        return self._send(data, title, ["-o", "raw"])

    def _options(self) -> list[str]:
        options = [f"media={self.choice.media or 'A4'}", f"sides={self.choice.duplex.value}"]
        if self.choice.tray:
            options.append(f"InputSlot={self.choice.tray}")
        return [part for option in options for part in ("-o", option)]

    def _send(self, data: bytes, title: str, options: Sequence[str]) -> str:
        if not self._is_installed():
            raise DeviceTrouble("printer.no_cups")
        name = self.queue or "CUPS"
        if is_stopped(self._told()):
            raise DeviceTrouble("printer.stopped", printer=name)
        target = ["-d", self.queue] if self.queue else []
        answer = self._run([*self.lp, *target, *options, "-t", title[:60], "-"], data, self.seconds)
        if answer.returncode != 0:
            told = refusal(answer.stderr.decode("utf-8", "replace"), name)
            if told.code == "printer.no_queue" and self._is_silent():  # a service that is gone has no queues either
                told = DeviceTrouble("printer.no_service", printer=name)
            raise told
        found = _JOB.search(answer.stdout)
        job = found.group(1).decode() if found else ""
        if job:
            self._follow(job, name)
        return job

    def _follow(self, job: str, name: str) -> None:
        """Return when the job was printed, or still prints without a complaint when the watch ends."""
        until = time.monotonic() + self.watch
        while True:
            waiting = self._jobs("not-completed")
            if not has_job(waiting, job):
                trouble = ended_trouble(self._jobs("completed"), job, name)
                break
            trouble = job_trouble(waiting, job, name) or queue_trouble(self._told(), name)
            if time.monotonic() >= until:
                break
            time.sleep(LOOK_AGAIN_SECONDS)
        if trouble is not None:
            self._run([*self.cancel, job], b"", LOOK_SECONDS)
            raise trouble

    def _jobs(self, which: str) -> str:
        queue = [self.queue] if self.queue else []
        return self._answer([*self.lpstat, "-W", which, "-l", "-o", *queue])

    def _told(self) -> str:
        """Return what the service says of the queue: of the usual one when none was chosen, "" when there is none."""
        queue = self.queue
        if not queue:
            found = _DEFAULT.search(self._answer([*self.lpstat, "-d"]))
            queue = found.group(1) if found else ""
        return self._answer([*self.lpstat, "-l", "-p", queue]) if queue else ""

    def _answer(self, command: Sequence[str]) -> str:
        answer = self._run(command, b"", LOOK_SECONDS)
        return answer.stdout.decode("utf-8", "replace") if answer.returncode == 0 else ""

    def _is_silent(self) -> bool:
        answer = self._run([*self.lpstat, "-r"], b"", LOOK_SECONDS)
        return b"not running" in answer.stdout + answer.stderr

    def _is_installed(self) -> bool:
        return shutil.which(self.lp[0]) is not None and shutil.which(self.lpstat[0]) is not None

    def _run(self, command: Sequence[str], data: bytes, seconds: float) -> subprocess.CompletedProcess[bytes]:
        try:
            return subprocess.run(command, input=data, capture_output=True, timeout=seconds, env=C_LOCALE, check=False)
        except subprocess.TimeoutExpired as fault:
            raise DeviceTrouble("printer.timeout", printer=self.queue or "CUPS", seconds=round(seconds)) from fault
        except OSError as fault:
            raise DeviceTrouble("printer.refused", printer=self.queue, reason=fault.strerror or "") from fault


def known_queues(lpstat: tuple[str, ...] = ("lpstat",)) -> tuple[str, ...] | None:
    """Return the queues of this computer (on Windows its printers), None where there is no print service."""
    windows = gdi_of()
    if windows is not None:
        return windows.printers()[0]
    told = _asked([*lpstat, "-e"])
    return None if told is None else tuple(line.strip() for line in told.splitlines() if line.strip())


def known_trays(queue: str, lpoptions: tuple[str, ...] = ("lpoptions",)) -> tuple[str, ...]:
    """Return the trays of a queue, () when it tells none."""
    found = _TRAYS.search(_asked([*lpoptions, "-p", queue, "-l"]) or "")
    return tuple(word.removeprefix("*") for word in found.group(1).split()) if found else ()


def _asked(command: Sequence[str]) -> str | None:
    program = shutil.which(command[0])
    if program is None:
        return None
    try:
        done = subprocess.run(
            [program, *command[1:]], capture_output=True, timeout=LOOK_SECONDS, env=C_LOCALE, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else None
