"""The pages of the window: built on first visit, one in sight, its panel beneath it in place of the acts."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import shiboken6
from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from app.act import Done
from ui.page import Page
from ui.style import theme
from ui.widgets.panels import BarPanel

SQUEEZED = 1.05  # a page that lacks no more than this gives the air between its rows for it
LARGE_TYPE = 1.15  # words that wrap need more than the least that Qt tells of them, in large type much more


class _Stage(QScrollArea):
    """Holds the stack of pages; a page that needs more height than there is (large type, a low screen, an open panel)
    scrolls instead of being squeezed until its words are cut. It never asks for the room itself: a panel goes first.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("stage")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.stack = QStackedWidget()
        self.setWidget(self.stack)
        self.stack.installEventFilter(self)
        self.stack.currentChanged.connect(lambda _: self._fit())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the page all there is."""
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow a page whose content became higher or lower."""
        if watched is self.stack and event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return False

    def minimumSizeHint(self) -> QSize:
        """A page is never narrower than it can be read, but it may be low."""
        return QSize(self.stack.minimumSizeHint().width(), 60)

    def sizeHint(self) -> QSize:
        """Ask for little, so that the bars are never squeezed; the stretch gives the page all the rest."""
        return QSize(self.stack.sizeHint().width(), 60)

    def _fit(self) -> None:
        room = self.viewport().size()
        least = self.stack.currentWidget().minimumSizeHint().height() if self.stack.count() else 0
        least = round(least * LARGE_TYPE) if theme().scale > 1 else least
        is_far_too_low = least > room.height() * SQUEEZED
        self.stack.resize(room.width(), least if is_far_too_low else room.height())


class Deck(QWidget):
    """`offer({key: build})`, `show_page(key, subject)`; what a page tells the shell passes through the signals."""

    titled = Signal(str, str)
    actions_changed = Signal()
    result_told = Signal(str, object)
    noted = Signal(str)
    problem_told = Signal(str)
    problems_over = Signal()
    case_wanted = Signal(str)
    page_wanted = Signal(str)
    count_changed = Signal(str, int, str)
    panel_shown = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self._builders: Mapping[str, Callable[[], Page]] = {}
        self._pages: dict[str, Page] = {}
        self._panel: BarPanel | None = None
        self._back: QWidget | None = None
        self._beneath: tuple[BarPanel, QWidget | None, QWidget | None] | None = (
            None  # with its way back, and its cursor
        )
        stage = _Stage()
        self._stack = stage.stack
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(stage, 1)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus)

    def offer(self, builders: Mapping[str, Callable[[], Page]]) -> None:
        """Know how each page is built."""
        self._builders = builders

    def has(self, key: str) -> bool:
        """True when the officer may open this page."""
        return key in self._builders

    def page(self) -> Page | None:
        """Return the page in sight."""
        page = self._stack.currentWidget()
        return page if isinstance(page, Page) else None

    def panel(self) -> BarPanel | None:
        """Return the open panel."""
        return self._panel

    def show_page(self, key: str, subject: object = None) -> None:
        """Bring a page into sight, built anew on its first visit; `subject` is a case number to show there."""
        self.end_panel()
        page = self._pages.get(key) or self._build(key)
        self._stack.setCurrentWidget(page)
        self.titled.emit(page.title, "")
        self.noted.emit("")
        page.refresh(set())
        if subject is not None:
            page.show_case(subject if isinstance(subject, str) else str(subject))
        self.actions_changed.emit()
        (self._panel or page).first_focus()  # the subject may have opened a panel: what is typed next belongs there

    def warm(self) -> bool:
        """Build the next page that was not visited yet, so that it counts what waits; False when all are built."""
        waiting = [key for key in self._builders if key not in self._pages]
        if waiting:
            self._build(waiting[0]).refresh(set())
        return len(waiting) > 1

    def refresh(self, changed: set[str]) -> None:
        """Let every page that was built ask again for what changed."""
        for page in self._pages.values():
            page.refresh(changed)

    def undone(self, done: Done) -> None:
        """Tell every page that this was taken back."""
        for page in self._pages.values():
            page.undone(done)

    def keep_drafts(self) -> None:
        """Let every page keep at once what is being typed."""
        for page in self._pages.values():
            page.keep_drafts()

    def forget(self) -> None:
        """Destroy all pages, after each has kept its draft: nothing of a case is left in the window."""
        self.end_panel()
        self.keep_drafts()
        for page in self._pages.values():
            page.clear_secrets()
            self._stack.removeWidget(page)
            page.deleteLater()
        self._pages.clear()

    def end_panel(self) -> None:
        """Close the open panel, as Esc would, and one that waits beneath it: whoever opened them hears that they ended."""
        for panel in (self._panel, self._beneath[0] if self._beneath is not None else None):
            if panel is not None:
                panel.close_panel()

    def _build(self, key: str) -> Page:
        page = self._builders[key]()
        self._pages[key] = page
        self._stack.addWidget(page)
        page.actions_changed.connect(lambda: self._if_shown(page, self.actions_changed.emit))
        page.title_changed.connect(lambda title, pill: self._if_shown(page, lambda: self.titled.emit(title, pill)))
        page.noted.connect(lambda text: self._if_shown(page, lambda: self.noted.emit(text)))
        page.panel_wanted.connect(lambda panel: self._if_shown(page, lambda: self._show_panel(panel)))
        page.result_told.connect(lambda text, undo: self.result_told.emit(self._of_page(page, text), undo))
        page.problem_told.connect(lambda text: self.problem_told.emit(self._of_page(page, text)))
        page.problems_over.connect(lambda: self._if_shown(page, self.problems_over.emit))
        page.case_wanted.connect(self.case_wanted)
        page.page_wanted.connect(self.page_wanted)
        page.count_changed.connect(lambda count, tone: self.count_changed.emit(key, count, tone))
        return page

    def _of_page(self, page: Page, text: str) -> str:
        """Return a sentence of a page; one that comes when another is in sight says where it belongs."""
        return text if not text or self.page() is page else f"{page.title}：{text}"

    def _on_focus(self, before: QWidget | None, now: QWidget | None) -> None:
        """Give the cursor back when it goes to a page that is out of sight: an answer that comes late asked for it."""
        if now is None or not shiboken6.isValid(now):
            return
        shown = self.page()
        if shown is None or not any(p is not shown and p.isAncestorOf(now) for p in self._pages.values()):
            return
        is_there = before is not None and shiboken6.isValid(before) and before.isVisible()
        if is_there and before is not None and not before.isHidden() and before.window() is self.window():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._panel is not None:
            self._panel.first_focus()
        else:
            shown.first_focus()

    def _if_shown(self, page: Page, act: Callable[[], object]) -> None:
        if self.page() is page:
            act()

    def _show_panel(self, panel: BarPanel) -> None:
        focus = self.window().focusWidget()
        if panel.is_aside and self._panel is not None and not self._panel.is_aside:
            self._beneath = (self._panel, self._back, focus)
            self._panel.hide()
        else:
            self.end_panel()
        self._back = focus
        self._panel = panel
        self._column.addWidget(panel)
        panel.ended.connect(lambda: self._on_panel_ended(panel))
        panel.show()
        self.panel_shown.emit(True)
        self.actions_changed.emit()
        panel.first_focus()

    def _on_panel_ended(self, panel: BarPanel) -> None:
        """Take the panel away and give the cursor back; one that waited beneath goes on where it was."""
        if self._beneath is not None and self._beneath[0] is panel:
            self._beneath = None
            panel.deleteLater()
        if self._panel is not panel:
            return
        self._panel = None
        panel.hide()
        if self._beneath is not None:
            self._go_on_beneath(panel)
            return
        panel.deleteLater()
        self.panel_shown.emit(False)
        self.actions_changed.emit()
        if self._back is not None and shiboken6.isValid(self._back) and self._back.isVisible():
            self._back.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_on_beneath(self, aside: BarPanel) -> None:
        """Give the panel that waited back as it was, the cursor where it stood."""
        assert self._beneath is not None
        (self._panel, self._back, cursor), self._beneath = self._beneath, None
        aside.deleteLater()
        self._panel.show()
        if cursor is not None and shiboken6.isValid(cursor) and self._panel.isAncestorOf(cursor):
            cursor.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._panel.first_focus()
