"""The wire forms: what is written is read back the same, and every malformed field is refused by its name."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from app.errors import Refused
from app.events.envelope import Event, Moment, canonical, chain, private_hash
from app.ids import CaseId, EventId, OfficerId
from app.sync.messages import (
    FeedRow,
    Hello,
    Pulled,
    Push,
    Received,
    Sent,
    Verdict,
    read_hello,
    read_pulled,
    read_push,
    read_received,
    size_of,
)

ORIGIN = "0199aaaa-0000-7000-8000-000000000001"
PRIVATE = {"text": "备注\u0000与<b>符号", "salt": "00"}


def event(n: int = 1, **changes: Any) -> Event:
    made = Event(
        id=EventId(f"0199aaaa-0000-7000-8000-00000000010{n}"),
        kind="note_added",
        schema=1,
        subject=CaseId("0199aaaa-0000-7000-8000-000000000200"),
        moment=Moment(datetime(2026, 11, 23, 1, tzinfo=UTC), date(2026, 11, 23), 5, "boot"),
        officer=OfficerId("w1"),
        data={},
        private=PRIVATE,
        private_sha256=private_hash(PRIVATE),
        origin=ORIGIN,
        oseq=n,
    )
    made = replace(made, **changes)
    made = replace(made, content_hash=made.compute_content_hash())
    return replace(made, chain_hash=chain(made.alg, "", ORIGIN, n, made.content_hash))


def over_the_wire(plain: Any) -> Any:
    return json.loads(canonical(plain))


def test_every_message_comes_back_as_it_was_sent() -> None:
    sent = Sent(event(), (ORIGIN, 7), "0" * 128)
    push = Push(ORIGIN, (sent, Sent(event(2, private=None, private_sha256=None, subject=None))))
    assert read_push(over_the_wire(push.plain())) == push
    row = FeedRow(3, sent, "refused:people.no_post", 2)
    pulled = Pulled(341702, "0199aaaa", 2, 1, 9, (row, FeedRow(4, push.events[1], Verdict.APPLIED)))
    assert read_pulled(over_the_wire(pulled.plain())) == pulled
    assert read_hello(over_the_wire(Hello(ORIGIN, 4, "0" * 64).plain())) == Hello(ORIGIN, 4, "0" * 64)
    assert read_received(over_the_wire(Received(4, "0" * 64, 3).plain())) == Received(4, "0" * 64, 3)
    assert size_of(sent) == len(canonical(sent.plain())) + 1


def test_a_verdict_is_told_from_its_code() -> None:
    assert Verdict.of("refused:people.no_post") is Verdict.REFUSED
    assert Verdict.of("applied") is Verdict.APPLIED
    with pytest.raises(ValueError, match="nonsense"):
        Verdict.of("nonsense")


def with_value(*path: str | int, value: Any) -> Callable[[Any], None]:
    def change(plain: Any) -> None:
        for name in path[:-1]:
            plain = plain[name]
        plain[path[-1]] = value

    return change


EVENT = ("events", 0, "event")


@pytest.mark.parametrize(
    ("change", "field"),
    [
        (with_value("origin", value=""), "origin"),
        (with_value("origin", value="../x"), "origin"),
        (with_value("events", value=[1]), "events"),
        (with_value("events", value=[{}] * 201), "events"),
        (with_value("more", value=1), "more"),
        (with_value("events", 0, "oseq", value=0), "events[0].oseq"),
        (with_value("events", 0, "oseq", value=True), "events[0].oseq"),
        (with_value("events", 0, "oseq", value=2**60), "events[0].oseq"),
        (with_value("events", 0, "chain_hash", value="x" * 64), "events[0].chain_hash"),
        (with_value("events", 0, "content_hash", value=None), "events[0].content_hash"),
        (with_value("events", 0, "private", value=[]), "events[0].private"),
        (with_value("events", 0, "private", value={"text": 1.5}), "events[0].private"),
        (with_value("events", 0, "rechained_from", value=["a"]), "events[0].rechained_from"),
        (with_value("events", 0, "rechained_from", value=["a", 0]), "events[0].rechained_from.oseq"),
        (with_value("events", 0, "signature", value="00"), "events[0].signature"),
        (with_value(*EVENT, "id", value=""), "events[0].event.id"),
        (with_value(*EVENT, "kind", value="Not A Kind"), "events[0].event.kind"),
        (with_value(*EVENT, "schema", value=0), "events[0].event.schema"),
        (with_value(*EVENT, "subject", value="a\nb"), "events[0].event.subject"),
        (with_value(*EVENT, "on", value="2026-13-01"), "events[0].event.on"),
        (with_value(*EVENT, "on", value="20261123"), "events[0].event.on"),
        (with_value(*EVENT, "at", value="2026-11-23T01:00:00"), "events[0].event.at"),
        (with_value(*EVENT, "at", value="2026-11-23 01:00:00+00:00"), "events[0].event.at"),
        (with_value(*EVENT, "monotonic", value=-1), "events[0].event.monotonic"),
        (with_value(*EVENT, "boot_id", value=""), "events[0].event.boot_id"),
        (with_value(*EVENT, "officer", value="w\x00"), "events[0].event.officer"),
        (with_value(*EVENT, "acting_for", value=""), "events[0].event.acting_for"),
        (with_value(*EVENT, "case_prev", value="0"), "events[0].event.case_prev"),
        (with_value(*EVENT, "data", value=None), "events[0].event.data"),
        (with_value(*EVENT, "data", value={"n": 0.1}), "events[0].event.data"),
        (with_value(*EVENT, "data", value={"t": "\ud800"}), "events[0].event.data"),
        (with_value(*EVENT, "private_sha256", value=7), "events[0].event.private_sha256"),
        (with_value(*EVENT, "center_at", value="soon"), "events[0].event.center_at"),
        (with_value(*EVENT, "alg", value="md5"), "events[0].event.alg"),
        (with_value(*EVENT, "more", value=1), "events[0].event.more"),
    ],
)  # fmt: skip
def test_a_malformed_field_is_refused_by_its_name(change: Callable[[Any], None], field: str) -> None:
    plain = copy.deepcopy(Push(ORIGIN, (Sent(event()),)).plain())
    change(plain)
    with pytest.raises(Refused) as refused:
        read_push(plain)
    assert (refused.value.code, refused.value.facts) == ("sync.malformed", {"field": field})


def test_a_body_nested_without_end_is_refused_and_not_followed() -> None:
    deep: Any = {}
    for _ in range(500):
        deep = {"a": deep}
    plain = Push(ORIGIN, (Sent(event()),)).plain()
    plain["events"][0]["event"]["data"] = deep
    with pytest.raises(Refused, match=r"sync\.malformed"):
        read_push(plain)


@pytest.mark.parametrize(
    ("path", "value", "code"),
    [
        ((*EVENT, "officer"), "w2", "sync.content"),
        ((*EVENT, "data"), {"n": 1}, "sync.content"),
        (("events", 0, "private"), {**PRIVATE, "text": "另一句"}, "sync.private"),
    ],
)
def test_what_was_changed_on_the_way_does_not_match_its_hash(
    path: tuple[str | int, ...], value: Any, code: str
) -> None:
    plain = Push(ORIGIN, (Sent(event()),)).plain()
    with_value(*path, value=value)(plain)
    with pytest.raises(Refused) as refused:
        read_push(plain)
    assert refused.value.code == code


@pytest.mark.parametrize("reader", [read_push, read_hello, read_pulled, read_received])
@pytest.mark.parametrize("given", [None, [], "x", 7, {}, {"rows": None}, {"hw": "1", "head": 2}])
def test_what_is_no_message_is_refused(reader: Callable[[Any], object], given: Any) -> None:
    with pytest.raises(Refused, match=r"sync\.malformed"):
        reader(given)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("pos", 0),
        ("verdict", "approved"),
        ("verdict", "refused:"),
        ("verdict", "refused:<script>"),
        ("ref", 0),
        ("sent", None),
    ],
)
def test_a_row_that_no_center_sends_is_refused(name: str, value: Any) -> None:
    plain = Pulled(1, "", 1, 0, 1, (FeedRow(1, Sent(event()), "applied"),)).plain()
    plain["rows"][0][name] = value
    with pytest.raises(Refused, match=r"sync\.malformed"):
        read_pulled(plain)


def test_a_link_follows_only_the_one_before_it() -> None:
    first = event()
    assert Sent(first).follows("")
    assert not Sent(first).follows("0" * 64)
    assert not Sent(replace(first, oseq=2)).follows("")
