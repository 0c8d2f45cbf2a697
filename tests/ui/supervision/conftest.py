"""A desk with the supervisor's page and the case file."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from real_desk import make_real_profile
from worked_desk import WorkedDesk, worked_desk

from ui.pages import PAGES


@pytest.fixture(scope="session")
def made_for_supervision(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_real_profile(tmp_path_factory.mktemp("supervision") / "profile")


@pytest.fixture
def open_desk(qtbot: QtBot, made_for_supervision: Path, tmp_path: Path) -> Iterator[Callable[[str], WorkedDesk]]:
    pages = [entry for entry in PAGES if entry.key in ("casefile", "supervision")]
    with ExitStack() as stack:

        def opened(officer: str) -> WorkedDesk:
            profile = Path(shutil.copytree(made_for_supervision, tmp_path / "profile"))
            return stack.enter_context(worked_desk(qtbot, profile, tmp_path / "devices", officer, pages))

        yield opened


@pytest.fixture
def desk(open_desk: Callable[[str], WorkedDesk]) -> WorkedDesk:
    return open_desk("s1")
