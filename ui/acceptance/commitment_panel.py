"""F10 容缺: until when and how the applicant promises to bring what is left for later."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication

from app.acceptance.prefilled import commitment_words
from ui.acceptance.scrolling_panel import ScrollingPanel
from ui.widgets.field import DateField, Field

translate = QCoreApplication.translate


class CommitmentPanel(ScrollingPanel):
    """`commitment()` is the applicant's written promise, as the 容缺 paper prints it."""

    def __init__(self, materials: tuple[str, ...], today: date, last: date | None) -> None:
        super().__init__(
            "acceptance.commitment",
            translate("CommitmentPanel", "容缺受理"),
            confirm=translate("CommitmentPanel", "容缺受理并打印"),
            note=translate("CommitmentPanel", "后补：{materials}").format(materials="、".join(materials)),
            icon_name="stamp",
        )
        self._materials = materials
        self._today = today
        self._last = last
        told = translate("CommitmentPanel", "不晚于办结期限届满日 {day}").format(day=last.isoformat()) if last else ""
        label = translate("CommitmentPanel", "最迟补交日期(&D)")
        self.until = DateField(label, "acceptance.commitment.until", hint=told)
        self.how = Field(translate("CommitmentPanel", "补交方式(&M)"), "acceptance.commitment.how")
        self.how.set_text(translate("CommitmentPanel", "到窗口"))
        self.add(self.until)
        self.add(self.how, span=2)
        self.problem = self._missing

    def commitment(self) -> str:
        """Return the promise in words, "" while the date is missing."""
        day = self.until.value()
        return "" if day is None else commitment_words(self._materials, day, self.how.text())

    def _missing(self) -> str:
        day = self.until.value()
        if day is None:
            self.until.setFocus()
            return translate("CommitmentPanel", "请填写申请人承诺的最迟补交日期，如 20261207。")
        if day < self._today:
            self.until.setFocus()
            return translate("CommitmentPanel", "补交日期在今天之前，请核对。")
        if self._last is not None and day > self._last:
            self.until.setFocus()
            return translate("CommitmentPanel", "补交日期不能晚于办结期限届满日 {day}。").format(
                day=self._last.isoformat()
            )
        if not self.how.text().strip():
            self.how.setFocus()
            return translate("CommitmentPanel", "请填写补交方式，如到窗口、邮寄。")
        return ""
