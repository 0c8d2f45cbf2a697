"""The merged fold: events of several desks in the order that the center gave them, then the undecided ones of this desk."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from app.act import ADDITIVE
from app.case import apply, body_of
from app.errors import Refused
from app.events import KINDS
from app.events.envelope import Event
from app.events.file import ActUndone, NoticeIssued
from app.events.levels import CENTER_KINDS, CaseTaken, OfferReturned
from app.state import Case, CaseState, IssuedPaper

DO_NOT_FOLD = (Refused, KeyError, TypeError, ValueError, AttributeError, IndexError, ArithmeticError)
"""What an event that does not belong to this state, or was not made by a program like ours, ends in."""

__all__ = ["DO_NOT_FOLD", "Merged", "apply_merged", "fold_merged", "is_known"]


@dataclass(frozen=True)
class Merged:
    """The case, the events that made it, and whether the fold ended before an event that only a newer program knows."""

    case: Case | None
    kept: tuple[Event, ...]
    is_older: bool = False


def is_known(event: Event) -> bool:
    """True when this program knows the kind of an event and the version of its shape."""
    kind = KINDS.get(event.kind)
    return kind is not None and event.schema <= kind.SCHEMA


def apply_merged(case: Case | None, event: Event) -> Case:
    """Return the case after `event`, as app.case.apply does; but what is only added may be dated before the last act.

    A note written at another desk yesterday arrives today: it never conflicts (design.md), and it moves no clock; nor does
    one that comes when the case was archived, or is void, meanwhile.
    """
    if case is None or event.kind not in ADDITIVE:
        return apply(case, event)
    if case.last_on is None or event.moment.on >= case.last_on:
        return apply(case, event, is_added=True)
    return replace(apply(replace(case, last_on=event.moment.on), event, is_added=True), last_on=case.last_on)


def fold_merged(events: Iterable[Event], *, is_strict: bool) -> Merged:
    """Return the case that these events make in their order; what was undone is left out.

    Strict: an event that does not fold raises (the center folds only what it judged applied). Else it is left out: an
    undecided event that has come to stand behind another desk's act will be judged, and is on record until then.
    """
    held = list(events)
    undoing = [event for event in held if event.kind in (ActUndone.KIND, OfferReturned.KIND)]
    undone = {one for event in undoing for one in event.data["undone"]}
    papers = {one for event in undoing for one in event.data["notices"]}
    case: Case | None = None
    kept: list[Event] = []
    for event in held:
        if not is_known(event):
            return Merged(_whole(case, kept, undone), tuple(kept), is_older=True)
        if case is None and event.kind in CENTER_KINDS and event.kind != CaseTaken.KIND:
            continue  # another center's word of a case that is not here yet
        try:
            case = _after(case, event, undone, papers)
        except DO_NOT_FOLD:
            if is_strict:
                raise
            continue
        kept.append(event)
    return Merged(_whole(case, kept, undone), tuple(kept))


def _after(case: Case | None, event: Event, undone: set[str], papers: set[str]) -> Case | None:
    if case is not None and event.kind == NoticeIssued.KIND and event.data["notice"] in papers:
        return _with_void_paper(case, event)
    return apply_merged(case, event) if case is None or event.id not in undone else case


def _with_void_paper(case: Case, event: Event) -> Case:
    body = body_of(event)
    if not isinstance(body, NoticeIssued):
        raise TypeError(event.kind)
    paper = IssuedPaper(body.notice, body.template, body.number, body.sha256, body.issued_on)
    return replace(case, papers=(*case.papers, paper), last_on=event.moment.on)


def _whole(case: Case | None, kept: list[Event], undone: set[str]) -> Case | None:
    """Return the case with what a fold alone can say: how many events, the last one, void when its beginning was undone."""
    if case is None or not kept:
        return None
    if kept[0].id in undone:
        taken_back = next(e for e in reversed(kept) if kept[0].id in e.data.get("undone", ()))
        case = replace(case, state=CaseState.VOID, ended_on=taken_back.moment.on)
    return replace(case, events=len(kept), last_hash=kept[-1].content_hash)
