"""What the result line says of the papers of the last act, as the printer answers; and whether the act can be undone."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QObject

from app.desk import Notice
from app.ids import CaseId, NoticeId
from ui.shell.printing import PaperState, Printing
from ui.widgets.result_line import ResultLine

translate = QCoreApplication.translate


class ToldPapers(QObject):
    """`begin(case)` with a new result, `follow(notices)` with its papers. opencrvs 12809: "printed" stands there only
    once the printer took the paper, and only a paper that is out ends the undo.
    """

    def __init__(self, result: ResultLine, printing: Printing, note: Callable[[str], object]) -> None:
        super().__init__(result)
        self._result, self._note = result, note
        self._case: CaseId | None = None
        self._states: dict[NoticeId, PaperState] = {}
        printing.went.connect(self._on_went)

    def begin(self, case: CaseId | None) -> None:
        """Another result stands in the line; with `case` that of an act that can be taken back."""
        self._case = case
        self._states = {}

    def tell(self, text: str, take_back: Callable[[], object] | None) -> None:
        """A page tells what was done on it. While an act can be taken back, that lies over its line, or is a remark beside it."""
        if self._case is None or not self._result.is_pending():
            self._result.show_result(text, undo=take_back)
            self.begin(None)
        elif take_back is not None:
            self._result.lay_over(text, take_back)
        else:
            self._note(text)
            self._result.lift()

    def follow(self, notices: Sequence[Notice]) -> None:
        """These papers go to the printer, in the order in which the line names them."""
        self._states.update({notice.id: PaperState.WAITING for notice in notices})
        self._show()

    def _on_went(self, notice: Notice, state: PaperState) -> None:
        is_told = notice.id in self._states
        if is_told:
            self._states[notice.id] = state
            self._show()
        if not is_told and (self._case is None or notice.case != self._case):
            return
        if state is PaperState.PRINTED:
            self._result.end_undo()
        else:
            self._result.hold_undo(is_held=state is PaperState.IN_HAND)

    def _show(self) -> None:
        states = list(self._states.values())
        is_short = any(state in (PaperState.FAILED, PaperState.REFUSED) for state in states)
        self._result.show_prints([_word(state) for state in states], is_short=is_short)


def _word(state: PaperState) -> str:
    return {
        PaperState.WAITING: translate("ToldPapers", "待打印"),
        PaperState.IN_HAND: translate("ToldPapers", "正在打印"),
        PaperState.PRINTED: translate("ToldPapers", "已打印"),
        PaperState.FAILED: translate("ToldPapers", "没有打印出来，应打印"),
        PaperState.REFUSED: translate("ToldPapers", "没有打印，应打印"),
    }[state]
