"""What a paper says in one word, as its code carries it: an explicit table by template."""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum
from typing import Any


class Outcome(IntEnum):
    """The value stands in every code ever printed: it never changes, new ones get new numbers (below 32)."""

    TOLD = 0
    ACCEPTED = 1
    NOT_ACCEPTED = 2
    NO_PERMIT_NEEDED = 3
    SUPPLEMENT = 4
    RECEIVED = 5
    RETURNED = 6
    STOPPED = 7
    RESUMED = 8
    EXTENDED = 9
    GRANTED = 10
    REFUSED = 11
    TERMINATED = 12
    SERVED = 13


_OUTCOMES: Mapping[str, Outcome] = {
    "acceptance": Outcome.ACCEPTED,
    "deferred_acceptance": Outcome.ACCEPTED,
    "deemed_acceptance": Outcome.ACCEPTED,
    "refusal_to_accept": Outcome.NOT_ACCEPTED,
    "no_permit_needed": Outcome.NO_PERMIT_NEEDED,
    "supplement_request": Outcome.SUPPLEMENT,
    "supplement_receipt": Outcome.RECEIVED,
    "material_receipt": Outcome.RECEIVED,
    "incomplete_return": Outcome.RETURNED,
    "returned_materials": Outcome.RETURNED,
    "special_procedure": Outcome.STOPPED,
    "special_procedure_end": Outcome.RESUMED,
    "extension": Outcome.EXTENDED,
    "grant": Outcome.GRANTED,
    "deemed_grant": Outcome.GRANTED,
    "refusal": Outcome.REFUSED,
    "termination": Outcome.TERMINATED,
    "service_receipt": Outcome.SERVED,
    "collection_receipt": Outcome.SERVED,
}


def outcome_of(template: str, record: Mapping[str, Any]) -> Outcome:
    """Return what the paper says; one that is in no row of the table tells something 告知."""
    if template == "change_decision":
        return Outcome.REFUSED if record.get("不予") else Outcome.GRANTED
    return _OUTCOMES.get(template, Outcome.TOLD)
