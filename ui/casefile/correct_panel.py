"""更正: the entries as they stand, to be put right one by one; beside them what changes and which papers go void."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from app.applicant import OF_BODIES, OF_PERSONS
from app.correction import CLOCK_DATES, OF_PAPER, own_fields, present_values
from app.desk import Notice
from app.ids import NoticeId
from app.item import ApplicantKind
from app.notices.issue import template_of
from app.state import Case
from app.wording import name_of, say
from ui.codeedit import CodeEdit
from ui.widgets.field import ChoiceField, Field, TextField
from ui.widgets.layouts import FieldGrid
from ui.widgets.panels import BarPanel
from ui.widgets.text import Text

translate = QCoreApplication.translate
CLOCK = "clock"
CODES = ("id_number", "phone", "certificate_number", "valid_from", "valid_to")


class CorrectPanel(BarPanel):
    """`values()` is what changed, `paper()` the chosen paper; `changed()` follows every key, `show_effect` tells it."""

    changed = Signal()

    def __init__(self, case: Case, notices: Sequence[Notice], language: str, chosen: NoticeId | None = None) -> None:
        super().__init__(
            "casefile.correct",
            translate("CaseFile", "更正"),
            confirm=translate("CaseFile", "申请更正"),
            note=translate("CaseFile", "改正有误的项目；首席代表复核后生效，原文书作废保留，新文书另行编号"),
            icon_name="pencil",
        )
        self._case, self._language = case, language
        self._before = present_values(case)
        self._papers = {n.id: n for n in notices if not n.is_void and own_fields(template_of(n.template), n.record)}
        self._typed: dict[str, str] = {}
        self._paper: NoticeId | None = None
        self.group = ChoiceField(translate("CaseFile", "更正什么(&G)"), "casefile.correct.group", self._groups())
        self.reason = TextField(translate("CaseFile", "更正理由(&R)"), "casefile.correct.reason", lines=2)
        self.effect = Text("", role="small", wraps=True)
        self.effect.setObjectName("casefile.correct.effect")
        self._grid = FieldGrid(3)
        self.fields: dict[str, Field | ChoiceField | TextField] = {}
        self.add(self.group)
        self.add(self._grid, 3)
        self.add(self.reason, 3)
        self.add(self.effect, 3)
        self.problem = self._missing
        self.group.changed.connect(lambda _: self._show_group())
        if chosen is not None and chosen in self._papers:
            self.group.set_code(f"{OF_PAPER}{chosen}")
        self._show_group()

    def values(self) -> dict[str, str]:
        """Return what differs from what stands in the case or the paper; a date of the clock while that is chosen."""
        if self.group.code() == CLOCK:
            return {CLOCK_DATES[0]: ""}
        before = self._before_all()
        return {key: text for key, text in self._typed.items() if text.strip() != before.get(key, "")}

    def paper(self) -> NoticeId | None:
        """Return the paper whose own sentences are put right."""
        return self._paper

    def show_effect(self, text: str, tone: str | None = None) -> None:
        """Tell what the correction would do."""
        self.effect.show_text(text, tone)

    def _groups(self) -> list[tuple[str, str]]:
        words = {
            "applicant": translate("CaseFile", "申请人"),
            "agent": translate("CaseFile", "代理人"),
            "certificate": translate("CaseFile", "证照和有效期"),
        }
        there = {key.partition(".")[0].replace("validity", "certificate") for key in self._before}
        found = [(code, word) for code, word in words.items() if code in there]
        papers = [(f"{OF_PAPER}{n.id}", f"《{n.title}》{n.number}") for n in self._papers.values()]
        return [*found, *papers, (CLOCK, translate("CaseFile", "收件、受理、决定等日期"))]

    def _keys(self) -> Mapping[str, str]:
        """Return the entries of the chosen group with what stands there."""
        code = self.group.code()
        if code.startswith(OF_PAPER):
            notice = self._papers[NoticeId(code.removeprefix(OF_PAPER))]
            own = own_fields(template_of(notice.template), notice.record)
            return {OF_PAPER + name: text for name, text in own.items()}
        groups = ("certificate", "validity") if code == "certificate" else (code,)
        is_person = self._case.applicant is not None and self._case.applicant.kind is ApplicantKind.NATURAL
        hidden = {"applicant.legal_representative", "applicant.contact"} if is_person else set()
        return {k: t for k, t in self._before.items() if k.partition(".")[0] in groups and k not in hidden}

    def _before_all(self) -> dict[str, str]:
        held = dict(self._before)
        if self._paper is not None:
            notice = self._papers[self._paper]
            held |= {OF_PAPER + k: t for k, t in own_fields(template_of(notice.template), notice.record).items()}
        return held

    def _show_group(self) -> None:
        """Offer the entries of the group; what was typed in another group of the case stays."""
        code = self.group.code()
        paper = NoticeId(code.removeprefix(OF_PAPER)) if code.startswith(OF_PAPER) else self._paper
        if paper != self._paper:
            self._typed = {k: t for k, t in self._typed.items() if not k.startswith(OF_PAPER)}
        self._paper = paper
        self._grid.clear()
        self.fields = {}
        for key, text in self._keys().items() if code != CLOCK else ():
            field = self._field(key)
            self._set(field, self._typed.get(key, text))
            field.changed.connect(lambda typed, k=key: self._on_typed(k, typed))
            self.fields[key] = field
            self._grid.add(field, 3 if isinstance(field, TextField) else 1)
        self._grid.setVisible(bool(self.fields))
        self.changed.emit()

    def _field(self, key: str) -> Field | ChoiceField | TextField:
        name = f"casefile.correct.{key}"
        label = key.removeprefix(OF_PAPER) if key.startswith(OF_PAPER) else self._name(key)
        if key.startswith(OF_PAPER) and len(self._keys()[key]) > 20:
            return TextField(label, name, lines=2)
        if key.endswith("id_kind"):
            body = key.startswith("applicant") and self._case.applicant is not None
            is_body = body and self._case.applicant.kind is not ApplicantKind.NATURAL  # type: ignore[union-attr]
            kinds = sorted(OF_BODIES if is_body else OF_PERSONS)
            return ChoiceField(label, name, [(k.value, name_of("id_kind", k.value, self._language)) for k in kinds])
        return Field(label, name, CodeEdit() if key.rpartition(".")[2] in CODES else None)

    def _name(self, key: str) -> str:
        return name_of("correction_field", key, self._language)

    @staticmethod
    def _set(field: Field | ChoiceField | TextField, text: str) -> None:
        if isinstance(field, ChoiceField):
            field.set_code(text)
        else:
            field.set_text(text)

    def _on_typed(self, key: str, text: str) -> None:
        self._typed[key] = text
        self.changed.emit()

    def _missing(self) -> str:
        if self.group.code() == CLOCK:
            return say("correction.clock_date", self._language, correction_field=CLOCK_DATES[0])
        if not self.values():
            self._focus(next(iter(self.fields.values()), self.group))
            return say("correction.nothing", self._language)
        if not self.reason.text().strip():
            self._focus(self.reason)
            return say("correction.no_reason", self._language)
        return ""

    @staticmethod
    def _focus(widget: QWidget) -> None:
        widget.setFocus()
