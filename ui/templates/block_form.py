"""The form of one block: what kind it is, when it is printed, its words, and what a table or a form has in rows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.notices.block_types import BLOCK_TYPES, BlockType
from app.notices.template import Field, FieldKind
from app.templates.plain import when_words
from app.wording import name_of
from ui.catalogue.grid import RecordGrid
from ui.templates.block_grids import cells_of, column_grid, columns_of, form_grid, rows_of_cells, rows_of_columns
from ui.templates.wording_field import FieldSearch, Snippet, WordingField
from ui.widgets.card import Card
from ui.widgets.check_box import CheckBox
from ui.widgets.field import ChoiceField
from ui.widgets.field import Field as LineField
from ui.widgets.layouts import FieldGrid
from ui.widgets.text import Text, drop, name_widget

translate = QCoreApplication.translate
KINDS = ("para", "section", "list", "table", "form", "remedies", "note", "code", "receipt", "signature")
TALL = {"text": 6}
Entry = dict[str, Any]


class BlockForm(Card):
    """`show_block(at, entry, fields)`, `entry()`; `edited()` follows every change by the officer."""

    edited = Signal()

    def __init__(self, language: str) -> None:
        super().__init__(" ")
        self._language = language
        self._is_quiet = True
        self._kept: Entry = {}
        self._fields: Mapping[str, Field] = {}
        self._take: list[Callable[[Entry], None]] = []
        self._target: WordingField | None = None
        self._inner: QWidget | None = None
        self.wordings: dict[str, WordingField] = {}
        self.grid: RecordGrid | None = None
        self.kind = ChoiceField(translate("Templates", "种类(&K)"), "templates.block.type", self._kinds(""))
        self.when = ChoiceField(translate("Templates", "何时印(&W)"), "templates.block.when", [("", "")])
        self.insert = FieldSearch()
        self.problem = Text("", tone="bad", wraps=True)
        self.problem.setObjectName("templates.block.problem")
        self.problem.hide()
        grid = FieldGrid(2, characters=9)
        grid.add(self.kind)
        grid.add(self.when)
        self.add(grid)
        self.add(self.problem)
        self.add(self.insert)
        self._holder = QVBoxLayout()
        self.add_layout(self._holder)
        self.kind.changed.connect(self._on_kind)
        self.when.changed.connect(lambda _: self._on_edited())
        self.insert.taken.connect(self._on_field_taken)

    def show_block(self, at: int, entry: Any, fields: Mapping[str, Field]) -> None:
        """Show another block (`at` from 0); what the form has no field for is kept as it is."""
        self._is_quiet = True
        self._kept = dict(entry) if isinstance(entry, Mapping) else {}
        self._fields = fields
        kind, when = str(self._kept.get("type") or ""), str(self._kept.get("when") or "")
        self.set_title(translate("Templates", "第 {n} 块").format(n=at + 1))
        self.set_problem("")
        self.kind.show_choices(self._kinds(kind))
        self.kind.set_code(kind)
        self.when.show_choices(self._conditions(when))
        self.when.set_code(when)
        self._build(BLOCK_TYPES.get(kind, BlockType()))
        self._is_quiet = False

    def set_problem(self, sentences: str) -> None:
        """Tell what is wrong with this block, beneath its kind."""
        self.problem.show_text(sentences, "bad")
        self.problem.setVisible(bool(sentences))

    def entry(self) -> Entry:
        """Return the block as the form says it."""
        made = {**self._kept, "type": self.kind.code()}
        made.pop("when", None)
        if self.when.code():
            made["when"] = self.when.code()
        for take in self._take:
            take(made)
        return made

    def first_focus(self) -> None:
        """Begin in the words; a table without words begins in its columns."""
        first = next(iter(self.wordings.values()), None) or self.grid or self.kind
        first.setFocus()

    def _build(self, kind: BlockType) -> None:
        if self._inner is not None:
            self._holder.removeWidget(self._inner)
            drop(self._inner)
        self._take, self.wordings, self.grid, self._target = [], {}, None, None
        self._inner = QWidget()
        column = QVBoxLayout(self._inner)
        column.setContentsMargins(0, 0, 0, 0)
        if kind.rows:
            column.addWidget(self._rows())
        for name in (*kind.wordings, *kind.optional):
            column.addWidget(self._wording(name, is_optional=name in kind.optional))
        if "numbered" in kind.plain:
            column.addWidget(self._numbered())
        if "lines" in kind.plain:
            column.addWidget(self._lines())
        if kind.columns:
            column.addWidget(self._columns())
        if kind.cells:
            column.addWidget(self._cells())
        self._holder.addWidget(self._inner)
        self._target = next(iter(self.wordings.values()), None)
        self.insert.setVisible(self._target is not None)
        row = self._fields.get(str(self._kept.get("rows"))) if kind.rows else None
        self.insert.show_fields(tuple(self._fields.values()), row)

    def _wording(self, name: str, *, is_optional: bool) -> WordingField:
        label = name_of("attribute", name, self._language)
        field = WordingField(label, f"templates.block.{name}", lines=TALL.get(name, 2))
        field.set_wording(str(self._kept.get(name) or ""))
        self.wordings[name] = field
        field.changed.connect(lambda _: self._on_edited())
        field.entered.connect(lambda: self._aim(field))
        field.field_wanted.connect(self._on_field_wanted)

        def take(made: Entry) -> None:
            made[name] = field.wording()
            if is_optional and not made[name]:
                del made[name]

        self._take.append(take)
        return field

    def _rows(self) -> ChoiceField:
        lists = [(f.name, f.name) for f in self._fields.values() if f.kind is FieldKind.LIST]
        present = str(self._kept.get("rows") or "")
        known = [] if present in dict(lists) else [(present, present)]
        field = ChoiceField(translate("Templates", "逐项取自清单"), "templates.block.rows", [*known, *lists])
        field.set_code(present)
        field.changed.connect(self._on_rows)
        self._take.append(lambda made: made.update(rows=field.code()))
        return field

    def _numbered(self) -> CheckBox:
        label = translate("Templates", "每项前加序号")
        box = CheckBox(label)
        name_widget(box, "templates.block.numbered", label)
        box.setChecked(bool(self._kept.get("numbered")))
        box.toggled.connect(lambda _: self._on_edited())
        self._take.append(lambda made: _put(made, "numbered", True if box.isChecked() else None))
        return box

    def _lines(self) -> LineField:
        field = LineField(translate("Templates", "签收各栏（用、分开）"), "templates.block.lines")
        held = self._kept.get("lines")
        field.set_text("、".join(map(str, held)) if isinstance(held, list) else "")
        field.changed.connect(lambda _: self._on_edited())
        self._take.append(lambda made: _put(made, "lines", _parts(field.text()) or None))
        return field

    def _columns(self) -> RecordGrid:
        row = self._fields.get(str(self._kept.get("rows")))
        grid = RecordGrid(column_grid(row.columns if row is not None else ()), "templates")
        grid.show_rows(rows_of_columns(self._kept.get("columns")))
        grid.edited.connect(self._on_edited)
        self._take.append(lambda made: made.update(columns=columns_of(grid.rows())))
        self.grid = grid
        return grid

    def _cells(self) -> RecordGrid:
        grid = RecordGrid(form_grid(), "templates")
        grid.show_rows(rows_of_cells(self._kept.get("rows")))
        grid.edited.connect(self._on_edited)
        self._take.append(lambda made: made.update(rows=cells_of(grid.rows())))
        self.grid = grid
        return grid

    def _kinds(self, present: str) -> list[tuple[str, str]]:
        codes = list(dict.fromkeys([*KINDS, *([present] if present else [])]))
        return [(code, name_of("block", code, self._language)) for code in codes]

    def _conditions(self, present: str) -> list[tuple[str, str]]:
        found = {"": translate("Templates", "每次都印")}
        if present:
            found[present] = when_words(present)
        for name in (field.name for field in self._fields.values() if not field.required):
            found[name] = translate("Templates", "有 {field} 时").format(field=name)
            found[f"not {name}"] = translate("Templates", "没有 {field} 时").format(field=name)
        return list(found.items())

    def _on_kind(self, code: str) -> None:
        if self._is_quiet:
            return
        made, kind = self.entry(), BLOCK_TYPES.get(code, BlockType())
        allowed = {"type", "when", *kind.wordings, *kind.optional, *kind.plain}
        if kind.rows and isinstance(made.get("rows"), str):
            allowed.add("rows")
        kept = {name: value for name, value in made.items() if name in allowed}
        self._rebuild({**kept, "type": code}, kind)

    def _on_rows(self, name: str) -> None:
        if not self._is_quiet:
            made = self.entry()
            self._rebuild(made, BLOCK_TYPES.get(str(made.get("type")), BlockType()))

    def _rebuild(self, entry: Entry, kind: BlockType) -> None:
        self._is_quiet = True
        if kind.rows and not entry.get("rows"):
            entry["rows"] = next((f.name for f in self._fields.values() if f.kind is FieldKind.LIST), "")
        self._kept = entry
        self._build(kind)
        self._is_quiet = False
        self._on_edited()

    def _aim(self, field: WordingField) -> None:
        self._target = field

    def _on_field_wanted(self) -> None:
        self.insert.search.setFocus()
        self.insert.search.ask()

    def _on_field_taken(self, snippet: Snippet) -> None:
        if self._target is not None:
            self._target.insert(snippet)

    def _on_edited(self) -> None:
        if not self._is_quiet:
            self.edited.emit()


def _parts(text: str) -> list[str]:
    return [part.strip() for part in text.split("、") if part.strip()]


def _put(entry: Entry, name: str, value: Any) -> None:
    entry.pop(name, None)
    if value is not None:
        entry[name] = value
