"""One training profile that the program itself has made, for every test of its command line."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from outside import MORNING, Made, yimen


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """`yimen --training` makes its profile on the way in. Nobody writes into this one."""
    folder = tmp_path_factory.mktemp("commands") / "档案 profile"
    return Made(folder, yimen("--training", "--profile", folder, "--clock", MORNING, "export", "--json", "--all"))


@pytest.fixture
def copied(made: Made, tmp_path: Path) -> Callable[[str], Path]:
    """Give a profile of one's own, in which something may be done."""

    def copy(name: str = "profile") -> Path:
        shutil.copytree(made.folder, tmp_path / name)
        return tmp_path / name

    return copy
