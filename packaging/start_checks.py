"""`start.py test`: all tests on two cores and the static checks beside them, then how long each part took."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from start_environment import python_path
from start_step import ROOT, Step, environment, say

WORKERS = max(2, min(4, os.cpu_count() or 2)) + 1  # one waits for a child or a timer while the others work

MEMORY = Path("/dev/shm")  # noqa: S108 - a folder with a name of its own is made in it
ROOM = 4 * 2**30  # bytes; the whole check leaves less than a quarter of it at once


@dataclass(frozen=True)
class Result:
    """How a part ended: its exit code, its seconds and the last line it said."""

    title: str
    code: int
    seconds: float
    last: str = ""


def static_checks(root: Path) -> list[Step]:
    """The checks that only read the source; the quick ones first."""
    python = python_path(root)
    tool = [str(python), "-m"]
    walls = "from importlinter.cli import lint_imports_command as check; check()"
    return [
        Step("style (ruff)", [*tool, "ruff", "check", "--quiet", "."]),
        Step("layout (ruff format)", [*tool, "ruff", "format", "--quiet", "--check", "."]),
        Step("walls between rooms (import-linter)", [str(python), "-c", walls, "--no-cache"]),
        Step("types (mypy, strict)", [*tool, "mypy", "app", "ui", "db", "packaging"]),
    ]


def all_tests(root: Path, is_full: bool) -> Step:
    """All tests on two cores; the long ones only when asked for."""
    command = [
        str(python_path(root)),
        "-m",
        "pytest",
        "-n",
        str(WORKERS),
        "--dist",
        "worksteal",
        "-q",
        "--durations=20",
    ]
    env = {"QT_QPA_PLATFORM": "offscreen"}
    if is_full:
        command += ["-m", "full or not full"]
        env |= {"YIMEN_TEST_FULL": "1", "HYPOTHESIS_PROFILE": "full"}
    return Step("tests (pytest)" + (", the long ones too" if is_full else ""), command, env)


def free_memory(table: Path = Path("/proc/meminfo")) -> int:
    """The bytes of memory that can be had, 0 where the system does not tell."""
    try:
        lines = dict(line.split(":", 1) for line in table.read_text("ascii").splitlines())
        return int(lines["MemAvailable"].split()[0]) * 1024
    except (OSError, ValueError, KeyError, IndexError):
        return 0


@contextmanager
def scratch(memory: Path = MEMORY) -> Iterator[dict[str, str]]:
    """Let the tests put their thousands of short-lived stores into memory where there is room, else on the disk."""
    free = min(shutil.disk_usage(memory).free, free_memory() // 2) if os.access(memory, os.W_OK) else 0
    if free < ROOM:
        yield {}
        return
    with tempfile.TemporaryDirectory(prefix="ym-", dir=memory, ignore_cleanup_errors=True) as folder:
        Path(folder).chmod(0o755)  # some tests ask as a stranger, who must get as far as the folder he may not enter
        yield {"TMPDIR": folder}


def failed_once_more(root: Path) -> Step:
    """The tests that failed, alone and one after the other: a crowded machine makes a window late, a fault stays."""
    command = [str(python_path(root)), "-m", "pytest", "-q", "--last-failed", "--last-failed-no-failures", "none"]
    return Step("the tests that failed, once more and alone", command, {"QT_QPA_PLATFORM": "offscreen"})


def mutations(root: Path, is_full: bool, has_mutation: bool) -> list[Step]:
    """Every change of the clock with the long tests too; a sample of the other rules only when asked for."""
    python = str(python_path(root))
    rules = Step("mutation of the rules", [python, str(root / "packaging" / "mutation.py")])
    clock = Step("mutation of the clock", [python, str(root / "packaging" / "mutation_clock.py")])
    return [*([rules] if has_mutation else []), *([clock] if is_full or has_mutation else [])]


def quietly(step: Step) -> Result:
    """Run a step, show what it said only when it fails."""
    begun = time.monotonic()
    done = subprocess.run(
        step.command, cwd=ROOT, env=environment(step.env), capture_output=True, text=True, encoding="utf-8", check=False
    )
    result = Result(step.title, done.returncode, time.monotonic() - begun)
    word = f"failed with code {result.code}" if result.code else "right"
    said = f"\n{done.stdout}{done.stderr}".rstrip() if result.code else ""
    say(f"{step.title}: {word} ({result.seconds:.0f} s){said}")
    return result


def aloud(step: Step) -> Result:
    """Run a step, pass on every line as it comes and keep the last one."""
    say(step.title)
    begun, last = time.monotonic(), ""
    with subprocess.Popen(
        step.command,
        cwd=ROOT,
        env=environment(step.env),
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        errors="replace",
    ) as child:
        if child.stdout is not None:
            for line in child.stdout:
                print(line, end="", flush=True)
                last = line.strip() or last
        code = child.wait()
    return Result(step.title, code, time.monotonic() - begun, last)


def summary(results: list[Result], minutes: float) -> list[str]:
    """The closing lines: minutes and verdict of every part, and of all."""
    lines = [
        f"{result.seconds / 60:6.1f} min  {'FAILED' if result.code else 'right '}  {result.title}" for result in results
    ]
    failed = [result.title for result in results if result.code]
    verdict = f"{len(failed)} of {len(results)} parts failed: {', '.join(failed)}" if failed else "all parts are right"
    return [*lines, f"{minutes:6.1f} min  {verdict}"]


def tests(root: Path, is_full: bool) -> Result:
    """Run all tests; in the short run what failed once more, alone."""
    step = all_tests(root, is_full)
    with scratch() as place:
        result = aloud(replace(step, env={**step.env, **place}))
    if result.code == 1 and not is_full:
        unsteady = result.last
        result = aloud(failed_once_more(root))
        say(f"UNSTEADY, first run on two cores: {unsteady}")
    return result


def test(root: Path, is_full: bool, has_mutation: bool) -> int:
    """Run every check, also after one has failed; 0 when all are right. The last line is pytest's own closing line."""
    begun = time.monotonic()
    with ThreadPoolExecutor(1) as pool:  # beside the tests, whose children and timers leave a core idle now and then
        static = pool.map(quietly, static_checks(root))
        pytest_result = tests(root, is_full)
        results = [*static, pytest_result]
    results += [aloud(step) for step in mutations(root, is_full, has_mutation)]
    for line in summary(results, (time.monotonic() - begun) / 60):
        say(line)
    print(pytest_result.last, flush=True)
    return 1 if any(result.code for result in results) else 0
