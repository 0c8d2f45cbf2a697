"""The limits of call-backs and complaints: local, so a setting of the office; what ships stands in resources/ratings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.clock.limits import Limit, Unit
from app.desk import Desk, Records
from app.finding import Finding, finding
from app.ratings.levels import standard
from app.setting import change_setting, check_administrator

KEY = "ratings"
MOST_DAYS, LEAST_SECONDS, MOST_SECONDS = 60, 10, 600


@dataclass(frozen=True)
class RatingRules:
    """Days are working days. `contact_days`: a real-name bad rating is called back within them; `complex_days`: the
    deadlines a complex matter may get; `reply_days`, `revisit_days`: a complaint; `ask_seconds`: then it is a blank.
    """

    contact_days: int
    complex_days: tuple[int, ...]
    reply_days: int
    revisit_days: int
    ask_seconds: int

    def contact(self) -> Limit:
        """Return the limit of the first contact."""
        return Limit(self.contact_days, Unit.WORKING_DAY)

    def mending(self) -> Limit:
        """Return the longest limit that a matter found true may take from the contact on."""
        return Limit(max(self.complex_days), Unit.WORKING_DAY)

    def reply(self) -> Limit:
        """Return the limit of a complaint's reply."""
        return Limit(self.reply_days, Unit.WORKING_DAY)

    def revisit(self) -> Limit:
        """Return the limit of a complaint's return visit."""
        return Limit(self.revisit_days, Unit.WORKING_DAY)


def shipped_rules() -> RatingRules:
    """Return the limits that ship with the program."""
    return _read(standard()["rules"])


def rules_of(records: Records) -> RatingRules:
    """Return the limits in force at this office."""
    kept = records.setting(KEY)
    return _read({**standard()["rules"], **kept}) if isinstance(kept, Mapping) else shipped_rules()


def change_rules(desk: Desk, rules: RatingRules) -> RatingRules:
    """The limits are now these. Raises Refused: no system administrator, or a number that cannot be meant."""
    check_administrator(desk, "rating.not_administrator")
    change_setting(desk, KEY, rules, rule_faults(rules))
    return rules


def rule_faults(rules: RatingRules) -> tuple[Finding, ...]:
    """Return what cannot be meant, one sentence per field; `Finding.field` is the field's name."""
    days = {
        "contact_days": (rules.contact_days,),
        "complex_days": rules.complex_days,
        "reply_days": (rules.reply_days,),
        "revisit_days": (rules.revisit_days,),
    }
    wrong = (name for name, given in days.items() if not given or not all(1 <= n <= MOST_DAYS for n in given))
    faults = [finding("rating.rules_days", KEY, name, most=MOST_DAYS) for name in wrong]
    if not LEAST_SECONDS <= rules.ask_seconds <= MOST_SECONDS:
        faults.append(finding("rating.rules_seconds", KEY, "ask_seconds", least=LEAST_SECONDS, most=MOST_SECONDS))
    return tuple(faults)


def _read(plain: Mapping[str, Any]) -> RatingRules:
    return RatingRules(
        contact_days=int(plain["contact_days"]),
        complex_days=tuple(int(n) for n in plain["complex_days"]),
        reply_days=int(plain["reply_days"]),
        revisit_days=int(plain["revisit_days"]),
        ask_seconds=int(plain["ask_seconds"]),
    )
