"""Events are plain values with one byte form; private facts can be erased without breaking a hash."""

from __future__ import annotations

import dataclasses
import typing
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from app.applicant import Applicant, IdKind
from app.clock.limits import Limit, Unit
from app.events import BODIES, KINDS
from app.events.acceptance import MaterialLine, MaterialState, Received
from app.events.approval import Asked, Decided
from app.events.body import join, pack, split, unpack
from app.events.delivery import Served, ServiceMethod
from app.events.envelope import Event, Moment, canonical, chain, private_hash
from app.events.templates import TemplateDrafted, TemplatePublished
from app.ids import CaseId, EventId, OfficerId
from app.item import ApplicantKind, ItemKind, StepKind
from app.plan import Plan, PlannedStep
from app.post import Post

MOMENT = Moment(datetime(2026, 11, 23, 1, 0, tzinfo=UTC), date(2026, 11, 23), 7, "boot")
PLAN = Plan(
    "item", 1, "食品经营许可", ItemKind.PERMIT, "D1", Limit(10, Unit.WORKING_DAY), None, 5, Limit(30, Unit.WORKING_DAY),
    (PlannedStep("审查", StepKind.REVIEW, "D1", Post.HANDLER, 3), PlannedStep("决定", StepKind.DECIDE, "D1", Post.APPROVER, 2)),
)  # fmt: skip
RECEIVED = Received(
    number="3417",
    query_code="123456",
    plan=PLAN,
    channel="window",
    materials=(MaterialLine("申请书", "original", 1, True, MaterialState.RECEIVED),),
    applicant=Applicant(ApplicantKind.NATURAL, "赵𠅤", IdKind.ID_CARD, "341702199001010018", "13800001234"),
)


def event_of(body: Any) -> Event:
    public, hidden = split(body)
    made = Event(
        id=EventId("e1"),
        kind=body.KIND,
        schema=body.SCHEMA,
        subject=CaseId("c1"),
        moment=MOMENT,
        officer=OfficerId("w1"),
        data=public,
        private=hidden,
        private_sha256=private_hash(hidden),
    )
    return replace(made, content_hash=made.compute_content_hash())


@pytest.mark.parametrize(
    "body",
    [
        RECEIVED,
        Decided(granted=True, step="决定", valid_from=date(2026, 1, 2), content="准予"),
        Asked("stop", "理由", {"days": 3, "ground": "鉴定"}),
        Served(ServiceMethod.COLLECT, date(2026, 11, 23), ("1号",), recipient="赵𠅤"),
    ],
)
def test_a_body_comes_back_from_json_as_it_went_in(body: Any) -> None:
    public, hidden = split(body)
    assert join(type(body), public, hidden) == body
    assert canonical(public) == canonical(unpack(dict, public))


def test_names_numbers_and_phones_lie_in_the_private_column_only() -> None:
    public, hidden = split(RECEIVED)
    text = canonical(public).decode()
    assert "赵𠅤" not in text and "341702199001010018" not in text and "13800001234" not in text
    assert hidden["applicant"]["name"] == "赵𠅤"


def test_a_recorded_erasure_of_private_facts_breaks_no_hash() -> None:
    event = event_of(RECEIVED)
    erased = replace(event, private=None)
    assert erased.compute_content_hash() == event.content_hash
    assert join(Received, erased.data, erased.private).applicant is None


def test_any_changed_fact_changes_the_content_hash() -> None:
    event = event_of(RECEIVED)
    hashes = {
        event.content_hash,
        replace(event, officer=OfficerId("w2")).compute_content_hash(),
        replace(event, moment=replace(MOMENT, on=date(2026, 11, 22))).compute_content_hash(),
        replace(event, moment=replace(MOMENT, clock="training")).compute_content_hash(),
        replace(event, data={**event.data, "channel": "online"}).compute_content_hash(),
        replace(event, private_sha256="0").compute_content_hash(),
    }
    assert len(hashes) == 6


def test_the_chain_depends_on_every_link() -> None:
    first = chain("sha256", "", "origin", 1, "a")
    assert chain("sha256", first, "origin", 2, "b") != chain("sha256", "", "origin", 2, "b")
    assert chain("sha256", first, "origin", 2, "b") != chain("sha256", first, "origin", 3, "b")


def test_floats_are_refused_since_they_have_no_one_byte_form() -> None:
    with pytest.raises(TypeError):
        pack({"days": 1.5})


def test_every_kind_stands_once_in_the_table_and_every_field_has_a_type_that_comes_back() -> None:
    assert len(KINDS) == len(BODIES)
    for body in BODIES:
        hints = typing.get_type_hints(body)
        assert all(field.name in hints for field in dataclasses.fields(body)), body


def test_free_text_and_persons_are_private_in_every_kind() -> None:
    personal = {
        "applicant",
        "agent",
        "reason",
        "opinion",
        "text",
        "recipient",
        "recipient_id",
        "address",
        "found",
        "place",
    }
    for body in BODIES:
        for field in dataclasses.fields(body):
            is_wording = body in (TemplateDrafted, TemplatePublished) and field.name == "text"  # names nobody
            if field.name in personal and not is_wording:
                assert field.metadata.get("private"), f"{body.__name__}.{field.name}"
