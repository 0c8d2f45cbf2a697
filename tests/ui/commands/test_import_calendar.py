"""`yimen import calendar`: read without a profile, taken by the supervisor or the administrator, moved dates listed."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from published_notices import HEAD, whole

from app.training import PASSWORD
from ui.__main__ import door, main
from ui.commands.line import parse

NOTICE = HEAD.format(year=2027, number="国办发明电〔2026〕9号") + (
    "一、元旦：1月1日（周五）至3日（周日）放假，共3天。\n"
    "二、春节：2月5日（农历除夕、周五）至11日（周四）放假调休，共7天。1月31日（周日）、2月20日（周六）上班。\n"
    "三、国庆节：10月1日（周五）至7日（周四）放假调休，共7天。9月26日（周日）、10月9日（周六）上班。\n"
    "国务院办公厅\n2026年11月25日"
)
NOW = "2026-11-27T09:00+08:00"


@pytest.fixture
def notice(tmp_path: Path) -> Path:
    file = tmp_path / "通知.txt"
    file.write_text(NOTICE, "utf-8")
    return file


@pytest.fixture
def training(copied: Callable[[str], Path]) -> list[str]:
    return ["--profile", str(copied("profile")), "--training", "--clock", NOW]


def test_a_dry_run_needs_no_profile(notice: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--profile", str(tmp_path / "none"), "import", "calendar", str(notice), "--dry-run", "--json"]) == 0
    out = json.loads(capsys.readouterr().out)
    days = {day["date"]: day["working"] for day in out["days"]}
    assert len(days) == 21 and days["2027-01-31"] is True and days["2027-02-11"] is False
    assert all(set(day) == {"date", "working"} for day in out["days"])
    assert not (tmp_path / "none").exists()


def test_the_year_can_be_given(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "x.txt"
    file.write_text("元旦：1月1日放假，与周末连休。", "utf-8")
    arguments = ["import", "calendar", str(file), "--dry-run", "--json"]
    assert main(arguments) == 2
    assert "请用 --year 指定年份" in capsys.readouterr().err
    assert main([*arguments, "--year", "2027"]) == 0
    assert json.loads(capsys.readouterr().out)["days"] == [{"date": "2027-01-01", "working": False}]
    assert main([*arguments, "--year", "27"]) == 2
    assert "1949 到 2999" in capsys.readouterr().err


def test_every_old_notice_can_be_read_on_the_command_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for year in (2007, 2014, 2026):
        (tmp_path / "x.txt").write_text(whole(year), "gb18030")
        assert main(["import", "calendar", str(tmp_path / "x.txt"), "--dry-run", "--lang", "en"]) == 0
        assert f"{year} is complete" in capsys.readouterr().out


def test_the_import_rules_at_once_and_lists_the_dates_that_moved(
    training: list[str], notice: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*training, "import", "calendar", str(notice), "--dry-run"]) == 0
    foreseen = capsys.readouterr().out
    assert main([*training, "import", "calendar", str(notice), "--json"]) == 0
    out = json.loads(capsys.readouterr().out)
    moved = [line for line in out["moved"] if line["before"] != line["after"]]
    assert out["open_cases"] > 5 and moved and all(line["number"] in foreseen for line in moved)
    assert any(line["was_provisional"] and not line["provisional"] for line in out["moved"])
    entered = door(parse(training)).enter("w1", PASSWORD)
    calendar = entered.store.setting(entered.officer).calendar
    entered.store.close()
    assert calendar.published_through == 2027 and calendar.is_working(date(2027, 1, 31))
    assert not calendar.known_on(date(2026, 11, 24)).is_working(date(2027, 1, 31))
    assert main([*training, "check"]) == 0
    assert main([*training, "import", "calendar", str(notice)]) == 1
    assert "没有需要导入的内容" in capsys.readouterr().err


def test_the_export_reads_by_the_new_table(
    training: list[str], notice: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def readings() -> dict[str, str]:
        assert main([*training, "export", "--json", "--all"]) == 0
        return {case["number"]: json.dumps(case["readings"]) for case in json.loads(capsys.readouterr().out)["cases"]}

    before = readings()
    assert main([*training, "import", "calendar", str(notice), "--json"]) == 0
    moved = {line["number"] for line in json.loads(capsys.readouterr().out)["moved"] if line["before"] != line["after"]}
    after = readings()
    assert {number for number in before if before[number] != after[number]} == moved


def test_a_clerk_may_not_and_a_contradiction_keeps_everything_as_it_was(
    training: list[str], notice: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*training, "--officer", "w1", "import", "calendar", str(notice)]) == 1
    assert "须由监督人员或系统管理员办理" in capsys.readouterr().err
    notice.write_text(NOTICE.replace("1月1日（周五）", "1月1日（周四）"), "utf-8")
    assert main([*training, "import", "calendar", str(notice)]) == 2
    both = capsys.readouterr()
    assert "2027-01-01 是星期五，文中写星期四" in both.out and "没有导入" in both.err
    assert main([*training, "import", "calendar", str(notice), "--dry-run"]) == 2


@pytest.mark.parametrize("text", ["", "今天天气很好", "2027年春节快到了"])
def test_what_is_no_notice_is_bad_input(tmp_path: Path, text: str, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "x.txt").write_text(text, "utf-8")
    assert main(["import", "calendar", str(tmp_path / "x.txt"), "--dry-run"]) == 2
    told = capsys.readouterr().err
    assert len(told.splitlines()) == 1 and "=" not in told
    assert main(["import", "calendar", str(tmp_path / "none.txt"), "--dry-run"]) == 2
