"""The rooms keep their walls; each library has one door; each rule is shown to fail when it is broken."""

from __future__ import annotations

import pytest
from house_sources import Source
from house_walls import DOORS, door_faults, room_faults, step_faults, window_faults


def faults_of(path: str, line: str) -> list[str]:
    broken = [Source(path, f"from __future__ import annotations\n\n{line}\n")]
    return door_faults(broken) + window_faults(broken) + room_faults(broken) + step_faults(broken)


def test_every_library_is_imported_at_its_door_only(files: list[Source]) -> None:
    assert door_faults(files) == []


def test_commands_and_the_center_know_no_qt(files: list[Source]) -> None:
    assert window_faults(files) == []


def test_no_room_looks_where_it_may_not(files: list[Source]) -> None:
    assert room_faults(files) == []


def test_the_four_steps_never_import_each_other(files: list[Source]) -> None:
    assert step_faults(files) == []


@pytest.mark.parametrize("library", sorted(DOORS))
def test_a_library_beside_its_door_is_refused(library: str) -> None:
    stranger = "resources/stray.py"
    assert faults_of(stranger, f"import {library}") == [
        f"{stranger}:3 imports {library}; its door is {' or '.join(DOORS[library])}"
    ]
    door = DOORS[library][0]
    assert door_faults([Source(door if door.endswith(".py") else f"{door}x.py", f"import {library}\n")]) == []


@pytest.mark.parametrize(
    ("path", "line", "said"),
    [
        ("app/delivery/hand_over.py", "from reportlab.pdfgen import canvas", "its door is app/notices/pdf/"),
        ("app/notices/pdf/page.py", "import jinja2.sandbox", "its door is app/notices/wording.py"),
        ("app/acceptance/accept.py", "import PySide6.QtCore", "its door is ui/"),
        ("app/case.py", "import sqlalchemy as sa", "its door is db/"),
        ("app/case.py", "import requests", "not made yet"),
        ("ui/page.py", "from pypdfium2 import PdfDocument", "its door is ui/paper.py"),
        ("ui/commands/check.py", "from PySide6.QtWidgets import QApplication", "without a window"),
        ("app/case.py", "from db.desk import store", "app does not know db"),
        ("app/case.py", "import ui.style", "app does not know ui"),
        ("db/desk/store.py", "from ui.work import Work", "db does not know ui"),
        ("ui/login/page.py", "from db.desk.store import Store", "ui does not know db"),
        ("resources/__init__.py", "import app", "resources does not know app"),
        ("packaging/start.py", "import app", "packaging does not know app"),
        ("app/acceptance/accept.py", "from app.supplementation import request", "never import each other"),
        ("app/delivery/archive.py", "import app.approval.decide", "never import each other"),
    ],
)
def test_a_broken_wall_is_named(path: str, line: str, said: str) -> None:
    assert any(said in fault for fault in faults_of(path, line)), faults_of(path, line)


def test_the_composition_root_may_meet_the_store() -> None:
    assert faults_of("ui/__main__.py", "from db.desk.store import Store") == []


def test_an_import_inside_a_function_counts_too() -> None:
    hidden = Source("app/case.py", "def f() -> None:\n    import PySide6\n")
    assert door_faults([hidden]) == ["app/case.py:2 imports PySide6; its door is ui/"]
