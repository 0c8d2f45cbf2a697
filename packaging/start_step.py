"""A step of start.py: one child process with one printed line, and one sentence when it fails."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


class Stop(Exception):
    """The work cannot go on; the text says in one sentence why and what to do."""


@dataclass(frozen=True)
class Step:
    """One child process: what the person is told, the command, and what is added to its environment.

    What a quiet step prints is shown only when it fails.
    """

    title: str
    command: list[str]
    env: dict[str, str] = field(default_factory=dict)
    is_quiet: bool = False


def say(text: str) -> None:
    """Tell the person at the terminal, at once."""
    print(f"start: {text}", flush=True)


def environment(extra: dict[str, str]) -> dict[str, str]:
    """The environment of a child: this one, UTF-8, and `extra`; modules may be kept compiled, which halves a start."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "PYTHONUTF8": "1", **extra}


def do(step: Step) -> int:
    """Run the step before the eyes of the person and return its exit code."""
    say(step.title)
    try:
        done = subprocess.run(
            step.command, cwd=ROOT, env=environment(step.env), capture_output=step.is_quiet, text=True, check=False
        )
    except OSError as trouble:
        raise Stop(f"{step.title}: {Path(step.command[0]).name} cannot be started ({trouble.strerror}).") from trouble
    if done.returncode and step.is_quiet:
        print(f"{done.stdout}{done.stderr}".rstrip(), flush=True)
    return done.returncode


def must(step: Step, mend: str) -> None:
    """Run the step; when it fails, stop with its title and how to mend it."""
    code = do(step)
    if code:
        raise Stop(f"{step.title}: failed with code {code}. {mend}")


def answered(command: list[str]) -> str | None:
    """What a small program prints, or None when it is not here or fails."""
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout if done.returncode == 0 else None


def is_windows() -> bool:
    """True on Windows, where the folders of an environment have other names."""
    return sys.platform == "win32"
