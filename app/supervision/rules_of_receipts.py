"""The rule about receipts that no applicant ever used: many cases of one clerk, and not a trace of anybody behind them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from statistics import median

from app.events.delivery import ServiceMethod
from app.ids import CaseId, OfficerId
from app.ratings.rate import PRESSED
from app.state import Case
from app.supervision.look import Facts, Found, OfficeLook, found
from app.supervision.rule import Rule


def receipts_unseen(look: OfficeLook, rule: Rule) -> Iterator[Found]:
    """Of one clerk's many cases none was looked up or scanned by the public, fetched in person or rated, though by the
    colleagues' median a good number should have been: invented cases leave no trace. Silent where the public's look-up is
    not in use.
    """
    if look.public.since is None:
        return
    counted = [case for case in look.cases if _is_counted(case, look, look.public.since, rule)]
    if not counted or 100 * sum(case.number in look.public.numbers for case in counted) < rule["in_use"] * len(counted):
        return
    shares = {who: share for who, share in _shares(counted, look).items() if share[1] >= rule["cases"]}
    for officer, (seen, cases) in sorted(shares.items()):
        others = [100 * seen // cases for who, (seen, cases) in shares.items() if who != officer]
        if seen == 0 and len(others) >= rule["others"] and median(others) * cases >= 100 * rule["expected"]:
            facts: Facts = {"cases": cases, "percent": round(median(others))}
            yield found(f"{officer} {look.on:%Y-%m}", look.on, officer, **facts)


def _is_counted(case: Case, look: OfficeLook, since: date, rule: Rule) -> bool:
    """True for a case that was accepted at a window long enough ago, while the look-ups of the public are known."""
    on = case.accepted_on
    return on is not None and on >= since and (look.on - on).days >= rule["days"] and case.id not in look.declared


def _rated(look: OfficeLook) -> frozenset[CaseId]:
    """Return the cases that somebody else than who served rated."""
    return frozenset(one.case for one in look.ratings if one.channel in PRESSED or one.entered != one.served)


def _shares(cases: Sequence[Case], look: OfficeLook) -> dict[OfficerId, tuple[int, int]]:
    """Return for each clerk how many of the cases he took in have a trace of their applicant, and how many there are."""
    rated = _rated(look)
    shares: defaultdict[OfficerId, tuple[int, int]] = defaultdict(lambda: (0, 0))
    for case in cases:
        seen, taken = shares[case.received_by]
        has_trace = case.number in look.public.numbers or case.id in rated or _was_fetched(case)
        shares[case.received_by] = seen + has_trace, taken + 1
    return shares


def _was_fetched(case: Case) -> bool:
    """True when somebody came for the result and showed who he is."""
    served = case.served
    return served is not None and served.method is ServiceMethod.COLLECT and served.is_identity_checked
