"""A clerk's window and an applicant's screen on one store; the profile is made once and copied."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from second_desk import SecondDesk, second_desk


@pytest.fixture
def desk(qtbot: QtBot, profile: Path, tmp_path: Path) -> Iterator[SecondDesk]:
    with second_desk(qtbot, profile, tmp_path / "devices") as one:
        one.begin()
        yield one
