"""The window shows every character that a paper can print: no empty box where a name stands."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest
from office_fonts import POLICE, UNKNOWN, font_with
from PySide6.QtGui import QFont, QRawFont, QTextLayout
from pytestqt.qtbot import QtBot

from app.notices.fonts import Role, fonts
from ui import faces
from ui.style import ui_font

TABLE = Path(__file__).parents[2] / "packaging" / "tgh.txt"
RARE = range(0x20000, 0x2EBE0)


def unshown(text: str, font: QFont) -> list[str]:
    """Return the characters that the window would draw as glyph 0, the empty box."""
    return [character for character in text if not all(_glyphs(character, font))]


def _glyphs(character: str, font: QFont) -> Iterator[int]:
    layout = QTextLayout(character, font)
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    for run in layout.glyphRuns():
        yield from run.glyphIndexes()


def families_of(character: str, font: QFont) -> set[str]:
    layout = QTextLayout(character, font)
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    return {run.rawFont().familyName() for run in layout.glyphRuns()}


def test_a_name_of_the_standard_table_is_shown_whole(qtbot: QtBot) -> None:
    table = "".join(TABLE.read_text("utf-8").split())
    assert unshown(table, ui_font(10.5)) == []


def test_the_rare_characters_are_shown_as_the_paper_prints_them(qtbot: QtBot) -> None:
    printable = fonts().chain(Role.BODY)
    sample = [chr(value) for value in itertools.islice(RARE, 0, None, 211) if printable.face_of(chr(value))]
    assert len(sample) > 280
    assert unshown("".join(sample), ui_font(10.5)) == []
    assert families_of("𪚥", ui_font(10.5)) <= set(faces.families())


def test_the_faces_are_asked_in_an_order_that_leaves_the_text_in_the_windows_own(qtbot: QtBot) -> None:
    assert faces.families()[0] == "Noto Sans SC"
    assert families_of("受理登记", ui_font(10.5)) == {"Noto Sans SC"}
    assert families_of("𠅤", ui_font(10.5)) <= {"Noto Sans SC", "Noto Serif SC", "NoticeRare"}


@pytest.fixture
def no_own_fonts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(faces, "_own", {})


def test_the_offices_own_file_shows_its_character_too(qtbot: QtBot, tmp_path: Path, no_own_fonts: None) -> None:
    font_with(tmp_path / "police.ttf", POLICE)
    (tmp_path / "notes.txt").write_text("no font")
    (tmp_path / "broken.ttf").write_bytes(b"\0\1\0\0")
    assert faces.load_own_fonts(tmp_path)
    assert not faces.load_own_fonts(tmp_path)
    assert unshown(POLICE, ui_font(10.5)) == []
    assert "FandolFang" in " ".join(families_of(POLICE, ui_font(10.5)))


def test_a_desk_without_a_folder_of_fonts_loads_none(tmp_path: Path, no_own_fonts: None) -> None:
    assert not faces.load_own_fonts(None)
    assert not faces.load_own_fonts(tmp_path / "none")
    assert UNKNOWN not in faces.families()


def test_the_check_itself_knows_an_empty_box(qtbot: QtBot) -> None:
    font = QRawFont(str(Path(faces.__file__).parents[1] / "resources" / "fonts" / "fang.ttf"), 12.0)
    assert font.glyphIndexesForString("𪚥") == [0]
