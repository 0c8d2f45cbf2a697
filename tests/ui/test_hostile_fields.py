"""Hostile values in every text field of every page: told in a sentence or kept exactly, never a crash, never silence.

Each act of a page is opened on a real case, every text field of what it opens is filled with the value, and the act is
confirmed. The fields of the acceptance form are typed one by one in tests/day/test_hostile_at_the_counter.py.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

import pytest
from decided_cases import certified, granted, ready_to_decide
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot
from worked_desk import WorkedDesk, worked_desk

from app.desk import Records
from app.identity.names import DOT_VARIANTS
from app.state import Case
from ui.page import Page, PageAction
from ui.pages import PAGES
from ui.widgets.search import SearchEdit

VALUES = [one["value"] for one in json.loads((Path(__file__).parents[1] / "data" / "hostile.json").read_text("utf-8"))]
SAMPLE = VALUES[:: max(1, len(VALUES) // 20)][:20]
DOTS = str.maketrans(dict.fromkeys(DOT_VARIANTS, "·"))
FILE_NAME = "fileNameEdit"  # of the dialog of files, which is Qt's own
Input = QLineEdit | QPlainTextEdit
FREIGHT, FOOD, LABOUR = "道路货物", "食品经营", "劳务派遣"


@dataclass(frozen=True)
class Scene:
    """Who stands before which page, and the case that lies there (None: the page needs none)."""

    officer: str
    page: str
    make: Callable[[WorkedDesk, str], Case] | None = None


SCENES = (
    Scene("w1", "supplementation", lambda desk, name: desk.received(FOOD, name)),
    Scene("w1", "supplementation", lambda desk, name: desk.awaiting(FOOD, name)),
    Scene("h1", "approval", lambda desk, name: desk.accepted(LABOUR, name)),
    Scene("h1", "approval", lambda desk, name: desk.accepted(FOOD, name)),
    Scene("a1", "approval", lambda desk, name: ready_to_decide(desk, name=name)),
    Scene("w1", "delivery", lambda desk, name: granted(desk, name=name)),
    Scene("w1", "delivery", lambda desk, name: certified(desk, name=name)),
    Scene("w1", "casefile", lambda desk, name: desk.accepted(FOOD, name)),
    Scene("c1", "casefile", lambda desk, name: desk.accepted(FOOD, name)),
    Scene("c1", "ratings"),
    Scene("w1", "certificates", lambda desk, name: certified(desk, name=name)),
    Scene("w1", "ledger"),
    Scene("w1", "registers"),
    Scene("s1", "calendar"),
    Scene("m1", "staff"),
    Scene("m1", "settings"),
    Scene("m1", "catalogue"),
)


LATE = 1500  # ms, by which a draft is kept at the latest
OpenPage = Callable[[Scene], AbstractContextManager[WorkedDesk]]


@pytest.fixture
def open_page(qtbot: QtBot, profile: Path, tmp_path: Path) -> OpenPage:
    """Open a desk with the page of a scene alone."""

    def opened(scene: Scene) -> AbstractContextManager[WorkedDesk]:
        pages = [entry for entry in PAGES if entry.key == scene.page]
        return worked_desk(qtbot, profile, tmp_path / "devices", scene.officer, pages)

    return opened


class Hands:
    """Opens acts, fills fields, confirms, and says what came of it."""

    def __init__(self, desk: WorkedDesk, scene: Scene) -> None:
        self.desk, self.scene, self._count = desk, scene, 0
        desk.show()
        self.lay()

    def lay(self) -> None:
        """Put a new case before the officer."""
        self._count += 1
        page = self.desk.page()
        if self.scene.make is not None:
            case = self.scene.make(
                self.desk, "王建国" + "一二三四五六七八九十"[self._count % 10] * (1 + self._count // 10)
            )
            page.refresh(set())
            self.desk.settle()
            page.show_case(case.number)
        self.desk.settle()
        self.desk.qtbot.wait(20)

    def page(self) -> Page:
        return self.desk.page()

    def act(self, key: str) -> PageAction | None:
        """Return the act on a key, when it is offered and enabled."""
        return next((a for a in self.page().actions() if a.key_sequence == key and a.is_enabled), None)

    def open(self, key: str) -> list[Input]:
        """Begin the act and return the text fields that it shows."""
        action = self.act(key)
        if action is None:
            return []
        action.slot()
        self.desk.settle()
        self.desk.wait(
            lambda: not self.desk.window.printing._is_printing
        )  # a print is recorded when the printer has it
        self.desk.settle()
        return self.fields()

    def fields(self) -> list[Input]:
        panel = self.desk.window.deck.panel()
        shown = panel or self.page()
        found: list[Input] = [*shown.findChildren(QLineEdit), *shown.findChildren(QPlainTextEdit)]
        return [one for one in found if takes_text(one)]

    def fill(self, value: str) -> set[str]:
        """Put the value into every field as an input method commits it; return what the fields hold of it."""
        held = set()
        for one in self.fields():
            held.add(committed(one, value))
        return held

    def confirm(self) -> None:
        panel = self.desk.window.deck.panel()
        if panel is not None:
            panel.confirm()
        else:
            primary = next((a for a in self.page().actions() if a.is_primary and a.is_enabled), None)
            if primary is not None:
                primary.slot()
        self.desk.settle()

    def told(self) -> str:
        """Return every sentence in sight that says what is wrong."""
        window = self.desk.window
        panel = window.deck.panel()
        at_fields = [
            one.accessibleDescription() for one in window.findChildren(QLineEdit) if one.property("state") == "bad"
        ]
        in_panel = panel._problem.text() if panel is not None else ""
        glyphs = [one.text() for one in window.findChildren(QLabel, "panel.glyph.told") if one.isVisible()]
        return " ".join([self.desk.problem(), in_panel, *glyphs, *at_fields]).strip()

    def escape(self) -> None:
        glyphs = self.desk.window.glyphs
        if glyphs is not None and glyphs.panel is not None:
            glyphs.dismiss()
        panel = self.desk.window.deck.panel()
        if panel is not None:
            panel.cancel()
        self.desk.window.problems.clear()
        self.desk.settle()

    def recorded(self) -> list[str]:
        """Return what every event says, newest last."""
        return list(self.desk.store.ask(all_texts))


def takes_text(one: Input) -> bool:
    is_secret = isinstance(one, QLineEdit) and one.echoMode() != QLineEdit.EchoMode.Normal
    is_kept = one.objectName() != "settings.papers.tried"  # a name is tried in the fonts there, and kept nowhere
    return one.isVisible() and one.isEnabled() and not one.isReadOnly() and not is_secret and is_kept


def all_texts(records: Records) -> list[str]:
    rows = records._given.exec_driver_sql("SELECT data, private FROM event ORDER BY n")  # type: ignore[attr-defined]
    return [json.dumps([json.loads(part or "null") for part in row], ensure_ascii=False) for row in rows]


def forms_of(text: str) -> tuple[str, str]:
    """Return the text as an event quotes it: as it is, and with the one dot that every name has."""
    plain, dotted = (json.dumps(one, ensure_ascii=False)[1:-1] for one in (text.strip(), text.strip().translate(DOTS)))
    return plain, dotted


NAMED = [f"{n}-{one.officer}-{one.page}" for n, one in enumerate(SCENES)]


@pytest.mark.parametrize("n", range(len(SCENES)), ids=NAMED)
def test_every_act_tells_a_hostile_value_or_keeps_it_exactly(open_page: OpenPage, n: int) -> None:
    with open_page(SCENES[n]) as desk:
        try_all(Hands(desk, SCENES[n]), SAMPLE[n % 8 :: 8])


@pytest.mark.full
@pytest.mark.parametrize("n", range(len(SCENES)), ids=NAMED)
@pytest.mark.timeout(600)
def test_every_act_tells_each_of_the_hostile_values_or_keeps_it_exactly(open_page: OpenPage, n: int) -> None:
    with open_page(SCENES[n]) as desk:
        try_all(Hands(desk, SCENES[n]), SAMPLE)


def try_all(hands: Hands, values: list[str]) -> None:
    """Try the values in every act that the page offers now."""
    for key in [action.key_sequence for action in hands.page().actions() if action.is_enabled]:
        tried(hands, key, values)


def kept_of(held: set[str], new: list[str]) -> list[str]:
    """Return what the new events hold of the fields."""
    return [text for text in held if any(form in one for form in forms_of(text) for one in new)]


def tried(hands: Hands, key: str, values: list[str]) -> None:
    """Try the values in the fields of one act, as long as it asks for a text."""
    for value in values:
        if not hands.open(key):
            break
        held, before = hands.fill(value), hands.recorded()
        hands.confirm()
        new = hands.recorded()[len(before) :]
        assert hands.desk.window.crash_curtain.isHidden(), f"{key} ← {value!r}: the crash page is open"
        if new:
            kept = kept_of(held, new)
            if not kept:  # a draft of the value before, kept late: this one's is still to come
                hands.desk.qtbot.wait(LATE)
                kept = kept_of(held, hands.recorded()[len(before) :])
            assert kept or not any(text.strip() for text in held), f"{key} ← {value!r}: changed in silence {new}"
            hands.escape()
            hands.lay()
        elif hands.desk.window.deck.panel() is not None:
            assert hands.told(), f"{key} ← {value!r}: refused in silence"
        hands.escape()
    hands.escape()


def forms_held(value: str, one: Input) -> set[str]:
    """Return the forms in which a field may hold a value: without what no text can hold, in one line where it has one."""
    text = "".join(sign for sign in value.removeprefix("\ufeff") if not "\ud800" <= sign <= "\udfff")
    if isinstance(one, SearchEdit):
        text = text[: one.maxLength()]  # nothing of a search is kept: beyond 32,767 signs it need not be told
    if isinstance(one, QPlainTextEdit):
        text = re.sub("\r\n|[\r\u2028\u2029\ufdd0\ufdd1]", "\n", text).replace("\xa0", " ")
    return {text, text.translate(DOTS), text.strip(), " ".join(text.splitlines()), " "}


def type_all(hands: Hands, key: str, values: list[str]) -> int:
    """Type each value into each field of one act: it stands there as it is, or the field says what is wrong."""
    if not hands.open(key):
        return 0
    fields = [field for field in hands.fields() if field.objectName() != FILE_NAME]
    for one in fields:
        for value in values:
            held = committed(one, value)
            assert hands.desk.window.crash_curtain.isHidden(), f"{key} {one.objectName()} ← {value!r}: the crash page"
            if held in forms_held(value, one):
                continue
            if isinstance(one, QLineEdit):
                one.editingFinished.emit()  # a day is read when the cursor leaves it
            assert one.property("state") == "bad" or hands.told(), (
                f"{key} {one.objectName()} ← {value!r} became {held!r} in silence"
            )
    hands.escape()
    return len(fields)


def committed(one: Input, value: str) -> str:
    """Put the value in place of what stands in a field, as an input method commits it; return what the field holds."""
    one.setFocus()
    one.clear()
    event = QInputMethodEvent()
    event.setCommitString(value)
    QApplication.sendEvent(one, event)
    return one.text() if isinstance(one, QLineEdit) else one.toPlainText()


def type_into_all(open_page: OpenPage, scene: Scene, values: list[str]) -> None:
    with open_page(scene) as desk:
        hands = Hands(desk, scene)
        keys = [action.key_sequence for action in hands.page().actions() if action.is_enabled]
        for key in keys:
            type_all(hands, key, values)


@pytest.mark.parametrize("n", range(len(SCENES)), ids=NAMED)
def test_every_field_holds_a_hostile_value_or_says_what_is_wrong(open_page: OpenPage, n: int) -> None:
    type_into_all(open_page, SCENES[n], VALUES[n % 24 :: 24])


@pytest.mark.full
@pytest.mark.parametrize("n", range(len(SCENES)), ids=NAMED)
@pytest.mark.timeout(600)
def test_every_field_holds_each_of_two_hundred_hostile_values_or_says_what_is_wrong(
    open_page: OpenPage, n: int
) -> None:
    assert len(VALUES) >= 200
    type_into_all(open_page, SCENES[n], VALUES)
