"""The list on the left: three segments with their counts, and the lines of one of them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QPushButton, QStackedWidget

from app.clock.light import Light
from app.ratings.queries import CallBackLine, ComplaintLine, RatingDesk
from app.ratings.records import VisitRow
from ui.ratings.lines import call_entry, complaint_entry, visit_entry
from ui.ratings.words import Segment, segment_word
from ui.widgets.card import Card
from ui.widgets.case_list import CaseEntry, CaseList
from ui.widgets.empty import EmptyState
from ui.widgets.segments import SegmentedChoice

translate = QCoreApplication.translate
Line = CallBackLine | ComplaintLine | VisitRow


class Listing(Card):
    """`show_desk(desk)`; `picked(line or None)` follows the cursor, `opened()` Enter."""

    picked = Signal(object)
    opened = Signal()

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language
        self._desk = RatingDesk()
        label = translate("Ratings", "类别")
        self.segment = SegmentedChoice(label, "ratings.segment", [(s.value, segment_word(s)) for s in Segment])
        self.lines = CaseList("ratings.lines", translate("Ratings", "评价和投诉"))
        self._empty = EmptyState("star", "", "")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.lines)
        self._stack.addWidget(self._empty)
        self.add(self.segment)
        self.add(self._stack, 1)
        self.segment.chosen.connect(lambda _: self._show())
        self.lines.picked.connect(lambda _: self.picked.emit(self.line()))
        self.lines.opened.connect(lambda _: self.opened.emit())

    def show_desk(self, desk: RatingDesk) -> None:
        """Show fresh lines; what was under the cursor stays there."""
        self._desk = desk
        open_complaints = sum(1 for line in desk.complaints if line.clock is not None)
        counts = {Segment.CALLS: len(desk.call_backs), Segment.COMPLAINTS: open_complaints, Segment.ALL: 0}
        for segment, count in counts.items():
            button = self.segment.findChild(QPushButton, f"ratings.segment.{segment.value}")
            if isinstance(button, QPushButton):
                word = segment_word(segment)
                button.setText(f"{word} {count}" if count else word)
        self._show(is_fresh=True)

    def current(self) -> Segment:
        """Return the segment in sight."""
        return Segment(self.segment.code())

    def line(self) -> Line | None:
        """Return the line under the cursor."""
        key = self.lines.key()
        return next((line for line, entry in self._entries() if entry.key == key), None)

    def show_segment(self, segment: Segment, key: object = None) -> None:
        """Go to another segment, and there to the line with this key."""
        self.segment.set_code(segment.value)
        self._show()
        if key is not None:
            self.lines.pick(key)

    def next_segment(self) -> None:
        """Go to the next segment."""
        segments = list(Segment)
        self.show_segment(segments[(segments.index(self.current()) + 1) % len(segments)])
        self.focus_list()

    def focus_list(self) -> None:
        """Put the cursor on the list, or on the segments while it is empty."""
        (self.lines if self.lines.entries() else self.segment).setFocus()

    def urgency(self) -> tuple[int, str]:
        """Return the count for the navigation and its tone."""
        waiting: list[CallBackLine | ComplaintLine] = [*self._desk.call_backs]
        waiting += [line for line in self._desk.complaints if line.clock is not None]
        lights = {line.light for line in waiting}
        return len(waiting), "bad" if Light.RED in lights else "warn" if waiting else ""

    def _entries(self) -> Sequence[tuple[Line, CaseEntry]]:
        segment, language = self.current(), self._language
        if segment is Segment.CALLS:
            return [(line, call_entry(line, language)) for line in self._desk.call_backs]
        if segment is Segment.COMPLAINTS:
            return [(line, complaint_entry(line, language)) for line in self._desk.complaints]
        return [(line, visit_entry(line, language)) for line in self._desk.visits]

    def _show(self, *, is_fresh: bool = False) -> None:
        entries = [entry for _, entry in self._entries()]
        self.lines.blockSignals(True)
        self.lines.show_entries(entries)
        self.lines.blockSignals(False)
        self._empty.show_text(*_nothing(self.current()))
        self._stack.setCurrentWidget(self.lines if entries else self._empty)
        self.picked.emit(self.line())


def _nothing(segment: Segment) -> tuple[str, str]:
    return {
        Segment.CALLS: (
            translate("Ratings", "没有待回访的差评"),
            translate("Ratings", "实名差评会自动列在这里，请在期限内联系"),
        ),
        Segment.COMPLAINTS: (
            translate("Ratings", "没有投诉"),
            translate("Ratings", "按 F5 登记投诉"),
        ),
        Segment.ALL: (
            translate("Ratings", "还没有窗口办理"),
            translate("Ratings", "办理之后，评价和未评价都列在这里"),
        ),
    }[segment]
