"""A test that cannot run on this machine says why; with --full it counts as a failure. Room by room the work is added up."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from house_sources import ROOT

SKIPPING = """
import pytest

def test_done():
    assert True

@pytest.mark.skipif(True, reason="no printer here")
def test_printed():
    raise AssertionError
"""


@pytest.fixture
def small_tests(tmp_path: Path) -> Path:
    room = tmp_path / "tests" / "day"
    room.mkdir(parents=True)
    shutil.copy(ROOT / "tests" / "conftest.py", tmp_path / "tests" / "conftest.py")
    (tmp_path / "pytest.ini").write_text("[pytest]\naddopts = --import-mode=importlib\n")
    (room / "test_print.py").write_text(SKIPPING)
    return tmp_path


def run(folder: Path, **environ: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pytest", "-q", "tests"]
    env = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST_", "YIMEN_"))}
    environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    return subprocess.run(command, cwd=folder, env=env | environ, capture_output=True, text=True, check=False)


def test_what_cannot_run_is_told_with_its_reason(small_tests: Path) -> None:
    done = run(small_tests)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "not run: tests/day/test_print.py::test_printed: no printer here" in done.stdout
    assert "s of work in tests/day" in done.stdout
    assert "1 passed, 1 skipped" in done.stdout.splitlines()[-1]


def test_in_a_full_run_it_is_a_failure(small_tests: Path) -> None:
    assert run(small_tests, YIMEN_TEST_FULL="1").returncode == 1
