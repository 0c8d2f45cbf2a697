"""归档: the volume, what the file holds, and from which day it may be closed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Signal

from app.clock.calendar import Calendar
from app.delivery.queries import Parcel
from app.supervision.review import lines_of, review_of
from ui.acceptance.person_fields import PlainField
from ui.widgets.card import Card
from ui.widgets.text import Text

translate = QCoreApplication.translate


class ArchiveCard(Card):
    """`volume.text()` names the volume; empty takes the next number of the year."""

    changed = Signal()

    def __init__(self, language: str, calendar: Callable[[], Calendar]) -> None:
        super().__init__(translate("Delivery", "归档"))
        self._language, self._calendar = language, calendar
        self.volume = PlainField(
            translate("Delivery", "案卷号（不填自动编）(&V)"), "delivery.volume", language=language
        )
        self._held = Text("", role="muted", wraps=True)
        self._waits = Text("", tone="warn", wraps=True)
        self._waits.setObjectName("delivery.waits")
        self.review = Text("", role="strong", wraps=True)
        self.review.setObjectName("delivery.review")
        self.lost = Text("", role="muted", wraps=True)
        self.lost.setObjectName("delivery.review.lost")
        self.add(self._held)
        self.add(self.review)
        self.add(self.lost)
        self.add(self._waits)
        self.add(self.volume)
        self.volume.changed.connect(lambda _: self.changed.emit())

    def _show_review(self, parcel: Parcel) -> None:
        """Score the file before it is closed: what is missing can still be put in."""
        found = review_of(parcel.line.case, parcel.notices, self._calendar())
        tone = "warn" if found.lost else "ok"
        self.review.show_text(translate("Delivery", "案卷评查 {score} 分").format(score=found.score), tone)
        lines = list(lines_of(found, self._language))[1 : 1 + len(found.lost)]
        self.lost.show_text("\n".join(lines))
        self.lost.setVisible(bool(lines))

    def show_parcel(self, parcel: Parcel, volume: str = "") -> None:
        """Show another file."""
        case, papers = parcel.line.case, [n for n in parcel.notices if not n.is_void]
        unprinted = sum(1 for n in papers if not n.prints)
        text = translate("Delivery", "文书 {papers} 份 · 材料 {materials} 项 · 扫描件 {scans} 份")
        held = text.format(papers=len(papers), materials=len(case.materials), scans=len(case.files))
        if unprinted:
            held += translate("Delivery", " · 其中 {n} 份文书尚未打印").format(n=unprinted)
        self._held.show_text(held)
        self._show_review(parcel)
        day = parcel.line.archive_from
        waits = translate("Delivery", "公告送达 {day} 起生效，之后才能归档").format(day=day) if day else ""
        self._waits.show_text(waits, "warn")
        self._waits.setVisible(bool(waits))
        self.blockSignals(True)
        self.volume.set_text(volume)
        self.blockSignals(False)
