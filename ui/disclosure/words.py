"""The words of the page: lines of the list, facts, the story, and how long a clock still has."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication

from app.disclosure.dossier import Dossier, DossierNote
from app.disclosure.queries import DossierLine
from app.disclosure.table import DisclosureMove, DisclosureState
from app.identity.masking import mask_number
from app.ids import OfficerId
from app.notices.field_context import BEIJING
from app.office import Office
from app.wording import name_of
from ui.clock_words import day_word, days_word
from ui.widgets.case_list import CaseEntry
from ui.widgets.facts import Fact
from ui.widgets.timeline import TimelineEntry

translate = QCoreApplication.translate
TONES = {
    DisclosureMove.REPLY: "ok",
    DisclosureMove.DROP: "bad",
    DisclosureMove.ASK_MEND: "warn",
    DisclosureMove.EXTEND: "warn",
    DisclosureMove.CHARGE: "warn",
}
STATE_TONES = {DisclosureState.REPLIED: "ok", DisclosureState.OPEN: "accent", DisclosureState.DROPPED: "plain"}
ICONS = {
    DisclosureMove.ASK_MEND: "file-warning",
    DisclosureMove.MEND: "file-plus",
    DisclosureMove.ASK_PARTY: "users",
    DisclosureMove.HEAR_PARTY: "message-square",
    DisclosureMove.EXTEND: "calendar-clock",
    DisclosureMove.CHARGE: "receipt-text",
    DisclosureMove.PAY: "receipt-text",
    DisclosureMove.DROP: "ban",
    DisclosureMove.REPLY: "send",
}


def entry_of(line: DossierLine, language: str) -> CaseEntry:
    """Return the line of one application."""
    held, light = line.dossier, line.clock.light
    state = name_of("disclosure_state", held.state.value, language)
    is_timed = line.is_open and light is not None
    return CaseEntry(
        held.id, held.who or translate("Disclosure", "（姓名已删除）"), held.wanted.replace("\n", " "),
        light.value if light is not None and is_timed else "", left_word(line) if is_timed else "", state,
    )  # fmt: skip


def left_word(line: DossierLine) -> str:
    """Return how long the clock that presses still has, or how far it is over."""
    return days_word(line.clock.days_over, line.clock.remaining, line.clock.limit.unit)


def facts_of(line: DossierLine, office: Office, language: str) -> list[Fact]:
    """Return what is known of the application; the identity number is masked."""
    held, told = line.dossier, line.dossier.received
    due = day_word(line.clock.due, is_provisional=line.clock.provisional) if line.is_open else ""
    contact = " · ".join(part for part in (told.phone, told.address, told.email) if part)
    form = " · ".join(
        name_of(kind, code, language)
        for kind, code in (("disclosure_delivery", told.delivery), ("disclosure_medium", told.medium))
    )
    return [
        (translate("Disclosure", "编号"), told.number),
        (translate("Disclosure", "查询码"), told.query_code),
        (translate("Disclosure", "部门"), office.department(held.department).name if office.has(held.department) else ""),
        (translate("Disclosure", "申请人类别"), name_of("disclosure_kind", told.kind, language)),
        (translate("Disclosure", "证件号码"), mask_number(told.document)),
        (translate("Disclosure", "联系方式"), contact),
        (translate("Disclosure", "收到"), f"{told.received_on.isoformat()} · {name_of('disclosure_way', told.way, language)}"),
        (translate("Disclosure", "用途"), told.purpose),
        (translate("Disclosure", "获取方式"), form),
        (translate("Disclosure", "届满日期"), due, "warn"),
        (translate("Disclosure", "第三方"), held.party.party if held.party else ""),
        (translate("Disclosure", "答复"), held.replied.reply if held.replied else ""),
    ]  # fmt: skip


def story_of(held: Dossier, names: Mapping[OfficerId, str], language: str) -> Sequence[TimelineEntry]:
    """Return what was done, the newest first; Enter on an act with a paper opens it."""
    return [_story(note, names, language) for note in reversed(held.notes)]


def _story(note: DossierNote, names: Mapping[OfficerId, str], language: str) -> TimelineEntry:
    title = name_of("disclosure_move", note.move.value, language)
    when = note.at.astimezone(BEIJING).strftime("%Y-%m-%d %H:%M")
    who = names.get(note.officer, note.officer)
    return TimelineEntry(title, when, who, note.words, TONES.get(note.move, "plain"), key=note.notice)
