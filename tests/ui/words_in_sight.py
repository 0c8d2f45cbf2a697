"""What a person sees in a window, word by word, and which of it is data and stays Chinese in every language."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QAbstractTableModel, QModelIndex, Qt
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from app.training import OFFICERS
from ui.widgets.paper_view import PaperView

ROOT = Path(__file__).parents[2]
HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]")
DOCUMENT_NUMBER = re.compile(r"[\u3400-\u9fff]+〔\d{4}〕\d+号")
MASKED = re.compile(r"[\u3400-\u9fff]+\*{4}")  # an address of which the rest is hidden
DATA = ("items", "office", "notices", "calendars", "exchange")
WRITTEN = ("app/demo.py", "tests/app/office_day.py")  # cases made for practice and for tests
NAME_OF_THE_PROGRAM = "一门"
WRITTEN_ON_PAPER = {  # proposed to the officer for a legal paper, which is Chinese in every language
    ("CommitmentPanel", "到窗口"),
    ("Delivery", "邮政特快专递"),
    ("SupplementationPage", "申请人逾期未补正材料"),
}


def words_of(window: QWidget) -> Iterator[tuple[str, str]]:
    """Yield (where, text) of every text, name, hint and list entry in the window, in sight or about to be."""
    for widget in (window, *window.findChildren(QWidget)):
        if isinstance(widget, PaperView):
            continue  # a paper is Chinese in every language
        for text in _texts(widget):
            if text:
                yield f"{type(widget).__name__} {widget.objectName()}".strip(), text


def _texts(widget: QWidget) -> Iterator[str]:
    yield from (widget.accessibleName(), widget.accessibleDescription(), widget.toolTip(), widget.windowTitle())
    if isinstance(widget, QLabel | QAbstractButton):
        yield widget.text()
    elif isinstance(widget, QLineEdit):
        yield from (widget.text(), widget.placeholderText())
    elif isinstance(widget, QPlainTextEdit):
        yield from (widget.toPlainText(), widget.placeholderText())
    elif isinstance(widget, QComboBox):
        yield from (widget.itemText(row) for row in range(widget.count()))
    elif isinstance(widget, QAbstractItemView) and widget.model() is not None:
        yield from _entries(widget.model())


def _entries(model: QAbstractItemModel) -> Iterator[str]:
    roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)
    columns = model.columnCount() if isinstance(model, QAbstractTableModel | QStandardItemModel) else 1
    for column in range(columns):
        yield str(model.headerData(column, Qt.Orientation.Horizontal) or "")
        for row in range(model.rowCount(QModelIndex())):
            yield from (str(model.index(row, column).data(role) or "") for role in roles)


def chinese_words(window: QWidget) -> set[str]:
    """Return `where: text` for every Chinese word that is not data."""
    return {f"{where}: {text}" for where, text in words_of(window) if not is_data(text)}


@cache
def is_data(text: str) -> bool:
    """True when nothing Chinese is left of a text after the data of the hall is taken out."""
    rest = MASKED.sub("", DOCUMENT_NUMBER.sub("", text))
    for datum in longest_first() if HAN.search(rest) else ():
        rest = rest.replace(datum, "")
    for pattern in proposed() if HAN.search(rest) else ():
        rest = pattern.sub("", rest)
    return not HAN.search(rest)


@cache
def longest_first() -> tuple[str, ...]:
    """Return the data, the longest first, so that no part of a longer one is left."""
    return tuple(sorted({*data_of_the_hall(), *DATA_MARKS}, key=len, reverse=True))


@cache
def proposed() -> tuple[re.Pattern[str], ...]:
    """Return what app proposes for a paper: it stands in Chinese in the English wording too."""
    wording = tomllib.loads((ROOT / "resources" / "wording" / "en.toml").read_text("utf-8"))["sentences"]
    patterns = (re.sub(r"\\{\w+\\}", ".*?", re.escape(text)) for text in wording.values() if HAN.search(text))
    return tuple(re.compile(pattern) for pattern in patterns)


DATA_MARKS = (NAME_OF_THE_PROGRAM, *(text for _, text in WRITTEN_ON_PAPER))


@cache
def data_of_the_hall() -> frozenset[str]:
    """Return every Chinese text of items, office, notices and calendar, the people and the practice cases."""
    found = {officer.name for officer in OFFICERS}
    for folder in DATA:
        for file in (ROOT / "resources" / folder).glob("*.toml"):
            found |= set(_leaves(tomllib.loads(file.read_text("utf-8"))))
    for name in WRITTEN:
        nodes = ast.walk(ast.parse((ROOT / name).read_text("utf-8")))
        found |= {n.value for n in nodes if isinstance(n, ast.Constant) and isinstance(n.value, str)}
    for name in ("en", "opinions"):
        wording = tomllib.loads((ROOT / "resources" / "wording" / f"{name}.toml").read_text("utf-8"))
        found |= {text for text in _leaves(wording) if "{" not in text}
    return frozenset(text for text in found if HAN.search(text))


def _leaves(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, child in value.items():
            yield str(key)
            yield from _leaves(child)
    elif isinstance(value, list):
        for child in value:
            yield from _leaves(child)
