"""Remedies 救济途径: which sentence a paper must carry, by the kind of act and the law in force on its date."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib import resources
from typing import Any

from app.errors import Refused
from app.notices.template import read_toml
from app.notices.wording import Scope, Wording, check_wording

DECISION = "decision"
DISCLOSURE = "disclosure"
INACTION = "inaction"
_KEYS = frozenset({"act", "from", "law", "facts", "optional", "text"})


@dataclass(frozen=True)
class RemediesWording:
    """One sentence, the kind of act it belongs to, the day from which it is right, and the law that makes it so."""

    act: str
    since: date
    law: str
    facts: tuple[str, ...]
    optional: tuple[str, ...]
    text: Wording


def remedies(act: str, on: date, facts: Mapping[str, str]) -> str:
    """Return the remedies for an act of kind `act` (decision, disclosure, inaction) dated `on`.

    `facts`: 文书, 复议机关, 人民法院, and 网上渠道 where the decision is served online (行政复议法 art. 22); before 2024
    本级人民政府 and 上一级主管部门. Raises Refused when no wording is in force or a fact it needs is empty.
    """
    wording = wording_for(act, on)
    for fact in wording.facts:
        if not facts.get(fact, "").strip():
            raise Refused("notice.remedies_fact", fact=fact)
    known = {name: facts.get(name, "").strip() for name in (*wording.facts, *wording.optional)}
    return wording.text.plain(known)


def wording_for(act: str, on: date) -> RemediesWording:
    """Return the wording in force; Refused("notice.no_remedies") when there is none."""
    found = [wording for wording in all_wordings() if wording.act == act and wording.since <= on]
    if not found:
        raise Refused("notice.no_remedies", act=act, on=on.isoformat())
    return max(found, key=lambda wording: wording.since)


@lru_cache(maxsize=1)
def all_wordings() -> tuple[RemediesWording, ...]:
    """Return every wording of resources/remedies.toml, checked."""
    return read_remedies((resources.files("resources") / "remedies.toml").read_bytes())


def read_remedies(raw: bytes) -> tuple[RemediesWording, ...]:
    """Return the wordings of a file; Refused with a sentence that names the entry for the first fault."""
    entries = read_toml(raw, "remedies").get("wording", [])
    return tuple(_read(entry, f"remedies·{at}") for at, entry in enumerate(entries, 1))


def _read(entry: Mapping[str, Any], where: str) -> RemediesWording:
    unknown, lacking = sorted(set(entry) - _KEYS), sorted(_KEYS - set(entry))
    if unknown:
        raise Refused("notice.unknown_attribute", where=where, attribute="、".join(unknown))
    if lacking:
        raise Refused("notice.missing_attribute", where=where, attribute="、".join(lacking))
    scope = Scope(frozenset((*entry["facts"], *entry["optional"])), {})
    text = check_wording(entry["text"], scope, where)
    return RemediesWording(
        entry["act"], entry["from"], entry["law"], tuple(entry["facts"]), tuple(entry["optional"]), text
    )
