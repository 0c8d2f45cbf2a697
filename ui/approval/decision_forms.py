"""准予 and 不予: what is decided, by which facts; a refusal has reasons and clause or is not issued (行政许可法 38)."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication

from app.approval.decide import grant, refuse
from app.approval.silent import acknowledge_grant, acknowledged_body
from app.events.approval import Decided, GrantAcknowledged
from app.events.certificates import FollowKind
from app.item import Item
from app.notices.phrases import phrase
from app.order_of_acceptance import Place
from app.silence import SilentGrant
from app.state import Case
from app.validity import new_validity
from app.workflow import Action
from ui.approval.form import ActForm, Order
from ui.widgets.field import DateField, Field, TextField

translate = QCoreApplication.translate


def _content(case: Case, item: Item) -> str:
    """Return what is granted in most cases; a change is different each time (行政许可法 49)."""
    if case.follows is None:
        return item.name
    words = {FollowKind.RENEW: "renewed_content", FollowKind.REISSUE: "reissued_content"}
    return phrase(words[case.follows.kind]) if case.follows.kind in words else ""


class GrantForm(ActForm):
    """The decision 准予; content and validity are prefilled from the item's outcome."""

    key = "grant"
    action = Action.GRANT
    template = "grant"

    def __init__(self, case: Case, item: Item, step: str, today: date) -> None:
        super().__init__(
            translate("GrantForm", "准予决定"),
            confirm=translate("GrantForm", "签发准予决定"),
            icon="stamp",
            note=translate("GrantForm", "F9 改为不予 · F4 常用语"),
        )
        self._step = step
        self._is_change = case.follows is not None and case.follows.kind is FollowKind.CHANGE
        label = translate("GrantForm", "变更的内容：原来怎样，改为怎样(&C)")
        content = TextField(
            label if self._is_change else translate("GrantForm", "准予的内容(&C)"), "approval.grant.content", lines=2
        )
        content.set_text(_content(case, item))
        self.add("content", content, codes=("decision.no_content",))
        opinion = TextField(translate("GrantForm", "决定意见(&Y)"), "approval.opinion", lines=2)
        self.add("opinion", opinion, codes=("approval.no_opinion",))
        conditions = TextField(translate("GrantForm", "附加条件(&K)"), "approval.grant.conditions", lines=2)
        conditions.set_text(item.outcome.condition)
        self.add("conditions", conditions)
        self.add("facts", TextField(translate("GrantForm", "认定的事实(&F)"), "approval.grant.facts", lines=2))
        self.template = "grant" if case.follows is None else "change_decision"
        starts, until = new_validity(case, item.outcome.validity, today)
        begin = DateField(translate("GrantForm", "有效期自(&B)"), "approval.grant.from")
        end = DateField(translate("GrantForm", "有效期至(&E)"), "approval.grant.to", hint=item.outcome.validity)
        begin.set_value(starts)
        end.set_value(until)
        self.add("from", begin, span=1)
        self.add("to", end, span=1, codes=("decision.validity", "decision.not_dated"))

    def phrase_kind(self) -> str:
        """The phrases of a grant."""
        return "grant"

    def fault(self) -> tuple[str, str] | None:
        """Content, opinion and real dates."""
        if not self.text("content"):
            asked = translate("GrantForm", "请写明变更前后的内容，决定书上要用。")
            return "content", asked if self._is_change else translate("GrantForm", "请填写准予的内容。")
        for name in ("from", "to"):
            if self.text(name) and self._day(name) is None:
                return name, translate("GrantForm", "没有这一天，请写成 2026-11-23")
        return None if self.text("opinion") else ("opinion", translate("GrantForm", "请填写决定意见。"))

    def body(self) -> Decided:
        """Return the decision as it stands."""
        return Decided(
            granted=True, step=self._step, valid_from=self._day("from"), valid_to=self._day("to"),
            facts=self.text("facts"), content=self.text("content"), conditions=self.text("conditions"),
            opinion=self.text("opinion"),
        )  # fmt: skip

    def order(self) -> Order:
        """Issue the decision."""
        facts = {name: self.text(name) for name in ("content", "conditions", "facts", "opinion")}
        return Order(grant, {**facts, "valid_from": self._day("from"), "valid_to": self._day("to")})

    def first_focus(self) -> None:
        """Begin in the opinion: the rest is prefilled; but for what changes."""
        self.fields["content" if self._is_change and not self.text("content") else "opinion"].setFocus()

    def _day(self, name: str) -> date | None:
        field = self.fields[name]
        return field.value() if isinstance(field, DateField) else None


class SilentGrantForm(ActForm):
    """视为同意: the law has decided; what is left is to take note of it and to give the applicant the paper."""

    key = "silent"
    action = Action.ACKNOWLEDGE_GRANT
    template = "deemed_grant"

    def __init__(self, item: Item, silent: SilentGrant) -> None:
        super().__init__(
            translate("SilentGrantForm", "确认视为同意"),
            confirm=translate("SilentGrantForm", "确认视为同意并打印"),
            icon="stamp",
            note=translate("SilentGrantForm", "法定期限已过而未决定：不能再作决定，确认不改变日期"),
        )
        self._body = acknowledged_body(item, silent)

    def body(self) -> GrantAcknowledged:
        """Return what would be put on file."""
        return self._body

    def order(self) -> Order:
        """Take note of it."""
        return Order(acknowledge_grant, {})

    def first_focus(self) -> None:
        """Nothing is typed here; F12 is enough."""
        self.setFocus()


class RefuseForm(ActForm):
    """The decision 不予: facts, reasons, clause; the remedies stand on the paper by themselves."""

    key = "refuse"
    action = Action.REFUSE
    template = "refusal"

    def __init__(self, case: Case, step: str, place: Place | None = None) -> None:
        super().__init__(
            translate("RefuseForm", "不予决定"),
            confirm=translate("RefuseForm", "签发不予决定"),
            icon="ban",
            note=translate("RefuseForm", "须有事实、理由和条款；救济途径自动载明 · F4 常用语"),
        )
        self._step = step
        self.template = "refusal" if case.follows is None else "change_decision"
        self.add(
            "facts", TextField(translate("RefuseForm", "认定的事实(&F)"), "approval.refuse.facts", lines=2),
            codes=("decision.no_facts",),
        )  # fmt: skip
        self.add(
            "reasons", TextField(translate("RefuseForm", "不予的理由(&R)"), "approval.refuse.reasons", lines=3),
            codes=("decision.no_reasons",),
        )  # fmt: skip
        self.add(
            "clause", Field(translate("RefuseForm", "依据的条款(&L)"), "approval.refuse.clause"),
            codes=("decision.no_clause",),
        )  # fmt: skip
        self.add(
            "opinion", TextField(translate("RefuseForm", "决定意见(&Y)"), "approval.opinion", lines=2),
            codes=("approval.no_opinion",),
        )  # fmt: skip
        if place is not None and not place.ahead and place.granted >= place.quota:
            self._show_used_up(place)

    def _show_used_up(self, place: Place) -> None:
        """The number is used up (行政许可法 57): facts, reason and clause are the same for everybody who came later."""
        for name in ("facts", "reasons", "clause"):
            field = self.fields[name]
            if isinstance(field, TextField | Field):
                told = phrase(f"quota_{name}", rank=place.rank, granted=place.granted, quota=place.quota)
                field.set_text(told)

    def first_focus(self) -> None:
        """Begin at the first field that is empty."""
        empty = next((name for name in ("facts", "reasons", "clause") if not self.text(name)), "opinion")
        self.fields[empty].setFocus()

    def phrase_kind(self) -> str:
        """The phrases of a refusal."""
        return "refuse"

    def body(self) -> Decided:
        """Return the decision as it stands."""
        return Decided(
            granted=False, step=self._step, clause=self.text("clause"), facts=self.text("facts"),
            reasons=self.text("reasons"), opinion=self.text("opinion"),
        )  # fmt: skip

    def order(self) -> Order:
        """Issue the decision; without reasons or clause the rules refuse it and say so at the field."""
        return Order(refuse, {name: self.text(name) for name in ("reasons", "clause", "opinion", "facts")})
