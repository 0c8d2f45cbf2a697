"""A store that was put back: no number is given twice, the loss is told, and an administrator must know."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from desk_for_tests import CLERK, PASSWORD, accept, around, make_live_profile, open_desk, person

from app.desk import NumberEntry
from app.errors import Refused
from app.events.keeping import Break
from app.keys.safe import unlock
from app.state import CaseState
from app.wording import say_trouble
from db.desk.care import Care
from db.desk.door import DeskDoor
from db.desk.mark_file import FILE_NAME, MarkFile
from db.desk.now import real_now
from db.desk.store import Store
from ui.commands.door import Checked, Hands
from ui.commands.restore import restore as restore_command

Given = tuple[str, str]


def take(store: Store, name: str = "张三") -> Given:
    """Accept a case; return its number and that of its paper: both stand on paper now."""
    number, notice = store.do(CLERK, accept, person(name))
    return number, notice.number


def book(store: Store) -> tuple[NumberEntry, ...]:
    return tuple(store.ask(lambda records: records.numbers()))


def held(store: Store) -> set[str]:
    return {row.number for row in store.ask(lambda r: r.list_cases(list(CaseState), limit=1000))}


def lose_journal(folder: Path) -> None:
    for segment in (folder / "journal").iterdir():
        segment.unlink()


def mark(folder: Path) -> MarkFile:
    return MarkFile(folder, unlock(folder, "w1", PASSWORD, real_now()))


@pytest.fixture
def put_back(folder: Path, tmp_path: Path) -> tuple[Path, list[Given]]:
    """A desk whose store is that of the morning, its journal lost; what was given out since stands on papers only."""
    store = open_desk(folder)
    take(store, "张早")
    store.close()
    shutil.copy(folder / "store.db", tmp_path / "morning.db")
    store = open_desk(folder)
    given = [take(store, f"李{n}") for n in range(3)]
    store.close()
    shutil.copy(tmp_path / "morning.db", folder / "store.db")
    shutil.rmtree(folder / "backups")
    (folder / "backups").mkdir()
    lose_journal(folder)
    return folder, given


def test_no_number_is_given_twice_by_a_store_that_was_put_back(put_back: tuple[Path, list[Given]]) -> None:
    folder, given = put_back
    store = open_desk(folder)
    on_paper = {number for pair in given for number in pair}
    later = {number for n in range(5) for number in take(store, f"王{n}")}
    assert on_paper.isdisjoint(later) and len(later) == 10
    store.close()


def test_the_book_still_proves_every_number_of_a_store_that_was_put_back(put_back: tuple[Path, list[Given]]) -> None:
    folder, given = put_back
    store = open_desk(folder)
    take(store)
    lost = {entry.number: entry for entry in book(store) if entry.status == "lost"}
    assert set(lost) == {number for pair in given for number in pair}
    assert all(entry.reason and entry.case is None for entry in lost.values())
    assert {fault.code for fault in store.check().faults} == {"keeping.behind"}
    store.close()


def test_the_loss_is_told_with_its_numbers_until_somebody_accepts_it(put_back: tuple[Path, list[Given]]) -> None:
    folder, given = put_back
    for _ in range(2):
        store = open_desk(folder)
        (told,) = store.warnings()
        said = told.say()
        assert given[0][0] in said and given[-1][0] in said and given[-1][1] in said
        assert dict(told.facts)["transactions"] == 3 and dict(told.facts)["events"] == 9
        assert told.say("en") != said
        store.close()
    assert len([e for e in book(open_desk(folder, read_only=True)) if e.status == "lost"]) == 6


def test_a_store_that_was_put_back_is_found_by_a_check_before_anybody_opens_it(
    put_back: tuple[Path, list[Given]],
) -> None:
    folder, _ = put_back
    store = open_desk(folder, read_only=True)
    assert {fault.code for fault in store.check().faults} >= {"keeping.behind"}
    assert book(store) and not [e for e in book(store) if e.status == "lost"]
    store.close()


def test_a_store_put_back_beside_its_journal_has_lost_nothing(folder: Path, tmp_path: Path) -> None:
    shutil.copy(folder / "store.db", tmp_path / "old.db")
    store = open_desk(folder)
    given = take(store)
    store.close()
    shutil.copy(tmp_path / "old.db", folder / "store.db")
    reader = open_desk(folder, read_only=True)
    assert not [f for f in reader.check().faults if f.code.startswith("keeping")]
    reader.close()
    store = open_desk(folder)
    assert store.warnings() == () and given[0] in held(store)
    store.close()


def test_work_that_went_on_in_another_copy_is_told_with_the_numbers_on_two_papers(folder: Path, tmp_path: Path) -> None:
    """A disk image comes back after both it and the original have worked."""
    shutil.copytree(folder, tmp_path / "image")
    store = open_desk(folder)
    given = [take(store) for _ in range(3)]
    store.close()
    image = open_desk(tmp_path / "image")
    again = [take(image) for _ in range(2)]
    assert given[:2] == again, "two desks with one origin: nothing but the mark can tell"
    image.close()
    shutil.copy(tmp_path / "image" / "store.db", folder / "store.db")
    lose_journal(folder)
    store = open_desk(folder)
    (told,) = store.warnings()
    facts = dict(told.facts)
    assert told.code == "keeping.differs" and facts["transactions"] == 3
    assert given[0][0] in str(facts["twice"]) and given[1][1] in str(facts["twice"])
    assert given[2][0] in str(facts["lost"]) and given[0][0] not in str(facts["lost"])
    assert take(store)[0] not in {number for number, _ in given}
    store.close()


def test_a_mark_that_is_gone_is_told(folder: Path) -> None:
    store = open_desk(folder)
    take(store)
    store.close()
    (folder / FILE_NAME).unlink()
    reader = open_desk(folder, read_only=True)
    assert [fault.code for fault in reader.check().faults] == ["keeping.mark_lost"]
    reader.close()
    store = open_desk(folder)
    assert [one.code for one in store.warnings()] == ["keeping.mark_lost"]
    assert mark(folder).last is not None
    store.close()


def test_a_kill_between_store_and_mark_is_no_loss(folder: Path) -> None:
    store = open_desk(folder)
    take(store)
    shutil.copy(folder / FILE_NAME, folder / "before")
    take(store)
    store.close()
    data = (folder / "before").read_bytes()
    (folder / FILE_NAME).write_bytes(data)
    store = open_desk(folder)
    assert store.warnings() == () and store.check().faults == ()
    last = mark(folder).last
    assert last is not None and last.txn == store.ask(lambda r: len(r.numbers())) // 2 + 1
    store.close()


@pytest.mark.parametrize("cut", [1, 30, 200])
def test_a_torn_mark_is_no_loss_and_goes_on(folder: Path, cut: int) -> None:
    store = open_desk(folder)
    for _ in range(4):
        take(store)
    end = store._marks._end
    store.close()
    path = folder / FILE_NAME
    data = bytearray(path.read_bytes())
    data[end - cut : end] = bytes(cut)
    path.write_bytes(data)
    store = open_desk(folder)
    assert store.warnings() == ()
    take(store)
    store.close()
    found = mark(folder)
    assert found.last is not None and found.last.txn == 6
    assert [one.txn for one in found.lines] == sorted(one.txn for one in found.lines)


def test_a_flipped_bit_in_the_mark_leaves_no_old_line_behind_the_new_ones(folder: Path) -> None:
    store = open_desk(folder)
    for _ in range(6):
        take(store)
    store.close()
    path = folder / FILE_NAME
    data = bytearray(path.read_bytes())
    data[700] ^= 1
    path.write_bytes(data)
    for _ in range(3):
        store = open_desk(folder)
        assert store.warnings() == ()
        take(store)
        store.close()
    txns = [one.txn for one in mark(folder).lines]
    assert txns == sorted(txns) and txns[-1] == 10


def test_a_long_mark_is_written_anew_and_no_book_goes_back(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("db.desk.mark_file.LONGEST", 4000)
    monkeypatch.setattr("db.desk.mark_file.LINES_KEPT", 3)
    store = open_desk(folder)
    for _ in range(12):
        take(store)
    store.close()
    before = mark(folder)
    store = open_desk(folder)
    store.close()
    after = mark(folder)
    assert len(after.lines) == 4 and after.last == before.last
    books = {book: n for one in after.lines for book, (n, _) in one.books.items()}
    assert set(books.values()) == {12}


def test_the_break_is_a_cause_that_everybody_can_read() -> None:
    assert [cause.value for cause in Break] == ["behind", "differs", "mark_lost", "copied"]


def test_a_restore_without_the_journal_says_what_is_lost_and_ends_with_1(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It used to go back to the last backup with exit code 0, and then gave the same numbers again."""
    store = open_desk(folder)
    take(store)
    store.backup()
    given = [take(store), take(store)]
    store.close()
    lose_journal(folder)
    (folder / "store.db").write_bytes(b"nothing left")
    for one in sorted((folder / "backups").glob("*"))[2:]:
        one.unlink()
    hands = restoring(folder)
    assert restore_command([], hands) == 1
    said = capsys.readouterr()
    assert given[0][0] in said.err and given[1][1] in said.err and "已恢复" in said.out
    store = open_desk(folder)
    assert take(store)[0] not in {number for number, _ in given}
    store.close()


def restoring(folder: Path) -> Hands:
    care = Care(folder, around(), CLERK.id, PASSWORD)
    return Hands(
        care.read,
        care.write,
        care.verify,
        lambda: Checked(*vars(care.check()).values()),
        care.backup,
        care.restore,
        lambda: True,
        "zh_CN",
        care.accept_loss,
        care.ask_erasure,
        care.sign_erasure,
        care.accept_clock,
    )


def test_a_restore_does_not_give_up_a_whole_store_for_an_older_copy(folder: Path) -> None:
    store = open_desk(folder)
    take(store)
    store.backup()
    given = take(store)
    store.close()
    lose_journal(folder)
    for one in sorted((folder / "backups").glob("*"))[2:]:
        one.unlink()
    with pytest.raises(Refused) as caught:
        restoring(folder).restore()
    assert caught.value.code == "restore.store_is_whole" and "1" in say_trouble(caught.value)
    store = open_desk(folder)
    assert given[0] in held(store) and store.warnings() == ()
    store.close()


def test_a_silent_restore_at_opening_is_told_with_its_loss(folder: Path) -> None:
    store = open_desk(folder)
    take(store)
    store.backup()
    given = take(store)
    store.close()
    lose_journal(folder)
    for one in sorted((folder / "backups").glob("*"))[2:]:
        one.unlink()
    (folder / "store.db").write_bytes(b"")
    door = DeskDoor(folder, around())
    entered = door.enter(CLERK.id, PASSWORD)
    assert [one.code for one in entered.warnings] == ["keeping.restored", "keeping.behind"]
    assert given[0] in entered.warnings[1].say() and "corrupt" in entered.warnings[0].say()
    assert entered.store.do(CLERK, accept, person())[0] != given[0]
    door.close()


def test_a_copy_of_a_live_profile_says_that_its_original_may_go_on(tmp_path: Path) -> None:
    """Two copies of one profile give the same numbers; neither can know, but the copy can say that it is one."""
    door = DeskDoor(make_live_profile(tmp_path / "p"), around())
    door.enter("m1", PASSWORD)
    door.close()
    shutil.copytree(tmp_path / "p", tmp_path / "copy")
    again = DeskDoor(tmp_path / "p", around())
    assert again.enter("m1", PASSWORD).warnings == ()
    again.close()
    copy = DeskDoor(tmp_path / "copy", around())
    for _ in range(2):
        assert [one.code for one in copy.enter("m1", PASSWORD).warnings] == ["keeping.copied"]
        copy.close()


def test_a_moved_profile_is_no_copy(tmp_path: Path) -> None:
    make_live_profile(tmp_path / "p")
    (tmp_path / "p").rename(tmp_path / "moved")
    moved = DeskDoor(tmp_path / "moved", around())
    assert moved.enter("m1", PASSWORD).warnings == ()
    moved.close()


def test_a_mark_that_cannot_be_written_is_told_and_completed_before_the_next_act(folder: Path) -> None:
    store = open_desk(folder)
    take(store)
    full = os.open("/dev/full", os.O_WRONLY)
    assert store._marks._handle is not None
    os.dup2(full, store._marks._handle)
    os.close(full)
    with pytest.raises(Refused) as caught:
        take(store)
    assert caught.value.code == "store.second_copy_failed" and len(held(store)) == 2
    take(store)
    store.close()
    found = mark(folder).last
    assert found is not None and found.txn == 4 and {n for n, _ in found.books.values()} == {3}
