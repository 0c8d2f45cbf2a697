"""The rules of supervision as data: what is looked for, by which law, how sure a hit is, which card it may become."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from importlib import resources

from app.errors import Refused
from app.finding import Finding
from app.toml_table import TomlTable, read_toml

WHERE = "supervision/rules.toml"


class Hardness(StrEnum):
    """Hard: the facts alone prove it. Soft: a pattern that a person must look at."""

    HARD = "hard"
    SOFT = "soft"


class CardColour(StrEnum):
    """黄牌, 红牌, or none: a look is due, a card is not."""

    NONE = "none"
    YELLOW = "yellow"
    RED = "red"


@dataclass(frozen=True)
class Rule:
    """One rule; `parameters` are its numbers, by name."""

    code: str
    names: Mapping[str, str]
    basis: str
    hardness: Hardness
    card: CardColour
    parameters: Mapping[str, int]

    def name(self, language: str = "zh_CN") -> str:
        """Return the rule's name."""
        return self.names.get(language) or self.names["zh_CN"]

    def __getitem__(self, key: str) -> int:
        """Return one of the rule's numbers. Raises KeyError."""
        return self.parameters[key]


@dataclass(frozen=True)
class Rung:
    """A rung of the ladder: so many working days after the reply was due, this one is told."""

    after_days: int
    to: str
    names: Mapping[str, str]

    def name(self, language: str = "zh_CN") -> str:
        """Return who is told."""
        return self.names.get(language) or self.names["zh_CN"]


@dataclass(frozen=True)
class Ladder:
    """Working days to reply and to appeal; the hours in which anything climbs (Beijing, from inclusive, to exclusive)."""

    reply_days: int
    appeal_days: int
    from_hour: int
    to_hour: int
    rungs: tuple[Rung, ...]


@dataclass(frozen=True)
class RuleBook:
    """Every rule by its code, the ladder, and how many days a scan looks back."""

    rules: Mapping[str, Rule]
    ladder: Ladder
    window_days: int
    back_entry_days: int = 5

    def rule(self, code: str) -> Rule:
        """Return the rule with this code. Raises Refused("supervision.no_rule")."""
        found = self.rules.get(code)
        if found is None:
            raise Refused("supervision.no_rule", rule=code)
        return found


@lru_cache(maxsize=1)
def rule_book() -> RuleBook:
    """Return the rules that ship with the program; Refused with a sentence when their file is not in order."""
    text = (resources.files("resources") / "supervision" / "rules.toml").read_text("utf-8")
    book, faults = read_rules(text)
    if faults:
        raise faults[0].refusal()
    return book


def read_rules(text: str) -> tuple[RuleBook, tuple[Finding, ...]]:
    """Return the rules of a TOML text and everything that is wrong with it."""
    faults: list[Finding] = []
    table = read_toml(text, WHERE, faults)
    window = table.number("window_days", least=1, most=3660)
    back = table.number("back_entry_days", least=1, most=60)
    rules = [_rule(one) for one in table.tables("rule", required=True)]
    ladder = _ladder(table.table("ladder", required=True) or TomlTable({}, WHERE, faults))
    table.done()
    codes = [rule.code for rule in rules]
    for code in sorted({code for code in codes if codes.count(code) > 1}):
        table.fault("supervision.rule_twice", "rule", rule=code)
    return RuleBook({rule.code: rule for rule in rules}, ladder, window, back), tuple(faults)


def _rule(table: TomlTable) -> Rule:
    numbers = table.table("parameters")
    rule = Rule(
        code=table.text("code"),
        names={"zh_CN": table.text("zh_CN"), "en": table.text("en")},
        basis=table.text("basis"),
        hardness=table.choice("hardness", Hardness),
        card=table.choice("card", CardColour),
        parameters={} if numbers is None else {key: numbers.number(key) for key in numbers.fields()},
    )
    table.done()
    return rule


def _ladder(table: TomlTable) -> Ladder:
    ladder = Ladder(
        reply_days=table.number("reply_days", least=1, most=60),
        appeal_days=table.number("appeal_days", least=1, most=60),
        from_hour=table.number("from_hour", most=23),
        to_hour=table.number("to_hour", most=24),
        rungs=tuple(_rung(one) for one in table.tables("rung", required=True)),
    )
    table.done()
    return ladder


def _rung(table: TomlTable) -> Rung:
    rung = Rung(
        table.number("after_days", most=365),
        table.text("to"),
        {"zh_CN": table.text("zh_CN"), "en": table.text("en")},
    )
    table.done()
    return rung
