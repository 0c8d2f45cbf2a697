"""A fresh counter per test; its profile is made once and copied."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from played import MORNING, Played, granted
from pytestqt.qtbot import QtBot
from real_desk import make_real_profile

from ui.style import theme


@pytest.fixture(scope="session")
def made_profile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_real_profile(tmp_path_factory.mktemp("made") / "profile")


@pytest.fixture(scope="session")
def granted_case(qapp: object, made_profile: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case that went through every step to its certificate, played once; profile and papers are copied from here."""
    folder = tmp_path_factory.mktemp("granted")
    one = Played(Path(shutil.copytree(made_profile, folder / "profile")), folder / "devices")
    granted(one)
    one.close()
    return folder


@pytest.fixture
def profile(made_profile: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made_profile, tmp_path / "profile"))


@pytest.fixture
def open_counter(qtbot: QtBot, profile: Path, tmp_path: Path) -> Iterator[Callable[..., Played]]:
    """Open the desk on this profile; a second one takes the place of the first, as after a new start."""
    theme().apply("light", scale=1.0, is_compact=True)
    held = ExitStack()

    def opened(clock: str = MORNING) -> Played:
        held.close()
        one = Played(profile, tmp_path / "devices", clock)
        held.callback(one.close)
        return one

    yield opened
    held.close()
    qtbot.wait(1)


@pytest.fixture
def played(open_counter: Callable[..., Played]) -> Played:
    return open_counter()
