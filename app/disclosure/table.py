"""THE table of an application for information: its states, what leads on, who may, and which paper goes out.

Nothing of it stands elsewhere: the fold refuses by it, the verbs ask it, and the page reads its keys from it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.errors import Refused
from app.officer import Officer
from app.post import Post


class DisclosureState(StrEnum):
    """办理中 待补正 征求意见 待缴费 已答复 视为放弃 申请人撤回 作废."""

    OPEN = "open"
    UNCLEAR = "unclear"
    ASKING = "asking"
    CHARGED = "charged"
    REPLIED = "replied"
    DROPPED = "dropped"
    WITHDRAWN = "withdrawn"
    VOID = "void"


class DisclosureMove(StrEnum):
    """What is done to an application."""

    RECEIVE = "receive"
    ASK_MEND = "ask_mend"
    MEND = "mend"
    ASK_PARTY = "ask_party"
    HEAR_PARTY = "hear_party"
    EXTEND = "extend"
    CHARGE = "charge"
    PAY = "pay"
    DROP = "drop"
    REPLY = "reply"
    WITHDRAW = "withdraw"
    VOID = "void"
    VOID_REPLY = "void_reply"
    CHALLENGE = "challenge"


@dataclass(frozen=True)
class Row:
    """One line. `is_next`: the usual way on; `papers`: the templates that go out."""

    state: DisclosureState
    move: DisclosureMove
    next: DisclosureState
    posts: tuple[Post, ...]
    papers: tuple[str, ...] = ()
    is_next: bool = False


S, M = DisclosureState, DisclosureMove
DESK = (Post.WINDOW, Post.LEAD, Post.HANDLER, Post.APPROVER)
WORK = (Post.HANDLER, Post.LEAD, Post.APPROVER)
LEADS = (Post.LEAD, Post.APPROVER)
HEAD = (Post.APPROVER,)  # the head of the information office: he consents to more time, and the reply is his
OPEN = (S.OPEN, S.UNCLEAR, S.ASKING, S.CHARGED)
RECEIVING = Row(S.OPEN, M.RECEIVE, S.OPEN, DESK, ("disclosure_application", "disclosure_receipt"))
ROWS: tuple[Row, ...] = (
    Row(S.OPEN, M.REPLY, S.REPLIED, HEAD, ("disclosure_reply",), is_next=True),
    Row(S.OPEN, M.ASK_MEND, S.UNCLEAR, WORK, ("disclosure_supplement",)),
    Row(S.OPEN, M.ASK_PARTY, S.ASKING, WORK, ("disclosure_third_party", "disclosure_other_body")),
    Row(S.OPEN, M.EXTEND, S.OPEN, HEAD, ("disclosure_extension",)),
    Row(S.OPEN, M.CHARGE, S.CHARGED, WORK, ("disclosure_fee",)),
    Row(S.UNCLEAR, M.MEND, S.OPEN, DESK, is_next=True),
    Row(S.UNCLEAR, M.DROP, S.DROPPED, WORK),
    Row(S.ASKING, M.HEAR_PARTY, S.OPEN, DESK, is_next=True),
    Row(S.CHARGED, M.PAY, S.OPEN, DESK, is_next=True),
    Row(S.CHARGED, M.DROP, S.DROPPED, WORK),
    *(Row(one, M.WITHDRAW, S.WITHDRAWN, DESK) for one in OPEN),
    *(Row(one, M.VOID, S.VOID, LEADS) for one in OPEN),
    Row(S.REPLIED, M.VOID_REPLY, S.OPEN, HEAD),
    *(Row(one, M.CHALLENGE, one, WORK) for one in (S.REPLIED, S.DROPPED)),
)


WAYS = ("review", "suit", "suit_after_review")
OUTCOMES = ("upheld", "corrected", "other", "pending")
"""How the handling is challenged (51), and how that stands, in the order of the yearly report."""


def row(state: DisclosureState, move: DisclosureMove) -> Row:
    """Return the line for `move` in `state`. Raises Refused("disclosure.not_in_state")."""
    for one in ROWS:
        if one.state is state and one.move is move:
            return one
    raise Refused("disclosure.not_in_state", disclosure_move=move.value, disclosure_state=state.value)


def moves(state: DisclosureState) -> tuple[Row, ...]:
    """Return what may be done in a state, the usual way on first."""
    return tuple(sorted((one for one in ROWS if one.state is state), key=lambda one: not one.is_next))


def may(officer: Officer, found: Row, department: str) -> bool:
    """True when the officer, or somebody he stands in for, holds one of the line's posts in the department."""
    people = [one for one in (officer, *officer.covering) if one.is_active]
    return officer.is_active and any(one.holds(post, department) for one in people for post in found.posts)


def check(officer: Officer, found: Row, department: str) -> None:
    """Raise Refused("disclosure.no_post") unless the officer may."""
    if not may(officer, found, department):
        raise Refused("disclosure.no_post", disclosure_move=found.move.value, officer=officer.name)
