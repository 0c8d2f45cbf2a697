"""What of the board is asked for: six filters, the grouping, and the saved views, in one row where there is room."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.supervision.line import BoardLine
from app.supervision.views import GROUPS, BoardView, choices
from ui.codeedit import CodeEdit
from ui.supervision.words import Namer, group_word
from ui.widgets.field import ChoiceField, Field
from ui.widgets.layouts import FieldGrid

translate = QCoreApplication.translate
FILTERS = ("department", "item", "step", "light", "holder", "window")
EXTRA = {"light": ("pressing",)}


class CompactChoice(ChoiceField):
    """A choice without a line beneath: nothing is ever wrong with it."""

    def __init__(self, label: str, name: str, offered: list[tuple[str, str]]) -> None:
        super().__init__(label, name, offered)
        self._message.hide()

    def _fit(self) -> None:
        self._message.setMinimumHeight(0)


class CompactField(Field):
    """A line of figures without a line beneath; an example stands in it while it is empty."""

    def __init__(self, label: str, name: str, example: str = "") -> None:
        super().__init__(label, name, CodeEdit())
        self.edit.setPlaceholderText(example)
        self._message.hide()

    def _fit(self) -> None:
        self._message.setMinimumHeight(0)


class FilterBar(QWidget):
    """`view()` is what is asked for; `asked()` follows every choice; `show_view(view)` shows a saved one."""

    asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        words = {
            "department": translate("Supervision", "部门(&D)"),
            "item": translate("Supervision", "事项(&I)"),
            "step": translate("Supervision", "环节(&S)"),
            "light": translate("Supervision", "灯(&L)"),
            "holder": translate("Supervision", "经办人(&O)"),
            "window": translate("Supervision", "窗口(&W)"),
        }
        everything = [("", translate("Supervision", "全部"))]
        self.fields = {key: CompactChoice(words[key], f"supervision.{key}", everything) for key in FILTERS}
        groups = [(code, group_word(code)) for code in GROUPS]
        self.group = CompactChoice(translate("Supervision", "分组(&G)"), "supervision.group", groups)
        self.views = CompactChoice(translate("Supervision", "视图(&V)"), "supervision.view", [])
        self._saved: Mapping[str, BoardView] = {}
        grid = FieldGrid(8, characters=6)
        for field in (*self.fields.values(), self.group, self.views):
            grid.add(field)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(grid)
        for field in (*self.fields.values(), self.group):
            field.changed.connect(lambda _: self._on_chosen())
        self.views.changed.connect(self._on_view)
        self.show_saved({})

    def view(self) -> BoardView:
        """Return what is asked for."""
        return BoardView(**{key: field.code() for key, field in self.fields.items()}, group=self.group.code())

    def show_view(self, view: BoardView) -> None:
        """Show what a view asks for; a choice that no case has now is offered all the same."""
        for key, field in self.fields.items():
            self._set(field, getattr(view, key))
        self._set(self.group, view.group)
        self._on_chosen()

    def offer(self, lines: Sequence[BoardLine], namer: Namer) -> None:
        """Offer what the lines have; what is chosen stays."""
        present = self.view()
        for key, field in self.fields.items():
            codes = [*EXTRA.get(key, ()), *choices(lines, key)]
            chosen = getattr(present, key)
            if chosen and chosen not in codes:
                codes.append(chosen)
            offered = [(code, namer.word(key, code)) for code in codes]
            field.blockSignals(True)
            field.show_choices([("", translate("Supervision", "全部")), *offered])
            field.blockSignals(False)

    def show_saved(self, views: Mapping[str, BoardView]) -> None:
        """Offer the saved views."""
        self._saved = dict(views)
        own = [(name, name) for name in views]
        self.views.show_choices([("", translate("Supervision", "当前")), *own])

    def chosen_name(self) -> str:
        """Return the name of the saved view that is shown, "" for none."""
        return self.views.code()

    def next_group(self) -> None:
        """Go to the next grouping."""
        self.group.set_code(GROUPS[(GROUPS.index(self.group.code()) + 1) % len(GROUPS)])

    def clear(self) -> None:
        """Ask for everything again; the grouping stays."""
        self.show_view(replace(BoardView(), group=self.group.code()))

    def _on_chosen(self) -> None:
        if self._saved.get(self.views.code()) != self.view():
            self._set(self.views, "")
        self.asked.emit()

    def _on_view(self, name: str) -> None:
        if name in self._saved:
            self.show_view(self._saved[name])

    @staticmethod
    def _set(field: ChoiceField, code: str) -> None:
        field.blockSignals(True)
        if code and field.edit.findData(code) < 0:
            field.edit.blockSignals(True)
            field.edit.addItem(code, code)
            field.edit.blockSignals(False)
        field.set_code(code)
        field.blockSignals(False)
