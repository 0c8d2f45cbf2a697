"""F9: no permit needed, not this body's competence, or false material; with reason, clause and right body."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent

from app.acceptance.decline import incomplete_refusal
from app.acceptance.prefilled import DeclineChoice
from app.events.acceptance import DeclineGround
from app.item import Incomplete
from app.wording import name_of, say_trouble
from ui.acceptance.labelled import Labelled
from ui.acceptance.scrolling_panel import ScrollingPanel
from ui.widgets.buttons import ActionButton
from ui.widgets.field import ChoiceField, Field
from ui.widgets.segments import SegmentedChoice

translate = QCoreApplication.translate


class DeclinePanel(ScrollingPanel):
    """`choice()` is what is told so far, None while no ground is chosen; `changed()` follows every key.

    No ground is chosen beforehand: a refusal in somebody's name is never one key away. Incomplete materials stand
    among the grounds because a clerk looks for them there; what stands behind them is the way to F8
    (`supplement_wanted()`), since the law has no such refusal (行政许可法 32(1)(4)).
    """

    changed = Signal()
    supplement_wanted = Signal()

    def __init__(
        self,
        choices: tuple[DeclineChoice, ...],
        kept: DeclineChoice | None,
        language: str,
        *,
        incomplete: Incomplete,
        needs_lead: bool = False,
    ) -> None:
        super().__init__(
            "acceptance.decline",
            translate("DeclinePanel", "不受理或者不予受理"),
            confirm=translate("DeclinePanel", "申请") if needs_lead else translate("DeclinePanel", "确认并打印"),
            note=translate("DeclinePanel", "先登记收件，经首席代表同意后出具文书")
            if needs_lead
            else translate("DeclinePanel", "不需要许可的出具不受理告知书，其余出具不予受理决定书"),
            icon_name="ban",
        )
        self._choices = choices
        self._not_so = say_trouble(incomplete_refusal(incomplete), language)
        self.to_supplement = ActionButton(translate("DeclinePanel", "一次性告知"), key="F8", icon_name="file-warning")
        self.to_supplement.setObjectName("acceptance.decline.supplement")
        self.to_supplement.clicked.connect(self.supplement_wanted)
        self._acts.addWidget(self.to_supplement)  # the last: it takes the place of the confirmation
        grounds = [(ground.value, name_of("ground", ground.value, language)) for ground in DeclineGround]
        label = translate("DeclinePanel", "类别(&T)")
        self.ground = SegmentedChoice(label, "acceptance.decline.ground", grounds, is_open=True)
        self.case = ChoiceField(translate("DeclinePanel", "情形(&S)"), "acceptance.decline.case", [])
        self.reason = Field(translate("DeclinePanel", "理由（写入文书）(&R)"), "acceptance.decline.reason")
        self.clause = Field(translate("DeclinePanel", "依据的条款(&K)"), "acceptance.decline.clause")
        self.body = Field(translate("DeclinePanel", "有权机关(&B)"), "acceptance.decline.body")
        for widget, span in (
            (Labelled(label, self.ground), 2),
            (self.case, 1),
            (self.reason, 2),
            (self.clause, 1),
            (self.body, 2),
        ):
            self.add(widget, span)
        self.ground.chosen.connect(lambda _: self._show_ground())
        self.case.changed.connect(lambda code: self._fill(self._offered()[int(code or 0)]))
        for field in (self.reason, self.clause, self.body):
            field.changed.connect(lambda _: self.changed.emit())
        self.problem = self._missing
        if kept is not None:
            self.ground.set_code(kept.ground.value)
        self._show_ground()
        if kept is not None:
            self._fill(kept)

    def choice(self) -> DeclineChoice | None:
        """Return ground, reason, clause and right body as they stand, None while no ground is chosen that is one."""
        if not self.ground.code() or self._is_incomplete():
            return None
        ground = DeclineGround(self.ground.code())
        body = self.body.text().strip() if ground is DeclineGround.NOT_OURS else ""
        return DeclineChoice(ground, "", self.reason.text().strip(), self.clause.text().strip(), body)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F8 goes to what the law has for incomplete materials."""
        if event.key() == Qt.Key.Key_F8 and self._is_incomplete():
            self.supplement_wanted.emit()
        else:
            super().keyPressEvent(event)

    def _is_incomplete(self) -> bool:
        return self.ground.code() == DeclineGround.INCOMPLETE.value

    def _offered(self) -> list[DeclineChoice]:
        return [choice for choice in self._choices if choice.ground.value == self.ground.code()]

    def _show_ground(self) -> None:
        self.set_problem(self._not_so if self._is_incomplete() else "")
        self.to_supplement.setVisible(self._is_incomplete())
        self.to_supplement.show_primary(self._is_incomplete())
        self._confirm.setHidden(self._is_incomplete())
        offered = self._offered()
        other = translate("DeclinePanel", "其他情形")
        self.case.show_choices([(str(n), choice.when or other) for n, choice in enumerate(offered)])
        self.case.set_code("0")
        self.case.setVisible(len(offered) > 1)
        for field in (self.reason, self.clause):
            field.setVisible(bool(offered))
        is_not_ours = self.ground.code() == DeclineGround.NOT_OURS.value
        self.body.setVisible(is_not_ours)
        if offered:
            self._fill(replace(offered[0]))
        else:
            self.changed.emit()

    def _fill(self, choice: DeclineChoice) -> None:
        self.reason.set_text(choice.reason)
        self.clause.set_text(choice.clause)
        self.body.set_text(choice.right_body)
        self.changed.emit()

    def _missing(self) -> str:
        choice = self.choice()
        if self._is_incomplete():
            return self._not_so
        if choice is None:
            self.ground.setFocus()
            return translate("DeclinePanel", "请先选择类别：按 → 选择不受理或者不予受理的法定情形。")
        wanted = [
            (self.reason, choice.reason, translate("DeclinePanel", "请填写理由，它要写入文书。")),
            (self.clause, choice.clause, translate("DeclinePanel", "请填写依据的法律条款。")),
        ]
        if choice.ground is DeclineGround.NOT_OURS:
            wanted.append(
                (self.body, choice.right_body, translate("DeclinePanel", "请写明应当向哪个机关申请，法律要求告知。"))
            )
        for field, text, sentence in wanted:
            if not text:
                field.setFocus()
                return sentence
        return ""
