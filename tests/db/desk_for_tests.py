"""A small desk on the disk and the shortest use cases that write to it; also what the killed processes run."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from app.applicant import Agent, Applicant, IdKind
from app.catalogue import sample_catalogue
from app.clock.calendar import shipped
from app.desk import Desk, Notice
from app.events.acceptance import Accepted, MaterialLine, MaterialState, Received
from app.events.envelope import Moment, canonical
from app.events.file import NoticeIssued
from app.ids import CaseId, NoticeId, OfficerId, uuid7
from app.item import ApplicantKind
from app.keys.passwords import Cost
from app.office import sample_office
from app.officer import Appointment, Officer, Role
from app.plan import plan_of
from app.post import Post
from db.desk.making import NewProfile, create_profile
from db.desk.now import moment_at
from db.desk.opening import log_in
from db.desk.store import Store
from db.desk.surroundings import Surroundings

CHEAP = Cost(64, 1, 1)
PASSWORD = "yimen-training"
CLERK = Officer(OfficerId("w1"), "窗口示例", (Appointment("*", Post.WINDOW),))
HANDLER = Officer(OfficerId("h1"), "审查示例", (Appointment("*", Post.HANDLER),))
CHIEF = Officer(
    OfficerId("m1"),
    "管理示例",
    tuple(Appointment("*", post) for post in Post),
    (Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN),
)
NOON = datetime(2026, 11, 23, 4, 0, tzinfo=UTC)
PDF = b"%PDF-1.7 \xe5\x8f\x97\xe7\x90\x86 " + bytes(range(256)) * 20


def frozen(at: datetime = NOON) -> Callable[[], Moment]:
    """Return a clock that stands still."""
    return lambda: moment_at(at, "training")


def around(at: datetime = NOON) -> Surroundings:
    """Return what a desk stands in: the sample office, its catalogue, the shipped calendar."""
    return Surroundings(sample_office(), sample_catalogue(), shipped(), frozen(at))


def make_profile(folder: Path, cost: Cost = CHEAP) -> Path:
    """Make a training profile with two officers."""
    officers = ((CLERK, PASSWORD), (HANDLER, PASSWORD))
    create_profile(NewProfile(folder, sample_office(), "9999", officers, is_training=True, cost=cost), around())
    return folder


def make_live_profile(folder: Path) -> Path:
    """Make a live profile (desk code 0001) whose only officer is administrator and clerk."""
    new = NewProfile(folder, sample_office(), "0001", ((CHIEF, PASSWORD),), cost=CHEAP)
    create_profile(new, around())
    return folder


def open_desk(folder: Path, at: datetime = NOON, *, read_only: bool = False) -> Store:
    """Return the open store of a profile that `make_profile` made."""
    return log_in(folder, CLERK.id, PASSWORD, around(at), read_only=read_only)[0]


def person(name: str = "张建国", id_number: str = "110101199003070134", phone: str = "13800138000") -> Applicant:
    """Return a natural person."""
    return Applicant(ApplicantKind.NATURAL, name, IdKind.ID_CARD, id_number, phone)


def receive(desk: Desk, applicant: Applicant, agent: Agent | None = None, item: int = 0) -> CaseId:
    """收件: the case has its number."""
    plan = plan_of(desk.catalogue.items(date(2026, 11, 23))[item])
    lines = (MaterialLine("申请书", "original", 1, True, MaterialState.RECEIVED),)
    case_id = CaseId(uuid7())
    number = desk.take_case_number()
    desk.record(case_id, Received(number, "012345", plan, "window", lines, applicant, agent))
    return case_id


def issue(desk: Desk, case_id: CaseId, pdf: bytes = PDF, template: str = "acceptance") -> Notice:
    """Keep a paper of the case, with a document number of its department."""
    case, moment = desk.records.case(case_id), desk.now()
    number = desk.take_document_number(case.department, template, moment.on.year)
    digest = hashlib.sha256(pdf).hexdigest()
    notice = Notice(
        NoticeId(uuid7()),
        case_id,
        template,
        1,
        "受理通知书",
        number,
        digest,
        moment.at,
        moment.on,
        1,
        2,
        {"申请人": "张"},
    )
    desk.keep_notice(notice, pdf)
    record_sha256 = hashlib.sha256(canonical(notice.record)).hexdigest()
    desk.record(case_id, NoticeIssued(notice.id, template, 1, "0" * 64, number, digest, record_sha256, 1, moment.on))
    return notice


def accept(desk: Desk, applicant: Applicant, agent: Agent | None = None) -> tuple[str, Notice]:
    """受理 in one transaction: numbers, events, paper. Returns the case number and the paper."""
    case_id = receive(desk, applicant, agent)
    case = desk.records.case(case_id)
    desk.record(case_id, Accepted(case.materials))
    return case.number, issue(desk, case_id)


def named(applicant: Applicant, name: str) -> Applicant:
    """Return the same person under another name."""
    return replace(applicant, name=name)
