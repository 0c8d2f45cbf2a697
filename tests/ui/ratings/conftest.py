"""A desk with the page 评价投诉, the acceptance page and the case file; the profile is made once and copied."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from ratings_hands import OpenDesk
from real_desk import make_real_profile
from worked_desk import WorkedDesk, worked_desk

from ui.pages import PAGES


@pytest.fixture(scope="session")
def made_for_ratings(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_real_profile(tmp_path_factory.mktemp("ratings") / "profile")


@pytest.fixture
def open_desk(qtbot: QtBot, made_for_ratings: Path, tmp_path: Path) -> Iterator[OpenDesk]:
    pages = [entry for entry in PAGES if entry.key in ("acceptance", "ratings", "casefile")]
    with ExitStack() as stack:

        def opened(officer: str) -> WorkedDesk:
            profile = tmp_path / "profile"
            if not profile.exists():
                shutil.copytree(made_for_ratings, profile)
            return stack.enter_context(worked_desk(qtbot, profile, tmp_path / "devices", officer, pages))

        yield opened
