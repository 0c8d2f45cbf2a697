"""start.py: what it understands, and what it starts on which machine."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest
import start
from start_machine import Machine
from start_step import ROOT

WITH_DISPLAY = Machine(has_display=True, has_fcitx=False, is_debian=True, is_root=False)
WITHOUT_DISPLAY = Machine(has_display=False, has_fcitx=False, is_debian=True, is_root=True)
FCITX = Machine(has_display=True, has_fcitx=True, is_debian=True, is_root=False)


def steps(machine: Machine, *arguments: str) -> list[start.Step]:
    options, rest = start.parsed(list(arguments))
    return start.steps_of(options, rest, machine)


def test_without_a_word_it_runs_the_counter_with_the_training_profile() -> None:
    (step,) = steps(WITH_DISPLAY)
    assert step.command[1:] == ["-m", "ui", "--training", "--center"]
    assert "QT_QPA_PLATFORM" not in step.env


def test_without_a_display_a_whole_day_is_played() -> None:
    (step,) = steps(WITHOUT_DISPLAY, "run")
    assert step.command[1:4] == ["-m", "ui", "day"]
    assert step.env == {"QT_QPA_PLATFORM": "offscreen"}


def test_the_chinese_input_method_is_reached_where_fcitx_runs() -> None:
    assert steps(FCITX)[0].env == {"QT_IM_MODULE": "ibus"}
    assert steps(WITH_DISPLAY)[0].env == {}


def test_further_options_of_run_go_to_the_program() -> None:
    assert steps(WITH_DISPLAY, "run", "--lang", "en")[0].command[-4:] == ["--training", "--center", "--lang", "en"]


def test_shots_and_bench_need_no_display() -> None:
    for command in ("shots", "bench"):
        (step,) = steps(WITH_DISPLAY, command)
        assert step.env == {"QT_QPA_PLATFORM": "offscreen"}
    assert steps(WITH_DISPLAY, "shots")[0].command[-2:] == ["--out", str(ROOT / "out" / "shots")]


def test_bench_runs_all_or_only_those_that_are_named() -> None:
    assert steps(WITH_DISPLAY, "bench")[0].command[-1].endswith("run.py")
    assert steps(WITH_DISPLAY, "bench", "window", "million")[0].command[-2:] == ["window", "million"]


def test_every_bench_there_is_can_be_named() -> None:
    text = (ROOT / "tests" / "bench" / "run.py").read_text("utf-8")
    table = next(node for node in ast.parse(text).body if isinstance(node, ast.AnnAssign))
    assert isinstance(table.value, ast.Dict)
    named = [key.value for key in table.value.keys if isinstance(key, ast.Constant)]
    assert named and list(start.BENCHES) == named


def test_test_takes_full_and_mutation() -> None:
    options, _ = start.parsed(["test", "--full", "--mutation"])
    assert (options.command, options.full, options.mutation) == ("test", True, True)
    options, _ = start.parsed(["test"])
    assert (options.full, options.mutation) == (False, False)


@pytest.mark.parametrize("words", [["test", "--ful1"], ["bench", "more"], ["dance"]])
def test_a_word_that_it_does_not_know_is_refused_with_code_2(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as end:
        start.parsed(words)
    assert end.value.code == 2
    assert "usage" in capsys.readouterr().err


def test_help_names_the_four_commands() -> None:
    command = [sys.executable, str(ROOT / "packaging" / "start.py"), "--help"]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0
    assert all(f"    {name} " in done.stdout for name in ("run", "test", "bench", "shots"))


def test_it_asks_nothing_of_the_environment_it_makes() -> None:
    """Only the standard library may be imported before .venv is there."""
    imported = subprocess.run(
        [
            sys.executable,
            "-I",
            "-S",
            "-c",
            f"import sys; sys.path.insert(0, {str(ROOT / 'packaging')!r}); import start",
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    assert imported.returncode == 0, imported.stderr


def test_the_continuous_check_is_the_same_command() -> None:
    script = ROOT / ".ci" / "run"
    assert "exec python3 packaging/start.py test" in script.read_text("utf-8")
    assert os.access(script, os.X_OK) or sys.platform == "win32"


def test_an_old_python_is_refused_in_one_sentence(tmp_path: Path) -> None:
    """With 3.9 for python3 and no newer one beside it, a person reads what to install and no traceback."""
    text = (ROOT / "packaging" / "start.py").read_text("utf-8")
    old = tmp_path / "start.py"
    old.write_text(text.replace("sys.version_info", "(3, 9)"), "utf-8")
    env = {**os.environ, "PATH": str(tmp_path)}
    done = subprocess.run([sys.executable, str(old)], capture_output=True, text=True, env=env, check=False)
    assert done.returncode == 1
    assert done.stderr.strip() == "Yimen needs Python 3.11, 3.12 or 3.13; this is 3.9. Install one and start again."
