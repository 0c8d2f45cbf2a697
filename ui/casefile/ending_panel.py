"""撤销, 注销, 撤回 of a permit: which of the three, on which ground, what was found, and what the holder said."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent

from app.certificates.ending import EndingFacts, ended_body
from app.certificates.grounds import BY_FRAUD, ground, grounds_of
from app.events.certificates import PermitEnding
from app.notices.phrases import phrase
from app.state import Case, Pending
from app.wording import name_of
from ui.widgets.buttons import ActionButton
from ui.widgets.field import ChoiceField, DateField, Field, TextField
from ui.widgets.panels import BarPanel
from ui.widgets.text import Text

translate = QCoreApplication.translate
DAYS = "10"


class EndSignPanel(BarPanel):
    """What was asked for, to be approved by F12, or declined by F9 with a reason: `declined(reason)`."""

    declined = Signal(str)

    def __init__(self, pending: Pending, asker: str, language: str) -> None:
        ended = ended_body(pending)
        words = (
            name_of("permit_ending", ended.ending.value, language),
            ground(ended.ending, ended.ground).text,
            translate("CaseFile", "{on} 起生效").format(on=ended.effective_on.isoformat()),
            translate("CaseFile", "{who} {on} 提请").format(who=asker, on=pending.on.isoformat()),
        )
        super().__init__(
            "casefile.ending.sign",
            translate("CaseFile", "批准撤销注销"),
            confirm=translate("CaseFile", "批准并打印"),
            note=" · ".join(words),
        )
        self.told = Text(ended.facts, wraps=True)
        self.told.setObjectName("casefile.ending.sign.facts")
        self.reason = TextField(
            translate("CaseFile", "不批准的理由（批准时不填）(&R)"), "casefile.ending.sign.reason", lines=2
        )
        self.add(self.told, 3)
        self.grid.add(self.reason, 3)
        self.no = ActionButton(translate("CaseFile", "不批准"), key="F9", icon_name="x")
        self.no.setObjectName("casefile.ending.sign.decline")
        self.no.clicked.connect(self.decline)
        self.add_act(self.no)
        self.problem = self._why_not

    def first_focus(self) -> None:
        """F12 and F9 are enough; a reason is typed only to decline."""
        self.reason.setFocus()

    def decline(self) -> None:
        """Decline, once there is a reason."""
        reason = self.reason.text().strip()
        self.set_problem("" if reason else translate("CaseFile", "请填写不批准的理由，记入办件档案。"))
        if reason:
            self.declined.emit(reason)
        else:
            self.reason.setFocus()

    def _why_not(self) -> str:
        """A reason for declining stands there: whoever presses F12 all the same must say which of the two is meant."""
        is_written = bool(self.reason.text().strip())
        return translate("CaseFile", "已写不批准的理由：不批准按 F9；批准请先清空。") if is_written else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F9 declines."""
        if event.key() == Qt.Key.Key_F9:
            self.decline()
        else:
            super().keyPressEvent(event)


class EndingPanel(BarPanel):
    """`facts()` is what is asked for; the fields follow the way the permit ends: what does not belong to it is not shown."""

    def __init__(self, case: Case, basis: str, today: date, language: str) -> None:
        super().__init__(
            "casefile.ending",
            translate("CaseFile", "撤销、注销、撤回许可"),
            confirm=translate("CaseFile", "提请批准"),
            note=translate("CaseFile", "审批人批准后出具决定书；撤销、撤回前须告知陈述、申辩的权利"),
            icon_name="file-x",
        )
        ways = [PermitEnding.CANCEL] if case.permit_ends else list(PermitEnding)
        words = [(way.value, name_of("permit_ending", way.value, language)) for way in ways]
        self.way = ChoiceField(translate("CaseFile", "决定(&W)"), "casefile.ending.way", words)
        self.ground = ChoiceField(translate("CaseFile", "法定情形(&G)"), "casefile.ending.ground", [])
        self.basis = Field(translate("CaseFile", "法律依据(&L)"), "casefile.ending.basis")
        self.basis.set_text(basis)
        self.effective_on = DateField(translate("CaseFile", "生效日期(&D)"), "casefile.ending.effective_on")
        self.effective_on.set_value(today)
        self.days = Field(translate("CaseFile", "缴回证件的日数(&K)"), "casefile.ending.days")
        self.days.set_text(DAYS)
        bars = [(str(n), translate("CaseFile", "{n} 年内").format(n=n)) for n in (1, 3)]
        self.ban = ChoiceField(
            translate("CaseFile", "不得再次申请(&B)"),
            "casefile.ending.ban",
            [("0", translate("CaseFile", "无")), *bars],
        )
        self.asked_on = DateField(translate("CaseFile", "持证人申请注销的日期(&Q)"), "casefile.ending.asked_on")
        self.facts_found = TextField(translate("CaseFile", "查明的事实(&F)"), "casefile.ending.facts", lines=2)
        self.heard = TextField(
            translate("CaseFile", "告知和听取陈述、申辩的情况(&H)"), "casefile.ending.heard", lines=2
        )
        self.compensation = TextField(translate("CaseFile", "补偿(&C)"), "casefile.ending.compensation", lines=2)
        for field, span in (
            (self.way, 1), (self.ground, 2), (self.basis, 1), (self.effective_on, 1), (self.days, 1), (self.ban, 1),
            (self.asked_on, 1), (self.facts_found, 3), (self.heard, 3), (self.compensation, 3),
        ):  # fmt: skip
            self.add(field, span)
        self.way.changed.connect(lambda _: self._follow())
        self.ground.changed.connect(lambda _: self._show())
        self._follow()

    def ending(self) -> PermitEnding:
        """Return which of the three acts is chosen."""
        return PermitEnding(self.way.code() or PermitEnding.CANCEL.value)

    def facts(self) -> EndingFacts:
        """Return what stands in the fields that belong to the chosen act."""
        way, days = self.ending(), self.days.text().strip()
        return EndingFacts(
            ending=way,
            ground=self.ground.code(),
            basis=self.basis.text(),
            facts=self.facts_found.text(),
            effective_on=self.effective_on.value(),
            hand_back_days=int(days) if days.isascii() and days.isdigit() else 0,
            heard=self.heard.text(),
            compensation=self.compensation.text() if way is PermitEnding.TAKE_BACK else "",
            ban_years=int(self.ban.code() or "0") if self._is_by_fraud() else 0,
            asked_by_holder_on=self.asked_on.value() if way is PermitEnding.CANCEL else None,
        )

    def _follow(self) -> None:
        """Offer the grounds of the chosen act, and begin with what the law says of a loss by 撤回."""
        way = self.ending()
        self.ground.show_choices([(one.code, one.text) for one in grounds_of(way)])
        if way is PermitEnding.TAKE_BACK and not self.compensation.text():
            self.compensation.set_text(phrase("end_compensation"))
        self._show()

    def _show(self) -> None:
        way = self.ending()
        self.compensation.setVisible(way is PermitEnding.TAKE_BACK)
        self.asked_on.setVisible(way is PermitEnding.CANCEL)
        self.ban.setVisible(self._is_by_fraud())

    def _is_by_fraud(self) -> bool:
        return self.ending() is PermitEnding.REVOKE and self.ground.code() == BY_FRAUD
