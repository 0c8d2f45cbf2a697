"""Ruff refuses what must not stand here, and its message says what to do instead."""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib

import pytest
from house_sources import ROOT

FORBIDDEN = {
    "datetime.datetime.now": "from datetime import UTC, datetime\n\nx = datetime.now(UTC)\n",
    "datetime.datetime.utcnow": "import datetime\n\nx = datetime.datetime.utcnow()\n",
    "datetime.datetime.today": "from datetime import datetime\n\nx = datetime.today()\n",
    "datetime.date.today": "from datetime import date\n\nx = date.today()\n",
    "time.time": "import time\n\nx = time.time()\n",
    "PySide6.QtCore.QThread": "from PySide6.QtCore import QThread\n\nx = QThread\n",
    "PySide6.QtCore.QCoreApplication.processEvents": (
        "from PySide6.QtCore import QCoreApplication\n\nQCoreApplication.processEvents()\n"
    ),
    "PySide6.QtWidgets.QApplication.processEvents": "from PySide6.QtWidgets import QApplication\n\nQApplication.processEvents()\n",
    "sqlite3": "import sqlite3\n\nx = sqlite3\n",
    "pickle": "from pickle import loads\n\nx = loads\n",
    "shelve": "import shelve\n\nx = shelve\n",
    "marshal": "import marshal\n\nx = marshal\n",
    "unittest.mock": "from unittest.mock import Mock\n\nx = Mock\n",
}


def banned() -> dict[str, dict[str, str]]:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    return dict(settings["tool"]["ruff"]["lint"]["flake8-tidy-imports"]["banned-api"])


def findings(text: str, place: str) -> list[dict[str, str]]:
    command = [
        sys.executable,
        "-m",
        "ruff",
        "check",
        "--no-cache",
        "--output-format",
        "json",
        "--stdin-filename",
        place,
        "-",
    ]
    done = subprocess.run(command, cwd=ROOT, input=text, capture_output=True, text=True, encoding="utf-8", check=False)
    return list(json.loads(done.stdout))


def test_an_example_stands_here_for_every_ban() -> None:
    assert set(FORBIDDEN) == set(banned())


@pytest.mark.parametrize("name", sorted(FORBIDDEN))
def test_the_ban_is_told_with_its_lesson(name: str) -> None:
    found = findings(FORBIDDEN[name], "app/example.py")
    assert any(each["code"] == "TID251" and banned()[name]["msg"] in each["message"] for each in found), found


def test_print_is_for_commands_only() -> None:
    codes = [each["code"] for each in findings('print("x")\n', "app/example.py")]
    assert codes == ["T201"]
    assert findings('print("x")\n', "ui/commands/example.py") == []


def test_a_parent_relative_import_is_refused() -> None:
    assert "TID252" in [
        each["code"] for each in findings("from ..case import x\n\ny = x\n", "app/acceptance/example.py")
    ]
