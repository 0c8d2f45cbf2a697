"""The fields of a service, each judged while it is typed: what cannot be kept or printed is told beneath it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.applicant import GB_11643, IdKind
from app.events.delivery import ServiceMethod
from app.identity.digits import plain_code
from app.identity.progress import Progress, Stage, id_number_progress
from app.state import Case
from ui.acceptance.person_fields import CheckedField, PlainField
from ui.codeedit import CodeEdit
from ui.style import em, sizes
from ui.widgets.check_box import CheckBox
from ui.widgets.field import Field
from ui.widgets.text import Text, name_widget, without_mnemonic

translate = QCoreApplication.translate


class RecipientId(CheckedField):
    """The recipient's document number; it says at once whose number the case already knows."""

    def __init__(self, language: str, today: Callable[[], date], page: str) -> None:
        self._today = today
        self._known: dict[str, str] = {}
        self._is_card = False
        label = translate("Delivery", "证件号码(&I)")
        super().__init__(label, f"{page}.recipient_id", self._judge, language=language, edit=CodeEdit(), full=18)

    def show_known(self, case: Case) -> None:
        """Know the numbers of applicant and agent."""
        self._known = {}
        if case.applicant is not None:
            self._known[plain_code(case.applicant.id_number)] = translate("Delivery", "与申请人证件号码一致")
        if case.agent is not None:
            self._known[plain_code(case.agent.id_number)] = translate("Delivery", "与代理人证件号码一致")

    def expect(self, kind: IdKind | None) -> None:
        """Judge by the check digit where the document has one; others are taken as they are."""
        self._is_card = kind in GB_11643

    def judge(self, *, is_left: bool = False) -> None:
        """Judge what stands there, then compare it with the case."""
        super().judge(is_left=is_left)
        if self.progress.stage is Stage.RIGHT:
            whose = self._known.get(plain_code(self.text()))
            other = translate("Delivery", "与申请人、代理人均不相同，请核对关系")
            self.set_message(whose or other, "ok" if whose else "warn")

    def _judge(self, text: str) -> Progress:
        if not text.strip():
            return Progress(Stage.EMPTY)
        plain = plain_code(text)
        if self._is_card or (len(plain) == 18 and plain[:17].isdigit()):
            return id_number_progress(text, self._today())
        return Progress(Stage.RIGHT)


class CheckedTick(QWidget):
    """已核验: a tick that Space sets, and `key` where the page has one, in line with the fields beside it."""

    def __init__(self, page: str, key: str = "") -> None:
        super().__init__()
        self.box = CheckBox(f"{translate('Delivery', '已核验证件')}  {key}".rstrip())
        name_widget(self.box, f"{page}.is_identity_checked", translate("Delivery", "已核验证件"))
        self._message = Text("", role="small", wraps=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, em() + 3, 0, 0)
        column.setSpacing(3)
        column.addWidget(self.box)
        column.addWidget(self._message)
        self._message.setMinimumHeight(em(sizes().small))
        self.setFocusProxy(self.box)
        self.box.toggled.connect(lambda _: self.set_message(""))

    def set_message(self, text: str, tone: str | None = None) -> None:
        """Tell what is missing."""
        self._message.show_text(text, tone)
        self.box.setAccessibleDescription(text)

    def toggle(self) -> None:
        """Set or take away the tick."""
        self.box.toggle()
        self.box.setFocus(Qt.FocusReason.OtherFocusReason)


def plain(label: str, name: str, language: str, page: str) -> PlainField:
    """Return a line of text of the page."""
    return PlainField(label, f"{page}.{name}", language=language)


def labels_for(method: ServiceMethod) -> dict[str, str]:
    """Return what the fields that serve several methods are called for this one."""
    place = {
        ServiceMethod.PUBLIC_NOTICE: translate("Delivery", "公告载体(&P)"),
        ServiceMethod.ELECTRONIC: translate("Delivery", "电子地址或者系统(&P)"),
    }.get(method, translate("Delivery", "送达地点(&P)"))
    reason = {
        ServiceMethod.COLLECT: translate("Delivery", "授权委托书(&R)"),
        ServiceMethod.DIRECT: translate("Delivery", "授权委托书(&R)"),
        ServiceMethod.POST: translate("Delivery", "更正邮件号的理由(&R)"),
    }.get(method, translate("Delivery", "理由和经过(&R)"))
    is_electronic = method is ServiceMethod.ELECTRONIC
    arrived, signed = translate("Delivery", "到达日期(&D)"), translate("Delivery", "回执签收日期(&D)")
    return {"place": place, "reason": reason, "received_on": arrived if is_electronic else signed}


def label_field(field: QWidget, label: str) -> None:
    """Give a field another label, for the eye and for a screen reader."""
    if isinstance(field, Field):
        field.label.setText(label)
        field.edit.setAccessibleName(without_mnemonic(label))
