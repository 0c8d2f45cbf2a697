"""The file a decision stands on: applicant and clocks, joint branches, materials, what was done so far."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from app.approval.queries import Dossier
from app.approval.story import Happening, story
from app.clock.reading import Reading
from app.events.acceptance import MaterialLine
from app.notices.field_context import BEIJING
from app.notices.issue import Setting
from app.office import Office
from app.register_words import grouped
from app.state import Case
from app.wording import name_of
from ui.approval.later_facts import later_facts
from ui.approval.words import act_word, clock_detail, late_stop_words, light_code
from ui.style import em, sizes
from ui.widgets.card import Card
from ui.widgets.case_model import Column
from ui.widgets.case_table import CaseTable
from ui.widgets.facts import Fact, Facts
from ui.widgets.layouts import FlowLayout
from ui.widgets.light import Light, light_word
from ui.widgets.pill import Pill
from ui.widgets.text import Text
from ui.widgets.timeline import Timeline, TimelineEntry

translate = QCoreApplication.translate


class Clocks(QWidget):
    """Step, promise and statutory limit: each with its light, what is left and its date."""

    def __init__(self) -> None:
        super().__init__()
        self.lights = {name: Light() for name in ("step", "promised", "statutory")}
        words = {
            "step": translate("ApprovalCase", "本环节"),
            "promised": translate("ApprovalCase", "承诺期限"),
            "statutory": translate("ApprovalCase", "法定期限"),
        }
        self._pairs: dict[str, QWidget] = {}
        flow = FlowLayout(self, gap=10)
        for name, light in self.lights.items():
            pair = QWidget()
            row = QHBoxLayout(pair)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(6)
            row.addWidget(Text(words[name], role="muted"))
            row.addWidget(light)
            flow.addWidget(pair)
            self._pairs[name] = pair
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_reading(self, now: Reading, step: str) -> None:
        """Show the clocks of a case as of today."""
        own = next((s.clock for s in now.steps if s.step == step), None)
        for name, clock in (("step", own), ("promised", now.promised), ("statutory", now.statutory)):
            self._pairs[name].setVisible(clock is not None)
            self.lights[name].show_light(light_code(clock), clock_detail(clock))


class SummaryCard(Card):
    """Who applies for what, until when; the branches of a joint step, what waits and what was left for later."""

    def __init__(self) -> None:
        super().__init__(" ")
        self.pill = Pill()
        self.clocks = Clocks()
        self.facts = Facts("approval.facts", columns=2)
        self.add_to_head(self.pill)
        self.add(self.clocks)
        self.add(self.facts)

    def show_case(
        self, case: Case, step: str, now: Reading, setting: Setting, language: str, special: Sequence[Fact] = ()
    ) -> None:
        """Show one case in a step; `special` are the facts that only its item has."""
        self.set_title(case.applicant_name or translate("ApprovalCase", "（姓名已删除）"))
        stop = case.stop_in(step)
        word = step or name_of("state", case.state.value, language)
        self.pill.show_text(
            word if stop is None else translate("ApprovalCase", "{ground}中").format(ground=stop.body.ground)
        )
        self.clocks.show_reading(now, step)
        own = next((s.clock for s in now.steps if s.step == step), None)
        why = (translate("ApprovalCase", "环节为何不停"), late_stop_words(case, own), "warn")
        self.facts.show_facts(
            [
                *special,
                *_facts(case),
                why,
                *later_facts(case, setting.calendar, language),
                *_holder(case, step, setting.office, language),
                *_branches(case, step, now, setting.office),
            ]
        )


def _facts(case: Case) -> list[Fact]:
    person, agent = case.applicant, case.agent
    accepted = case.accepted_on.isoformat() if case.accepted_on else ""
    if case.is_deemed:
        accepted = translate("ApprovalCase", "{day}（视为受理）").format(day=accepted)
    facts: list[Fact] = [
        (translate("ApprovalCase", "事项"), case.plan.name),
        (translate("ApprovalCase", "办件编号"), grouped(case.number)),
        (translate("ApprovalCase", "受理日期"), accepted),
        (translate("ApprovalCase", "证件号码"), person.id_number if person else ""),
        (translate("ApprovalCase", "法定代表人"), person.legal_representative if person else ""),
        (translate("ApprovalCase", "联系电话"), person.phone if person else ""),
        (translate("ApprovalCase", "地址"), person.address if person else ""),
        (translate("ApprovalCase", "代理人"), f"{agent.name} {agent.phone}" if agent else ""),
        (translate("ApprovalCase", "容缺待补"), "、".join(case.deferred), "warn"),
    ]
    for stop in case.open_stops:
        told = translate("ApprovalCase", "{ground}，{day} 起不计入期限").format(
            ground=stop.body.ground, day=stop.begin.isoformat()
        )
        which = f"{stop.body.step} · {told}" if len(case.open_stops) > 1 else told
        facts.append((translate("ApprovalCase", "特别程序"), which, "warn"))
    if case.extension is not None:
        facts.append(
            (translate("ApprovalCase", "已延期"), translate("ApprovalCase", "{n} 日").format(n=case.extension.days))
        )
    return facts


def _holder(case: Case, step: str, office: Office, language: str) -> list[Fact]:
    """Who has the case now: the department and the post of the running step."""
    if not step:
        return []
    planned = case.plan.step(step)
    department = office.department(planned.department).name if office.has(planned.department) else planned.department
    return [(translate("ApprovalCase", "承办"), f"{department} · {name_of('post', planned.post.value, language)}")]


def _branches(case: Case, step: str, now: Reading, office: Office) -> list[Fact]:
    """The joint state of a parallel step: every department's branch, running or done."""
    if not step or case.plan.step(step).branch is None:
        return []
    group = next(group for group in case.plan.groups() if any(one.name == step for one in group))
    facts: list[Fact] = []
    for one in group:
        clock = next((s.clock for s in now.steps if s.step == one.name), None)
        done = clock.finished if clock is not None else None
        told = (
            translate("ApprovalCase", "{day} 已办结").format(day=done.isoformat())
            if done is not None and one.name not in case.open_steps
            else translate("ApprovalCase", "办理中，{rest}").format(
                rest=f"{light_word(light_code(clock))} {clock_detail(clock)}"
            )
        )
        department = office.department(one.department).name if office.has(one.department) else one.department
        said = f"{department} · {told}"
        facts.append((one.name, said, "ok") if done else (one.name, said))
    return facts


@dataclass(frozen=True)
class _MaterialRow:
    line: MaterialLine
    state: str
    scans: int


def _state(line: MaterialLine, language: str) -> str:
    state = name_of("material_state", line.state.value, language)
    shared = translate("ApprovalCase", "{state}，与 {number} 共用")
    return shared.format(state=state, number=line.lies_with) if line.lies_with else state


class MaterialsCard(Card):
    """The material list as it came in, with the number of scans; Enter opens the case file, where they can be read."""

    opened = Signal()

    def __init__(self) -> None:
        super().__init__(translate("ApprovalCase", "申请材料"))
        self.table = CaseTable(
            "approval.materials",
            translate("ApprovalCase", "申请材料"),
            [
                Column(translate("ApprovalCase", "材料名称"), lambda row: str(row.line.name)),
                Column(translate("ApprovalCase", "状态"), lambda row: str(row.state), 4),
                Column(translate("ApprovalCase", "扫描件"), lambda row: str(row.scans or "—"), 3, is_right=True),
            ],
            key=lambda row: row.line.name,
        )
        self.table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.add(self.table)
        self.table.opened.connect(lambda _: self.opened.emit())

    def show_case(self, case: Case, language: str) -> None:
        """Show the list of one case; as high as its rows."""
        rows = [
            _MaterialRow(
                line,
                _state(line, language),
                sum(1 for file in case.files if file.material == line.name),
            )
            for line in case.materials
        ]
        self.table.show_rows(rows)
        high = self.table.verticalHeader().defaultSectionSize()
        head = max(self.table.horizontalHeader().sizeHint().height(), em(sizes().small) + 16)
        self.table.setFixedHeight(head + high * max(1, len(rows)) + 8)
        loose = sum(1 for file in case.files if not file.material)
        note = translate("ApprovalCase", "另有 {n} 份扫描件").format(n=loose) if loose else ""
        self.set_note(note)


class StoryCard(Card):
    """What was done so far, with every opinion; newest first."""

    def __init__(self) -> None:
        super().__init__(translate("ApprovalCase", "办理经过"))
        self.timeline = Timeline("approval.story", translate("ApprovalCase", "办理经过"))
        self.add(self.timeline)

    def show_dossier(self, found: Dossier, language: str) -> None:
        """Show the story of one case."""
        entries = [_entry(one, language) for one in story(found.events, found.names)]
        self.timeline.show_entries(entries)
        self.timeline.setFixedHeight(min(len(entries), 6) * (3 * em(sizes().small) + 26) + 8)


def _entry(one: Happening, language: str) -> TimelineEntry:
    when = one.at.astimezone(BEIJING).strftime("%Y-%m-%d %H:%M")
    return TimelineEntry(act_word(one, language), when, one.who, one.text, one.tone, one.event)
