"""The navigation at the left: pages with their keys and counts, the officer, lock and shift change."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout

from ui import icons
from ui.style import em, sizes, theme, tokens
from ui.widgets.buttons import ActionButton
from ui.widgets.pill import Pill
from ui.widgets.text import Text, name_widget, set_state

translate = QCoreApplication.translate
KEYED_PAGES = 9  # Ctrl+1 to Ctrl+9; Ctrl+0 is the size of the letters


class NavigationItem(QPushButton):
    """One page in the navigation: icon, word, key, count."""

    def __init__(self, key: str, icon_name: str, word: str, shortcut: str) -> None:
        super().__init__()
        self.key = key
        self._icon_name = icon_name
        self._word = word
        self._shortcut = shortcut
        name_widget(self, f"navigation.{key}", word)
        self.setProperty("role", "navitem")
        self.setCheckable(True)
        self.setAutoDefault(False)
        self._mark = QFrame()
        self._mark.setProperty("role", "navmark")
        self._mark.setFixedWidth(3)
        self._icon = QLabel()
        self._title = Text(word, role="navtitle")
        self._key_text = Text(shortcut, role="key")
        self._count = Pill()
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 8, 2)
        row.setSpacing(8)
        row.addWidget(self._mark)
        row.addWidget(self._icon)
        row.addWidget(self._title, 1)
        row.addWidget(self._key_text)
        row.addWidget(self._count, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.toggled.connect(self._tint)
        self.show_count(0, "")
        self._tint()

    def show_count(self, count: int, tone: str) -> None:
        """Show how many cases wait there; none shows nothing."""
        self._count.show_text(str(count) if count else "", tone or None)
        waiting = translate("Navigation", "{n} 件").format(n=count) if count else ""
        self.setAccessibleDescription(" ".join(part for part in (self._shortcut, waiting) if part))

    def show_narrow(self, is_narrow: bool) -> None:
        """Show the icon alone, or everything."""
        has_icon = icons.is_there(self._icon_name)
        self._title.setVisible(not is_narrow or not has_icon)
        self._key_text.setVisible(not is_narrow)
        self.setToolTip(f"{self._word}  {self._shortcut}" if is_narrow else "")

    def sizeHint(self) -> QSize:
        """Return the room of the row."""
        return QSize(self._row.sizeHint().width(), em() + 18)

    def minimumSizeHint(self) -> QSize:
        """Never cut the word."""
        return QSize(self._row.minimumSize().width(), em() + 18)

    def changeEvent(self, event: QEvent) -> None:
        """Tint the icon anew with the theme."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._tint()

    def _tint(self) -> None:
        colours = tokens()
        colour = colours.on_primary_soft if self.isChecked() else colours.nav_text
        self._icon.setPixmap(icons.pixmap(self._icon_name, colour, sizes().icon))
        state = "current" if self.isChecked() else None
        set_state(self._mark, state=state)
        set_state(self._title, state=state)


class Navigation(QFrame):
    """`chosen(key)` when a page is clicked; `lock_wanted()` and `leave_wanted()` from the officer's corner."""

    chosen = Signal(str)
    lock_wanted = Signal()
    leave_wanted = Signal()

    def __init__(self, office: str, window: str, officer: str, officer_id: str) -> None:
        super().__init__()
        self.setProperty("role", "nav")
        self.setObjectName("navigation")
        self._items: dict[str, NavigationItem] = {}
        self._is_narrow: bool | None = None
        self._emblem = QLabel()
        self._office = Text(office, role="strong", wraps=True)
        self._window = Text(window, role="small", wraps=True)
        self._person = QLabel()
        self._officer = Text(officer, wraps=True)
        self._officer_id = Text(translate("Navigation", "工号 {id}").format(id=officer_id), role="small", wraps=True)
        self._lock = ActionButton("", icon_name="lock", is_ghost=True)
        self._leave = ActionButton("", icon_name="log-out", is_ghost=True)
        self._name_buttons()
        self._lock.clicked.connect(self.lock_wanted)
        self._leave.clicked.connect(self.leave_wanted)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(2)
        self._buttons = QHBoxLayout()
        self._lay()
        theme().changed.connect(self._fit)
        self._fit()

    def show_pages(self, pages: Sequence[tuple[str, str, str]]) -> None:
        """Offer these pages (key, icon, word); the n-th opens by Ctrl+n, up to the ninth."""
        while self._rows.count():
            taken = self._rows.takeAt(0).widget()
            if taken is not None:
                taken.deleteLater()
        self._items = {}
        for number, (key, icon_name, word) in enumerate(pages, start=1):
            item = NavigationItem(key, icon_name, word, f"Ctrl+{number}" if number <= KEYED_PAGES else "")
            item.clicked.connect(lambda _=False, key=key: self.chosen.emit(key))
            self._items[key] = item
            self._rows.addWidget(item)
        self._fit()

    def show_current(self, key: str) -> None:
        """Mark the page that is open."""
        for name, item in self._items.items():
            item.setChecked(name == key)

    def show_count(self, key: str, count: int, tone: str) -> None:
        """Show how many cases wait on a page."""
        if key in self._items:
            self._items[key].show_count(count, tone)
            self._fit()

    def show_narrow(self, is_narrow: bool) -> None:
        """Give the words up where the window is narrow or the text large."""
        self._is_narrow = is_narrow
        self._fit()

    def _name_buttons(self) -> None:
        lock, leave = translate("Navigation", "锁定"), translate("Navigation", "换班")
        name_widget(self._lock, "navigation.lock", lock)
        name_widget(self._leave, "navigation.leave", leave)
        self._lock.setToolTip(f"{lock}  Ctrl+L")
        self._leave.setToolTip(f"{leave}  Ctrl+Shift+L")
        if not icons.is_there("lock"):
            self._lock.show_text(lock)
            self._leave.show_text(leave)

    def _lay(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 14, 8, 10)
        column.setSpacing(10)
        head = QHBoxLayout()
        head.setContentsMargins(8, 0, 4, 6)
        head.setSpacing(10)
        head.addWidget(self._emblem)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._office)
        words.addWidget(self._window)
        head.addLayout(words, 1)
        column.addLayout(head)
        column.addLayout(self._rows)
        column.addStretch(1)
        foot = QHBoxLayout()
        foot.setContentsMargins(8, 0, 0, 0)
        foot.setSpacing(8)
        foot.addWidget(self._person)
        person = QVBoxLayout()
        person.setSpacing(0)
        person.addWidget(self._officer)
        person.addWidget(self._officer_id)
        foot.addLayout(person, 1)
        column.addLayout(foot)
        self._buttons.setSpacing(4)
        self._buttons.addWidget(self._lock)
        self._buttons.addWidget(self._leave)
        foot.addLayout(self._buttons)

    def _fit(self) -> None:
        is_narrow = bool(self._is_narrow)
        for item in self._items.values():
            item.show_narrow(is_narrow)
        for words in (self._office, self._window, self._officer, self._officer_id, self._person):
            words.setVisible(not is_narrow)
        self._buttons.setDirection(
            QHBoxLayout.Direction.TopToBottom if is_narrow else QHBoxLayout.Direction.LeftToRight
        )
        self._emblem.setPixmap(icons.pixmap("landmark", tokens().primary, round(sizes().icon * 1.5)))
        self._person.setPixmap(icons.pixmap("user", tokens().muted, sizes().icon))
        least = max((item.minimumSizeHint().width() for item in self._items.values()), default=0) + 17
        emblem = round(sizes().icon * 1.5) + 28
        self.setFixedWidth(max(least, emblem) if is_narrow else max(round(11.4 * em()), least))
