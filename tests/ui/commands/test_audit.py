"""`yimen audit EXPORT`: an auditor recomputes hashes and chains with nothing but Python, and hears of every change."""

from __future__ import annotations

import copy
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from outside import ROOT, Made, yimen

from ui.commands import audit

Truth = dict[str, Any]


def audited(truth: Truth, folder: Path, capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    path = folder / "export.json"
    path.write_text(json.dumps(truth, ensure_ascii=False), "utf-8")
    code = audit.run([str(path), *words])
    said = capsys.readouterr()
    return code, said.out, said.err


def event(truth: Truth, kind: str) -> Any:
    return next(e for case in truth["cases"] for e in case["events"] if e["kind"] == kind)


def test_a_whole_export_passes_by_the_file_alone(made: Made, tmp_path: Path) -> None:
    """The script stands alone: no Yimen, no library, isolated from this source tree."""
    path = tmp_path / "export.json"
    path.write_text(made.said.out, "utf-8")
    alone = tmp_path / "audit.py"
    alone.write_bytes((ROOT / "ui" / "commands" / "audit.py").read_bytes())
    said = subprocess.run(
        [sys.executable, "-I", str(alone), str(path)], capture_output=True, text=True, cwd=tmp_path, check=False
    )
    assert (said.returncode, said.stderr) == (0, "")
    links = len(made.truth["chain"])
    assert f"{links} 环" in said.stdout and "问题 0 处" in said.stdout
    assert links == sum(len(case["events"]) for case in made.truth["cases"]) + len(made.truth["office"])


def test_the_command_says_the_same(made: Made, tmp_path: Path) -> None:
    path = tmp_path / "export.json"
    path.write_text(made.said.out, "utf-8")
    said = yimen("audit", path, "--lang", "en")
    assert (said.code, said.err) == (0, "") and said.out.startswith("Audited: ")


CHANGES: dict[str, tuple[Callable[[Truth], Any], str]] = {
    "a date": (lambda t: event(t, "accepted").update(on="2026-01-01"), "被改动过"),
    "who acted": (lambda t: event(t, "accepted").update(officer="x9"), "被改动过"),
    "the data": (lambda t: event(t, "received")["data"].update(channel="online"), "被改动过"),
    "a name": (lambda t: event(t, "received")["private"]["applicant"].update(name="王冒名"), "个人信息"),
    "an event taken out": (lambda t: t["cases"][0]["events"].pop(), "没有导出内容"),
    "a case taken out": (lambda t: t["cases"].pop(), "没有导出内容"),
    "an office event taken out": (lambda t: t["office"].pop(), "没有导出内容"),
    "a link taken out": (lambda t: t["chain"].pop(len(t["chain"]) // 2), "不连续"),
    "two links exchanged": (
        lambda t: (t["chain"][3].update(oseq=5), t["chain"][4].update(oseq=4)),
        "链接不符",
    ),
    "a link rewritten": (lambda t: t["chain"][5].update(content_hash="0" * 64), "链接不符"),
    "an event added": (
        lambda t: t["cases"][0]["events"].append({**t["cases"][0]["events"][-1], "oseq": 9999, "id": "x"}),
        "后加或替换",
    ),
    "what it rests on": (lambda t: event(t, "accepted").update(case_prev="0" * 64), "之前的事件"),
    "a paper": (lambda t: t["cases"][0]["notices"][0].update(sha256="0" * 64), "签发事件所记"),
    "a paper taken out": (lambda t: t["cases"][0]["notices"].pop(), "导出中没有"),
    "an unknown algorithm": (lambda t: event(t, "accepted").update(alg="sm9"), "sm9"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_every_change_is_a_sentence(
    change: str, made: Made, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    truth = copy.deepcopy(made.truth)
    do, sentence = CHANGES[change]
    do(truth)
    code, _, told = audited(truth, tmp_path, capsys)
    assert code == 1 and sentence in told and "Traceback" not in told
    english = audited(truth, tmp_path, capsys, "--lang", "en")[2]
    assert len(english.splitlines()) == len(told.splitlines()) and english != told


def test_an_event_rewritten_with_its_hash_breaks_the_chain(
    made: Made, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    truth = copy.deepcopy(made.truth)
    one = event(truth, "accepted")
    one["on"] = "2026-01-01"
    content = audit.canonical({name: one[name] for name in audit.CONTENT})
    one["content_hash"] = audit.digest(one["alg"].encode() + b"\n" + content, one["alg"])
    assert audited(truth, tmp_path, capsys)[0] == 1
    link = next(link for link in truth["chain"] if link["event"] == one["id"])
    link["content_hash"] = one["content_hash"]
    code, _, told = audited(truth, tmp_path, capsys)
    assert code == 1 and "链接不符" in told


def test_some_cases_only_are_told_to_prove_less(made: Made, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    number = made.truth["cases"][0]["number"]
    said = yimen("export", "--json", number, "--profile", made.folder)
    truth = json.loads(said.out)
    assert "chain" not in truth
    code, _, told = audited(truth, tmp_path, capsys)
    assert code == 1 and told.splitlines() == [audit.SENTENCES["zh_CN"]["no_chain"]]


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"format": "yimen-export/2"}', '{"format": "yimen-export/1"}', "\x00"]
)
def test_what_is_no_export_is_bad_input_in_one_sentence(
    text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "x.json"
    path.write_text(text)
    assert audit.run([str(path)]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1
    assert audit.run([str(tmp_path / "none.json")]) == 2 and audit.run([]) == 2


def test_both_languages_have_every_sentence() -> None:
    chinese, english = audit.SENTENCES["zh_CN"], audit.SENTENCES["en"]
    assert chinese.keys() == english.keys()
