"""评价投诉: how long anything may take that follows from a rating or a complaint, and how long the applicant is asked."""

from __future__ import annotations

import re

from PySide6.QtCore import QCoreApplication

from app.finding import Finding, finding
from app.ratings.rules import KEY, RatingRules, change_rules, rule_faults, rules_of
from ui.codeedit import CodeEdit
from ui.settings.numbers import number_faults, number_in, with_unread
from ui.settings.section import Judged, Section
from ui.surroundings import Surroundings
from ui.widgets.card import Card
from ui.widgets.field import Field
from ui.widgets.layouts import FieldGrid

translate = QCoreApplication.translate
_BETWEEN = re.compile(r"[、，,;；\s]+")


class RatingsSection(Section):
    """Five numbers; each says what it counts from."""

    key = "ratings"

    def __init__(self, around: Surroundings) -> None:
        super().__init__(around, translate("Settings", "评价投诉"))
        self.contact = _field(
            "contact_days", translate("Settings", "差评回访(&H)"), translate("Settings", "工作日；实名差评之次日起算")
        )
        self.complex = _field(
            "complex_days",
            translate("Settings", "整改期限(&Z)"),
            translate("Settings", "工作日；复杂问题可选的几种，如 5、15"),
        )
        self.reply = _field(
            "reply_days", translate("Settings", "投诉答复(&D)"), translate("Settings", "工作日；自登记之次日起算")
        )
        self.revisit = _field(
            "revisit_days", translate("Settings", "投诉回访(&V)"), translate("Settings", "工作日；自答复之次日起算")
        )
        self.seconds = _field(
            "ask_seconds",
            translate("Settings", "等候评价(&W)"),
            translate("Settings", "秒，10 至 600；到时不评即为未评价"),
        )
        self.numbers = {
            "contact_days": self.contact, "reply_days": self.reply,
            "revisit_days": self.revisit, "ask_seconds": self.seconds,
        }  # fmt: skip
        bad = Card(translate("Settings", "差评"), step=1, note=translate("Settings", "到期未办的在“评价投诉”页亮红灯"))
        complaints = Card(translate("Settings", "投诉"), step=2)
        asking = Card(
            translate("Settings", "请申请人评价"), step=3, note=translate("Settings", "一次办事只请评价一次，从不预选")
        )
        for card, fields in (
            (bad, (self.contact, self.complex)),
            (complaints, (self.reply, self.revisit)),
            (asking, (self.seconds,)),
        ):
            grid = FieldGrid(3, characters=10)
            for field in fields:
                grid.add(field)
            card.add(grid)
        self.lay((bad, complaints, asking))
        self.watch({"contact_days": self.contact, "complex_days": self.complex, "reply_days": self.reply,
                    "revisit_days": self.revisit, "ask_seconds": self.seconds})  # fmt: skip

    def show_now(self) -> None:
        """Ask for the limits in force."""
        self.around.work.ask_latest(self, "rules", rules_of, self._on_rules)

    def judge(self, then: Judged) -> None:
        """Tell what cannot be meant."""
        then(self._faults())

    def save(self) -> None:
        """These are the limits from now on."""
        self.save_by(self._faults(), change_rules, self._on_saved, self.rules())

    def rules(self) -> RatingRules:
        """Return what the fields say; what is no number is 0."""
        contact, reply, revisit, seconds = (number_in(field) or 0 for field in self.numbers.values())
        return RatingRules(contact, self._terms() or (), reply, revisit, seconds)

    def _terms(self) -> tuple[int, ...] | None:
        parts = [part for part in _BETWEEN.split(self.complex.text().strip()) if part]
        if not parts or not all(part.isascii() and part.isdigit() and len(part) < 4 for part in parts):
            return None
        return tuple(sorted({int(part) for part in parts}))

    def _faults(self) -> tuple[Finding, ...]:
        unread = number_faults(self.numbers, KEY)
        if self._terms() is None:
            unread = (
                *unread,
                finding("settings.not_days", KEY, "complex_days", found=self.complex.text().strip() or "—"),
            )
        return with_unread(unread, rule_faults(self.rules()))

    def _on_rules(self, rules: RatingRules) -> None:
        for name, field in self.numbers.items():
            field.set_text(str(getattr(rules, name)))
        self.complex.set_text("、".join(map(str, rules.complex_days)))
        self.is_touched = False

    def _on_saved(self, _: RatingRules) -> None:
        self.show_now()
        self.saved.emit(self.title)


def _field(name: str, label: str, hint: str) -> Field:
    return Field(label, f"settings.{name}", CodeEdit(), hint=hint)
