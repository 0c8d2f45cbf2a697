"""Every small change of app/clock, each tried by its own tests in a forked process: `start.py test --mutation`.

The parent imports what the tests need beside the clock itself; a child takes the changed file in place of the real one, runs the
tests and says by its exit code whether one of them noticed. Exit code 1 when fewer than ENOUGH were noticed.
"""

from __future__ import annotations

import argparse
import contextlib
import importlib
import importlib.abc
import importlib.machinery
import os
import random
import signal
import sys
import time
from collections.abc import Iterator, Sequence
from importlib.util import spec_from_loader
from pathlib import Path
from types import ModuleType

from mutation import ROOT, Mutant, mutants

ROOM = "app/clock"
TESTS = "tests/app/clock"
ENOUGH = 0.9
PATIENCE_S = 90
SPEED_ONLY = "# speed only"
"""Ends a line of the clock that decides between a table and counting day by day; that both agree is a test of its own."""
BESIDE = (
    "pytest",
    "_pytest.terminal",
    "hypothesis",
    "hypothesis.strategies",
    "structlog",
    "zoneinfo",
    "json",
    "tomllib",
)
LATE = (
    "test_invariants",
    "test_day_by_day",
)  # the property tests take longest: what the others notice is noticed sooner


class Changed(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Finds one module and gives it another text."""

    def __init__(self, mutant: Mutant) -> None:
        self._name = mutant.path.removesuffix(".py").replace("/", ".")
        self._text = mutant.text

    def find_spec(
        self, name: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        """Return a spec for the changed module alone."""
        return spec_from_loader(name, self) if name == self._name else None

    def exec_module(self, module: ModuleType) -> None:
        """Run the changed text."""
        exec(compile(self._text, self._name, "exec"), module.__dict__)  # noqa: S102 - the text is our own, changed in one place


def every_mutant(root: Path) -> list[Mutant]:
    """Return every change of the room, file by file, but for lines that choose the quick way to the same answer."""
    return [mutant for file in sorted((root / ROOM).glob("*.py")) for mutant in _of(root, file)]


def _of(root: Path, file: Path) -> Iterator[Mutant]:
    text = file.read_text("utf-8")
    alone = {at for at, line in enumerate(text.split("\n"), 1) if line.endswith(SPEED_ONLY)}
    for mutant in mutants(file.relative_to(root).as_posix(), text):
        if mutant.line not in alone:
            yield mutant


def _unchanged(root: Path) -> Mutant:
    file = root / ROOM / "limits.py"
    return Mutant(file.relative_to(root).as_posix(), 0, "nothing", file.read_text("utf-8"))


def tests(root: Path) -> list[str]:
    """Return the test files, the quick ones first."""
    files = sorted((root / TESTS).glob("test_*.py"), key=lambda file: (file.stem in LATE, file.stem))
    return [str(file) for file in files]


def run_tests(mutant: Mutant, root: Path) -> int:
    """Run the tests with the change in place, in this very process; return pytest's exit code."""
    sys.meta_path.insert(0, Changed(mutant))
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        os.dup2(nowhere.fileno(), 1)
        os.dup2(nowhere.fileno(), 2)
    quiet = ["-x", "-q", "-p", "no:randomly", "-p", "no:cacheprovider", "-p", "no:xdist"]
    quiet += ["-p", "no:schemathesis", "-p", "no:anyio"]  # as in pyproject.toml, whose options stand aside here
    quiet += ["-W", "ignore::pytest.PytestAssertRewriteWarning"]  # hypothesis is here already: that is the gain
    return int(
        importlib.import_module("pytest").main(
            [*quiet, "-o", "addopts=--import-mode=importlib -m 'not full'", f"--rootdir={root}", *tests(root)]
        )
    )


def start(mutant: Mutant, root: Path) -> int:
    """Fork a child that tries the mutant; return its process id. The child leaves with 0 when no test noticed."""
    child = os.fork()
    if child:
        return child
    code = 1
    try:
        os.chdir(root)
        code = run_tests(mutant, root)
    finally:
        os._exit(0 if code == 0 else 1)


def verdicts(tried: Sequence[Mutant], root: Path, at_once: int = 2) -> list[bool]:
    """Return for each mutant whether a test noticed it (or never ended)."""
    running: dict[int, tuple[int, float]] = {}
    noticed = [False] * len(tried)
    waiting = list(range(len(tried)))
    while waiting or running:
        while waiting and len(running) < at_once:
            number = waiting.pop(0)
            running[start(tried[number], root)] = (number, time.monotonic())
        done, status = os.waitpid(-1, os.WNOHANG)
        if done in running:
            number, _ = running.pop(done)
            noticed[number] = status != 0
            if status == 0 and tried[number].line:
                print(
                    f"mutation: nobody noticed {tried[number].path}:{tried[number].line}  {tried[number].change}",
                    flush=True,
                )
            continue
        for child, (_, begun) in list(running.items()):
            if time.monotonic() - begun > PATIENCE_S:
                with contextlib.suppress(ProcessLookupError):
                    os.kill(child, signal.SIGKILL)
        time.sleep(0.01)
    return noticed


def main(arguments: list[str] | None = None) -> int:
    """Try every change and print those that no test noticed."""
    parser = argparse.ArgumentParser(prog="mutation_clock.py", description=__doc__)
    parser.add_argument("--file", default="", help="only this file of the room, such as limits.py")
    parser.add_argument("--count", type=int, default=0, help="so many of them, the same for the same seed; 0 = all")
    parser.add_argument("--seed", type=int, default=20261127)
    options = parser.parse_args(arguments)
    if not hasattr(os, "fork"):
        print("mutation of the clock: not run: this system cannot fork", flush=True)
        return 0
    sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "app"), str(ROOT / TESTS)]
    for name in BESIDE:
        importlib.import_module(name)
    os.environ["HYPOTHESIS_PROFILE"] = "quick"
    tried = [mutant for mutant in every_mutant(ROOT) if mutant.path.endswith(options.file)]
    if options.count:
        tried = random.Random(options.seed).sample(tried, min(options.count, len(tried)))
    if verdicts([_unchanged(ROOT)], ROOT) != [False]:
        print("mutation of the clock: its tests fail without any change; mend them first", flush=True)
        return 1
    found = verdicts(tried, ROOT)
    share = sum(found) / len(found) if found else 0.0
    print(
        f"mutation of the clock: {sum(found)} of {len(found)} changes were noticed ({share:.1%}; {ENOUGH:.0%} are asked for)"
    )
    return 0 if share >= ENOUGH else 1


if __name__ == "__main__":
    sys.exit(main())
