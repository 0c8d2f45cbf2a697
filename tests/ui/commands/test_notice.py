from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pypdf
import pytest

from app.notices.catalogue import KEYS, template
from ui.commands.notice import run


@pytest.fixture
def record(tmp_path: Path) -> Any:
    def write(key: str = "acceptance", **changes: Any) -> Path:
        path = tmp_path / "record.json"
        path.write_text(json.dumps({**template(key).example(), **changes}, ensure_ascii=False), "utf-8")
        return path

    return write


@pytest.mark.parametrize("key", KEYS)
def test_the_fields_that_are_printed_make_the_paper(
    key: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["--fields", key]) == 0
    path = tmp_path / "record.json"
    path.write_text(capsys.readouterr().out, "utf-8")
    assert run([key, "--record", str(path), "--out", str(tmp_path / "paper.pdf")]) == 0
    assert pypdf.PdfReader(tmp_path / "paper.pdf").pages


def test_the_same_record_makes_the_same_file_on_any_day(record: Any, tmp_path: Path) -> None:
    for name in ("one.pdf", "two.pdf"):
        assert run(["acceptance", "--record", str(record()), "--out", str(tmp_path / name)]) == 0
    assert (tmp_path / "one.pdf").read_bytes() == (tmp_path / "two.pdf").read_bytes()


def test_a_refusal_is_a_sentence_and_exit_code_one(
    record: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "paper.pdf"
    assert run(["refusal", "--record", str(record("refusal", 救济途径="")), "--out", str(out)]) == 1
    assert "“救济途径”还没有填写" in capsys.readouterr().err
    assert not out.exists()


def test_the_sentence_can_be_english(record: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = [
        "refusal",
        "--record",
        str(record("refusal", 理由="")),
        "--out",
        str(tmp_path / "a.pdf"),
        "--lang",
        "en",
    ]
    assert run(arguments) == 1
    assert "cannot be issued" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["acceptance"],
        ["poster", "--record", "x.json", "--out", "x.pdf"],
        ["--fields", "poster"],
        ["acceptance", "--record", "nowhere.json", "--out", "x.pdf"],
        ["acceptance", "--record", "nowhere.json", "--out", "x.pdf", "--at", "2026-11-23T09:00"],
        ["--wings"],
    ],
)
def test_bad_input_is_told_with_exit_code_two(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(arguments) == 2
    assert capsys.readouterr().err


@pytest.mark.parametrize("content", ["[1, 2]", "{", "\udcff"])
def test_a_record_that_is_no_object_is_bad_input(
    content: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "record.json"
    path.write_bytes(content.encode("utf-8", "surrogateescape"))
    assert run(["acceptance", "--record", str(path), "--out", str(tmp_path / "a.pdf")]) == 2
    assert "record.json" in capsys.readouterr().err


def test_a_place_that_cannot_be_written_is_bad_input(record: Any, tmp_path: Path) -> None:
    assert run(["acceptance", "--record", str(record()), "--out", str(tmp_path / "no" / "where.pdf")]) == 2


def test_preview_and_training_are_marked(record: Any, tmp_path: Path) -> None:
    out = tmp_path / "a.pdf"
    arguments = ["acceptance", "--record", str(record(申请人="")), "--out", str(out), "--preview", "--training"]
    assert run(arguments) == 0
    text = pypdf.PdfReader(out).pages[0].extract_text()
    assert "预览" in text
    assert "不具法律效力" in text


def test_a_wrong_date_of_signature_is_refused_by_name(
    record: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["acceptance", "--record", str(record(落款日期="2026-02-30")), "--out", str(tmp_path / "a.pdf")]
    assert run(arguments) == 1
    assert "落款日期" in capsys.readouterr().err
