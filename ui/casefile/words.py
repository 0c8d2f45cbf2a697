"""The words of the page: the number in groups, the story with its hours, and how much of the applicant is shown."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from app.applicant import Agent, Applicant
from app.casefile import Chapter, ClockLine
from app.desk import CaseRow
from app.identity.masking import mask_address, mask_name, mask_number_in_case, mask_phone
from app.item import ApplicantKind
from app.notices.field_context import BEIJING
from app.officer import EVERY_DEPARTMENT, Officer
from app.register_words import grouped
from app.state import Case, CaseState
from app.wording import name_of
from ui.widgets.hits import Hit
from ui.widgets.timeline import TimelineEntry

translate = QCoreApplication.translate
PAGE_OF = {
    CaseState.RECEIVED: "acceptance",
    CaseState.AWAITING_SUPPLEMENT: "supplementation",
    CaseState.IN_PROGRESS: "approval",
    **dict.fromkeys(
        (
            CaseState.CERTIFYING, CaseState.DELIVERING, CaseState.DELIVERED, CaseState.DECLINED, CaseState.RETURNED,
            CaseState.WITHDRAWN, CaseState.TERMINATED, CaseState.LAPSED, CaseState.FORWARDED,
        ),
        "delivery",
    ),
}  # fmt: skip
STATE_TONES = {
    CaseState.DELIVERED: "ok",
    CaseState.ARCHIVED: "plain",
    CaseState.AWAITING_SUPPLEMENT: "warn",
    CaseState.DECLINED: "bad",
    CaseState.RETURNED: "warn",
    CaseState.VOID: "bad",
    CaseState.TERMINATED: "bad",
    CaseState.LAPSED: "bad",
    CaseState.WITHDRAWN: "plain",
    CaseState.FORWARDED: "ok",
}


def page_of(case: Case) -> str:
    """Return the page where the case goes on; what is decided at the counter goes on there."""
    is_here = case.state is CaseState.IN_PROGRESS and case.plan.is_on_the_spot
    return "acceptance" if is_here else PAGE_OF.get(case.state, "")


def hit_of(row: CaseRow, officer: Officer, language: str) -> Hit:
    """Return a line of the search; the name stays masked to who has no post in the case's department."""
    is_own = any(a.department in (row.department, EVERY_DEPARTMENT) for a in officer.appointments)
    name = row.applicant_name if is_own else mask_name(row.applicant_name)
    state = row.step or name_of("state", row.state.value, language)
    return Hit(row.id, f"{name}　{row.item_name}", grouped(row.number), f"{state} · {row.last_on.isoformat()}")


def entry_of(chapter: Chapter) -> TimelineEntry:
    """Return one line of the story, Beijing time."""
    when = chapter.at.astimezone(BEIJING).strftime("%Y-%m-%d %H:%M")
    return TimelineEntry(chapter.title, when, chapter.who, chapter.detail, chapter.tone, chapter)


def applicant_line(case: Case, *, is_own: bool, is_revealed: bool) -> str:
    """Return applicant and agent in one line: names masked to strangers, numbers and telephones until they are revealed."""
    if case.applicant is None:
        return translate("CaseFile", "（申请人信息已删除）")
    parts = [_person(case.applicant, is_own=is_own, is_revealed=is_revealed)]
    if case.agent is not None:
        told = translate("CaseFile", "代理人 {person}")
        parts.append(told.format(person=_person(case.agent, is_own=is_own, is_revealed=is_revealed)))
    return "　".join(parts)


def _person(person: Applicant | Agent, *, is_own: bool, is_revealed: bool) -> str:
    is_body = isinstance(person, Applicant) and person.kind is not ApplicantKind.NATURAL
    name = person.name if is_own or is_revealed or is_body else mask_name(person.name)
    number = person.id_number if is_revealed or is_body else mask_number_in_case(person.id_number)
    phone = person.phone if is_revealed else mask_phone(person.phone)
    parts = [name, number, phone]
    if isinstance(person, Applicant) and is_revealed:
        parts.append(person.address)
    elif isinstance(person, Applicant) and is_own:
        parts.append(mask_address(person.address))
    return " · ".join(part for part in parts if part)


def clock_text(line: ClockLine) -> str:
    """Return the full explanation of one clock, one line a sentence."""
    lines = []
    for one in line.sheet.lines:
        day = f"{one.on.isoformat()}  " if one.on is not None and not one.text.startswith(one.on.isoformat()) else ""
        lines.append(day + one.text)
    return "\n".join(lines)


def size_word(size: int) -> str:
    """Return the size of a file as it is said."""
    return f"{size / 1_048_576:.1f} MB" if size >= 1_048_576 else f"{max(1, round(size / 1024))} KB"


def shared_words(shared: Sequence[tuple[str, str]]) -> str:
    """Return what is to be known before papers are given back that other cases of the visit rest on; "" where none does."""
    told = translate("CaseFile", "同次办理的 {number} 也凭“{materials}”办理，退还前请为它另留一份。")
    by_case: dict[str, list[str]] = {}
    for name, number in shared:
        by_case.setdefault(number, []).append(name)
    return "".join(told.format(number=grouped(n), materials="、".join(names)) for n, names in by_case.items())
