"""The signing key lives with the store: backed up, restored, replayed from the journal alone, and never written over."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import sqlalchemy as sa
from office_day import OfficeDay, opened_office
from verified import accepted_paper, asked, code_of, pdf_of

from app.errors import Refused
from app.keys.safe import unlock
from app.training import PASSWORD
from db.desk.connection import writer_engine

AT = datetime(2026, 11, 2, tzinfo=UTC)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[OfficeDay]:
    with opened_office(tmp_path) as one:
        yield one


def test_a_store_restored_from_its_journal_signs_and_knows_its_papers_as_before(tmp_path: Path) -> None:
    with opened_office(tmp_path) as office:
        paper = accepted_paper(office)
        keys, stored = office.ask(lambda records: records.own_keys()), pdf_of(office, paper)
        folder = office.store.profile.folder
    (folder / "store.db").write_bytes(b"damaged" * 1000)
    shutil.rmtree(folder / "backups")
    again = OfficeDay(folder)
    assert again.store.restored is not None and again.ask(lambda records: records.own_keys()) == keys
    assert pdf_of(again, paper) == stored and asked(again, code_of(paper)).is_good
    assert asked(again, code_of(accepted_paper(again))).is_good
    assert again.store.check().faults == ()
    again.close()


def test_a_backup_has_the_key_and_what_papers_are_unpacked_with(tmp_path: Path) -> None:
    with opened_office(tmp_path) as office:
        paper = accepted_paper(office)
        office.store.backup(tmp_path / "elsewhere")
        folder = office.store.profile.folder
    (made,) = (tmp_path / "elsewhere").glob("*.db")
    shutil.copyfile(made, folder / "store.db")
    again = OfficeDay(folder)
    assert asked(again, code_of(paper)).is_good and len(pdf_of(again, paper)) > 50_000
    again.close()


def test_a_damaged_key_stops_the_issue_with_a_sentence_and_a_new_one_goes_on(office: OfficeDay) -> None:
    paper = accepted_paper(office)
    key = unlock(office.store.profile.folder, "w1", PASSWORD, AT)
    engine = writer_engine(office.store.profile.store, key)
    with engine.begin() as connection:
        connection.execute(sa.text("DROP TRIGGER keep_signing_key_0"))
        connection.execute(sa.text("UPDATE signing_key SET wrapped = x'00'"))
    engine.dispose()
    with pytest.raises(Refused, match=r"verify\.key_damaged"):
        accepted_paper(office)
    from app.verify.keeping import renew_key

    office.do("m1", renew_key, "密钥损坏")
    assert asked(office, code_of(paper)).is_good and asked(office, code_of(accepted_paper(office))).is_good


def test_what_was_recorded_of_a_key_is_not_written_over_or_deleted(office: OfficeDay) -> None:
    accepted_paper(office)
    key = unlock(office.store.profile.folder, "w1", PASSWORD, AT)
    engine = writer_engine(office.store.profile.store, key)
    for statement in (
        "UPDATE signing_key SET public = 'x'",
        "DELETE FROM signing_key",
        "UPDATE notice_base SET pdf = x'00'",
        "DELETE FROM notice_base",
    ):
        with pytest.raises(sa.exc.IntegrityError, match="stays as it is"), engine.begin() as connection:
            connection.execute(sa.text(statement))
    engine.dispose()
