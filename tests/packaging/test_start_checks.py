"""`start.py test`: which checks it runs, and that one red part makes the whole red."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
import start_checks
from start_checks import Result, all_tests, aloud, free_memory, quietly, scratch, static_checks, summary
from start_step import ROOT, Step


def test_all_four_static_checks_are_run() -> None:
    said = " ".join(" ".join(step.command[1:]) for step in static_checks(ROOT))
    for words in ("mypy app ui db packaging", "ruff check", "ruff format --quiet --check", "--no-cache"):
        assert words in said


def test_the_long_tests_run_only_when_asked_for() -> None:
    short, long = all_tests(ROOT, is_full=False), all_tests(ROOT, is_full=True)
    assert "-m" not in short.command[3:]
    assert long.command[-2:] == ["-m", "full or not full"]
    assert long.env["YIMEN_TEST_FULL"] == "1"
    assert short.env == {"QT_QPA_PLATFORM": "offscreen"}


def test_the_tests_write_into_memory_where_there_is_room_and_leave_nothing_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(start_checks, "ROOM", 1)
    with scratch(tmp_path) as place:
        folder = Path(place["TMPDIR"])
        assert folder.parent == tmp_path
        (folder / "store").write_bytes(b"x")
    assert list(tmp_path.iterdir()) == []


def test_without_room_in_memory_the_tests_write_to_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with scratch(tmp_path / "none") as place:
        assert place == {}
    monkeypatch.setattr(start_checks, "ROOM", 2**70)
    with scratch(tmp_path) as place:
        assert place == {}


def test_a_system_that_does_not_tell_its_memory_has_none_to_spare(tmp_path: Path) -> None:
    assert free_memory(tmp_path / "none") == 0
    (tmp_path / "meminfo").write_text("MemTotal: 8 kB\nMemAvailable: 4 kB\n", "ascii")
    assert free_memory(tmp_path / "meminfo") == 4096


def test_every_change_of_the_clock_is_tried_with_the_long_tests_and_the_other_rules_when_asked_for() -> None:
    def titles(is_full: bool, has_mutation: bool) -> list[str]:
        return [step.title for step in start_checks.mutations(ROOT, is_full, has_mutation)]

    assert titles(False, False) == []
    assert titles(True, False) == ["mutation of the clock"]
    assert titles(False, True) == titles(True, True) == ["mutation of the rules", "mutation of the clock"]


def test_a_part_that_is_right_says_so_in_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    result = quietly(Step("walls", [sys.executable, "-c", "print('long report')"]))
    assert (result.title, result.code) == ("walls", 0)
    assert capsys.readouterr().out == "start: walls: right (0 s)\n"


def test_a_part_that_fails_shows_what_it_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert quietly(Step("walls", [sys.executable, "-c", "print('door open'); raise SystemExit(2)"])).code == 2
    said = capsys.readouterr().out
    assert "walls: failed with code 2" in said
    assert said.endswith("door open\n")


def test_the_closing_line_of_the_tests_is_kept(capsys: pytest.CaptureFixture[str]) -> None:
    result = aloud(Step("tests", [sys.executable, "-c", "print('.....'); print('5 passed in 1.00s'); print()"]))
    assert result.last == "5 passed in 1.00s"
    assert "....." in capsys.readouterr().out


def test_the_summary_gives_minutes_and_verdict_of_each_part() -> None:
    lines = summary([Result("types", 0, 30), Result("tests", 1, 360)], 6.5)
    assert lines == ["   0.5 min  right   types", "   6.0 min  FAILED  tests", "   6.5 min  1 of 2 parts failed: tests"]
    assert summary([Result("types", 0, 30)], 0.5)[-1].endswith("all parts are right")


@pytest.mark.parametrize(("codes", "expected"), [((0, 0), 0), ((1, 0), 1), ((0, 1), 1)])
def test_one_red_part_makes_the_whole_red(
    codes: tuple[int, int], expected: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    static, unit = (Step("part", [sys.executable, "-c", f"print('done'); raise SystemExit({code})"]) for code in codes)
    monkeypatch.setattr(start_checks, "static_checks", lambda root: [static])
    monkeypatch.setattr(start_checks, "all_tests", lambda root, is_full: unit)
    monkeypatch.setattr(start_checks, "failed_once_more", lambda root: unit)
    assert start_checks.test(ROOT, is_full=False, has_mutation=False) == expected
    assert capsys.readouterr().out.splitlines()[-1] == "done"


def test_a_test_that_fails_only_in_the_crowd_is_told_as_unsteady(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    crowd = Step("crowd", [sys.executable, "-c", "print('1 failed, 9 passed'); raise SystemExit(1)"])
    alone = Step("alone", [sys.executable, "-c", "print('1 passed')"])
    static = Step("static", [sys.executable, "-c", "print('right')"])
    monkeypatch.setattr(start_checks, "static_checks", lambda root: [static])
    monkeypatch.setattr(start_checks, "all_tests", lambda root, is_full: crowd)
    monkeypatch.setattr(start_checks, "failed_once_more", lambda root: alone)
    assert start_checks.test(ROOT, is_full=False, has_mutation=False) == 0
    said = capsys.readouterr().out
    assert "UNSTEADY, first run on two cores: 1 failed, 9 passed" in said
    monkeypatch.setattr(start_checks, "mutations", lambda root, is_full, has_mutation: [])
    assert start_checks.test(ROOT, is_full=True, has_mutation=False) == 1
