"""The exits of 行政许可法 art. 32: each asks only for what is still missing, then acts in one transaction and prints."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from PySide6.QtCore import QCoreApplication, QObject, Signal

from app.acceptance.accept import accept, lacking_refusal
from app.acceptance.decline import decline
from app.acceptance.deferred_day import last_day, promised_day
from app.acceptance.form import application_of, at_counter, deferred, mended_note
from app.acceptance.hand_in import hand_in
from app.acceptance.incomplete import tell_incomplete
from app.acceptance.inform import inform_once
from app.acceptance.prefilled import decline_choices, gaps_of, spot_words
from app.acceptance.preview import Exit, Intent, is_deemed, present_exit
from app.acceptance.queries import PAGE
from app.acceptance.receive import receive
from app.act import Done
from app.application import Subject
from app.desk import Notice
from app.errors import Refused, Trouble
from app.item import Incomplete
from app.on_the_spot import decide_on_the_spot, finish_on_the_spot
from app.state import Case, CaseState
from app.supplementation.request import request_supplement
from app.wording import say_trouble
from app.workflow import Action
from ui.acceptance.commitment_panel import CommitmentPanel
from ui.acceptance.decline_leave import DeclineLeave
from ui.acceptance.decline_panel import DeclinePanel
from ui.acceptance.on_the_spot_panel import OnTheSpotPanel
from ui.acceptance.sheet import Sheet
from ui.acceptance.spot_decision_panel import SpotDecisionPanel
from ui.acceptance.supplement_panel import SupplementPanel
from ui.acceptance.vouching import Vouching
from ui.done_words import papers_words
from ui.page import Page
from ui.surroundings import Surroundings
from ui.widgets.panels import BarPanel

translate = QCoreApplication.translate
P = TypeVar("P", bound=BarPanel)


def is_decided_here(case: Case) -> bool:
    """True when the case was accepted at the counter and only its decision, made there, is left."""
    return case.state is CaseState.IN_PROGRESS and case.plan.is_on_the_spot


class Exits(QObject):
    """`accept()`, `supplement()`, `decline()`, `receive()`, `slip()`; `intent()` is what they would do now.

    `handed_in(done)` follows a finished act. A panel that is open keeps what it says in the form, so that a way back
    or a lock loses nothing.
    """

    handed_in = Signal(object)
    intent_changed = Signal()

    def __init__(self, page: Page, sheet: Sheet, surroundings: Surroundings) -> None:
        super().__init__(page)
        self._page = page
        self._sheet = sheet
        self._around = surroundings
        self.leave = DeclineLeave(page, surroundings)
        self._panel: BarPanel | None = None
        self._panel_intent: Callable[[], Intent] | None = None
        self.vouching = Vouching(page, sheet, surroundings, self)

    def panel(self) -> BarPanel | None:
        """Return the panel that is open."""
        return self._panel

    def intent(self) -> Intent:
        """Return what the open panel would do, or what the material list leads to by itself."""
        if self._panel_intent is not None:
            return self._panel_intent()
        return self._by_list()

    def lacks(self) -> str:
        """Return what must be chosen before it is known which paper comes out; else a panel has its own paper."""
        if isinstance(self._panel, DeclinePanel) and self._panel.choice() is None:
            return translate("Exits", "先选类别，才能确定出具不受理告知书还是不予受理决定书")
        questions = self._sheet.open_questions() if self._panel is None else ()
        if not questions:
            return ""
        told = translate("AcceptancePage", "先选“{question}”，才能确定应收材料和将要打印的文书")
        return told.format(question=questions[0].question)

    def _by_list(self) -> Intent:
        form, item, case = self._sheet.form(), self._sheet.item, self._sheet.case
        if case is not None and is_deemed(case, self._around.setting()):
            return Intent(Exit.DEEMED)
        if case is not None and is_decided_here(case):
            return self._by_decision(case)
        way = present_exit(form.lines, self._incomplete())
        gaps = gaps_of(form.lines, item) if item is not None and way is not Exit.ACCEPT else ()
        return replace(self.plain(way), gaps=gaps)

    def accept(self) -> None:
        """F12: accepted and printed; 容缺 and 当场办结 ask for their facts first."""
        case = self._sheet.case
        if case is not None and is_decided_here(case):
            self.decide(case)
            return
        if not self._is_ready():
            return
        form = self._sheet.form()
        if case is not None and is_deemed(case, self._around.setting()):
            self.do(accept)
            return
        lacking = self._sheet.materials.list.lacking()
        if lacking:
            self._tell_lacking(lacking)
        elif deferred(form.lines):
            self._ask_commitment()
        elif self._may_finish():
            self._ask_on_the_spot()
        else:
            self._accept()

    def defer(self) -> None:
        """F10: the lines left for later are promised in writing."""
        if not self._is_ready():
            return
        lacking = self._sheet.materials.list.lacking()
        later = tuple(name for name in self._sheet.materials.deferrable() if name in lacking)
        if later:
            self._tell_deferrable(later, tuple(name for name in lacking if name not in later))
        elif lacking:
            self._tell_lacking(lacking)
        elif not deferred(self._sheet.form().lines):
            self._page.problem_told.emit(translate("Exits", "没有标记为容缺的材料：在材料清单中按 3 标记可容缺的材料"))
            self._sheet.materials.focus_list()
        else:
            self._ask_commitment()

    def supplement(self) -> None:
        """F8: everything that is missing or faulty, told once."""
        if not self._is_ready() or self._sheet.item is None:
            return
        form = self._sheet.form()
        kept = {gap.material: gap for gap in form.gaps}
        gaps = tuple(kept.get(gap.material, gap) for gap in gaps_of(form.lines, self._sheet.item))
        incomplete = self._incomplete()
        is_told = incomplete is not Incomplete.SUPPLEMENT
        way, verb = (Exit.TELL, tell_incomplete) if is_told else (Exit.SUPPLEMENT, request_supplement)
        if not gaps:
            self._page.problem_told.emit(
                translate("Exits", "材料齐全，没有要补正的内容；材料有误的，请在该行按 5 写明")
            )
            self._sheet.materials.focus_list()
            return
        panel = self.open(SupplementPanel(gaps, incomplete), lambda p: replace(self.plain(way), gaps=p.gaps()))
        panel.changed.connect(lambda: self._sheet.keep(gaps=panel.gaps()))
        panel.confirmed.connect(lambda: self.do(verb, gaps=panel.gaps(), **self._lines_now()))

    def decline(self) -> None:
        """F9: no permit needed, not our competence, or false material; what decides the materials need not be asked.

        What was asked already waits for the lead, who may sign here.
        """
        if self._sheet.case is not None and self.leave.sign(self._sheet.case) is not None:
            return
        if not self._is_ready(asks_situation=False) or self._sheet.item is None:
            return
        form = self._sheet.form()
        panel = self.open(
            DeclinePanel(
                decline_choices(self._sheet.item),
                form.decline,
                self._around.language,
                incomplete=self._incomplete(),
                needs_lead=self._around.setting().office.decline_needs_lead,
            ),
            self._decline_intent,
        )
        panel.changed.connect(lambda: self._sheet.keep(decline=panel.choice()))
        panel.confirmed.connect(lambda: self._decline(panel))
        panel.supplement_wanted.connect(self._supplement_instead)

    def _supplement_instead(self) -> None:
        """Somebody looked for incomplete materials among the refusals: the way that the law has is next."""
        self.close()
        self.supplement()

    def receive(self) -> None:
        """F7: the materials are taken, nothing is decided; the applicant gets the receipt."""
        if not self._is_ready():
            return
        if not at_counter(self._sheet.form().lines):
            self._page.problem_told.emit(
                translate("Exits", "请先勾选收到的材料：在材料清单中按 1 标记已收，再按 F7 收件")
            )
            self._sheet.materials.focus_list()
            return
        self.do(receive)

    def slip(self) -> None:
        """F11: the slip with all that is needed; no case, no number."""
        item = self._sheet.item
        if item is None:
            self._tell(Refused("form.no_item"))
            self._sheet.items.focus_search()
            return
        name = self._sheet.applicant.name.text().strip()
        self._around.work.do(self._page, inform_once, self._on_slip, item.code.business, to_whom=name)

    def decide(self, case: Case) -> None:
        """A case accepted at the counter is decided there: by commitment once the applicant has signed."""
        item = self._sheet.item
        if item is None or self._around.work.is_busy(self._page):
            return
        panel = self.open(SpotDecisionPanel(case, item), lambda p: self._by_decision(case, p.content.text()))
        panel.content.changed.connect(lambda _: self.intent_changed.emit())
        panel.confirmed.connect(lambda: self._decide(case, panel))

    def _decide(self, case: Case, panel: SpotDecisionPanel) -> None:
        decision = panel.decision()
        if decision is None:
            return
        self._around.work.do(
            self._page,
            decide_on_the_spot,
            self.handed_in.emit,
            case.id,
            opinion=decision.opinion,
            content=decision.content,
            certificate_number=decision.certificate_number,
            evidence=decision.evidence,
            is_signed=panel.is_signed(),
        )

    def take_trouble(self, trouble: Trouble) -> bool:
        """Offer the way out of a trouble that has one: an earlier stage that the lead may vouch for."""
        return self.vouching.take_trouble(trouble)

    def close(self) -> None:
        """Close the open panel; what it said is kept in the form."""
        if self._panel is not None:
            self._panel.close_panel()

    def _is_ready(self, *, asks_situation: bool = True) -> bool:
        if self._around.work.is_busy(self._page):
            return False
        problem = self._sheet.problem(asks_situation=asks_situation) or self._not_open()
        if problem is not None:
            self._tell(problem)
        return problem is None

    def _not_open(self) -> Refused | None:
        """Return why a case that was loaded cannot go on here (it awaits a supplement, or somebody decided it)."""
        case = self._sheet.case
        if case is None or case.state is CaseState.RECEIVED:
            return None
        return Refused("workflow.not_in_state", action=Action.ACCEPT.value, state=case.state.value)

    def _tell(self, trouble: Refused | Any) -> None:
        if not self._sheet.show_trouble(trouble):
            self._page.problem_told.emit(say_trouble(trouble, self._around.language))

    def _tell_lacking(self, lacking: Sequence[str]) -> None:
        if self._sheet.item is not None:
            self._tell(lacking_refusal(self._sheet.item, lacking))
        self._sheet.materials.focus_lacking()

    def _tell_deferrable(self, later: Sequence[str], fixed: Sequence[str]) -> None:
        """Which line may come later, and by which key; the cursor is on it already."""
        told = translate("Exits", "光标所在的“{name}”可以容缺：按 3 标为容缺，再按 F10").format(name=later[0])
        if fixed:
            told += translate("Exits", "；不能容缺、还须收齐的有：{materials}").format(materials="、".join(fixed))
        self._page.problem_told.emit(told + "。")
        self._sheet.materials.focus_lacking(later[0])

    def _incomplete(self) -> Incomplete:
        item = self._sheet.item
        return Incomplete.SUPPLEMENT if item is None else item.acceptance.incomplete

    def plain(self, way: Exit) -> Intent:
        """Return an exit with what the form says, without the facts of a panel."""
        form = self._sheet.form()
        return Intent(
            way, form.lines, handover=form.handover, incomplete=self._incomplete(), by_commitment=form.by_commitment
        )

    def _by_decision(self, case: Case, content: str = "") -> Intent:
        words = content or (spot_words(self._sheet.item)[1] if self._sheet.item is not None else "")
        return replace(self.plain(Exit.COMMIT), content=words, is_follow_up=case.follows is not None)

    def _decline_intent(self, panel: DeclinePanel) -> Intent:
        choice = panel.choice()
        if choice is None:
            return self._by_list()
        return replace(
            self.plain(Exit.DECLINE),
            ground=choice.ground,
            reason=choice.reason,
            clause=choice.clause,
            right_body=choice.right_body,
        )

    def _decline(self, panel: DeclinePanel) -> None:
        choice = panel.choice()
        if choice is None:  # the panel does not confirm without a ground
            return
        self.do(decline, ground=choice.ground, reason=choice.reason, clause=choice.clause, right_body=choice.right_body)

    def _ask_commitment(self) -> None:
        setting, item = self._around.setting(), self._sheet.item
        today = setting.moment.on
        last = last_day(item, today, setting.calendar) if item is not None else None
        panel = CommitmentPanel(deferred(self._sheet.form().lines), today, last)
        if item is not None:
            panel.until.set_value(promised_day(item, today, setting.calendar))
        self.open(panel, lambda p: replace(self.plain(Exit.ACCEPT), commitment=p.commitment(), until=p.until.value()))
        for field in (panel.until, panel.how):
            field.changed.connect(lambda _: self.intent_changed.emit())
        panel.confirmed.connect(lambda: self._accept(commitment=panel.commitment(), until=panel.until.value()))

    def _may_finish(self) -> bool:
        item = self._sheet.item
        is_new = self._sheet.case is None
        return item is not None and is_new and item.is_on_the_spot and item.same_officer

    def _ask_on_the_spot(self) -> None:
        form, item = self._sheet.form(), self._sheet.item
        if item is None:
            return
        panel = self.open(OnTheSpotPanel(item, form.applicant, form.agent), lambda _: self.plain(Exit.ACCEPT))
        panel.confirmed.connect(lambda: self._finish(panel))

    def _finish(self, panel: OnTheSpotPanel) -> None:
        decision = panel.decision()
        if decision is None:
            self._accept()
            return
        self.do(
            finish_on_the_spot,
            opinion=decision.opinion,
            content=decision.content,
            certificate_number=decision.certificate_number,
            evidence=decision.evidence,
        )

    def go_on(self) -> None:
        """Accept what is shown now: what kept it from being accepted is out of the way."""
        self._accept()

    def _accept(self, **facts: Any) -> None:
        self.do(accept, **facts, **self._lines_now())

    def _lines_now(self) -> dict[str, Any]:
        """Return the list as it is now, for a case received earlier; an application brings its own."""
        return {} if self._sheet.case is None else {"materials": self._sheet.form().lines}

    def do(self, verb: Callable[..., Done], then: Callable[[Done], object] | None = None, **facts: Any) -> None:
        """Act in one transaction; a trouble leaves the panel open and the form as it is. `then` in place of handed_in."""
        form = self._sheet.form()
        subject: Subject = application_of(form)
        if form.case is not None:
            subject = form.case
            if verb is not finish_on_the_spot:
                facts["seen"] = form.seen
        self._around.work.do(
            self._page,
            hand_in,
            then or self.handed_in.emit,
            verb,
            subject,
            scans=form.scans,
            mended=tuple(name for name, _ in form.mended),
            mended_note=mended_note(form),
            draft="" if form.case is not None else PAGE,
            goes_along=bool(form.carried),
            replaces=form.replaces if form.case is None else "",
            **facts,
        )

    def open(self, panel: P, intent: Callable[[P], Intent]) -> P:
        """Show a panel in place of the keys; `intent(panel)` is what it would do now."""
        self.close()
        self._panel = panel
        self._panel_intent = lambda: intent(panel)
        panel.ended.connect(lambda: self._on_ended(panel))
        self._page.panel_wanted.emit(panel)
        self.intent_changed.emit()
        return panel

    def _on_ended(self, panel: BarPanel) -> None:
        if self._panel is panel:
            self._panel = None
            self._panel_intent = None
            self.intent_changed.emit()

    def _on_slip(self, notice: Notice) -> None:
        told = translate("Exits", "已出具：{papers}").format(papers="、".join(papers_words((notice,))))
        self._around.result(told, None)
        self._around.print_notices((notice,))
