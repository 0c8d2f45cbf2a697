"""Our four package names are ours, whichever folder a test is started from, and no other name appears at the top."""

from __future__ import annotations

import importlib
import subprocess
import sys
from importlib import metadata
from pathlib import Path

import pytest
from house_manners import PACKAGES
from house_sources import PYTHON_ROOMS, ROOT


@pytest.mark.parametrize("name", PACKAGES)
def test_the_name_is_ours(name: str) -> None:
    module = importlib.import_module(name)
    assert Path(str(module.__file__)).resolve() == ROOT / name / "__init__.py"


def test_a_test_started_from_another_folder_still_meets_our_packages(tmp_path: Path) -> None:
    for name in PACKAGES:
        (tmp_path / name).mkdir()
        (tmp_path / name / "__init__.py").write_text("raise ImportError('a stranger of the same name')\n")
    question = [
        "-m",
        "pytest",
        "-q",
        "-p",
        "no:randomly",
        "-p",
        "no:xdist",
        "-c",
        str(ROOT / "pyproject.toml"),
        "--rootdir",
        str(ROOT),
    ]
    chosen = f"{Path(__file__)}::test_the_name_is_ours"
    done = subprocess.run(
        [sys.executable, *question, chosen], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert f"{len(PACKAGES)} passed" in done.stdout, done.stdout + done.stderr


def test_no_installed_library_takes_one_of_our_names() -> None:
    taken = {
        top for top, owners in metadata.packages_distributions().items() if top in PACKAGES and set(owners) - {"yimen"}
    }
    assert taken == set()


def test_python_stands_in_the_six_rooms_only() -> None:
    rooms = {path.relative_to(ROOT).parts[0] for path in ROOT.glob("*/*.py")} | {
        path.name for path in ROOT.glob("*.py")
    }
    assert {room for room in rooms if not room.startswith(".")} - {"out", "build", "dist"} == set(PYTHON_ROOMS) - {
        "tests"
    } | {"tests"}


def test_the_library_called_packaging_is_not_shadowed_by_our_folder() -> None:
    assert (ROOT / "packaging" / "start.py").is_file()
    library = importlib.import_module("packaging.version")
    assert ROOT / "packaging" not in Path(str(library.__file__)).parents
