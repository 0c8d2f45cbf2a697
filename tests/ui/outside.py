"""The program as others start it: a real child process with its exit code and what it said."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
MORNING = "=2026-11-23T09:00+08:00"
SCREENLESS = {"QT_QPA_PLATFORM": "offscreen", "PYTHONUTF8": "1", "PYTHONPATH": str(ROOT)}
Started = subprocess.Popen[str]


@dataclass(frozen=True)
class Said:
    """What the program said, and its exit code."""

    code: int
    out: str
    err: str


def start(*words: str | Path, password: str | None = None) -> Started:
    """Start the program and do not wait for it."""
    env = {k: v for k, v in os.environ.items() if k != "YIMEN_PASSWORD"} | SCREENLESS
    env |= {"YIMEN_PASSWORD": password} if password is not None else {}
    command = [sys.executable, "-m", "ui", *map(str, words)]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=pipe, stderr=pipe, text=True, env=env)


def end(started: Started) -> Said:
    """Wait until the program has ended by itself."""
    out, err = started.communicate(timeout=120)
    return Said(started.returncode, out, err)


def yimen(*words: str | Path, password: str | None = None) -> Said:
    """Run the program to its end."""
    return end(start(*words, password=password))


@dataclass(frozen=True)
class Made:
    """A training profile as `export` found it when it was made."""

    folder: Path
    said: Said

    @property
    def truth(self) -> dict[str, Any]:
        """The export."""
        found: dict[str, Any] = json.loads(self.said.out)
        return found
