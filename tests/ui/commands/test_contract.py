"""The contract with the outside: what `yimen` prints, into which folder, and with which exit code."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path

import pypdf
import pytest
from outside import MORNING, Made, Said, end, start, yimen

DONE, REFUSED, BAD_INPUT, IN_USE = 0, 1, 2, 3
CASE = {"number", "state", "step", "item", "applicant", "events", "readings", "notices"}
NOTICE = {"template", "number", "sha256", "issued_at", "prints", "void"}
READINGS = {"acceptance", "statutory", "promised", "steps", "delivery"}


def only_one_sentence(said: Said) -> str:
    """Return the one line on standard error; nothing stands on standard output."""
    lines = said.err.splitlines()
    assert said.out == "" and len(lines) == 1, said
    return lines[0]


def test_training_makes_a_marked_profile_in_the_one_folder(made: Made):
    assert (made.said.code, made.said.err) == (DONE, "")
    names = {path.name for path in made.folder.iterdir()}
    assert {"profile.toml", "store.db", "keys.slots", "keys.slots.bak", "device.secret", "journal", "files"} <= names
    assert {"fonts", "backups", "logs", "exports"} <= names
    assert (made.folder / "device.secret").stat().st_mode & 0o777 == 0o600
    assert "training = true" in (made.folder / "profile.toml").read_text("utf-8")


def test_the_export_has_the_promised_form(made: Made):
    truth = made.truth
    assert truth["format"] == "yimen-export/1"
    assert {"cases", "numbers"} <= set(truth) and len(truth["cases"]) == 9
    for case in truth["cases"]:
        assert set(case) >= CASE and set(case["item"]) >= {"code", "version"}
        assert set(case["readings"]) >= READINGS
        assert case["events"][0]["kind"] == "received" and case["number"].isdigit()
        assert all(set(notice) >= NOTICE for notice in case["notices"])
    used = {entry["number"] for entry in truth["numbers"]}
    assert {case["number"] for case in truth["cases"]} < used


def test_every_exported_event_has_its_place_and_its_hashes(made: Made):
    events = [event for case in made.truth["cases"] for event in case["events"]]
    places = [event["oseq"] for event in events]
    assert len(places) == len(set(places)) and min(places) > 0
    assert all(len(event["content_hash"]) == 64 and len(event["chain_hash"]) == 64 for event in events)
    assert all(event["at"].endswith("+00:00") and event["origin"] for event in events)


def test_one_case_comes_with_its_papers(made: Made, tmp_path: Path):
    wanted = next(case for case in made.truth["cases"] if case["notices"])
    said = yimen(
        "export", "--json", wanted["number"], "--pdf", tmp_path / "papers",
        "--profile", made.folder, "--clock", MORNING,
    )  # fmt: skip
    assert (said.code, said.err) == (DONE, "")
    assert json.loads(said.out)["cases"] == [wanted]
    papers = sorted((tmp_path / "papers").iterdir())
    assert [hashlib.sha256(p.read_bytes()).hexdigest() for p in papers] == [n["sha256"] for n in wanted["notices"]]
    assert "培训" in "".join(pypdf.PdfReader(papers[0]).pages[0].extract_text().split())


def test_a_set_clock_marks_every_event_and_stands_or_runs(made: Made, copied: Callable[..., Path]):
    events = [event for case in made.truth["cases"] for event in case["events"]]
    assert {event["clock"] for event in events} == {"training"}
    assert max(event["on"] for event in events) <= "2026-11-23"
    running = yimen("--clock", "2027-03-01T09:00+08:00", "--profile", copied(), "export", "--json", "--all")
    assert running.code == DONE
    then = {case["number"]: case for case in json.loads(running.out)["cases"]}
    assert any(case["readings"] != then[case["number"]]["readings"] for case in made.truth["cases"])


def test_a_sound_profile_passes_the_check_and_a_flipped_bit_does_not(made: Made, copied: Callable[..., Path]):
    flipped = copied()
    store = flipped / "store.db"
    content = bytearray(store.read_bytes())
    content[len(content) * 2 // 3] ^= 1
    store.write_bytes(content)
    both = [start("check", "--profile", folder, "--lang", "en") for folder in (made.folder, flipped)]
    sound, broken = (end(one) for one in both)
    assert (sound.code, sound.err) == (DONE, "")
    assert sound.out.startswith("Checked: ") and sound.out.endswith("; 0 faults.\n")
    assert broken.code == REFUSED and "restore" in broken.err and "Traceback" not in broken.err


def test_a_backup_brings_the_same_truth_back(made: Made, copied: Callable[..., Path]):
    folder = copied()
    saved = yimen("backup", "--profile", folder)
    assert saved.code == DONE and Path(saved.out.strip()).parent == folder / "backups"
    (folder / "store.db").write_bytes(b"nothing left")
    back = yimen("restore", "--profile", folder)
    assert back.code == DONE and back.out.startswith("已恢复") and "corrupt" in back.out
    again = yimen("export", "--json", "--all", "--profile", folder, "--clock", MORNING)
    assert (again.code, json.loads(again.out)) == (DONE, made.truth)


@pytest.mark.parametrize("is_emptied", [False, True])
def test_a_store_that_is_gone_or_no_store_is_told_and_mended_by_a_restore(
    is_emptied: bool, made: Made, copied: Callable[..., Path]
):
    """A read-only command makes no empty store in its place."""
    folder = copied()
    store = folder / "store.db"
    store.unlink()
    if is_emptied:
        store.write_bytes(b"\0" * 8192)
    said = yimen("check", "--profile", folder)
    assert said.code == REFUSED and "请运行恢复" in only_one_sentence(said)
    assert store.exists() is is_emptied
    assert yimen("restore", "--profile", folder).code == DONE
    assert yimen("check", "--profile", folder).code == DONE


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("nothing",), "没有名为 nothing 的命令"),
        (("check", "--profile", "/no/such/folder"), "/no/such/folder 中没有一门的档案"),
        (("--training", "--profile", "{none}", "--devices", "fake:/no/such/folder"), "fake:文件夹"),
        (("--training", "--profile", "{none}", "--clock", "tomorrow"), "tomorrow"),
        (("clock", "/no/such/file.json"), "/no/such/file.json"),
    ],
)
def test_bad_input_is_one_sentence_and_code_2(words: tuple[str, ...], sentence: str, tmp_path: Path):
    said = yimen(*(word.format(none=tmp_path / "profile") for word in words))
    assert said.code == BAD_INPUT and sentence in only_one_sentence(said)
    assert not (tmp_path / "profile").exists()


def test_a_wrong_word_at_the_command_line_is_code_2():
    for words in (("--lang", "fr"), ("--wrong",)):
        said = yimen(*words)
        assert said.code == BAD_INPUT and said.err.startswith("usage: yimen")


def test_help_tells_every_option_and_every_command():
    said = yimen("--help")
    assert (said.code, said.err) == (DONE, "")
    words = ("--profile", "--training", "--officer", "--clock", "--devices", "--lang")
    commands = ("export", "check", "backup", "restore", "clock", "notice", "selftest", "day", "shots")
    assert [word for word in (*words, *commands) if word not in said.out] == []


def test_a_wrong_password_is_code_3_in_the_language_asked_for(copied: Callable[..., Path]):
    folder = copied()
    words = ("check", "--profile", folder, "--officer", "w1")
    chinese = yimen(*words, password="not-this-one")
    assert chinese.code == IN_USE and only_one_sentence(chinese).startswith("工号或密码不对")
    english = yimen(*words, "--lang", "en", password="not-this-one")
    assert english.code == IN_USE and only_one_sentence(english).startswith("Officer number or password is wrong")


def test_an_unknown_case_number_is_bad_input(made: Made):
    said = yimen("export", "--json", "123", "--profile", made.folder)
    assert said.code == BAD_INPUT and "24 位" in only_one_sentence(said)


@pytest.mark.parametrize("command", ["export", "check", "backup", "restore", "import", "clock", "notice"])
def test_each_command_tells_its_own_help_without_a_profile(command: str):
    said = yimen(command, "--help")
    assert (said.code, said.err) == (DONE, "")
    assert f"usage: yimen {command}" in said.out or (command == "restore" and "yimen backup | restore" in said.out)


@pytest.mark.parametrize("words", [("check", "--bogus"), ("backup", "somewhere"), ("clock",)])
def test_a_word_that_a_command_does_not_know_is_bad_input(words: tuple[str, ...], made: Made):
    said = yimen(*words, *(() if words == ("clock",) else ("--profile", made.folder)))
    assert said.code == BAD_INPUT and "usage: yimen" in said.err


def test_a_folder_that_cannot_be_made_is_a_sentence():
    said = yimen("--profile", "/proc/nowhere/p", "--training", "check")
    assert said.code == BAD_INPUT and "/proc/nowhere" in only_one_sentence(said)
