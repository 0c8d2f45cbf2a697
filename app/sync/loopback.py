"""A center of its own on this machine, for trying out: made, served as a child process, and the desk let in, by its own commands."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from app.errors import Unreachable
from app.sync.link import Links, ask_in, look_in
from app.training import PASSWORD

ADMINS = ("m1", "m2")
MADE = "made"
COMMAND_SECONDS, END_SECONDS = 120, 20


class LoopbackCenter:
    """The training center in `folder`; it ends when its input is closed, so also when this program is killed."""

    def __init__(self, folder: Path, division: str, name: str) -> None:
        self._folder, self._division, self._name = folder, division, name
        self._child: subprocess.Popen[str] | None = None

    def bring_up(self, links: Links, desk_code: str, now: Callable[[], datetime]) -> None:
        """Let it run, and let this desk in; nothing to do when both are so. Raises Unreachable("center.not_started")."""
        if self._child is not None and self._child.poll() is None:
            return
        self._make()
        address = self._serve()
        link = links.link()
        if link is not None:
            links.keep_link(replace(link, address=address))  # the port is another one each time
        if link is None or not link.is_active:
            code = self._run("enrol", "code", "--admin", ADMINS[0]).strip()
            asked = ask_in(links, address, code, desk_code, self._name, now)
            self._run("enrol", "approve", asked.desk, "--admin", ADMINS[1])
            look_in(links, now)

    def close(self) -> None:
        """Let it end and wait until it has."""
        child, self._child = self._child, None
        if child is None:
            return
        if child.stdin is not None:
            child.stdin.close()
        try:
            child.wait(END_SECONDS)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()
        if child.stdout is not None:
            child.stdout.close()

    def _make(self) -> None:
        if not (self._folder / MADE).is_file():
            try:
                self._run("init", "--training", "--division", self._division, "--name", self._name)
            except Unreachable:
                self._run("enrol", "list")  # it was made, and the desk ended before it had noted so
            (self._folder / MADE).touch()

    def _serve(self) -> str:
        self._folder.mkdir(mode=0o711, parents=True, exist_ok=True)
        with (self._folder / "center.log").open("ab") as told:
            self._child = subprocess.Popen(
                [*self._program(), "serve", "--listen", "127.0.0.1:0", "--with-parent"],
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=told, text=True, encoding="utf-8",
            )  # fmt: skip
        line = self._child.stdout.readline() if self._child.stdout is not None else ""
        try:
            return str(json.loads(line)["serving"])
        except (ValueError, KeyError, TypeError) as error:
            self.close()
            raise Unreachable("center.not_started", log=str(self._folder / "center.log")) from error

    def _run(self, *words: str) -> str:
        done = subprocess.run(
            [*self._program(), *words],
            stdin=subprocess.DEVNULL, capture_output=True, text=True, encoding="utf-8", timeout=COMMAND_SECONDS,
            env={**os.environ, "YIMEN_PASSWORD": PASSWORD}, check=False,
        )  # fmt: skip
        if done.returncode:
            self._folder.mkdir(mode=0o711, parents=True, exist_ok=True)
            with (self._folder / "center.log").open("a", encoding="utf-8") as told:
                told.write(done.stderr)
            raise Unreachable("center.not_started", log=str(self._folder / "center.log"))
        return done.stdout

    def _program(self) -> list[str]:
        return [sys.executable, "-m", "ui.web", "--home", str(self._folder)]
