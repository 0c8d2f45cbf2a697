"""中心和部门: what stands at the head and foot of every notice, and where fees are paid."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.desk import Records
from app.finding import Finding
from app.hall_office import HallOffice, told
from app.office import Office
from app.office_setting import judge_office, set_office, table_of_office
from ui.settings.office_form import OfficeForm
from ui.settings.section import Judged, Section
from ui.surroundings import Surroundings
from ui.widgets.text import Text

translate = QCoreApplication.translate


class OfficeSection(Section):
    """The office's table as a form; its faults are sentences above it."""

    key = "office"

    def __init__(self, around: Surroundings) -> None:
        super().__init__(around, translate("Settings", "中心和部门"))
        self.form = OfficeForm()
        self.hall = Text("", role="small", wraps=True)
        self.hall.setObjectName("settings.office.hall")
        self.hall.hide()
        self._column.addWidget(self.hall)
        self._column.addWidget(self.form)
        self.places = dict(self.form.fields)
        self.form.edited.connect(self.edited)

    def show_now(self) -> None:
        """Show what is in force."""
        self.form.show_table(table_of_office(self.around.setting().office))
        self.is_touched = False
        self.around.work.ask_latest(self, "hall", _hall, self._on_hall)

    def judge(self, then: Judged) -> None:
        """Tell every fault of what stands there."""
        then(self._faults())

    def save(self) -> None:
        """The office is as the form says, from now on; while something is wrong the cursor goes there."""
        faults = self._faults()
        if faults:
            self.form.go_to(faults[0].field)
        else:
            self.around.work.do(self, set_office, self._on_saved, self.form.table())

    def _faults(self) -> tuple[Finding, ...]:
        return (*judge_office(self.form.table(), self.around.setting().office), *self.form.strays())

    def first_focus(self) -> None:
        """Begin with the office."""
        self.form.first_focus()

    def _on_hall(self, standing: HallOffice | None) -> None:
        """Tell above the form what of it is this desk's alone, and what the hall has otherwise."""
        office, language = self.around.setting().office, self.around.language
        lines = () if standing is None else told(standing, office, language)
        self.hall.show_text("\n".join(lines), "warn" if lines else None)
        self.hall.setVisible(bool(lines))

    def _on_saved(self, office: Office) -> None:
        self.show_now()
        self.saved.emit(office.name)


def _hall(records: Records) -> HallOffice | None:
    return records.hall_office()
