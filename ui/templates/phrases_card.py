"""审批用语: the phrases of each act, one a line, as the office keeps them; F4 puts them into an opinion."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, Signal

from app.approval.phrases import phrase_kinds, phrases_for
from app.wording import name_of
from ui.widgets.card import Card
from ui.widgets.field import ChoiceField, TextField

translate = QCoreApplication.translate


class PhrasesCard(Card):
    """`show_phrases(own)`; `kind()` and `phrases()` are what is to be kept; `is_touched()` until it is."""

    kind_changed = Signal()

    def __init__(self, language: str) -> None:
        note = translate("Templates", "审批审查中按 F4 选用")
        super().__init__(translate("Templates", "审批用语"), note=note)
        self._own: Mapping[str, tuple[str, ...]] = {}
        self._shown: tuple[str, ...] = ()
        kinds = [(kind, name_of("phrases", kind, language)) for kind in phrase_kinds()]
        self.choice = ChoiceField(translate("Templates", "用于(&U)"), "templates.phrases.kind", kinds)
        hint = translate("Templates", "每行一句，排在前面的九句可按数字键选用；全部删去则恢复出厂用语")
        self.text = TextField(translate("Templates", "用语(&P)"), "templates.phrases", lines=12, hint=hint)
        self.add(self.choice)
        self.add(self.text)
        self._kind = self.choice.code()
        self.choice.changed.connect(lambda _: self._on_kind())

    def show_phrases(self, own: Mapping[str, tuple[str, ...]]) -> None:
        """Show the phrases of the chosen act, the office's own or the shipped ones; what is being typed stays."""
        self._own = own
        if not self.is_touched():
            self._put()

    def settle(self, kind: str, phrases: tuple[str, ...]) -> None:
        """Take note that these phrases are kept."""
        self._own = {**self._own, kind: phrases}
        if kind == self._kind:
            self._shown = phrases
            if not self.phrases():
                self._put()

    def _put(self) -> None:
        self._shown = phrases_for(self._kind, self._own)
        self.text.set_text("\n".join(self._shown))

    def kind(self) -> str:
        """Return the act whose phrases are shown."""
        return self._kind

    def phrases(self) -> tuple[str, ...]:
        """Return the lines that say anything."""
        return tuple(line.strip() for line in self.text.text().splitlines() if line.strip())

    def is_touched(self) -> bool:
        """True when something was typed that is not kept yet."""
        return self.phrases() != self._shown

    def _on_kind(self) -> None:
        """The page keeps what was typed for the act before, then the new one is shown."""
        self.kind_changed.emit()
        self._kind = self.choice.code()
        self._put()
