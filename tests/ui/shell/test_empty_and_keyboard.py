"""Every page of an empty hall: a list without rows says what to do next, and Tab goes through it in reading order."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QHeaderView, QLabel, QWidget
from pytestqt.qtbot import QtBot
from worked_desk import WorkedDesk, worked_desk

from app.training import OFFICERS
from ui.pages import PAGES, PageEntry
from ui.widgets.empty import EmptyState
from ui.widgets.hits import HitPopup

MOST_STOPS = 80
SAME_LINE = 12  # px: fields of one row may differ by so much
SENTENCE = 5  # characters that say what to do


def who_opens(entry: PageEntry) -> str:
    return next(officer.id for officer in OFFICERS if entry.may_open(officer))


BESIDE_A_CENTER = ("folders", "between")  # offered there alone: tests/ui/folders, tests/ui/between
ALONE = [entry.key for entry in PAGES if entry.key not in BESIDE_A_CENTER]


@pytest.fixture(params=ALONE)
def desk(qtbot: QtBot, profile: Path, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[WorkedDesk]:
    entry = next(one for one in PAGES if one.key == request.param)
    with worked_desk(qtbot, profile, tmp_path / "devices", who_opens(entry), [entry]) as one:
        one.show()
        for _ in range(4):
            one.settle()
        one.wake()
        yield one


def empty_lists(page: QWidget) -> list[QAbstractItemView]:
    """Return the lists in sight that have no row."""
    views = (view for view in page.findChildren(QAbstractItemView) if not isinstance(view, QHeaderView))
    views = (view for view in views if not isinstance(view.window(), HitPopup))
    return [view for view in views if view.isVisible() and view.model() is not None and not view.model().rowCount()]


def says_why(view: QAbstractItemView) -> bool:
    """True when beside the list, in its card, a sentence is in sight that is no heading of the list itself."""
    card = view.parentWidget()
    while card is not None and card.property("role") not in ("card", "page"):
        card = card.parentWidget()
    texts = [label.text() for label in card.findChildren(QLabel) if label.isVisible()] if card is not None else []
    return any(len(text) >= SENTENCE and ("，" in text or "没有" in text or "还" in text) for text in texts)


def test_an_empty_list_says_what_to_do_next(desk: WorkedDesk) -> None:
    page = desk.page()
    silent = [view.objectName() for view in empty_lists(page) if not says_why(view)]
    assert silent == []
    for state in page.findChildren(EmptyState):
        if state.isVisible():
            words = [label.text() for label in state.findChildren(QLabel) if label.text()]
            is_told = len(words) == 2 or "选择" in words[0]
            assert is_told, f"{page.key}: a sentence and what to do next, not {words}"


def stops(desk: WorkedDesk) -> list[QWidget]:
    """Return where Tab stops on the page, from its first field on, once round."""
    page, found = desk.page(), []
    first = QApplication.focusWidget()
    for _ in range(MOST_STOPS):
        now = QApplication.focusWidget()
        if now is None or (found and now is first):
            break
        if page.isAncestorOf(now):
            found.append(now)
        QTest.keyClick(now, Qt.Key.Key_Tab)
    return found


def test_tab_goes_through_a_page_in_reading_order_and_is_never_lost(desk: WorkedDesk) -> None:
    page = desk.page()
    page.first_focus()
    desk.wait(lambda: QApplication.focusWidget() is not None)
    found = stops(desk)
    assert QApplication.focusWidget() is not None, "the cursor got lost"
    assert len(found) < MOST_STOPS, "Tab must come round"
    wrong = []
    for before, after in pairwise(found):
        if before.parentWidget().parentWidget() is not after.parentWidget().parentWidget():
            continue  # other cards stand where the layout puts them
        if isinstance(before, EmptyState):
            continue  # it stands for its list, the last of its card: Tab goes on from the top
        a, b = (one.mapTo(page, QPoint(0, 0)) for one in (before, after))
        is_wrap = after is found[0]
        if not is_wrap and (b.y() < a.y() - SAME_LINE or (abs(b.y() - a.y()) <= SAME_LINE and b.x() < a.x())):
            wrong.append(f"{before.objectName()} -> {after.objectName()}")
    assert wrong == []
