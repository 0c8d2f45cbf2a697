"""The style sheet: short, every colour and size a token (`@name`), nothing computed elsewhere."""

from __future__ import annotations

import re
from dataclasses import asdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.style import Sizes, Tokens

SHEET = """
* { outline: none; }
QWidget[role="page"], QMainWindow, QWidget[role="root"] { background: @bg; }
QFrame[role="nav"] { background: @nav; border: 0; border-right: 1px solid @line; }
QFrame[role="topbar"] { background: @surface; border: 0; border-bottom: 1px solid @line; }
QFrame[role="actionbar"], QFrame[role="barpanel"] { background: @surface; border: 0; border-top: 1px solid @line; }
QFrame[role="barpanel"] { border-top: 2px solid @primary; }
QFrame[role="statusbar"] { background: @nav; border: 0; border-top: 1px solid @line; }
QProgressBar { background: @line; border: 0; border-radius: 2px; }
QProgressBar::chunk { background: @primary; border-radius: 2px; width: 24px; }
QProgressBar[role="counted"]::chunk { width: 1px; border-radius: 0; }
QFrame[role="card"] { background: @surface; border: 1px solid @line; border-radius: @radius; }
QFrame[role="popup"] { background: @raised; border: 1px solid @line_strong; border-radius: @radius; }
QFrame[role="banner"] { background: @primary_soft; border: 0; border-bottom: 1px solid @line; }
QFrame[role="banner"][tone="ok"] { background: @ok_soft; border-bottom: 1px solid @ok; }
QFrame[role="banner"][tone="warn"] { background: @warn_soft; border-bottom: 1px solid @warn; }
QFrame[role="banner"][tone="bad"] { background: @bad_soft; border-bottom: 1px solid @bad; }
QFrame[role="curtain"] { background: @bg; }
QLabel { background: transparent; }
QLabel[role="h1"] { font-size: @size_h1; font-weight: 700; }
QLabel[role="h2"] { font-size: @size_h2; font-weight: 700; }
QLabel[role="strong"] { font-weight: 700; }
QLabel[role="field"] { color: @muted; }
QLabel[role="muted"] { color: @muted; }
QLabel[role="small"] { color: @muted; font-size: @size_small; }
QLabel[role="key"] { color: @muted; font-size: @size_small; }
QLabel[role="code"] { font-size: @size_h1; font-weight: 700; color: @text; background: @sunken;
  border: 1px solid @line_strong; border-radius: @radius; padding: 12px 16px; }
QLabel[role="step"] { color: @on_primary_soft; background: @primary_soft; border: 1px solid @primary_soft;
  border-radius: 11px; font-weight: 700; font-size: @size_small; padding: 0 6px; }
QLabel[role="bannertext"] { color: @on_primary_soft; }
QLabel[tone="ok"] { color: @ok; }
QLabel[tone="warn"] { color: @warn; }
QLabel[tone="bad"] { color: @bad; }
QLabel[role="pill"] { padding: 2px 10px; border-radius: 9px; font-size: @size_small; font-weight: 700;
  background: @primary_soft; color: @on_primary_soft; border: 1px solid @primary_soft; }
QLabel[role="pill"][tone="plain"] { background: @sunken; color: @muted; border: 1px solid @line; }
QLabel[role="pill"][tone="ok"] { background: @ok_soft; color: @ok; border: 1px solid @ok_soft; }
QLabel[role="pill"][tone="warn"] { background: @warn_soft; color: @warn; border: 1px solid @warn_soft; }
QLabel[role="pill"][tone="bad"] { background: @bad_soft; color: @bad; border: 1px solid @bad_soft; }
QLineEdit, QPlainTextEdit, QComboBox { background: @surface; color: @text; border: 1px solid @line_strong;
  border-radius: 6px; padding: 5px 9px; selection-background-color: @primary; selection-color: @on_primary;
  placeholder-text-color: @faint; }
QLineEdit, QComboBox { min-height: 22px; }
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus { border: 2px solid @focus; padding: 4px 8px; }
QLineEdit:read-only { background: @sunken; color: @muted; }
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled { background: @sunken; color: @muted;
  border: 1px solid @line; }
QLineEdit[state="bad"], QPlainTextEdit[state="bad"], QComboBox[state="bad"] { border: 1px solid @bad;
  background: @bad_soft; }
QLineEdit[state="bad"]:focus, QPlainTextEdit[state="bad"]:focus, QComboBox[state="bad"]:focus {
  border: 2px solid @bad; }
QLineEdit[state="warn"], QPlainTextEdit[state="warn"] { border: 1px solid @warn; }
QLineEdit[state="warn"]:focus, QPlainTextEdit[state="warn"]:focus { border: 2px solid @warn; }
QLineEdit[state="ok"] { border: 1px solid @ok; }
QLineEdit[state="ok"]:focus { border: 2px solid @ok; }
QLineEdit[role="search"] { font-size: @size_large; min-height: 30px; }
QComboBox::drop-down { border: 0; width: 24px; }
QComboBox::down-arrow { image: none; width: 0; height: 0; }
QComboBox QAbstractItemView { background: @raised; color: @text; border: 1px solid @line_strong; padding: 4px;
  selection-background-color: @selection; selection-color: @text; }
QComboBox QAbstractItemView::item { min-height: 30px; padding: 2px 8px; }
QMenu { background: @raised; color: @text; border: 1px solid @line_strong; padding: 4px; }
QMenu::item { padding: 6px 24px 6px 12px; }
QMenu::item:selected { background: @selection; color: @text; }
QMenu::item:disabled { color: @muted; }
QPushButton { background: @surface; color: @text; border: 1px solid @line_strong; border-radius: 6px;
  padding: 6px 14px; min-height: 22px; }
QPushButton:hover { background: @primary_soft; color: @on_primary_soft; border: 1px solid @primary; }
QPushButton:pressed { background: @selection; color: @text; }
QPushButton:focus { border: 2px solid @focus; padding: 5px 13px; }
QPushButton:disabled { background: @sunken; color: @muted; border: 1px solid @line; }
QPushButton[role="primary"] { background: @primary; color: @on_primary; border: 1px solid @primary;
  font-size: @size_large; font-weight: 700; padding: 8px 26px; min-height: 26px; }
QPushButton[role="primary"]:hover { background: @primary_hover; color: @on_primary; }
QPushButton[role="primary"]:pressed { background: @primary_down; color: @on_primary; }
QPushButton[role="primary"]:focus { border: 3px solid @text; padding: 6px 24px; }
QPushButton[role="primary"]:disabled { background: @sunken; color: @muted; border: 1px solid @line_strong; }
QFrame[role="actionbar"] QPushButton { padding: 6px 9px; }
QFrame[role="actionbar"] QPushButton:focus { padding: 5px 8px; }
QFrame[role="actionbar"] QPushButton[role="primary"] { padding: 8px 18px; }
QFrame[role="actionbar"] QPushButton[role="primary"]:focus { padding: 6px 16px; }
QPushButton[role="ghost"] { background: transparent; border: 1px solid transparent; padding: 4px 8px; min-width: 0; }
QPushButton[role="ghost"]:hover { background: @primary_soft; color: @on_primary_soft; }
QPushButton[role="ghost"]:focus { border: 2px solid @focus; padding: 3px 7px; }
QPushButton[role="navitem"] { background: transparent; color: @nav_text; border: 2px solid transparent;
  border-radius: 8px; padding: 0; text-align: left; }
QPushButton[role="navitem"]:hover { background: @sunken; color: @nav_text; border: 2px solid transparent; }
QPushButton[role="navitem"]:checked { background: @primary_soft; color: @on_primary_soft; }
QPushButton[role="navitem"]:focus { border: 2px solid @focus; padding: 0; }
QLabel[role="navtitle"] { color: @nav_text; }
QLabel[role="navtitle"][state="current"] { color: @on_primary_soft; font-weight: 700; }
QFrame[role="navmark"] { background: transparent; border: 0; border-radius: 1px; }
QFrame[role="navmark"][state="current"] { background: @primary; }
QPushButton[role="seg"] { border-radius: 0; border: 1px solid @line_strong; padding: 4px 14px; }
QPushButton[role="seg"][place="first"] { border-top-left-radius: 6px; border-bottom-left-radius: 6px; }
QPushButton[role="seg"][place="last"] { border-top-right-radius: 6px; border-bottom-right-radius: 6px; }
QPushButton[role="seg"]:checked { background: @primary; color: @on_primary; border: 1px solid @primary;
  font-weight: 700; }
QPushButton[role="seg"]:focus { border: 2px solid @focus; padding: 3px 13px; }
QPushButton[role="seg"]:checked:focus { border: 3px solid @text; padding: 2px 12px; }
QCheckBox, QRadioButton { color: @text; spacing: 8px; padding: 3px; border: 2px solid transparent; border-radius: 6px; }
QCheckBox:focus, QRadioButton:focus { border: 2px solid @focus; }
QCheckBox::indicator { width: 16px; height: 16px; border: 1px solid @line_strong; border-radius: 4px;
  background: @surface; }
QCheckBox::indicator:checked { background: @primary; border: 1px solid @primary; }
QListView, QTableView { background: transparent; border: 2px solid transparent; border-radius: 6px; }
QTableView { gridline-color: transparent; selection-background-color: @selection; selection-color: @text; }
QTableView:focus, QListView:focus { border: 2px solid @focus; }
QHeaderView { background: transparent; border: 0; }
QHeaderView::section { background: @sunken; color: @muted; border: 0; border-bottom: 1px solid @line;
  padding: 6px 8px; font-size: @size_small; }
QAbstractScrollArea[role="paper"] { background: @sunken; border: 2px solid transparent; border-radius: 8px; }
QAbstractScrollArea[role="paper"]:focus { border: 2px solid @focus; }
QScrollArea { background: transparent; border: 0; }
QScrollArea > QWidget > QWidget[role="scrolled"] { background: transparent; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar::handle:vertical { background: @line_strong; min-height: 40px; border-radius: 4px; margin: 2px; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle:horizontal { background: @line_strong; min-width: 40px; border-radius: 4px; margin: 2px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QAbstractScrollArea::corner { background: transparent; border: 0; }
QSplitter::handle { background: @line; }
QToolTip { background: @raised; color: @text; border: 1px solid @line_strong; padding: 4px; }
"""


def style_sheet(colours: Tokens, sizes: Sizes) -> str:
    """Return the sheet with every `@token` replaced; an unknown token is a KeyError, found by the first test."""
    values: dict[str, str] = asdict(colours)
    values |= {f"size_{name}": f"{getattr(sizes, name)}pt" for name in ("small", "large", "h1", "h2")}
    values["radius"] = f"{sizes.radius}px"
    return re.sub(r"@([a-z0-9_]+)", lambda match: values[match.group(1)], SHEET)
