"""The bare window: where the bars, the pages and the curtains lie, and how it gives way on a small screen."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from app.officer import Officer
from ui.crash import CrashPage
from ui.shell.bars import ActionBar, StatusBar
from ui.shell.curtain import Curtain, HelpSheet
from ui.shell.deck import Deck
from ui.shell.navigation import Navigation
from ui.shell.topbar import TopBar
from ui.style import COMPACT_BELOW, em, theme
from ui.widgets.banner import Banner, ProblemBar

translate = QCoreApplication.translate
NARROW_BELOW = 62  # lines of text: below this width the navigation shows icons only
SCALES = (1.0, 1.25, 1.5, 2.0)


@dataclass(frozen=True)
class DeskSign:
    """What the window says about the desk it stands on."""

    office: str
    window: str
    officer: Officer
    is_training: bool = False
    language: str = "zh_CN"


class ShellFrame(QMainWindow):
    """Bars and pages laid out; `look_changed(theme, scale)` when the officer chose another look, to be kept.

    The bench is all that shows a case: title, troubles, page, acts and what they told. It can be put away as it stands.
    """

    look_changed = Signal(str, float)

    def __init__(self, sign: DeskSign) -> None:
        super().__init__()
        self.setObjectName("Shell")
        self.setWindowTitle(f"{sign.office} · {sign.window}" if sign.window else sign.office)
        self.setMinimumSize(720, 480)
        self.sign = sign
        self.navigation = Navigation(sign.office, sign.window, sign.officer.name, sign.officer.id)
        self.topbar = TopBar()
        self.problems = ProblemBar()
        self.deck = Deck()
        self.actionbar = ActionBar()
        self.statusbar = StatusBar()
        self.training = Banner("TrainingMark", is_slim=True)
        self._lay()
        if sign.is_training:
            self.training.show_text(translate("Shell", "培训环境：数据仅供练习，文书不具法律效力"), "warn")
        self.help = HelpSheet(self)
        self.crash_curtain = Curtain(self)
        self.crash_page = CrashPage()
        column = QVBoxLayout(self.crash_curtain)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.crash_page)
        self.topbar.theme_wanted.connect(self.next_theme)
        self.topbar.size_wanted.connect(self.next_scale)
        self.deck.panel_shown.connect(self.actionbar.setHidden)
        theme().changed.connect(self._give_way)

    def put_bench_away(self) -> None:
        """Take the bench out of the window: no widget and no screen reader of this window has what lies on it."""
        self.bench.hide()
        self._middle.removeWidget(self.bench)
        self.bench.setParent(None)

    def lay_bench_out(self) -> None:
        """Put the bench back as it was left."""
        self._middle.addWidget(self.bench, 1)
        self.bench.show()

    def show_over_page(self, panel: QWidget) -> None:
        """Put a panel at the foot in place of the acts; the page, and a panel of its own, wait above as they are."""
        self._foot.addWidget(panel)
        self.deck.setEnabled(False)
        self.actionbar.hide()
        panel.show()

    def give_page_back(self) -> None:
        """The page goes on where it was."""
        self.deck.setEnabled(True)
        self.actionbar.setHidden(self.deck.panel() is not None)

    def next_theme(self) -> None:
        """Go from light to dark to high contrast."""
        theme().apply(theme().next_name())
        self.look_changed.emit(theme().name, theme().scale)

    def next_scale(self) -> None:
        """Go to the next text size, from the largest back to the first."""
        larger = [scale for scale in SCALES if scale > theme().scale]
        theme().apply(scale=larger[0] if larger else SCALES[0])
        self.look_changed.emit(theme().name, theme().scale)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Turn compact on a low screen, narrow on a small one."""
        super().resizeEvent(event)
        is_compact = self.height() < COMPACT_BELOW
        if is_compact != theme().is_compact:
            theme().apply(is_compact=is_compact)
        self._give_way()

    def _give_way(self) -> None:
        self.navigation.show_narrow(self.width() < NARROW_BELOW * em())

    def _lay(self) -> None:
        root = QWidget()
        root.setProperty("role", "root")
        self.bench = QWidget()
        right = QVBoxLayout(self.bench)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self.topbar)
        right.addWidget(self.problems)
        right.addWidget(self.deck, 1)
        right.addWidget(self.actionbar)
        self._foot = right
        self._middle = middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.navigation)
        middle.addWidget(self.bench, 1)
        column = QVBoxLayout(root)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.training)
        column.addLayout(middle, 1)
        column.addWidget(self.statusbar)
        self.setCentralWidget(root)
