"""The archive of papers: packed small, read back byte for byte, also those of older stores."""

from __future__ import annotations

import hashlib
import statistics
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from office_day import OfficeDay, gaps_of, opened_office
from older_store import make_old
from verified import accepted_paper, pdf_of

from app.keys.safe import unlock
from app.notices.catalogue import KEYS, find_template, template
from app.notices.render import render
from app.state import Case
from app.supplementation.request import request_supplement
from app.training import PASSWORD
from db.desk import folding, paper_archive
from db.desk.connection import reader_engine
from db.desk.paper_archive import POOL
from db.desk.schema import notice, notice_base
from db.desk.upgrade import upgrade_store

TYPICAL = 10 * 1024
AT = datetime(2026, 11, 23, tzinfo=UTC)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[OfficeDay]:
    with opened_office(tmp_path) as one:
        yield one


def rows(office: OfficeDay, query: Any) -> list[Any]:
    key = unlock(office.store.profile.folder, "w1", PASSWORD, AT)
    engine = reader_engine(office.store.profile.store, key)
    with engine.begin() as connection:
        found = connection.execute(query).all()
    engine.dispose()
    return list(found)


def test_a_paper_is_a_few_kilobytes_and_comes_back_byte_for_byte(office: OfficeDay) -> None:
    papers = [accepted_paper(office)]
    case = office.received()
    papers.extend(office.do("w1", request_supplement, case.id, gaps=gaps_of(case)).notices)
    papers.append(accepted_paper(office))
    for paper in papers:
        assert hashlib.sha256(pdf_of(office, paper)).hexdigest() == paper.sha256
    sizes = [row[0] for row in rows(office, sa.select(sa.func.length(notice.c.pdf)).where(notice.c.base.is_not(None)))]
    assert len(sizes) >= 3 and max(sizes) <= TYPICAL, sizes
    assert min(len(pdf_of(office, paper)) / size for paper, size in zip(papers, sizes, strict=False)) > 8
    assert office.store.check().faults == ()


def test_few_dictionaries_stay_ready_those_of_the_last_papers(office: OfficeDay) -> None:
    """Sixteen of them, eleven megabytes each, were two thirds of the memory of a desk that had worked a day."""
    archive = paper_archive.Archive(None, None, lambda: b"")  # type: ignore[arg-type]
    ready = paper_archive._READY
    before = dict(ready)
    ready.clear()
    ready.update({f"paper {n}": paper_archive.ready_dictionary(b"%PDF" * 64) for n in range(paper_archive.MOST_READY)})
    archive._packer("paper 0")
    accepted_paper(office)
    left = list(ready)
    ready.clear()
    ready.update(before)
    assert len(left) == paper_archive.MOST_READY <= 4
    assert "paper 0" in left and "paper 1" not in left, "the one that was issued longest ago goes"


def test_an_act_loads_the_templates_of_its_own_papers_alone(office: OfficeDay) -> None:
    """The first act of a desk waited a fifth of a second for sixty templates that it never used."""
    template.cache_clear()
    accepted_paper(office)
    assert 1 <= template.cache_info().currsize <= 3
    assert find_template("no such paper") is None
    assert template.cache_info().currsize <= 3


def test_there_is_one_pool_and_one_base_a_template(office: OfficeDay) -> None:
    for _ in range(2):
        accepted_paper(office)
    held = [row[0] for row in rows(office, sa.select(notice_base.c.template).order_by(notice_base.c.template))]
    assert held == [POOL, "acceptance", "material_receipt"] or held == [POOL, "acceptance"]


def test_the_papers_of_every_template_are_typically_ten_kilobytes_at_most(office: OfficeDay) -> None:
    """Each template with another person's record, packed as the desk packs it; the median decides, the worst is near."""
    from app.notices.base_paper import base_paper
    from app.notices.glyph_pool import glyph_pool
    from db.desk.paper_archive import ready_dictionary, zstandard  # the very packing of the desk, without a store

    other = {
        "申请人": "张建国",
        "事项名称": "劳务派遣经营许可（设立）",
        "经办人": "李晓梅",
        "文号": "示人社许〔2026〕17号",
    }
    sizes = {}
    for key in KEYS:
        chosen = template(key)
        record = {**chosen.example(), **{n: v for n, v in other.items() if n in chosen.fields}}
        made = render(chosen, record, issued_at=AT, preview=False).pdf
        base = base_paper(chosen, training=False, own_fonts=None)
        assert base is not None
        sizes[key] = len(zstandard.ZstdCompressor(dict_data=ready_dictionary(glyph_pool(None) + base)).compress(made))
    assert statistics.median(sizes.values()) <= TYPICAL and max(sizes.values()) <= TYPICAL, sizes


def test_the_base_of_a_template_holds_nobodys_data(office: OfficeDay) -> None:
    from app.notices.base_paper import base_paper

    paper = accepted_paper(office)
    base = base_paper(template(paper.template), training=True, own_fonts=None)
    example = template(paper.template).example()
    again = render(
        template(paper.template), example, issued_at=datetime(2026, 1, 1, tzinfo=UTC), preview=False, training=True
    )
    assert base == again.pdf, "the example of the template and nothing else"


def test_an_older_stores_papers_are_read_as_ever_and_new_ones_are_packed(tmp_path: Path) -> None:
    """opencrvs 12498, msupply 4943: the step loses nothing; what was packed alone stays as it is."""
    with opened_office(tmp_path) as office:
        paper = accepted_paper(office)
        bytes_before = pdf_of(office, paper)
        folder = office.store.profile.folder
    key = unlock(folder, "w1", PASSWORD, AT)
    make_old(folder / "store.db", key, "0012")
    assert upgrade_store(folder / "store.db", key) is not None
    after = OfficeDay(folder)
    assert pdf_of(after, paper) == bytes_before
    assert after.ask(lambda records: records.own_keys()) == ()
    assert accepted_paper(after).record_hash, "the first paper after the upgrade makes the key and is packed"
    assert len(after.ask(lambda records: records.own_keys())) == 1
    held = rows(after, sa.select(notice.c.base.is_(None)).order_by(notice.c.id))
    assert [bool(row[0]) for row in held] == [True, *[False] * (len(held) - 1)]
    after.close()


def test_base_and_pool_are_unpacked_once_in_a_process_and_papers_come_back_when_they_were_forgotten(
    office: OfficeDay, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What papers are packed against is named by its hash: the next acceptance does not read and unpack it again."""
    monkeypatch.setattr(paper_archive, "_READY", {})  # what other tests left there
    accepted_paper(office)
    joined, unpacked = paper_archive._joined, []

    def counted(connection: sa.Connection, named: str) -> bytes:
        unpacked.append(named)
        return joined(connection, named)

    monkeypatch.setattr(paper_archive, "_joined", counted)
    papers = [accepted_paper(office) for _ in range(2)]
    assert unpacked == []
    monkeypatch.setattr(paper_archive, "MOST_READY", 1)
    case = office.received()
    papers.extend(office.do("w1", request_supplement, case.id, gaps=gaps_of(case)).notices)
    papers.append(accepted_paper(office))
    assert len(paper_archive._READY) == 1 and len(unpacked) >= 1
    for paper in papers:
        assert hashlib.sha256(pdf_of(office, paper)).hexdigest() == paper.sha256


def test_an_acceptance_writes_the_row_of_its_case_once(office: OfficeDay, monkeypatch: pytest.MonkeyPatch) -> None:
    """Names, settings and keys that the paper asks for are read without writing the half-made case first."""
    written: list[str] = []
    write = folding.write_case

    def counted(connection: sa.Connection, given: Case, before: Case | None) -> None:
        written.append(given.id)
        write(connection, given, before)

    monkeypatch.setattr(folding, "write_case", counted)
    paper = accepted_paper(office)
    assert written == [paper.case]
