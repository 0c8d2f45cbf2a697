"""The special rules of an item in sentences: for the guide, the flow chart and the sheet, so that all three say the same."""

from __future__ import annotations

from collections.abc import Iterator

from app.clock.limits import Limit, Unit
from app.item import Incomplete, Item, Silence
from app.wording import DEFAULT_LANGUAGE, name_of, say


def special_sentences(item: Item, language: str = DEFAULT_LANGUAGE) -> tuple[str, ...]:
    """Return one sentence for each rule that makes this item another than the plain one; none for most items."""
    return (*_before_acceptance(item, language), *_before_decision(item, language))


def _before_acceptance(item: Item, language: str) -> Iterator[str]:
    if item.in_person:
        yield say("special.in_person", language)
    if item.stage_of is not None:
        yield say("special.stage", language)
    own = item.apply_within
    if own is not None:
        yield say("special.apply_within", language, since=own.since, limit=_limit(own.limit, language))
    rule = item.acceptance
    if rule.incomplete is not Incomplete.SUPPLEMENT:
        yield say(f"special.{rule.incomplete.value}", language)
    if rule.from_receipt:
        yield say("special.from_receipt", language)


def _before_decision(item: Item, language: str) -> Iterator[str]:
    if item.commitment is not None:
        yield say("special.commitment", language, when=item.commitment.when)
    if item.quota is not None:
        yield say("special.quota", language, n=item.quota)
    if item.two_level:
        yield say("special.two_level", language)
    if item.silence is Silence.DEEMED_GRANTED:
        yield say("special.silence", language)


def _limit(limit: Limit, language: str) -> str:
    unit = name_of("unit", limit.unit.value, language)
    return unit if limit.unit is Unit.ON_THE_SPOT else f"{limit.n} {unit}"
