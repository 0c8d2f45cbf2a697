"""Opening a paper, a scan or an explanation in the viewer, and going back to where the cursor was."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from app.casefile import CaseFile, Chapter, ClockLine, paper_bytes, scan_bytes
from app.desk import Notice
from app.errors import Trouble
from app.events.file import FileAdded
from ui.casefile.body import CaseBody
from ui.casefile.picture import pages_of
from ui.casefile.tables import MaterialRow, printed_word
from ui.casefile.viewer import Viewer
from ui.casefile.words import clock_text
from ui.paper import PaperDocument
from ui.widgets.paper_view import Pages
from ui.work import Work

translate = QCoreApplication.translate
FAR = "custody.far_file"


class Opening(QObject):
    """`open_notice(n)`, `open_row(row)`, `open_clock(line)`, `open_chapter(chapter)`, `close()`.

    Stored papers are shown as they lie in the store; scans are decrypted in memory and opened by the limited child.
    """

    changed = Signal()
    viewing = Signal(bool)

    def __init__(
        self,
        page: QWidget,
        work: Work,
        body: CaseBody,
        viewer: Viewer,
        told: Callable[[], CaseFile | None],
        fetch: Callable[[str], None],
    ) -> None:
        super().__init__(page)
        self._page = page
        self._work = work
        self._body = body
        self._viewer = viewer
        self._told = told
        self._fetch = fetch
        self._again: Callable[[], object] | None = None
        self._back: QWidget | None = None
        self.notice: Notice | None = None
        viewer.closed.connect(self.close)

    def open_notice(self, notice: Notice) -> None:
        """Show the stored bytes of a paper."""
        self._begin(f"{notice.title} {notice.number}".strip())
        self.notice = notice
        self._again = lambda: self.open_notice(notice)
        self.changed.emit()
        self._work.ask_latest(self, "paper", paper_bytes, lambda pdf: self._show_paper(notice, pdf), notice.id)

    def open_row(self, row: MaterialRow) -> None:
        """Show the scan of a material."""
        scan = row.to_open()
        if scan is not None:
            self.open_scan(scan)

    def open_scan(self, scan: FileAdded) -> None:
        """Show a scan."""
        title = scan.material or scan.name or translate("CaseFile", "扫描件")
        self._begin(title)
        self._again = lambda: self.open_scan(scan)
        self._work.ask_latest(self, "paper", scan_bytes, lambda data: self._unpack(title, data), scan.sha256)

    def open_clock(self, line: ClockLine) -> None:
        """Show how a date was reckoned, line by line."""
        self._begin("")
        title = translate("CaseFile", "期限计算说明：{clock}").format(clock=line.sheet.title)
        self._viewer.show_text(title, clock_text(line))
        self._viewer.focus_content()

    def open_text(self, title: str, text: str) -> None:
        """Show a text that was made from the file, such as its review."""
        self._begin("")
        self._viewer.show_text(title, text)
        self._viewer.focus_content()

    def show_preview(self, title: str, pdf: bytes) -> None:
        """Show a paper as it would be issued; the cursor stays where somebody is typing."""
        if not self._body.is_viewing():
            self._back = None
            self._body.show_viewer(True)
            self.viewing.emit(True)
        self.notice = None
        self._viewer.show_pages(title, PaperDocument(pdf), translate("CaseFile", "预览"), "plain")

    def open_chapter(self, chapter: Chapter) -> None:
        """Show the paper or the scan that a line of the story speaks of."""
        held = self._told()
        if held is None:
            return
        notice = next((n for n in held.notices if n.id == chapter.notice), None)
        scan = next((f for f in held.case.files if f.sha256 == chapter.scan), None)
        if notice is not None:
            self.open_notice(notice)
        elif scan is not None:
            self.open_scan(scan)

    def close(self) -> None:
        """Go back to the tables, and to where the cursor was."""
        was_open = self._body.is_viewing()
        self.notice = None
        self._body.show_viewer(False)
        self._viewer.forget()
        self.viewing.emit(False)
        if was_open and self._back is not None and self._back.isVisible():
            self._back.setFocus(Qt.FocusReason.OtherFocusReason)
        self._back = None
        self.changed.emit()

    def take_trouble(self, trouble: Trouble) -> bool:
        """Close the viewer on what cannot be opened; the problem bar says why. What lies at another desk is fetched first."""
        again, self._again = self._again, None
        if trouble.code == FAR and again is not None:
            sha256 = str(trouble.facts["sha256"])
            self._work.network(self, lambda: self._fetch(sha256), lambda _: self._on_fetched(again))
            return True
        self.close()
        return False

    def _on_fetched(self, again: Callable[[], object]) -> None:
        """Open it now, if its place is still waiting; when it is not here even now, that is told."""
        if self._body.is_viewing():
            again()
            self._again = None

    def _begin(self, title: str) -> None:
        focus = self._page.window().focusWidget()
        if not self._body.is_viewing():
            self._back = focus
        self.notice = None
        self._viewer.show_waiting(title)
        self._body.show_viewer(True)
        self._viewer.focus_content()
        self.viewing.emit(True)

    def _show_paper(self, notice: Notice, pdf: bytes) -> None:
        if self.notice is None or self.notice.id != notice.id:
            return
        tone = "bad" if notice.is_void else "plain"
        self._viewer.show_pages(
            f"{notice.title} {notice.number}".strip(), PaperDocument(pdf), printed_word(notice), tone
        )
        self._viewer.focus_content()

    def _unpack(self, title: str, data: bytes) -> None:
        self._work.paper_latest(self, "scan", pages_of, lambda pages: self._show_scan(title, pages), data)

    def _show_scan(self, title: str, pages: Pages) -> None:
        if self._body.is_viewing() and self.notice is None:
            self._viewer.show_pages(title, pages, translate("CaseFile", "扫描件"), "plain")
            self._viewer.focus_content()
