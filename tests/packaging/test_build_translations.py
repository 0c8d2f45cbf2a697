"""The English words are compiled when they changed, and only then."""

from __future__ import annotations

import os
from pathlib import Path

import build_translations as made
import pytest
from start_step import ROOT

MADE_FROM = ROOT / "resources" / "i18n" / "yimen_en.ts"


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A project folder with the English words in it, not compiled yet."""
    folder = tmp_path / "resources" / "i18n"
    folder.mkdir(parents=True)
    (folder / MADE_FROM.name).write_bytes(MADE_FROM.read_bytes())
    return tmp_path


def compiled(house: Path) -> Path:
    return house / "resources" / "i18n" / "yimen_en.qm"


def test_what_was_never_compiled_is_compiled(house: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert made.compile_translations(house) == 0
    assert compiled(house).stat().st_size > 20_000
    assert capfd.readouterr().out == "start: translation yimen_en\n"


def test_what_is_compiled_is_left_alone(house: Path, capfd: pytest.CaptureFixture[str]) -> None:
    compiled(house).write_bytes(b"as it is")
    assert made.compile_translations(house) == 0
    assert compiled(house).read_bytes() == b"as it is"
    assert capfd.readouterr().out == ""


def test_a_changed_word_is_compiled_again(house: Path) -> None:
    compiled(house).write_bytes(b"old")
    os.utime(compiled(house), (1, 1))
    assert made.outdated(house / "resources" / "i18n") == [house / "resources" / "i18n" / "yimen_en.ts"]
    made.compile_translations(house)
    assert compiled(house).read_bytes() != b"old"


def test_words_that_cannot_be_compiled_are_counted_and_told(house: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (house / "resources" / "i18n" / "yimen_en.ts").write_text("<TS><context>")
    assert made.compile_translations(house) == 1
    assert "yimen_en" in capfd.readouterr().out


def test_a_house_without_translations_needs_nothing(tmp_path: Path) -> None:
    assert made.compile_translations(tmp_path) == 0
    assert list(tmp_path.iterdir()) == []
