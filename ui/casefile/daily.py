"""What a real day brings to a case file: 更正 (asked, previewed, signed by the lead), 材料退还, 材料移交."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject

from app.act import Done
from app.case_rules import pending_of
from app.casefile import CaseFile
from app.correcting import ask_correction
from app.correction_proposal import Tried, change_words, tried
from app.desk import Notice
from app.hearing.answer import answer_hearing
from app.ids import EventId
from app.in_office import may_be_offered_back, may_go_back
from app.notices.issue import preview_record
from app.notices.render import Paper
from app.originals import hand_over_materials, return_materials
from app.people import may, may_second
from app.register_words import grouped
from app.second import sign
from app.state import Case
from app.wording import say, say_trouble
from app.workflow import Action
from ui.casefile.acts import Acts
from ui.casefile.correct_panel import CorrectPanel
from ui.casefile.hearing_panel import HearingPanel
from ui.casefile.material_panels import HandOverPanel, ReturnPanel
from ui.casefile.opening import Opening
from ui.casefile.words import shared_words
from ui.page import Page, PageAction
from ui.second_signature import sign_by
from ui.surroundings import Surroundings
from ui.widgets.panels import BarPanel, SecondOfficerPanel

translate = QCoreApplication.translate
AFTER_LAST_KEY = 200


class DailyActs(QObject):
    """`actions(told)` offers what this officer may do now; the chosen paper is the one under the cursor."""

    def __init__(
        self,
        page: Page,
        around: Surroundings,
        acts: Acts,
        opening: Opening,
        told: Callable[[], CaseFile | None],
        notice: Callable[[], Notice | None],
    ) -> None:
        super().__init__(page)
        self._page, self._around, self._acts, self._opening = page, around, acts, opening
        self._told, self._notice = told, notice
        self._panel: CorrectPanel | None = None
        self._timer = around.work.after(self, AFTER_LAST_KEY, self._try)

    def actions(self, case: Case) -> list[PageAction]:
        """Return 更正 (or its signature), 材料移交 and 材料退还, as far as they are open to the officer."""
        officer, shown = self._around.setting().officer, []
        waiting = pending_of(case, Action.CORRECT)
        may_sign = waiting is not None and may_second(officer, Action.CORRECT, case, waiting.officer)
        if may_sign or may(officer, Action.CORRECT, case):
            word = translate("CaseFile", "更正复核") if waiting is not None else translate("CaseFile", "更正")
            shown.append(PageAction("Ctrl+G", word, "pencil", self.correct))
        if may(officer, Action.ANSWER_HEARING, case):
            shown.append(PageAction("Ctrl+H", translate("CaseFile", "听证申请"), "gavel", self.answer_hearing))
        if may_go_back(case):
            if may(officer, Action.HAND_OVER_MATERIALS, case):
                word = translate("CaseFile", "材料移交")
                shown.append(PageAction("Ctrl+M", word, "truck", self.hand_over))
            if may_be_offered_back(case) and may(officer, Action.RETURN_MATERIALS, case):
                shown.append(PageAction("Ctrl+R", translate("CaseFile", "材料退还"), "package", self.give_back))
        return shown

    def correct(self) -> None:
        """Ctrl+G: put an entry right, or sign what another asked."""
        held = self._told()
        if held is None:
            return
        waiting = pending_of(held.case, Action.CORRECT)
        if waiting is None:
            self._ask(held)
        elif may_second(self._around.setting().officer, Action.CORRECT, held.case, waiting.officer):
            self._sign_here(waiting.event, change_words(waiting.body.proposal, self._around.language))
        else:
            self._sign_as_second(held.case, waiting.event)

    def answer_hearing(self) -> None:
        """Ctrl+H: a party that was told asks for the hearing at the window, or waives it."""
        held = self._told()
        if held is None:
            return
        panel = HearingPanel(held.case, self._around.setting().calendar, self._around.language)
        self._acts.open_panel(panel)
        self._acts.keep(panel, panel.statement)
        told = translate("CaseFile", "听证申请已登记")
        panel.confirmed.connect(lambda: self._acts.do(answer_hearing, told, **panel.facts(), seen=self._acts.seen()))

    def give_back(self) -> None:
        """Ctrl+R: papers go back to the applicant."""
        held = self._told()
        if held is None:
            return
        panel = self._acts.open_panel(ReturnPanel(held.case, self._around.language, shared_words(held.shared)))
        told = translate("CaseFile", "材料已退还")
        panel.confirmed.connect(lambda: self._acts.do(return_materials, told, **panel.facts(), seen=self._acts.seen()))

    def hand_over(self) -> None:
        """Ctrl+M: papers go to the department, or come back."""
        held = self._told()
        if held is None:
            return
        panel = self._acts.open_panel(HandOverPanel(held.case, self._around.language))
        told = translate("CaseFile", "材料已移交")
        panel.confirmed.connect(
            lambda: self._acts.do(hand_over_materials, told, **panel.facts(), seen=self._acts.seen())
        )

    def _ask(self, held: CaseFile) -> None:
        chosen = self._notice()
        own, language = self._around.setting().own_papers, self._around.language
        panel = CorrectPanel(held.case, held.notices, own, language, chosen.id if chosen else None)
        self._acts.open_panel(panel)
        self._acts.keep(panel, panel.reason)
        self._panel = panel
        panel.changed.connect(self._timer.start)
        panel.ended.connect(lambda: self._on_ended(panel))
        told = translate("CaseFile", "已申请更正，待首席代表复核")
        panel.confirmed.connect(
            lambda: self._acts.do(
                ask_correction, told, then=lambda done: self._sign_as_second(done.case, done.events[0]),
                values=panel.values(), reason=panel.reason.text(), paper=panel.paper(), seen=self._acts.seen(),
            )
        )  # fmt: skip

    def _try(self) -> None:
        """Ask what the correction would do, without doing it."""
        held, panel = self._told(), self._panel
        if held is None or panel is None:
            return
        values = panel.values()
        if not values:
            panel.show_effect("")
            return
        today = self._around.setting().moment.on
        self._around.work.ask_latest(
            self,
            "tried",
            tried,
            lambda found: self._on_tried(panel, held.case, found),
            held.case.id,
            values,
            panel.paper(),
            today,
        )

    def _on_tried(self, panel: CorrectPanel, case: Case, found: Tried) -> None:
        if panel is not self._panel:
            return
        language = self._around.language
        if found.proposal is None:
            panel.show_effect(say_trouble(found.trouble, language) if found.trouble else "", "bad")
            return
        papers = "、".join(f"《{title}》" for title in found.titles)
        told = say("correction.papers", language, papers=papers) if papers else say("correction.no_papers", language)
        changes = change_words({"values": found.proposal.values, "before": found.proposal.before}, language)
        panel.show_effect(f"{changes}　{told}", "warn" if papers else None)
        if found.proposal.papers:
            first = found.proposal.papers[0]
            self._around.work.paper_latest(
                self, "preview", preview_record, lambda paper: self._on_paper(panel, found.titles[0], paper),
                self._around.setting(), first.template, first.record, case,
            )  # fmt: skip

    def _on_paper(self, panel: CorrectPanel, title: str, paper: Paper) -> None:
        if panel is self._panel:
            self._opening.show_preview(title, paper.pdf)

    def _on_ended(self, panel: CorrectPanel) -> None:
        self._timer.stop()
        if panel is self._panel:
            self._panel = None
            self._opening.close()

    def _sign_here(self, asked: EventId, what: str) -> None:
        title = translate("CaseFile", "更正复核")
        panel = self._acts.open_panel(
            BarPanel("casefile.correct.sign", title, confirm=translate("CaseFile", "同意更正"), note=what)
        )
        panel.confirmed.connect(lambda: self._acts.do(sign, translate("CaseFile", "案件已更正"), asked=asked))

    def _sign_as_second(self, case: Case, asked: EventId) -> None:
        title = translate("CaseFile", "更正复核")
        note = translate("CaseFile", "首席代表在本机输入工号和密码；也可以稍后在自己的审批页面复核")
        panel = self._acts.open_panel(SecondOfficerPanel("casefile.second", title, note=note))
        sign_by(panel, self._page, self._around, case, asked, self._on_signed)

    def _on_signed(self, done: Done) -> None:
        self._acts.end()
        told = translate("CaseFile", "案件已更正：{number}").format(number=grouped(done.case.number))
        self._around.result(told, None)
        self._around.print_notices(done.notices)
