"""A step prints one line before it starts and one sentence when it fails."""

from __future__ import annotations

import sys

import pytest
from start_step import Step, Stop, answered, do, environment, must


def python(code: str) -> list[str]:
    return [sys.executable, "-c", code]


def test_a_step_tells_its_title_and_returns_its_code(capfd: pytest.CaptureFixture[str]) -> None:
    assert do(Step("counting", python("print('one'); raise SystemExit(3)"))) == 3
    assert capfd.readouterr().out.splitlines() == ["start: counting", "one"]


def test_a_quiet_step_speaks_only_when_it_fails(capfd: pytest.CaptureFixture[str]) -> None:
    assert do(Step("fetching", python("print('much')"), is_quiet=True)) == 0
    assert capfd.readouterr().out == "start: fetching\n"
    assert do(Step("fetching", python("print('why'); raise SystemExit(1)"), is_quiet=True)) == 1
    assert capfd.readouterr().out == "start: fetching\nwhy\n"


def test_a_step_gets_its_own_environment_and_utf_8(capfd: pytest.CaptureFixture[str]) -> None:
    show = "import os, sys; print(os.environ['DOOR'], sys.flags.utf8_mode)"
    assert do(Step("looking", python(show), {"DOOR": "一门"})) == 0
    assert capfd.readouterr().out.splitlines()[1] == "一门 1"
    assert environment({})["PYTHONUTF8"] == "1"


def test_a_failing_step_stops_with_a_sentence_that_says_how_to_mend_it() -> None:
    with pytest.raises(Stop, match=r"^opening: failed with code 1\. Ask the porter\.$"):
        must(Step("opening", python("raise SystemExit(1)")), "Ask the porter.")


def test_a_program_that_is_not_there_stops_with_a_sentence() -> None:
    with pytest.raises(Stop, match="no-such-program cannot be started"):
        do(Step("calling", ["no-such-program"]))


def test_an_answer_is_the_output_or_nothing() -> None:
    assert answered(python("print('yes')")) == "yes\n"
    assert answered(python("raise SystemExit(1)")) is None
    assert answered(["no-such-program"]) is None
