"""The right values of a correction, entry by entry, held to the rules of the counter."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from app.applicant import Agent, Applicant, read_agent, read_applicant
from app.correction import OF_PAPER, corrected
from app.errors import Refused
from app.free_text import written
from app.identity.digits import plain_code
from app.identity.text import check_text
from app.state import Case
from app.validity import check_validity


def checked(case: Case, values: Mapping[str, str], before: Mapping[str, str], today: date) -> dict[str, str]:
    """Return the values in plain form. Raises Refused with the field's own sentence for one that cannot be right."""
    plain = {key: _plain(key, text) for key, text in values.items()}
    after = corrected(case, {key: text for key, text in plain.items() if not key.startswith(OF_PAPER)})
    people: list[tuple[str, Applicant | Agent, Any]] = []
    if after.applicant is not None:
        people.append(("applicant", after.applicant, read_applicant(after.applicant, today)))
        if after.agent is not None:
            people.append(("agent", after.agent, read_agent(after.agent, after.applicant, today)))
    for prefix, _, (read, faults) in people:
        wrong = next((f for f in faults if f"{prefix}.{f.field}" in _touched(plain, before, prefix)), None)
        if wrong is not None:
            raise wrong.refusal()
        plain |= {k: str(getattr(read, k.partition(".")[2])) for k in plain if k.partition(".")[0] == prefix}
    if after.decision is not None and any(key.startswith("validity.") for key in plain):
        check_validity(case, after.decision.valid_from, after.decision.valid_to, today)
    return plain


def _touched(plain: Mapping[str, str], before: Mapping[str, str], prefix: str) -> set[str]:
    """Return the entries that change; a kind of document and its number are judged together."""
    changed = {key for key, text in plain.items() if text != before[key]}
    if {f"{prefix}.id_kind", f"{prefix}.id_number"} & changed:
        changed |= {f"{prefix}.id_kind", f"{prefix}.id_number"}
    return changed


def _plain(key: str, text: str) -> str:
    if key.startswith("validity.") and text.strip():
        try:
            return date.fromisoformat(text.strip()).isoformat()
        except ValueError as error:
            raise Refused("correction.date", correction_field=key, found=text.strip()[:20]) from error
    if key.startswith((OF_PAPER, "certificate.")):
        plain = written(text) if key.startswith(OF_PAPER) else check_text(text)
        if not plain:
            raise Refused("correction.empty", correction_field=key.removeprefix(OF_PAPER))
        return plain
    return plain_code(text) if key.endswith("id_number") else text.strip()
