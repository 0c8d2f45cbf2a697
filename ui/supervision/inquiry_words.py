"""The words of an inquiry: its line in the list, its facts, its story."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from app.ids import OfficerId
from app.notices.field_context import BEIJING
from app.office import Office
from app.register_words import grouped
from app.supervision.inquiries import InquiryLine
from app.supervision.inquiry import Inquiry, InquiryNote
from app.supervision.rule import rule_book
from app.supervision.sentence import facts_of
from app.supervision.table import InquiryMove
from app.wording import name_of
from ui.clock_words import days_word
from ui.widgets.case_list import CaseEntry
from ui.widgets.facts import Fact
from ui.widgets.timeline import TimelineEntry

translate = QCoreApplication.translate
TONES = {
    InquiryMove.WARN: "accent",
    InquiryMove.SEND: "warn",
    InquiryMove.ESCALATE: "bad",
    InquiryMove.CONFIRM: "bad",
    InquiryMove.WITHDRAW: "ok",
}


def rule_name(inquiry: Inquiry, language: str) -> str:
    """Return the name of the rule; a rule that is no more keeps its code."""
    held = rule_book().rules.get(inquiry.rule)
    return held.name(language) if held else inquiry.rule


def inquiry_entry(line: InquiryLine, names: Mapping[OfficerId, str], language: str) -> CaseEntry:
    """Return the line of the list: the rule, then what was found; light and days of the answer that is due."""
    one, clock = line.inquiry, line.clock
    light = clock.light.value if clock is not None and clock.light is not None else ""
    left = days_word(clock.days_over, clock.remaining, clock.limit.unit) if clock is not None else ""
    state = name_of("inquiry_state", one.state.value, language)
    note = f"{state} · {name_of('card', one.given, language)}" if one.has_card else state
    return CaseEntry(one.id, rule_name(one, language), facts_of(one, names, language), light, left, note)


def inquiry_facts(one: Inquiry, names: Mapping[OfficerId, str], office: Office, language: str) -> list[Fact]:
    """Return what is known of an inquiry."""
    held = rule_book().rules.get(one.rule)
    department = office.department(one.department).name if office.has(one.department) else one.department
    card = name_of("card", one.given or one.card, language)
    given = translate("Supervision", "已给：{card}") if one.given else translate("Supervision", "认定后可给：{card}")
    return [
        (translate("Supervision", "编号"), one.number),
        (translate("Supervision", "办件编号"), grouped(one.case_number)),
        (translate("Supervision", "事项"), one.item_name),
        (translate("Supervision", "部门"), department),
        (translate("Supervision", "责任人"), names.get(one.concerns, one.concerns) if one.concerns else ""),
        (translate("Supervision", "发生日期"), one.breach_on.isoformat()),
        (translate("Supervision", "发现日期"), one.raised_on.isoformat()),
        (translate("Supervision", "依据"), held.basis if held else ""),
        (translate("Supervision", "性质"), name_of("hardness", one.hardness, language)),
        (translate("Supervision", "红黄牌"), given.format(card=card)),
        (translate("Supervision", "答复期限"), one.reply_by.isoformat() if one.reply_by else ""),
        (translate("Supervision", "已升级到"), rung_name(one, language)),
    ]


def rung_name(one: Inquiry, language: str) -> str:
    """Return who was told last because nobody answered."""
    rungs = rule_book().ladder.rungs
    return rungs[one.level - 1].name(language) if 0 < one.level <= len(rungs) else ""


def note_entry(note: InquiryNote, names: Mapping[OfficerId, str], language: str) -> TimelineEntry:
    """Return one act of the story."""
    when = note.at.astimezone(BEIJING).strftime("%Y-%m-%d %H:%M")
    title = name_of("inquiry_move", note.move.value, language)
    who = names.get(note.officer, note.officer)
    detail = "：".join(part for part in (note.by, note.words) if part)
    return TimelineEntry(title, when, who, detail, TONES.get(note.move, "plain"), note.notice)
