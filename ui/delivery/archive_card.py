"""归档: the volume, what the file holds, and from which day it may be closed."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal

from app.delivery.queries import Parcel
from ui.acceptance.person_fields import PlainField
from ui.widgets.card import Card
from ui.widgets.text import Text

translate = QCoreApplication.translate


class ArchiveCard(Card):
    """`volume.text()` names the volume; empty takes the next number of the year."""

    changed = Signal()

    def __init__(self, language: str) -> None:
        super().__init__(translate("Delivery", "归档"))
        self.volume = PlainField(
            translate("Delivery", "案卷号（不填自动编）(&V)"), "delivery.volume", language=language
        )
        self._held = Text("", role="muted", wraps=True)
        self._waits = Text("", tone="warn", wraps=True)
        self._waits.setObjectName("delivery.waits")
        self.add(self._held)
        self.add(self._waits)
        self.add(self.volume)
        self.volume.changed.connect(lambda _: self.changed.emit())

    def show_parcel(self, parcel: Parcel, volume: str = "") -> None:
        """Show another file."""
        case, papers = parcel.line.case, [n for n in parcel.notices if not n.is_void]
        unprinted = sum(1 for n in papers if not n.prints)
        text = translate("Delivery", "文书 {papers} 份 · 材料 {materials} 项 · 扫描件 {scans} 份")
        held = text.format(papers=len(papers), materials=len(case.materials), scans=len(case.files))
        if unprinted:
            held += translate("Delivery", " · 其中 {n} 份文书尚未打印").format(n=unprinted)
        self._held.show_text(held)
        day = parcel.line.archive_from
        waits = translate("Delivery", "公告送达 {day} 起生效，之后才能归档").format(day=day) if day else ""
        self._waits.show_text(waits, "warn")
        self._waits.setVisible(bool(waits))
        self.blockSignals(True)
        self.volume.set_text(volume)
        self.blockSignals(False)
