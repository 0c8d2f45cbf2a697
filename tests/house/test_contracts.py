"""Every import-linter contract of pyproject.toml is kept, and is broken by the import it forbids (also by a detour)."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from house_sources import ROOT

BREACHES = {
    "rooms": {"resources/__init__.py": "import app\n"},
    "plain-rules": {"app/case.py": "import app.other\n", "app/other.py": "from PySide6 import QtCore\n"},
    "store-without-window": {"db/desk/__init__.py": "from PySide6 import QtCore\n"},
    "window-without-sql": {"ui/page.py": "import sqlalchemy\n"},
    "four-steps": {
        "app/acceptance/__init__.py": "import app.detour\n",
        "app/detour.py": "import app.delivery\n",
        "app/delivery/__init__.py": "",
    },
    "desk-and-center": {"db/center/__init__.py": "import db.desk\n"},
    "door-without-window": {"ui/web/__init__.py": "import ui.page\n", "ui/page.py": "from PySide6 import QtCore\n"},
}


def lint(folder: Path) -> str:
    linter = Path(sys.executable).with_name("lint-imports" + (".exe" if sys.platform == "win32" else ""))
    done = subprocess.run(
        [linter, "--no-cache"], cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False
    )
    return done.stdout + done.stderr


def house(folder: Path, extra: dict[str, str]) -> Path:
    (folder / "pyproject.toml").write_bytes((ROOT / "pyproject.toml").read_bytes())
    for room in ("app", "ui", "db", "db/desk", "db/center", "ui/web", "resources"):
        (folder / room).mkdir()
        (folder / room / "__init__.py").touch()
    (folder / "ui/__main__.py").write_text("import db.desk\nimport app\n")
    (folder / "ui/web/__main__.py").write_text("import db.center\nimport app\n")
    for name, text in extra.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text)
    return folder


def contracts() -> list[dict[str, str]]:
    return list(tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"])


def test_a_breach_stands_here_for_every_contract() -> None:
    assert {contract["id"] for contract in contracts()} == set(BREACHES)


def test_a_house_without_a_breach_keeps_all_contracts(tmp_path: Path) -> None:
    assert f"{len(BREACHES)} kept, 0 broken" in lint(house(tmp_path, {}))


@pytest.mark.parametrize("contract", sorted(BREACHES))
def test_the_contract_is_broken_by_its_breach(contract: str, tmp_path: Path) -> None:
    said = " ".join(lint(house(tmp_path, BREACHES[contract])).split())
    name = next(each["name"] for each in contracts() if each["id"] == contract)
    assert f"{name} BROKEN" in said
