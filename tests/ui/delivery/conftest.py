"""A desk with delivery page and case file, opened by whom the test names; the profile is made once and copied."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from delivery_hands import OpenDesk
from pytestqt.qtbot import QtBot
from real_desk import make_real_profile
from worked_desk import WorkedDesk, worked_desk

from ui.pages import PAGES


@pytest.fixture(scope="session")
def made_for_delivery(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_real_profile(tmp_path_factory.mktemp("delivery") / "profile")


@pytest.fixture
def open_desk(qtbot: QtBot, made_for_delivery: Path, tmp_path: Path) -> Iterator[OpenDesk]:
    pages = [entry for entry in PAGES if entry.key in ("delivery", "casefile")]
    with ExitStack() as stack:

        def opened(officer: str) -> WorkedDesk:
            profile = tmp_path / "profile"
            if not profile.exists():
                shutil.copytree(made_for_delivery, profile)
            return stack.enter_context(worked_desk(qtbot, profile, tmp_path / "devices", officer, pages))

        yield opened


@pytest.fixture
def desk(open_desk: OpenDesk) -> WorkedDesk:
    return open_desk("w1")
