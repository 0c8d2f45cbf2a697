"""The item editor: every element of an item in its card, faults told beside the list of cards as one types."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from app.clock.limits import Unit
from app.item import (
    ApplicantKind,
    Approver,
    DeliveryMethod,
    Hearing,
    Incomplete,
    ItemKind,
    OutcomeKind,
    PermitKind,
    Silence,
)
from app.office import Office
from ui.catalogue import grids
from ui.catalogue.columns import Choices, GridSpec, named
from ui.catalogue.grid import RecordGrid
from ui.catalogue.paths import Table, at, put
from ui.widgets.card import Card
from ui.widgets.check_box import CheckBox
from ui.widgets.field import ChoiceField, Field, Labelled, TextField
from ui.widgets.form import Form
from ui.widgets.layouts import FieldGrid
from ui.widgets.text import Text, name_widget

translate = QCoreApplication.translate


class ItemEditor(Form):
    """`show_table(table)`, `table()`; `edited()` follows every change by the officer."""

    edited = Signal()

    def __init__(self, language: str, office: Office) -> None:
        super().__init__()
        self._language = language
        self._is_quiet = False
        self._kept: Table = {}
        self._show: list[Callable[[Table], None]] = []
        self._take: list[Callable[[Table], None]] = []
        self.inputs: dict[str, QWidget] = {}
        self._lists: dict[str, Card] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for card in (self._identity(office), self._limits(), self._rules()):
            column.addWidget(card)
        self._grids(column, office)
        column.addWidget(self._outcome())
        column.addWidget(self._special())

    def show_table(self, table: Table) -> None:
        """Show another item's table; what the editor has no field for is kept as it is."""
        self._is_quiet = True
        self._kept = dict(table)
        for show in self._show:
            show(self._kept)
        self._is_quiet = False

    def table(self) -> Table:
        """Return the table as the fields say it."""
        made = dict(self._kept)
        for take in self._take:
            take(made)
        return made

    def show_office(self, office: Office) -> None:
        """Offer the departments of the office as it is now, also those that were entered while this page stood open.

        A department that the item names and the office does not have stays as it stands there.
        """
        code, self._is_quiet = self._department.code(), True
        self._department.show_choices(departments_of(office))
        self._department.show_code(code)
        self._is_quiet = False
        steps = self.inputs["steps"]
        assert isinstance(steps, RecordGrid)
        steps.show_choices("department", grids.departments(office))

    def show_findings(self, findings: Sequence[tuple[str, str]]) -> None:
        """Tell each fault (place, sentence) where it lies: beneath its field, or beside the title of its list."""
        told: dict[str, str] = {}
        for place, sentence in findings:
            key = self._place_of(place)
            if key is not None:
                told.setdefault(key, sentence)
        for key, widget in self.inputs.items():
            if isinstance(widget, Labelled):
                sentence = told.get(key, "")
                if sentence or widget.tone() == "warn":
                    widget.set_message(sentence, "warn")
            elif key in self._lists:
                self._lists[key].set_note(told.get(key) or typing_hint(), "warn" if key in told else None)

    def focus_on(self, field: str) -> QWidget | None:
        """Put the cursor where a fault lies and return what has it: `materials[2].form` goes to that cell of the list."""
        key = self._place_of(field)
        if key is None:
            return None
        near = self.inputs[key]
        if isinstance(near, RecordGrid):
            near.go_to_place(field)
        else:
            near.setFocus()
        return near

    def _place_of(self, field: str) -> str | None:
        name = field.split("[")[0]
        for path in (field, name, name.split(".")[0]):
            key = next((key for key in self.inputs if key == path or key.startswith(f"{path}.")), None)
            if key is not None:
                return key
        return None

    def has_cursor(self) -> bool:
        """True while somebody types in one of the fields."""
        focus = QApplication.focusWidget()
        return focus is not None and self.isAncestorOf(focus)

    def first_focus(self) -> None:
        """Begin with the name."""
        self.inputs["name"].setFocus()

    def _identity(self, office: Office) -> Card:
        card = Card(translate("Catalogue", "事项"), step=1)
        grid = FieldGrid(2, characters=11)
        grid.add(self._text("name", translate("Catalogue", "事项名称(&N)")), span=2)
        grid.add(self._choice("kind", translate("Catalogue", "事项类型"), self._named("item_kind", ItemKind)))
        hint = translate("Catalogue", "行政许可填写，“双公示”公布")
        grid.add(
            self._choice(
                "permit_kind", translate("Catalogue", "许可类别"), self._named("permit_kind", PermitKind), hint
            )
        )
        self._department = self._choice("department", translate("Catalogue", "实施部门"), departments_of(office))
        grid.add(self._department)
        grid.add(self._text("code.basic", translate("Catalogue", "基本编码")))
        grid.add(self._text("code.implement", translate("Catalogue", "实施编码")))
        grid.add(self._text("code.business", translate("Catalogue", "业务办理项编码")))
        grid.add(self._number("version", translate("Catalogue", "版本")))
        hint = translate("Catalogue", "如 2027-01-01，在办件仍用原版本")
        grid.add(self._text("effective_from", translate("Catalogue", "生效日期"), hint=hint))
        grid.add(self._text("stage_of", translate("Catalogue", "前一阶段事项的业务编码")))
        card.add(grid)
        kinds = named("applicant_kind", ApplicantKind, self._language)
        card.add(self._several("applicants", translate("Catalogue", "服务对象"), kinds))
        return card

    def _limits(self) -> Card:
        card = Card(translate("Catalogue", "时限"), step=2)
        grid = FieldGrid(2, characters=11)
        limits = (
            ("statutory", translate("Catalogue", "法定办结时限")),
            ("promised", translate("Catalogue", "承诺办结时限")),
            ("acceptance.supplement", translate("Catalogue", "补正期限")),
        )
        for path, label in limits:
            grid.add(self._number(f"{path}.n", label))
            word = translate("Catalogue", "{limit}的单位").format(limit=label)
            grid.add(self._choice(f"{path}.unit", word, self._named("unit", Unit)))
        grid.add(self._number("acceptance.limit", translate("Catalogue", "受理期限（工作日）")))
        grid.add(self._number("acceptance.lapse_days", translate("Catalogue", "逾期不补正的宽限（工作日）")))
        grid.add(self._number("extension.n", translate("Catalogue", "可延长")))
        grid.add(
            self._choice("extension.approver", translate("Catalogue", "延长批准人"), self._named("approver", Approver))
        )
        card.add(grid)
        return card

    def _rules(self) -> Card:
        card = Card(translate("Catalogue", "规则"), step=3)
        grid = FieldGrid(2, characters=11)
        grid.add(self._choice("hearing", translate("Catalogue", "听证"), self._named("hearing", Hearing)))
        grid.add(self._choice("silence", translate("Catalogue", "逾期不决定"), self._named("silence", Silence)))
        grid.add(self._number("quota", translate("Catalogue", "数量限制")))
        card.add(grid)
        flags = (
            ("in_person", translate("Catalogue", "须本人到场")),
            ("same_officer", translate("Catalogue", "即办件可由一人受理和决定")),
            ("two_level", translate("Catalogue", "转报上级决定")),
        )
        for path, label in flags:
            card.add(self._flag(path, label))
        methods = named("delivery", DeliveryMethod, self._language)
        card.add(self._several("delivery", translate("Catalogue", "送达方式"), methods))
        conditions = TextField(translate("Catalogue", "受理条件（每行一条）"), "catalogue.conditions", lines=4)
        self._bind(
            "conditions",
            conditions,
            conditions.changed,
            lambda: [line.strip() for line in conditions.text().splitlines() if line.strip()],
            lambda v: conditions.set_text("\n".join(v or [])),
        )
        card.add(conditions)
        return card

    def _grids(self, column: QVBoxLayout, office: Office) -> None:
        language = self._language
        specs = (
            grids.basis(), grids.situations(), grids.materials(language), grids.steps(language, office),
            grids.stop_grounds(language), grids.fees(), *grids.exits(),
        )  # fmt: skip
        for step, spec in enumerate(specs, start=4):
            column.addWidget(self._grid(step, spec))

    def _grid(self, step: int, spec: GridSpec) -> Card:
        card = Card(spec.title, step=step, note=typing_hint())
        self._lists[spec.path] = card
        grid = RecordGrid(spec)
        card.add(grid)
        self.inputs[spec.path] = grid
        self._show.append(lambda table: grid.show_rows(at(table, spec.path) or []))
        self._take.append(lambda table: put(table, spec.path, grid.rows()))
        grid.edited.connect(self._on_edited)
        return card

    def _outcome(self) -> Card:
        card = Card(translate("Catalogue", "办理结果"), step=12)
        grid = FieldGrid(2, characters=11)
        grid.add(self._text("outcome.name", translate("Catalogue", "结果名称")))
        grid.add(
            self._choice("outcome.kind", translate("Catalogue", "结果类型"), self._named("outcome_kind", OutcomeKind))
        )
        grid.add(self._text("outcome.validity", translate("Catalogue", "有效期")))
        grid.add(self._text("outcome.credit_code", translate("Catalogue", "赋予的统一社会信用代码开头两位")))
        grid.add(self._text("outcome.condition", translate("Catalogue", "法律规定的附加条件")), span=2)
        card.add(grid)
        card.add(self._flag("outcome.dated", translate("Catalogue", "决定须载明起止日期")))
        return card

    def _special(self) -> Card:
        """What few items have; all of it stands on the guide, and what belongs together is checked as one types."""
        card = Card(translate("Catalogue", "特别规定"), step=13)
        grid = FieldGrid(2, characters=11)
        rule = translate("Catalogue", "材料不齐全的")
        grid.add(self._choice("acceptance.incomplete", rule, self._named("incomplete_rule", Incomplete)))
        grid.add(self._text("apply_within.since", translate("Catalogue", "申请期限的起算事实")))
        grid.add(self._number("apply_within.limit.n", translate("Catalogue", "申请期限")))
        unit = translate("Catalogue", "申请期限的单位")
        grid.add(self._choice("apply_within.limit.unit", unit, self._named("unit", Unit)))
        self._law(grid, "apply_within.basis", translate("Catalogue", "申请期限的依据"))
        self._law(grid, "silence_basis", translate("Catalogue", "视为同意的依据"))
        grid.add(self._text("commitment.when", translate("Catalogue", "选择告知承诺的答案")), span=2)
        self._law(grid, "commitment.basis", translate("Catalogue", "告知承诺的依据"))
        grid.add(self._text("commitment.liability", translate("Catalogue", "虚假承诺的责任")), span=2)
        grid.add(self._text("commitment.check", translate("Catalogue", "事后核查")), span=2)
        card.add(grid)
        card.add(self._flag("acceptance.from_receipt", translate("Catalogue", "期限自收到申请材料之日起计算")))
        return card

    def _law(self, grid: FieldGrid, path: str, label: str) -> None:
        grid.add(self._text(f"{path}.law", translate("Catalogue", "{label}：法规名称").format(label=label)))
        grid.add(self._text(f"{path}.article", translate("Catalogue", "{label}：条款").format(label=label)))

    def _named(self, kind: str, values: Any) -> list[tuple[str, str]]:
        return [("", ""), *named(kind, values, self._language)]

    def _text(self, path: str, label: str, *, hint: str = "") -> Field:
        field = Field(label, f"catalogue.{path}", hint=hint)
        self._bind(path, field, field.changed, lambda: field.text().strip(), lambda v: field.set_text(str(v or "")))
        return field

    def _number(self, path: str, label: str) -> Field:
        field = Field(label, f"catalogue.{path}")

        def read() -> Any:
            text = field.text().strip()
            return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else text

        self._bind(path, field, field.changed, read, lambda v: field.set_text("" if v is None else str(v)))
        return field

    def _choice(self, path: str, label: str, choices: list[tuple[str, str]], hint: str = "") -> ChoiceField:
        field = ChoiceField(label, f"catalogue.{path}", choices, hint=hint)
        self._bind(path, field, field.changed, field.code, lambda v: field.show_code(str(v or "")))
        return field

    def _flag(self, path: str, label: str) -> CheckBox:
        box = CheckBox(label)
        name_widget(box, f"catalogue.{path}", label)
        self._bind(path, box, box.toggled, lambda: True if box.isChecked() else None, lambda v: box.setChecked(bool(v)))
        return box

    def _several(self, path: str, label: str, choices: Choices) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Text(label, role="field"))
        boxes: dict[str, CheckBox] = {}
        for code, word in choices:
            box = CheckBox(word)
            name_widget(box, f"catalogue.{path}.{code}", f"{label} {word}")
            box.toggled.connect(self._on_edited)
            boxes[code] = box
            column.addWidget(box)
        self.inputs[path] = next(iter(boxes.values()))
        self._show.append(partial(_check, boxes, path))
        self._take.append(lambda table: put(table, path, [code for code, box in boxes.items() if box.isChecked()]))
        return holder

    def _bind(
        self, path: str, field: QWidget, changed: Any, read: Callable[[], Any], show: Callable[[Any], None]
    ) -> None:
        self.inputs[path] = field
        self._show.append(lambda table: show(at(table, path)))
        self._take.append(lambda table: put(table, path, read()))
        changed.connect(self._on_edited)

    def _on_edited(self, *_: object) -> None:
        if not self._is_quiet:
            self.edited.emit()


def typing_hint() -> str:
    """Return how a list is typed into."""
    return translate("Catalogue", "直接输入；Ctrl+Delete 删行，Alt+↑↓ 移动")


def departments_of(office: Office) -> list[tuple[str, str]]:
    """Return the departments an item may belong to, none of them first."""
    return [("", ""), *((d.code, d.name) for d in office.departments)]


def _check(boxes: dict[str, CheckBox], path: str, table: Table) -> None:
    held = at(table, path) or []
    for code, box in boxes.items():
        box.setChecked(code in held)
