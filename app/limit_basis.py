"""The article that sets a limit: what stands before the rule of every date that is explained."""

from __future__ import annotations

import re
from collections.abc import Mapping

from app.catalogue import Catalogue
from app.clock.limits import Unit
from app.errors import NotFound
from app.item import Basis, Item, ItemKind
from app.notices.text import numeral
from app.plan import Plan
from app.wording import DEFAULT_LANGUAGE, say

OF_THE_PERMIT_LAW = ("acceptance", "supplement", "statutory", "delivery")
PERMIT_LAW = "中华人民共和国行政许可法"
NUMERALS = "零一二三四五六七八九十百0123456789"


def bases_of_case(catalogue: Catalogue, plan: Plan, language: str = DEFAULT_LANGUAGE) -> Mapping[str, str]:
    """Return kind of clock -> the rule and its article, of the item as the case has it; of its kind where the item is not here."""
    try:
        item = catalogue.item(plan.item, plan.version)
    except NotFound:
        return kind_bases(plan.kind, language)
    return limit_bases(item, language)


def kind_bases(kind: ItemKind, language: str = DEFAULT_LANGUAGE) -> dict[str, str]:
    """Return kind of clock -> the permit law's article, for a permit; any other kind has the law of its item alone."""
    if kind is not ItemKind.PERMIT:
        return {}
    return {clock: say(f"clock.basis_{clock}", language) for clock in OF_THE_PERMIT_LAW}


def limit_bases(item: Item, language: str = DEFAULT_LANGUAGE) -> Mapping[str, str]:
    """Return kind of clock -> the rule and its article: the permit law sets a permit's terms, beside it the item's own law."""
    own, general = limit_basis(item), kind_bases(item.kind, language)
    if not general:
        law = own or next(iter(item.basis), None)
        return {"statutory": law.cite()} if law is not None else {}
    if own is None:
        return general
    cited = own.cite()
    return general | {"statutory": cited if own.law == PERMIT_LAW else f"{general['statutory']}，{cited}"}


def limit_basis(item: Item) -> Basis | None:
    """Return the article that says how long the decision may take, else one that speaks of the time limit at all."""
    days = _length(item.statutory.n, item.statutory.unit)
    named = next((one for one in item.basis if days.search(one.text)), None)
    return named or next((one for one in item.basis if "期限" in one.text), None)


def _length(n: int, unit: Unit) -> re.Pattern[str]:
    """Match the length as a law writes it: 二十日, 三个工作日, 45个工作日, 三个月."""
    counted = "个月" if unit is Unit.MONTH else "(?:个工作)?日"
    return re.compile(f"(?<![{NUMERALS}])(?:{numeral(n)}|{n}){counted}")
