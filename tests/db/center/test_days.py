"""One root per day: made again at any time, sent upward, and what was altered or taken out below is named by those above."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from center_for_tests import NOW
from levels_for_tests import CITY, COUNTY, PROVINCE, Level, settled

from app.errors import NotFound, Refused
from app.events.file import NoteAdded
from app.finding import Finding
from app.levels.merkle import leads_to, root_of
from app.ticket import BEIJING
from db.center.days import closed_days, day_findings, leaves
from db.center.now import real_now


@pytest.fixture(scope="module", autouse=True)
def a_day_is_over(levels: dict[int, Level]) -> Iterator[None]:
    """Cases were taken in, the day ended, and its root went up to the province."""
    desk = levels[COUNTY].desks[0]
    for name in ("张建国", "李晓明", "王小红"):
        desk.record(desk.receive(name), NoteAdded("备注"))
    settled(levels)
    for one in levels.values():
        one.store.now = lambda: real_now() + timedelta(days=1)
    settled(levels)
    yield
    for one in levels.values():
        one.store.now = lambda: NOW


def event_of(levels: dict[int, Level]) -> tuple[str, str, int]:
    """Return an event of the county's first desk: its id, origin and number."""
    with levels[COUNTY].hall.owner() as connection:
        found = connection.execute(
            "SELECT event_id, origin, oseq FROM event WHERE feed_id = %s AND kind = 'note_added' ORDER BY pos LIMIT 1",
            (COUNTY,),
        ).fetchone()
    assert found is not None
    return found  # type: ignore[return-value]


def test_the_same_root_is_made_at_every_level_and_again_and_again(levels: dict[int, Level]) -> None:
    for division, above in ((COUNTY, (CITY, PROVINCE)), (CITY, (PROVINCE,))):
        with levels[division].hall.owner() as connection:
            days = closed_days(connection, division)
        assert len(days) == 1
        for upper in (division, *above):
            with levels[upper].hall.owner() as connection:
                assert closed_days(connection, division) == days
                assert list(day_findings(connection, division)) == []
                made = [leaf.hash() for leaf in leaves(connection, division, days[0].after, days[0].upto)]
            assert root_of(made) == days[0].root
    settled(levels)
    with levels[COUNTY].hall.owner() as connection:
        assert len(closed_days(connection, COUNTY)) == 1


def otherwise_above(levels: dict[int, Level], division: int) -> tuple[Finding, ...]:
    """Return what the center above holds otherwise; the one closed day is compared."""
    told = levels[division].store.levels.compare_above()
    assert told is not None
    assert (told.days, bool(told.center)) == (1, True)
    return told.found


def test_the_highest_center_has_nobody_to_compare_with(levels: dict[int, Level]) -> None:
    assert levels[PROVINCE].store.levels.compare_above() is None


@pytest.mark.parametrize("division", [COUNTY, CITY])
def test_a_center_that_was_left_alone_finds_nothing(division: int, levels: dict[int, Level]) -> None:
    assert levels[division].store.verify().faults == ()
    assert otherwise_above(levels, division) == ()


def test_an_event_altered_with_all_that_hangs_on_it_is_named_by_the_center_above(levels: dict[int, Level]) -> None:
    event_id, origin, oseq = event_of(levels)
    with levels[COUNTY].hall.owner() as connection, connection.transaction(force_rollback=False):
        (content,) = connection.execute("SELECT content FROM event WHERE event_id = %s", (event_id,)).fetchone() or (
            "",
        )
        altered = json.dumps(
            {**json.loads(content), "officer": "x9"}, ensure_ascii=False, sort_keys=True, separators=(",", ":")
        )
        connection.execute("UPDATE event SET content = %s WHERE event_id = %s", (altered, event_id))
    try:
        found = otherwise_above(levels, COUNTY)
        assert [(one.code, dict(one.facts)["origin"], dict(one.facts)["oseq"]) for one in found] == [
            ("levels.altered", origin, oseq)
        ]
        sentence = found[0].say()
        assert f"第 {oseq} 条" in sentence and "改动" in sentence and str(CITY) in sentence
        assert {one.code for one in levels[COUNTY].store.verify().faults} >= {"levels.root_differs", "verify.content"}
    finally:
        with levels[COUNTY].hall.owner() as connection:
            connection.execute("UPDATE event SET content = %s WHERE event_id = %s", (content, event_id))
    assert otherwise_above(levels, COUNTY) == ()


def test_an_event_taken_out_is_named_with_its_day_origin_and_number(levels: dict[int, Level]) -> None:
    event_id, origin, oseq = event_of(levels)
    with levels[COUNTY].hall.owner() as connection:
        connection.execute("CREATE TABLE kept AS SELECT * FROM event WHERE event_id = %s", (event_id,))
        connection.execute("DELETE FROM event WHERE event_id = %s", (event_id,))
    try:
        (found,) = otherwise_above(levels, COUNTY)
        facts = dict(found.facts)
        assert (found.code, facts["origin"], facts["oseq"]) == ("levels.removed", origin, oseq)
        assert facts["day"] == real_now().astimezone(BEIJING).date().isoformat()
    finally:
        with levels[COUNTY].hall.owner() as connection:
            connection.execute("INSERT INTO event SELECT * FROM kept")
            connection.execute("DROP TABLE kept")
    assert levels[COUNTY].store.verify().faults == ()


def test_a_verdict_that_was_changed_is_an_alteration_too(levels: dict[int, Level]) -> None:
    event_id, _, oseq = event_of(levels)
    with levels[COUNTY].hall.owner() as connection:
        connection.execute("UPDATE event SET verdict = 'conflict' WHERE event_id = %s", (event_id,))
        (found,) = otherwise_above(levels, COUNTY)
        assert (found.code, dict(found.facts)["oseq"]) == ("levels.altered", oseq)
        connection.execute("UPDATE event SET verdict = 'applied' WHERE event_id = %s", (event_id,))


def test_a_copy_above_that_was_altered_is_found_there(levels: dict[int, Level]) -> None:
    event_id, _, _ = event_of(levels)
    with levels[CITY].hall.owner() as connection:
        (chain_hash,) = connection.execute(
            "SELECT chain_hash FROM event WHERE event_id = %s", (event_id,)
        ).fetchone() or ("",)
        connection.execute("UPDATE event SET chain_hash = %s WHERE event_id = %s", ("0" * 64, event_id))
        faults = levels[CITY].store.verify().faults
        assert {(one.code, one.where) for one in faults} >= {
            ("verify.chain", str(COUNTY)),
            ("levels.root_differs", str(COUNTY)),
        }
        connection.execute("UPDATE event SET chain_hash = %s WHERE event_id = %s", (chain_hash, event_id))
    assert levels[CITY].store.verify().faults == ()


def test_an_event_proves_that_it_is_in_its_day(levels: dict[int, Level]) -> None:
    event_id, origin, oseq = event_of(levels)
    proof = levels[COUNTY].store.levels.inclusion(event_id)
    assert (proof.leaf.origin, proof.leaf.oseq, proof.feed) == (origin, oseq, COUNTY)
    assert leads_to(proof.leaf.hash(), proof.path) == proof.root
    other = replace(proof.leaf, content_hash="0" * 64)
    assert leads_to(other.hash(), proof.path) != proof.root
    with pytest.raises(NotFound, match=r"levels\.no_event"):
        levels[COUNTY].store.levels.inclusion("no-such-event")


def test_an_event_of_today_has_no_proof_yet(levels: dict[int, Level]) -> None:
    desk = levels[COUNTY].desks[1]
    today = desk.record(desk.receive("赵今天"), NoteAdded("备注"))
    desk.sync()
    with pytest.raises(Refused, match=r"levels\.day_open"):
        levels[COUNTY].store.levels.inclusion(today)
