"""Pages of a PDF as images by PDFium; the only file that knows pypdfium2, and one lock, since PDFium has no threads."""

from __future__ import annotations

import atexit
import io
import threading
from functools import cache
from types import ModuleType
from weakref import WeakSet

from PySide6.QtGui import QImage

from app.devices.windows import Picture, Sheet
from app.errors import DeviceTrouble

_LOCK = threading.Lock()
_OPEN: WeakSet[PaperDocument | MergedPaper] = WeakSet()


@cache
def _pdfium() -> ModuleType:
    """Load PDFium with the first paper, not with the window; its papers are closed before it is unloaded."""
    import pypdfium2

    atexit.register(_close_all)
    module: ModuleType = pypdfium2
    return module


class PaperDocument:
    """The very bytes that are stored and printed, opened for looking at."""

    def __init__(self, data: bytes) -> None:
        """Open a PDF; DeviceTrouble("paper.unreadable") when it is none."""
        self.data = data
        pdfium = _pdfium()
        with _LOCK:
            try:
                self._pdf = pdfium.PdfDocument(data)
                self.sizes: tuple[tuple[float, float], ...] = tuple(page.get_size() for page in self._pdf)
            except pdfium.PdfiumError as fault:
                raise DeviceTrouble("paper.unreadable") from fault
        _OPEN.add(self)

    def render(self, index: int, scale: float) -> QImage:
        """Return page `index` at `scale` px per point (1/72 inch)."""
        with _LOCK:
            bitmap = self._pdf[index].render(scale=scale, prefer_bgrx=True)
            image = QImage(bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGB32)
            return image.copy()

    def text(self, index: int) -> str:
        """Return the text of page `index`, for screen readers."""
        with _LOCK:
            text: str = self._pdf[index].get_textpage().get_text_bounded()
            return text

    def close(self) -> None:
        """Give the document back to PDFium."""
        _OPEN.discard(self)
        with _LOCK:
            self._pdf.close()


class MergedPaper:
    """Papers one behind the other in one file, to be printed as one job.

    With `is_duplex` every paper begins on a sheet of its own: an empty back page follows where a paper ends on a front,
    so that no sheet ever holds two cases.
    """

    def __init__(self, *, is_duplex: bool = False) -> None:
        self._is_duplex = is_duplex
        self.pages = 0
        with _LOCK:
            self._pdf = _pdfium().PdfDocument.new()
        _OPEN.add(self)

    def add_paper(self, data: bytes, copies: int = 1) -> int:
        """Put a paper behind the others `copies` times; return how many pages there are now.

        Raises DeviceTrouble("paper.unreadable") for bytes that are no PDF; then nothing was added.
        """
        pdfium = _pdfium()
        with _LOCK:
            try:
                paper = pdfium.PdfDocument(data)
            except pdfium.PdfiumError as fault:
                raise DeviceTrouble("paper.unreadable") from fault
            try:
                for _ in range(copies):
                    self._pdf.import_pages(paper)
                    self.pages += len(paper)
                    if self._is_duplex and self.pages % 2:
                        self._pdf.new_page(*paper.get_page_size(len(paper) - 1))
                        self.pages += 1
            finally:
                paper.close()
        return self.pages

    def data(self) -> bytes:
        """Return the file. Raises DeviceTrouble("printer.merge") when it has not the pages that were put in."""
        with _LOCK:
            out = io.BytesIO()
            self._pdf.save(out)
            again = _pdfium().PdfDocument(out.getvalue())
            found = len(again)
            again.close()
        if found != self.pages:
            raise DeviceTrouble("printer.merge", pages=self.pages)
        return out.getvalue()

    def close(self) -> None:
        """Give the pages back to PDFium."""
        _OPEN.discard(self)
        with _LOCK:
            self._pdf.close()


class PrinterDrawer:
    """Draws pages onto a printer of Windows; PDFium has that way only there, elsewhere a picture of 300 dpi is made."""

    dots_per_inch = 300

    def pages(self, pdf: bytes) -> int:
        """Return how many pages the paper has."""
        paper = PaperDocument(pdf)
        paper.close()
        return len(paper.sizes)

    def draw(self, pdf: bytes, index: int, sheet: Sheet) -> Picture | None:
        """Draw a page as vectors; return its picture, on white, where PDFium cannot."""
        pdfium = _pdfium()
        to_printer = getattr(pdfium.raw, "FPDF_RenderPage", None)
        with _LOCK:
            document = pdfium.PdfDocument(pdf)
            try:
                page = document[index]
                if to_printer is not None:
                    place = (sheet.x, sheet.y, sheet.width, sheet.height)
                    to_printer(sheet.handle, page.raw, *place, 0, pdfium.raw.FPDF_PRINTING)
                    return None
                bitmap = page.render(scale=self.dots_per_inch / 72, prefer_bgrx=True)
                row = bitmap.width * 4
                rows = (at * bitmap.stride for at in range(bitmap.height))
                data = bytes(bitmap.buffer)
                return Picture(bitmap.width, bitmap.height, b"".join(data[at : at + row] for at in rows))
            finally:
                document.close()


def _close_all() -> None:
    for paper in list(_OPEN):
        paper.close()
