"""Asking the limited child process: one JSON line, one answer; whatever happens to the child, the desk lives."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

from app.errors import Refused
from app.intake.limits import IntakeLimits

CHILD_OPTION = "--intake-child"


def child_command() -> list[str]:
    """Return how the child starts; the packaged program is its own interpreter."""
    if getattr(sys, "frozen", False):
        return [sys.executable, CHILD_OPTION]
    return [sys.executable, "-P", "-m", "app.intake.child"]


def ask_child(asked: dict[str, Any], limits: IntakeLimits) -> dict[str, Any]:
    """Return the child's answer to one question.

    Raises Refused("intake.too_slow" | "intake.child_failed"), or what the child refused.
    """
    line = json.dumps({**asked, "limits": asdict(limits)}).encode() + b"\n"
    return ask_line(line, limits)


def ask_line(line: bytes, limits: IntakeLimits) -> dict[str, Any]:
    """Return the child's answer to a line that holds the limits already."""
    try:
        done = subprocess.run(
            child_command(), input=line, capture_output=True, timeout=limits.wall_seconds,
            check=False, env=_environment(), cwd=Path(__file__).parents[2],
        )  # fmt: skip
    except subprocess.TimeoutExpired as error:
        raise Refused("intake.too_slow", seconds=limits.wall_seconds) from error
    try:
        answer: dict[str, Any] = json.loads(done.stdout)
    except ValueError as error:
        raise Refused("intake.child_failed", status=done.returncode) from error
    if "refused" in answer:
        raise Refused(answer["refused"], **answer["facts"])
    return answer


def _environment() -> dict[str, str]:
    """Pass on what an interpreter needs to start, and no secret."""
    kept = ("PATH", "SYSTEMROOT", "TEMP", "TMP", "LANG", "LC_ALL", "LD_LIBRARY_PATH", "VIRTUAL_ENV")
    return {name: os.environ[name] for name in kept if name in os.environ} | {
        "PYTHONPATH": str(Path(__file__).parents[2])
    }
