"""An issued paper as the public may check it: its number, its day, the hash of its code, and what became of it."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

from app.events.alongside import Corrected
from app.events.file import ActUndone, NoticeIssued
from app.ids import NoticeId
from app.state import Case
from app.sync.messages import Verdict


class Fate(StrEnum):
    """What became of a paper; `left_out`: the center did not take the act that issued it."""

    STANDS = "stands"
    VOID = "void"
    REPLACED = "replaced"
    LEFT_OUT = "left_out"


LONGEST = 128  # of what names a paper, its number among it: longer ones fit in no index


@dataclass(frozen=True)
class PublicPaper:
    """`record_hash`: the 16 digits of its code, "" for papers of older programs; `follower`: the paper in its place."""

    notice: NoticeId
    case_number: str
    template: str
    number: str
    issued_on: date
    record_hash: str
    fate: Fate = Fate.STANDS
    follower: str = ""
    follower_on: date | None = None


@dataclass(frozen=True)
class Told:
    """One event as papers are read from it: its kind, its public facts, and the center's verdict."""

    kind: str
    data: Mapping[str, Any]
    verdict: str


KINDS = (NoticeIssued.KIND, Corrected.KIND, ActUndone.KIND)
"""The kinds of event that say something of papers."""


def public_papers(case: Case | None, events: Iterable[Told]) -> tuple[PublicPaper, ...]:
    """Return the papers that the events of one case (None: of no case) issued, each with its fate, in order."""
    found: dict[NoticeId, PublicPaper] = {}
    void = {paper.notice for paper in case.papers if paper.is_void} if case else set[NoticeId]()
    follows: dict[NoticeId, NoticeId] = {}
    for told in events:
        if told.kind == NoticeIssued.KIND:
            with contextlib.suppress(KeyError, TypeError, ValueError):  # what was never taken may say anything
                paper = _paper(told, case.number if case else "")
                found[paper.notice] = paper
        elif told.verdict == Verdict.APPLIED and told.kind == ActUndone.KIND:
            void |= set(told.data.get("notices", ()))
        elif told.verdict == Verdict.APPLIED:
            follows |= {NoticeId(pair["old"]): NoticeId(pair["new"]) for pair in told.data.get("replaced", ())}
    return tuple(_with_fate(paper, found, void, follows) for paper in found.values())


def _paper(told: Told, case_number: str) -> PublicPaper:
    data = told.data
    fate = Fate.STANDS if told.verdict == Verdict.APPLIED else Fate.LEFT_OUT
    texts = (data["notice"], data["template"], data["number"], data.get("record_hash", ""))
    if any(not isinstance(one, str) or "\0" in one or len(one) > LONGEST for one in texts):
        raise ValueError("not made by a program like ours")
    return PublicPaper(
        NoticeId(data["notice"]), case_number, data["template"], data["number"], date.fromisoformat(data["issued_on"]),
        data.get("record_hash", ""), fate,
    )  # fmt: skip


def _with_fate(
    paper: PublicPaper,
    found: Mapping[NoticeId, PublicPaper],
    void: set[NoticeId],
    follows: Mapping[NoticeId, NoticeId],
) -> PublicPaper:
    if paper.fate is Fate.LEFT_OUT:
        return paper
    follower = found.get(follows.get(paper.notice, paper.notice))
    if follower is not None and follower is not paper:
        return replace(paper, fate=Fate.REPLACED, follower=follower.number, follower_on=follower.issued_on)
    return replace(paper, fate=Fate.VOID) if paper.notice in void else paper
