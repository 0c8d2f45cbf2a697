"""`yimen import items`: the report, the drafts, and a sentence for every file that is no list."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from desk_for_tests import CHEAP

from app.office import sample_office
from app.training import OFFICERS, PASSWORD
from db.desk.making import NewProfile, create_profile
from ui.__main__ import door, main, surroundings
from ui.commands.line import parse

LIST = "事项名称,实施主体,法定时限\n甲事项,示例区水利局,20个工作日\n,示例区水利局,5\n乙事项,某镇政府,20\n"


@pytest.fixture
def training(tmp_path: Path) -> list[str]:
    line = parse(["--profile", str(tmp_path / "p"), "--training"])
    people = tuple((officer, PASSWORD) for officer in OFFICERS)
    create_profile(
        NewProfile(tmp_path / "p", sample_office(), "9999", people, is_training=True, cost=CHEAP), surroundings(line)
    )
    (tmp_path / "list.csv").write_text(LIST, "gb18030")
    return ["--profile", str(tmp_path / "p"), "--training", "import", "items"]


def drafts(tmp_path: Path) -> set[str]:
    entered = door(parse(["--profile", str(tmp_path / "p"), "--training"])).enter("m1", PASSWORD)
    found = entered.store.ask(lambda records: {draft.name for draft in records.item_drafts()})
    entered.store.close()
    assert isinstance(found, set)
    return found


def test_a_list_is_imported_by_the_administrator_and_reported(
    training: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*training, str(tmp_path / "list.csv")]) == 0
    said = capsys.readouterr().out
    assert said.startswith("list.csv：共 3 行；收下 2 行，更正后收下 0 行，未收 1 行")
    assert "第 3 行“”未收：没有事项名称" in said and "本中心没有部门“某镇政府”" in said
    assert drafts(tmp_path) == {"甲事项", "乙事项"}


def test_a_dry_run_keeps_nothing_and_json_can_be_read(
    training: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*training, str(tmp_path / "list.csv"), "--dry-run", "--json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert report["format"] == "yimen-import/1" and report["counts"]["refused"] == 1
    assert report["rows"][0]["item"]["statutory"] == {"n": 20, "unit": "working_day"}
    assert drafts(tmp_path) == set()


def test_a_clerk_may_not_import(training: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    given = [*training[:3], "--officer", "w1", *training[3:], str(tmp_path / "list.csv")]
    assert main(given) == 1
    assert "须由该部门的首席代表" in capsys.readouterr().err


def test_a_file_that_is_not_there_is_bad_input(
    training: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*training, str(tmp_path / "none.csv")]) == 2
    assert "none.csv" in capsys.readouterr().err
    (tmp_path / "empty.csv").write_bytes(b"")
    assert main([*training, str(tmp_path / "empty.csv")]) == 2
    assert "=" not in capsys.readouterr().err
