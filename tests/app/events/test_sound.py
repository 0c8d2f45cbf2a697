"""What was read from JSON is looked at to its innermost field: a body of wrong types is none of ours."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from decided import granted
from office_day import OfficeDay

from app.case import body_of
from app.events.envelope import Event, canonical
from app.events.sound import fits, holds_nul, is_sound
from app.ids import CaseId, EventId, NoticeId


def events(office: OfficeDay) -> tuple[Event, ...]:
    case = granted(office)
    found: tuple[Event, ...] = office.ask(lambda records: records.events(case.id))
    return found


def put(value: Any, path: tuple[Any, ...], new: Any) -> Any:
    if not path:
        return new
    inner = put(value[path[0]], path[1:], new)
    return {**value, path[0]: inner} if isinstance(value, dict) else [*value[: path[0]], inner, *value[path[0] + 1 :]]


def changed(event: Event, where: str, path: tuple[Any, ...], new: Any) -> Event:
    return replace(event, **{where: put(getattr(event, where), path, new)})


def test_what_the_counter_records_is_sound_and_stays_so_without_what_was_erased(office: OfficeDay) -> None:
    found = events(office)
    assert {"received", "accepted", "notice_issued", "decided"} <= {event.kind for event in found}
    for event in found:
        assert is_sound(event, body_of(event)), event.kind
        erased = replace(event, private=None)
        assert is_sound(erased, body_of(erased)), event.kind
        assert not holds_nul(event, canonical(event.content()))


@pytest.mark.parametrize(
    ("kind", "where", "path", "new"),
    [
        ("received", "data", ("plan", "department"), {}),
        ("received", "data", ("plan", "department"), None),
        ("received", "data", ("plan", "steps", 0, "name"), 7),
        ("received", "data", ("query_code",), []),
        ("received", "data", ("materials", 0, "name"), True),
        ("received", "private", ("applicant", "name"), ["x"]),
        ("accepted", "data", ("deferred",), "ab"),
        ("decided", "private", ("content",), [[]]),
        ("decided", "data", ("granted",), 1),
        ("notice_issued", "data", ("notice",), "x" * 129),
        ("notice_issued", "data", ("sha256",), {"a": 1}),
    ],
)
def test_one_field_of_another_type_makes_the_body_unsound(
    office: OfficeDay, kind: str, where: str, path: tuple[Any, ...], new: Any
) -> None:
    event = next(one for one in events(office) if one.kind == kind)
    spoilt = changed(event, where, path, new)
    assert is_sound(event, body_of(event))
    assert not is_sound(spoilt, body_of(spoilt))
    assert is_sound(event, body_of(event)), "a spoilt one teaches nothing"


def test_a_sign_that_no_database_holds_is_found_wherever_it_stands_and_the_writing_of_it_is_not_taken_for_it(
    office: OfficeDay,
) -> None:
    (event, *_) = events(office)
    for where, new in (("data", {"later": [{"a\0": 1}]}), ("data", {"later": ["\0"]}), ("private", {"name": "a\0b"})):
        spoilt = replace(event, **{where: {**(getattr(event, where) or {}), **new}})
        assert holds_nul(spoilt, canonical(spoilt.data) + canonical(spoilt.private))
    told = replace(event, data={**event.data, "later": "\\u0000"})
    assert not holds_nul(told, canonical(told.data))


@pytest.mark.parametrize(
    ("value", "hint", "is_fit"),
    [
        (True, int, False), (1, bool, False), (2**53, int, False), (None, str, False), (None, CaseId | None, True),
        ("x", EventId | None, True), (1, str | None, False), ((1, "a"), tuple[str, int], False),
        (("a", 1), tuple[str, int], True), (("a",), tuple[str, int], False), (["a"], tuple[str, ...], False),
        ((NoticeId("n"), 3), tuple[NoticeId, ...], False), ({"a": 1}, dict[str, Any], True), ([], dict[str, Any], False),
    ],
)  # fmt: skip
def test_a_value_fits_its_type_or_does_not(value: Any, hint: Any, is_fit: bool) -> None:
    assert fits(value, hint) is is_fit
