"""SORMAS 399, 403: unsent data was dropped at logout or upgrade. Here nothing that was not sent is ever taken away."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from center_for_tests import Hall
from desk_for_tests import CHIEF, NOON, PASSWORD, around
from older_store import make_old
from synced_desks import SyncedDesk, make_desks

from app.desk import Desk
from app.errors import Refused
from app.events.file import FileAdded, NoteAdded
from app.events.office import OfficerSet
from app.ids import OfficerId
from app.keys.safe import unlock
from app.officer import Appointment, Officer
from app.post import Post
from app.wording import say_trouble
from db.desk.care import Care
from db.desk.door import DeskDoor
from db.desk.unsent_export import exported
from ui.commands import wipe
from ui.commands.door import Hands, untied


def care(desk: SyncedDesk) -> Care:
    return Care(desk.folder, around(), CHIEF.id, PASSWORD)


def test_a_profile_with_records_or_files_that_lie_here_alone_is_not_removed(hall: Hall, tmp_path: Path) -> None:
    (desk,) = make_desks(hall, tmp_path, 1)
    desk.sync()
    case = desk.receive("张一")
    desk.close()
    with pytest.raises(Refused, match=r"sync\.unsent") as caught:
        care(desk).wipe("0001", None)
    assert "--backup-to" in say_trouble(caught.value) and "1 条记录" in say_trouble(caught.value)
    for code, place, why in (("0002", None, "wipe_code"), ("0001", desk.folder / "x", "wipe_place")):
        with pytest.raises(Refused, match=why):
            care(desk).wipe(code, place)
    desk.open()
    assert desk.cases().keys() == {case}
    sha256 = desk.do(lambda handling: handling.keep_file(b"%PDF-1.7 scan"))
    desk.record(case, FileAdded(sha256, "application/pdf", 13, "", "scan.pdf"))
    desk.wire.blob_append = lambda *_: (_ for _ in ()).throw(Refused("center.too_large", most=1))  # type: ignore[method-assign]
    with pytest.raises(Refused, match=r"center\.too_large"):
        desk.sync()
    desk.close()
    with pytest.raises(Refused, match=r"sync\.unsent") as caught:
        care(desk).wipe("0001", None)
    assert (caught.value.facts["unsent"], caught.value.facts["files"]) == (0, 1)
    desk.open()
    desk.sync()
    desk.close()
    care(desk).wipe("0001", None)
    assert not desk.folder.exists()


def test_with_a_backup_elsewhere_it_is_removed_and_comes_back_with_what_was_unsent(
    hall: Hall, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (desk,) = make_desks(hall, tmp_path, 1)
    case = desk.receive("张一")
    desk.close()
    secret = (
        desk.folder / "device.secret"
    ).read_bytes()  # this machine's own; elsewhere the recovery code opens the copy
    hands = Hands(*[untied] * 6, lambda: False, "zh_CN", *[untied] * 6, wipe=care(desk).wipe)
    assert wipe.run(["--desk-code", "0001", "--backup-to", str(tmp_path / "usb")], hands) == 0
    assert "完整备份在" in capsys.readouterr().out and not desk.folder.exists()
    shutil.copytree(tmp_path / "usb", desk.folder)
    (desk.folder / "device.secret").write_bytes(secret)
    (desk.folder / "backups").mkdir(exist_ok=True)
    for file in (*desk.folder.glob("2*.db"), *desk.folder.glob("2*.sha256")):
        file.rename(desk.folder / "backups" / file.name)
    care(desk).restore()
    desk.open()
    assert desk.cases().keys() == {case} and desk.shelf.standing().unsent > 0
    assert desk.sync().standing.unsent == 0
    with hall.owner() as connection:
        assert connection.execute("SELECT id FROM case_row").fetchall() == [(case,)]
    desk.close()


def test_an_upgrade_keeps_what_was_not_sent_and_it_is_sent_afterwards(hall: Hall, tmp_path: Path) -> None:
    (desk,) = make_desks(hall, tmp_path, 1)
    desk.sync()
    case = desk.receive("张一")
    unsent = desk.shelf.standing().unsent
    desk.close()
    key = unlock(desk.folder, CHIEF.id, PASSWORD, NOON)
    make_old(desk.folder / "store.db", key, "0019")
    desk.open()
    assert desk.shelf.standing().unsent == unsent > 0
    assert desk.sync().standing.unsent == 0 and desk.store.check().faults == ()
    with hall.owner() as connection:
        assert connection.execute("SELECT id FROM case_row").fetchall() == [(case,)]
    desk.close()


def test_logging_out_and_closing_the_account_lose_nothing_of_what_the_officer_did(hall: Hall, tmp_path: Path) -> None:
    (desk,) = make_desks(hall, tmp_path, 1)
    clerk = Officer(OfficerId("w9"), "窗口九", (Appointment("*", Post.WINDOW),))

    def open_account(handling: Desk, given: Officer) -> None:
        handling.record(None, OfficerSet(given.id, given))
        handling.set_officer(given)

    desk.do(open_account, clerk)
    case = desk.receive("张一")
    desk.store.do(clerk, lambda handling: handling.record(case, NoteAdded("材料齐")))
    desk.do(open_account, replace(clerk, is_active=False))
    unsent = desk.shelf.standing().unsent
    desk.close()
    door = DeskDoor(desk.folder, around())
    door.enter(CHIEF.id, PASSWORD)
    door.leave()
    door.close()
    desk.open()
    assert desk.shelf.standing().unsent >= unsent
    standing = desk.sync().standing
    assert (standing.unsent, standing.refused) == (0, 0), "what was done before the account closed is judged as of then"
    desk.close()


def test_what_was_exported_is_removed_once_the_center_has_everything(hall: Hall, tmp_path: Path) -> None:
    (desk,) = make_desks(hall, tmp_path, 1)
    desk.receive("张一")
    file = desk.store.export_unsent()
    assert file is not None and file.is_file() and file == exported(desk.store.profile)
    desk.sync()
    assert desk.store.export_unsent() is None and exported(desk.store.profile) is None
    assert not list(file.parent.iterdir())
    desk.close()
