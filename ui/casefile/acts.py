"""What can be done to a case from its file: each act opens a panel, happens in one transaction, and prints its papers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Signal

from app.act import Done
from app.case_rules import pending_of
from app.casefile import CaseFile, reveal
from app.delivery.serve import serve_paper
from app.desk import Notice
from app.filing import add_note
from app.ids import EventId
from app.people import may_second
from app.register_words import grouped
from app.second import sign
from app.state import Case
from app.withdrawing import ask_void, terminate, withdraw
from app.workflow import Action
from ui.casefile.panels import NotePanel, TerminatePanel, WithdrawPanel
from ui.casefile.paper_served_panel import PaperServedPanel
from ui.casefile.words import shared_words
from ui.page import Page
from ui.second_signature import sign_by
from ui.surroundings import Surroundings
from ui.widgets.field import Field, TextField
from ui.widgets.panels import BarPanel, ReasonPanel, SecondOfficerPanel

translate = QCoreApplication.translate


class Acts(QObject):
    """`note()`, `withdraw()`, `terminate()`, `void()`, `print_notice(n)`, `serve_notice(n)`, `reveal()`.

    `kept` holds what was typed into a panel that is still open, by case and panel; `typed()` follows each change.
    """

    typed = Signal()
    revealed = Signal()

    def __init__(self, page: Page, around: Surroundings, told: Callable[[], CaseFile | None]) -> None:
        super().__init__(page)
        self._page = page
        self._around = around
        self._told = told
        self._panel: BarPanel | None = None
        self.kept: dict[str, str] = {}

    def note(self) -> None:
        """F7: a remark."""
        panel = self.open_panel(NotePanel())
        self.keep(panel, panel.text)
        told = translate("CaseFile", "备注已记入档案")
        panel.confirmed.connect(lambda: self.do(add_note, told, text=panel.text.text()))

    def withdraw(self) -> None:
        """F8: the applicant takes the application back."""
        held = self._told()
        if held is None:
            return
        panel = self.open_panel(WithdrawPanel(held.case, shared_words(held.shared)))
        self.keep(panel, panel.reason)
        self.keep(panel, panel.returned)
        told = translate("CaseFile", "申请已撤回")
        panel.confirmed.connect(
            lambda: self.do(withdraw, told, reason=panel.values()[1], returned=panel.materials(), seen=self.seen())
        )

    def terminate(self) -> None:
        """F9: the office ends the case."""
        panel = self.open_panel(TerminatePanel())
        self.keep(panel, panel.clause)
        self.keep(panel, panel.reason)
        told = translate("CaseFile", "已终止办理")
        panel.confirmed.connect(lambda: self.do(terminate, told, **panel.facts(), seen=self.seen()))

    def void(self) -> None:
        """F10: ask for 作废, or sign what another asked."""
        held = self._told()
        waiting = pending_of(held.case, Action.VOID) if held is not None else None
        if held is None:
            return
        if waiting is None:
            self._ask_void()
        elif may_second(self._around.setting().officer, Action.VOID, held.case, waiting.officer):
            self._sign_here(waiting.event, str(waiting.body.reason))
        else:
            self._sign_as_second(held.case, waiting.event)

    def print_notice(self, notice: Notice) -> None:
        """F5: print what was never printed; a reprint needs a reason."""
        if not notice.prints:
            self._around.print_notices((notice,))
            return
        panel = self.open_panel(
            ReasonPanel(
                "casefile.reprint",
                translate("CaseFile", "重打《{title}》").format(title=notice.title),
                confirm=translate("CaseFile", "重打"),
                reason_label=translate("CaseFile", "重打原因（记入档案）(&R)"),
                note=translate("CaseFile", "已打印 {n} 次；重打的内容与存档完全相同").format(n=notice.prints),
                icon_name="printer",
            )
        )
        self.keep(panel, panel.reason)

        def confirm() -> None:
            self._around.print_notices((notice,), panel.values()[1])
            self.end()

        panel.confirmed.connect(confirm)

    def serve_notice(self, notice: Notice) -> None:
        """F11: a paper other than the result reached its recipient."""
        held = self._told()
        if held is None:
            return
        panel = self.open_panel(
            PaperServedPanel(held.case, notice, self._around.language, lambda: self._around.setting().moment.on)
        )
        told = translate("CaseFile", "已登记《{title}》送达").format(title=notice.title)
        papers = (notice.number or notice.id,)
        panel.confirmed.connect(lambda: self.do(serve_paper, told, papers=papers, **panel.facts(), seen=self.seen()))

    def reveal(self) -> None:
        """F6: identity number and telephone, on record."""
        held = self._told()
        if held is not None:
            self._around.work.do(self._page, reveal, lambda _: self.revealed.emit(), held.case.id)

    def close(self) -> None:
        """Forget the open panel: another case is shown."""
        if self._panel is not None:
            self._panel.close_panel()
        self._panel = None

    def _ask_void(self) -> None:
        panel = self.open_panel(
            ReasonPanel(
                "casefile.void",
                translate("CaseFile", "申请作废"),
                confirm=translate("CaseFile", "申请作废"),
                reason_label=translate("CaseFile", "作废原因(&R)"),
                note=translate("CaseFile", "仅用于录入错误；须由首席代表复核，编号和文书保留并注明作废"),
                icon_name="file-x",
            )
        )
        self.keep(panel, panel.reason)
        told = translate("CaseFile", "已申请作废，待首席代表复核")
        panel.confirmed.connect(
            lambda: self.do(ask_void, told, then=self._after_ask, reason=panel.values()[1], seen=self.seen())
        )

    def _after_ask(self, done: Done) -> None:
        self._sign_as_second(done.case, done.events[0])

    def _sign_as_second(self, case: Case, asked: EventId) -> None:
        title = translate("CaseFile", "作废复核")
        note = translate("CaseFile", "首席代表在本机输入工号和密码；也可以稍后在自己的审批页面复核")
        panel = self.open_panel(SecondOfficerPanel("casefile.second", title, note=note))
        sign_by(panel, self._page, self._around, case, asked, self._on_voided)

    def _sign_here(self, asked: EventId, reason: str) -> None:
        title = translate("CaseFile", "作废复核")
        panel = self.open_panel(
            BarPanel("casefile.sign", title, confirm=translate("CaseFile", "同意作废"), note=reason)
        )
        panel.confirmed.connect(lambda: self.do(sign, translate("CaseFile", "案件已作废"), asked=asked))

    def _on_voided(self, done: Done) -> None:
        self.end()
        self._around.result(
            translate("CaseFile", "案件已作废：{number}").format(number=grouped(done.case.number)), None
        )

    def begin_again(self, action: Action | None, content: Mapping[str, Any]) -> None:
        """Open the panel of an act that the center did not adopt, with what was typed the first time."""
        held = self._told()
        opened = (
            {
                Action.ADD_NOTE: (self.note, "casefile.note"),
                Action.WITHDRAW: (self.withdraw, "casefile.withdraw"),
                Action.TERMINATE: (self.terminate, "casefile.terminate"),
                Action.VOID: (self.void, "casefile.void"),
            }.get(action)
            if action is not None
            else None
        )
        if held is None or opened is None:
            return
        slot, name = opened
        for field, text in content.items():
            self.kept.setdefault(f"{held.case.id} {name}.{field}", str(text))
        slot()

    def open_panel(self, panel: Any) -> Any:
        """Show a panel in place of the acts."""
        self._panel = panel
        self._page.panel_wanted.emit(panel)
        return panel

    def keep(self, panel: BarPanel, field: Field | TextField) -> None:
        """Give back what was typed before a lock or a crash, and keep what is typed now."""
        held = self._told()
        if held is None:
            return
        key = f"{held.case.id} {field.objectName()}"
        if key in self.kept:
            field.set_text(self.kept[key])

        def keep(text: str) -> None:
            self.kept[key] = text
            self.typed.emit()

        field.changed.connect(keep)
        panel.cancelled.connect(lambda: self._drop(key))

    def _drop(self, start: str) -> None:
        self.kept = {key: text for key, text in self.kept.items() if not key.startswith(start)}
        self.typed.emit()

    def seen(self) -> str | None:
        """Return the content hash of the case as it is shown."""
        held = self._told()
        return held.case.last_hash if held is not None else None

    def do(
        self, verb: Callable[..., Done], told: str, /, *, then: Callable[[Done], object] | None = None, **facts: Any
    ) -> None:
        """Do a verb to the case that is shown, tell it, print its papers."""
        held = self._told()
        if held is None:
            return

        def on_done(done: Done) -> None:
            self.end()
            self._around.result(f"{told}：{grouped(done.case.number)}", done)
            self._around.print_notices(done.notices)
            if then is not None:
                then(done)

        self._around.work.do(self._page, verb, on_done, held.case.id, **facts)

    def end(self) -> None:
        """Close the panel and forget what was typed in it: it is done."""
        held = self._told()
        if held is not None:
            self._drop(held.case.id)
        self.close()
