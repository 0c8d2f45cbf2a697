"""Fonts, handwriting and signature as the administrator sets them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from office_fonts import UNKNOWN, font_with
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton
from settings_hands import SettingsDesk

from app.notices.by_hand import leave_for_hand
from app.notices.own_fonts import recorded_fonts
from app.notices.sealing import KEY, SealKind

Key = Qt.Key
Settings = Callable[[str], SettingsDesk]


def text(at: SettingsDesk, name: str) -> str:
    found = at.section.findChild(QLabel, name)
    assert found is not None
    return found.text()


def take(at: SettingsDesk, path: Path) -> str:
    at.desk.press(Key.Key_F6)
    dialog = at.section.findChild(QFileDialog, "settings.papers.file")
    assert dialog is not None
    dialog.filesSelected.emit([str(path)])
    dialog.close()
    at.desk.qtbot.waitUntil(lambda: "正在" not in text(at, "settings.papers.told") != "", timeout=30_000)
    return text(at, "settings.papers.told")


def test_a_font_file_is_taken_in_and_then_sets_the_character(settings: Settings, tmp_path: Path) -> None:
    at = settings("papers")
    at.retype("settings.papers.tried", f"赵{UNKNOWN}")
    assert text(at, "settings.papers.verdict") == f"赵 U+8D75 fang.ttf　{UNKNOWN} U+3106C 没有字体"
    assert "其中汉字 1 个" in take(at, font_with(tmp_path / "公安人口.ttf", UNKNOWN))
    at.desk.wait(lambda: "公安人口.ttf" in text(at, "settings.papers.verdict"))
    (held,) = at.desk.store.ask(recorded_fonts)
    assert (held.file, held.han) == ("公安人口.ttf", 1)
    assert "公安人口.ttf" in text(at, "settings.papers.fonts")


def test_a_bad_file_is_told_and_not_kept(settings: Settings, tmp_path: Path) -> None:
    at = settings("papers")
    (tmp_path / "坏.ttf").write_bytes(b"\0\1\0\0no font")
    assert "已损坏或不是字体" in take(at, tmp_path / "坏.ttf")
    assert "不允许嵌入" in take(at, font_with(tmp_path / "locked.ttf", fsType=2))
    assert at.desk.store.ask(recorded_fonts) == ()
    assert not any(path.suffix == ".ttf" for path in at.desk.store.profile.fonts.iterdir())


def test_a_character_that_is_left_for_handwriting_is_shown_and_can_be_taken_back(settings: Settings) -> None:
    at = settings("papers")
    at.desk.act("w1", leave_for_hand, UNKNOWN)
    name = "settings.papers.by_hand.3106C"
    at.desk.wait(lambda: at.section.findChild(QPushButton, name))
    button = at.section.findChild(QPushButton, name)
    assert button is not None
    button.setFocus()
    at.desk.press(Key.Key_Return)
    at.desk.wait(lambda: at.desk.setting().by_hand == frozenset())
    at.desk.wait(lambda: at.section.findChild(QPushButton, name) is None)


def test_the_signature_is_switched_on_and_says_whose_it_is(settings: Settings) -> None:
    at = settings("papers")
    assert "首次保存时生成" in text(at, "settings.papers.certificate")
    at.choose("settings.papers.sealing", SealKind.INTEGRITY.value)
    at.save()
    at.desk.wait(lambda: "本机证书" in text(at, "settings.papers.certificate"))
    assert at.kept(KEY)["kind"] == "integrity"
    assert at.desk.setting().is_signed


def test_nothing_typed_here_is_lost_when_another_window_changes_settings(settings: Settings) -> None:
    at = settings("papers")
    at.choose("settings.papers.sealing", SealKind.INTEGRITY.value)
    at.desk.act("w1", leave_for_hand, UNKNOWN)
    at.settle()
    assert at.section.sealing.code() == "integrity"  # type: ignore[attr-defined]
