"""How the applicant's screen looks: large type that grows with the screen, strong contrast, the colours of the theme."""

from __future__ import annotations

from ui.style import Tokens

LEAST, LINES = 18, 30  # px of one line of text at least; how many lines the screen has


def unit(height: int) -> int:
    """Return the height in px of a line of text on a screen of this height."""
    return max(LEAST, height // LINES)


def sheet(colours: Tokens, line: int) -> str:
    """Return the style sheet of the screen."""
    return f"""
QWidget#second, QWidget#second QStackedWidget, QWidget#second QWidget[role="screenpage"] {{
  background: {colours.surface}; color: {colours.text}; }}
QLabel {{ color: {colours.text}; font-size: {line}px; }}
QLabel[role="screentitle"] {{ font-size: {line * 17 // 10}px; font-weight: 700; }}
QLabel[role="screenclock"] {{ font-size: {line * 4}px; font-weight: 700; }}
QLabel[role="screenvalue"] {{ font-size: {line * 13 // 10}px; font-weight: 700; }}
QLabel[role="screenquiet"] {{ color: {colours.muted}; font-size: {line}px; }}
QPushButton {{ background: {colours.surface}; color: {colours.text}; border: 2px solid {colours.line_strong};
  border-radius: 12px; padding: {line // 2}px; font-size: {line * 12 // 10}px; font-weight: 700; }}
QPushButton[role="screenlevel"] {{ min-height: {line * 3}px; padding: {line // 4}px; }}
QPushButton:hover, QPushButton:pressed {{ background: {colours.selection}; border: 3px solid {colours.primary}; }}
QPushButton[role="screenconfirm"] {{ background: {colours.primary}; color: {colours.on_primary};
  border: 2px solid {colours.primary}; }}
QPushButton[role="screenconfirm"]:disabled {{ background: {colours.ok_soft}; color: {colours.ok};
  border: 2px solid {colours.ok}; }}
"""
