"""One account as fields: number, name, password, posts per department, roles, open or closed."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ids import OfficerId
from app.office import Office
from app.officer import EVERY_DEPARTMENT, Appointment, Officer, Role
from app.post import Post
from app.wording import name_of
from ui.codeedit import CodeEdit
from ui.staff.stand_in_card import StandInCard
from ui.widgets.card import Card
from ui.widgets.check_box import CheckBox
from ui.widgets.field import ChoiceField, Field, PasswordField
from ui.widgets.layouts import FieldGrid
from ui.widgets.text import Text, name_widget
from ui.widgets.tick_boxes import TickBoxes

translate = QCoreApplication.translate


class StaffForm(QWidget):
    """`show_officer(officer)` or `show_new()`; `officer()` is what the fields say, `password()` empty = unchanged.

    `is_administrator` False (a lead): only who stands in for whom is shown.
    """

    def __init__(self, language: str, *, is_administrator: bool = True) -> None:
        super().__init__()
        self._posts: dict[str, tuple[str, ...]] = {}
        self._department = EVERY_DEPARTMENT
        self.number = Field(translate("StaffForm", "工号(&U)"), "staff.number", CodeEdit())
        self.name = Field(translate("StaffForm", "姓名(&N)"), "staff.name")
        told = translate("StaffForm", "可不填；只用于督查核对“申请人电话是否为工作人员电话”，不打印、不外发")
        self.phone = Field(translate("StaffForm", "本人电话(&M)"), "staff.phone", CodeEdit(), hint=told)
        hint = translate("StaffForm", "留空则不改；新账号必须设置")
        self.secret = PasswordField(translate("StaffForm", "新密码(&P)"), "staff.password", hint=hint)
        everywhere = [(EVERY_DEPARTMENT, translate("StaffForm", "全部部门（综合窗口）"))]
        self.department = ChoiceField(translate("StaffForm", "部门(&D)"), "staff.department", everywhere)
        self.posts = TickBoxes("staff.post", [(p.value, name_of("post", p.value, language)) for p in Post])
        self.roles = TickBoxes("staff.role", [(r.value, name_of("role", r.value, language)) for r in Role])
        self.closed = CheckBox(translate("StaffForm", "停用账号(&X)"))
        name_widget(self.closed, "staff.closed", translate("StaffForm", "停用账号"))
        self.stand_in = StandInCard()
        self._lay(is_administrator=is_administrator)
        self.department.changed.connect(self._on_department)
        self.posts.changed.connect(self._keep_posts)

    def show_office(self, office: Office) -> None:
        """Offer the office's departments."""
        everywhere = [(EVERY_DEPARTMENT, translate("StaffForm", "全部部门（综合窗口）"))]
        self.department.show_choices([*everywhere, *((d.code, d.name) for d in office.departments)])

    def show_officer(self, officer: Officer) -> None:
        """Show an account; its number cannot change, since it stands in the events."""
        self.number.set_text(officer.id)
        self.number.edit.setReadOnly(True)
        self.name.set_text(officer.name)
        self.phone.set_text(officer.phone)
        self._show_rest(officer.appointments, officer.roles, not officer.is_active)

    def show_new(self) -> None:
        """Empty the fields for a new account."""
        self.number.edit.setReadOnly(False)
        self.number.clear()
        self.name.clear()
        self.phone.clear()
        self._show_rest((), (), is_closed=False)
        self.number.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def officer(self) -> Officer:
        """Return the account that the fields say."""
        self._keep_posts()
        held = tuple(Appointment(d, Post(code)) for d, codes in self._posts.items() for code in codes)
        roles = tuple(Role(code) for code in self.roles.codes())
        is_active = not self.closed.isChecked()
        named = OfficerId(self.number.text().strip())
        return Officer(named, self.name.text(), held, roles, is_active, phone=self.phone.text())

    def is_new(self) -> bool:
        """True while the fields describe an account that does not exist yet."""
        return not self.number.edit.isReadOnly()

    def _show_rest(self, held: Iterable[Appointment], roles: Iterable[Role], is_closed: bool) -> None:
        self.secret.clear()
        self._posts = {}
        for one in held:
            self._posts[one.department] = (*self._posts.get(one.department, ()), one.post.value)
        first = next(iter(self._posts), EVERY_DEPARTMENT)
        self._department = first
        self.department.edit.blockSignals(True)
        self.department.set_code(first)
        self.department.edit.blockSignals(False)
        self.posts.show_codes(self._posts.get(first, ()))
        self.roles.show_codes(role.value for role in roles)
        self.closed.setChecked(is_closed)

    def _keep_posts(self) -> None:
        self._posts[self._department] = self.posts.codes()

    def _on_department(self, code: str) -> None:
        self._keep_posts()
        self._department = code
        self.posts.show_codes(self._posts.get(code, ()))

    def _lay(self, *, is_administrator: bool) -> None:
        account = Card(translate("StaffForm", "账号"), step=1)
        grid = FieldGrid()
        for field in (self.number, self.name, self.phone, self.secret):
            grid.add(field)
        account.add(grid)
        account.add(self.closed)
        posts = Card(
            translate("StaffForm", "岗位"), step=2, note=translate("StaffForm", "岗位按部门授予，可换部门再勾选")
        )
        posts.add(self.department)
        posts.add(self.posts)
        roles = Card(translate("StaffForm", "账号角色"), step=3)
        roles.add(
            Text(translate("StaffForm", "角色不办件：监察、安全管理、系统管理、审计分开授予"), role="small", wraps=True)
        )
        roles.add(self.roles)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for card in (account, posts, roles, self.stand_in):
            column.addWidget(card)
            card.setVisible(is_administrator or card is self.stand_in)
        column.addStretch(1)
