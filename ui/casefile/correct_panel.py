"""更正: one entry after the other is put right; beneath stands all that changes and which papers go void."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal

from app.applicant import OF_BODIES, OF_PERSONS
from app.correction import CLOCK_DATES, OF_PAPER, own_fields, present_values
from app.correction_proposal import kept_version
from app.desk import Notice
from app.ids import NoticeId
from app.item import ApplicantKind
from app.notices.own_versions import OwnPapers
from app.state import Case
from app.wording import name_of, say
from ui.codeedit import CodeEdit
from ui.widgets.field import ChoiceField, Field
from ui.widgets.layouts import FieldGrid
from ui.widgets.panels import BarPanel
from ui.widgets.text import Text

translate = QCoreApplication.translate
CODES = ("id_number", "phone", "certificate_number", "valid_from", "valid_to")
OF_A_BODY = ("applicant.legal_representative", "applicant.contact")
Value = Field | ChoiceField


class CorrectPanel(BarPanel):
    """`values()` is what differs so far, `paper()` the paper whose own sentences are meant; `changed()` follows each key."""

    changed = Signal()

    def __init__(
        self, case: Case, notices: Sequence[Notice], own: OwnPapers, language: str, chosen: NoticeId | None = None
    ) -> None:
        super().__init__(
            "casefile.correct",
            translate("CaseFile", "更正"),
            confirm=translate("CaseFile", "申请更正"),
            note=translate("CaseFile", "首席代表复核后生效；原文书作废保留，新文书另行编号"),
            icon_name="pencil",
        )
        self._case, self._language = case, language
        self._before = present_values(case)
        self._own = {n.id: own_fields(kept_version(n, case, own), n.record) for n in notices if not n.is_void}
        self._titles = {n.id: f"《{n.title}》{n.number}" for n in notices}
        self._typed: dict[str, str] = {}
        self._paper = chosen if chosen in self._own else None
        self.entry = ChoiceField(translate("CaseFile", "更正什么(&G)"), "casefile.correct.entry", self._entries())
        self.reason = Field(translate("CaseFile", "更正理由：错在哪里、依据什么(&R)"), "casefile.correct.reason")
        self.effect = Text("", role="small", wraps=True)
        self.effect.setObjectName("casefile.correct.effect")
        self._grid = FieldGrid(1)
        self.value: Value | None = None
        for part, span in ((self.entry, 1), (self._grid, 1), (self.reason, 1), (self.effect, 3)):
            self.add(part, span)
        self.problem = self._missing
        self.entry.changed.connect(lambda _: self._show_entry())
        self._show_entry()

    def values(self) -> dict[str, str]:
        """Return what differs from what stands in the case or the paper; a date of the clock while that is chosen."""
        key = self._key()
        if key in CLOCK_DATES:
            return {key: ""}
        return {key: text for key, text in self._typed.items() if text.strip() != self._present(key)}

    def paper(self) -> NoticeId | None:
        """Return the paper whose own sentences are put right."""
        return self._paper if any(key.startswith(OF_PAPER) for key in self.values()) else None

    def show_effect(self, text: str, tone: str | None = None) -> None:
        """Tell what the correction would do."""
        self.effect.show_text(text, tone)

    def _entries(self) -> list[tuple[str, str]]:
        """Return every entry: those of the chosen paper first, then the case's, the other papers', the clock's dates."""
        is_person = self._case.applicant is not None and self._case.applicant.kind is ApplicantKind.NATURAL
        of_case = [(key, self._word(key)) for key in self._before if not (is_person and key in OF_A_BODY)]
        of_papers = {
            notice: [(f"{OF_PAPER}{notice}.{name}", f"{self._titles[notice]} {name}") for name in own]
            for notice, own in self._own.items()
        }
        first = of_papers.pop(self._paper, []) if self._paper is not None else []
        others = [entry for entries in of_papers.values() for entry in entries]
        return [*first, *of_case, *others, *((key, self._word(key)) for key in CLOCK_DATES)]

    def _word(self, key: str) -> str:
        return name_of("correction_field", key, self._language)

    def _key(self) -> str:
        """Return the key of the entry that is chosen, as the rules know it."""
        code = self.entry.code()
        if not code.startswith(OF_PAPER):
            return code
        return OF_PAPER + code.removeprefix(OF_PAPER).partition(".")[2]

    def _present(self, key: str) -> str:
        if key.startswith(OF_PAPER) and self._paper is not None:
            return self._own[self._paper].get(key.removeprefix(OF_PAPER), "")
        return self._before.get(key, "")

    def _show_entry(self) -> None:
        """Offer what stands there to be put right; what was typed for other entries stays."""
        code, key = self.entry.code(), self._key()
        if code.startswith(OF_PAPER):
            self._take_paper(NoticeId(code.removeprefix(OF_PAPER).partition(".")[0]))
        self._grid.clear()
        self.value = None
        if key not in CLOCK_DATES:
            self.value = field = self._field(key)
            text = self._typed.get(key, self._present(key))
            if isinstance(field, ChoiceField):
                field.set_code(text)
            else:
                field.set_text(text)
            field.changed.connect(lambda typed: self._on_typed(key, typed))
            self._grid.add(field)
        self.changed.emit()

    def _take_paper(self, paper: NoticeId) -> None:
        if paper != self._paper:
            self._typed = {key: text for key, text in self._typed.items() if not key.startswith(OF_PAPER)}
        self._paper = paper

    def _field(self, key: str) -> Value:
        label = translate("CaseFile", "改为(&W)")
        if key.endswith("id_kind"):
            who = self._case.applicant if key.startswith("applicant") else None
            kinds = sorted(OF_BODIES if who is not None and who.kind is not ApplicantKind.NATURAL else OF_PERSONS)
            words = [(kind.value, name_of("id_kind", kind.value, self._language)) for kind in kinds]
            return ChoiceField(label, "casefile.correct.value", words)
        return Field(label, "casefile.correct.value", CodeEdit() if key.rpartition(".")[2] in CODES else None)

    def _on_typed(self, key: str, text: str) -> None:
        self._typed[key] = text
        self.changed.emit()

    def _missing(self) -> str:
        key = self._key()
        if key in CLOCK_DATES:
            self.entry.setFocus()
            return say("correction.clock_date", self._language, correction_field=key)
        if not self.values():
            (self.value or self.entry).setFocus(Qt.FocusReason.OtherFocusReason)
            return say("correction.nothing", self._language)
        if not self.reason.text().strip():
            self.reason.setFocus()
            return say("correction.no_reason", self._language)
        return ""
