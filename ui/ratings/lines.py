"""The lines of the lists and of the story: a call-back, a complaint, a visit, one act."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from app.ids import OfficerId
from app.notices.field_context import BEIJING
from app.ratings.note import Note
from app.ratings.queries import CallBackLine, ComplaintLine
from app.ratings.records import VisitRow
from app.ratings.table import Move
from app.wording import name_of
from ui.ratings.words import days_left, rating_word
from ui.widgets.case_list import CaseEntry
from ui.widgets.timeline import TimelineEntry

translate = QCoreApplication.translate


def call_entry(line: CallBackLine, language: str) -> CaseEntry:
    """Return the line of a call-back."""
    held = line.visit.call_back
    state = name_of("call_back_state", held.state.value, language) if held else ""
    word = rating_word(line.visit, language)
    light = line.light.value if line.light else ""
    detail = f"{word} · {line.visit.item_name}"
    return CaseEntry(line.visit.id, line.name, detail, light, days_left(line.clock), state)


def complaint_entry(line: ComplaintLine, language: str) -> CaseEntry:
    """Return the line of a complaint."""
    held = line.complaint
    who = held.who or translate("Ratings", "未留姓名")
    state = name_of("complaint_state", held.state.value, language)
    light = line.light.value if line.light else ""
    return CaseEntry(held.id, who, held.words.replace("\n", " "), light, days_left(line.clock), state)


def visit_entry(line: VisitRow, language: str) -> CaseEntry:
    """Return the line of a visit, rated or not."""
    note = f"{rating_word(line.visit, language)} · {line.visit.on:%m-%d}"
    return CaseEntry(line.visit.id, line.name, line.visit.item_name, note=note)


CHOICES = {
    Move.REACH: "call_back_verified",
    Move.MEASURE: "remedy",
    Move.ANSWER: "answer_way",
    Move.CLOSE: "close_result",
    Move.VERIFY: "complaint_finding",
    Move.REPLY: "answer_way",
    Move.REVISIT: "complaint_result",
}
TONES = {Move.TRY: "warn", Move.MEASURE: "accent", Move.CLOSE: "ok", Move.REVISIT: "ok"}


def story_entry(note: Note, names: Mapping[OfficerId, str], language: str) -> TimelineEntry:
    """Return one act as a line of the story."""
    title = name_of("move", note.move.value, language)
    if note.choice:
        title = f"{title} · {name_of(CHOICES[note.move], note.choice, language)}"
    when = note.at.astimezone(BEIJING).strftime("%Y-%m-%d %H:%M")
    who = names.get(note.officer, note.officer)
    return TimelineEntry(title, when, who, note.words, TONES.get(note.move, "plain"))
