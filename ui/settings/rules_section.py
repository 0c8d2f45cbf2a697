"""办理规则: what the office decides for itself: who agrees to a decline, when a light turns, numbers, retention."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.clock.light import Thresholds
from app.finding import Finding, finding
from app.notices.catalogue import templates
from app.office import KEEP_YEARS, Office
from app.office_setting import WHERE, judge_office, set_office, table_of_office
from ui.codeedit import CodeEdit
from ui.settings.numbers import number_faults, number_in
from ui.settings.section import Judged, Section
from ui.surroundings import Surroundings
from ui.widgets.card import Card
from ui.widgets.check_box import CheckBox
from ui.widgets.field import ChoiceField, Field
from ui.widgets.layouts import FieldGrid
from ui.widgets.text import Text, name_widget

translate = QCoreApplication.translate


class RulesSection(Section):
    """Part of the office's own table: saved as one event with the rest of it, which stays as it is."""

    key = "rules"

    def __init__(self, around: Surroundings) -> None:
        super().__init__(around, translate("Settings", "办理规则"))
        self.lead = CheckBox(translate("Settings", "不予受理、不受理须经首席代表同意(&L)"))
        name_widget(self.lead, "settings.decline_needs_lead", translate("Settings", "不予受理、不受理须经首席代表同意"))
        hint = translate("Settings", "天；剩余不超过即为临近，0 至 30")
        self.fewest = Field(translate("Settings", "至少剩几天(&S)"), "settings.yellow.fewest", CodeEdit(), hint=hint)
        hint = translate("Settings", "填 5 即剩余五分之一时临近，2 至 20")
        self.parts = Field(translate("Settings", "期限的几分之一(&F)"), "settings.yellow.parts", CodeEdit(), hint=hint)
        years = [
            (str(n), translate("Settings", "{n} 年").format(n=n) if n else translate("Settings", "永久"))
            for n in KEEP_YEARS
        ]
        hint = translate("Settings", "归档时记入案卷")
        self.keep = ChoiceField(translate("Settings", "案卷保管期限(&B)"), "settings.keep_years", years, hint=hint)
        self.words = {key: Field(made.title, f"settings.word.{key}") for key, made in _numbered()}
        for one in self.words.values():
            one.label.setWordWrap(True)  # some papers have long names
        self.example = Text("", role="muted", wraps=True)
        self.example.setObjectName("settings.number.example")
        self._lay()
        self.watch({"yellow.fewest": self.fewest, "yellow.parts": self.parts, "keep_years": self.keep})
        self.watch({f"word.{key}": field for key, field in self.words.items()})
        self.lead.toggled.connect(lambda _: self.edited.emit())

    def show_now(self) -> None:
        """Show what is in force."""
        office = self.around.setting().office
        self.lead.setChecked(office.decline_needs_lead)
        self.fewest.set_text(str(office.yellow.fewest))
        self.parts.set_text(str(office.yellow.parts))
        self.keep.set_code(str(office.keep_years))
        for key, made in _numbered():
            self.words[key].set_text(office.number_word(key, made.number_word))
        self._show_example(office)
        self.is_touched = False

    def table(self) -> dict[str, Any]:
        """Return the office in force with what the fields say."""
        office = self.around.setting().office
        yellow = Thresholds(number_in(self.fewest) or 0, number_in(self.parts) or 0)
        kept = replace(
            office, decline_needs_lead=self.lead.isChecked(), yellow=yellow, keep_years=int(self.keep.code()),
            number_words=(),
        )  # fmt: skip
        own = [{"template": key, "word": self.words[key].text().strip()} for key in self._own_words()]
        return {**table_of_office(kept), "number_words": own}

    def _own_words(self) -> list[str]:
        """Return the notices whose word is not the usual one."""
        return [key for key, made in _numbered() if self.words[key].text().strip() != made.number_word]

    def judge(self, then: Judged) -> None:
        """Tell every fault of what stands there."""
        then(self._faults())

    def save(self) -> None:
        """These are the office's rules from now on."""
        faults = [fault for fault in self._faults() if fault.field in self.places]
        self.save_by(faults, set_office, self._on_saved, self.table())

    def _faults(self) -> tuple[Finding, ...]:
        unread = number_faults({"yellow.fewest": self.fewest, "yellow.parts": self.parts}, WHERE)
        found = judge_office(self.table(), self.around.setting().office)
        named = {fault.field for fault in unread}
        own = {f"number_words[{n}].word": f"word.{key}" for n, key in enumerate(self._own_words(), 1)}
        placed = [replace(fault, field=own.get(fault.field, fault.field)) for fault in found]
        here = tuple(fault for fault in placed if fault.field in self.places and fault.field not in named)
        others = [fault for fault in placed if fault.field not in self.places]
        is_office_unset = bool(others) and not self.around.setting().office.departments
        first = (finding("settings.office_first", WHERE),) if is_office_unset else tuple(others)
        return (*unread, *here, *first)

    def _show_example(self, office: Office) -> None:
        first = office.departments[0] if office.departments else None
        short = first.short if first is not None else ""
        key, made = _numbered()[0]
        told = translate(
            "Settings",
            "办件编号 {division} + 日期 8 位 + 终端 4 位 + 流水 5 位 + 校验 1 位；文号如 {short}{word}〔{year}〕1号，按机关、文种、年度连续编号",
        )
        year = self.around.setting().moment.on.year
        word = office.number_word(key, made.number_word)
        self.example.show_text(told.format(division=office.division, short=short, word=word, year=year))

    def _lay(self) -> None:
        counter = Card(translate("Settings", "窗口"), step=1)
        counter.add(self.lead)
        sentence = translate(
            "Settings", "勾选后，窗口按 F9 只登记收件并提出申请，首席代表在本机或自己的审批页面同意后才出具文书"
        )
        counter.add(Text(sentence, role="small", wraps=True))
        lights = Card(
            translate("Settings", "临近提醒"), step=2, note=translate("Settings", "两条中先到的一条使黄灯亮起")
        )
        keeping = Card(translate("Settings", "保管"), step=3)
        numbers = Card(
            translate("Settings", "编号"), step=4, note=translate("Settings", "机关代字在“中心和部门”中设置")
        )
        parts: tuple[tuple[Card, tuple[QWidget, ...], int], ...] = (
            (lights, (self.fewest, self.parts), 3), (keeping, (self.keep,), 3),
            (numbers, tuple(self.words.values()), 5),
        )  # fmt: skip
        numbers.add(self.example)
        for card, fields, columns in parts:
            grid = FieldGrid(columns, characters=30 // columns)
            for field in fields:
                grid.add(field)
            card.add(grid)
        self.lay((counter, lights, keeping, numbers))

    def _on_saved(self, _: Office) -> None:
        self.show_now()
        self.saved.emit(self.title)


def _numbered() -> list[tuple[str, Any]]:
    """Return the notices that take a document number, in the order of their titles."""
    return sorted(((key, made) for key, made in templates().items() if made.is_numbered), key=lambda one: one[1].title)
