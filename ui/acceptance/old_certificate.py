"""变更, 延续, 补证 of a certificate from before this program: its holder shows it, the clerk types what it says."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication, QObject

from app.certificates.naming import check_paper
from app.errors import Refused
from app.events.certificates import FollowKind, Follows
from app.identity.text import check_text
from app.item import Item
from app.wording import name_of, say_trouble
from ui.acceptance.scrolling_panel import ScrollingPanel
from ui.acceptance.sheet import Sheet
from ui.page import Page
from ui.surroundings import Surroundings
from ui.widgets.field import ChoiceField, DateField, Field

translate = QCoreApplication.translate
NONE = "none"


class OldCertificatePanel(ScrollingPanel):
    """`follows()` is the certificate as it stands there, None when the application is made without one after all."""

    def __init__(self, item: Item, kept: Follows | None, today: date, language: str) -> None:
        super().__init__(
            "acceptance.old",
            translate("OldCertificate", "原证（本系统启用前发的）"),
            confirm=translate("OldCertificate", "按原证申请"),
            note=translate("OldCertificate", "照申请人出示的原证填写；核对原件后再继续"),
            icon_name="badge-check",
        )
        self._today, self._language = today, language
        kinds = [(kind.value, name_of("follow", kind.value, language)) for kind in FollowKind]
        if kept is not None:
            kinds.append((NONE, translate("OldCertificate", "不用原证，按新办申请")))
        self.kind = ChoiceField(translate("OldCertificate", "申请(&T)"), "acceptance.old.kind", kinds)
        self.name = Field(translate("OldCertificate", "证照名称(&M)"), "acceptance.old.name")
        self.number = Field(translate("OldCertificate", "证照编号(&H)"), "acceptance.old.number")
        self.begin = DateField(translate("OldCertificate", "有效期自(&B)"), "acceptance.old.from")
        hint = translate("OldCertificate", "长期有效的不填")
        self.end = DateField(translate("OldCertificate", "有效期至(&E)"), "acceptance.old.to", hint=hint)
        for field, span in ((self.kind, 1), (self.name, 1), (self.number, 1), (self.begin, 1), (self.end, 1)):
            self.add(field, span)
        shown = kept or Follows(FollowKind.RENEW, item.outcome.name, "")
        self.kind.set_code(shown.kind.value)
        self.name.set_text(shown.name)
        self.number.set_text(shown.number)
        self.begin.set_value(shown.valid_from)
        self.end.set_value(shown.valid_to)
        self.problem = self._missing

    def follows(self) -> Follows | None:
        """Return the certificate. Raises Refused for signs that no paper can carry."""
        if self.kind.code() == NONE:
            return None
        kind, begin, end = FollowKind(self.kind.code()), self.begin.value(), self.end.value()
        return Follows(kind, check_text(self.name.text()), check_text(self.number.text()), begin, end)

    def _missing(self) -> str:
        for field in (self.begin, self.end):
            if field.text().strip() and field.value() is None:
                field.setFocus()
                return translate("OldCertificate", "没有这一天，请写成 2026-11-23。")
        try:
            follows = self.follows()
            if follows is not None:
                check_paper(follows, self._today)
        except Refused as trouble:
            self._place(trouble.code).setFocus()
            return say_trouble(trouble, self._language)
        return ""

    def _place(self, code: str) -> Field:
        if code == "renewal.begins_late":
            return self.begin
        if code in ("renewal.expired", "renewal.never_expires"):
            return self.end
        return self.name if not self.name.text().strip() else self.number


class OldCertificate(QObject):
    """`open()` (Ctrl+E): the application goes on with a certificate that is typed in, once an item is chosen."""

    def __init__(self, page: Page, sheet: Sheet, around: Surroundings) -> None:
        super().__init__(page)
        self._page, self._sheet, self._around = page, sheet, around

    def open(self) -> None:
        """Open the panel; without an item the search comes first, for an application that was received nothing does."""
        sheet = self._sheet
        if sheet.case is not None:
            return
        if sheet.item is None:
            self._page.noted.emit(translate("OldCertificate", "先选择事项，再按 Ctrl+E 填写原证"))
            sheet.items.focus_search()
            return
        follows = sheet.form().follows
        kept = follows if follows is not None and follows.case is None else None
        panel = OldCertificatePanel(sheet.item, kept, self._around.setting().moment.on, self._around.language)
        panel.confirmed.connect(lambda: self._on_confirmed(panel))
        self._page.panel_wanted.emit(panel)

    def _on_confirmed(self, panel: OldCertificatePanel) -> None:
        self._sheet.keep(follows=panel.follows())
        panel.close_panel()
        self._sheet.items.settled.emit()
