"""While a window is open on a profile: reading goes on beside it, writing waits, a second window raises the first."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from outside import MORNING, Started, end, start, yimen
from PySide6.QtNetwork import QLocalSocket
from real_desk import Clock, around

from app.training import PASSWORD
from db.desk.opening import log_in
from ui.one_window import OneWindow

READING = ("export", "check", "clock", "notice", "selftest")


@pytest.fixture
def held(copied: Callable[..., Path]) -> Iterator[Path]:
    """A profile whose store is open for writing in this process."""
    folder = copied()
    store, _officer = log_in(folder, "w1", PASSWORD, around(Clock()))
    yield folder
    store.close()


def test_reading_commands_run_beside_an_open_window(held: Path, tmp_path: Path):
    clocks = tmp_path / "clocks.json"
    clocks.write_text(json.dumps({"clocks": [{"id": "a", "unit": "working_day", "n": 5, "start": "2026-04-29"}]}))
    fields = yimen("notice", "--fields", "acceptance")
    (tmp_path / "record.json").write_text(fields.out, "utf-8")
    paper = tmp_path / "paper.pdf"
    words: dict[str, tuple[str | Path, ...]] = {
        "export": ("export", "--json", "--all", "--profile", held, "--clock", MORNING),
        "check": ("check", "--profile", held),
        "clock": ("clock", clocks),
        "notice": ("notice", "acceptance", "--record", tmp_path / "record.json", "--out", paper),
        "selftest": ("selftest", "--profile", held),
    }
    started = {name: start(*words[name]) for name in READING}
    said = {name: end(one) for name, one in started.items()}
    assert {name: (one.code, one.err) for name, one in said.items()} == dict.fromkeys(READING, (0, ""))
    assert len(json.loads(said["export"].out)["cases"]) == 9
    assert paper.read_bytes().startswith(b"%PDF") and '"2026-05-09"' in said["clock"].out
    assert len(said["selftest"].out.splitlines()) == 4


def test_what_writes_is_refused_beside_an_open_window_with_code_3(held: Path):
    before = sorted(path.name for path in held.iterdir())
    words = (("backup",), ("restore",), ("--officer", "w1"))
    refused = [end(one) for one in [start("--profile", held, "--lang", "en", *word) for word in words]]
    assert [one.code for one in refused] == [3, 3, 3]
    assert all("in use by another program" in one.err and "Traceback" not in one.err for one in refused)
    assert sorted(path.name for path in held.iterdir()) == before


def is_open(folder: Path) -> bool:
    """True when a window listens for this profile."""
    socket = QLocalSocket()
    socket.connectToServer(OneWindow(folder).name)
    return socket.waitForConnected(100)


@pytest.fixture
def window(copied: Callable[..., Path]) -> Iterator[tuple[Path, Started]]:
    """A real window on a profile, ended with the test."""
    folder = copied()
    one = start("--profile", folder, "--clock", MORNING)
    until = time.monotonic() + 60
    while not is_open(folder) and one.poll() is None and time.monotonic() < until:
        time.sleep(0.05)
    yield folder, one
    one.kill()
    one.communicate()


def test_a_second_start_raises_the_first_window_and_ends_with_0(window: tuple[Path, Started]):
    folder, first = window
    second = yimen("--profile", folder, "--officer", "w1", password="no password is asked for")
    assert (second.code, second.out, second.err) == (0, "", "")
    assert first.poll() is None


def test_a_window_that_was_killed_leaves_the_profile_to_the_next(window: tuple[Path, Started]):
    folder, first = window
    first.kill()
    first.communicate()
    assert not is_open(folder)
    assert OneWindow(folder).is_first()
