"""Wording in its plain form, and the fields that can be put into it by name or initials."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit

from app.notices.template import Field, FieldKind
from app.pinyin import initials
from app.templates.plain import plain_of, wording_of
from ui.widgets.field import TextField
from ui.widgets.hits import Hit
from ui.widgets.search import SearchField

translate = QCoreApplication.translate


@dataclass(frozen=True)
class Snippet:
    """What is put before and behind the chosen words."""

    before: str
    behind: str = ""


class WordingEdit(QPlainTextEdit):
    """Tells when it has the cursor, and when a field is wanted (Ctrl+Space)."""

    entered = Signal()
    field_wanted = Signal()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell that fields go here from now on."""
        super().focusInEvent(event)
        self.entered.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ask for a field by Ctrl+Space."""
        if event.key() == Qt.Key.Key_Space and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.field_wanted.emit()
        else:
            super().keyPressEvent(event)


class WordingField(TextField):
    """`set_wording(…)` and `wording()` speak the template's form, the screen the plain one."""

    entered = Signal()
    field_wanted = Signal()

    def __init__(self, label: str, name: str, *, lines: int = 3) -> None:
        super().__init__(label, name, lines=lines, edit=WordingEdit())
        if isinstance(self.edit, WordingEdit):
            self.edit.entered.connect(self.entered)
            self.edit.field_wanted.connect(self.field_wanted)

    def wording(self) -> str:
        """Return what is written, as a template has it."""
        return wording_of(self.text())

    def set_wording(self, wording: str) -> None:
        """Show a wording in its plain form."""
        self.set_text(plain_of(wording))

    def insert(self, snippet: Snippet) -> None:
        """Put something around the chosen words, the cursor before what stands behind them."""
        cursor = self.edit.textCursor()
        chosen = cursor.selectedText().replace("\u2029", "\n")
        cursor.insertText(snippet.before + chosen + snippet.behind)
        cursor.setPosition(cursor.position() - len(snippet.behind))
        self.edit.setTextCursor(cursor)
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)


class FieldSearch(SearchField):
    """`show_fields(fields, row)`; `taken(Snippet)` when one was chosen by name or initials."""

    taken = Signal(object)

    def __init__(self) -> None:
        super().__init__(
            translate("Templates", "插入字段（Ctrl+空格）(&I)"),
            "templates.insert",
            hint=translate("Templates", "字段名或拼音首字母，如 sqr；↑↓ 选择，Enter 插入"),
        )
        self._hits: tuple[tuple[Hit, tuple[str, ...]], ...] = ()
        self.query_changed.connect(self._look_up)
        self.chosen.connect(self._on_chosen)

    def show_fields(self, fields: Sequence[Field], row: Field | None) -> None:
        """Offer these fields; `row`: the list that the block repeats over, whose columns can be named."""
        hits: list[Hit] = []
        for column in row.columns if row is not None else ():
            hits.append(Hit(Snippet(f"〔项.{column}〕"), column, translate("Templates", "本项的一列")))
        if row is not None and not row.columns:
            hits.append(Hit(Snippet("〔项〕"), translate("Templates", "项"), translate("Templates", "本项的文字")))
        for field in fields:
            hits += _hits_of(field)
        self.search.show_choice("")
        self._hits = tuple((hit, (hit.title, *initials(hit.title))) for hit in hits)

    def _look_up(self, query: str) -> None:
        wanted = query.strip().lower()
        found = [hit for hit, names in self._hits if any(wanted in name.lower() for name in names)]
        self.show_hits(found, none=translate("Templates", "没有这个字段"))

    def _on_chosen(self, hit: Hit) -> None:
        self.search.show_choice("")
        self.taken.emit(hit.key)


def _hits_of(field: Field) -> list[Hit]:
    """Return what can be made of a field: its value, a list as a row of names, words that are printed only with it."""
    if field.kind is FieldKind.LIST:
        value = Hit(Snippet(f"〔{field.name}|顿号〕"), field.name, translate("Templates", "清单，用顿号连成一句"))
    else:
        example = " ".join(str(field.example).split())
        detail = translate("Templates", "如 {example}").format(example=example) if example else ""
        value = Hit(Snippet(f"〔{field.name}〕"), field.name, detail)
    if field.required:
        return [value]
    when = Hit(
        Snippet(f"〔有 {field.name} 时〕", "〔完〕"),
        translate("Templates", "{field}（有时才印）").format(field=field.name),
        translate("Templates", "选中的文字只在有“{field}”时印").format(field=field.name),
    )
    return [value, when]
