"""A desk's events reach the feed with their verdicts; the same push twice is the same as once; nothing foreign gets in."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from center_for_tests import Hall
from decided import granted, refused
from office_day import DRAINAGE, OfficeDay, opened_office
from streams import Pusher, chained, signed, stream

from app.errors import Refused
from app.events.envelope import Event
from app.ids import EventId, OfficerId, uuid7
from app.sync.messages import Sent, Verdict


@pytest.fixture
def office(tmp_path: Path) -> Iterator[OfficeDay]:
    with opened_office(tmp_path) as opened:
        yield opened


@pytest.fixture
def pusher(hall: Hall, office: OfficeDay) -> Pusher:
    return Pusher(hall, stream(office.store)[0].event.origin)


def test_a_day_of_the_counter_is_applied_whole_and_folds_to_the_same_cases(office: OfficeDay, pusher: Pusher) -> None:
    for part in ("劳务派遣", DRAINAGE):
        office.accepted(part)
    office.received()
    sent = stream(office.store)
    got = pusher.push(sent)
    assert (got.hw, got.head, got.fork) == (len(sent), sent[-1].event.chain_hash, None)
    assert pusher.push(sent) == got
    rows = pusher.rows()
    assert [row.pos for row in rows] == list(range(1, len(sent) + 1))
    assert {row.verdict for row in rows} == {Verdict.APPLIED}
    assert [row.sent.event for row in rows] == [one.event for one in sent]
    assert pusher.hall.store.verify().faults == ()


def test_a_push_in_pieces_and_with_overlaps_is_the_same_as_one(office: OfficeDay, pusher: Pusher) -> None:
    office.accepted()
    sent = stream(office.store)
    for start, end in ((0, 3), (1, 6), (2, 4), (5, len(sent))):
        assert pusher.push(sent[start:end]).hw == max(end, 6 if start > 1 else end)
    assert [row.sent.event.id for row in pusher.rows()] == [one.event.id for one in sent]


def test_a_hole_is_not_taken_and_the_answer_says_from_where(office: OfficeDay, pusher: Pusher) -> None:
    sent = stream(office.store)
    assert pusher.push(sent[:2]).hw == 2
    assert pusher.push(sent[3:]).hw == 2
    assert len(pusher.rows()) == 2


def test_another_history_of_the_same_stream_is_a_fork_and_changes_nothing(office: OfficeDay, pusher: Pusher) -> None:
    sent = stream(office.store)
    pusher.push(sent)
    changed = chained([_other(one.event) for one in sent], pusher.origin)
    assert pusher.push(changed).fork == 1
    longer = chained([_other(sent[-1].event)], pusher.origin, head="f" * 64, after=len(sent))
    assert pusher.push(longer).fork == len(sent) + 1
    assert [row.sent.event for row in pusher.rows()] == [one.event for one in sent]


def _other(event: Event) -> Event:
    return replace(event, id=EventId(uuid7()))


def test_poison_is_kept_refused_and_the_queue_goes_on(office: OfficeDay, pusher: Pusher) -> None:
    case = office.received()
    sent = stream(office.store)
    head = sent[-1].event.chain_hash
    last = sent[-1].event
    bad = [
        replace(
            _other(last), kind="note_added", data={}, private={"text": "备注", "salt": "0"}, officer=OfficerId("nobody")
        ),
        replace(_other(last), kind="withdrawn", data={"returned": 7}, private=None),
        replace(_other(last), kind="accepted", data={"materials": "none"}, private=None, case_prev=case.last_hash),
        replace(_other(last), kind="from_the_future", data={"new": 1}, private=None),
        replace(_other(last), kind="note_added", schema=9, data={}, private=None),
    ]
    more = chained(bad, pusher.origin, head, len(sent))
    good = chained(
        [replace(_other(last), kind="note_added", schema=1, data={}, private={"text": "好", "salt": "1"})],
        pusher.origin, more[-1].event.chain_hash, len(sent) + len(more),
    )  # fmt: skip
    got = pusher.push((*sent, *more, *good))
    assert got.hw == len(sent) + len(more) + 1
    verdicts = pusher.verdicts()[len(sent) :]
    assert verdicts == [
        "refused:people.unknown",
        "refused:sync.body",
        "refused:sync.body",
        "parked",
        "parked",
        "applied",
    ]
    assert pusher.hall.store.verify().faults == ()


@contextlib.contextmanager
def parked(office: OfficeDay, pusher: Pusher, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let an older program take in a case and a note, which it does not know; it runs as long as this lasts."""
    from app import events

    office.received()
    sent = stream(office.store)
    note = replace(_other(sent[-1].event), kind="note_added", data={}, private={"text": "注", "salt": "1"})
    more = chained([note], pusher.origin, sent[-1].event.chain_hash, len(sent))
    with monkeypatch.context() as older:
        older.delitem(events.KINDS, "note_added")
        pusher.push((*sent, *more))
        assert pusher.verdicts()[-1] == "parked"
        yield


def test_what_was_parked_is_judged_after_an_upgrade_as_a_second_row(
    office: OfficeDay, pusher: Pusher, monkeypatch: pytest.MonkeyPatch
) -> None:
    with parked(office, pusher, monkeypatch):
        assert pusher.hall.store.judge_parked() == 0
    assert pusher.hall.store.judge_parked() == 1
    assert pusher.hall.store.judge_parked() == 0
    rows = pusher.rows()
    assert (rows[-1].verdict, rows[-1].ref, rows[-1].sent.event) == ("applied", rows[-2].pos, rows[-2].sent.event)
    assert pusher.hall.store.verify().faults == ()


def test_what_was_parked_is_judged_by_the_cases_as_this_program_folds_them(
    office: OfficeDay, pusher: Pusher, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A verdict is for good: the row that an older program left behind must not make it."""
    with parked(office, pusher, monkeypatch), pusher.hall.owner() as connection:
        connection.execute(
            "UPDATE case_row SET body = jsonb_set(body::jsonb, '{plan,department}', to_jsonb('别的部门'::text))::text"
        )
    assert pusher.hall.store.catch_up() == (1, 1)
    assert pusher.verdicts()[-1] == "applied"
    assert pusher.hall.store.verify().faults == ()


def test_an_officer_does_at_the_center_only_what_the_table_lets_him(office: OfficeDay, pusher: Pusher) -> None:
    """The window clerk decides by hand, around the desk's own check: the center refuses it by the same table."""
    case = office.accepted()
    sent = stream(office.store)
    pusher.push(sent)
    step = case.open_steps[0]
    forged = replace(
        _other(sent[-1].event), kind="step_finished", schema=1, officer=OfficerId("w1"), case_prev=office.case(case.id).last_hash,
        data={"step": step, "conclusion": "agree"}, private={"opinion": "同意", "salt": "1"},
    )  # fmt: skip
    pusher.push(chained([forged], pusher.origin, sent[-1].event.chain_hash, len(sent)))
    assert pusher.verdicts()[-1] == "refused:people.no_post"


def test_only_the_administrator_changes_accounts(office: OfficeDay, pusher: Pusher) -> None:
    sent = stream(office.store)
    pusher.push(sent)
    made = next(one.event for one in sent if one.event.kind == "officer_set")
    forged = replace(_other(made), officer=OfficerId("w1"))
    right = replace(_other(made), officer=OfficerId("m1"))
    pusher.push(chained([forged, right], pusher.origin, sent[-1].event.chain_hash, len(sent)))
    assert pusher.verdicts()[-2:] == ["refused:people.not_administrator", "applied"]


def test_nobody_adds_to_another_desks_stream(office: OfficeDay, pusher: Pusher, hall: Hall) -> None:
    sent = stream(office.store)
    stranger, key = hall.enrolled("0199aaaa-0000-7000-8000-000000000009", "0002")
    with pytest.raises(Refused, match=r"sync\.signature"):
        pusher.push(sent, desk=stranger, key=key)
    assert pusher.rows() == ()
    assert pusher.push(sent, desk=stranger).hw == len(sent)  # given back under its own desk's signature
    assert hall.store.verify().faults == ()


def test_an_unsigned_push_is_refused_whole(office: OfficeDay, pusher: Pusher) -> None:
    sent = stream(office.store)
    push = replace(signed(sent, pusher.key), events=tuple(sent))
    with pytest.raises(Refused, match=r"sync\.signature"):
        pusher.hall.store.push(pusher.desk, push)
    assert pusher.rows() == ()


def test_the_same_event_under_a_new_stream_counts_once(office: OfficeDay, pusher: Pusher) -> None:
    sent = stream(office.store)
    pusher.push(sent)
    again = chained([one.event for one in sent[2:]], "0199aaaa-0000-7000-8000-000000000002")
    moved = tuple(Sent(one.event, (pusher.origin, one.event.oseq)) for one in again)
    assert pusher.push(moved).hw == len(moved)
    assert len(pusher.rows()) == len(sent)
    assert pusher.hall.store.verify().faults == ()


def test_pushes_side_by_side_leave_no_hole_and_no_double(hall: Hall, office: OfficeDay) -> None:
    """8 streams at once, each in pieces, two writers each: the feed is gapless and holds every event once."""
    sent = stream(office.store)
    origins = [f"0199aaaa-0000-7000-8000-0000000001{n:02}" for n in range(4)]
    pushers = [Pusher(hall, origin, f"{n:04}") for n, origin in enumerate(origins, 1)]
    streams = [chained([_other(one.event) for one in sent], origin) for origin in origins]

    def run(who: Pusher, events: tuple[Sent, ...]) -> None:
        done = 0
        while done < len(events):
            done = max(done, who.push(events[done : done + 3]).hw)

    threads = [threading.Thread(target=run, args=pair) for pair in zip(pushers * 2, streams * 2, strict=True)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    with hall.owner() as connection:
        found = connection.execute("SELECT pos, event_id FROM event ORDER BY pos").fetchall()
    assert [pos for pos, _ in found] == list(range(1, 4 * len(sent) + 1))
    assert len({event for _, event in found}) == 4 * len(sent)
    assert hall.store.verify().faults == ()


def test_the_whole_way_of_a_case_is_applied(office: OfficeDay, pusher: Pusher) -> None:
    granted(office)
    refused(office, DRAINAGE)
    sent = stream(office.store)
    assert pusher.push(sent).hw == len(sent)
    assert set(pusher.verdicts()) == {"applied"}
    assert pusher.hall.store.verify().faults == ()
