"""On which grounds a permit is 撤销, 注销 or 撤回, each with its place in the law (行政许可法 8, 69, 70)."""

from __future__ import annotations

from dataclasses import dataclass

from app.errors import Refused
from app.events.certificates import PermitEnding
from app.notices.phrases import word


@dataclass(frozen=True)
class EndGround:
    """`code` is what the event keeps; `text` and `clause` stand on the paper (resources/notices/phrases.toml)."""

    code: str
    text: str
    clause: str


CODES = {
    PermitEnding.REVOKE: ("fraud", "abuse", "no_power", "procedure", "not_entitled", "other_revocable"),
    PermitEnding.CANCEL: ("expired", "person_gone", "body_gone", "ended_before", "force_majeure", "other_cancel"),
    PermitEnding.TAKE_BACK: ("law_changed", "facts_changed"),
}
BY_FRAUD = "fraud"  # what was got by fraud or bribery protects nobody's interest, and may bar him for years (69, 79)


def grounds_of(ending: PermitEnding) -> tuple[EndGround, ...]:
    """Return the grounds of one way to end a permit, in the order of the law; 撤销 begins with the most frequent one."""
    return tuple(ground(ending, code) for code in CODES[ending])


def ground(ending: PermitEnding, code: str) -> EndGround:
    """Return one ground. Raises Refused for a code that this way to end a permit does not know."""
    if code not in CODES[ending]:
        raise Refused("permit_end.no_ground", permit_ending=ending.value)
    return EndGround(code, word("end_grounds", code), word("end_clauses", code))
