"""常用语: sentences an officer picks for an opinion and goes on with; shipped with the legal wording, kept by the office."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib import resources

from app.desk import Desk, Records
from app.errors import Refused
from app.events.office import SettingChanged
from app.free_text import written
from app.templates.publishing import may_write_templates

PHRASES = "opinion_phrases"
MOST_PHRASES = 20
LONGEST_PHRASE = 300


@lru_cache(maxsize=1)
def _lists() -> dict[str, tuple[str, ...]]:
    text = (resources.files("resources") / "wording" / "opinions.toml").read_text("utf-8")
    return {name: tuple(table["phrases"]) for name, table in tomllib.loads(text).items()}


def phrase_kinds() -> tuple[str, ...]:
    """Return the acts that have phrases, in the order of the procedure."""
    return tuple(_lists())


def phrases_for(kind: str, own: Mapping[str, tuple[str, ...]] | None = None) -> tuple[str, ...]:
    """Return the phrases of a step kind (review, visit, publicity, check), or of an outcome (grant, refuse).

    `own`: what the office keeps; an act for which it keeps none has the shipped ones.
    """
    return (own or {}).get(kind) or _lists().get(kind, ())


def office_phrases(records: Records) -> dict[str, tuple[str, ...]]:
    """Return the office's own phrases by act."""
    held = records.setting(PHRASES)
    if not isinstance(held, Mapping):
        return {}
    return {str(kind): tuple(map(str, phrases)) for kind, phrases in held.items() if isinstance(phrases, list)}


def keep_phrases(desk: Desk, kind: str, phrases: Sequence[str]) -> tuple[str, ...]:
    """The office's phrases of an act are these from now on; none: the shipped ones again. Return what is offered now.

    Raises Refused("phrases.may_not" | "phrases.no_kind" | "phrases.too_many" | "phrases.too_long"), and for a character
    that no paper could keep.
    """
    if not may_write_templates(desk.officer):
        raise Refused("phrases.may_not", officer=desk.officer.name)
    if kind not in _lists():
        raise Refused("phrases.no_kind", kind=kind)
    lines = (" ".join(written(one).splitlines()) for one in phrases)
    kept = tuple(dict.fromkeys(line for line in lines if line))
    if len(kept) > MOST_PHRASES:
        raise Refused("phrases.too_many", found=len(kept), most=MOST_PHRASES)
    long = next((one for one in kept if len(one) > LONGEST_PHRASE), None)
    if long is not None:
        raise Refused("phrases.too_long", phrase=long[:12], found=len(long), most=LONGEST_PHRASE)
    before = office_phrases(desk.records)
    after = {**before, kind: kept}
    if before.get(kind, ()) != kept:
        desk.record(None, SettingChanged(PHRASES, {name: list(lines) for name, lines in after.items() if lines}))
    return phrases_for(kind, after)
