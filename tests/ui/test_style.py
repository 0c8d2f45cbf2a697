"""One theme for the whole program: taken into use at once, drawn again everywhere, with or without its assets."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QFontMetrics, QImage, QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from ui_gallery import Hall, Show

from ui import icons
from ui.style import THEMES, em, palette_of, sizes, theme, tokens, ui_font
from ui.widgets.buttons import ActionButton
from ui.widgets.pill import Pill
from ui.widgets.text import set_state
from ui.widgets.tones import tone_colours

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("name", THEMES)
def test_a_theme_holds_for_the_whole_application(qapp: QApplication, name: str):
    theme().apply(name)
    assert tokens() == THEMES[name]
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(THEMES[name].bg)
    assert THEMES[name].primary in qapp.styleSheet()


def test_themes_follow_one_another(qapp: QApplication):
    seen = []
    for _ in range(3):
        seen.append(theme().name)
        theme().apply(theme().next_name())
    assert seen == ["light", "dark", "hc"]
    assert theme().name == "light"


def test_what_is_not_named_stays(qapp: QApplication):
    theme().apply("dark", scale=1.5)
    theme().apply(is_compact=False)
    assert (theme().name, theme().scale, theme().is_compact) == ("dark", 1.5, False)


def test_a_change_is_told_to_who_draws_by_hand(qapp: QApplication, qtbot: QtBot):
    with qtbot.waitSignal(theme().changed):
        theme().apply(scale=1.25)
    assert sizes().base == 10.5 * 1.25


def test_line_height_grows_with_the_type(qapp: QApplication):
    small = em()
    theme().apply(scale=2.0)
    assert 1.8 < em() / small < 2.2


@pytest.mark.parametrize("sign", list("受理䶮㛃𬱖𫖯𬭊堃龑"))
def test_every_sign_of_a_rare_name_has_a_glyph(qapp: QApplication, sign: str):
    """GB 18030-2022 level 3: a name is never a row of boxes."""
    if not (ROOT / "resources" / "fonts" / "sans.ttf").is_file():
        pytest.skip("the fonts are not built: packaging/build_assets.py")
    assert QFontMetrics(ui_font(10.5)).horizontalAdvance(sign) > 0


def test_the_palette_of_disabled_words_is_paler(qapp: QApplication):
    palette = palette_of(THEMES["light"])
    usual = palette.color(QPalette.ColorGroup.Active, QPalette.ColorRole.Text)
    assert palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text).lightness() > usual.lightness()


def inked(image: QImage) -> set[str]:
    """Return the opaque colours of a picture."""
    colours = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    return {colour.name() for colour in colours if colour.alpha() == 255}


def test_an_icon_is_tinted(qapp: QApplication):
    if not icons.is_there("printer"):
        pytest.skip("the icons are not built: packaging/build_assets.py")
    assert inked(icons.pixmap("printer", "#B3261E", 48).toImage()) == {"#b3261e"}


def test_an_icon_that_is_not_installed_draws_nothing_and_work_goes_on(qapp: QApplication):
    assert not icons.is_there("no-such-icon")
    assert icons.icon("no-such-icon").isNull()
    assert inked(icons.pixmap("no-such-icon", "#000000", 16).toImage()) == set()
    button = ActionButton("受理", icon_name="no-such-icon", key="F12")
    assert button.text() == "受理  F12"


def test_a_button_shows_its_key_and_tells_it_apart(qapp: QApplication):
    button = ActionButton("查询 & 打印", key="F9")
    assert button.text().strip() == "查询 && 打印  F9"
    assert (button.accessibleName(), button.accessibleDescription()) == ("查询 & 打印", "F9")
    assert button.shortcut().isEmpty()
    button.show_primary(True)
    assert button.property("role") == "primary"


def test_icons_of_buttons_follow_the_theme(show: Show, qtbot: QtBot):
    if not icons.is_there("printer"):
        pytest.skip("the icons are not built: packaging/build_assets.py")
    button = ActionButton("打印", icon_name="printer")
    show(button)
    before = button.icon().pixmap(18, 18).toImage()
    theme().apply("dark")
    qtbot.waitUntil(lambda: button.icon().pixmap(18, 18).toImage() != before)


def test_a_pill_without_a_word_is_not_there(show: Show):
    pill = Pill("材料齐全", "ok")
    show(pill)
    assert pill.isVisible()
    pill.show_text("")
    assert not pill.isVisible()


def test_restyling_happens_only_when_a_state_really_changes(qapp: QApplication):
    pill = Pill("缺 3 件", "warn")
    set_state(pill, tone="warn")
    assert pill.property("tone") == "warn"
    set_state(pill, tone=None)
    assert pill.property("tone") is None


@pytest.mark.parametrize("name", THEMES)
def test_every_tone_has_its_ink_and_its_fill(qapp: QApplication, name: str):
    theme().apply(name)
    values = set(asdict(tokens()).values())
    pairs = [tone_colours(tone) for tone in ("ok", "warn", "bad", "accent", "plain", "unknown")]
    assert {colour for pair in pairs for colour in pair} <= values
    assert pairs[-1] == pairs[-2]


def share_of_dark(hall: Hall) -> float:
    image = hall.window.grab().toImage()
    points = [(x, y) for x in range(0, image.width(), 20) for y in range(0, image.height(), 20)]
    return sum(image.pixelColor(x, y).lightness() < 90 for x, y in points) / len(points)


@pytest.mark.parametrize(("name", "least", "most"), [("light", 0.0, 0.2), ("dark", 0.8, 1.0), ("hc", 0.8, 1.0)])
def test_no_corner_of_the_window_keeps_the_other_theme(hall: Hall, qtbot: QtBot, name: str, least: float, most: float):
    theme().apply(name)
    for key in ("form", "list", "casefile"):
        hall.window.go(key)
        qtbot.wait(5)
        assert least <= share_of_dark(hall) <= most


@pytest.mark.parametrize("key", ["form", "list"])
def test_a_page_can_be_told_without_colours(hall: Hall, qtbot: QtBot, key: str):
    """Red and green are one grey to one man in twelve: the words are all there."""
    hall.window.go(key)
    words = {"form": ["缺 3 件必收材料"], "list": ["临近 还剩 1 个工作日"]}[key]
    texts = [getattr(w, "text", str)() for w in hall.window.findChildren(object) if hasattr(w, "text")]
    assert all(any(word in str(text) for text in texts) for word in words)
