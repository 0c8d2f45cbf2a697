"""Twenty hostile values typed into every field of the form: each is kept exactly or told in a sentence, never a crash."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from played import Key, Played
from PySide6.QtWidgets import QLabel, QLineEdit

from app.desk import NumberEntry, Records
from app.identity.id_number import check_character
from app.state import Case, CaseState
from ui.playing import hands

VALUES = [one["value"] for one in json.loads((Path(__file__).parents[1] / "data" / "hostile.json").read_text("utf-8"))]
SAMPLE = VALUES[:: max(1, len(VALUES) // 20)][:20]
DOTS = str.maketrans(dict.fromkeys("∙•‧･・⋅", "·"))  # the dot of a name has one form in every file
GOOD = {"name": "王建国", "phone": "13855660001", "address": "示例区便民路18号", "id": "341702198803052717"}


def numbered(n: int) -> str:
    first_17 = f"3417021992{1 + n % 12:02d}{1 + n % 28:02d}{n:03d}"
    return first_17 + check_character(first_17)


def crash_of(played: Played) -> str:
    shell = played.desk.shell
    assert shell is not None
    return "" if shell.crash_curtain.isHidden() else "the crash page is open"


def told(played: Played) -> str:
    """Return every sentence in sight that tells what is wrong."""
    edits = [edit for edit in played.robot.window.findChildren(QLineEdit) if edit.isVisible()]
    at_fields = [edit.accessibleDescription() for edit in edits if edit.property("state") == "bad"]
    labels = played.robot.window.findChildren(QLabel, "panel.glyph.told")
    glyphs = [one.text() for one in labels if one.isVisible()]
    return " ".join([played.problem(), *glyphs, *at_fields]).strip()


@pytest.mark.parametrize("field", GOOD)
def test_a_hostile_value_is_kept_exactly_or_refused_with_a_sentence(played: Played, field: str) -> None:
    assert len(SAMPLE) == 20
    played.log_in("w1")
    hands.choose(played, "spjyxk", "22")
    hands.mark_all(played)
    for n, value in enumerate(SAMPLE):
        before = len(numbers(played))
        typed = write_form(played, {**GOOD, "id": numbered(n), field: value})[field]
        played.robot.key(Key.Key_F12)
        played.settle()
        assert crash_of(played) == "", f"{field} ← {value!r}"
        if len(numbers(played)) == before:
            assert told(played), f"{field} ← {value!r}: refused in silence"
            glyphs = played.desk.shell.glyphs if played.desk.shell is not None else None
            if glyphs is not None and glyphs.panel is not None:
                played.robot.key(Key.Key_Escape)
                played.settle()
            continue
        assert played.desk.entered is not None
        case = played.desk.entered.store.ask(newest)
        wanted = typed.strip().translate(DOTS) if field == "name" else typed.strip()
        assert applicant_of(case)[field] == wanted, f"{field} ← {value!r}: changed in silence"
        hands.choose(played, "spjyxk", "22")
        hands.mark_all(played)


def write_form(played: Played, texts: dict[str, str]) -> dict[str, str]:
    """Type what differs, and return what the window shows of it."""
    shown = {}
    for name, text in texts.items():
        edit = played.robot.widget(f"acceptance.{name}")
        assert isinstance(edit, QLineEdit)
        if edit.text() != text:
            played.robot.write(f"acceptance.{name}", text)
        shown[name] = edit.text()
    return shown


def numbers(played: Played) -> tuple[NumberEntry, ...]:
    """Return the number book: a case that was accepted has taken numbers."""
    assert played.desk.entered is not None
    book: tuple[NumberEntry, ...] = played.desk.entered.store.ask(lambda records: records.numbers())
    return book


def applicant_of(case: Case) -> dict[str, str]:
    """Return what the case knows of its applicant, by the fields of the form."""
    one = case.applicant
    assert one is not None
    return {"id": one.id_number, "name": one.name, "phone": one.phone, "address": one.address}


def newest(records: Records) -> Case:
    """Return the case that was made last."""
    return records.case(records.list_cases(tuple(CaseState), limit=1)[0].id)
