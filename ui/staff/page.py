"""The page 人员岗位: the list of accounts on the left, one account on the right."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout

from app.officer import Officer
from app.staffing import set_officer, staff
from app.wording import name_of
from ui.page import Page, PageAction
from ui.staff.form import StaffForm
from ui.surroundings import Surroundings
from ui.widgets.card import Card
from ui.widgets.case_model import Column
from ui.widgets.case_table import CaseTable
from ui.widgets.layouts import ScrollColumn
from ui.widgets.worklist import WorkList

translate = QCoreApplication.translate


class StaffPage(Page):
    """F2 begins a new account, F12 saves; a password is set beside the account and never shown."""

    key = "staff"

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__()
        self.title = translate("StaffPage", "人员岗位")
        self._around = surroundings
        self.form = StaffForm(surroundings.language)
        self.table = CaseTable(
            "staff.list",
            translate("StaffPage", "全部人员"),
            [
                Column(translate("StaffPage", "工号"), lambda officer: str(officer.id), 6),
                Column(translate("StaffPage", "姓名"), lambda officer: str(officer.name), 6),
                Column(translate("StaffPage", "岗位与角色"), self._duties),
            ],
            key=lambda officer: officer.id,
        )
        card = Card(translate("StaffPage", "人员"))
        card.add(self.table, 1)
        detail = ScrollColumn()
        detail.add(self.form)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(WorkList(card, detail, share=0.42, most=680))
        self.table.picked.connect(self._on_picked)
        self.refresh(set())

    def actions(self) -> list[PageAction]:  # type: ignore[override]
        """New account, save."""
        return [
            PageAction("F2", translate("StaffPage", "新账号"), "user-plus", self.form.show_new),
            PageAction("F12", translate("StaffPage", "保存"), "save", self.save, is_primary=True),
        ]

    def refresh(self, changed: set[str]) -> None:
        """Ask for the list anew."""
        self.form.show_office(self._around.setting().office)
        self._around.work.ask(self, staff, self._on_staff)

    def first_focus(self) -> None:
        """Begin in the list."""
        self.table.setFocus()

    def save(self) -> None:
        """Save the account, then its password."""
        secret = self.form.secret.text()
        if self.form.is_new() and not secret:
            self.form.secret.set_message(translate("StaffPage", "请为新账号设置密码。"), "bad")
            self.form.secret.edit.setFocus()
            return
        self._around.work.do(self, set_officer, lambda saved: self._on_saved(saved, secret), self.form.officer())

    def _on_saved(self, saved: Officer, secret: str) -> None:
        if secret:
            self._around.work.run(self, self._around.set_password, lambda _: self._told(saved), saved.id, secret)
        else:
            self._told(saved)

    def _told(self, saved: Officer) -> None:
        self.form.show_officer(saved)
        self.result_told.emit(translate("StaffPage", "{name} 的账号已保存").format(name=saved.name), None)
        self.refresh(set())

    def _on_staff(self, found: tuple[Officer, ...]) -> None:
        self.table.show_rows(found)

    def _on_picked(self, officer: object) -> None:
        if isinstance(officer, Officer):
            self.form.show_officer(officer)

    def _duties(self, officer: Officer) -> str:
        if not officer.is_active:
            return translate("StaffPage", "已停用")
        language = self._around.language
        posts = dict.fromkeys(name_of("post", one.post.value, language) for one in officer.appointments)
        roles = (name_of("role", role.value, language) for role in officer.roles)
        return "、".join((*posts, *roles))
