"""How long each kind is kept: a setting of the office; what ships is the shortest that law and repair allow."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from app.desk import Desk, Records
from app.finding import Finding, finding
from app.setting import change_setting, check_administrator

KEY = "retention"


class Kept(StrEnum):
    """What is removed once its days are over; cases, papers, numbers and events are none of these."""

    LOGS = "logs"
    EXPORTS = "exports"
    BACKUPS = "backups"
    CAPTURES = "captures"  # pictures of the camera, and scans that were kept but belong to no case and no draft
    DRAFTS = "drafts"


@dataclass(frozen=True)
class RetentionRules:
    """Calendar days for which a thing is kept after its own day.

    Logs: at least six months (网络安全法 23), so never under 190 days. The others hold personal data and go as soon as their
    purpose is served (个人信息保护法 19); backups outlast the four weeks that are kept of them.
    """

    logs_days: int = 400
    exports_days: int = 30
    backups_days: int = 35
    captures_days: int = 7
    drafts_days: int = 30

    def days(self, kind: Kept) -> int:
        """Return for how many days a kind is kept."""
        return int(getattr(self, f"{kind.value}_days"))


BOUNDS: dict[Kept, tuple[int, int]] = {
    Kept.LOGS: (190, 3650),
    Kept.EXPORTS: (1, 400),
    Kept.BACKUPS: (30, 400),
    Kept.CAPTURES: (7, 90),
    Kept.DRAFTS: (7, 400),
}


def rules_of(records: Records) -> RetentionRules:
    """Return how long things are kept at this office."""
    return read_rules(records.setting(KEY))


def read_rules(kept: Any) -> RetentionRules:
    """Return the rules that a setting holds; what it does not hold, or holds wrongly, is as shipped."""
    if not isinstance(kept, Mapping):
        return RetentionRules()
    names = {f"{kind.value}_days": kind for kind in Kept}
    sound = {name: kept[name] for name, kind in names.items() if _is_sound(kind, kept.get(name))}
    return RetentionRules(**sound)


def change_rules(desk: Desk, rules: RetentionRules) -> RetentionRules:
    """Things are kept that long from now on. Raises Refused: no system administrator, or days that may not be."""
    check_administrator(desk)
    change_setting(desk, KEY, rules, rule_faults(rules))
    return rules


def rule_faults(rules: RetentionRules) -> tuple[Finding, ...]:
    """Return the days that may not be, one sentence per field; `Finding.field` is the field's name."""
    wrong = [kind for kind in Kept if not _is_sound(kind, rules.days(kind))]
    return tuple(_fault(kind, rules.days(kind)) for kind in wrong)


def _fault(kind: Kept, found: int) -> Finding:
    least, most = BOUNDS[kind]
    code = "retention.logs_days" if kind is Kept.LOGS and found < least else "retention.days"
    return finding(code, KEY, f"{kind.value}_days", least=least, most=most)


def _is_sound(kind: Kept, days: Any) -> bool:
    least, most = BOUNDS[kind]
    return isinstance(days, int) and not isinstance(days, bool) and least <= days <= most
