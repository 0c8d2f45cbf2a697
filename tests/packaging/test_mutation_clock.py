"""The run over the clock: every change of its files is made, each is tried in a process of its own, the tests as they are pass."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import mutation_clock
import pytest
from mutation import Mutant, mutants

RULE = """from functools import lru_cache

LIMIT = 2


class Clock:
    @property
    def limit(self):
        return LIMIT

    def __init__(self, days):
        while days > 9:
            days = days - 9
        self.days = days


@lru_cache(maxsize=None)
def late(days):
    return Clock(days).days > Clock(days).limit
"""
GOOD = """from app.clock.light import Clock, late


def test_late():
    assert not late(2)
    assert late(3) is True


def test_weeks():
    assert Clock(9).days == 9
    assert Clock(20).days == 2
"""
LAZY = "from app.clock.light import late\n\ndef test_late():\n    assert late(9)\n"
needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")


@pytest.fixture
def house(tmp_path: Path) -> Path:
    for folder in ("app/clock", "tests/app/clock"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "pyproject.toml").write_text('[tool.pytest.ini_options]\npythonpath = ["."]\n')
    for package in ("app", "app/clock"):
        (tmp_path / package / "__init__.py").touch()
    (tmp_path / "app" / "clock" / "light.py").write_text(RULE)
    return tmp_path


def tried_in(house: Path, test: str) -> list[bool]:
    """Run in a fresh process: this one has the real clock loaded already."""
    (house / "tests" / "app" / "clock" / "test_light.py").write_text(test)
    places = [str(Path(mutation_clock.__file__).parent), str(house)]
    code = (
        f"import sys, pathlib; sys.path[:0] = {places!r}; import mutation_clock as m;"
        f"root = pathlib.Path({str(house)!r}); print(m.verdicts(m.every_mutant(root), root))"
    )
    environment = {**os.environ, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", "PYTHONPATH": ""}
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment, timeout=100
    )
    return [word == "True" for word in done.stdout.strip().splitlines()[-1].strip("[]").split(", ")]


@needs_fork
def test_a_good_test_notices_every_change_and_a_lazy_one_does_not(house: Path) -> None:
    """A constant that ran at import, what a cache remembers, a property, and a loop that would never end."""
    changes = [mutant.change for mutant in mutants("app/clock/light.py", RULE)]
    assert "2  →  3" in changes and "return LIMIT  →  return None" in changes and "days - 9  →  days + 9" in changes
    assert dict(zip(changes, tried_in(house, GOOD), strict=True)) == dict.fromkeys(changes, True)
    unnoticed = {change for change, noticed in zip(changes, tried_in(house, LAZY), strict=True) if not noticed}
    longer = "Clock(days).days > Clock(days).limit  →  Clock(days).days >= Clock(days).limit"
    assert unnoticed == {"2  →  3", longer, "9  →  10", "days - 9  →  days + 9"}


def test_the_quick_tests_run_first_and_every_file_of_the_room_is_changed() -> None:
    order = [Path(file).stem for file in mutation_clock.tests(mutation_clock.ROOT)]
    assert set(order[-2:]) == set(mutation_clock.LATE) and "test_vectors" in order
    changed = {mutant.path for mutant in mutation_clock.every_mutant(mutation_clock.ROOT, "ing.py")}
    assert changed == {"app/clock/hearing.py", "app/clock/reading.py", "app/clock/running.py"}


def test_the_score_of_each_file_is_told_beside_that_of_all() -> None:
    tried = [Mutant(f"app/clock/{name}.py", 1, "x", "") for name in ("limits", "limits", "steps")]
    assert mutation_clock.by_file(tried, [True, False, True]) == [
        "    1 of   2   50.0%  app/clock/limits.py",
        "    1 of   1  100.0%  app/clock/steps.py",
    ]


def test_one_module_alone_is_given_another_text() -> None:
    finder = mutation_clock.Changed(Mutant("app/clock/light.py", 1, "x", "VALUE = 7\n"))
    assert finder.find_spec("app.clock.limits", None) is None
    spec = finder.find_spec("app.clock.light", None)
    assert spec is not None and spec.loader is finder
