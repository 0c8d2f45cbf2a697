"""The judgement, without a database: what a desk did by the rules is applied whole, what it may not do is refused by its code."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from decided import granted, ready, refused, to_decide
from memory_ground import MemoryGround
from office_day import DRAINAGE, OfficeDay, item_called, opened_office

from app.approval.review import finish_step
from app.events.envelope import Event
from app.filing import undo
from app.ids import EventId, OfficerId, uuid7
from app.item_table import table_of
from app.publishing import keep_drafts, propose, publish
from app.stand_ins import set_stand_in
from app.sync.merge import apply_merged, fold_merged
from db.desk.sync_rows import own_origin, own_stream


@pytest.fixture
def office(tmp_path: Path) -> Iterator[OfficeDay]:
    with opened_office(tmp_path) as opened:
        yield opened


def events(office: OfficeDay) -> list[Event]:
    found: list[Event] = []
    origin = office.store.look(own_origin)
    while batch := office.store.look(own_stream, origin, len(found)):
        found += [sent.event for sent in batch]
    return found


def forged(event: Event, **changes: Any) -> Event:
    made = replace(event, id=EventId(uuid7()), private_sha256=None, private=None, **changes)
    return replace(made, content_hash=made.compute_content_hash())


def test_cases_of_every_end_are_applied_whole_and_are_the_same_as_at_the_desk(office: OfficeDay) -> None:
    cases = [granted(office), refused(office, DRAINAGE), ready(office), to_decide(office, DRAINAGE), office.received()]
    undone = office.accepted(DRAINAGE)
    last = [
        event.id for event in office.ask(lambda records: records.events(undone.id)) if event.kind != "notice_issued"
    ]
    office.do("w1", undo, undone.id, tuple(last))
    ground = MemoryGround()
    assert set(ground.take(events(office))) == {"applied"}
    for case in (*cases, undone):
        assert ground.cases[case.id] == office.case(case.id)


def test_the_same_events_in_pieces_are_judged_the_same(office: OfficeDay) -> None:
    refused(office)
    whole, pieces = MemoryGround(), MemoryGround()
    given = events(office)
    whole.take(given)
    for event in given:
        pieces.take([event])
    assert whole.cases == pieces.cases


@pytest.mark.parametrize(
    ("changes", "verdict"),
    [
        ({"officer": OfficerId("w1")}, "refused:people.no_post"),
        ({"officer": OfficerId("nobody")}, "refused:people.unknown"),
        ({"acting_for": OfficerId("a1")}, "refused:sync.acting_for"),
        ({"data": {"step": "没有这一步", "conclusion": "agree"}}, "refused:workflow.not_in_step"),
        ({"data": {"conclusion": "agree"}}, "refused:sync.body"),
        ({"kind": "of_a_later_program"}, "parked"),
        ({"schema": 99}, "parked"),
    ],
)
def test_a_forged_step_is_refused_by_the_tables_own_code(
    office: OfficeDay, changes: dict[str, Any], verdict: str
) -> None:
    case = office.accepted()
    ground = MemoryGround()
    given = events(office)
    ground.take(given)
    step = case.open_steps[0]
    template = next(event for event in given if event.kind == "accepted")
    facts = {
        "kind": "step_finished",
        "schema": 1,
        "officer": OfficerId("h1"),
        "data": {"step": step, "conclusion": "agree"},
    }
    last = ground.cases[case.id].last_hash
    told = ground.take([forged(template, case_prev=last, **{**facts, **changes})])
    assert told == [verdict]
    assert ground.cases[case.id].last_hash == last


def test_what_rests_on_an_older_case_is_a_conflict_and_on_the_present_one_a_refusal(office: OfficeDay) -> None:
    case = office.accepted()
    ground = MemoryGround()
    given = events(office)
    ground.take(given)
    accepted = next(event for event in given if event.kind == "accepted")
    assert ground.take([forged(accepted)]) == ["conflict"]
    last = ground.cases[case.id].last_hash
    assert ground.take([forged(accepted, case_prev=last)]) == ["refused:workflow.not_in_state"]


def test_an_event_of_a_case_that_never_began_here_is_a_conflict(office: OfficeDay) -> None:
    office.accepted()
    given = events(office)
    ground = MemoryGround()
    ground.take([event for event in given if event.subject is None])
    later = [event for event in given if event.subject is not None and event.kind != "received"]
    assert set(ground.take(later)) == {"conflict"}


def test_a_number_that_another_case_has_is_a_conflict(office: OfficeDay) -> None:
    office.received()
    given = events(office)
    ground = MemoryGround()
    ground.take(given)
    received = next(event for event in given if event.kind == "received")
    twin = replace(received, id=EventId(uuid7()), subject=uuid7())  # type: ignore[arg-type]
    assert ground.take([replace(twin, content_hash=twin.compute_content_hash())]) == ["conflict"]


def test_a_stand_in_acts_at_the_center_as_at_the_desk_and_ends_there_too(office: OfficeDay) -> None:
    case = office.accepted()
    office.do("m1", set_stand_in, OfficerId("h1"), OfficerId("c1"), first_on=office.day, last_on=office.day)
    step = case.plan.step(case.open_steps[0])
    office.do("c1", finish_step, case.id, step=step.name, opinion="同意。")
    ground = MemoryGround()
    assert set(ground.take(events(office))) == {"applied"}
    done = ground.applied[case.id][-1]
    assert (done.kind, done.officer, done.acting_for) == ("step_finished", "c1", "h1")
    late = replace(done.moment, on=office.day + timedelta(days=9))
    assert ground.officer(OfficerId("c1"), late.on).covering == ()  # type: ignore[union-attr]


def test_a_note_of_yesterday_arrives_today_and_moves_no_clock(office: OfficeDay) -> None:
    case = office.accepted()
    history = list(office.ask(lambda records: records.events(case.id)))
    note = forged(history[0], kind="note_added", schema=1, data={}, case_prev=None)
    early = replace(note, moment=replace(note.moment, on=office.day - timedelta(days=1)))
    held = fold_merged(history, is_strict=True).case
    assert held is not None
    after = apply_merged(held, early)
    assert (after.last_on, after.facts, after.state) == (held.last_on, held.facts, held.state)


def test_the_merged_fold_is_the_plain_fold_where_one_desk_did_everything(office: OfficeDay) -> None:
    case = ready(office)
    history = office.ask(lambda records: records.events(case.id))
    assert fold_merged(history, is_strict=True).case == office.case(case.id)


def test_a_fold_stops_before_what_only_a_newer_program_knows(office: OfficeDay) -> None:
    case = office.accepted()
    history = list(office.ask(lambda records: records.events(case.id)))
    newer = replace(history[-1], kind="of_a_later_program")
    merged = fold_merged([*history[:2], newer, *history[2:]], is_strict=False)
    assert merged.is_older
    assert [event.id for event in merged.kept] == [event.id for event in history[:2]]


def test_a_live_center_takes_nothing_that_a_training_clock_wrote(office: OfficeDay) -> None:
    office.received()
    given = [replace(event, moment=replace(event.moment, clock="training")) for event in events(office)]
    assert set(MemoryGround(is_exercise=False).take(given)) == {"refused:sync.training_clock"}
    assert set(MemoryGround().take(given)) == {"applied"}
    real = [replace(event, moment=replace(event.moment, clock="real")) for event in given]
    assert set(MemoryGround(is_exercise=False).take(real)) == {"applied"}


class HallGround(MemoryGround):
    """A desk that was given the hall's people; its own administrators are none that the center knows."""

    def is_of_hall(self, officer: OfficerId) -> bool:
        return officer in self.people

    def has_people_of_hall(self) -> bool:
        return True


def test_where_the_hall_has_people_nobody_founds_himself_an_administrator(office: OfficeDay) -> None:
    """A desk whose own administrator the center never kept counted as one that is only just being founded, for ever."""
    given = events(office)
    made = next(event for event in given if event.kind == "officer_set" and event.data["officer_id"] == "w1")
    clerk = office.people["w1"]
    ground = HallGround(people={clerk.id: clerk})
    assert ground.take([forged(made, officer=clerk.id)]) == ["refused:people.not_administrator"]


def published(office: OfficeDay, *, table: Any = None, key: str | None = None, by: str = "a1") -> list[str]:
    """Propose an item and publish it; return the verdicts on both, the latter with another table or key."""
    draft = office.do(
        "m1",
        keep_drafts,
        [table_of(replace(item_called(DRAINAGE), version=2, effective_from=office.day + timedelta(30)))],
    )[0]
    office.do("m1", propose, draft)
    office.do("a1", publish, draft)
    *before, made = [event for event in events(office) if event.subject is None]
    assert made.kind == "item_published"
    data = {**made.data, **({} if table is None else {"table": {**made.data["table"], **table}})}
    data |= {} if key is None else {"key": key}
    return MemoryGround().take([*before, forged(made, data=data, officer=OfficerId(by))])[-1:]


@pytest.mark.parametrize(
    ("changes", "verdict"),
    [
        ({}, "applied"),
        ({"table": {"name": "别的名称"}}, "refused:managed.not_proposed"),
        ({"key": "another"}, "refused:managed.not_proposed"),
        ({"by": "m1"}, "refused:managed.not_proposed"),
    ],
)
def test_the_second_person_signs_what_was_proposed_and_nothing_else(
    office: OfficeDay, changes: dict[str, Any], verdict: str
) -> None:
    """The hash in the event was compared with the proposal's, and the content with neither."""
    assert published(office, **changes) == [verdict]
