"""The preview: the pages of a PDF below one another, as wide as there is room."""

from __future__ import annotations

from collections import OrderedDict
from typing import Protocol

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame

from ui.style import sizes, tokens, ui_font
from ui.widgets.text import name_widget

MARGIN = 12
PAGES_KEPT = 8


class Pages(Protocol):
    """What can be looked at: a PDF (ui.paper.PaperDocument) or a scanned picture. `sizes` in points, 1/72 inch."""

    sizes: tuple[tuple[float, float], ...]

    def render(self, index: int, scale: float) -> QImage:
        """Return page `index` at `scale` px per point."""
        ...

    def text(self, index: int) -> str:
        """Return the text of page `index`, for screen readers."""
        ...

    def close(self) -> None:
        """Give the memory back."""
        ...


class PaperView(QAbstractScrollArea):
    """`show_paper(PaperDocument(data))` or `show_nothing("选择事项后在此预览将要打印的文书")`.

    The text of the page is the accessible description, so that a screen reader reads the paper out.
    """

    def __init__(self, name: str, label: str) -> None:
        super().__init__()
        name_widget(self, name, label)
        self.setProperty("role", "paper")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._paper: Pages | None = None
        self._hint = ""
        self._images: OrderedDict[tuple[int, float], QImage] = OrderedDict()

    def show_paper(self, paper: Pages) -> None:
        """Show a document from its first page; the scroll stays when the pages are as many as before."""
        has_same_pages = self._paper is not None and self._paper.sizes == paper.sizes
        self._drop()
        self._paper = paper
        self.setAccessibleDescription(paper.text(0).strip())
        self._fit()
        if not has_same_pages:
            self.verticalScrollBar().setValue(0)
        self.viewport().update()

    def show_nothing(self, hint: str = "") -> None:
        """Show a sentence in place of a paper."""
        self._drop()
        self._hint = hint
        self.setAccessibleDescription(hint)
        self._fit()
        self.viewport().update()

    def page_count(self) -> int:
        """Return the number of pages shown."""
        return len(self._paper.sizes) if self._paper is not None else 0

    def sizeHint(self) -> QSize:
        """Return a pane about as wide as half a page at 100 %."""
        return QSize(420, 560)

    def minimumSizeHint(self) -> QSize:
        """May get small; a small paper is still a paper."""
        return QSize(160, 160)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Scale the pages to the width."""
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pages that are in sight."""
        painter = QPainter(self.viewport())
        if self._paper is None:
            self._paint_hint(painter)
            return
        scale = self._scale()
        y = MARGIN - self.verticalScrollBar().value()
        for index, (width, height) in enumerate(self._paper.sizes):
            rect = QRect(
                (self.viewport().width() - round(width * scale)) // 2, y, round(width * scale), round(height * scale)
            )
            if rect.bottom() > 0 and rect.top() < self.viewport().height():
                painter.drawImage(rect.topLeft(), self._image(index, scale))
                painter.setPen(QPen(QColor(tokens().line), 1))
                painter.drawRect(rect.adjusted(-1, -1, 0, 0))
            y += rect.height() + MARGIN

    def _paint_hint(self, painter: QPainter) -> None:
        painter.setFont(ui_font(sizes().base))
        painter.setPen(QColor(tokens().muted))
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(self.viewport().rect().adjusted(24, 24, -24, -24), flags, self._hint)

    def _scale(self) -> float:
        widest = max((width for width, _ in self._paper.sizes), default=595.0) if self._paper else 595.0
        return max(0.1, (self.viewport().width() - 2 * MARGIN) / widest)

    def _image(self, index: int, scale: float) -> QImage:
        ratio = self.devicePixelRatioF()
        key = (index, scale * ratio)
        if key not in self._images and self._paper is not None:
            image = self._paper.render(index, scale * ratio)
            image.setDevicePixelRatio(ratio)
            self._images[key] = image
            while len(self._images) > PAGES_KEPT:
                self._images.popitem(last=False)
        return self._images[key]

    def _fit(self) -> None:
        bar = self.verticalScrollBar()
        if self._paper is None:
            bar.setRange(0, 0)
            return
        height = sum(round(height * self._scale()) + MARGIN for _, height in self._paper.sizes) + MARGIN
        bar.setPageStep(self.viewport().height())
        bar.setSingleStep(40)
        bar.setRange(0, max(0, height - self.viewport().height()))

    def _drop(self) -> None:
        if self._paper is not None:
            self._paper.close()
        self._paper = None
        self._images.clear()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Paint anew where the pages have moved to."""
        self.viewport().update(QRect(QPoint(0, 0), self.viewport().size()))
