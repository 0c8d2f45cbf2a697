"""From an act to its paper: the record is frozen, the number taken, the bytes made, the issue recorded."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from app.catalogue import Catalogue
from app.clock.calendar import Calendar
from app.desk import Desk, Notice
from app.errors import Refused
from app.events.body import pack
from app.events.envelope import Moment, canonical, digest
from app.events.file import NoticeIssued
from app.identity.text import codepoint
from app.ids import CaseId, NoticeId, OfficerId, uuid7
from app.notices.base_paper import base_paper
from app.notices.catalogue import find_template
from app.notices.coding import coded
from app.notices.fields import record_for
from app.notices.own_versions import NO_OWN_PAPERS, OwnPapers
from app.notices.render import Paper, render
from app.notices.sealing import sealed, sealer_of
from app.notices.template import Template
from app.notices.versions import for_case, in_force
from app.notices.who_handles import handled_by
from app.office import Office
from app.people import Officer
from app.standing_in import signed_name
from app.state import Case
from app.verify.code import record_hash


class _Same:
    """The paper belongs to the case it speaks of."""


_SAME = _Same()


class Setting(Protocol):
    """What a paper needs to know beside the case; a Desk is one, and so is the window's preview."""

    @property
    def office(self) -> Office: ...
    @property
    def catalogue(self) -> Catalogue: ...
    @property
    def calendar(self) -> Calendar: ...
    @property
    def officer(self) -> Officer: ...
    @property
    def is_training(self) -> bool: ...
    @property
    def own_fonts(self) -> Path | None: ...
    @property
    def by_hand(self) -> frozenset[str]: ...
    @property
    def names(self) -> Mapping[OfficerId, str]: ...
    @property
    def own_papers(self) -> OwnPapers: ...
    def now(self) -> Moment: ...


@dataclass(frozen=True)
class FrozenSetting:
    """A Setting as a value, for previews made outside any transaction."""

    office: Office
    catalogue: Catalogue
    calendar: Calendar
    officer: Officer
    is_training: bool
    own_fonts: Path | None
    moment: Moment
    names: Mapping[OfficerId, str] = field(default_factory=dict)
    by_hand: frozenset[str] = frozenset()
    fonts_folder: Path | None = None
    is_signed: bool = False
    own_papers: OwnPapers = NO_OWN_PAPERS

    def now(self) -> Moment:
        """Return the moment at which the preview was asked for."""
        return self.moment


def template_of(key: str) -> Template:
    """Return the template `key`; Refused when there is none."""
    template = find_template(key)
    if template is None:
        raise Refused("notice.no_template", key=key)
    return template


def version_for(setting: Setting, key: str, case: Case) -> Template:
    """Return the version of the paper that `case` keeps to, the office's own included."""
    return for_case(key, case, setting.own_papers.on(key, case.received_on))


def version_today(setting: Setting, key: str) -> Template:
    """Return the version of the paper that is in force today, the office's own included."""
    today = setting.now().on
    return in_force(key, today, setting.own_papers.on(key, today))


def compose(setting: Setting, case: Case, key: str, extra: Mapping[str, Any], number: str = "") -> dict[str, Any]:
    """Return the record of the paper `key` for `case`: one flat object of the template's Chinese fields."""
    item = setting.catalogue.item(case.plan.item, case.plan.version)
    moment = setting.now()
    signer = signed_name(setting.officer, case, key)
    known = {"时间": moment.at, "经办人": signer, **handled_by(key, case, setting.names), **extra}
    version = version_for(setting, key, case)
    record = record_for(key, case, item, setting.office, setting.officer, moment.on, setting.calendar, known, version)
    return {**record, "文号": number} if number else record


def preview(setting: Setting, case: Case, key: str, extra: Mapping[str, Any]) -> Paper:
    """Return the paper as it would be issued now, marked 预览 and without a number."""
    record = compose(setting, case, key, extra)
    return render(
        version_for(setting, key, case), record, issued_at=setting.now().at, preview=True,
        training=setting.is_training, own_fonts=setting.own_fonts, by_hand=setting.by_hand,
    )  # fmt: skip


def issue(desk: Desk, case: Case, key: str, extra: Mapping[str, Any], subject: CaseId | None | _Same = _SAME) -> Notice:
    """Issue the paper `key`: number taken, record frozen, bytes stored, all in the desk's transaction.

    `subject` None: the paper belongs to no case (一次性告知 on inquiry).

    Raises Refused when a character has no glyph or a required field is empty; the whole act is then undone.
    """
    of = case.id if isinstance(subject, _Same) else subject
    number = _take_number(desk, case, key)
    record = compose(desk, case, key, extra, number)
    return _keep(desk, of, version_for(desk, key, case), record, number, NoticeId(uuid7()))


def issue_again(desk: Desk, case: Case, key: str, record: Mapping[str, Any], notice_id: NoticeId) -> Notice:
    """Issue the paper `key` with a record that was settled before (a corrected one), under its own new number."""
    number = _take_number(desk, case, key)
    numbered = {**record, "文号": number} if number else record
    return _keep(desk, case.id, version_for(desk, key, case), numbered, number, notice_id)


def issue_register(desk: Desk, key: str, record: Mapping[str, Any]) -> Notice:
    """Issue a paper of the office that belongs to no case and takes no number: a page of a register."""
    return _keep(desk, None, version_today(desk, key), record, "", NoticeId(uuid7()))


def issue_apart(desk: Desk, department: str, key: str, record: Mapping[str, Any]) -> Notice:
    """Issue a paper that belongs to no case, under a number of the department's own book where it takes one.

    What the template does not declare is left out.
    """
    template = version_today(desk, key)
    number = desk.take_document_number(department, key, desk.now().on.year) if template.is_numbered else ""
    full = {**record, "文号": number} if number else dict(record)
    declared = {name: value for name, value in full.items() if name in template.fields}
    return _keep(desk, None, template, declared, number, NoticeId(uuid7()))


def preview_record(setting: Setting, key: str, record: Mapping[str, Any], case: Case | None = None) -> Paper:
    """Return the paper `key` with a record that is settled, marked 预览: in the version its case keeps to, or today's."""
    version = version_today(setting, key) if case is None else version_for(setting, key, case)
    return render(
        version, record, issued_at=setting.now().at, preview=True,
        training=setting.is_training, own_fonts=setting.own_fonts, by_hand=setting.by_hand,
    )  # fmt: skip


def _take_number(desk: Desk, case: Case, key: str) -> str:
    if not template_of(key).is_numbered:
        return ""
    return desk.take_document_number(case.department, key, desk.now().on.year)


def _keep(
    desk: Desk, of: CaseId | None, template: Template, record: Mapping[str, Any], number: str, notice_id: NoticeId
) -> Notice:
    moment = desk.now()
    record = coded(desk, template, pack(record), number)
    paper = render(
        template, record, issued_at=moment.at, preview=False,
        training=desk.is_training, own_fonts=desk.own_fonts, by_hand=desk.by_hand,
    )  # fmt: skip
    paper = sealed(sealer_of(desk), paper, moment.at)
    notice = Notice(
        id=notice_id,
        case=of,
        template=template.key,
        template_version=template.version,
        title=template.title,
        number=number,
        sha256=paper.sha256,
        issued_at=moment.at,
        issued_on=moment.on,
        pages=paper.pages,
        copies=template.copies,
        record=record,
        template_sha256=template.sha256,
        record_hash=record_hash(record, template.sha256),
    )
    base = base_paper(template, training=desk.is_training, own_fonts=desk.own_fonts)
    desk.keep_notice(notice, paper.pdf, base)
    desk.record(of, _issued(notice, template, desk.calendar.version, paper))
    return notice


def _issued(notice: Notice, template: Template, calendar: str, paper: Paper) -> NoticeIssued:
    return NoticeIssued(
        notice=notice.id,
        template=notice.template,
        template_version=notice.template_version,
        template_sha256=template.sha256,
        number=notice.number,
        sha256=notice.sha256,
        record_sha256=digest(canonical(notice.record)),
        pages=notice.pages,
        issued_on=notice.issued_on,
        calendar=calendar,
        by_hand=tuple(codepoint(character) for character in paper.by_hand),
        signed_by=paper.signed_by,
        record_hash=notice.record_hash,
    )
