"""What all events together say about the rows beside them, gathered in one pass."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from app.disclosure.dossier import VOIDING, papers_told
from app.events.body import pack, unpack
from app.events.catalogue import ItemEnded, ItemPublished, ItemsDrafted
from app.events.disclosure import DisclosureVoided, ReplyVoided
from app.events.envelope import Event, canonical
from app.events.file import ActUndone, NoticeIssued
from app.events.keeping import ContinuityBroken, Erased, ErasureAsked
from app.events.office import OfficerSet, SettingChanged, StandInSet
from app.events.settling import LeftOutRedone, LeftOutWithdrawn
from app.events.templates import TemplateDrafted, TemplatePublished, TemplateRetired
from app.events.verifying import SigningKeyMade
from app.filing import ELSEWHERE, UNDONE
from app.officer import Officer, StandIn
from app.settling import REDONE
from db.desk.calendar_rows import CALENDAR_KINDS, refused_row, row_after
from db.desk.drawer_rows import drafted_row, rows_after
from db.desk.item_rows import STATUS_AFTER
from db.desk.schema import OFFICE
from db.desk.template_rows import TEMPLATE_STATUS_AFTER

ITEM_KINDS = frozenset({ItemsDrafted.KIND, ItemEnded.KIND, *STATUS_AFTER})
TEMPLATE_KINDS = frozenset({TemplateDrafted.KIND, TemplateRetired.KIND, *TEMPLATE_STATUS_AFTER})
NO_OFFICER = "officer erased"
K = TypeVar("K")
V = TypeVar("V")


@dataclass
class Told:
    """`take` every event with its place in the store (n); what is told later (by n) holds."""

    issued: dict[str, Event] = field(default_factory=dict)
    officers: dict[str, tuple[int, str]] = field(default_factory=dict)
    settings: dict[str, tuple[int, str]] = field(default_factory=dict)
    numbers: set[str] = field(default_factory=set)
    lost: set[tuple[str, int]] = field(default_factory=set)
    reasons: defaultdict[str, set[str | None]] = field(default_factory=lambda: defaultdict(set))
    without_private: dict[str, int] = field(default_factory=dict)  # event -> its oseq
    asked: dict[str, tuple[str, set[str]]] = field(default_factory=dict)  # erasure asked -> officer, events
    signed: list[Event] = field(default_factory=list)
    items: list[tuple[int, Event]] = field(default_factory=list)
    templates: list[tuple[int, Event]] = field(default_factory=list)
    stand_ins: list[tuple[int, Event]] = field(default_factory=list)
    calendar: list[tuple[int, Event]] = field(default_factory=list)
    key_events: list[tuple[int, Event]] = field(default_factory=list)
    given_up: set[str] = field(default_factory=set)  # papers of acts that the center did not adopt
    apart: dict[str, str] = field(default_factory=dict)  # paper -> the application of which an act here issued it
    followed: list[tuple[int, Event]] = field(default_factory=list)  # published at other desks of the hall
    refused: frozenset[str] = frozenset()  # published here, and not adopted by the center: they rule no more

    def take(self, n: int, event: Event, *, is_left_out: bool = False) -> None:
        """Note what `event` says about rows; `is_left_out`: the center did not adopt it."""
        names = (v for k, v in event.data.items() if isinstance(v, str) and (k == "volume" or k.endswith("number")))
        self.numbers.update(name for name in names if name)
        if event.subject is not None and event.private_sha256 is not None:
            self._reason(event.subject, event)
        if event.private_sha256 is not None and event.private is None:
            self.without_private[event.id] = event.oseq
        if not is_left_out:
            self.apart |= {one: event.data.get("disclosure", "") for one in papers_told(event.kind, event.data)}
        special = None if is_left_out and event.kind in VOIDING else _TAKERS.get(event.kind)
        if special is not None:
            special(self, n, event)
        elif event.kind in ITEM_KINDS:
            self.items.append((n, event))
        elif event.kind in TEMPLATE_KINDS:
            self.templates.append((n, event))
        elif event.kind in CALENDAR_KINDS:
            self.calendar.append((n, event))

    def follow(self, n: int, name: str, told: Event | str) -> None:
        """Note what the hall published at another desk, or an account of the hall, taken behind the own event `n`."""
        if isinstance(told, str):
            _keep(self.officers, name, n, told)
        else:
            self.followed.append((n, told))

    def _published(self, own: list[tuple[int, Event]]) -> Iterator[Event]:
        """Return own events and those that were followed, in the order in which they ruled here."""
        return _in_order([*own, *self.followed])

    def _reason(self, case: str, event: Event) -> None:
        """Note why something was done to a case; None when it was erased and can be anything."""
        if event.private is None:
            self.reasons[case].add(None)
        elif event.private.get("reason"):
            self.reasons[case].add(event.private["reason"])

    def _issued(self, n: int, event: Event) -> None:
        self.issued[event.data["notice"]] = event

    def _officer(self, n: int, event: Event) -> None:
        hidden = (event.private or {}).get("officer")
        body = NO_OFFICER if hidden is None else canonical(hidden).decode()
        _keep(self.officers, event.data["officer_id"], n, body)

    def _stand_in(self, n: int, event: Event) -> None:
        self.stand_ins.append((n, event))

    def accounts(self) -> dict[str, str]:
        """Return officer -> account, with the stand-ins that were set since the account was."""
        bodies = {name: body for name, (_, body) in self.officers.items()}
        for n, event in sorted(self.stand_ins, key=lambda one: one[0]):
            name = event.data["absent"]
            if bodies.get(name, NO_OFFICER) != NO_OFFICER and n > self.officers[name][0]:
                bodies[name] = _with_stand_in(bodies[name], event)
        return bodies

    def _setting(self, n: int, event: Event) -> None:
        _keep(self.settings, event.data["key"], n, canonical(event.data["value"]).decode())

    def rule_office(self, value: str | None) -> None:
        """The office is what was set last in the center's order, not here."""
        if value is not None:
            self.settings[OFFICE] = (self.settings.get(OFFICE, (0, ""))[0], value)

    def _undone(self, n: int, event: Event) -> None:
        for notice in event.data["notices"]:
            self.reasons[notice].add(UNDONE)
        if event.subject is not None:
            self.reasons[event.subject].add(UNDONE)

    def _voided_apart(self, n: int, event: Event) -> None:
        """The papers of an application for information that is void, or of a reply that was revoked."""
        self.given_up.update(_voided_by(event))

    def hear_void(self, event: Event) -> None:
        """Note why another desk made a case, or papers of it, void; of an application, what acts of this desk issued for it."""
        if event.subject is None:
            of_it = event.data.get("disclosure", "")
            self.given_up.update(one for one in _voided_by(event) if self.apart.get(one) == of_it)
            return
        if event.private_sha256 is not None:
            self._reason(event.subject, event)
        if event.kind == ActUndone.KIND:
            self._undone(0, event)
        replaced = [pair["old"] for pair in event.data.get("replaced") or ()]
        for notice in (*replaced, *(event.data.get("voids") or ()), *(event.data.get("notices") or ())):
            self.reasons[notice].add(ELSEWHERE)

    def hear_erasure(self, event: Event) -> None:
        """Note an erasure that was asked for or signed at another desk."""
        (self._erasure_asked if event.kind == ErasureAsked.KIND else self._erased)(0, event)

    def _erasure_asked(self, n: int, event: Event) -> None:
        self.asked[event.id] = (event.officer, set(event.data["events"]))

    def _erased(self, n: int, event: Event) -> None:
        self.signed.append(event)

    def erasures(self) -> set[str]:
        """Return the events that two officers erased: one asked for these very events, another one signed."""
        found: set[str] = set()
        for event in self.signed:
            officer, events = self.asked.get(event.data["asked"], (event.officer, set()))
            if officer != event.officer:
                found |= events.intersection(event.data["events"])
        return found

    def _key(self, n: int, event: Event) -> None:
        self.key_events.append((n, event))

    def keys(self) -> dict[str, tuple[Any, ...]]:
        """Return signing key -> public half, first and last day, training, desk code and office, as the events made them."""
        made: dict[str, tuple[Any, ...]] = {}
        for _, event in sorted(self.key_events, key=lambda one: one[0]):
            data = event.data
            before = made.get(data["replaces"])
            if before is not None:
                made[data["replaces"]] = (*before[:2], data["from_on"], *before[3:])
            about = (data["is_training"], data["desk_code"], data["office"])
            made[data["key"]] = (data["public"], data["from_on"], "", *about)
        return made

    def _left_out(self, n: int, event: Event) -> None:
        """The papers of what was withdrawn or done again are void, for the reason that was given."""
        self.given_up.update(event.data["notices"])
        why = (event.private or {}).get("reason") if event.kind == LeftOutWithdrawn.KIND else REDONE
        for name in (*event.data["notices"], event.data["case"]):
            if name is not None:
                self.reasons[name].add(why)

    def _broken(self, n: int, event: Event) -> None:
        for gone in event.data["lost"]:
            self.lost.update((gone["book"], place) for place in range(gone["first"], gone["last"] + 1))

    def drafts(self) -> dict[str, dict[str, Any]]:
        """Return the rows of the drawer as the events make them."""
        return rows_after(_in_order(self.items), STATUS_AFTER, {ItemsDrafted.KIND: _drafted_items})

    def versions(self) -> dict[tuple[str, int], str]:
        """Return (code, version) -> table of every version that was published."""
        published = (event.data for event in self._published(self.items) if event.kind == ItemPublished.KIND)
        return {(data["code"], data["version"]): canonical(data["table"]).decode() for data in published}

    def ends(self) -> dict[str, str | None]:
        """Return code -> from which day the item is offered no more, None while it is."""
        ended = (e for e in self._published(self.items) if e.kind == ItemEnded.KIND)
        return self._ruling(((e.data["code"], e.data["on"], e.id) for e in ended), None)

    def tables(self) -> dict[str, dict[str, Any]]:
        """Return the rows of the office's own holiday tables as the events make them."""
        rows: dict[str, dict[str, Any]] = {}
        for event in self._published(self.calendar):
            after = row_after(rows, event.kind, event.data, event) if event.kind in CALENDAR_KINDS else None
            if after is not None and event.id in self.refused:
                after = refused_row(after) if after["id"] == event.id else None
            if after is not None:
                rows[after["id"]] = after
        return rows

    def template_drafts(self) -> dict[str, dict[str, Any]]:
        """Return the rows of the papers' drawer as the events make them."""
        drafted = {TemplateDrafted.KIND: _drafted_template}
        return rows_after(_in_order(self.templates), TEMPLATE_STATUS_AFTER, drafted)

    def template_versions(self) -> dict[tuple[str, int], tuple[str, str]]:
        """Return (paper, version) -> its text and the common parts of every version that was published."""
        published = (e.data for e in self._published(self.templates) if e.kind == TemplatePublished.KIND)
        return {(data["key"], data["version"]): (data["text"], data["common"]) for data in published}

    def template_ends(self) -> dict[tuple[str, int], str]:
        """Return (paper, version) -> from which day it is used no more, "" while it is."""
        retired = (e for e in self._published(self.templates) if e.kind == TemplateRetired.KIND)
        return self._ruling((((e.data["key"], e.data["version"]), e.data["on"], e.id) for e in retired), "")

    def _ruling(self, said: Iterable[tuple[K, V, str]], nothing: V) -> dict[K, V]:
        """Return what was said last of each, by events that rule; `nothing` where only refused ones spoke."""
        found: dict[K, V] = {}
        for key, value, event_id in said:
            found[key] = found.get(key, nothing) if event_id in self.refused else value
        return found


def _voided_by(event: Event) -> list[str]:
    """Return the papers that an act on an application for information made void."""
    named = (*(event.data.get("notices") or ()), event.data.get("notice"))
    return [one for one in named if isinstance(one, str)]


def _in_order(told: list[tuple[int, Event]]) -> Iterator[Event]:
    return (event for _, event in sorted(told, key=lambda one: one[0]))


def _drafted_items(event: Event) -> dict[str, dict[str, Any]]:
    return {
        one["key"]: drafted_row(one["name"], canonical(one["table"]).decode(), event.data["origin"], event)
        for one in event.data["items"]
    }


def _drafted_template(event: Event) -> dict[str, dict[str, Any]]:
    data = event.data
    return {data["key"]: drafted_row(data["title"], data["text"], data["origin"], event)}


def _keep(known: dict[str, tuple[int, str]], name: str, n: int, value: str) -> None:
    if n >= known.get(name, (0, ""))[0]:
        known[name] = (n, value)


def _with_stand_in(body: str, event: Event) -> str:
    """Return the account after one was set, which drops those that are over, or taken back."""
    account: Officer = unpack(Officer, json.loads(body))
    told: StandInSet = unpack(StandInSet, event.data)
    if told.is_ended:
        beginning = (told.stand_in, told.first_on)
        kept = tuple(one for one in account.stand_ins if (one.officer, one.first_on) != beginning)
    else:
        lasting = tuple(one for one in account.stand_ins if one.last_on >= event.moment.on)
        kept = (*lasting, StandIn(told.stand_in, told.first_on, told.last_on))
    return canonical(pack(replace(account, stand_ins=kept))).decode()


_TAKERS = {
    NoticeIssued.KIND: Told._issued,
    OfficerSet.KIND: Told._officer,
    SettingChanged.KIND: Told._setting,
    StandInSet.KIND: Told._stand_in,
    SigningKeyMade.KIND: Told._key,
    ActUndone.KIND: Told._undone,
    ContinuityBroken.KIND: Told._broken,
    ErasureAsked.KIND: Told._erasure_asked,
    Erased.KIND: Told._erased,
    LeftOutWithdrawn.KIND: Told._left_out,
    LeftOutRedone.KIND: Told._left_out,
    DisclosureVoided.KIND: Told._voided_apart,
    ReplyVoided.KIND: Told._voided_apart,
}
