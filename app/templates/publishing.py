"""How the wording of papers changes: drafts, the proposal of one officer, the publication by another, for ever."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from app.desk import Desk
from app.drawer import IN_DRAWER, is_second, refuse_other, refuse_unproposed
from app.errors import NotFound, Refused
from app.events.templates import (
    TemplateDraftDropped,
    TemplateDrafted,
    TemplateProposalDeclined,
    TemplateProposed,
    TemplatePublished,
    TemplateRetired,
)
from app.free_text import written
from app.notices.catalogue import common
from app.notices.template import Template
from app.officer import Officer, Role
from app.post import Post
from app.templates.basis import newest_shipped, next_version, titles
from app.templates.drafts import Judged, Place, TemplateDraft, text_sha256
from app.templates.lint import MOST_BYTES, dry_run, judge
from app.templates.toml import common_text, template_text

EDITOR = "editor"


def may_write_templates(officer: Officer) -> bool:
    """True for the system administrator and for a lead: who may write items may write papers."""
    return officer.has_role(Role.SYSTEM_ADMIN) or officer.holds_anywhere(Post.LEAD)


def may_publish_template(officer: Officer, draft: TemplateDraft) -> bool:
    """True for a second officer: another one than who proposed, who writes papers or signs decisions."""
    return is_second(draft, officer) and (may_write_templates(officer) or officer.holds_anywhere(Post.APPROVER))


def place_of(desk: Desk, key: str) -> Place:
    """Return against what a draft of this paper is judged now."""
    return Place(desk.now().on, next_version(key, desk.own_papers))


def keep_template(desk: Desk, key: str, table: Mapping[str, Any], *, origin: str = EDITOR) -> TemplateDraft:
    """The draft lies in the drawer, complete or not, in place of the one before; a waiting proposal of it falls.

    Raises Refused("template.may_not" | "template.too_large"), NotFound("template.no_paper").
    """
    newest_shipped(key)
    paper = titles((key,))[key]
    _refuse_stranger(desk.officer, paper)
    text = template_text(table)
    if len(text.encode()) > MOST_BYTES:
        raise Refused("template.too_large", most=MOST_BYTES // 1000)
    desk.record(None, TemplateDrafted(key, paper, text, origin))
    return template_in_drawer(desk, key)


def _refuse_stranger(officer: Officer, paper: str) -> None:
    if not may_write_templates(officer):
        raise Refused("template.may_not", officer=officer.name, paper=paper)


def template_in_drawer(desk: Desk, key: str) -> TemplateDraft:
    """Return the draft. Raises NotFound when it is not in the drawer (any more)."""
    draft = desk.records.template_draft(key)
    if draft is None or draft.status not in IN_DRAWER:
        raise NotFound("template.no_draft", key=titles().get(key, key))
    return draft


def drop_template(desk: Desk, key: str) -> None:
    """The draft is out of the drawer; its events stay."""
    draft = template_in_drawer(desk, key)
    _refuse_stranger(desk.officer, draft.name)
    desk.record(None, TemplateDraftDropped(key))


def tried(desk: Desk, key: str, table: Mapping[str, Any]) -> Judged:
    """Return what a table is worth, dry run included."""
    judged = judge(key, table, place_of(desk, key))
    if not judged.is_usable or judged.template is None:
        return judged
    return Judged(judged.template, tuple(dry_run(judged.template, desk.now().at, desk.own_fonts)))


def propose_template(desk: Desk, key: str, *, sha256: str = "") -> TemplateDraft:
    """The draft waits for a second officer, as it stands now (`sha256`: as it was seen).

    Raises Refused with its first fault's sentence; Stale when it was changed meanwhile.
    """
    draft = template_in_drawer(desk, key)
    _refuse_stranger(desk.officer, draft.name)
    refuse_other(draft, sha256)
    _publishable(desk, draft)
    desk.record(None, TemplateProposed(key, draft.sha256))
    return template_in_drawer(desk, key)


def _publishable(desk: Desk, draft: TemplateDraft) -> Template:
    judged = tried(desk, draft.key, draft.table())
    if judged.template is None or judged.findings:
        raise judged.findings[0].refusal()
    return judged.template


def publish_template(desk: Desk, key: str, *, sha256: str = "") -> Template:
    """Cases that begin from its first day on use the proposed version; it never changes again.

    Raises Refused: nothing proposed, the same officer, no right, a fault that has come up since.
    """
    draft = _proposed(desk, key)
    refuse_other(draft, sha256)
    made = _publishable(desk, draft)
    assert draft.asked is not None
    together = common_text(draft.table(), common())
    sha256 = text_sha256(draft.text)
    desk.record(None, TemplatePublished(key, made.version, draft.asked, sha256, draft.text, together))
    return made


def _proposed(desk: Desk, key: str) -> TemplateDraft:
    draft = template_in_drawer(desk, key)
    refuse_unproposed(draft, desk.officer)
    if not may_publish_template(desk.officer, draft):
        raise Refused("template.may_not", officer=desk.officer.name, paper=draft.name)
    return draft


def decline_template(desk: Desk, key: str, *, reason: str) -> TemplateDraft:
    """The second officer sends the draft back with a reason; nothing else changes."""
    draft = _proposed(desk, key)
    if not reason.strip():
        raise Refused("second.no_reason")
    assert draft.asked is not None
    desk.record(None, TemplateProposalDeclined(key, draft.asked, written(reason)))
    return template_in_drawer(desk, key)


def retire_template(desk: Desk, key: str, version: int, *, on: date, reason: str) -> None:
    """Cases that begin from `on` on use this version no more; those that began before keep it.

    Raises Refused: no right, no reason, a day that is not ahead, a version that is shipped or was retired before.
    """
    held = next((one for one in desk.own_papers.of(key) if one.template.version == version), None)
    if held is None:
        raise NotFound("template.not_own", key=titles().get(key, key), version=version)
    _refuse_stranger(desk.officer, held.template.title)
    if not reason.strip():
        raise Refused("ending.no_reason")
    if held.retired_on is not None:
        raise Refused("template.retired_already", title=held.template.title, on=held.retired_on.isoformat())
    if on <= desk.now().on:
        raise Refused("template.too_soon", on=on.isoformat(), today=desk.now().on.isoformat())
    desk.record(None, TemplateRetired(key, version, on, written(reason)))
