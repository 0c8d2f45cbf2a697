"""The page 人员岗位: the list of accounts on the left, one account on the right."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from app.ids import OfficerId
from app.officer import EVERY_DEPARTMENT, Officer, Role
from app.post import Post
from app.staffing import set_officer, staff
from app.stand_ins import end_stand_in, set_stand_in
from app.wording import name_of
from ui.page import Page, PageAction
from ui.staff.form import StaffForm
from ui.staff.stand_in_card import current
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
        self._is_administrator = surroundings.setting().officer.has_role(Role.SYSTEM_ADMIN)
        self._staff: tuple[Officer, ...] = ()
        self._wanted: OfficerId | None = None
        self.form = StaffForm(surroundings.language, is_administrator=self._is_administrator)
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
        """Stand-ins, and for the administrator: new account, save."""
        card, today = self.form.stand_in, self._around.setting().moment.on
        is_held = card.ending(today) is not None
        none = "" if is_held else translate("StaffPage", "该人员目前没有代岗人")
        shown = [
            PageAction("F7", translate("StaffPage", "设置代岗"), "users", self.set_stand_in),
            PageAction(
                "F8", translate("StaffPage", "结束代岗"), "user-x", self.end_stand_in, is_enabled=is_held, why=none
            ),
        ]
        if not self._is_administrator:
            return shown
        return [
            PageAction("F2", translate("StaffPage", "新账号"), "user-plus", self._begin_new),
            *shown,
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

    def set_stand_in(self) -> None:
        """F7: go to the stand-in's fields; from there, the chosen officer has a stand-in from day to day."""
        card = self.form.stand_in
        focus: QWidget | None = QApplication.focusWidget()
        if focus is None or not card.isAncestorOf(focus):
            card.stand_in.setFocus()
            return
        problem = card.problem(self._around.language)
        if problem:
            self.problem_told.emit(problem)
            card.stand_in.setFocus()
            return
        absent, stand_in, days = card.facts()
        told = translate("StaffPage", "代岗已设置")
        self._around.work.do(
            self, set_stand_in, lambda saved: self._told_stand_in(saved, told), absent, stand_in, **days
        )

    def end_stand_in(self) -> None:
        """F8: the chosen officer is back."""
        card = self.form.stand_in
        held = card.ending(self._around.setting().moment.on)
        if card.officer is not None and held is not None:
            told = translate("StaffPage", "代岗已结束")
            self._around.work.do(
                self, end_stand_in, lambda saved: self._told_stand_in(saved, told), card.officer.id, held.officer
            )

    def _told_stand_in(self, saved: Officer, told: str) -> None:
        self.result_told.emit(f"{told}：{saved.name}", None)
        self.refresh(set())

    def _begin_new(self) -> None:
        self.form.show_new()
        self._show_stand_in(None)

    def _show_stand_in(self, officer: Officer | None) -> None:
        self.form.stand_in.show_officer(officer, self._staff, self._around.setting().moment.on)
        self.actions_changed.emit()

    def _on_saved(self, saved: Officer, secret: str) -> None:
        if secret:
            self._around.work.run(self, self._around.set_password, lambda _: self._told(saved), saved.id, secret)
        else:
            self._told(saved)

    def _told(self, saved: Officer) -> None:
        self._wanted = saved.id  # the cursor stands on who was saved, not on who was in sight before
        self.form.show_officer(saved)
        self.result_told.emit(translate("StaffPage", "{name} 的账号已保存").format(name=saved.name), None)
        self.refresh(set())

    def _on_staff(self, found: tuple[Officer, ...]) -> None:
        self._staff = found
        self.table.show_rows(found)
        at = next((n for n, one in enumerate(found) if one.id == self._wanted), None)
        self._wanted = None
        if at is not None:
            self.table.setCurrentIndex(self.table.model_.index(at, 0))
        picked = self.table.row_value()
        if isinstance(picked, Officer) and not self.form.is_new():
            self._show_stand_in(picked)

    def _on_picked(self, officer: object) -> None:
        if isinstance(officer, Officer):
            self.form.show_officer(officer)
            self._show_stand_in(officer)

    def _duties(self, officer: Officer) -> str:
        if not officer.is_active:
            return translate("StaffPage", "已停用")
        language = self._around.language
        posts = (self._post_words(officer, post) for post in dict.fromkeys(one.post for one in officer.appointments))
        roles = (name_of("role", role.value, language) for role in officer.roles)
        absent = current(officer, self._around.setting().moment.on)
        stands = [translate("StaffPage", "（有代岗）")] if absent else []
        return "、".join((*posts, *roles)) + "".join(stands)

    def _post_words(self, officer: Officer, post: Post) -> str:
        """Return a post with the letters of the departments it is held in; without them it is held in all."""
        word, office = name_of("post", post.value, self._around.language), self._around.setting().office
        held = [one.department for one in officer.appointments if one.post is post]
        if EVERY_DEPARTMENT in held:
            return word
        shorts = [office.department(code).short if office.has(code) else code for code in held]
        return translate("StaffPage", "{post}（{departments}）").format(post=word, departments="、".join(shorts))
