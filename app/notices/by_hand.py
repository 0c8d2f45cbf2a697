"""Characters that no font has: which of them the desk leaves a marked space for, to be filled in by hand.

The choice is an event. It holds for the papers to come as well, since the same name stands on every paper of its case,
and ends by itself once a font has the character; every paper records the spaces that were left on it.
"""

from __future__ import annotations

from app.desk import Desk
from app.errors import Refused
from app.events.office import SettingChanged
from app.identity.text import codepoint, shown
from app.notices.fonts import missing

KEY = "characters_by_hand"
MOST = 500


def characters_of(value: object) -> frozenset[str]:
    """Return the characters that the setting names by their code points; what is damaged names none."""
    entries = value if isinstance(value, list) else []
    return frozenset(filter(None, map(_character, entries)))


def _character(entry: object) -> str:
    try:
        return chr(int(str(entry).removeprefix("U+"), 16))
    except (ValueError, OverflowError):
        return ""


def leave_for_hand(desk: Desk, character: str) -> frozenset[str]:
    """A marked space is left for this character from now on, and noted on each paper that has it.

    Raises Refused("by_hand.not_one" | "by_hand.has_glyph" | "by_hand.too_many").
    """
    if len(character) != 1:
        raise Refused("by_hand.not_one")
    if not missing(character, desk.own_fonts):
        raise Refused("by_hand.has_glyph", character=shown(character), code_point=codepoint(character))
    if len(desk.by_hand) >= MOST:
        raise Refused("by_hand.too_many", most=MOST)
    return _set(desk, desk.by_hand | {character})


def stop_leaving(desk: Desk, character: str) -> frozenset[str]:
    """No space is left for this character any more: a paper with it is refused until a font has it."""
    return _set(desk, desk.by_hand - {character})


def _set(desk: Desk, characters: frozenset[str]) -> frozenset[str]:
    if characters != desk.by_hand:
        desk.record(None, SettingChanged(KEY, sorted(map(codepoint, characters))))
    return characters
