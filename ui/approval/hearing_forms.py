"""The acts that lead to a hearing: 听证权利告知, 听证申请, 听证通知 (行政许可法 36, 46-48)."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication

from app.clock.calendar import Calendar
from app.clock.hearing import hearing
from app.errors import Refused
from app.events.hearing import HearingAnnounced, HearingTold, Party
from app.hearing.announce import announce_hearing, first_day, hour_of
from app.hearing.answer import answer_hearing
from app.hearing.tell import tell_hearing
from app.ids import EventId
from app.state import Case
from app.wording import name_of
from app.workflow import Action
from ui.approval.form import ActForm, Order
from ui.codeedit import CodeEdit
from ui.hearing_words import told_words
from ui.widgets.field import ChoiceField, DateField, Field, TextField

translate = QCoreApplication.translate


class TellForm(ActForm):
    """Who is told, of which facts and of which planned decision; a third party also of its interest at stake."""

    key = "tell"
    action = Action.TELL_HEARING
    template = "hearing_right"

    def __init__(self, case: Case, step: str, language: str) -> None:
        super().__init__(
            translate("TellForm", "听证权利告知"),
            confirm=translate("TellForm", "告知并打印"),
            icon="gavel",
            note=translate("TellForm", "自明日起 5 个工作日内可以要求听证，期满前不能作出决定"),
        )
        self._step = step
        self._applicant = case.applicant_name
        parties = [(party.value, name_of("party", party.value, language)) for party in Party]
        self.add("party", ChoiceField(translate("TellForm", "告知对象(&G)"), "approval.tell.party", parties), span=1)
        name = Field(translate("TellForm", "姓名（名称）(&N)"), "approval.tell.name")
        name.set_text(self._applicant)
        self.add("name", name, span=2, codes=("hearing.no_name",))
        self.add(
            "interest", Field(translate("TellForm", "有关的重大利益(&I)"), "approval.tell.interest"), span=3,
            codes=("hearing.no_interest",),
        )  # fmt: skip
        self.add(
            "facts", TextField(translate("TellForm", "查明的事实(&F)"), "approval.tell.facts", lines=2),
            codes=("hearing.no_facts",),
        )  # fmt: skip
        self.add("planned", TextField(translate("TellForm", "拟作出的决定(&P)"), "approval.tell.planned", lines=2))
        self.fields["party"].changed.connect(lambda _: self._show_party())
        self._show_party()

    def fault(self) -> tuple[str, str] | None:
        """Name, facts, planned decision; of a third party the interest too."""
        names = ("name", "interest", "facts", "planned") if self._is_third() else ("name", "facts", "planned")
        for name in names:
            if not self.text(name):
                return name, translate("TellForm", "请填写，告知书上要用。")
        return None

    def body(self) -> HearingTold:
        """Return the telling as it stands."""
        interest = self.text("interest") if self._is_third() else ""
        return HearingTold(
            self._step, self._party(), self.text("name"), interest, self.text("facts"), self.text("planned")
        )

    def order(self) -> Order:
        """Tell it."""
        facts = {name: self.text(name) for name in ("name", "facts", "planned", "interest")}
        return Order(tell_hearing, {**facts, "party": self._party(), "step": self._step})

    def first_focus(self) -> None:
        """Begin at who is told, when the applicant was told already; else at the facts."""
        super().first_focus() if self._is_third() else self.fields["facts"].setFocus()

    def _party(self) -> Party:
        return Party(self.text("party") or Party.APPLICANT.value)

    def _is_third(self) -> bool:
        return self._party() is Party.THIRD_PARTY

    def _show_party(self) -> None:
        name = self.fields["name"]
        self.fields["interest"].setVisible(self._is_third())
        if isinstance(name, Field) and name.text() in ("", self._applicant):
            name.set_text("" if self._is_third() else self._applicant)


class AnswerForm(ActForm):
    """What a party that was told says: it wants the hearing, or waives it, or takes the request back."""

    key = "answer"
    action = Action.ANSWER_HEARING

    def __init__(self, case: Case, calendar: Calendar, language: str) -> None:
        super().__init__(
            translate("AnswerForm", "听证申请登记"),
            confirm=translate("AnswerForm", "登记"),
            icon="gavel",
            note=translate("AnswerForm", "要求听证的，20 个工作日内举行；先办特别程序（F7），再发听证通知"),
        )
        self._told = {run.event: run for run in case.hearing.told}
        choices = [(str(run.event), told_words(run, calendar, language)) for run in case.hearing.told]
        self.add("told", ChoiceField(translate("AnswerForm", "哪一方(&G)"), "approval.answer.told", choices), span=2)
        wants = [("yes", translate("AnswerForm", "要求听证")), ("no", translate("AnswerForm", "放弃或者撤回"))]
        self.add(
            "wants", ChoiceField(translate("AnswerForm", "答复(&A)"), "approval.answer.wants", wants), span=1,
            codes=("hearing.asked_late", "hearing.not_told"),
        )  # fmt: skip
        self.add(
            "statement", TextField(translate("AnswerForm", "申请（放弃）的内容和方式(&S)"), "approval.answer.statement", lines=2),
            codes=("hearing.no_statement",),
        )  # fmt: skip

    def fault(self) -> tuple[str, str] | None:
        """What was said, and how, stands in the file."""
        if self.text("statement"):
            return None
        return "statement", translate("AnswerForm", "请记录申请（放弃）的内容和方式。")

    def order(self) -> Order:
        """Put the answer on file."""
        facts = {"told": EventId(self.text("told")), "wants": self.text("wants") == "yes"}
        return Order(answer_hearing, {**facts, "statement": self.text("statement")})

    def first_focus(self) -> None:
        """Begin at the answer."""
        self.fields["wants"].setFocus()


class AnnounceForm(ActForm):
    """Day, hour, place and chair; the first and the last possible day stand beside the form."""

    key = "announce"
    action = Action.ANNOUNCE_HEARING
    template = "hearing_notice"

    def __init__(self, case: Case, step: str, calendar: Calendar, today: date) -> None:
        first = first_day(calendar, today)
        last = hearing(calendar, today, case.hearing.asked_on).hold_by
        limit = translate("AnnounceForm", "最早 {first}").format(first=first.isoformat())
        if last is not None and last.on is not None:
            limit = translate("AnnounceForm", "最早 {first}，最迟 {last}").format(
                first=first.isoformat(), last=last.on.isoformat()
            )
        super().__init__(
            translate("AnnounceForm", "听证通知"),
            confirm=translate("AnnounceForm", "通知并打印"),
            icon="gavel",
            note=translate("AnnounceForm", "提前 7 个工作日通知；主持人不得是审查人员"),
        )
        self._step = step
        self._first = first
        day = DateField(translate("AnnounceForm", "听证日期(&D)"), "approval.announce.day", hint=limit)
        day.set_value(first)
        self.add("day", day, span=1, codes=("hearing.too_near", "hearing.too_late", "hearing.no_working_day"))
        hour = Field(translate("AnnounceForm", "时间(&H)"), "approval.announce.hour", CodeEdit())
        hour.set_text("9:30")
        self.add("hour", hour, span=1, codes=("hearing.hour",))
        ways = [
            ("public", translate("AnnounceForm", "公开，另出公告")),
            ("closed", translate("AnnounceForm", "不公开")),
        ]
        self.add(
            "way", ChoiceField(translate("AnnounceForm", "举行方式(&W)"), "approval.announce.way", ways), span=1,
            codes=("hearing.not_asked",),
        )  # fmt: skip
        self.add("place", Field(translate("AnnounceForm", "地点(&P)"), "approval.announce.place"), span=3)
        self.add(
            "chair", Field(translate("AnnounceForm", "主持人(&C)"), "approval.announce.chair"), span=1,
            codes=("hearing.chair_examined",),
        )  # fmt: skip
        self.add("recorder", Field(translate("AnnounceForm", "记录人(&R)"), "approval.announce.recorder"), span=1)
        subject = Field(translate("AnnounceForm", "听证事项(&S)"), "approval.announce.subject")
        subject.set_text(case.plan.name)
        self.add("subject", subject, span=1, codes=("hearing.incomplete",))

    def fault(self) -> tuple[str, str] | None:
        """A real day and hour, a place, a chair, a subject."""
        if self._day() is None:
            return "day", translate("AnnounceForm", "没有这一天，请写成 2026-11-23")
        for name in ("place", "chair", "subject"):
            if not self.text(name):
                return name, translate("AnnounceForm", "请填写，通知书上要用。")
        return None

    def body(self) -> HearingAnnounced:
        """Return the announcement as it stands."""
        try:
            hour = hour_of(self.text("hour"))
        except Refused:
            hour = ""
        return HearingAnnounced(
            self._step, self._day() or self._first, hour, self._is_public(), self.text("subject"),
            self.text("place"), self.text("chair"), self.text("recorder"),
        )  # fmt: skip

    def order(self) -> Order:
        """Announce it."""
        facts = {name: self.text(name) for name in ("hour", "place", "chair", "recorder", "subject")}
        return Order(
            announce_hearing, {**facts, "step": self._step, "held_on": self._day(), "is_public": self._is_public()}
        )

    def first_focus(self) -> None:
        """Begin at the place: a first possible day is there already."""
        (self.fields["place"] if not self.text("place") else self.fields["chair"]).setFocus()

    def _is_public(self) -> bool:
        return self.text("way") != "closed"

    def _day(self) -> date | None:
        field = self.fields["day"]
        return field.value() if isinstance(field, DateField) else None
