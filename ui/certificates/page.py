"""The page 证照到期: permits that expire within sixty days, whom to call, and the way to their renewal."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from app.casefile import reveal
from app.certificates.expiring import MOST, Chance, ExpiringPermit, expiring
from app.certificates.naming import OLD_PAPER, subject_of
from app.certificates.renewal import WARNING_DAYS
from app.clock.light import Light
from app.events.certificates import FollowKind
from app.people import may
from app.workflow import Action
from ui.certificates.detail import PermitDetail
from ui.certificates.words import chance_word, days_left
from ui.page import Page, PageAction
from ui.pages import pages_for
from ui.surroundings import Surroundings
from ui.widgets.card import Card
from ui.widgets.case_model import Column
from ui.widgets.case_table import CaseTable
from ui.widgets.empty import EmptyState
from ui.widgets.text import Text
from ui.widgets.worklist import WorkList

translate = QCoreApplication.translate
EVERY_HOUR = 3_600_000  # ms: a day ends without anybody pressing a key


class CertificatesPage(Page):
    """Begins in the list, the nearest expiry first; F12 takes the renewal of the permit under the cursor."""

    key = "certificates"

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__()
        self.title = translate("CertificatesPage", "证照到期")
        self._around = surroundings
        self._line: ExpiringPermit | None = None
        self._revealed = ""
        self.table = CaseTable(
            "certificates.list",
            translate("CertificatesPage", "即将到期的证照"),
            [
                Column(translate("CertificatesPage", "距届满"), days_left, 8, light=lambda line: str(line.light.value)),
                Column(translate("CertificatesPage", "持证人"), lambda line: str(line.row.holder)),
                Column(translate("CertificatesPage", "证照"), lambda line: str(line.row.name), 10),
                Column(translate("CertificatesPage", "届满日"), lambda line: line.row.valid_to.isoformat(), 7),
                Column(translate("CertificatesPage", "延续"), lambda line: chance_word(line.chance), 6),
            ],
            key=lambda line: line.row.case,
        )
        self.detail = PermitDetail()
        self._empty = EmptyState(
            "circle-check",
            translate("CertificatesPage", "没有即将到期的证照"),
            translate("CertificatesPage", "{n} 天内届满的证照会列在这里；其他证照在其办件档案里按 Ctrl+E 办理").format(
                n=WARNING_DAYS
            ),
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._empty)
        card = Card(
            translate("CertificatesPage", "即将到期"),
            note=translate("CertificatesPage", "{n} 天内届满，届满后再列 30 天").format(n=WARNING_DAYS),
        )
        self.more = Text("", role="small", wraps=True)
        self.more.setObjectName("certificates.more")
        self.more.hide()
        card.add(self._stack, 1)
        card.add(self.more)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(WorkList(card, self.detail, share=0.62, most=1200))
        self.table.picked.connect(self._on_picked)
        self.table.opened.connect(lambda _: self.renew())
        self._around.work.every(self, EVERY_HOUR, lambda: self.refresh({"cases"}))

    def actions(self) -> list[PageAction]:  # type: ignore[override]
        """Return what can be done with the permit under the cursor; what cannot is grey and says why."""
        is_clerk = any(entry.key == "acceptance" for entry in pages_for(self._around.setting().officer))
        why = "" if is_clerk else translate("CertificatesPage", "您没有窗口岗位")
        older = translate("CertificatesPage", "系统启用前发的证照")
        quiet = [
            PageAction("F2", older, "file-plus", self.begin_on_paper, is_enabled=is_clerk, why=why),
            PageAction("F3", translate("CertificatesPage", "到列表"), "", self.first_focus, is_in_bar=False),
        ]
        line = self._line
        if line is None:
            return quiet
        why = self._why_not(line)
        shown = [
            PageAction(
                "F6",
                translate("CertificatesPage", "显示电话"),
                "phone",
                self.reveal,
                is_enabled=not self._is_revealed(),
            ),
            PageAction("F10", translate("CertificatesPage", "办件档案"), "folder-open", self._open_file),
        ]
        if line.row.renewal is not None:
            shown.append(
                PageAction("F9", translate("CertificatesPage", "正在办理的申请"), "arrow-right", self._open_renewal)
            )
        for key, text, kind in (
            ("F7", translate("CertificatesPage", "变更"), FollowKind.CHANGE),
            ("F8", translate("CertificatesPage", "补证"), FollowKind.REISSUE),
            ("F12", translate("CertificatesPage", "办理延续"), FollowKind.RENEW),
        ):
            icon = "badge-check" if kind is FollowKind.RENEW else "file-pen"
            is_primary = kind is FollowKind.RENEW
            slot = self._beginner(kind)
            shown.append(PageAction(key, text, icon, slot, is_primary=is_primary, is_enabled=not why, why=why))
        return [*quiet, *shown]

    def refresh(self, changed: set[str]) -> None:
        """Ask for the list anew when a case changed."""
        if changed and "cases" not in changed:
            return
        setting = self._around.setting()
        self._around.work.ask_latest(
            self, "list", expiring, self._on_list, setting.officer, setting.calendar, setting.moment.on
        )

    def first_focus(self) -> None:
        """Begin in the list."""
        (self.table if self.table.isVisibleTo(self) else self._empty).setFocus()

    def show_case(self, number: str) -> None:
        """Put the cursor on the certificate of this case, if it is on the list."""
        for at in range(self.table.model_.rowCount()):
            line = self.table.model_.row_value(at)
            if line is not None and line.row.case == number:
                self.table.setCurrentIndex(self.table.model_.index(at, 0))

    def clear_secrets(self) -> None:
        """Mask the telephone again."""
        self._revealed = ""
        self._show()

    def renew(self) -> None:
        """Enter: the renewal of the permit under the cursor, if it may begin."""
        action = next((one for one in self.actions() if one.key_sequence == "F12"), None)
        if action is not None and action.is_enabled:
            self._begin(FollowKind.RENEW)

    def begin_on_paper(self) -> None:
        """F2: an application on a certificate that is on no list, since it is older than this program."""
        self._around.go("acceptance", OLD_PAPER)

    def reveal(self) -> None:
        """F6: the telephone of the holder, on record."""
        line = self._line
        if line is not None:
            self._around.work.do(self, reveal, lambda _: self._on_revealed(line.row.case), line.row.case)

    def _why_not(self, line: ExpiringPermit) -> str:
        if line.row.renewal is not None:
            return translate("CertificatesPage", "这本证照已有申请正在办理")
        if line.chance is Chance.EXPIRED:
            return translate("CertificatesPage", "有效期已过，不能延续")
        if not may(self._around.setting().officer, Action.REGISTER, None, department=line.row.department):
            return translate("CertificatesPage", "您在该部门没有窗口岗位")
        return ""

    def _beginner(self, kind: FollowKind) -> Callable[[], object]:
        return lambda: self._begin(kind)

    def _begin(self, kind: FollowKind) -> None:
        if self._line is not None:
            self._around.go("acceptance", subject_of(kind, self._line.row.case))

    def _open_file(self) -> None:
        if self._line is not None:
            self._around.go("casefile", self._line.row.case)

    def _open_renewal(self) -> None:
        if self._line is not None and self._line.row.renewal is not None:
            self._around.go("casefile", self._line.row.renewal)

    def _on_list(self, lines: tuple[ExpiringPermit, ...]) -> None:
        self.table.show_rows(lines)
        self._stack.setCurrentWidget(self.table if lines else self._empty)
        cut = translate("CertificatesPage", "只列出最先届满的 {n} 本，其余请先办理前面的").format(n=MOST)
        self.more.show_text(cut if len(lines) >= MOST else "", "warn")
        self.more.setVisible(len(lines) >= MOST)
        if not lines:
            self._on_picked(None)
        pressing = [line for line in lines if line.chance in (Chance.DISPUTED, Chance.OPEN, Chance.LATE)]
        is_warning = any(line.light is Light.YELLOW for line in pressing)
        self.count_changed.emit(len(pressing), "warn" if is_warning else "")

    def _on_picked(self, line: object) -> None:
        self._line = line if isinstance(line, ExpiringPermit) else None
        self._show()
        self.actions_changed.emit()

    def _on_revealed(self, case: str) -> None:
        self._revealed = case
        self._show()
        self.actions_changed.emit()

    def _is_revealed(self) -> bool:
        return self._line is not None and self._revealed == self._line.row.case

    def _show(self) -> None:
        self.detail.show_line(self._line, self._around.setting().office, is_revealed=self._is_revealed())
