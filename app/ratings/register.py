"""The complaint register of a year on paper: every complaint with all that was done, none left out."""

from __future__ import annotations

from typing import Any

from app.desk import Desk, Notice
from app.errors import Refused
from app.notices.field_context import BEIJING
from app.notices.issue import issue_register
from app.notices.phrases import phrase
from app.ratings.complaint import Complaint
from app.ratings.note import Note
from app.ratings.queries import departments_of
from app.ratings.table import ComplaintState, Move
from app.wording import name_of

KEY = "complaint_register"
KINDS = {Move.VERIFY: "complaint_finding", Move.REPLY: "answer_way", Move.REVISIT: "complaint_result"}
MOST = 100_000


def print_register(desk: Desk, year: int) -> Notice:
    """The register of `year` is a stored paper, of the departments that the officer looks after.

    Raises Refused: no such post, no complaint in that year, or a character that no face has.
    """
    departments = departments_of(desk.officer)
    if departments is None:
        raise Refused("rating.no_post", officer=desk.officer.name)
    held = [c for c in reversed(desk.records.complaints(departments, MOST)) if c.taken_on.year == year]
    if not held:
        raise Refused("complaint.none_in_year", year=year)
    return issue_register(desk, KEY, _record(desk, year, held))


def _record(desk: Desk, year: int, held: list[Complaint]) -> dict[str, Any]:
    closed = sum(1 for c in held if c.state is ComplaintState.CLOSED)
    return {
        "机关": desk.office.name,
        "年度": str(year),
        "打印人": desk.officer.name,
        "打印时间": desk.now().at.astimezone(BEIJING),
        "落款日期": desk.now().on,
        "合计": phrase("complaints_total", n=len(held), closed=closed, open=len(held) - closed),
        "投诉": [_row(desk, complaint) for complaint in held],
    }


def _row(desk: Desk, complaint: Complaint) -> dict[str, str]:
    names = {officer.id: officer.name for officer in desk.records.officers()}
    officer = names.get(complaint.about_officer, "") if complaint.about_officer else ""
    case = desk.records.case(complaint.case).number if complaint.case else ""
    department = desk.office.department(complaint.department).name
    about = [part for part in (department, officer, complaint.about, case) if part]
    who = " ".join(part for part in (complaint.who or phrase("complainant_unnamed"), complaint.phone) if part)
    way = name_of("complaint_way", complaint.way)
    return {
        "编号": f"{complaint.number}\n{complaint.taken_on.isoformat()}\n{way}",
        "双方": f"{who}\n{phrase('complained_of', about='，'.join(about))}",
        "内容": complaint.words,
        "办理": "\n".join(_told(note) for note in complaint.notes),
        "状态": name_of("complaint_state", complaint.state.value),
    }


def _told(note: Note) -> str:
    move, choice = name_of("move", note.move.value), name_of(KINDS[note.move], note.choice)
    return phrase("complaint_act", on=note.on.isoformat(), move=move, choice=choice, words=note.words)
