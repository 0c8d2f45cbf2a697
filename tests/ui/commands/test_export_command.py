"""`yimen export` on a real store: what a live profile refuses, and where a file cannot be written."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from office_day import LABOUR, OfficeDay, opened_office

from app.door import Entered
from app.errors import Refused
from ui.commands.door import DONE, REFUSED, Checked, Hands, Restored
from ui.commands.export import run


@pytest.fixture
def office(tmp_path: Path) -> Iterator[OfficeDay]:
    with opened_office(tmp_path) as one:
        yield one


def unused() -> Restored:
    raise AssertionError("an export restores nothing")


def hands(office: OfficeDay, *, training: bool) -> Hands:
    entered = Entered(office.store, office.people["w1"])
    checked = Checked(0, 0, 0, ())
    return Hands(
        lambda: entered, lambda work: work(entered), office.people.__getitem__, lambda: checked, Path, unused,
        lambda: training, "zh_CN", str, unused, unused, str,
    )  # fmt: skip


def test_a_live_profile_never_writes_its_papers_by_command(office: OfficeDay, tmp_path: Path) -> None:
    number, folder = office.accepted(LABOUR).number, tmp_path / "papers"
    assert run(["--json", number, "--pdf", str(folder)], hands(office, training=False)) == REFUSED
    assert not folder.exists()


def test_a_live_profile_masks_one_case_and_refuses_many_or_bare(
    office: OfficeDay, capsys: pytest.CaptureFixture[str]
) -> None:
    case = office.accepted(LABOUR)
    assert run(["--json", case.number], hands(office, training=False)) == DONE
    out = capsys.readouterr().out
    assert json.loads(out)["cases"][0]["number"] == case.number and case.applicant_name not in out
    for asked in (["--json", case.number, "--reveal"], ["--json", *[case.number] * 21]):
        assert run(asked, hands(office, training=False)) == REFUSED
    assert case.applicant_name not in capsys.readouterr().out
    with pytest.raises(Refused, match=r"command\.export_nothing"):
        run(["--json"], hands(office, training=False))


def test_a_live_profile_gives_all_its_few_cases_masked_and_without_query_codes(
    office: OfficeDay, capsys: pytest.CaptureFixture[str]
) -> None:
    case = office.accepted(LABOUR)
    assert run(["--all"], hands(office, training=False)) == DONE
    out = capsys.readouterr().out
    truth = json.loads(out)
    assert truth["cases"][0]["events"][0]["data"]["query_code"] == "***"
    assert case.applicant_name not in out


def test_two_officers_export_in_clear_and_it_is_on_record(
    office: OfficeDay, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    case, folder = office.accepted(LABOUR), tmp_path / "papers"
    asked = ["--json", case.number, "--reveal", "--pdf", str(folder), "--second", "c1"]
    assert run(asked, hands(office, training=False)) == DONE
    assert case.applicant_name in capsys.readouterr().out and len(list(folder.iterdir())) == 1
    told = "SELECT data FROM event WHERE kind = 'looked' ORDER BY oseq DESC LIMIT 1"
    assert "export_revealed" in office.ask(lambda records: records._given.exec_driver_sql(told).scalar_one())
    with pytest.raises(Refused, match=r"command\.export_second_same"):
        run([*asked[:-1], "w1"], hands(office, training=False))


def test_a_training_profile_writes_truth_and_papers(office: OfficeDay, tmp_path: Path) -> None:
    case = office.accepted(LABOUR)
    out, folder = tmp_path / "truth.json", tmp_path / "papers"
    assert run(["--all", "--out", str(out), "--pdf", str(folder)], hands(office, training=True)) == DONE
    assert json.loads(out.read_text("utf-8"))["cases"][0]["applicant"]["name"] == case.applicant_name
    assert [p.name for p in folder.iterdir()] == [f"{case.number}-01-acceptance.pdf"]


def test_a_file_that_cannot_be_written_is_a_sentence_and_no_traceback(office: OfficeDay, tmp_path: Path) -> None:
    with pytest.raises(Refused) as caught:
        run(["--all", "--out", str(tmp_path / "none" / "truth.json")], hands(office, training=True))
    assert caught.value.code == "command.export_not_written"
