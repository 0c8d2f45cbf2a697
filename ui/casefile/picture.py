"""A scanned picture as a page, so that the preview shows it like a paper; decrypted and opened in memory only."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from app.errors import DeviceTrouble, Refused
from app.intake.limits import Media
from app.intake.take_in import TakenIn, take_in
from ui.paper import PaperDocument
from ui.widgets.paper_view import Pages

POINTS_WIDE = 595.0  # shown as wide as an A4 page


class Picture:
    """One page: the picture, as wide as a sheet of A4."""

    def __init__(self, data: bytes) -> None:
        """Open a picture that app.intake made; DeviceTrouble("paper.unreadable") when it is none."""
        self._image = QImage.fromData(data)
        if self._image.isNull():
            raise DeviceTrouble("paper.unreadable")
        height = POINTS_WIDE * self._image.height() / self._image.width()
        self.sizes: tuple[tuple[float, float], ...] = ((POINTS_WIDE, height),)

    def render(self, index: int, scale: float) -> QImage:
        """Return the picture at `scale` px per point."""
        width, height = self.sizes[index]
        smooth = Qt.TransformationMode.SmoothTransformation
        aspect = Qt.AspectRatioMode.IgnoreAspectRatio
        return self._image.scaled(max(1, round(width * scale)), max(1, round(height * scale)), aspect, smooth)

    def text(self, index: int) -> str:
        """Return nothing: a picture has no words to read out."""
        return ""

    def close(self) -> None:
        """Give the picture back."""
        self._image = QImage()


def pages_of(data: bytes) -> Pages:
    """Return a stored scan for looking at; the limited child process opens it first. Raises what take_in raises."""
    taken: TakenIn = take_in(data)
    if taken.media is Media.PDF:
        return PaperDocument(taken.data)
    if taken.media is not Media.JPEG:
        raise Refused("intake.unknown_kind")
    return Picture(taken.data)
