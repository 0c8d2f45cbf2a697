"""Where the applicant's window stands: full on the screen the clerk does not use, nowhere when there is none."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

AUTO, WINDOW, OFF = "auto", "window", "off"


class ScreenPlace(QObject):
    """`open()` shows the view where it belongs, `hide()` takes it away; screens that come and go are followed.

    `mode`: auto (a second screen when there is one), window (a plain window, for training and tests), off.
    """

    def __init__(
        self,
        clerk: QWidget,
        view: QWidget,
        mode: str,
        screens: Callable[[], Sequence[QScreen]] = QGuiApplication.screens,
    ) -> None:
        super().__init__(clerk)
        self._clerk = clerk
        self._view = view
        self._mode = mode
        self._screens = screens
        self._is_open = False
        self._on: QScreen | None = None
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.screenAdded.connect(lambda _: self.look())
            app.screenRemoved.connect(self._on_removed)
            app.primaryScreenChanged.connect(lambda _: self.look())

    def follow(self, mode: str) -> None:
        """Stand where this mode says from now on."""
        if mode == self._mode:
            return
        self._mode = mode
        self._on = None
        self._view.hide()
        self.look()

    def open(self) -> None:
        """Show the view from now on, whenever it has a place."""
        self._is_open = True
        self.look()

    def hide(self) -> None:
        """Take the view away until it is opened again."""
        self._is_open = False
        self.look()

    def is_shown(self) -> bool:
        """True while an applicant can see it."""
        return self._view.isVisible()

    def look(self, gone: QScreen | None = None) -> None:
        """Bring the view to its place as things stand; a screen that is `gone` is no place any more."""
        place = self._place(gone)
        if not self._is_open or (self._mode != WINDOW and place is None):
            self._on = None
            self._view.hide()
        elif place is not None and (place is not self._on or not self._view.isVisible()):
            self._on = place
            self._view.setGeometry(place.geometry())
            self._view.showFullScreen()
            self._clerk.activateWindow()  # not every window manager leaves the keyboard where it was
        elif place is None and not self._view.isVisible():
            self._view.show()
            self._clerk.activateWindow()

    def _place(self, gone: QScreen | None) -> QScreen | None:
        """Return the first screen that the clerk's window is not on; never the only one, or the clerk sees nothing."""
        if self._mode != AUTO:
            return None
        there = [screen for screen in self._screens() if screen is not gone]
        used = self._clerk.screen()
        others = [screen for screen in there if screen is not used]
        return others[0] if others and len(there) > 1 else None

    def _on_removed(self, screen: QScreen) -> None:
        self.look(screen)
