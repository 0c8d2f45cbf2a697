"""What differs between two versions, line by line: a sign and a colour for what is gone and what is new."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.templates.difference import DiffLine, Mark
from ui.widgets.card import Card
from ui.widgets.text import Text, drop

translate = QCoreApplication.translate
SIGNS = {Mark.GONE: "－", Mark.NEW: "＋"}
TONES = {Mark.GONE: "bad", Mark.NEW: "ok"}
LINES_AROUND = 1


class DiffCard(Card):
    """`show_lines(title, lines)`; unchanged lines are told by their number, but for the ones next to a change."""

    def __init__(self) -> None:
        super().__init__(translate("Templates", "与现行版本比较"))
        self.setObjectName("templates.diff")
        self._holder = QVBoxLayout()
        self._inner: QWidget | None = None
        self.add_layout(self._holder)

    def show_lines(self, title: str, lines: Sequence[DiffLine]) -> None:
        """Show another comparison."""
        self.set_title(title)
        changes = sum(line.mark is not Mark.SAME for line in lines)
        note = translate("Templates", "{n} 行不同").format(n=changes) if changes else translate("Templates", "没有不同")
        self.set_note(note, "warn" if changes else "ok")
        if self._inner is not None:
            self._holder.removeWidget(self._inner)
            drop(self._inner)
        self._inner = QWidget()
        column = QVBoxLayout(self._inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for text in _texts(lines):
            column.addWidget(text)
        self._holder.addWidget(self._inner)

    def texts(self) -> list[str]:
        """Return what is shown, line by line."""
        return [text.text() for text in self._inner.findChildren(Text)] if self._inner is not None else []


def _texts(lines: Sequence[DiffLine]) -> list[Text]:
    found: list[Text] = []
    groups = [(mark, list(run)) for mark, run in groupby(lines, key=lambda line: line.mark)]
    for at, (mark, run) in enumerate(groups):
        if mark is not Mark.SAME:
            found += [Text(f"{SIGNS[mark]} {line.text}", tone=TONES[mark], wraps=True) for line in run]
            continue
        first = run[:LINES_AROUND] if at > 0 else []
        last = run[len(first) :][-LINES_AROUND:] if at + 1 < len(groups) else []
        hidden = len(run) - len(first) - len(last)
        found += [Text(f"　 {line.text}", role="muted", wraps=True) for line in first]
        if hidden:
            word = translate("Templates", "…… {n} 行相同").format(n=hidden)
            found.append(Text(word, role="small"))
        found += [Text(f"　 {line.text}", role="muted", wraps=True) for line in last]
    return found
