"""A case number is read in groups and copied as its 24 digits."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from ui_gallery import Hall

from app.register_words import grouped
from ui.shell.copying import plain_number

NUMBER = "341702202611029999000017"


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        (grouped(NUMBER), NUMBER),
        (f" {grouped(NUMBER)}\n", NUMBER),
        (NUMBER, ""),
        (f"办件 {grouped(NUMBER)}", ""),
        ("341702 20261102 9999", ""),
        ("", ""),
    ],
)
def test_only_a_grouped_number_alone_is_made_plain(text: str, plain: str) -> None:
    assert plain_number(text) == plain


def test_what_is_copied_from_the_window_is_the_plain_number(hall: Hall) -> None:
    clipboard = QApplication.clipboard()
    clipboard.setText(grouped(NUMBER))
    assert clipboard.text() == NUMBER
    clipboard.setText(f"办件 {grouped(NUMBER)} 已受理")
    assert clipboard.text() == f"办件 {grouped(NUMBER)} 已受理"
    assert hall.window.copying is not None
