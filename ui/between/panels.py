"""The panels at the foot of the page: to whom a case goes and why, which department takes it, and how centers are tied."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt

from app.office import Office
from ui.codeedit import CodeEdit
from ui.widgets.field import ChoiceField, Field, PasswordField, TextField
from ui.widgets.panels import BarPanel

translate = QCoreApplication.translate
Choices = list[tuple[str, str]]


class OrderPanel(BarPanel):
    """A panel whose entries become what is asked of the center; `missing()` is the first that is still empty."""

    def facts(self) -> Mapping[str, Any]:
        """Return what was entered."""
        raise NotImplementedError

    def open_fields(self) -> tuple[Field, ...]:
        """Return the fields whose text may be kept as a draft: no password, no one-time code."""
        return ()

    def wants(self, *fields: tuple[Field | TextField, str]) -> None:
        """Let nothing be confirmed while one of these fields is empty; each with the sentence that says so."""

        def problem() -> str:
            for field, sentence in fields:
                if not field.text().strip():
                    field.edit.setFocus()
                    return sentence
            return ""

        self.problem = problem


class OfferPanel(OrderPanel):
    """移送: the number of the case, to which center, and why."""

    def __init__(self, number: str, centers: Choices) -> None:
        super().__init__(
            "between.offer", translate("Between", "移送办件"), confirm=translate("Between", "移送"), icon_name="truck",
            note=translate("Between", "对方答复以前，本件只能加记备注和附件"),
        )  # fmt: skip
        self.number = Field(translate("Between", "办件编号(&N)"), "between.offer.number", CodeEdit())
        self.number.set_text(number)
        self.to = ChoiceField(translate("Between", "移送给(&T)"), "between.offer.to", centers)
        self.reason = TextField(translate("Between", "理由(&R)"), "between.offer.reason", lines=2)
        self.add(self.number)
        self.add(self.to)
        self.add(self.reason)
        self.wants(
            (self.number, translate("Between", "请输入或者扫描办件编号。")),
            (self.reason, translate("Between", "请写明移送的理由，要记入档案。")),
        )

    def typed_number(self) -> str:
        """Return the number as it stands now, without the blanks of its groups."""
        return "".join(self.number.text().split())

    def first_focus(self) -> None:
        """Begin at what is still to be given: a number that was scanned needs only its reason."""
        (self.reason if self.typed_number() else self.number).setFocus(Qt.FocusReason.OtherFocusReason)

    def facts(self) -> Mapping[str, Any]:
        """Return number, center and reason."""
        number = self.typed_number()
        return {"number": number, "to": int(self.to.code() or 0), "reason": self.reason.text().strip()}


class AnswerPanel(OrderPanel):
    """接办 for a department, or 退回 for it with the reason."""

    def __init__(self, number: str, office: Office, department: str, *, takes: bool) -> None:
        title = translate("Between", "接办办件") if takes else translate("Between", "退回办件")
        word = translate("Between", "接办") if takes else translate("Between", "退回")
        super().__init__(
            "between.take" if takes else "between.refuse", title, confirm=word, icon_name="check" if takes else "undo-2"
        )  # fmt: skip
        self._number = number
        name = "between.take.department" if takes else "between.refuse.department"
        choices = [(one.code, one.name) for one in office.departments]
        label = translate("Between", "本级部门(&D)") if takes else translate("Between", "退回的部门(&D)")
        self.department = ChoiceField(label, name, choices)
        self.department.set_code(department)
        self.add(self.department)
        self.reason: TextField | None = None
        if not takes:
            self.reason = TextField(translate("Between", "退回的理由(&R)"), "between.refuse.reason", lines=2)
            self.add(self.reason, span=2)
            self.wants((self.reason, translate("Between", "请写明退回的理由，对方要记入档案。")))

    def first_focus(self) -> None:
        """Begin at the reason of a refusal: the department is known already, and letters typed there would change it."""
        (self.reason or self.department).setFocus(Qt.FocusReason.OtherFocusReason)

    def facts(self) -> Mapping[str, Any]:
        """Return number, department, and the reason of a refusal."""
        facts = {"number": self._number, "department": self.department.code()}
        return facts if self.reason is None else {**facts, "reason": self.reason.text().strip()}


class SignedPanel(OrderPanel):
    """What an administrator of the center signs with his password; `more` are the fields before it."""

    def __init__(self, name: str, title: str, confirm: str, note: str, given: Mapping[str, Any]) -> None:
        super().__init__(name, title, confirm=confirm, note=note, icon_name="shield-check")
        self._given = given
        self.fields: dict[str, Field] = {}
        self.admin = Field(translate("Between", "中心管理员账号(&U)"), f"{name}.admin", CodeEdit())
        self.password = PasswordField(translate("Between", "密码(&P)"), f"{name}.password")

    def begin(self, *fields: tuple[str, str, str, bool]) -> None:
        """Lay the fields out: key, label, hint, whether it must be given; then who signs."""
        wanted: list[tuple[Field | TextField, str]] = []
        for key, label, hint, is_wanted in fields:
            field = Field(label, f"{self.objectName()}.{key}", CodeEdit(), hint=hint)
            self.fields[key] = field
            self.add(field)
            if is_wanted:
                wanted.append((field, translate("Between", "请填写{field}。").format(field=label.partition("(")[0])))
        self.add(self.admin)
        self.add(self.password)
        signs = translate("Between", "请中心管理员输入自己的账号和密码。")
        self.wants(*wanted, (self.admin, signs), (self.password, signs))

    def open_fields(self) -> tuple[Field, ...]:
        """Return addresses and places of files."""
        return tuple(field for key, field in self.fields.items() if key != "code")

    def facts(self) -> Mapping[str, Any]:
        """Return what was entered, and who signs."""
        entered = {key: field.text().strip() for key, field in self.fields.items()}
        return {**self._given, **entered, "admin": self.admin.text().strip(), "password": self.password.text()}


def code_panel() -> SignedPanel:
    """Return the panel that makes a one-time code for a center below."""
    panel = SignedPanel(
        "between.code", translate("Between", "给下级中心的接入码"), translate("Between", "生成接入码"),
        translate("Between", "三十分钟内有效，用一次；请当面或者电话告知下级中心的管理员"), {},
    )  # fmt: skip
    panel.begin()
    return panel


def ask_panel() -> SignedPanel:
    """Return the panel that asks a center above to take this one in."""
    panel = SignedPanel(
        "between.ask", translate("Between", "申请接入上级中心"), translate("Between", "申请接入"),
        translate("Between", "双方各由另一名管理员核对密钥指纹后核准，方才接通"), {},
    )  # fmt: skip
    panel.begin(
        ("address", translate("Between", "上级中心地址(&A)"), "https://", True),
        ("code", translate("Between", "接入码(&C)"), "", True),
        ("here", translate("Between", "本中心地址(&H)"), translate("Between", "上级由此连到本中心"), True),
        ("ca", translate("Between", "上级根证书文件(&F)"), translate("Between", "https 必填，本机上的路径"), False),
    )
    return panel


def approve_panel(division: int, center: str) -> SignedPanel:
    """Return the panel that lets a center in."""
    panel = SignedPanel(
        "between.approve", translate("Between", "核准接入“{center}”").format(center=center), translate("Between", "核准"),
        translate("Between", "先与对方核对密钥指纹；须是另一名管理员"), {"division": division},
    )  # fmt: skip
    panel.begin(
        ("ca", translate("Between", "对方根证书文件(&F)"), translate("Between", "https 必填，本机上的路径"), False)
    )
    return panel


def end_panel(division: int, center: str) -> SignedPanel:
    """Return the panel that lets a center in no more."""
    panel = SignedPanel(
        "between.end", translate("Between", "停用与“{center}”的往来").format(center=center), translate("Between", "停用"),
        translate("Between", "已经收到的留存，以后不再往来"), {"division": division},
    )  # fmt: skip
    panel.begin()
    return panel
