from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from app.errors import Refused
from app.notices import fonts as chosen
from app.notices.fonts import Chain, Fonts, Role, missing, status
from app.notices.sfnt import Face, UnusableFont
from app.wording import say

FOLDER = Path(chosen.__file__).parents[2] / "resources" / "fonts"
STANDARD_SAMPLE = "啰瞭玥昉彧珣璟琇垚喆堃"
RARE_NAMES = "㛃𫍽𬭼𠅤䶮𪚥𮯠𰻝"


def test_the_bundled_fonts_set_names_with_rare_characters() -> None:
    assert missing("欧阳·娜娜" + STANDARD_SAMPLE + "㛃𫍽𬭼𠅤䶮") == ()


def test_missing_names_each_character_once_and_in_order() -> None:
    assert missing("赵\U0003106c🀄\U0003106c一") == ("\U0003106c", "🀄")


def test_the_status_says_that_the_programs_own_fonts_serve() -> None:
    found = status()
    assert found.code == "notice.fonts_bundled"
    assert found.files[0] == "fang.ttf"
    assert "程序自带字体" in say(found.code)


def test_each_character_is_set_by_the_first_face_that_has_it() -> None:
    chain = Fonts().chain(Role.BODY)
    faces = {c: face.path.name for c in "受玥𪚥" if (face := chain.face_of(c)) is not None}
    assert faces == {"受": "fang.ttf", "玥": "song.ttf", "𪚥": "rare.ttf"}


def test_a_name_is_set_in_one_face_that_has_all_of_it() -> None:
    chain = Fonts().chain(Role.BODY)
    whole = chain.face_of_all("张玥")
    assert whole is not None
    assert whole.path.name == "song.ttf"


def test_a_private_use_character_is_only_taken_from_the_offices_own_file() -> None:
    face = Face(FOLDER / "song.ttf")
    face._known["\ue000"] = True
    assert Chain([face]).face_of("\ue000") is None
    assert Chain([], [face]).face_of("\ue000") is face


def test_the_offices_own_fonts_come_last_and_bad_files_are_named(tmp_path: Path) -> None:
    shutil.copy(FOLDER / "sans.ttf", tmp_path / "own.ttf")
    (tmp_path / "broken.ttf").write_bytes(b"\0\1\0\0 not a font")
    (tmp_path / "notes.txt").write_text("no font")
    found = Fonts(tmp_path)
    assert [face.path.name for face in found.chain(Role.BODY).faces][-1] == "own.ttf"
    assert len(found.unusable) == 1
    assert "broken.ttf" in found.unusable[0]


def test_without_bundled_fonts_the_systems_faces_serve_and_the_program_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copy(FOLDER / "song.ttf", tmp_path / "simsun.ttf")
    monkeypatch.setattr(chosen, "is_bundled", lambda: False)
    monkeypatch.setattr(chosen, "system_folders", lambda: (tmp_path,))
    chosen.system_faces.cache_clear()
    chosen._opened.cache_clear()
    try:
        found = status()
        assert found.code == "notice.fonts_system"
        assert found.files == ("simsun.ttf",)
    finally:
        chosen.system_faces.cache_clear()
        chosen._opened.cache_clear()


def test_without_any_chinese_font_no_paper_is_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chosen, "is_bundled", lambda: False)
    monkeypatch.setattr(chosen, "system_folders", lambda: (tmp_path,))
    chosen.system_faces.cache_clear()
    try:
        with pytest.raises(Refused) as refused:
            Fonts()
        assert refused.value.code == "notice.no_fonts"
    finally:
        chosen.system_faces.cache_clear()


def test_a_file_that_is_no_font_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.ttf").write_bytes(b"OTTO" + bytes(64))
    with pytest.raises(UnusableFont):
        Face(tmp_path / "a.ttf")


def test_a_blank_needs_no_outline_but_a_han_character_does() -> None:
    face = Face(FOLDER / "fang.ttf")
    assert face.has("　")
    assert not face.has("𠅤")


def test_a_font_file_put_into_the_folder_serves_at_once(tmp_path: Path) -> None:
    assert missing("𰻝", tmp_path) == ("𰻝",)
    shutil.copy(FOLDER / "sans.ttf", tmp_path / "own.ttf")
    files = [face.path.name for face in chosen.fonts(tmp_path).chain(Role.TABLE).faces]
    assert files[-1] == "own.ttf"
    assert chosen.fonts(tmp_path) is chosen.fonts(tmp_path)
