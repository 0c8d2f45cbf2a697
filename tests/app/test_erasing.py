"""A recorded erasure: two people, a basis, names gone everywhere they are looked for, hashes and chain as they were."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from office_day import OfficeDay, opened_office
from sqlalchemy.exc import IntegrityError

from app.erasing import ask_erasure, sign_erasure
from app.errors import NotFound, Refused
from app.events.envelope import Event
from app.export import export
from app.ids import CaseId, EventId
from app.keys.safe import unlock
from app.second import sign
from app.state import Case, CaseState
from app.training import PASSWORD
from app.withdrawing import ask_void, withdraw
from app.wording import say_trouble
from db.desk.care import Care
from db.desk.connection import writer_engine
from db.desk.journal import Journal
from db.desk.now import real_now
from db.desk.store import Store
from ui.commands import audit, erase
from ui.commands.door import Hands

NAME, NUMBER, PHONE = "张建国", "110101199003070134", "13800138000"
WHY: dict[str, Any] = {"basis": "《个人信息保护法》第四十七条", "reason": "保存期限届满"}


def ended(office: OfficeDay) -> Case:
    """A case with an ask, a second signature and a void: everything that a fold reads private facts for."""
    case = office.received("个体工商户")
    asked = office.do("w1", ask_void, case.id, reason="张建国录入错误").case.pending[0].event
    done: Case = office.do("a1", sign, case.id, asked).case
    return done


def erased(office: OfficeDay, case_id: CaseId) -> Event:
    asked: Event = office.do("m1", ask_erasure, case_id, **WHY)
    office.do("s1", sign_erasure, asked.id)
    return asked


def refusal(office: OfficeDay, who: str, verb: Any, *args: Any, **facts: Any) -> str:
    with pytest.raises((Refused, NotFound)) as caught:
        office.do(who, verb, *args, **facts)
    assert "=" not in say_trouble(caught.value) and say_trouble(caught.value, "en") != say_trouble(caught.value)
    return caught.value.code


def test_names_are_gone_and_every_hash_holds(office: OfficeDay) -> None:
    case = ended(office)
    before = office.ask(lambda r: r.events(case.id))
    assert office.ask(lambda r: r.search("建国")) and case.applicant_name
    erased(office, case.id)
    after = office.ask(lambda r: r.events(case.id))
    assert all(event.private is None for event in after)
    assert [(e.id, e.content_hash, e.chain_hash) for e in after] == [
        (e.id, e.content_hash, e.chain_hash) for e in before
    ]
    now = office.case(case.id)
    assert (now.applicant_name, now.state, now.number) == ("", CaseState.VOID, case.number)
    for typed in ("建国", "zjg", PHONE, NUMBER[-4:], NUMBER):
        assert office.ask(lambda r, t=typed: r.search(t)) == (), typed
    assert office.ask(lambda r: r.search(case.number))[0].applicant_name == ""
    assert office.store.check().faults == ()


def test_a_withdrawn_case_is_folded_the_same_without_its_names(office: OfficeDay) -> None:
    case = office.accepted()
    office.do("w1", withdraw, case.id, reason="不办了", returned=("申请书",))
    erased(office, case.id)
    now = office.case(case.id)
    assert now.state is CaseState.WITHDRAWN and now.applicant is None and now.facts
    assert office.store.check().faults == ()


def test_two_people_are_needed_and_a_basis(office: OfficeDay) -> None:
    running, case = office.received(), ended(office)
    assert refusal(office, "w1", ask_erasure, case.id, **WHY) == "erasing.no_right"
    assert refusal(office, "m1", ask_erasure, case.id, basis=" ", reason="x") == "erasing.no_basis"
    assert refusal(office, "m1", ask_erasure, running.id, **WHY) == "erasing.still_runs"
    asked = office.do("m1", ask_erasure, case.id, **WHY)
    assert refusal(office, "m1", sign_erasure, asked.id) == "second.same_officer"
    assert refusal(office, "w1", sign_erasure, asked.id) == "erasing.no_right"
    assert refusal(office, "s1", sign_erasure, office.ask(lambda r: r.events(case.id))[0].id) == "erasing.not_asked"
    assert refusal(office, "s1", sign_erasure, EventId("nobody")) == "store.no_event"
    office.do("s1", sign_erasure, asked.id)
    assert refusal(office, "s1", sign_erasure, asked.id) == "erasing.done"
    assert refusal(office, "m1", ask_erasure, case.id, **WHY) == "erasing.nothing_left"


def private_facts(store: Store) -> int:
    query = "SELECT count(*) FROM event WHERE subject IS NOT NULL AND private IS NOT NULL"
    return int(store.ask(lambda r: r._given.exec_driver_sql(query).scalar()))


def test_the_journal_forgets_and_a_restore_brings_no_name_back(tmp_path: Path) -> None:
    with opened_office(tmp_path) as office:
        case = ended(office)
        office.store.backup()
        erased(office, case.id)
        key = unlock(tmp_path / "profile", "w1", PASSWORD, real_now())
        records = list(Journal(tmp_path / "profile" / "journal", key).read())
        told = [str({table: rows for table, rows in record.rows.items() if table != "notice"}) for record in records]
        assert told and not [text for text in told if NAME in text or NUMBER in text], "papers stay, all else forgets"
        assert not list((tmp_path / "profile" / "journal").glob("*.torn"))
        assert office.store.check().faults == ()
        office.store.close()
        (tmp_path / "profile" / "store.db").write_bytes(b"")
        again = OfficeDay(tmp_path / "profile")
        assert again.store.restored is not None and again.store.restored.backup is not None
        assert private_facts(again.store) == 0 and again.case(case.id).applicant_name == ""
        assert again.store.check().faults == ()
        again.close()


def test_the_journal_alone_brings_no_name_back(tmp_path: Path) -> None:
    with opened_office(tmp_path) as office:
        case = ended(office)
        erased(office, case.id)
        office.store.close()
        (tmp_path / "profile" / "store.db").unlink()
        shutil.rmtree(tmp_path / "profile" / "backups")
        (tmp_path / "profile" / "backups").mkdir()
        again = OfficeDay(tmp_path / "profile")
        assert private_facts(again.store) == 0 and again.store.check().faults == ()
        assert again.case(case.id).number == case.number
        again.close()


@pytest.mark.parametrize("by", ["nobody", "one officer"])
def test_the_store_itself_refuses_an_erasure_that_is_not_signed_by_two(tmp_path: Path, by: str) -> None:
    with opened_office(tmp_path) as office:
        case = ended(office)
        if by == "one officer":
            office.do("m1", ask_erasure, case.id, **WHY)
        office.store.close()
        engine = writer_engine(
            tmp_path / "profile" / "store.db", unlock(tmp_path / "profile", "w1", PASSWORD, real_now())
        )
        statement = sa.text("UPDATE event SET private = NULL WHERE subject = :case")
        with pytest.raises(IntegrityError, match="stays as it is"), engine.begin() as connection:
            connection.execute(statement, {"case": case.id})
        with pytest.raises(IntegrityError, match="stays as it is"), engine.begin() as connection:
            connection.execute(sa.text("UPDATE event SET private = '{}' WHERE subject = :case"), {"case": case.id})
        engine.dispose()


def test_a_check_accepts_what_two_officers_erased_and_nothing_else(tmp_path: Path) -> None:
    with opened_office(tmp_path) as office:
        one, other = ended(office), ended(office)
        erased(office, one.id)
        office.store.close()
        engine = writer_engine(
            tmp_path / "profile" / "store.db", unlock(tmp_path / "profile", "w1", PASSWORD, real_now())
        )
        with engine.begin() as connection:
            connection.exec_driver_sql("DROP TRIGGER keep_event_erased")
            connection.execute(sa.text("UPDATE event SET private = NULL WHERE subject = :case"), {"case": other.id})
        engine.dispose()
        again = OfficeDay(tmp_path / "profile")
        codes = {fault.code for fault in again.store.check().faults}
        assert {"check.erased", "check.trigger"} <= codes and "check.content" not in codes
        again.close()


def test_an_export_with_an_erasure_passes_the_audit(office: OfficeDay) -> None:
    case = ended(office)
    erased(office, case.id)
    setting = office.store.setting(office.people["w1"])
    truth = office.ask(export, setting.calendar, office.day, None, True)
    assert list(audit.audit(truth)) == []


def test_the_command_asks_and_the_second_signs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with opened_office(tmp_path) as office:
        case = ended(office)
        around = office.store.around
        office.store.close()

        def hands(who: str) -> Hands:
            care = Care(tmp_path / "profile", around, who, PASSWORD)
            ways = (care.accept_loss, care.ask_erasure, care.sign_erasure, care.accept_clock)
            checks = (care.read, care.write, care.verify, care.check, care.backup, care.restore)
            return Hands(*checks, lambda: True, "zh_CN", *ways)  # type: ignore[arg-type]

        with pytest.raises(Refused):
            erase.run([], hands("m1"))
        assert erase.run([case.number, "--basis", WHY["basis"], "--reason", WHY["reason"]], hands("m1")) == 0
        asked = capsys.readouterr().out.split("--sign ")[1].rstrip("。\n")
        assert erase.run(["--sign", asked], hands("s1")) == 0
        assert "已删除" in capsys.readouterr().out
