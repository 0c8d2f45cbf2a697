"""What is under the cursor: the visit with its rating, or the complaint; what was done about it; the figures."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from app.ids import OfficerId
from app.office import Office
from app.ratings.note import Note
from app.ratings.queries import CallBackFile, CallBackLine, ComplaintLine
from app.ratings.records import VisitRow
from app.ratings.visit import Visit
from app.register_words import grouped
from app.wording import name_of
from ui.ratings.figures import FiguresCard
from ui.ratings.head import Head, phone_of
from ui.ratings.lines import story_entry
from ui.ratings.listing import Line
from ui.ratings.words import due_text, rating_tone, rating_word
from ui.widgets.card import Card
from ui.widgets.empty import EmptyState
from ui.widgets.facts import Fact
from ui.widgets.layouts import ScrollColumn
from ui.widgets.timeline import Timeline

translate = QCoreApplication.translate


class Detail(QWidget):
    """`show_line(line, names, office)`, `show_phone(file)`; the figures stand below the visits."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language
        self._line: Line | None = None
        self._names: Mapping[OfficerId, str] = {}
        self.head = Head()
        self.figures = FiguresCard(language)
        self.story = Timeline("ratings.story", translate("Ratings", "办理经过"))
        self._told = Card(translate("Ratings", "办理经过"))
        self._told.add(self.story, 1)
        self._empty = EmptyState(
            "star", translate("Ratings", "没有选中的评价或投诉"), translate("Ratings", "在列表里选择一条即可查看和办理")
        )
        column = ScrollColumn()
        column.setObjectName("ratings.column")
        self.head.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        for part, stretch in ((self.head, 0), (self._empty, 1), (self._told, 1), (self.figures, 1)):
            column.add(part, stretch)
        column.column.addStretch(0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(column)

    def show_line(self, line: Line | None, names: Mapping[OfficerId, str], office: Office, *, is_all: bool) -> None:
        """Show what is under the cursor; `is_all`: with the figures of all visits."""
        self._line, self._names = line, names
        self.figures.setVisible(is_all)
        self.head.setVisible(line is not None)
        self._empty.setVisible(line is None)
        notes: tuple[Note, ...] = ()
        if isinstance(line, ComplaintLine):
            notes = line.complaint.notes
            self._show_complaint(line, office)
        elif line is not None:
            notes = line.visit.call_back.notes if line.visit.call_back else ()
            self._show_visit(line)
        self._told.setVisible(bool(notes))
        self.story.show_entries([story_entry(note, names, self._language) for note in reversed(notes)])

    def show_phone(self, found: CallBackFile) -> None:
        """Show the telephone number of the case, once it is here."""
        if isinstance(self._line, CallBackLine) and self._line.visit.id == found.visit.id:
            self.head.facts.show_facts(self._visit_facts(self._line.visit, self._line, phone_of(found)))

    def _show_visit(self, line: CallBackLine | VisitRow) -> None:
        visit = line.visit
        self.head.name.show_text(line.name)
        self.head.pill.show_text(rating_word(visit, self._language), rating_tone(visit))
        call = line if isinstance(line, CallBackLine) else None
        self.head.show_light(call)
        self.head.show_words(visit.rating.comment if visit.rating else "")
        self.head.facts.show_facts(self._visit_facts(visit, call))

    def _visit_facts(self, visit: Visit, call: CallBackLine | None, phone: str = "") -> list[Fact]:
        given, held = visit.rating, visit.call_back
        named = ""
        if given is not None:
            named = translate("Ratings", "实名") if given.is_named else translate("Ratings", "匿名")
        blank = translate("Ratings", "请过评价，未作选择") if given is None and visit.blanks else ""
        officer = given.officer if given else visit.officer
        return [
            (translate("Ratings", "事项"), visit.item_name),
            (translate("Ratings", "办件编号"), grouped(visit.number)),
            (translate("Ratings", "办理日期"), visit.on.isoformat()),
            (translate("Ratings", "窗口人员"), self._names.get(officer, officer)),
            (translate("Ratings", "联系电话"), phone),
            (translate("Ratings", "评价方式"), f"{self._channel(visit)} · {named}" if given else blank),
            (translate("Ratings", "评价日期"), given.on.isoformat() if given else ""),
            (translate("Ratings", "评价码"), visit.code),
            (translate("Ratings", "回访"), name_of("call_back_state", held.state.value, self._language) if held else ""),
            (translate("Ratings", "期限"), due_text(call.clock) if call else ""),
        ]  # fmt: skip

    def _channel(self, visit: Visit) -> str:
        given = visit.rating
        return name_of("rating_channel", given.channel.value, self._language) if given else ""

    def _show_complaint(self, line: ComplaintLine, office: Office) -> None:
        held = line.complaint
        self.head.name.show_text(held.who or translate("Ratings", "未留姓名"))
        tone = "plain" if line.clock is None else "warn"
        self.head.pill.show_text(name_of("complaint_state", held.state.value, self._language), tone)
        self.head.show_light(line)
        self.head.show_words(held.words)
        officer = self._names.get(held.about_officer, held.about_officer) if held.about_officer else ""
        self.head.facts.show_facts([
            (translate("Ratings", "编号"), held.number),
            (translate("Ratings", "登记日期"), held.taken_on.isoformat()),
            (translate("Ratings", "渠道"), name_of("complaint_way", held.way, self._language)),
            (translate("Ratings", "联系电话"), held.phone),
            (translate("Ratings", "被投诉单位"), office.department(held.department).name),
            (translate("Ratings", "被投诉对象"), "，".join(part for part in (officer, held.about) if part)),
            (translate("Ratings", "办件编号"), grouped(line.number) if line.number else ""),
            (translate("Ratings", "登记人"), self._names.get(held.taken_by, held.taken_by)),
            (translate("Ratings", "期限"), due_text(line.clock)),
        ])  # fmt: skip
