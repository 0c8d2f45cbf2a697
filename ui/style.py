"""Design tokens and the one theme of the program: every colour and size a widget uses stands here."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPalette
from PySide6.QtWidgets import QApplication

from ui.faces import families
from ui.style_qss import style_sheet

COMPACT_BELOW = 800
BASE_POINTS = 10.5


@dataclass(frozen=True)
class Tokens:
    """The colours of one theme as #RRGGBB; `*_soft` is the fill beneath text of the same tone."""

    bg: str
    surface: str
    raised: str
    sunken: str
    line: str
    line_strong: str
    text: str
    muted: str
    faint: str
    primary: str
    primary_hover: str
    primary_down: str
    on_primary: str
    primary_soft: str
    on_primary_soft: str
    ok: str
    ok_soft: str
    warn: str
    warn_soft: str
    bad: str
    bad_soft: str
    focus: str
    nav: str
    nav_text: str
    selection: str
    paper: str
    ink: str


LIGHT = Tokens(
    bg="#F3F5F8", surface="#FFFFFF", raised="#FFFFFF", sunken="#F7F9FB", line="#DDE3EA", line_strong="#8794A5",
    text="#17202C", muted="#566376", faint="#667386", primary="#1A5FB4", primary_hover="#154F97",
    primary_down="#103E78", on_primary="#FFFFFF", primary_soft="#E8F0FB", on_primary_soft="#134788",
    ok="#1B7A43", ok_soft="#E6F4EB", warn="#8F5200", warn_soft="#FFF2DE", bad="#B3261E", bad_soft="#FCEBEA",
    focus="#1A5FB4", nav="#FFFFFF", nav_text="#324054", selection="#CFE1F8", paper="#FFFFFF", ink="#17202C",
)  # fmt: skip
DARK = Tokens(
    bg="#12161C", surface="#1B212A", raised="#222A35", sunken="#161B22", line="#313B48", line_strong="#7C8A9C",
    text="#E8EDF3", muted="#A9B5C4", faint="#93A0B1", primary="#6BA6F2", primary_hover="#86B7F6",
    primary_down="#5590DC", on_primary="#0B1420", primary_soft="#1F3350", on_primary_soft="#B5D3FA",
    ok="#67C98D", ok_soft="#173325", warn="#F0B35A", warn_soft="#3A2C14", bad="#F28B82", bad_soft="#3D1F1E",
    focus="#86B7F6", nav="#171C24", nav_text="#C4CEDA", selection="#2A4468", paper="#FFFFFF", ink="#17202C",
)  # fmt: skip
HIGH_CONTRAST = Tokens(
    bg="#000000", surface="#000000", raised="#000000", sunken="#000000", line="#FFFFFF", line_strong="#FFFFFF",
    text="#FFFFFF", muted="#FFFFFF", faint="#FFFFFF", primary="#FFD800", primary_hover="#FFE65C",
    primary_down="#E0BE00", on_primary="#000000", primary_soft="#000000", on_primary_soft="#FFD800",
    ok="#3FF23F", ok_soft="#000000", warn="#FFD800", warn_soft="#000000", bad="#FF8A80", bad_soft="#000000",
    focus="#00FFFF", nav="#000000", nav_text="#FFFFFF", selection="#10308F", paper="#FFFFFF", ink="#000000",
)  # fmt: skip
THEMES = {"light": LIGHT, "dark": DARK, "hc": HIGH_CONTRAST}


@dataclass(frozen=True)
class Sizes:
    """Text in pt (grows with the user's font), geometry in px on an 8-px rhythm (scaled by Qt)."""

    base: float
    small: float
    large: float
    h2: float
    h1: float
    pad: int
    gap: int
    page: int
    radius: int = 10
    unit: int = 8
    icon: int = 18
    popup_drop: int = 36


def sizes_for(scale: float, is_compact: bool) -> Sizes:
    """Return the sizes at a font scale (1.0 = 10.5 pt); compact takes a third off the air, never off the text."""
    base = BASE_POINTS * scale
    pad, gap, page = (12, 8, 12) if is_compact else (18, 16, 20)
    return Sizes(
        base=base,
        small=round(base * 0.9, 1),
        large=round(base * 1.15, 1),
        h2=round(base * 1.12, 1),
        h1=round(base * 1.5, 1),
        pad=pad,
        gap=gap,
        page=page,
        icon=round(18 * max(1.0, scale)),
    )


class Theme(QObject):
    """The theme in force; `apply` paints the whole application with it and tells who draws by hand."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.name = "light"
        self.scale = 1.0
        self.is_compact = False
        self.tokens = LIGHT
        self.sizes = sizes_for(1.0, is_compact=False)
        self._dressed: QApplication | None = None

    def apply(self, name: str | None = None, *, scale: float | None = None, is_compact: bool | None = None) -> None:
        """Take a theme (light, dark, hc), a font scale or the compact mode into use; what is None stays."""
        self.name = self.name if name is None else name
        self.scale = self.scale if scale is None else scale
        self.is_compact = self.is_compact if is_compact is None else is_compact
        self.tokens = THEMES[self.name]
        self.sizes = sizes_for(self.scale, self.is_compact)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            if self._dressed is not app:  # setting a style anew polishes every widget twice
                app.setStyle("Fusion")
                self._dressed = app
            app.setPalette(palette_of(self.tokens))
            app.setFont(ui_font(self.sizes.base))
            app.setStyleSheet(style_sheet(self.tokens, self.sizes))
        self.changed.emit()

    def next_name(self) -> str:
        """Return the theme after this one: light, dark, high contrast, light."""
        names = list(THEMES)
        return names[(names.index(self.name) + 1) % len(names)]


@lru_cache(maxsize=1)
def theme() -> Theme:
    """Return the program's one theme."""
    return Theme()


def tokens() -> Tokens:
    """Return the colours in force, for code that paints by hand."""
    return theme().tokens


def sizes() -> Sizes:
    """Return the sizes in force."""
    return theme().sizes


def ui_font(points: float, *, is_bold: bool = False) -> QFont:
    """Return the interface font at `points` pt, with a fall-back for every Chinese name."""
    return QFont(_font(points, is_bold, tuple(families())))


def em(points: float | None = None) -> int:
    """Return the height in px of one line of text at `points` pt (default: the base size)."""
    return _line_height(sizes().base if points is None else points, tuple(families()))


@lru_cache(maxsize=64)
def _font(points: float, is_bold: bool, names: tuple[str, ...]) -> QFont:
    font = QFont()
    font.setFamilies(list(names))
    font.setPointSizeF(points)
    font.setBold(is_bold)
    return font


@lru_cache(maxsize=64)
def _line_height(points: float, names: tuple[str, ...]) -> int:
    """Remember what Qt would work out again at each of the thousands of times a page asks while it is laid out."""
    return QFontMetrics(_font(points, False, names)).height()


def palette_of(colours: Tokens) -> QPalette:
    """Return the palette that makes Fusion draw with `colours`."""
    palette = QPalette()
    role = QPalette.ColorRole
    for one, value in (
        (role.Window, colours.bg),
        (role.WindowText, colours.text),
        (role.Base, colours.surface),
        (role.AlternateBase, colours.sunken),
        (role.Text, colours.text),
        (role.Button, colours.surface),
        (role.ButtonText, colours.text),
        (role.Highlight, colours.primary),
        (role.HighlightedText, colours.on_primary),
        (role.ToolTipBase, colours.raised),
        (role.ToolTipText, colours.text),
        (role.Link, colours.primary),
        (role.PlaceholderText, colours.faint),
        (role.Mid, colours.line),
        (role.Accent, colours.primary),
    ):
        palette.setColor(one, QColor(value))
    for one in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, one, QColor(colours.line_strong))
    return palette
