"""What every section of the page is: a word, its acts, and how it takes news."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from app.errors import Trouble
from ui.page import PageAction
from ui.surroundings import Surroundings

translate = QCoreApplication.translate


def on_paper(title: str, around: Surroundings) -> str:
    """Return the title of what leaves the screen: what comes of a training desk says so, like every paper of it."""
    is_training = around.setting().is_training
    return translate("Supervision", "{title}（培训）").format(title=title) if is_training else title


class Section(QWidget):
    """One part of the page; it tells the page by `acts_changed()`, and everything else through the page it is given."""

    acts_changed = Signal()
    key: str = ""

    def word(self) -> str:
        """Return what the section is called."""
        return self.key

    def actions(self) -> list[PageAction]:  # type: ignore[override]
        """Return the acts of the section in its present state."""
        return []

    def refresh(self, changed: set[str]) -> None:
        """Ask again, if what changed (empty: everything) is shown here."""

    def first_focus(self) -> None:
        """Put the cursor where the officer begins."""
        self.focusNextChild()

    def case_number(self) -> str | None:
        """Return the number of the case under the cursor, whose dates Ctrl+Q explains; None where there is none."""
        return None

    def clear_secrets(self) -> None:
        """Forget the names that are shown."""

    def take_trouble(self, trouble: Trouble) -> bool:
        """Tell a trouble in place and return True."""
        return False
