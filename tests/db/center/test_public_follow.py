"""The public tables follow the feed: the same whenever they are made, after a restore and an erasure too."""

from __future__ import annotations

import threading
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
import structlog.testing
from center_for_tests import TestServer
from decided import granted, to_decide
from office_day import LABOUR, item_called
from public_hall import NUMBERS, PERSONS, PublicHall, Week, public_hall

from app.acceptance.inform import inform_once
from app.approval.decide import grant
from app.erasing import ask_erasure, sign_erasure
from app.filing import undo
from app.public.checking import PaperState, check
from app.public.paper import Fate
from app.public.records import ResultQuery
from app.verify.keeping import issue_key_sheet, renew_key
from app.withdrawing import withdraw
from db.center.feed import begin_epoch
from db.center.public_follow import follow
from ui.web.following import following

TABLES = ("public_rule", "public_case", "public_paper", "public_result", "public_overdue")


def rows_of(there: PublicHall) -> dict[str, list[str]]:
    """Return every row of the public tables, in an order of its own."""
    return {t: sorted(row for (row,) in there.rows(f"SELECT row_to_json(x)::text FROM {t} x")) for t in TABLES}


@pytest.fixture(scope="module")
def week(server: TestServer, tmp_path_factory: pytest.TempPathFactory) -> Any:
    with public_hall(server, tmp_path_factory.mktemp("follow")) as made:
        yield Week(made)


def test_made_anew_they_are_the_same_row_by_row_in_large_steps_and_in_small(week: Week) -> None:
    there = week.there
    before = rows_of(there)
    assert all(before.values())
    with there.hall.owner() as connection:
        connection.execute(b"UPDATE public_cursor SET shape = 0")
    assert _follow_some(there, 7) == 0, "all of it at once, in parts of seven"
    assert rows_of(there) == before
    with there.hall.owner() as connection:
        connection.execute(b"UPDATE public_cursor SET pos = 0")
        for table in TABLES:
            connection.execute(f"DELETE FROM {table}".encode())
    steps = 1
    while _follow_some(there, 7):
        steps += 1
    assert steps > 5
    assert rows_of(there) == before


def _follow_some(there: PublicHall, most: int) -> int:
    with there.hall.store._open() as (connection, number):
        return follow(connection, number, there.now(), most)


def test_while_they_are_made_anew_every_reader_sees_the_old_whole(week: Week) -> None:
    there = week.there
    before, asked = rows_of(there), ResultQuery()
    known = [row[0] for row in there.rows("SELECT record_hash FROM public_paper WHERE record_hash <> '' ORDER BY 1")]

    def seen() -> tuple[object, ...]:
        papers = [there.public.papers_with_hash(one) for one in known]
        return papers, there.public.results(asked), there.public.rules(), there.public.as_of()

    whole = seen()
    assert known and all(whole[0])
    there.hall.store.public_anew()
    assert seen() == whole, "asked for, not begun"
    with there.hall.store._open() as (connection, number):
        assert follow(connection, number, there.now(), 7) == 0
        assert seen() == whole, "made, not committed"
    assert seen() == whole and rows_of(there) == before


def test_a_new_epoch_makes_them_anew_and_nothing_to_do_changes_nothing(week: Week) -> None:
    there = week.there
    before = rows_of(there)
    with there.hall.owner() as connection:
        begin_epoch(connection, 341702)
    there.send()
    assert rows_of(there) == before
    seen = there.public.as_of()
    assert there.hall.store.follow_public(datetime(2027, 1, 1, tzinfo=UTC)) == 0
    assert there.public.as_of() == seen == there.now()


def test_two_followers_at_once_do_the_work_of_one(week: Week) -> None:
    there = week.there
    before = rows_of(there)
    with there.hall.owner() as connection:
        connection.execute(b"DELETE FROM public_cursor")
    both = [threading.Thread(target=lambda: there.hall.store.follow_public(there.now())) for _ in range(2)]
    for one in both:
        one.start()
    for one in both:
        one.join(30)
    there.send()
    assert rows_of(there) == before


def test_what_changes_at_the_window_changes_for_the_public(server: TestServer, tmp_path: Path) -> None:
    with public_hall(server, tmp_path) as there:
        case = there.office.accepted()
        there.send()
        before = there.public.case(case.number, case.query_code)
        there.office.do("w1", withdraw, case.id, reason="不办了")
        assert there.public.case(case.number, case.query_code) == before, "not sent yet"
        there.send()
        after = there.public.case(case.number, case.query_code)
    assert before is not None
    assert after is not None
    assert (before.state.value, after.state.value, after.ended_on) == ("in_progress", "withdrawn", there.office.day)


def test_they_follow_by_themselves_while_the_center_serves(server: TestServer, tmp_path: Path) -> None:
    with public_hall(server, tmp_path) as there:
        case = there.office.received()
        there.sync()
        seen = threading.Event()

        def now() -> datetime:
            if there.public.as_of() is not None:
                seen.set()
            return there.now()

        with following(there.hall.store, now, seconds=0.01):
            assert seen.wait(20)
        assert there.public.case(case.number, case.query_code) is not None


def test_a_look_that_fails_is_noted_and_the_next_one_is_made(server: TestServer, tmp_path: Path) -> None:
    with public_hall(server, tmp_path) as there:
        case = there.office.received()
        there.sync()
        looks: list[int] = []
        done = threading.Event()

        def now() -> datetime:
            looks.append(len(looks))
            if len(looks) < 3:
                raise ValueError("张建国")
            if len(looks) > 4:
                done.set()
            return there.now()

        with structlog.testing.capture_logs() as logs, following(there.hall.store, now, seconds=0.01):
            assert done.wait(20)
        assert there.public.case(case.number, case.query_code) is not None
    assert [one["kind"] for one in logs if one["event"] == "fault"] == ["ValueError"]
    assert "张建国" not in str(logs)


def test_a_case_whose_row_cannot_be_read_is_left_out_and_the_others_go_on(server: TestServer, tmp_path: Path) -> None:
    with public_hall(server, tmp_path) as there:
        one, other = there.office.received(), there.office.received()
        there.sync()
        with there.hall.owner() as connection:
            connection.execute(b"UPDATE case_row SET body = '{}' WHERE id = %s", (one.id,))
        there.send()
        assert there.public.case(one.number, one.query_code) is None
        assert there.public.case(other.number, other.query_code) is not None


def test_an_erased_case_leaves_no_result_and_its_progress_stays(server: TestServer, tmp_path: Path) -> None:
    with public_hall(server, tmp_path) as there:
        case = granted(there.office)
        there.send()
        assert there.public.results(ResultQuery()).total == 1
        ended = there.office.accepted()
        there.office.do("w1", withdraw, ended.id, reason="张建国不办了")
        asked = there.office.do("m1", ask_erasure, ended.id, basis="《个人信息保护法》第四十七条", reason="申请人要求")
        there.office.do("s1", sign_erasure, asked.id)
        there.send()
        found = there.public.case(ended.number, ended.query_code)
        assert found is not None
        assert found.state.value == "withdrawn"
        assert there.public.case(case.number, case.query_code) is not None
        text = str(rows_of(there))
        assert [one for one in (*PERSONS, *NUMBERS) if one in text] == []


def test_a_result_of_a_case_that_was_undone_is_gone_and_its_paper_is_void(server: TestServer, tmp_path: Path) -> None:
    with public_hall(server, tmp_path) as there:
        case = to_decide(there.office)
        done = there.office.do("a1", grant, case.id, content="准予", opinion="同意。")
        there.send()
        assert there.public.results(ResultQuery()).total == 1
        there.office.do("a1", undo, case.id, done.events)
        there.send()
        assert there.public.results(ResultQuery()).total == 0
        fates = {paper.template: paper.fate for paper in _papers(there, case.number)}
        assert fates["grant"] is Fate.VOID
        assert fates["acceptance"] is Fate.STANDS


def _papers(there: PublicHall, number: str) -> list[Any]:
    pairs = there.rows("SELECT number, issued_on FROM public_paper WHERE case_number = %s", number)
    return [paper for one, on in pairs for paper in there.public.papers_like(number, one, on)]


def test_papers_of_no_case_can_be_checked_too(server: TestServer, tmp_path: Path) -> None:
    with public_hall(server, tmp_path) as there:
        told = there.office.do("w1", inform_once, item_called(LABOUR).code.business, to_whom="张建国")
        there.send()
        sheet = there.office.do("m1", issue_key_sheet)
        there.send()
        codes = [str(notice.record["验真短码"]) for notice in (told, sheet)]
        assert {check(code, there.public).state for code in codes} == {PaperState.TRAINING}
        assert "张建国" not in str(rows_of(there))


def test_a_renewed_key_ends_the_one_before_and_both_are_known(server: TestServer, tmp_path: Path) -> None:
    with public_hall(server, tmp_path) as there:
        there.office.on(date(2026, 11, 6))
        made = there.office.do("m1", renew_key, "定期更换")
        there.send()
        first, second = there.public.keys()
    assert (first.to_on, second.id, second.to_on) == (date(2026, 11, 6), made.id, None)


def test_the_office_and_its_items_come_from_what_the_windows_sent(week: Week) -> None:
    rules = week.there.public.rules()
    assert rules.office.name == "示例区政务服务中心"
    assert rules.office.has("rsj")
    assert any(LABOUR in item.name for item in rules.catalogue.items(week.there.office.day))
    assert rules.is_training
    assert rules is week.there.public.rules(), "made once for each state"


def test_a_paper_that_was_told_twice_or_cannot_be_read_stops_no_page(server: TestServer, tmp_path: Path) -> None:
    """One event with another case's notice, or without a day, and every look broke off at it for good."""
    copy = (
        "INSERT INTO event (feed_id, pos, origin, oseq, event_id, subject, kind, sv, at, officer, alg, content, content_hash, "
        "chain_hash, verdict) SELECT feed_id, (SELECT max(pos) FROM event) + 1, 'strange', %s, %s, %s, kind, sv, at, officer, alg, "
        "replace(content, %s, %s), '', '', 'refused:sync.body' FROM event WHERE kind = 'notice_issued' ORDER BY pos LIMIT 1"
    )
    with public_hall(server, tmp_path) as there:
        one, other = there.office.accepted(), there.office.received()
        there.sync()
        with there.hall.owner() as connection:
            connection.execute(copy.encode(), (1, "twice", other.id, "", ""))
            connection.execute(copy.encode(), (2, "no-day", other.id, "issued_on", "issued_never"))
        assert there.hall.store.follow_public(there.now()) == 0
        assert there.public.case(one.number, one.query_code) is not None
        assert there.public.case(other.number, other.query_code) is not None
