"""AB岗: who acts in this officer's posts while he is away, from which day to which."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication

from app.ids import OfficerId
from app.officer import Officer, StandIn
from app.wording import say
from ui.widgets.card import Card
from ui.widgets.field import ChoiceField, DateField
from ui.widgets.layouts import FieldGrid
from ui.widgets.text import Text

translate = QCoreApplication.translate


class StandInCard(Card):
    """`show_officer(officer, staff, today)`; `facts()` are the arguments of set_stand_in, `problem()` what they lack."""

    def __init__(self) -> None:
        super().__init__(
            translate("StandInCard", "代岗（AB岗）"),
            step=4,
            note=translate("StandInCard", "代岗期间以其岗位办理，文书和档案注明“代”"),
        )
        self.officer: Officer | None = None
        self.who = Text("", role="strong")
        self.held = Text("", wraps=True)
        self.held.setObjectName("staff.standin.held")
        self.stand_in = ChoiceField(translate("StandInCard", "代岗人(&A)"), "staff.standin.officer", [])
        self.first_on = DateField(translate("StandInCard", "自(&F)"), "staff.standin.first")
        self.last_on = DateField(translate("StandInCard", "至(&T)"), "staff.standin.last")
        grid = FieldGrid(3, characters=10)
        for field in (self.stand_in, self.first_on, self.last_on):
            grid.add(field)
        self.add(self.who)
        self.add(self.held)
        self.add(grid)

    def show_officer(self, officer: Officer | None, staff: Sequence[Officer], today: date) -> None:
        """Show who stands in for this officer, and offer who could; None for a new account."""
        is_same = self.officer is not None and officer is not None and self.officer.id == officer.id
        self.officer = officer
        names = {one.id: one.name for one in staff}
        others = [one for one in staff if one.is_active and officer is not None and one.id != officer.id]
        nobody = ("", translate("StandInCard", "请选择"))
        self.stand_in.show_choices([nobody, *((one.id, f"{one.name}（{one.id}）") for one in others)])
        if not is_same:
            self.stand_in.edit.setCurrentIndex(0)
            self.first_on.set_value(today)
            self.last_on.set_value(today)
        self.who.show_text(officer.name if officer is not None else "")
        told = current(officer, today) if officer is not None else ()
        self.held.show_text("；".join(held_words(one, names) for one in told) or self._nobody(), None)

    def ending(self, today: date) -> StandIn | None:
        """Return the setting that could be ended: the first that is not over."""
        return next(iter(current(self.officer, today)), None) if self.officer is not None else None

    def problem(self, language: str) -> str:
        """Return what is missing; empty when the setting can be made."""
        if self.officer is None or not self.stand_in.code():
            return translate("StandInCard", "请先在左边选择缺岗的人员，再选择代岗人。")
        first, last = self.first_on.value(), self.last_on.value()
        if first is None or last is None or last < first:
            told = {"first": self.first_on.text(), "last": self.last_on.text()}
            return say("standing_in.days", language, **told)
        return ""

    def facts(self) -> tuple[OfficerId, OfficerId, dict[str, date | None]]:
        """Return absent officer, stand-in and days."""
        absent = self.officer.id if self.officer is not None else OfficerId("")
        days = {"first_on": self.first_on.value(), "last_on": self.last_on.value()}
        return absent, OfficerId(self.stand_in.code()), days

    @staticmethod
    def _nobody() -> str:
        return translate("StandInCard", "目前没有代岗人")


def current(officer: Officer, today: date) -> tuple[StandIn, ...]:
    """Return the settings that are not over, the first to begin first."""
    return tuple(sorted((one for one in officer.stand_ins if one.last_on >= today), key=lambda one: one.first_on))


def held_words(one: StandIn, names: Mapping[OfficerId, str]) -> str:
    """Return one setting as it is said: 由周承办代岗，2026-11-23 至 2026-11-27."""
    told = translate("StandInCard", "由{name}代岗，{first} 至 {last}")
    name = names.get(one.officer, one.officer)
    return told.format(name=name, first=one.first_on.isoformat(), last=one.last_on.isoformat())
