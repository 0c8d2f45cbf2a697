"""Acts of this desk that the center did not adopt, in words, and who may look after them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.case import body_of
from app.case_actions import action_of
from app.desk import Notice, Records
from app.events.envelope import Event
from app.ids import NoticeId, OfficerId
from app.left_out_records import CONFLICT, LeftOut
from app.officer import EVERY_DEPARTMENT, Officer, Role
from app.state import Case
from app.sync.merge import is_known
from app.wording import DEFAULT_LANGUAGE, name_of, say, sentences


@dataclass(frozen=True)
class Tasks:
    """What the page shows, with the names of those who acted."""

    waiting: tuple[LeftOut, ...] = ()
    names: Mapping[OfficerId, str] = field(default_factory=dict)


def tasks(records: Records, officer: Officer) -> Tasks:
    """Return what waits for this officer, with names; of other departments' cases nobody learns anything here."""
    waiting = tuple(one for one in records.left_out() if may_settle(officer, one))
    return Tasks(waiting, {one.id: one.name for one in records.officers()})


def papers_of(records: Records, papers: tuple[NoticeId, ...]) -> tuple[Notice, ...]:
    """Return the papers of an act as the ledger has them."""
    return tuple(records.notice(paper) for paper in papers)


def may_settle(officer: Officer, one: LeftOut) -> bool:
    """True for whoever did the act, for the department whose case it is, and for the office's own by an administrator."""
    if not officer.is_active:
        return False
    if one.case is None:
        return one.act.officer == officer.id or officer.has_role(Role.SYSTEM_ADMIN)
    own = {EVERY_DEPARTMENT, one.case.department, *(step.department for step in one.case.plan.steps)}
    people = (officer, *officer.covering)
    return one.act.officer == officer.id or any(post.department in own for who in people for post in who.appointments)


def act_words(event: Event, language: str = DEFAULT_LANGUAGE) -> str:
    """Return what somebody did, in a word or two; of what only a newer program knows, that it is newer."""
    if not is_known(event):
        return say("left_out.newer", language)
    body = body_of(event)
    action = action_of(body) if event.subject is not None else None
    return name_of("action", action.value if action is not None else event.kind, language)


def why(one: LeftOut, names: Mapping[OfficerId, str], language: str = DEFAULT_LANGUAGE) -> str:
    """Return one sentence: which rule, who acted first, and how the center has the case now."""
    facts = {
        "who": names.get(one.act.officer, one.act.officer),
        "what": act_words(one.act, language),
        "now": "" if one.case is None else state_words(one.case, language),
    }
    if one.is_parked:
        return say("left_out.parked", language, **facts)
    if one.verdict == CONFLICT and one.first is not None:
        first = {"first": names.get(one.first.officer, one.first.officer), "act": act_words(one.first, language)}
        on = one.first.moment.on.isoformat()
        return say("left_out.conflict", language, **facts, **first, on=on)
    if one.verdict == CONFLICT:
        return say("left_out.number_taken" if one.is_whole else "left_out.conflict_unknown", language, **facts)
    code = "left_out.refused" if one.case is not None else "left_out.refused_alone"
    return say(code, language, rule=_rule(one.code, language), **facts)


def _rule(code: str, language: str) -> str:
    """Return the rule in words: its own where it has some, else those of its family, else the code itself."""
    for name in (f"left_out.rule.{code}", f"left_out.rule.{code.partition('.')[0]}"):
        if name in sentences(language):
            return say(name, language)
    return code


def state_words(case: Case, language: str = DEFAULT_LANGUAGE) -> str:
    """Return the state of the case, with its running step."""
    state = name_of("state", case.state.value, language)
    return f"{state}（{case.step}）" if case.step else state
