"""The file of one case as one story: who did what when, which papers and scans there are, and what its dates mean."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from app.approval.story import Happening, story, text_of
from app.case import body_of
from app.case_reading import reading, standard
from app.clock.calendar import Calendar
from app.clock.explanation import reason
from app.clock.light import DEFAULT_THRESHOLDS, ClockReading, Thresholds
from app.clock.limits import Unit
from app.clock.sheet import NO_BASIS, Sheet, sheets
from app.correction import OF_PAPER
from app.delivery.queries import case_id_of
from app.desk import CaseRow, Desk, Notice, Records
from app.errors import NotFound, Refused
from app.events import acceptance, alongside, custody, delivery, file
from app.events.approval import AskDeclined, Asked
from app.events.body import Body
from app.events.envelope import Event
from app.events.office import Looked
from app.events.ratings import OF_A_VISIT
from app.free_text import joined
from app.ids import CaseId, EventId, NoticeId, OfficerId
from app.in_office import rests_on
from app.left_out import why
from app.left_out_records import LeftOut
from app.looking import REVEALED
from app.officer import EVERY_DEPARTMENT, Officer, Role
from app.state import Case
from app.sync.merge import is_known
from app.ticket import ticket_words
from app.wording import DEFAULT_LANGUAGE, name_of, say

PAGE = "casefile"


@dataclass(frozen=True)
class CaseFile:
    """All that the page shows of one case: the fold, its events, its papers, and the names of who acted.

    `shared`: papers of this folder that other running cases of the visit rest on, with the number of each.
    """

    case: Case
    events: tuple[Event, ...]
    notices: tuple[Notice, ...]
    names: Mapping[OfficerId, str]
    visit: tuple[CaseRow, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    shared: tuple[tuple[str, str], ...] = ()


def open_file(records: Records, subject: str) -> CaseFile:
    """Return the file of the case named by number or id. Raises NotFound, Refused for a misread number."""
    case_id = case_id_of(records, subject)
    names = {officer.id: officer.name for officer in records.officers()}
    case = records.case(case_id)
    visit, left_out = records.visit_cases(case.visit), records.left_out(case_id, settled=True)
    shared = rests_on(case, (records.case(row.id) for row in visit if row.id != case_id))
    return CaseFile(case, records.events(case_id), records.notices(case_id), names, visit, left_out, shared)


@dataclass(frozen=True)
class Chapter:
    """One line of the story. `notice` or `scan` (a SHA-256) is what can be opened from it; `is_undone`: taken back."""

    event: EventId
    at: datetime
    who: str
    title: str
    detail: str = ""
    tone: str = "plain"
    notice: NoticeId | None = None
    scan: str = ""
    is_undone: bool = False


def timeline(told: CaseFile, language: str = DEFAULT_LANGUAGE) -> tuple[Chapter, ...]:
    """Return what happened, newest first, in words: acts with opinions, papers issued and printed, scans, signatures."""
    acts = {happening.event: happening for happening in story(told.events, told.names)}
    words = _Words({notice.id: notice for notice in told.notices}, told.events, language, told.names)
    fates = {event: one for one in told.left_out for event in one.events}
    chapters = (
        words.chapter(event, told.names, acts.get(event.id)) if is_known(event) else words.newer(event)
        for event in reversed(told.events)
    )
    return tuple(_with_fate(one, fates.get(one.event), told.names, language) for one in chapters)


def _with_fate(chapter: Chapter, one: LeftOut | None, names: Mapping[OfficerId, str], language: str) -> Chapter:
    """Return a line of the story as what it is: what the center did not adopt says so, why, and what became of it."""
    if one is None:
        return chapter
    if chapter.is_undone and one.act.id != chapter.event:
        return chapter  # a paper that is void says so already
    how = "parked_" if one.is_parked else "" if one.settled is None else f"{one.settled.how}_"
    title = say(f"left_out.{how}title", language, title=chapter.title)
    if one.act.id != chapter.event:
        return replace(chapter, title=title, is_undone=not one.is_parked)
    detail = joined(chapter.detail, why(one, names, language).rstrip("。."))
    tone = "plain" if one.settled is not None else "warn" if one.is_parked else "bad"
    return replace(chapter, title=title, detail=detail, tone=tone, is_undone=not one.is_parked)


@dataclass(frozen=True)
class _Words:
    notices: Mapping[NoticeId, Notice]
    events: tuple[Event, ...]
    language: str
    people: Mapping[OfficerId, str]

    def chapter(self, event: Event, names: Mapping[OfficerId, str], act: Happening | None) -> Chapter:
        body = body_of(event)
        who, at = names.get(event.officer, event.officer), event.moment.at
        if event.acting_for is not None:
            absent = names.get(event.acting_for, event.acting_for)
            who = self._say("casefile.for", who=who, absent=absent)
        if isinstance(body, file.NoticeIssued):
            is_void = body.notice in self.notices and self.notices[body.notice].is_void
            code = "casefile.issued_void" if is_void else "casefile.issued"
            title = self._say(code, title=self._title(body.notice, body.template))
            detail = joined(body.number, self._of_paper(body))
            return Chapter(event.id, at, who, title, detail, notice=body.notice, is_undone=is_void)
        if isinstance(body, file.Printed):
            code = "casefile.printed" if body.ordinal == 1 else "casefile.reprinted"
            title = self._say(code, title=self._title(body.notice, ""), ordinal=body.ordinal)
            detail = self._say("casefile.print_detail", copies=body.copies, printer=body.printer)
            return Chapter(event.id, at, who, title, joined(detail, body.reason), notice=body.notice)
        if isinstance(body, file.PrintFailed):
            title = self._say("casefile.print_failed", title=self._title(body.notice, ""))
            cause = name_of("cause", body.cause, self.language)
            detail = self._say("casefile.print_detail", copies=body.copies, printer=body.printer)
            return Chapter(event.id, at, who, title, joined(cause, detail, body.reason), "warn", notice=body.notice)
        if isinstance(body, file.SlipPrinted):
            return Chapter(event.id, at, who, self._say("casefile.slip"), body.printer)
        if isinstance(body, file.FileAdded):
            title = name_of("action", "add_file", self.language)
            return Chapter(event.id, at, who, title, joined(body.material, body.name), scan=body.sha256)
        return self._act(event, body, who, act)

    def newer(self, event: Event) -> Chapter:
        """Tell of what only a newer program knows, that it is there."""
        who = self.people.get(event.officer, event.officer)
        return Chapter(event.id, event.moment.at, who, self._say("left_out.newer"), tone="warn")

    def _of_paper(self, body: file.NoticeIssued) -> str:
        """Return what is to be known of how the paper was made: spaces for handwriting, its signature."""
        by_hand = self._say("casefile.by_hand", codes="、".join(body.by_hand)) if body.by_hand else ""
        return joined(by_hand, self._say("casefile.signed") if body.signed_by else "")

    def _act(self, event: Event, body: Body, who: str, act: Happening | None) -> Chapter:
        title = self._act_title(body, act.act if act else event.kind)
        if act is not None and act.step:
            title = self._say("casefile.in_step", title=title, step=act.step)
        is_undone = act is not None and act.is_undone
        if is_undone:
            title = self._say("casefile.undone", title=title)
        tone = "plain" if act is None or is_undone else act.tone
        return Chapter(event.id, event.moment.at, who, title, self._detail(body), tone, is_undone=is_undone)

    def _act_title(self, body: Body, act: str) -> str:
        if isinstance(body, Asked):
            return self._say("casefile.asked", action=name_of("action", body.action, self.language))
        if isinstance(body, AskDeclined):
            asked = next((e for e in self.events if e.id == body.asked), None)
            action = "" if asked is None else name_of("action", str(asked.data.get("action", "")), self.language)
            return self._say("casefile.ask_declined", action=action)
        return name_of("action", act, self.language)

    def _detail(self, body: Body) -> str:
        if isinstance(body, OF_A_VISIT):
            return ""  # whoever rated is protected: level and words are read on the page 评价投诉 only
        match body:
            case acceptance.Received():
                ticket = self._say("casefile.ticket", ticket=ticket_words(body.ticket)) if body.ticket else ""
                return joined(self._say("casefile.received", count=len(body.materials)), ticket)
            case acceptance.Declined():
                gaps = joined(*(f"{gap.material}：{gap.fault}" for gap in body.gaps))
                return joined(body.reason, body.clause, body.right_body, gaps)
            case delivery.ReadyNotified():
                until = body.collect_by.isoformat() if body.collect_by else ""
                return joined(name_of("ready_channel", body.channel, self.language), until)
            case delivery.Dispatched():
                return joined(body.carrier, body.waybill, body.address)
            case delivery.Served():
                return self._served(body)
            case delivery.PaperServed():
                method = name_of("method", body.method.value, self.language)
                return joined(method, "、".join(body.papers), body.recipient)
            case delivery.Archived():
                return joined(body.volume, kept_words(body.keep_years, self.language))
            case file.Withdrawn():
                return joined(body.reason, "、".join(body.returned))
            case alongside.Corrected():
                values, before = body.values or {}, body.before or {}
                return joined(*(self._corrected(key, values, before) for key in body.fields), body.reason)
            case alongside.MaterialsReturned():
                return joined("、".join(body.materials), body.receiver, body.reason)
            case alongside.MaterialsHandedOver():
                told = self._say("casefile.handed_to", place=body.to.value, materials="、".join(body.materials))
                return joined(told, body.receiver, body.note)
            case custody.FolderHandedOver():
                return joined(self._say("casefile.folder_sent", count=len(body.lines)), body.note)
            case custody.FolderReceived():
                wrong = (
                    self._say("casefile.folder_differs", name=d.name, copies=d.copies, pages=d.pages, remark=d.remark)
                    for d in body.differences
                )
                return joined(self._say("casefile.folder_at", desk=body.desk), *wrong, body.note)
            case alongside.StepAssigned():
                told = self._say(
                    "casefile.assigned_to", step=body.step, who=self.people.get(body.handler, body.handler)
                )
                return joined(told, body.reason)
            case file.Terminated():
                return joined(body.cause, body.reason, body.clause)
        return text_of(body)

    def _corrected(self, key: str, values: Mapping[str, Any], before: Mapping[str, Any]) -> str:
        field = key.removeprefix(OF_PAPER)
        told = {"before": before.get(key, ""), "after": values.get(key, "")}
        return self._say("correction.changed", correction_field=field, **told)

    def _served(self, body: delivery.Served) -> str:
        method = name_of("method", body.method.value, self.language)
        relation = name_of("relation", body.relation, self.language) if body.recipient else ""
        day = self._say("casefile.effective", on=body.effective_on.isoformat())
        evidence = (body.place, body.waybill, body.consent, body.witness, body.reason)
        return joined(method, f"{body.recipient}（{relation}）" if body.recipient else "", *evidence, day)

    def _title(self, notice: NoticeId, template: str) -> str:
        held = self.notices.get(notice)
        return held.title if held is not None else template

    def _say(self, code: str, **facts: object) -> str:
        return say(code, self.language, **facts)


@dataclass(frozen=True)
class ClockLine:
    """One clock of the case: what is left in its unit, when it ends, and why, in one line and in full."""

    sheet: Sheet
    left: str
    due: str
    why: str

    @property
    def clock(self) -> ClockReading:
        """Return the reading itself."""
        return self.sheet.clock


def kept_words(years: int, language: str = DEFAULT_LANGUAGE) -> str:
    """Return how long a file is kept in words: 保管30年, 永久保管."""
    return say("casefile.kept_years", language, n=years) if years else say("casefile.kept_for_ever", language)


def clock_lines(
    case: Case,
    calendar: Calendar,
    on: date,
    language: str = DEFAULT_LANGUAGE,
    yellow: Thresholds = DEFAULT_THRESHOLDS,
    basis: Mapping[str, str] = NO_BASIS,
) -> tuple[ClockLine, ...]:
    """Return the clocks of the case as of the end of `on`: the whole case's, then the steps that run; all explained.

    `basis` gives kind -> the rule and its article.
    """
    now = reading(case, calendar, on, yellow)
    made = sheets(now, standard(case.plan), calendar, basis, language)
    running = {step.step for step in now.running_steps}
    return tuple(clock_line(s, language) for s in made if s.kind != "step" or s.step in running)


def clock_line(sheet: Sheet, language: str = DEFAULT_LANGUAGE) -> ClockLine:
    """Return a clock with its days left, its end and its rule in words."""
    clock = sheet.clock
    counted = Unit.CALENDAR_DAY if clock.limit.unit is Unit.MONTH else clock.limit.unit  # days are left of months, too
    unit = name_of("unit", counted.value, language)
    left = ""
    if clock.finished is None and clock.days_over:
        left = say("casefile.days_over", language, n=clock.days_over, unit=unit)
    elif clock.remaining == 0:
        left = say("casefile.due_today", language)
    elif clock.remaining is not None:
        left = say("casefile.days_left", language, n=clock.remaining, unit=unit)
    due = clock.due.isoformat() if clock.due is not None else ""
    shown = say("casefile.provisional", language, day=due) if due and clock.provisional else due
    return ClockLine(sheet, left, shown, reason(clock, language))


def belongs_to(officer: Officer, case: Case) -> bool:
    """True when the officer holds a post in a department that handles the case: the whole name is shown."""
    own = {case.department, EVERY_DEPARTMENT, *(step.department for step in case.plan.steps)}
    held = (a for one in (officer, *officer.covering) for a in one.appointments)
    return officer.is_active and any(a.department in own for a in held)


def may_reveal(officer: Officer, case: Case) -> bool:
    """True when the officer may see identity number and telephone: who handles the case, or supervises."""
    return belongs_to(officer, case) or officer.has_role(Role.SUPERVISOR)


def reveal(desk: Desk, case_id: CaseId) -> None:
    """It is on record that the officer looked at the applicant's identity (个人信息保护法 28). Raises Refused."""
    case = desk.records.case(case_id)
    if not may_reveal(desk.officer, case):
        raise Refused("casefile.may_not_reveal", officer=desk.officer.name)
    desk.record(None, Looked(REVEALED, 1, case.number))


def scan_bytes(records: Records, sha256: str) -> bytes:
    """Return a stored scan, decrypted in memory and checked. Raises NotFound, Refused("store.file_damaged")."""
    return records.file_bytes(sha256)


def paper_if_here(records: Records, notice_id: NoticeId) -> bytes | None:
    """Return the stored bytes of a paper; None while another desk's has not come here: it comes with the next rounds."""
    try:
        return records.pdf(notice_id)
    except NotFound as trouble:
        if trouble.code != "custody.far_file":
            raise
        return None


def paper_bytes(records: Records, notice_id: NoticeId) -> bytes:
    """Return the stored bytes of a paper: what was issued and printed."""
    return records.pdf(notice_id)


def scans_of(case: Case) -> Iterator[tuple[str, tuple[file.FileAdded, ...]]]:
    """Yield each material with its scans, then "" with those that belong to none of them."""
    names = [line.name for line in case.materials]
    for name in names:
        yield name, tuple(f for f in case.files if f.material == name)
    loose = tuple(f for f in case.files if f.material not in names)
    if loose:
        yield "", loose


def drafts(records: Records, officer: OfficerId) -> Mapping[str, str]:
    """Return what the officer was writing in the panels of this page, by case and field."""
    draft = next((d for d in records.drafts(officer) if d.page == PAGE), None)
    return {} if draft is None else {str(key): str(text) for key, text in draft.content.items()}


def found(records: Records, text: str, limit: int = 50) -> tuple[CaseRow, ...]:
    """Return the cases that the search box finds, newest first; nothing typed finds nothing."""
    return records.search(text, limit) if text.strip() else ()
