"""The acts of a step: end it with an opinion, record the visit, send it back."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication

from app.approval.review import finish_step, record_visit, send_back
from app.events.approval import VisitAnnounced, VisitRecorded
from app.item import StepKind
from app.state import Case
from app.workflow import Action
from ui.approval.form import ActForm, Order
from ui.widgets.field import ChoiceField, DateField, Field, TextField

translate = QCoreApplication.translate


class FinishForm(ActForm):
    """The opinion (required) and whether the officer agrees."""

    key = "finish"
    action = Action.FINISH_STEP

    def __init__(self, case: Case, step: str) -> None:
        super().__init__(
            translate("FinishForm", "{step}意见").format(step=step),
            confirm=translate("FinishForm", "办结{step}").format(step=step),
            icon="check-check",
            note=translate("FinishForm", "F4 常用语"),
        )
        self._step = step
        self._kind: StepKind = case.plan.step(step).kind
        choices = [("agree", translate("FinishForm", "同意")), ("disagree", translate("FinishForm", "不同意"))]
        self.add("conclusion", ChoiceField(translate("FinishForm", "结论(&J)"), "approval.conclusion", choices), span=1)
        self.add(
            "opinion",
            TextField(translate("FinishForm", "意见(&Y)"), "approval.opinion", lines=3),
            span=2,
            codes=("approval.no_opinion",),
        )

    def phrase_kind(self) -> str:
        """The phrases of the step's kind."""
        return self._kind.value

    def fault(self) -> tuple[str, str] | None:
        """An opinion is required: every approver writes opinion and date, not only a name."""
        if self.text("opinion"):
            return None
        return "opinion", translate("FinishForm", "请填写意见，办结环节必须有意见。")

    def order(self) -> Order:
        """End the step."""
        facts = {"step": self._step, "opinion": self.text("opinion"), "conclusion": self.text("conclusion")}
        return Order(finish_step, facts)

    def first_focus(self) -> None:
        """Begin in the opinion."""
        self.fields["opinion"].setFocus()


class VisitForm(ActForm):
    """现场核查 by two at least: names and certificates, place, findings, the party's words (行政许可法 34)."""

    key = "visit"
    action = Action.RECORD_VISIT
    template = "site_visit"

    def __init__(self, step: str, today: date, officer_name: str, told: VisitAnnounced | None = None) -> None:
        super().__init__(
            translate("VisitForm", "现场核查笔录"),
            confirm=translate("VisitForm", "登记核查并打印"),
            icon="map-pin",
            note=translate("VisitForm", "两人以上，不停止计时"),
            columns=4,
        )
        self._step = step
        self._today = today
        on = DateField(translate("VisitForm", "核查日期(&D)"), "approval.visit.on")
        on.set_value(today)
        self.add("on", on, span=1, codes=("approval.visit_in_future",))
        place = Field(translate("VisitForm", "核查地点(&P)"), "approval.visit.place")
        place.set_text(told.place if told else "")
        self.add("place", place, span=3)
        papers = told.certificates if told else ("", "")
        for number, name in enumerate(told.inspectors[:2] if told else (officer_name, ""), 1):
            label = translate("VisitForm", "核查人员{n}").format(n=number)
            field = Field(f"{label}(&{number})", f"approval.visit.inspector{number}")
            field.set_text(name)
            codes = ("approval.two_inspectors",) if number == 2 else ()
            self.add(f"inspector{number}", field, span=1, codes=codes)
            paper = Field(
                translate("VisitForm", "执法证件号{n}").format(n=number), f"approval.visit.certificate{number}"
            )
            paper.set_text(papers[number - 1])
            self.add(f"certificate{number}", paper, span=1)
        self.add(
            "found",
            TextField(translate("VisitForm", "核查情况(&F)"), "approval.visit.found", lines=3),
            codes=("approval.visit_incomplete",),
        )
        self.add("party", TextField(translate("VisitForm", "当事人意见(&O)"), "approval.visit.party", lines=2))

    def fault(self) -> tuple[str, str] | None:
        """Date, place and two certificates must stand in the record."""
        if self._on() is None:
            return "on", translate("VisitForm", "没有这一天，请写成 2026-11-23")
        if not self.text("place"):
            return "place", translate("VisitForm", "请填写核查地点。")
        for number in (1, 2):
            if self.text(f"inspector{number}") and not self.text(f"certificate{number}"):
                return f"certificate{number}", translate("VisitForm", "请填写执法证件号。")
        return None

    def body(self) -> VisitRecorded:
        """Return the record as it stands."""
        return VisitRecorded(
            self._step, self._on() or self._today, self._inspectors(), self._certificates(),
            self.text("place"), self.text("found"), self.text("party"),
        )  # fmt: skip

    def order(self) -> Order:
        """Record the visit; the step goes on."""
        facts = {
            "step": self._step,
            "visited_on": self._on(),
            "inspectors": self._inspectors(),
            "certificates": self._certificates(),
            "place": self.text("place"),
            "found": self.text("found"),
            "party": self.text("party"),
        }
        return Order(record_visit, facts)

    def first_focus(self) -> None:
        """Begin at the place: the day and the officer are there already."""
        (self.fields["place"] if not self.text("place") else self.fields["found"]).setFocus()

    def _on(self) -> date | None:
        field = self.fields["on"]
        return field.value() if isinstance(field, DateField) else None

    def _inspectors(self) -> tuple[str, ...]:
        return tuple(name for number in (1, 2) if (name := self.text(f"inspector{number}")))

    def _certificates(self) -> tuple[str, ...]:
        return tuple(self.text(f"certificate{number}") for number in (1, 2) if self.text(f"inspector{number}"))


class ReturnForm(ActForm):
    """退回 to an earlier step; the clock of the case runs on (clock.md)."""

    key = "return"
    action = Action.RETURN_STEP

    def __init__(self, step: str, targets: tuple[str, ...]) -> None:
        super().__init__(
            translate("ReturnForm", "退回"),
            confirm=translate("ReturnForm", "退回"),
            icon="corner-down-left",
            note=translate("ReturnForm", "退回不停止计时，各环节按剩余期限继续"),
        )
        self._step = step
        choices = [(name, name) for name in reversed(targets)]
        self.add("to", ChoiceField(translate("ReturnForm", "退回到(&T)"), "approval.return.to", choices), span=1)
        self.add(
            "reason",
            TextField(translate("ReturnForm", "退回的理由(&R)"), "approval.return.reason", lines=3),
            span=2,
            codes=("approval.return_no_reason",),
        )

    def fault(self) -> tuple[str, str] | None:
        """A return needs its reason."""
        return None if self.text("reason") else ("reason", translate("ReturnForm", "请写明退回的理由。"))

    def order(self) -> Order:
        """Send the step back."""
        return Order(send_back, {"step": self._step, "to": self.text("to"), "reason": self.text("reason")})
