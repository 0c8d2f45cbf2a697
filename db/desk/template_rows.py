"""The office's own versions of its papers as rows: drafts in the drawer, published versions, ends."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from functools import lru_cache
from typing import Any

import sqlalchemy as sa

from app.drawer import DraftStatus
from app.events.body import Body
from app.events.envelope import Event
from app.events.templates import (
    TemplateDraftDropped,
    TemplateDrafted,
    TemplateProposalDeclined,
    TemplateProposed,
    TemplatePublished,
    TemplateRetired,
)
from app.ids import EventId, OfficerId
from app.notices.own_versions import NO_OWN_PAPERS, OwnPapers, OwnVersion
from app.notices.template import Template, read_common
from app.notices.template_loading import load_template
from app.templates.drafts import TemplateDraft
from db.desk.drawer_rows import After, DrawerTable, drafted_row
from db.desk.prepared import prepare
from db.desk.refused_versions import is_refused
from db.desk.remade import Remade
from db.desk.schema import managed_taken, template_draft, template_end, template_version
from db.desk.written import Written

TEMPLATE_STATUS_AFTER: After = {
    TemplateDraftDropped.KIND: (DraftStatus.DROPPED, False),
    TemplateProposed.KIND: (DraftStatus.PROPOSED, False),
    TemplateProposalDeclined.KIND: (DraftStatus.DRAFT, True),
    TemplatePublished.KIND: (DraftStatus.PUBLISHED, True),
}
DRAWER = DrawerTable(template_draft, TEMPLATE_STATUS_AFTER)
_STATE = prepare(
    sa.select(
        sa.select(sa.func.coalesce(sa.func.max(template_version.c.txn), 0)).scalar_subquery()
        + sa.select(sa.func.count()).where(managed_taken.c.kind == "refused").scalar_subquery(),
        sa.select(sa.func.coalesce(sa.func.max(template_end.c.txn), 0)).scalar_subquery(),
    )
)
_VERSIONS = (
    sa.select(template_version, template_end.c.on)
    .outerjoin(
        template_end,
        (template_end.c.key == template_version.c.key) & (template_end.c.version == template_version.c.version),
    )
    .where(~is_refused(template_version.c.key, template_version.c.version, template_version.c.txn))
    .order_by(template_version.c.key, template_version.c.version)
)


def follow_templates(written: Written, connection: sa.Connection, body: Body, made: Event) -> bool:
    """Write the rows that follow from an event of the papers' wording; True when it was one."""
    write = _WRITES.get(type(body))
    if write is not None:
        write(written, connection, body, made)
    return write is not None


def _drafted(written: Written, connection: sa.Connection, body: TemplateDrafted, made: Event) -> None:
    written.add(template_draft, {"key": body.key, **drafted_row(body.title, body.text, body.origin, made)})


def _published(written: Written, connection: sa.Connection, body: TemplatePublished, made: Event) -> None:
    DRAWER.change(written, connection, body, made)
    row = {"key": body.key, "version": body.version, "body": body.text, "common": body.common}
    written.add(template_version, row)


def _retired(written: Written, connection: sa.Connection, body: TemplateRetired, made: Event) -> None:
    written.add(template_end, {"key": body.key, "version": body.version, "on": body.on.isoformat()})


_WRITES: dict[type[Body], Callable[..., None]] = {
    TemplateDrafted: _drafted,
    TemplateDraftDropped: DRAWER.change,
    TemplateProposed: DRAWER.change,
    TemplateProposalDeclined: DRAWER.change,
    TemplatePublished: _published,
    TemplateRetired: _retired,
}


def template_drafts_in_drawer(connection: sa.Connection) -> tuple[TemplateDraft, ...]:
    """Return the drafts in the drawer, those that wait for a second officer first, then the newest."""
    return tuple(_draft(row) for row in DRAWER.in_drawer(connection))


def template_draft_of(connection: sa.Connection, key: str) -> TemplateDraft | None:
    """Return the draft of this paper, whatever became of it."""
    row = DRAWER.with_key(connection, key)
    return None if row is None else _draft(row)


def _draft(row: Any) -> TemplateDraft:
    return TemplateDraft(
        key=row.key,
        name=row.name,
        text=row.body,
        status=DraftStatus(row.status),
        origin=row.origin,
        officer=OfficerId(row.officer),
        at=datetime.fromisoformat(row.at),
        asked=EventId(row.asked) if row.asked else None,
    )


class OwnTemplates(Remade[tuple[int, int], OwnPapers]):
    """The versions of papers that this office has published; made once for each state of the store."""

    def __init__(self) -> None:
        super().__init__((0, 0), NO_OWN_PAPERS, _state, own_papers)


def _state(connection: sa.Connection) -> tuple[int, int]:
    (state,) = _STATE.fetch(connection, {})
    return state[0], state[1]


def own_papers(connection: sa.Connection) -> OwnPapers:
    """Return every version that was published, with the day from which it is used no more."""
    return OwnPapers(
        tuple(
            OwnVersion(
                _template(row.key, row.body, row.common),
                row.body,
                row.common,
                date.fromisoformat(row.on) if row.on else None,  # "": its end was not adopted
            )
            for row in connection.execute(_VERSIONS)
        )
    )


@lru_cache(maxsize=1000)
def _template(key: str, text: str, common: str) -> Template:
    return load_template(key, text.encode(), read_common(common.encode()))
