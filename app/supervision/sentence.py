"""What a rule found, in one sentence."""

from __future__ import annotations

from collections.abc import Mapping

from app.clock.limits import Unit
from app.ids import OfficerId
from app.register_words import grouped
from app.supervision.inquiry import Inquiry
from app.wording import DEFAULT_LANGUAGE, name_of, say

PEOPLE = ("accepter", "colleague")


def facts_of(inquiry: Inquiry, names: Mapping[OfficerId, str], language: str = DEFAULT_LANGUAGE) -> str:
    """Return the sentence of the inquiry's rule with its facts, officers by their names."""
    facts = {
        key: names.get(OfficerId(str(value)), value) if key in PEOPLE else value for key, value in inquiry.facts.items()
    }
    if "number" in facts:
        facts["number"] = grouped(str(facts["number"]))
    facts["unit"] = name_of(
        "unit", str(facts.get("unit", Unit.CALENDAR_DAY.value)), language
    )  # findings before tell none
    who = names.get(inquiry.concerns, inquiry.concerns) if inquiry.concerns else "—"
    return say(f"rule.{inquiry.rule}", language, on=inquiry.breach_on.isoformat(), who=who, **facts)
