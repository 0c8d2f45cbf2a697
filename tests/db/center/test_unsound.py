"""A desk that sends what no program of ours makes is refused by the center: nobody else, and nothing after it, waits for it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from center_for_tests import FEED, NOW, Hall
from decided import granted
from office_day import opened_office
from streams import Pusher, chained, stream

from app.errors import Unreachable
from app.events.envelope import Event
from app.events.keeping import ContinuityAccepted
from app.events.settling import LeftOutWithdrawn
from app.ids import EventId, OfficerId, uuid7
from app.sync.messages import Sent
from db.center.ground import PushGround

BASE = 0x4E00
LONG = "".join(chr(BASE + (n * 7919) % 20_000) for n in range(9_000))
"""Longer than any index holds, and of no pattern that would make it shorter."""


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> tuple[Sent, ...]:
    """The stream of a desk up to a granted case."""
    with opened_office(tmp_path_factory.mktemp("unsound") / "office") as office:
        granted(office)
        return stream(office.store)


@pytest.fixture
def pusher(hall: Hall, day: tuple[Sent, ...]) -> Pusher:
    return Pusher(hall, day[0].event.origin)


def place_of_kind(day: tuple[Sent, ...], kind: str) -> int:
    return next(n for n, one in enumerate(day) if one.event.kind == kind)


def put(value: dict[str, Any], path: tuple[str, ...], new: Any) -> dict[str, Any]:
    first, *rest = path
    return {**value, first: put(value[first], tuple(rest), new) if rest else new}


def follow_to_the_head(pusher: Pusher) -> dict[str, int]:
    while pusher.hall.store.follow_public(NOW):
        pass
    return pusher.hall.store.public_counts()


@pytest.mark.parametrize(
    ("kind", "where", "path", "new"),
    [
        ("received", "data", ("number",), "a\0b"),
        ("received", "data", ("plan", "department"), {}),
        ("received", "data", ("plan", "department"), None),
        ("received", "data", ("plan", "department"), [[]]),
        ("received", "data", ("query_code",), "\0"),
        ("received", "data", ("plan", "statutory", "n"), 10**12),
        ("received", "data", ("plan", "acceptance_limit"), -(10**12)),
        ("received", "private", ("applicant",), {"name": "\0"}),
        ("notice_issued", "data", ("sha256",), ["x"]),
        ("notice_issued", "data", ("notice",), {"a": 1}),
        ("notice_issued", "data", ("notice",), LONG),
        ("notice_issued", "data", ("later_field",), "\0"),
        ("decided", "private", ("content",), [[]]),
        ("signing_key_made", "data", ("public",), "no key"),
        ("officer_set", "data", ("officer_id",), "a\0"),
        ("officer_set", "data", ("officer_id",), LONG),
    ],
)
def test_what_no_program_of_ours_makes_is_refused_and_the_queue_and_the_public_pages_go_on(
    pusher: Pusher, day: tuple[Sent, ...], kind: str, where: str, path: tuple[str, ...], new: Any
) -> None:
    """A body of another type stopped the desk's queue for good, or the public pages of the whole hall."""
    at = place_of_kind(day, kind)
    first = day[:at]
    if first:
        pusher.push(first)
    made = day[at].event
    spoilt = replace(made, id=EventId(uuid7()), **{where: put(getattr(made, where) or {}, path, new)})
    head = first[-1].event.chain_hash if first else ""
    rest = chained([spoilt, *(one.event for one in day[at:])], pusher.origin, head, at)
    assert pusher.push(rest).hw == len(day) + 1
    verdicts = pusher.verdicts()
    assert verdicts[at].startswith("refused:")
    assert set(verdicts) - {verdicts[at]} == {"applied"}
    assert follow_to_the_head(pusher)["cases"] == 1
    assert pusher.hall.store.verify().faults == ()


@pytest.mark.parametrize("on", [date(9999, 12, 31), date(1, 1, 1)])
def test_an_act_of_a_day_behind_which_nothing_can_be_counted_stops_no_board(
    pusher: Pusher, day: tuple[Sent, ...], on: date
) -> None:
    at = place_of_kind(day, "decided")
    made = day[at].event
    spoilt = replace(made, id=EventId(uuid7()), moment=replace(made.moment, on=on))
    pusher.push(day[:at])
    rest = (spoilt, *(one.event for one in day[at:]))
    pusher.push(chained(rest, pusher.origin, day[at - 1].event.chain_hash, at))
    verdicts = pusher.verdicts()[at:]
    assert verdicts == ["refused:sync.body", *["applied"] * (len(day) - at)]
    assert follow_to_the_head(pusher)["cases"] == 1


def test_one_number_in_another_spelling_is_no_other_number(pusher: Pusher, day: tuple[Sent, ...]) -> None:
    at = place_of_kind(day, "received")
    pusher.push(day)
    made = day[at].event
    number = str(made.data["number"])
    spelt = [f"{number[:6]}-{number[6:]}", f" {number}", number.translate({n + 48: 0xFF10 + n for n in range(10)})]
    more = [
        replace(made, id=EventId(uuid7()), subject=uuid7(), data={**made.data, "number": one})
        for one in (*spelt, number)
    ]
    pusher.push(chained(more, pusher.origin, day[-1].event.chain_hash, len(day)))
    assert pusher.verdicts()[len(day) :] == ["refused:sync.body"] * 3 + ["conflict"]


def test_an_event_that_gives_up_what_no_text_can_name_is_asked_for_without_harm(
    pusher: Pusher, day: tuple[Sent, ...]
) -> None:
    """It was refused, so it may hold anything: whoever asks to have it erased is answered."""
    pusher.push(day)
    given: dict[str, Any] = {"case": "a\0", "event": "x", "notices": [], "numbers": []}
    made = replace(
        day[-1].event, id=EventId(uuid7()), kind=LeftOutWithdrawn.KIND, subject=None, data=given, private=None
    )
    pusher.push(chained([made], pusher.origin, day[-1].event.chain_hash, len(day)))
    assert pusher.verdicts()[-1] == "refused:sync.body"
    with pusher.hall.owner() as connection:
        ground = PushGround(connection, FEED, pusher.desk.id, [])
        assert ground.subject_of(made.id) is None
        assert ground.subject_of(day[-1].event.id) == day[-1].event.subject


def test_a_desk_that_takes_another_desks_code_has_not_that_desks_folders(pusher: Pusher, day: tuple[Sent, ...]) -> None:
    """After a fork a desk says its new code itself; who has a folder is asked by codes."""
    pusher.push(day)
    pusher.hall.enrolled("another-stream", "0001")
    made = replace(day[-1].event, kind=ContinuityAccepted.KIND, subject=None, private=None, case_prev=None)

    def taken(code: str, officer: str) -> Event:
        data = {"broken": [], "origin": uuid7(), "desk_code": code}
        return replace(made, id=EventId(uuid7()), officer=OfficerId(officer), acting_for=None, data=data)

    said = [taken("0007", "w1"), taken("0001", "m1"), taken("0009", "m1")]
    pusher.push(chained(said, pusher.origin, day[-1].event.chain_hash, len(day)))
    assert pusher.verdicts()[len(day) :] == ["refused:people.not_administrator", "applied", "applied"]
    with pusher.hall.owner() as connection:
        assert set(PushGround(connection, FEED, pusher.desk.id, []).desk_codes()) == {"9999", "0009"}


def test_a_full_disk_takes_no_part_of_a_file_and_the_desk_is_told_why(pusher: Pusher, day: tuple[Sent, ...]) -> None:
    pusher.push(day)
    sha256 = next(str(one.event.data["sha256"]) for one in day if one.event.kind == "notice_issued")
    part = pusher.hall.home / "center" / "blobs" / sha256[:2] / f"{sha256}.part"
    part.parent.mkdir(exist_ok=True)
    part.symlink_to("/dev/full")
    with pytest.raises(Unreachable, match=r"center\.disk_full"):
        pusher.hall.store.blob_append(sha256, 0, 4, b"%PDF")
    assert not pusher.hall.store.blob_state(sha256).is_whole
