"""What every page of the window is: a key, a title, its actions, and how it takes news."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Signal

from app.act import Done
from app.errors import Trouble
from ui.widgets.form import Form


@dataclass(frozen=True)
class PageAction:
    """One act of a page: its key ("F12", "Ctrl+N"), verb, icon and slot.

    `is_primary`: the one on the bottom right. `is_in_bar` False: the button stands in the page itself, the key works
    and is told in the help sheet. `is_enabled` False: shown grey; `why` says why in the help sheet and on the button.
    """

    key_sequence: str
    text: str
    icon: str
    slot: Callable[[], object]
    is_primary: bool = False
    is_enabled: bool = True
    is_in_bar: bool = True
    why: str = ""


class AtExplanation(str):
    """A case number whose file is to open at its 期限计算说明: whoever comes from a light wants to know why."""

    __slots__ = ()


class Page(Form):
    """Base of every page. It is given the Surroundings, talks to `app` through `work`, and tells the shell by signals.

    Set `key` and `title` on the class or in `__init__` (`title` after translation). Give every input an object name
    `<key>.<field>`. Emit `actions_changed()` when `actions()` would answer differently.
    """

    key: str = ""
    title: str = ""
    takes_numbers = False  # a barcode scanned on this page opens its case here, not the case file

    actions_changed = Signal()
    title_changed = Signal(str, str)  # title, word of the pill beside it ("" = none)
    panel_wanted = Signal(object)  # a BarPanel, shown in place of the action bar
    result_told = Signal(str, object)  # what was done, and a slot that undoes it or None
    noted = Signal(str)  # a quiet remark at the left of the action bar ("草稿已保存 10:32:05")
    problem_told = Signal(str)  # a sentence for the problem bar
    problems_over = Signal()  # what stood in the way on this page is out of the way, or was changed since
    case_wanted = Signal(str)  # open this case number on the case-file page
    page_wanted = Signal(str)  # go to the page with this key
    count_changed = Signal(int, str)  # the count in the navigation and its tone ("" | warn | bad)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "page")
        self.setObjectName(f"page.{self.key}")

    def actions(self) -> list[PageAction]:  # type: ignore[override]
        """Return the acts of the page in its present state, in the order of the action bar."""
        return []

    def list_keys(self) -> list[tuple[str, str]]:
        """Return (key, what it does) of keys that only work in a list of the page, for the help sheet."""
        return []

    def refresh(self, changed: set[str]) -> None:
        """Ask again, if what changed ({"cases", "notices", …}; empty = show yourself for the first time) is yours."""

    def first_focus(self) -> None:
        """Put the cursor where the officer begins."""
        self.focusNextChild()

    def show_case(self, number: str) -> None:
        """Show this case number; pages that have no case ignore it."""

    def clock_subject(self) -> object:
        """Return what the page has in sight whose dates can be explained: a case's number or id, an item, or None."""
        return None

    def keep_drafts(self) -> None:
        """Keep at once what is being typed: the desk is locked or the officer leaves."""

    def clear_secrets(self) -> None:
        """Forget personal data in widgets: the officer leaves, or has been away for long. Drafts are already kept."""

    def undone(self, done: Done) -> None:
        """The officer took back what `done` did within its ten seconds: what was typed for it belongs into its fields."""

    def take_trouble(self, trouble: Trouble) -> bool:
        """Tell a trouble in place and return True, or leave it to the problem bar."""
        return False
