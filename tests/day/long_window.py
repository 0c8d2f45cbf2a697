"""One window that is worked in by keys for a long while, in a child of its own: `long_window.py FOLDER ROUNDS PANELS`.

FOLDER holds `profile`. Enter walks through the form, the case is accepted or received, every page is opened, and the
panels of F8, F9 and F10 are opened and closed. Prints one JSON line: how often each was done, and what was found dead
or held by what it does not belong to.
"""

from __future__ import annotations

import gc
import json
import sys
from pathlib import Path
from typing import Any

import shiboken6
from played import Key, Played
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QLayoutItem, QWidget

from app.identity.id_number import check_character
from ui.opening import application
from ui.playing import hands
from ui.widgets.layouts import FlowLayout

CTRL = Qt.KeyboardModifier.ControlModifier
WRAPPED = next(kind for kind in QWidget.__mro__ if kind.__name__ == "Object")
PAGES = (Key.Key_2, Key.Key_3, Key.Key_4, Key.Key_1)


def number(n: int) -> str:
    """Return an identity number nobody else has."""
    first_17 = f"34170219900307{n % 1000:03d}"
    return first_17 + check_character(first_17)


def fill(played: Played, n: int, marks: str) -> None:
    """Fill a form, going on by Enter as a clerk does; `marks` are the digits typed into the material list."""
    robot = played.robot
    hands.choose(played, "spjyxk", "22")
    hands.by_card(played, f"王建国{n}", number(n), "13800001234")
    robot.key(Key.Key_Return)
    robot.key(Key.Key_Return)
    robot.key(Key.Key_F6)
    robot.key(Key.Key_A, CTRL)
    for digit in marks:
        robot.type(digit)


def hand_in(played: Played, n: int) -> None:
    """Accept every other applicant; of the rest only take the materials; then look at every page."""
    fill(played, n, "")
    played.robot.key(Key.Key_F7 if n % 2 else Key.Key_F12)
    played.robot.wait(played.told(f"王建国{n}"), "the result")
    for page in PAGES:
        played.robot.key(page, CTRL)
        played.robot.rest(30)
        played.settle()


def open_panels(played: Played, times: int) -> int:
    """Open and close the panels of F8, F9 and F10; return how many panels were seen."""
    robot, seen = played.robot, 0
    hands.choose(played, "gtgsh", "1")
    hands.by_card(played, "王建国", number(999), "13800001234")
    hands.mark(played, 1, "2")
    for _ in range(times):
        for key in (Key.Key_F8, Key.Key_F9, Key.Key_F10):
            robot.key(key)
            shell = played.desk.shell
            assert shell is not None
            seen += shell.deck.panel() is not None
            robot.key(Key.Key_Return)
            robot.key(Key.Key_Escape)
            robot.key(Key.Key_Escape)
    return seen


def wrapped() -> list[Any]:
    """Return every wrapper of Qt that Python holds."""
    return [one for one in gc.get_objects() if isinstance(one, WRAPPED)]


def dead_items() -> list[str]:
    """Return the rows that hold an item which Qt has no more."""
    rows = [row for row in wrapped() if isinstance(row, FlowLayout) and shiboken6.isValid(row)]
    items: list[tuple[FlowLayout, QLayoutItem]] = [(row, item) for row in rows for item in row._items]
    return sorted({type(row.parentWidget()).__name__ for row, item in items if not shiboken6.isValid(item)})


def lies_in(held: QWidget, holder: QWidget) -> bool:
    """Return True when `held` is a child of `holder`, or a child's child."""
    above: QObject | None = held
    while above is not None and above is not holder:
        above = above.parent()
    return above is holder


def strangers() -> list[str]:
    """Return "holder > held" where the wrapper of a widget keeps one that does not lie in it: they would die together."""
    found = set()
    for holder in wrapped():
        if not isinstance(holder, QWidget) or not shiboken6.isValid(holder):
            continue
        for held in gc.get_referents(holder):
            if isinstance(held, QWidget) and shiboken6.isValid(held) and not lies_in(held, holder):
                found.add(f"{type(holder).__name__} {holder.objectName()} > {type(held).__name__} {held.objectName()}")
    return sorted(found)


def main() -> None:
    folder, rounds, panels = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    application("zh_CN")
    played = Played(folder / "profile", folder / "devices")
    played.log_in("w1")
    played.robot.rest(3000)  # every page is built while nothing is typed, as at a desk
    for n in range(rounds):
        hand_in(played, n)
    seen = open_panels(played, panels)
    answer = {"rounds": rounds, "panels": seen, "dead": dead_items(), "strangers": strangers()}
    played.close()
    sys.stdout.write(json.dumps(answer, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
