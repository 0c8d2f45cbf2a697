"""The act under the cursor: why the center did not adopt it, what was done, and which papers hang on it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.approval.story import text_of
from app.case import body_of
from app.desk import Notice
from app.ids import OfficerId
from app.left_out import act_words, state_words, why
from app.left_out_records import LeftOut
from app.notices.field_context import BEIJING
from app.register_words import grouped
from ui.sync.words import fate_tone, fate_word
from ui.widgets.banner import Banner
from ui.widgets.card import Card
from ui.widgets.empty import EmptyState
from ui.widgets.facts import Fact, Facts
from ui.widgets.layouts import ScrollColumn
from ui.widgets.pill import Pill
from ui.widgets.text import Text

translate = QCoreApplication.translate


class Detail(ScrollColumn):
    """`show_one(one, names, papers)`, or nothing."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self.setObjectName("sync.detail")
        self._language = language
        self.why = Banner("sync.why")
        self.pill = Pill()
        self.facts = Facts("sync.facts")
        self.papers = Facts("sync.papers")
        self.head = Card(" ")
        self.head.add_to_head(self.pill)
        self.head.add(self.facts)
        self.late = Text("", role="small", tone="warn", wraps=True)
        self.late.setObjectName("sync.late")
        self.head.add(self.late)
        self.paper_card = Card(translate("Sync", "随这一项出具的文书"))
        self.paper_card.add(self.papers)
        note = translate("Sync", "撤回或者重做后，这些文书作废，编号保留；已发出的请收回")
        self.paper_card.add(Text(note, role="small", wraps=True))
        self._full = QWidget()
        inner = QVBoxLayout(self._full)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(self.column.spacing())
        for part in (self.why, self.head, self.paper_card):
            inner.addWidget(part)
        inner.addStretch(1)
        self._empty = EmptyState("circle-check", translate("Sync", "选择一项处理"))
        self._stack = QStackedWidget()
        self._stack.addWidget(self._full)
        self._stack.addWidget(self._empty)
        self.add(self._stack, 1)
        self.show_one(None, {}, ())

    def show_one(self, one: LeftOut | None, names: Mapping[OfficerId, str], papers: Sequence[Notice]) -> None:
        """Show an act that was left out, with its papers."""
        self._stack.setCurrentWidget(self._full if one is not None else self._empty)
        if one is None:
            return
        self.head.set_title(act_words(one.act, self._language))
        self.pill.show_text(fate_word(one), fate_tone(one))
        self.why.show_text(why(one, names, self._language), fate_tone(one))
        self.facts.show_facts(self._facts(one, names))
        self.papers.show_facts([(f"《{paper.title}》", _paper_words(paper)) for paper in papers])
        self.paper_card.setVisible(bool(papers))

    def show_late(self, why_not: str) -> None:
        """Say why it cannot be done again as the case is now; empty when it can."""
        self.late.show_text(why_not, "warn")
        self.late.setVisible(bool(why_not))

    def _facts(self, one: LeftOut, names: Mapping[OfficerId, str]) -> list[Fact]:
        case, at = one.case, one.act.moment.at.astimezone(BEIJING)
        facts: list[Fact] = []
        if case is not None:
            facts = [
                (translate("Sync", "办件编号"), grouped(case.number)),
                (translate("Sync", "申请人"), case.applicant_name or translate("Sync", "（姓名已删除）")),
                (translate("Sync", "事项"), case.plan.name),
                (translate("Sync", "办件现状"), state_words(case, self._language)),
            ]
        return [
            *facts,
            (translate("Sync", "经办人"), names.get(one.act.officer, one.act.officer)),
            (translate("Sync", "办理时间"), at.strftime("%Y-%m-%d %H:%M")),
            (translate("Sync", "填写的内容"), text_of(body_of(one.act))),
        ]


def _paper_words(paper: Notice) -> str:
    printed = translate("Sync", "已打印 {n} 次").format(n=paper.prints) if paper.prints else translate("Sync", "未打印")
    return f"{paper.number or '—'} · {printed}"
