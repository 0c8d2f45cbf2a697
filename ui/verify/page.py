"""The page 文书验真: a code is scanned or typed, a file chosen or dropped; beside it the print ledger and the keys."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.desk import Notice, Records
from app.errors import Trouble
from app.ids import OfficerId
from app.print_ledger import PrintLine, PrintQuery
from app.register_lines import may_read_registers
from app.verify.code import looks_like_code
from app.verify.keeping import issue_key_sheet, may_keep_keys, renew_key
from app.verify.keys import PublicKey
from app.verify.verdict import Answer
from app.wording import say_trouble
from ui.codeedit import CodeEdit
from ui.page import Page, PageAction
from ui.surroundings import Surroundings
from ui.verify.answer_card import AnswerCard
from ui.verify.files import SLOT, Files, checked_text
from ui.verify.tables import keys_table, ledger_table
from ui.widgets.card import Card
from ui.widgets.field import Field
from ui.widgets.panels import ReasonPanel
from ui.widgets.segments import SegmentedChoice
from ui.widgets.text import Text

translate = QCoreApplication.translate
CHECK, LEDGER, KEYS = "check", "ledger", "keys"


def ledger(records: Records, query: PrintQuery) -> tuple[tuple[PrintLine, ...], dict[OfficerId, str]]:
    """Return the lines of the print ledger and who the officers are."""
    return records.prints(query), {one.id: one.name for one in records.officers()}


class VerifyPage(Page):
    """Begins in the field for the code; F2 goes on to the print ledger and the keys."""

    key = "verify"

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__()
        self.title = translate("Verify", "文书验真")
        self._around = surroundings
        self._answer: Answer | None = None
        self._names: dict[OfficerId, str] = {}
        self.files = Files(self, surroundings)
        self.choice = SegmentedChoice(translate("Verify", "文书验真"), "verify.choice", self._views())
        self.code = Field(
            translate("Verify", "验真码(&V)"),
            "verify.code",
            CodeEdit(),
            hint=translate("Verify", "扫描左上角的二维码，或键入 18 位验真码后回车；PDF、照片可以拖到本页"),
        )
        self.answer = AnswerCard(surroundings.language)
        words = [("all", translate("Verify", "全部")), ("again", translate("Verify", "只看重打"))]
        self.which = SegmentedChoice(translate("Verify", "台账范围"), "verify.which", words)
        self.lines = ledger_table(surroundings.language, lambda who: self._names.get(OfficerId(who), who))
        self.keys = keys_table()
        self.fingerprint = Text("", role="small", wraps=True)
        self.fingerprint.setObjectName("verify.fingerprint")
        self.setAcceptDrops(True)
        self._lay()
        self._connect()

    def _views(self) -> list[tuple[str, str]]:
        views = [(CHECK, translate("Verify", "查验"))]
        if may_read_registers(self._around.setting().officer):
            views.append((LEDGER, translate("Verify", "打印台账")))
        return [*views, (KEYS, translate("Verify", "公钥"))]

    def _lay(self) -> None:
        self._stack = QStackedWidget()
        self._sheets = {}
        for view, parts in (
            (CHECK, (self.code, self.answer)),
            (LEDGER, (self.which, self.lines)),
            (KEYS, (self.keys, self.fingerprint)),
        ):
            sheet = QWidget()
            column = QVBoxLayout(sheet)
            column.setContentsMargins(0, 0, 0, 0)
            for part in parts:
                column.addWidget(part, 1 if part in (self.answer, self.lines, self.keys) else 0)
            self._sheets[view] = sheet
            self._stack.addWidget(sheet)
        card = Card()
        head = QHBoxLayout()
        head.addWidget(self.choice)
        head.addStretch(1)
        card.add_layout(head)
        card.add(self._stack, 1)
        column = QVBoxLayout(self)
        column.addWidget(card, 1)

    def _connect(self) -> None:
        self.choice.chosen.connect(lambda _: self._show_view())
        self.which.chosen.connect(lambda _: self._ask_ledger())
        self.code.edit.returnPressed.connect(self.check)
        self.code.changed.connect(lambda _: self.code.set_message(""))
        self.lines.opened.connect(self._open_line)
        self.keys.picked.connect(self._on_key)

    def actions(self) -> list[PageAction]:  # type: ignore[override]
        """Check; walk by keys; what belongs to the view in sight."""
        shown = [
            PageAction("F2", translate("Verify", "查验 / 台账 / 公钥"), "", self.next_view, is_in_bar=False),
            PageAction("F3", translate("Verify", "到输入框或列表"), "", self.first_focus, is_in_bar=False),
        ]
        if self.choice.code() == KEYS:
            return [*shown, *self._key_actions()]
        if self.choice.code() == LEDGER:
            return shown
        has_file = self._answer is not None and self._answer.facts is not None and self._answer.notice is not None
        open_file = PageAction(
            "F10", translate("Verify", "办件档案"), "folder-open", self.open_case, is_enabled=has_file and self._reads(),
            why=translate("Verify", "查验到本机签发的文书后可以打开"),
        )  # fmt: skip
        choose = PageAction("Ctrl+O", translate("Verify", "打开文书文件"), "file-text", self.files.choose_paper)
        return [
            *shown,
            choose,
            open_file,
            PageAction("F12", translate("Verify", "查验"), "shield-check", self.check, is_primary=True),
        ]

    def _key_actions(self) -> list[PageAction]:
        is_keeper = may_keep_keys(self._around.setting().officer)
        why = "" if is_keeper else translate("Verify", "只有安全管理员或者系统管理员可以管理公钥")
        return [
            PageAction("F7", translate("Verify", "导出公钥清单"), "save", self.files.export_keys),
            PageAction("F8", translate("Verify", "导入其他单位公钥"), "folder-open", self.files.choose_keys, is_enabled=is_keeper, why=why),
            PageAction("F9", translate("Verify", "更换签名密钥"), "refresh-cw", self.renew, is_enabled=is_keeper, why=why),
            PageAction("F12", translate("Verify", "打印公钥清单"), "printer", self.print_keys, is_primary=True, is_enabled=is_keeper, why=why),
        ]  # fmt: skip

    def refresh(self, changed: set[str]) -> None:
        """Ask again when papers or keys changed."""
        if not changed or changed & {"notices"}:
            self._ask_ledger()
        if not changed or changed & {"keys", "settings"}:
            self._around.work.ask_latest(self, "keys", lambda records: records.public_keys(), self._on_keys)

    def first_focus(self) -> None:
        """Begin in the field, or in the list of the view."""
        {CHECK: self.code, LEDGER: self.lines, KEYS: self.keys}[self.choice.code()].setFocus()

    def show_case(self, number: str) -> None:
        """Check a code that was scanned on any page."""
        if looks_like_code(number):
            self.choice.set_code(CHECK)
            self._show_view()
            self.code.set_text(number)
            self.check()

    def clear_secrets(self) -> None:
        """Forget what was checked."""
        self._answer = None
        self.code.clear()
        self.answer.clear()
        self.lines.show_rows(())

    def take_trouble(self, trouble: Trouble) -> bool:
        """Tell what is no code, or no paper, beneath the field."""
        if trouble.code.startswith(("verify.", "intake.")) and self.choice.code() == CHECK:
            self._answer = None
            self.answer.clear()
            self.code.set_message(say_trouble(trouble, self._around.language), "bad")
            self.actions_changed.emit()
            return True
        return False

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take one file."""
        if len([url for url in event.mimeData().urls() if url.isLocalFile()]) == 1:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Check the file that was dropped."""
        self.take_file(event.mimeData().urls()[0].toLocalFile())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc empties the field and the answer, for the next paper."""
        if event.key() == Qt.Key.Key_Escape and self.choice.code() == CHECK and (self._answer or self.code.text()):
            self.clear_secrets()
            self.refresh({"notices"})
            self.first_focus()
            self.actions_changed.emit()
            return
        super().keyPressEvent(event)

    def check(self) -> None:
        """Enter or F12: what the code says."""
        if not self.code.text().strip():
            self.code.set_message(translate("Verify", "请先扫码或者键入验真码"), "warn")
            return
        self._around.work.ask_latest(self, SLOT, checked_text, self.show_answer, self.code.text())

    def take_file(self, name: str) -> None:
        """Check a paper that came as a file."""
        self.choice.set_code(CHECK)
        self._show_view()
        self.code.set_text("")
        self.files.take(name)

    def show_answer(self, answer: Answer) -> None:
        """Show the verdict; the field is ready for the next code."""
        self._answer = answer
        self.code.set_message("")
        self.answer.show_answer(answer)
        self.code.edit.selectAll()
        self.actions_changed.emit()

    def open_case(self) -> None:
        """F10: the case file of the paper that was checked."""
        facts = self._answer.facts if self._answer is not None else None
        if facts is not None and facts.case_number:
            self.case_wanted.emit(facts.case_number)

    def next_view(self) -> None:
        """F2: the next view."""
        codes = [code for code, _ in self._views()]
        self.choice.set_code(codes[(codes.index(self.choice.code()) + 1) % len(codes)])
        self._show_view()
        self.first_focus()

    def renew(self) -> None:
        """F9: a new signing key, with the reason on record."""
        panel = ReasonPanel(
            "verify.renew",
            translate("Verify", "更换签名密钥"),
            confirm=translate("Verify", "更换"),
            reason_label=translate("Verify", "理由（记入档案）(&R)"),
            note=translate("Verify", "以前签发的文书仍可验真；更换后请把新的公钥清单发给需要验真的单位"),
            icon_name="refresh-cw",
        )

        def confirm() -> None:
            self._around.work.do(self, renew_key, lambda key: self._on_renewed(panel, key), panel.values()[1])

        panel.confirmed.connect(confirm)
        self.panel_wanted.emit(panel)

    def print_keys(self) -> None:
        """F12: the keys as a paper of the office."""
        self._around.work.do(self, issue_key_sheet, self._on_sheet)

    def _on_renewed(self, panel: ReasonPanel, key: PublicKey) -> None:
        panel.close_panel()
        self.result_told.emit(translate("Verify", "已更换签名密钥，新公钥 {key}").format(key=key.id), None)

    def _on_sheet(self, notice: Notice) -> None:
        self._around.print_notices((notice,))
        self._around.result(translate("Verify", "已出具《{title}》").format(title=notice.title), None)

    def _show_view(self) -> None:
        self._stack.setCurrentWidget(self._sheets[self.choice.code()])
        self.actions_changed.emit()

    def _reads(self) -> bool:
        return bool(self._answer and self._answer.facts and self._answer.facts.case_number)

    def _ask_ledger(self) -> None:
        if may_read_registers(self._around.setting().officer):
            query = PrintQuery(is_reprints_only=self.which.code() == "again")
            self._around.work.ask_latest(self, "ledger", ledger, self._on_ledger, query)

    def _on_ledger(self, found: tuple[tuple[PrintLine, ...], dict[OfficerId, str]]) -> None:
        lines, self._names = found
        self.lines.show_rows(lines)

    def _on_keys(self, keys: tuple[PublicKey, ...]) -> None:
        self.keys.show_rows(keys)

    def _on_key(self, key: object) -> None:
        if isinstance(key, PublicKey):
            self.fingerprint.show_text(translate("Verify", "公钥：{text}").format(text=key.fingerprint))

    def _open_line(self, line: object) -> None:
        if isinstance(line, PrintLine) and line.case_number:
            self.case_wanted.emit(line.case_number)
