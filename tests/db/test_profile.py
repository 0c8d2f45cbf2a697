"""The profile folder: made whole or not at all, found in the wrong place with a sentence, and nothing plain in it."""

from __future__ import annotations

import os
import stat
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from desk_for_tests import CHEAP, CLERK, PASSWORD, accept, around, make_profile, open_desk, person

from app.applicant import Agent, IdKind
from app.errors import NotFound, Refused
from app.keys.passwords import TRAINING_COST
from app.keys.safe import recover
from app.keys.slot_file import read_slots
from app.office import sample_office
from app.wording import say_trouble
from db.desk.making import NewProfile, create_profile
from db.desk.opening import log_in
from db.desk.place import refuse_bad_place
from db.desk.profile import read_profile


def wanted(folder: Path, **changes: object) -> NewProfile:
    values = {"desk_code": "9999", "officers": ((CLERK, PASSWORD),), "is_training": True, "cost": CHEAP} | changes
    return NewProfile(folder, sample_office(), **values)  # type: ignore[arg-type]


def refusal(folder: Path, **changes: object) -> str:
    with pytest.raises(Refused) as caught:
        create_profile(wanted(folder, **changes), around())
    assert say_trouble(caught.value) != caught.value.code
    return caught.value.code


def test_a_new_profile_says_what_it_is_and_opens(tmp_path: Path) -> None:
    code = create_profile(wanted(tmp_path / "p"), around())
    profile = read_profile(tmp_path / "p")
    assert (profile.desk_code, profile.is_training, profile.office_name) == ("9999", True, sample_office().name)
    store, officer = log_in(tmp_path / "p", "w1", PASSWORD, around())
    assert officer == CLERK and store.ask(lambda r: r.officers()) == (CLERK,)
    assert recover(tmp_path / "p", code)
    assert store.do(CLERK, lambda desk: (desk.office, desk.is_training)) == (sample_office(), True)
    store.close()


def test_the_folder_holds_what_the_contract_promises(folder: Path) -> None:
    names = {p.name for p in folder.iterdir()}
    assert {"profile.toml", "store.db", "keys.slots", "keys.slots.bak", "device.secret"} <= names
    assert {"journal", "files", "fonts", "backups", "logs", "exports"} <= names
    assert stat.S_IMODE((folder / "device.secret").stat().st_mode) == 0o600


def test_a_training_profile_takes_the_lighter_password_cost(tmp_path: Path) -> None:
    create_profile(wanted(tmp_path / "p", cost=None), around())
    slot = read_slots(tmp_path / "p").slot("w1")
    assert slot is not None and slot.cost == TRAINING_COST


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"desk_code": "12"}, "profile.desk_code"),
        ({"desk_code": "１２３４"}, "profile.desk_code"),
        ({"desk_code": "0001"}, "profile.training_code"),
        ({"is_training": False}, "profile.training_code"),
        ({"officers": ()}, "profile.no_officer"),
        ({"officers": ((CLERK, "short"),)}, "keys.password_length"),
    ],
)
def test_a_bad_answer_on_the_first_run_page_makes_nothing(
    tmp_path: Path, changes: dict[str, object], code: str
) -> None:
    assert refusal(tmp_path / "p", **changes) == code
    assert not (tmp_path / "p").exists()


def test_no_profile_is_made_over_other_files(tmp_path: Path) -> None:
    (tmp_path / "holiday.jpg").write_bytes(b"x")
    assert refusal(tmp_path) == "profile.exists"
    assert (tmp_path / "holiday.jpg").read_bytes() == b"x"


def test_what_a_killed_first_run_left_is_no_hindrance(tmp_path: Path) -> None:
    (tmp_path / "p.new" / "journal").mkdir(parents=True)
    (tmp_path / "p").mkdir()
    make_profile(tmp_path / "p")
    assert not (tmp_path / "p.new").exists()
    open_desk(tmp_path / "p").close()


@pytest.mark.parametrize("place", ["OneDrive/desk", "Dropbox/desk", "坚果云/desk"])
def test_a_synchronised_folder_is_refused(tmp_path: Path, place: str) -> None:
    assert refusal(tmp_path / place) == "profile.synchronised"


@pytest.mark.parametrize("kind", ["nfs4", "cifs", "fuse.sshfs"])
def test_a_network_drive_is_refused(tmp_path: Path, kind: str) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text(f"/dev/sda1 / ext4 rw 0 0\nserver:/x {tmp_path}/my\\040share {kind} rw 0 0\n")
    refuse_bad_place(tmp_path / "local", mounts)
    with pytest.raises(Refused) as caught:
        refuse_bad_place(tmp_path / "my share" / "desk", mounts)
    assert caught.value.code == "profile.network_drive"


def test_a_windows_share_is_refused() -> None:
    with pytest.raises(Refused) as caught:
        refuse_bad_place(Path("//server/share/desk"))
    assert caught.value.code == "profile.network_drive"


def as_nobody(check: Callable[[], bool]) -> bool:
    """Return what `check` says when it is not root who asks (root may write everywhere)."""
    if not hasattr(os, "fork") or os.geteuid() != 0:
        return check()
    pid = os.fork()
    if pid == 0:
        code = 1  # whatever happens, the child never goes on with the tests of its parent
        try:
            os.setuid(65534)
            code = 0 if check() else 1
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0


def test_a_folder_that_cannot_be_written_is_refused() -> None:
    with tempfile.TemporaryDirectory(prefix="yimen-readonly-") as name:
        Path(name).chmod(0o555)
        assert as_nobody(lambda: refusal(Path(name) / "p") == "profile.not_writable")


def test_a_folder_without_a_profile_is_said(tmp_path: Path) -> None:
    with pytest.raises(NotFound) as caught:
        open_desk(tmp_path)
    assert caught.value.code == "profile.none" and str(tmp_path) in say_trouble(caught.value)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("format = 'yimen-profile/9'", "profile.format"),
        ("\0", "profile.damaged"),
        ("format = 'yimen-profile/1'", "profile.damaged"),
    ],
)
def test_a_damaged_profile_file_is_said(folder: Path, text: str, code: str) -> None:
    (folder / "profile.toml").write_text(text)
    with pytest.raises(Refused) as caught:
        open_desk(folder)
    assert caught.value.code == code


def test_a_closed_account_does_not_log_in(folder: Path) -> None:
    before = (folder / "keys.slots").read_bytes()
    store = open_desk(folder)
    closed = type(CLERK)(CLERK.id, CLERK.name, CLERK.appointments, is_active=False)
    store.do(CLERK, lambda desk: desk.set_officer(closed))
    store.close()
    with pytest.raises(Refused) as caught:
        open_desk(folder)
    assert caught.value.code == "keys.wrong_password", "the slot of a leaver is deleted"
    for name in ("keys.slots", "keys.slots.bak"):  # an old copy of the safe brings the slot back, not the account
        (folder / name).write_bytes(before)
    with pytest.raises(Refused) as caught:
        open_desk(folder)
    assert caught.value.code == "people.closed_account"


def test_no_personal_data_lies_in_plain_in_any_file(folder: Path) -> None:
    """Canaries: names, numbers, scans, drafts, papers and the password, in every file of the profile, also while open."""
    agent = Agent("金丝雀代理", IdKind.ID_CARD, "110101197001011235", "13111110000", "全权")
    store = open_desk(folder)
    number, notice = store.do(CLERK, accept, person("金丝雀甲", "110101199003070134", "13111112222"), agent)
    store.do(CLERK, lambda desk: desk.keep_file(b"canary scan bytes"))
    store.do(CLERK, lambda desk: desk.save_draft("acceptance", {"name": "金丝雀乙"}))
    store.ask(lambda r: r.search("金丝雀"))
    store.backup()
    canaries = [
        *(t.encode(e) for t in ("金丝雀", "金丝雀代理") for e in ("utf-8", "utf-16-le", "gb18030")),
        *(t.encode() for t in ("110101199003070134", "13111112222", number, notice.number, PASSWORD)),
        *(b"canary scan", b"%PDF-1.7 \xe5", "申请书".encode(), b"received"),
    ]
    for when in ("open", "closed"):
        files = [p for p in folder.rglob("*") if p.is_file()]
        assert len(files) >= 8
        for path in files:
            data = path.read_bytes()
            assert not [c for c in canaries if c in data], (when, path.name)
        if when == "open":
            store.close()
