"""F8 补正: every missing or faulty line once, with what is wrong, by which rule, and how to mend it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.events.supplementation import Gap
from app.item import Incomplete
from ui.acceptance.scrolling_panel import ScrollingPanel
from ui.widgets.growing import GrowingField
from ui.widgets.layouts import FieldGrid
from ui.widgets.text import Text

translate = QCoreApplication.translate


class GapText(GrowingField):
    """A text in a table, of as many lines as it needs, up to three: its label stands once above the column."""

    def show_compact(self, *, has_label: bool) -> None:
        """Leave out what the row above says already."""
        if not has_label:
            self.label.hide()
        self._message.hide()


class GapRow(QWidget):
    """One line of the 补正材料告知书."""

    changed = Signal()

    def __init__(self, number: int, gap: Gap) -> None:
        super().__init__()
        name = f"acceptance.gap{number}"
        self._material = gap.material
        self.fault = GapText(translate("SupplementPanel", "存在的问题"), f"{name}.fault")
        self.remedy = GapText(translate("SupplementPanel", "补正要求"), f"{name}.remedy")
        self.basis = GapText(translate("SupplementPanel", "依据"), f"{name}.basis")
        grid = FieldGrid(3, characters=12)
        texts = (gap.fault, gap.remedy, gap.basis)
        fields = (self.fault, self.remedy, self.basis)
        for field, text in zip(fields, texts, strict=True):
            field.set_text(text)
            field.show_compact(has_label=number == 1)
            field.edit.setAccessibleName(f"{gap.material} {field.label.text()}")
            field.changed.connect(lambda _: self.changed.emit())
            grid.add(field)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(2)
        column.addWidget(Text(f"{number}. {gap.material}", role="strong", wraps=True))
        column.addWidget(grid)

    def gap(self) -> Gap:
        """Return the line as it stands."""
        return Gap(self._material, self.fault.text().strip(), self.basis.text().strip(), self.remedy.text().strip())


def _words(incomplete: Incomplete) -> tuple[str, str, str]:
    """Return title, confirmation and note: what the law does with what is incomplete differs by item."""
    if incomplete is Incomplete.RETURNED:
        return (
            translate("SupplementPanel", "退回材料"),
            translate("SupplementPanel", "退回并打印告知书"),
            translate("SupplementPanel", "登记事项不适用补正：一次性告知全部内容，材料退回，补齐后重新提交"),
        )
    if incomplete is Incomplete.DECLINED:
        return (
            translate("SupplementPanel", "不予受理（材料不齐）"),
            translate("SupplementPanel", "不予受理并打印"),
            translate("SupplementPanel", "依法当场书面告知不予受理和全部内容；今天不告知的，视为受理"),
        )
    return (
        translate("SupplementPanel", "补正告知"),
        translate("SupplementPanel", "告知补正并打印"),
        translate("SupplementPanel", "依法一次性告知全部内容，之后不得再要求补正其他材料"),
    )


class SupplementPanel(ScrollingPanel):
    """`gaps()` is the complete list; `changed()` follows every key, so that the preview shows the paper."""

    changed = Signal()

    def __init__(self, gaps: tuple[Gap, ...], incomplete: Incomplete = Incomplete.SUPPLEMENT) -> None:
        title, confirm, note = _words(incomplete)
        super().__init__("acceptance.supplement", title, confirm=confirm, note=note, icon_name="file-warning")
        self.rows = [GapRow(number, gap) for number, gap in enumerate(gaps, 1)]
        for row in self.rows:
            row.changed.connect(self.changed)
            self.add(row, span=3)
        self.problem = self._missing

    def gaps(self) -> tuple[Gap, ...]:
        """Return every line as it stands."""
        return tuple(row.gap() for row in self.rows)

    def first_focus(self) -> None:
        """Begin at the first line that is not complete, else at the confirmation."""
        field = self._first_empty() or (self.rows[0].fault if self.rows else None)
        if field is not None:
            field.setFocus()
            field.go_to_end()

    def _first_empty(self) -> GapText | None:
        fields = (field for row in self.rows for field in (row.fault, row.remedy, row.basis))
        return next((field for field in fields if not field.text().strip()), None)

    def _missing(self) -> str:
        field = self._first_empty()
        if field is None:
            return ""
        field.setFocus()
        return translate("SupplementPanel", "每一项都要写明存在的问题、补正要求和依据，申请人才能一次补齐。")
