"""What is typed into the panels at the foot of a page: kept by what it is about, given back, forgotten when it is done."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject

from app.drafting import page_draft
from ui.page import Page
from ui.page_draft import PageDraft
from ui.surroundings import Surroundings
from ui.widgets.field import ChoiceField, Field, TextField
from ui.widgets.panels import BarPanel

Kept = Field | TextField | ChoiceField


class PanelDrafts(QObject):
    """`keep(panel, about, *fields)` when a panel opens, `drop(about)` when it is done, `keep_now()` before the window forgets.

    A panel that is closed by anything but Esc or its act (a scan, another page, a lock, a crash) loses nothing. Never give
    it a field of a password or a one-time code.
    """

    def __init__(self, page: Page, around: Surroundings) -> None:
        super().__init__(page)
        self.kept: dict[str, str] = {}
        self._page, self._around = page, around
        self._draft = PageDraft(around.work, around.setting, page.key, lambda: dict(self.kept))
        self._draft.setParent(self)
        self._draft.noted.connect(page.noted)
        self._is_asked = False

    def ask(self) -> None:
        """Read once what the officer left behind."""
        if not self._is_asked:
            self._is_asked = True
            officer = self._around.setting().officer.id
            self._around.work.ask(self, page_draft, self._on_draft, officer, self._page.key)

    def keep(self, panel: BarPanel, about: Callable[[], str], *fields: Kept) -> None:
        """Give back what was typed about this, and keep what is typed now; Esc gives it up."""
        held = about()
        for field in fields:
            text = self.kept.get(_key(held, field))
            if text is not None:
                _fill(field, text)

        def on_typed(_: str) -> None:
            nonlocal held
            self._forget(held)
            held = about()
            self.kept |= {_key(held, field): _text(field) for field in fields if _text(field).strip()}
            self._draft.restart()

        for field in fields:
            field.changed.connect(on_typed)
        panel.cancelled.connect(lambda: self.drop(held))

    def abouts(self) -> set[str]:
        """Return what is unfinished."""
        return {key.partition("|")[0] for key in self.kept}

    def begun(self, kind: str) -> str:
        """Return what the newest unfinished panel of this kind is about ("offer 3417…"), empty when there is none."""
        return next((key.partition("|")[0] for key in reversed(self.kept) if key.startswith(f"{kind} ")), "")

    def rename(self, about: str, to: str) -> None:
        """What was typed is about something else, as the officer says now: a number was scanned into it."""
        if about != to:
            moved = {key: text for key, text in self.kept.items() if key.startswith(f"{about}|")}
            self._forget(about)
            self.kept |= {f"{to}|{key.partition('|')[2]}": text for key, text in moved.items()}
            self._draft.restart()

    def drop(self, about: str) -> None:
        """Forget it: it is done, or given up."""
        self._forget(about)
        self._draft.restart()

    def keep_now(self) -> None:
        """Keep at once what stands there."""
        self._draft.keep_now()

    def _forget(self, about: str) -> None:
        self.kept = {key: text for key, text in self.kept.items() if not key.startswith(f"{about}|")}

    def _on_draft(self, found: Mapping[str, str]) -> None:
        self.kept = {**found, **self.kept}
        self._draft.restored(dict(found))


def _key(about: str, field: Kept) -> str:
    return f"{about}|{field.objectName() or field.edit.objectName()}"


def _text(field: Kept) -> str:
    return field.code() if isinstance(field, ChoiceField) else field.text()


def _fill(field: Kept, text: str) -> None:
    if isinstance(field, ChoiceField):
        field.set_code(text)
    else:
        field.set_text(text)
