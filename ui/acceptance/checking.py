"""What the applicant sees of the form on the second screen, a moment after the last key, to check before it is printed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject, Signal

from app.acceptance.form import CounterForm
from app.events.acceptance import MaterialState
from app.item import Item
from app.wording import name_of
from ui.second.view import ApplicantView, CheckSheet
from ui.work import Work

translate = QCoreApplication.translate
AFTER_LAST_KEY = 250
AT_HAND = (MaterialState.RECEIVED, MaterialState.ELECTRONIC)


class Checking(QObject):
    """`restart()` after each change, `hold()` when a draft came back; `noted(text)` when the applicant confirmed."""

    noted = Signal(str)

    def __init__(
        self,
        parent: QObject,
        work: Work,
        view: ApplicantView,
        form: Callable[[], CounterForm],
        item: Callable[[], Item | None],
        language: str,
    ) -> None:
        super().__init__(parent)
        self._view = view
        self._form = form
        self._item = item
        self._language = language
        self._held: CounterForm | None = None
        self._timer = work.after(self, AFTER_LAST_KEY, self.show_now)
        view.confirmed.connect(self._on_confirmed)

    def restart(self) -> None:
        """Show what stands there when no further key comes."""
        self._timer.start()

    def hold(self) -> None:
        """Show nothing of a draft that came back, until the clerk goes on with it: its applicant may not be here."""
        self._held = self._form()
        self.show_now()

    def forget(self) -> None:
        """Take everything away: the page is left for good."""
        self._timer.stop()
        self._view.show_check(None)

    def show_now(self) -> None:
        """Show the form as it stands."""
        self._timer.stop()
        form, item = self._form(), self._item()
        if form == self._held:
            self._view.show_check(None)
            return
        self._held = None
        self._view.show_check(check_sheet(form, item, self._language) if item is not None else None)

    def _on_confirmed(self) -> None:
        self.noted.emit(translate("Checking", "申请人已确认无误"))


def check_sheet(form: CounterForm, item: Item, language: str) -> CheckSheet | None:
    """Return what the applicant of this form checks; None while there is neither name nor number."""
    person = form.applicant
    if not person.name.strip() and not person.id_number.strip():
        return None
    copies = translate("Checking", "{name} {n} 份")
    return CheckSheet(
        name=person.name.strip(),
        document=name_of("id_kind", person.id_kind.value, language),
        number=person.id_number.strip(),
        item=item.name,
        agent=form.agent.name.strip() if form.agent else "",
        phone=person.phone.strip(),
        materials=tuple(copies.format(name=m.name, n=m.copies) for m in form.lines if m.state in AT_HAND),
    )
