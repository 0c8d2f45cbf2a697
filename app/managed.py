"""What the hall has once for all its desks: items, papers' wording, holiday tables, people, the office with its departments.

One center judges, all follow.

Whatever an officer publishes at his desk is an event like any other; the center takes the first of each version and tells
every desk. What a desk published before it was let in becomes the hall's too, unless the hall has the same thing from
another desk: then the hall's stands, and the desk's is put aside on record (同步待办). A version is taken whole, after it was
read here, or not at all; cases that began keep theirs.
"""

from __future__ import annotations

from dataclasses import dataclass

from app.errors import Refused
from app.events.body import Body
from app.events.calendar import OF_THE_CALENDAR, CalendarImported, CalendarWithdrawn, LocalDaysApproved, LocalDaysAsked
from app.events.catalogue import ItemEnded, ItemProposed, ItemPublished
from app.events.envelope import Event, canonical, digest
from app.events.office import SettingChanged
from app.events.templates import TemplateProposed, TemplatePublished, TemplateRetired
from app.holidays.keep import may_set_calendar
from app.item_table import read_table
from app.notices.template import read_common
from app.notices.template_loading import load_template
from app.office import office_of
from app.office_setting import OFFICE, may_set_office
from app.officer import Officer
from app.post import Post
from app.publishing import may_write_items
from app.templates.drafts import text_sha256
from app.templates.publishing import may_write_templates

ITEM, PAPER = "item", "paper"
MANAGED = (ItemPublished, ItemEnded, TemplatePublished, TemplateRetired, *OF_THE_CALENDAR)
"""What every desk of a hall follows, whichever of them published it."""
MANAGED_KINDS = frozenset({*(body.KIND for body in MANAGED), SettingChanged.KIND})
"""The kinds of what every desk follows; of the settings the hall's office alone is (`is_managed`)."""
ANSWERED: dict[type[Body], str] = {
    ItemPublished: ItemProposed.KIND,
    TemplatePublished: TemplateProposed.KIND,
    LocalDaysApproved: LocalDaysAsked.KIND,
}
"""What answers a proposal, and of which kind that must be."""
PROPOSALS = frozenset(ANSWERED.values())


@dataclass(frozen=True)
class Version:
    """One version of one thing: there is one in a hall."""

    kind: str
    name: str
    number: int


def is_managed(made: Event) -> bool:
    """True for an event that every desk of a hall follows.

    The office and its departments are the hall's when a center heard the desk where they were set: what a new desk
    brings along from before its enrolment, and what was set while nobody heard it, changes no other desk.
    """
    if made.kind == SettingChanged.KIND:
        return made.data.get("key") == OFFICE and made.center_at is not None
    return made.kind in MANAGED_KINDS


def version_of(body: Body) -> Version | None:
    """Return which version an event publishes; None for one that publishes none."""
    if isinstance(body, ItemPublished):
        return Version(ITEM, body.code, body.version)
    return Version(PAPER, body.key, body.version) if isinstance(body, TemplatePublished) else None


def thing_of(body: Body) -> tuple[str, str] | None:
    """Return the item or the paper that an event speaks of, whatever version; None for days and for the office."""
    match body:
        case ItemPublished() | ItemEnded():
            return ITEM, body.code
        case TemplatePublished() | TemplateRetired():
            return PAPER, body.key
        case _:
            return None


def check_right(officer: Officer, body: Body) -> None:
    """Raise Refused("people.closed_account" | "managed.may_not") unless the officer may publish this: the desk's own rule."""
    if not officer.is_active:
        raise Refused("people.closed_account", officer=officer.name)
    if not _has_say(officer, body):
        raise Refused("managed.may_not")


def _has_say(officer: Officer, body: Body) -> bool:
    is_approver = officer.holds_anywhere(Post.APPROVER)
    match body:
        case ItemPublished():
            department = str(body.table.get("department") or "")
            return may_write_items(officer, department) or officer.holds(Post.APPROVER, department)
        case ItemEnded():
            return may_write_items(officer)
        case TemplatePublished():
            return may_write_templates(officer) or is_approver
        case TemplateRetired():
            return may_write_templates(officer)
        case SettingChanged():
            return may_set_office(officer)
        case CalendarImported() | CalendarWithdrawn() | LocalDaysAsked():
            return may_set_calendar(officer)
        case _:
            return may_set_calendar(officer) or is_approver


def asked_of(body: Body) -> str | None:
    """Return which proposal an event answers, None for one that answers none."""
    return body.asked if isinstance(body, ItemPublished | TemplatePublished | LocalDaysApproved) else None


def answers(body: Body, proposal: Event) -> bool:
    """True when `body` is what was proposed there: the same kind, the same thing, the very content that was hashed."""
    if proposal.kind != ANSWERED.get(type(body)):
        return False
    if isinstance(body, ItemPublished):
        content = digest(canonical(body.table))
    elif isinstance(body, TemplatePublished):
        content = text_sha256(body.text)
    else:
        return True
    asked = proposal.data
    return (asked.get("key"), asked.get("sha256")) == (body.key, body.sha256) and body.sha256 == content


def check_readable(body: Body) -> None:
    """Raise Refused("managed.unreadable") for an item or a paper that this program could not use."""
    try:
        if isinstance(body, ItemPublished):
            item, _ = read_table(body.table, body.key)
            is_whole = item is not None and (item.code.business, item.version) == (body.code, body.version)
        elif isinstance(body, TemplatePublished):
            made = load_template(body.key, body.text.encode(), read_common(body.common.encode()))
            is_whole = made.version == body.version
        elif isinstance(body, SettingChanged):
            is_whole = not office_of(body.value, OFFICE)[1]
        else:
            is_whole = True
    except (Refused, KeyError, TypeError, ValueError, AttributeError) as error:
        raise Refused("managed.unreadable") from error
    if not is_whole:
        raise Refused("managed.unreadable")
