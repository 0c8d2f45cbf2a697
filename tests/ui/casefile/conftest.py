"""A desk with all pages, opened by whom the test names; the profile is made once and copied."""

from __future__ import annotations

import io
import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from delivery_hands import OpenDesk
from PIL import Image
from pytestqt.qtbot import QtBot
from real_desk import make_real_profile
from worked_desk import WorkedDesk, worked_desk

from ui.pages import PAGES


@pytest.fixture(scope="session")
def made_for_casefile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_real_profile(tmp_path_factory.mktemp("casefile") / "profile")


@pytest.fixture
def open_desk(qtbot: QtBot, made_for_casefile: Path, tmp_path: Path) -> Iterator[OpenDesk]:
    pages = [entry for entry in PAGES if entry.key in ("delivery", "casefile")]
    with ExitStack() as stack:

        def opened(officer: str) -> WorkedDesk:
            profile = Path(shutil.copytree(made_for_casefile, tmp_path / "profile"))
            return stack.enter_context(worked_desk(qtbot, profile, tmp_path / "devices", officer, pages))

        yield opened


@pytest.fixture
def desk(open_desk: OpenDesk) -> WorkedDesk:
    return open_desk("w1")


@pytest.fixture(scope="session")
def photo() -> bytes:
    """Return a scan as the camera makes one."""
    out = io.BytesIO()
    Image.new("RGB", (640, 900), "#c0ffee").save(out, "JPEG")
    return out.getvalue()
