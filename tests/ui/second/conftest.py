"""A clerk's window and an applicant's screen on one store; the profile is made once and copied."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from real_desk import make_real_profile
from second_desk import SecondDesk, second_desk


@pytest.fixture(scope="session")
def made_for_second(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_real_profile(tmp_path_factory.mktemp("second") / "profile")


@pytest.fixture
def desk(qtbot: QtBot, made_for_second: Path, tmp_path: Path) -> Iterator[SecondDesk]:
    profile = Path(shutil.copytree(made_for_second, tmp_path / "profile"))
    with second_desk(qtbot, profile, tmp_path / "devices") as one:
        one.begin()
        yield one
