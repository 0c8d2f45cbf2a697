"""A desk on the disk for every test: real SQLCipher, real keys, a frozen clock."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from desk_for_tests import make_profile, open_desk

from db.desk.store import Store


@pytest.fixture(scope="session")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh profile, copied by every test: making one costs ten times a copy."""
    return make_profile(tmp_path_factory.mktemp("made") / "profile")


@pytest.fixture
def folder(made_once: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made_once, tmp_path / "profile"))


@pytest.fixture
def store(folder: Path) -> Iterator[Store]:
    opened = open_desk(folder)
    yield opened
    opened.close()
