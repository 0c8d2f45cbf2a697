"""After an administrator's yes the desk goes on under a new origin and code; what was written stays as it was written."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import sqlalchemy as sa
from desk_for_tests import (
    CHIEF,
    CLERK,
    PASSWORD,
    accept,
    around,
    make_live_profile,
    make_profile,
    open_desk,
    person,
    receive,
)

from app.desk import Desk, Notice, Records
from app.errors import Refused
from app.events.acceptance import Accepted
from app.export import export
from app.keeping import accept_loss
from app.keys.safe import unlock
from app.notices.issue import issue as issue_paper
from app.officer import Officer
from app.state import CaseState
from app.verify.checking import check_text
from app.verify.code import CODE_FIELD, read_code, written
from app.verify.verdict import Answer, Verdict
from app.wording import say_trouble
from db.desk.care import Care
from db.desk.connection import writer_engine
from db.desk.now import real_now
from db.desk.opening import log_in
from db.desk.profile import FILE_NAME, read_profile
from db.desk.schema import event, meta, rechained
from db.desk.store import Store
from ui.commands import audit
from ui.commands.door import Checked, Hands
from ui.commands.restore import restore as restore_command


def opened(folder: Path) -> tuple[Store, Officer]:
    return log_in(folder, "m1", PASSWORD, around())


def work(folder: Path, *names: str) -> list[str]:
    store, chief = opened(folder)
    numbers = [store.do(chief, accept, person(name))[0] for name in names]
    store.close()
    return numbers


@pytest.fixture
def broken(tmp_path: Path) -> tuple[Path, list[str]]:
    """A live desk (code 0001) put back to its morning, its journal lost; it has worked on since."""
    folder = tmp_path / "p"
    make_live_profile(folder)
    work(folder, "张早")
    shutil.copy(folder / "store.db", tmp_path / "morning.db")
    given = work(folder, "李一", "李二")
    shutil.copy(tmp_path / "morning.db", folder / "store.db")
    shutil.rmtree(folder / "journal")
    for one in (folder / "backups").iterdir():
        one.unlink()
    work(folder, "王续")
    return folder, given


def streams(store: Store) -> dict[str, list[tuple[int, str]]]:
    """Return origin -> (oseq, content hash), re-issued events included."""

    def read(records: object) -> dict[str, list[tuple[int, str]]]:
        connection: sa.Connection = records._given  # type: ignore[attr-defined]
        found: dict[str, list[tuple[int, str]]] = {}
        again = sa.select(rechained.c.origin, rechained.c.oseq, event.c.content_hash).join_from(
            rechained, event, event.c.id == rechained.c.event
        )
        own = sa.select(event.c.origin, event.c.oseq, event.c.content_hash)
        for row in connection.execute(sa.union_all(again, own)):
            found.setdefault(row[0], []).append((row[1], row[2]))
        return {origin: sorted(places) for origin, places in found.items()}

    return dict(store.ask(read))


def held_meta(store: Store) -> dict[str, str]:
    return dict(store.ask(lambda r: {row.key: row.value for row in r._given.execute(sa.select(meta))}))


def test_the_desk_goes_on_under_a_new_origin_and_code_and_the_check_passes(broken: tuple[Path, list[str]]) -> None:
    folder, given = broken
    store, chief = opened(folder)
    before = held_meta(store)
    assert [f.code for f in store.check().faults] == ["keeping.behind"]
    body = store.do(chief, accept_loss, "0002")
    assert store.check().faults == () and store.warnings() == ()
    number = store.do(chief, accept, person("赵新"))[0]
    assert number[14:18] == "0002" and number[18:23] == "00001" and number not in given
    after = held_meta(store)
    assert (after["origin"], after["desk_code"]) == (body.origin, "0002") and body.origin != before["origin"]
    assert store.check().faults == () and read_profile(folder).desk_code == "0002"
    store.close()


def test_events_behind_the_break_are_issued_again_with_the_same_ids_and_hashes(broken: tuple[Path, list[str]]) -> None:
    folder, _ = broken
    store, chief = opened(folder)
    (old,) = streams(store).values()
    body = store.do(chief, accept_loss, "0002")
    store.do(chief, accept, person("赵新"))
    both = streams(store)
    new = both.pop(body.origin)
    (kept,) = both.values()
    assert kept[: len(old)] == old and len(kept) == len(old) + 2, (
        "old rows stay, the new key and the acceptance are the last of them"
    )
    assert [place for place, _ in new] == list(range(1, len(new) + 1))
    behind = [content for place, content in kept if place > len(kept) - 6]
    assert [content for _, content in new][:6] == behind
    assert len(new) < len(kept), "what both histories know is not issued again"
    store.close()


@pytest.mark.parametrize("code", ["", "12", "abcd", "0001", "9999"])
def test_a_live_desk_needs_a_code_it_never_had(broken: tuple[Path, list[str]], code: str) -> None:
    store, chief = opened(broken[0])
    with pytest.raises(Refused) as caught:
        store.do(chief, accept_loss, code)
    assert say_trouble(caught.value) != caught.value.code and len(store.warnings()) == 1
    store.close()


def test_only_a_system_administrator_accepts_and_only_what_is_broken(folder: Path) -> None:
    store = open_desk(folder)
    with pytest.raises(Refused) as caught:
        store.do(CLERK, accept_loss)
    assert caught.value.code == "keeping.not_administrator"
    store.close()


def test_nothing_broken_is_nothing_to_accept(tmp_path: Path) -> None:
    make_live_profile(tmp_path / "p")
    with pytest.raises(Refused) as caught:
        Care(tmp_path / "p", around(), "m1", PASSWORD).accept_loss("0002")
    assert caught.value.code == "keeping.nothing_broken"


def test_the_command_accepts_and_says_the_new_code(
    broken: tuple[Path, list[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    care = Care(broken[0], around(), "m1", PASSWORD)
    hands = Hands(
        care.read,
        care.write,
        care.verify,
        lambda: Checked(*vars(care.check()).values()),
        care.backup,
        care.restore,
        lambda: False,
        "zh_CN",
        care.accept_loss,
        care.ask_erasure,
        care.sign_erasure,
        care.accept_clock,
    )
    assert restore_command(["--accept-loss", "--desk-code", "0003"], hands) == 0
    assert "0003" in capsys.readouterr().out
    assert care.check().faults == ()


def test_a_power_cut_before_the_profile_says_the_new_code_is_mended(broken: tuple[Path, list[str]]) -> None:
    folder, _ = broken
    shutil.copy(folder / FILE_NAME, folder / "before")
    store, chief = opened(folder)
    store.do(chief, accept_loss, "0002")
    store.close()
    shutil.copy(folder / "before", folder / FILE_NAME)
    assert work(folder, "赵新")[0][14:18] == "0002"
    assert read_profile(folder).desk_code == "0002"


def test_the_journal_alone_brings_the_new_origin_back(broken: tuple[Path, list[str]]) -> None:
    folder, _ = broken
    store, chief = opened(folder)
    store.do(chief, accept_loss, "0002")
    store.do(chief, accept, person("赵新"))
    before, told = streams(store), held_meta(store)
    store.close()
    (folder / "store.db").unlink()
    for one in (folder / "backups").iterdir():
        one.unlink()
    store, chief = opened(folder)
    assert streams(store) == before and store.check().faults == ()
    assert {k: held_meta(store)[k] for k in ("origin", "desk_code")} == {k: told[k] for k in ("origin", "desk_code")}
    store.do(chief, accept, person("钱后"))
    assert store.check().faults == ()
    store.close()


def test_a_backup_from_before_the_new_code_never_gives_the_old_one_again(broken: tuple[Path, list[str]]) -> None:
    folder, _ = broken
    store, chief = opened(folder)
    store.backup()
    store.do(chief, accept_loss, "0002")
    later = store.do(chief, accept, person("赵新"))[0]
    store.close()
    shutil.rmtree(folder / "journal")
    (folder / "store.db").write_bytes(b"")
    for one in sorted((folder / "backups").iterdir())[2:]:
        one.unlink()
    store, chief = opened(folder)
    number = store.do(chief, accept, person("钱后"))[0]
    assert number[14:18] == "0002" and number != later
    codes = [one.code for one in store.warnings()]
    assert codes[0] == "keeping.restored" and "keeping.behind" in codes[1:]
    body = store.do(chief, accept_loss, "0004")
    assert store.check().faults == () and body.desk_code == "0004"
    store.close()


def test_a_link_of_the_new_origin_that_was_changed_is_found(broken: tuple[Path, list[str]]) -> None:
    folder, _ = broken
    store, chief = opened(folder)
    store.do(chief, accept_loss, "0002")
    store.close()
    engine = writer_engine(folder / "store.db", unlock(folder, "m1", PASSWORD, real_now()))
    with engine.begin() as connection:
        for name in ("keep_rechained_0", "keep_rechained_1"):
            connection.exec_driver_sql(f"DROP TRIGGER {name}")
        connection.exec_driver_sql("UPDATE rechained SET from_oseq = from_oseq + 1 WHERE oseq = 2")
    engine.dispose()
    store, _ = opened(folder)
    assert "check.chain" in {fault.code for fault in store.check().faults}
    store.close()


def test_training_keeps_its_code(tmp_path: Path) -> None:
    """Demo numbers carry 9999 for ever; only the origin is new."""
    folder = make_profile(tmp_path / "p")
    shutil.copy(folder / "store.db", tmp_path / "before.db")
    store = open_desk(folder)
    store.do(CLERK, accept, person())
    store.close()
    shutil.copy(tmp_path / "before.db", folder / "store.db")
    shutil.rmtree(folder / "journal")
    store = open_desk(folder)
    assert store.do(CHIEF, accept_loss).desk_code == "9999" and store.check().faults == ()
    assert store.do(CLERK, accept, person())[0][18:23] == "00002"
    assert len(store.ask(lambda r: r.list_cases(list(CaseState)))) == 1
    store.close()


def test_an_export_of_two_origins_passes_the_audit(broken: tuple[Path, list[str]]) -> None:
    store, chief = opened(broken[0])
    store.do(chief, accept_loss, "0002")
    store.do(chief, accept, person("赵新"))
    setting = store.setting(chief)
    truth = store.ask(export, setting.calendar, setting.now().on, None, True)
    assert list(audit.audit(truth)) == []
    again = next(link for link in truth["chain"] if link["rechained_from"])
    again["rechained_from"] = [again["rechained_from"][0], again["rechained_from"][1] + 1]
    assert "not_linked" in {code for code, _ in audit.audit(truth)}
    store.close()


def test_a_genuine_paper_of_the_lost_span_reads_as_lost_and_never_as_not_issued(tmp_path: Path) -> None:
    """The signature is this desk's own; that its record is gone is no proof of a forgery. Afterwards another key signs."""
    folder = tmp_path / "p"
    make_live_profile(folder)
    work(folder, "张早")
    store, chief = opened(folder)
    first = store.do(chief, lambda desk: desk.signer().id)
    store.close()
    shutil.copy(folder / "store.db", tmp_path / "morning.db")
    store, chief = opened(folder)
    case_id = store.do(chief, receive, person("李一"))

    def accepted(desk: Desk) -> Notice:
        desk.record(case_id, Accepted(desk.records.case(case_id).materials))
        return issue_paper(desk, desk.records.case(case_id), "acceptance", {})

    lost: Notice = store.do(chief, accepted)
    text = str(lost.record[CODE_FIELD])
    store.close()
    shutil.copy(tmp_path / "morning.db", folder / "store.db")
    shutil.rmtree(folder / "journal")
    for one in (folder / "backups").iterdir():
        one.unlink()
    store, chief = opened(folder)

    def ask(records: Records) -> Answer:
        return check_text(text, records.public_keys(), records)

    for _ in range(2):  # before and after the administrator's word
        answer = store.ask(ask)
        assert (answer.verdict, answer.is_good) == (Verdict.RECORD_LOST, False)
        assert "遗失" in answer.headline() and "2026-11-23" in answer.sentences()[-1]
        if store.warnings():
            store.do(chief, accept_loss, "0002")
    now, *_ = store.ask(lambda records: records.own_keys())
    assert now.id != first and now.desk_code == "0002"
    later = read_code(text).facts

    def forge(desk: Desk) -> str:
        signer = desk.signer()
        told = replace(later, on=date(2027, 1, 4), number="示城管受〔2027〕9号", key=signer.id)
        return written(told, signer.sign)

    forged = store.do(chief, forge)
    assert store.ask(lambda r: check_text(forged, r.public_keys(), r)).verdict is Verdict.NOT_ISSUED
    assert store.check().faults == ()
    store.close()
