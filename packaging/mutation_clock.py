"""Every small change of app/clock, each tried by its own tests in a forked process, two at a time: `start.py test --mutation`.

Changes inside functions are tried warm (mutation_warm.py). For the others this process imports what the tests need beside the
clock itself; a child takes the changed file in place of the real one, runs the tests and says by its exit code whether one of
them noticed. Exit code 1 when fewer than ENOUGH were noticed.
"""

from __future__ import annotations

import argparse
import contextlib
import importlib
import importlib.abc
import importlib.machinery
import os
import random
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from importlib.util import spec_from_loader
from pathlib import Path
from types import ModuleType

from mutation import ROOT, Mutant, mutants
from mutation_warm import Warm, be_quiet, hold_down

ROOM = "app/clock"
TESTS = "tests/app/clock"
ENOUGH = 0.9
PATIENCE_S = 60
CORES = 2
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


def every_mutant(root: Path, ending: str = "") -> list[Mutant]:
    """Return every change of the room, file by file, but for lines that choose the quick way to the same answer."""
    return [
        mutant
        for file in sorted((root / ROOM).glob(f"*{ending}"))
        if file.suffix == ".py"
        for mutant in _of(root, file)
    ]


def _of(root: Path, file: Path) -> Iterator[Mutant]:
    text = file.read_text("utf-8")
    alone = {at for at, line in enumerate(text.split("\n"), 1) if line.endswith(SPEED_ONLY)}
    for mutant in mutants(file.relative_to(root).as_posix(), text):
        if mutant.line not in alone:
            yield mutant


def tests(root: Path) -> list[str]:
    """Return the test files, the quick ones first."""
    files = sorted((root / TESTS).glob("test_*.py"), key=lambda file: (file.stem in LATE, file.stem))
    return [str(file) for file in files]


def run_tests(root: Path, plugins: Sequence[object] = ()) -> int:
    """Run the tests in this very process; return pytest's exit code."""
    quiet = ["--assert=plain", "--tb=no"]  # whether a test fails is asked, not why: telling it costs more than the test
    quiet += ["-x", "-q", "-p", "no:randomly", "-p", "no:cacheprovider", "-p", "no:xdist"]
    quiet += ["-p", "no:schemathesis", "-p", "no:anyio"]  # as in pyproject.toml, whose options stand aside here
    quiet += ["-W", "ignore::pytest.PytestAssertRewriteWarning"]  # hypothesis is here already: that is the gain
    return int(
        importlib.import_module("pytest").main(
            [*quiet, "-o", "addopts=--import-mode=importlib -m 'not full'", f"--rootdir={root}", *tests(root)],
            plugins=plugins,
        )
    )


def told_warm(tried: Sequence[Mutant], root: Path) -> Iterator[tuple[str, str]]:
    """Try what is inside functions, in a child a core that collects the tests once; yield the words they tell (see Warm)."""
    reader, writer = os.pipe()
    children = [_fork_warm(tried, range(place, len(tried), CORES), root, writer) for place in range(CORES)]
    os.close(writer)
    with os.fdopen(reader, encoding="utf-8") as told:
        for line in told:  # a line is written at once, so two children's never mix
            word, _, rest = line.rstrip().partition(" ")
            yield word, rest
    for child in children:
        os.waitpid(child, 0)


def _fork_warm(tried: Sequence[Mutant], numbers: range, root: Path, writer: int) -> int:
    child = os.fork()
    if child:
        return child
    try:
        os.chdir(root)
        be_quiet()
        warm = Warm(tried, numbers, root, ROOM, lambda line: os.write(writer, f"{line}\n".encode()))
        sys.meta_path.insert(0, warm.watched)
        code = run_tests(root, [warm])
        if code:
            warm.tell(f"failed pytest itself, exit code {code},")
    finally:
        os._exit(0)


def told_afresh(tried: Mapping[int, Mutant], root: Path) -> Iterator[tuple[int, bool]]:
    """Try mutants in forked children, one a core, that import and collect everything with the change in place; yield the
    number of each and whether it was noticed.
    """
    running: dict[int, int] = {}
    for number, mutant in tried.items():
        if len(running) == CORES:
            yield _ended(running)
        running[_fork_afresh(mutant, root)] = number
    while running:
        yield _ended(running)


def _ended(running: dict[int, int]) -> tuple[int, bool]:
    child, status = os.wait()
    return running.pop(child), status != 0


def _fork_afresh(mutant: Mutant, root: Path) -> int:
    child = os.fork()
    if child:
        return child
    code = 1
    try:
        os.chdir(root)
        be_quiet()
        hold_down(PATIENCE_S)
        sys.meta_path.insert(0, Changed(mutant))
        code = run_tests(root)
    finally:
        os._exit(0 if code == 0 else 1)


def verdicts(tried: Sequence[Mutant], root: Path) -> list[bool]:
    """Return for each mutant whether a test noticed it (or never ended); those that nobody noticed are printed as they come.

    Raises RuntimeError when a test fails without any change.
    """
    noticed: dict[int, bool] = {}
    needed: list[str] = []
    for word, rest in told_warm(tried, root):
        if word == "failed":
            raise RuntimeError(rest)
        if word == "needed":
            needed.append(rest)
        else:
            noticed[int(word)] = _told(tried[int(word)], rest == "noticed")
    for name in needed:  # what a fresh child would load anew each time
        with contextlib.suppress(ImportError):
            importlib.import_module(name)
    left = {number: mutant for number, mutant in enumerate(tried) if number not in noticed}
    for number, is_noticed in told_afresh(left, root):
        noticed[number] = _told(left[number], is_noticed)
    return [noticed[number] for number in range(len(tried))]


def by_file(tried: Sequence[Mutant], found: Sequence[bool]) -> list[str]:
    """Return a line a file: how many of its changes were noticed."""
    changes = Counter(mutant.path for mutant in tried)
    noticed = Counter(mutant.path for mutant, is_noticed in zip(tried, found, strict=True) if is_noticed)
    return [f"{noticed[path]:5} of {count:3}  {noticed[path] / count:6.1%}  {path}" for path, count in changes.items()]


def _told(mutant: Mutant, is_noticed: bool) -> bool:
    if not is_noticed:
        print(f"mutation: nobody noticed {mutant.path}:{mutant.line}  {mutant.change}", flush=True)
    return is_noticed


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
    tried = every_mutant(ROOT, options.file)
    if options.count:
        tried = random.Random(options.seed).sample(tried, min(options.count, len(tried)))
    try:
        found = verdicts(tried, ROOT)
    except RuntimeError as failed:
        print(f"mutation of the clock: {failed} fails without any change; mend it first", flush=True)
        return 1
    share = sum(found) / len(found) if found else 0.0
    lines = by_file(tried, found)
    lines += [
        f"mutation of the clock: {sum(found)} of {len(found)} changes were noticed ({share:.1%}; {ENOUGH:.0%} asked)"
    ]
    print("\n".join(lines), flush=True)
    return 0 if share >= ENOUGH else 1


if __name__ == "__main__":
    sys.exit(main())
