"""The act before a visit: 现场核查通知, so that somebody is there when two officers come."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication

from app.approval.visit_notice import announce_visit
from app.errors import Refused
from app.events.approval import VisitAnnounced
from app.hearing.announce import hour_of
from app.state import Case
from app.workflow import Action
from ui.approval.form import ActForm, Order
from ui.codeedit import CodeEdit
from ui.widgets.field import DateField, Field

translate = QCoreApplication.translate
INSPECTORS = (1, 2)


class VisitNoticeForm(ActForm):
    """Day, hour and place, two names with their cards, what is looked at and what to have ready."""

    key = "visit_notice"
    action = Action.ANNOUNCE_VISIT
    template = "site_visit_notice"

    def __init__(self, case: Case, step: str, first: date, officer_name: str) -> None:
        super().__init__(
            translate("VisitNoticeForm", "现场核查通知"),
            confirm=translate("VisitNoticeForm", "通知并打印"),
            icon="map-pin",
            note=translate("VisitNoticeForm", "提前告知到场；不停止计时"),
            columns=4,
        )
        self._step, self._first = step, first
        told = case.visit_told
        day = DateField(translate("VisitNoticeForm", "核查日期(&D)"), "approval.visit_notice.day")
        day.set_value(first)
        self.add("day", day, span=1, codes=("approval.visit_notice_past",))
        hour = Field(translate("VisitNoticeForm", "时间(&H)"), "approval.visit_notice.hour", CodeEdit())
        hour.set_text(told.hour if told else "9:30")
        self.add("hour", hour, span=1, codes=("hearing.hour",))
        self._text("place", translate("VisitNoticeForm", "核查地点(&P)"), told.place if told else "", 2)
        names = told.inspectors if told else (officer_name, "")
        papers = told.certificates if told else ("", "")
        for number in INSPECTORS:
            label = translate("VisitNoticeForm", "核查人员{n}").format(n=number)
            field = Field(f"{label}(&{number})", f"approval.visit_notice.inspector{number}")
            field.set_text(names[number - 1])
            codes = ("approval.two_inspectors",) if number == INSPECTORS[-1] else ()
            self.add(f"inspector{number}", field, span=1, codes=codes)
            card = translate("VisitNoticeForm", "执法证件号{n}").format(n=number)
            self._text(f"certificate{number}", card, papers[number - 1], 1)
        matters = Field(translate("VisitNoticeForm", "核查事项(&M)"), "approval.visit_notice.matters")
        matters.set_text(told.matters if told else translate("VisitNoticeForm", "实际情况与申请材料是否一致"))
        self.add("matters", matters, span=2, codes=("approval.visit_notice_incomplete",))
        self._text("ready", translate("VisitNoticeForm", "请当事人准备(&R)"), told.ready if told else "", 2)

    def _text(self, name: str, label: str, text: str, span: int) -> None:
        field = Field(label, f"approval.visit_notice.{name}")
        field.set_text(text)
        self.add(name, field, span=span)

    def fault(self) -> tuple[str, str] | None:
        """A real day, a place, two inspectors with their cards."""
        if self._day() is None:
            return "day", translate("VisitNoticeForm", "没有这一天，请写成 2026-11-23")
        needed = ("place", *(f"{part}{n}" for n in INSPECTORS for part in ("inspector", "certificate")), "matters")
        for name in needed:
            if not self.text(name):
                return name, translate("VisitNoticeForm", "请填写，通知书上要用。")
        return None

    def body(self) -> VisitAnnounced:
        """Return the notice as it stands."""
        try:
            hour = hour_of(self.text("hour")).rjust(5, "0")
        except Refused:
            hour = ""
        return VisitAnnounced(
            self._step, self._day() or self._first, hour, self._all("inspector"), self._all("certificate"),
            self.text("place"), self.text("matters"), self.text("ready"),
        )  # fmt: skip

    def order(self) -> Order:
        """Tell the party; the step goes on."""
        facts = {name: self.text(name) for name in ("hour", "place", "matters", "ready")}
        people = {"inspectors": self._all("inspector"), "certificates": self._all("certificate")}
        return Order(announce_visit, {**facts, **people, "step": self._step, "visit_on": self._day()})

    def first_focus(self) -> None:
        """Begin at the place: a day and an hour are there already."""
        (self.fields["place"] if not self.text("place") else self.fields["day"]).setFocus()

    def _all(self, part: str) -> tuple[str, ...]:
        return tuple(self.text(f"{part}{number}") for number in INSPECTORS if self.text(f"inspector{number}"))

    def _day(self) -> date | None:
        field = self.fields["day"]
        return field.value() if isinstance(field, DateField) else None
