"""What is under the cursor: a case on its way and what follows, an item against a catalogue, or a center and its last round."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.clock.limits import Limit
from app.item_drafts import in_words
from app.levels.adopting import Difference
from app.levels.between import GIVEN, LinkLine, Passing
from app.office import Office
from ui.acceptance.item_card import limit_words
from ui.between.listing import Line, difference_word, numbered
from ui.between.words import (
    day_word,
    kind_word,
    level_word,
    link_tone,
    link_trouble,
    link_word,
    round_word,
    state_tone,
    state_word,
    what_follows,
)
from ui.widgets.banner import Banner
from ui.widgets.card import Card
from ui.widgets.empty import EmptyState
from ui.widgets.facts import Fact, Facts
from ui.widgets.layouts import ScrollColumn
from ui.widgets.pill import Pill
from ui.widgets.text import Text

translate = QCoreApplication.translate


class Detail(ScrollColumn):
    """`show_line(line, office)`, or nothing; `show_away(sentence)` above it says that this is the last known state."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self.setObjectName("between.detail")
        self._language = language
        self.away = Banner("between.away")
        self.code = Banner("between.new_code")
        self.pill = Pill()
        self.facts = Facts("between.facts")
        self.follows = Text("", role="small", wraps=True)
        self.follows.setObjectName("between.follows")
        self.card = Card(" ")
        self.card.add_to_head(self.pill)
        self.card.add(self.facts)
        self.card.add(self.follows)
        self._full = QWidget()
        inner = QVBoxLayout(self._full)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self.card)
        inner.addStretch(1)
        self._empty = EmptyState("truck", translate("Between", "没有选中的内容"))
        self._stack = QStackedWidget()
        self._stack.addWidget(self._full)
        self._stack.addWidget(self._empty)
        self.add(self.away)
        self.add(self.code)
        self.add(self._stack, 1)

    def show_away(self, sentence: str) -> None:
        """Say that the center cannot be asked now and of when this is; empty when it was asked just now."""
        self.away.show_text(sentence, "warn")

    def show_code(self, code: str) -> None:
        """Show a one-time code that was just made; it is kept nowhere. Empty: it is forgotten."""
        told = translate("Between", "接入码 {code}，三十分钟内有效，只显示这一次。").format(code=code)
        self.code.show_text(told if code else "", "ok")

    def show_line(self, line: Line | None, office: Office, issuer: str = "") -> None:
        """Show what is under the cursor; `issuer`: the center whose catalogue an item is held against."""
        self._stack.setCurrentWidget(self._empty if line is None else self._full)
        if isinstance(line, Passing):
            self._show_passing(line, office)
        elif isinstance(line, Difference):
            self._show_difference(line, issuer)
        elif line is not None:
            self._show_link(line)

    def _show_passing(self, one: Passing, office: Office) -> None:
        is_given = one.side == GIVEN
        self.card.set_title(one.applicant or numbered(one))
        self.pill.show_text(state_word(one), state_tone(one))
        other = translate("Between", "去向") if is_given else translate("Between", "来自")
        department = office.department(one.department).name if office.has(one.department) else one.department
        self.facts.show_facts([
            (translate("Between", "办件编号"), numbered(one)),
            (translate("Between", "事项"), one.item),
            (translate("Between", "方式"), kind_word(one)),
            (other, f"{one.other_name}（{one.other:06}）" if one.other else ""),
            (translate("Between", "移送时间"), day_word(one)),
            (translate("Between", "移送人"), one.by or (translate("Between", "中心自动") if one.offer else "")),
            (translate("Between", "理由"), one.reason),
            (translate("Between", "接办部门"), department),
        ])  # fmt: skip
        self.follows.show_text(what_follows(one), None)

    def _show_difference(self, one: Difference, issuer: str) -> None:
        item, line = one.item, one.line
        self.card.set_title(item.name)
        self.pill.show_text(difference_word(one), "warn")
        pairs = (
            ("name", translate("Between", "事项名称"), item.name, line.name),
            ("code.basic", translate("Between", "基本编码"), item.code.basic, line.basic),
            (
                "statutory",
                translate("Between", "法定办结时限"),
                self._limit(item.statutory),
                self._limit(line.statutory),
            ),
            ("promised", translate("Between", "承诺办结时限"), self._limit(item.promised), self._limit(line.promised)),
        )
        facts: list[Fact] = [(translate("Between", "标准目录"), issuer)]
        for field, word, own, wanted in pairs:
            if field in one.fields:
                facts.append(
                    (word, translate("Between", "本级 {own}  →  标准 {wanted}").format(own=own, wanted=wanted), "warn")
                )
            else:
                facts.append((word, own))
        self.facts.show_facts(facts)
        told = [in_words(fault, self._language).say(self._language) for fault in one.findings]
        if one.is_other_code:
            told.append(translate("Between", "改用标准编码即成为新事项：草稿发布后，请在事项目录结束原来的事项。"))
        self.follows.show_text("\n".join(told), None)

    def _show_link(self, one: LinkLine) -> None:
        self.card.set_title(one.name)
        self.pill.show_text(link_word(one), link_tone(one))
        self.facts.show_facts([
            (translate("Between", "区划代码"), f"{one.division:06}"),
            (translate("Between", "层级"), level_word(one)),
            (translate("Between", "地址"), one.address),
            (translate("Between", "密钥指纹"), one.fingerprint),
            (translate("Between", "申请（生成接入码）"), one.made_by),
            (translate("Between", "核准（停用）"), one.approved_by),
            (translate("Between", "最近往来"), round_word(one)),
        ])  # fmt: skip
        why = link_trouble(one, self._language)
        note = translate("Between", "请双方各由另一名管理员核对密钥指纹，一致后各自核准。")
        self.follows.show_text(why or (note if one.state == "waiting" else ""), "bad" if why else None)

    def _limit(self, limit: Limit | None) -> str:
        return "—" if limit is None else limit_words(limit, self._language)
