"""`yimen clock FILE.json` on the command line: readings to stdout, one sentence per fault to stderr, exit 0 or 2."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from ui.commands.clock import run

GOOD = {"clocks": [{"id": "a", "unit": "working_day", "n": 5, "start": "2026-04-29"}]}


def file_of(folder: Path, content: object) -> str:
    path = folder / "钟.json"
    path.write_text(content if isinstance(content, str) else json.dumps(content), "utf-8")
    return str(path)


def test_the_readings_go_to_standard_output(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([file_of(tmp_path, GOOD)]) == 0
    shown = capsys.readouterr()
    clock = json.loads(shown.out)["clocks"][0]
    assert (clock["id"], clock["due"], shown.err) == ("a", "2026-05-09", "")
    assert "劳动节" in shown.out


def test_bad_input_gives_2_and_one_sentence_a_fault(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bad = {"clocks": [{"id": "a", "unit": "hour", "n": -5, "start": "2026-04-31"}]}
    assert run([file_of(tmp_path, bad)]) == 2
    shown = capsys.readouterr()
    assert shown.out == "" and len(shown.err.splitlines()) == 3
    assert all(line.endswith("。") for line in shown.err.splitlines())


def test_the_sentences_speak_english_on_request(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([file_of(tmp_path, {"clocks": [{}]}), "--lang", "en"]) == 2
    assert "is missing; add it." in capsys.readouterr().err
    assert run([file_of(tmp_path, GOOD), "--lang", "en"]) == 0
    assert "Labour Day, not counted." in capsys.readouterr().out


def test_a_file_that_is_not_there_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([str(tmp_path / "nothing.json")]) == 2
    assert "nothing.json" in capsys.readouterr().err
    assert run([str(tmp_path)]) == 2


def test_a_file_that_is_not_utf8_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "gbk.json"
    path.write_bytes('{"钟": 1}'.encode("gb18030"))
    assert run([str(path)]) == 2
    assert "UTF-8" in capsys.readouterr().err


def test_a_byte_order_mark_does_no_harm(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "bom.json"
    path.write_text(json.dumps(GOOD), "utf-8-sig")
    assert run([str(path)]) == 0
    assert "2026-05-09" in capsys.readouterr().out


def test_a_limit_past_the_year_9999_gives_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([file_of(tmp_path, {"clocks": [GOOD["clocks"][0] | {"n": 9_999_999}]})]) == 2
    shown = capsys.readouterr()
    assert shown.out == "" and "9999" in shown.err


def test_the_command_needs_no_window_and_writes_ascii_where_the_terminal_is_not_unicode(tmp_path: Path) -> None:
    code = "import sys; from ui.commands.clock import run; code = run(sys.argv[1:]); assert 'PySide6' not in sys.modules; sys.exit(code)"
    done = subprocess.run(
        [sys.executable, "-c", code, file_of(tmp_path, GOOD)],
        capture_output=True,
        cwd=Path(__file__).parents[3],
        env={"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0", "PATH": ""},
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout.decode("ascii"))["clocks"][0]["due"] == "2026-05-09"


@pytest.mark.parametrize("arguments", [[], ["a.json", "b.json"], ["--lang", "en"]])
def test_without_exactly_one_file_the_use_is_told(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(arguments) == 2
    shown = capsys.readouterr()
    assert "usage: yimen clock" in shown.err and len(shown.err.splitlines()) == 2


def test_a_sign_that_no_terminal_can_show_is_escaped(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    lone = GOOD["clocks"][0] | {"id": "\ud800"}
    assert run([file_of(tmp_path, json.dumps({"clocks": [lone]}))]) == 0
    assert json.loads(capfd.readouterr().out)["clocks"][0]["id"] == "\ud800"
