"""What is past its days goes, on record, and nothing else does: real files, a real store, a clock that moves."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from desk_for_tests import CHIEF, accept, person, receive
from kept_desk import DAY, KeptDesk, aged

from app.acceptance.hand_in import keep_scans
from app.acceptance.scans import Found
from app.desk import Desk
from app.errors import Refused
from app.events.file import FileAdded
from app.finding import Finding
from app.retention.rules import Kept, RetentionRules, change_rules
from db.desk.store import Store

NAME = "张建国"


@pytest.fixture(scope="session")
def made_profile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("kept") / "profile"
    KeptDesk(folder).close()
    return folder


@pytest.fixture
def desk(made_profile: Path, tmp_path: Path) -> Iterator[KeptDesk]:
    kept = KeptDesk(Path(shutil.copytree(made_profile, tmp_path / "profile")))
    yield kept
    kept.close()


def codes(held: tuple[Finding, ...]) -> list[str]:
    for one in held:
        assert one.say() != one.say("en") and "{" not in one.say()
    return sorted(one.code for one in held)


def scan(desk: KeptDesk, data: bytes = b"a scan") -> str:
    kept = desk.store.do(CHIEF, keep_scans, (Found("身份证.jpg", "image/jpeg", data),), "身份证明")
    return str(kept[0].sha256)


def has_file(desk: KeptDesk, sha256: str) -> bool:
    return (desk.folder / "files" / sha256[:2] / sha256).is_file()


def test_each_kind_goes_when_its_own_days_are_over_and_not_a_day_before(desk: KeptDesk) -> None:
    desk.put(f"exports/{NAME}.pdf")
    desk.put("captures/taken/scan.jpg")
    desk.put("logs/fault-20250101.log")
    desk.go_on(7)
    assert desk.retention.sweep().total == 0 and desk.swept() == ()
    desk.go_on(1)
    assert desk.retention.sweep().counts == ((Kept.CAPTURES, 1),)
    desk.go_on(22)
    assert desk.retention.sweep().total == 0 and desk.names("exports") == [f"{NAME}.pdf"]
    desk.go_on(1)
    assert desk.retention.sweep().counts == ((Kept.EXPORTS, 1),)
    desk.go_on(369)
    assert "fault-20250101.log" in desk.names("logs")
    desk.retention.sweep()
    assert "fault-20250101.log" in desk.names("logs")
    desk.go_on(1)
    desk.retention.sweep()
    assert "fault-20250101.log" not in desk.names("logs")
    assert desk.counts().keys() == {"captures", "exports", "logs"}


def test_a_sweep_is_told_without_a_name(desk: KeptDesk) -> None:
    desk.put(f"exports/{NAME}/受理通知书.pdf", b"12345")
    desk.go_on(40)
    desk.retention.sweep()
    event = desk.swept()[0]
    one = event.data["kinds"][0]
    assert (one["kind"], one["count"], one["size"], one["days"]) == ("exports", 1, 5, 30)
    assert one["before"] == str(desk.today - timedelta(days=30)) and event.private is None and event.subject is None
    lines = [json.loads(line) for line in (desk.folder / f"logs/sweeps-{desk.today.year}.log").read_text().splitlines()]
    assert lines[-1]["swept"] == {"exports": 1} and NAME not in json.dumps([event.data, lines], ensure_ascii=False)
    assert desk.names("exports") == [NAME] and desk.names("going") == []


def test_a_scan_goes_only_when_neither_case_nor_draft_names_it(desk: KeptDesk) -> None:
    """getodk/getodk 1017: forms deleted although sending had failed."""
    nobodys, drafted, filed = scan(desk, b"nobody"), scan(desk, b"draft"), scan(desk, b"case")
    desk.draft("acceptance", {"scans": [{"sha256": drafted}]})

    def file(at: Desk) -> None:
        at.record(receive(at, person()), FileAdded(filed, "image/jpeg", 4, "身份证明", "身份证.jpg"))

    desk.store.do(CHIEF, file)
    desk.go_on(8)
    assert desk.retention.sweep().counts == ((Kept.CAPTURES, 1),)
    assert not has_file(desk, nobodys) and has_file(desk, drafted) and has_file(desk, filed)
    desk.go_on(60)
    desk.retention.sweep()
    assert not desk.drafts() and has_file(desk, filed)
    desk.retention.sweep()
    assert not has_file(desk, drafted), "its draft is gone: nobody can name it any more"
    assert not [one for one in desk.store.check().faults if one.code == "check.file"]


def test_a_scan_that_is_handed_in_again_is_young_again(desk: KeptDesk) -> None:
    sha256 = scan(desk)
    path = desk.folder / "files" / sha256[:2] / sha256
    aged(path, desk.at - 90 * DAY)
    assert scan(desk) == sha256
    assert path.stat().st_mtime > (desk.at - DAY).timestamp()


def test_the_key_that_signs_papers_is_no_scan_of_nobody(desk: KeptDesk) -> None:
    from app.notices.sealing import KEY, SealKind, sealing_of, set_sealing

    desk.store.do(CHIEF, set_sealing, SealKind.INTEGRITY)
    held = sealing_of(desk.store.ask(lambda records: records.setting(KEY)))
    desk.go_on(60)
    desk.retention.sweep()
    assert has_file(desk, held.identity)


def test_an_abandoned_draft_goes_but_none_of_a_case_that_runs(desk: KeptDesk) -> None:
    number = desk.store.do(CHIEF, accept, person())[0]
    case = desk.store.ask(lambda records: records.case_by_number(number))
    desk.draft("acceptance", {"name": NAME})
    desk.draft("approval", {case.id: {"opinion": "同意"}})
    desk.draft("delivery", {"number": number})
    desk.draft("supervision.views", {"mine": {}})
    desk.go_on(31)
    assert desk.retention.sweep(present=CHIEF).total == 0, "the officer at the desk has them in sight"
    assert desk.retention.sweep().counts == ((Kept.DRAFTS, 1),)
    assert desk.drafts() == ["approval", "delivery", "supervision.views"]


def test_a_draft_taken_up_again_stays(desk: KeptDesk) -> None:
    desk.draft("acceptance", {"name": NAME})
    desk.go_on(31)
    desk.draft("acceptance", {"name": NAME, "phone": "13800138000"})
    assert desk.retention.sweep().total == 0 and desk.drafts() == ["acceptance"]


def test_the_newest_good_backup_never_goes(desk: KeptDesk) -> None:
    desk.store.backup()
    desk.go_on(3)
    newest = desk.store.backup().path
    desk.go_on(100)
    assert desk.retention.sweep().counts == ((Kept.BACKUPS, 1),)
    assert desk.names("backups") == sorted([newest.name, newest.with_suffix(".sha256").name])
    desk.go_on(250)
    assert desk.retention.sweep().total == 0 and newest.is_file()


def test_without_a_good_backup_not_even_a_damaged_one_goes(desk: KeptDesk) -> None:
    path = desk.store.backup().path
    path.write_bytes(b"rotten")
    desk.go_on(60)
    done = desk.retention.sweep()
    assert done.total == 0 and path.is_file() and codes(done.held) == ["retention.no_good_backup"]


def test_a_damaged_backup_newer_than_the_good_one_does_not_take_its_place(desk: KeptDesk) -> None:
    good = desk.store.backup().path
    desk.go_on(3)
    rotten = desk.store.backup().path
    rotten.write_bytes(b"rotten")
    desk.go_on(60)
    assert desk.retention.sweep().counts == ((Kept.BACKUPS, 1),)
    assert good.is_file() and not rotten.exists()


def test_cases_papers_numbers_events_and_keys_are_never_touched(desk: KeptDesk) -> None:
    desk.store.do(CHIEF, accept, person())
    before = {
        str(path.relative_to(desk.folder))
        for path in desk.folder.rglob("*")
        if path.is_file() and path.parts[-2] not in ("logs", "exports") and "store.db-" not in path.name
    }
    desk.go_on(3000)
    desk.retention.sweep()
    assert before <= {str(path.relative_to(desk.folder)) for path in desk.folder.rglob("*")}
    checked = desk.store.check()
    assert (checked.cases, checked.faults) == (1, ())


def test_logs_that_are_written_into_stay_however_old(desk: KeptDesk) -> None:
    for name in ("fault.log", "cipher.log"):
        desk.put(f"logs/{name}")
    desk.go_on(500)
    with (desk.folder / "logs/fault.log").open("a") as file:
        desk.retention.sweep()
        file.write("later")
    assert (desk.folder / "logs/fault.log").read_text() == "xlater" and "cipher.log" in desk.names("logs")


def test_a_clock_set_forward_sweeps_nothing(desk: KeptDesk) -> None:
    desk.put("exports/a.pdf")
    desk.go_on(10)
    desk.jump(365)
    done = desk.retention.sweep()
    assert done.stopped is not None and codes((done.stopped,)) == ["retention.clock_jumped"]
    assert done.total == 0 and desk.names("exports") == ["a.pdf"]
    desk.go_on(5)
    assert desk.retention.sweep().stopped is not None
    desk.go_on(2)
    assert desk.retention.sweep().total == 1, "after days of use with this date somebody has seen it on the papers"


def test_a_clock_set_back_sweeps_nothing(desk: KeptDesk) -> None:
    desk.put("exports/a.pdf")
    desk.go_on(60)
    desk.at -= 10 * DAY
    done = desk.retention.sweep()
    assert done.stopped is not None and codes((done.stopped,)) == ["retention.clock_back"]


def test_a_day_in_the_future_that_was_taken_back_stops_nothing_for_ever(desk: KeptDesk) -> None:
    from app.keeping import accept_clock

    desk.put("exports/a.pdf")
    desk.go_on(40)
    desk.jump(365)
    desk.at -= 364 * DAY
    desk.store.do(CHIEF, accept_clock, "时钟曾误设为明年，已校正")
    assert desk.retention.sweep().total == 1


def test_a_new_desk_waits_until_it_was_used_for_a_week(desk: KeptDesk) -> None:
    desk.go_on(5)
    done = desk.retention.sweep()
    assert done.stopped is not None and codes((done.stopped,)) == ["retention.clock_new"]


def test_broken_records_stop_every_sweep(desk: KeptDesk) -> None:
    from app.events.keeping import Break, ContinuityBroken
    from app.keeping import record_break

    desk.put("exports/a.pdf")
    desk.go_on(60)
    desk.store.do(CHIEF, record_break, ContinuityBroken(Break.BEHIND, "0" * 64))
    done = desk.retention.sweep()
    assert done.stopped is not None and codes((done.stopped,)) == ["retention.records_broken"]


def test_scans_of_before_a_loss_stay_for_the_events_that_named_them(desk: KeptDesk) -> None:
    from app.events.keeping import Break, ContinuityBroken
    from app.keeping import accept_loss, record_break

    old = scan(desk, b"of a case that was lost")
    desk.store.do(CHIEF, record_break, ContinuityBroken(Break.BEHIND, "0" * 64))
    desk.store.do(CHIEF, accept_loss)
    desk.go_on(60)
    desk.retention.sweep()
    assert has_file(desk, old)


def test_a_link_is_neither_followed_nor_removed(desk: KeptDesk, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "precious.txt").write_text("x")
    desk.put("exports/a.pdf")
    (desk.folder / "exports/link.pdf").symlink_to(outside / "precious.txt")
    (desk.folder / "exports/folder").symlink_to(outside)
    (desk.folder / "exports/loop").symlink_to(desk.folder / "exports")
    desk.go_on(60)
    done = desk.retention.sweep()
    assert done.total == 1 and codes(done.held) == ["retention.link"] * 3
    assert (outside / "precious.txt").read_text() == "x" and desk.names("exports") == ["folder", "link.pdf", "loop"]


def test_a_folder_that_became_a_link_is_left_alone(desk: KeptDesk, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "a.pdf").write_text("x")
    (desk.folder / "exports").rmdir()
    (desk.folder / "exports").symlink_to(outside)
    desk.go_on(60)
    done = desk.retention.sweep()
    assert done.total == 0 and codes(done.held) == ["retention.link"] and (outside / "a.pdf").is_file()


def test_what_a_sweep_takes_away_never_goes_through_a_link(desk: KeptDesk, tmp_path: Path) -> None:
    desk.put("exports/a.pdf")
    (desk.folder / "going").symlink_to(tmp_path)
    desk.go_on(60)
    done = desk.retention.sweep()
    assert done.total == 0 and codes(done.held) == ["retention.not_writable"] and desk.names("exports") == ["a.pdf"]


@pytest.mark.parametrize("seconds", [9_999_999_999, 2**40])
def test_a_file_from_the_future_stays(desk: KeptDesk, seconds: int) -> None:
    path = desk.put("exports/a.pdf")
    os.utime(path, (seconds, seconds))
    desk.go_on(60)
    done = desk.retention.sweep()
    assert done.total == 0 and codes(done.held) == ["retention.future"] and path.is_file()


def test_a_copy_that_brings_an_old_date_along_is_as_young_as_its_coming(desk: KeptDesk) -> None:
    aged(desk.put("exports/a.pdf"), desk.at - 900 * DAY)
    desk.go_on(29)
    assert desk.retention.sweep().total == 0 and desk.names("exports") == ["a.pdf"]


@pytest.mark.parametrize("mark", [".~lock.a.xlsx#", "~$a.xlsx"])
def test_a_file_that_is_open_in_an_office_program_waits(desk: KeptDesk, mark: str) -> None:
    desk.put("exports/a.xlsx")
    desk.go_on(60)
    aged(desk.put(f"exports/{mark}"), desk.at)
    done = desk.retention.sweep()
    assert done.total == 0 and codes(done.held) == ["retention.in_use"] and "a.xlsx" in desk.names("exports")
    (desk.folder / "exports" / mark).unlink()
    assert desk.retention.sweep().total == 1


def test_the_days_are_a_setting_of_the_administrator(desk: KeptDesk) -> None:
    desk.store.do(CHIEF, change_rules, RetentionRules(exports_days=3))
    desk.put("exports/a.pdf")
    desk.go_on(8)
    assert desk.retention.sweep().counts == ((Kept.EXPORTS, 1),)
    for wrong in (RetentionRules(logs_days=189), RetentionRules(backups_days=7), RetentionRules(captures_days=0)):
        with pytest.raises(Refused) as caught:
            desk.store.do(CHIEF, change_rules, wrong)
        assert caught.value.code in ("retention.days", "retention.logs_days")


def test_the_outlook_tells_what_goes_next_and_what_went(desk: KeptDesk) -> None:
    desk.put("exports/a.pdf", b"123")
    day = desk.today
    desk.go_on(9)
    desk.put("exports/b.pdf", b"45")
    aged(desk.folder / "exports/b.pdf", desk.at)
    found = {one.kind: one for one in desk.retention.outlook().kinds}[Kept.EXPORTS]
    assert (found.count, found.size, found.due, found.next_on) == (2, 5, 0, day + timedelta(days=31))
    desk.go_on(25)
    looked = desk.retention.outlook()
    found = {one.kind: one for one in looked.kinds}[Kept.EXPORTS]
    assert found.due == 1 and looked.stopped is None and looked.last == ()
    assert desk.names("exports") == ["a.pdf", "b.pdf"], "looking removes nothing"
    desk.retention.sweep()
    last = desk.retention.outlook().last
    assert [(one.kind, one.on, one.count, one.size) for one in last] == [(Kept.EXPORTS, desk.today, 1, 3)]


def test_a_store_that_is_only_read_removes_nothing(desk: KeptDesk) -> None:
    desk.put("exports/a.pdf")
    desk.go_on(60)
    held, desk.store._lock_file = desk.store._lock_file, None
    done = desk.retention.sweep()
    assert codes(done.held) == ["retention.not_recorded"] and done.total == 0
    desk.store._lock_file = held
    assert desk.retention.sweep().total >= 0 and desk.counts() == {"exports": 1}, "told once, by the next sweep"
    assert isinstance(desk.store, Store)
