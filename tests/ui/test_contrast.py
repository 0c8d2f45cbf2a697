"""WCAG 2.2: every text on every fill it is drawn on, in every theme, computed from the tokens and the sheet."""

from __future__ import annotations

import re

import pytest
from PySide6.QtGui import QColor

from ui.style import THEMES, sizes_for
from ui.style_qss import SHEET, style_sheet

TEXT = [
    ("text", "bg"), ("text", "surface"), ("text", "sunken"), ("text", "raised"), ("text", "selection"),
    ("muted", "bg"), ("muted", "surface"), ("muted", "sunken"), ("muted", "nav"), ("faint", "surface"),
    ("on_primary", "primary"), ("on_primary_soft", "primary_soft"), ("on_primary_soft", "surface"),
    ("ok", "surface"), ("ok", "ok_soft"), ("warn", "surface"), ("warn", "warn_soft"), ("bad", "surface"),
    ("bad", "bad_soft"), ("text", "bad_soft"), ("nav_text", "nav"), ("muted", "primary_soft"), ("ink", "paper"),
]  # fmt: skip
BORDERS = [
    ("line_strong", "surface"),
    ("focus", "surface"),
    ("focus", "bg"),
    ("primary", "surface"),
    ("bad", "surface"),
]


def luminance(colour: str) -> float:
    def channel(value: float) -> float:
        return value / 12.92 if value <= 0.03928 else ((value + 0.055) / 1.055) ** 2.4

    c = QColor(colour)
    return 0.2126 * channel(c.redF()) + 0.7152 * channel(c.greenF()) + 0.0722 * channel(c.blueF())


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_black_on_white_is_the_greatest_contrast_there_is():
    assert round(contrast("#000000", "#FFFFFF"), 2) == 21.0


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize(("ink", "fill"), TEXT)
def test_text_can_be_read(name: str, ink: str, fill: str):
    colours = THEMES[name]
    least = 7.0 if name == "hc" else 4.5
    assert contrast(getattr(colours, ink), getattr(colours, fill)) >= least


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize(("line", "fill"), BORDERS)
def test_borders_and_the_focus_ring_can_be_seen(name: str, line: str, fill: str):
    assert contrast(getattr(THEMES[name], line), getattr(THEMES[name], fill)) >= 3.0


def rules(sheet: str) -> list[tuple[str, str, str]]:
    found = []
    for selector, body in re.findall(r"([^{}]+)\{([^}]*)\}", sheet):
        ink = re.search(r"(?<![-\w])color:\s*(#[0-9A-Fa-f]{6})", body)
        fill = re.search(r"background:\s*(#[0-9A-Fa-f]{6})", body)
        if ink and fill:
            found.append((selector.strip(), ink.group(1), fill.group(1)))
    return found


@pytest.mark.parametrize("name", THEMES)
def test_every_rule_of_the_sheet_with_ink_and_fill_can_be_read(name: str):
    found = rules(style_sheet(THEMES[name], sizes_for(1.0, is_compact=False)))
    least = 7.0 if name == "hc" else 4.5
    assert len(found) > 15
    assert [rule for rule in found if contrast(rule[1], rule[2]) < least] == []


def test_the_sheet_holds_no_colour_of_its_own():
    assert re.findall(r"#[0-9A-Fa-f]{3,8}\b", SHEET) == []


def test_large_type_grows_every_text_size():
    small, large = sizes_for(1.0, is_compact=False), sizes_for(2.0, is_compact=True)
    assert (large.base, large.h1) == (2 * small.base, pytest.approx(2 * small.h1, abs=0.2))
    assert large.pad < small.pad


@pytest.mark.parametrize("name", THEMES)
def test_what_stands_in_an_empty_field_can_be_read(name: str):
    """Qt halves the ink of a placeholder unless it is told the colour."""
    colours = THEMES[name]
    assert "placeholder-text-color: @faint" in SHEET
    assert contrast(colours.faint, colours.surface) >= (7.0 if name == "hc" else 4.5)
