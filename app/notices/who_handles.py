"""Whose name a paper carries as 经办人: the officer who handled the case, not whoever pressed the key."""

from __future__ import annotations

from collections.abc import Mapping

from app.ids import OfficerId
from app.item import StepKind
from app.state import Case

OF_THE_HANDLER = frozenset(
    {"special_procedure", "special_procedure_end", "extension", "grant", "refusal", "change_decision", "termination"}
)  # papers of the department; at the counter it is the clerk who signs what the applicant takes along


def handler(case: Case) -> OfficerId | None:
    """Return who last finished a review step of the case (承办人), None before that."""
    reviews = {step.name for step in case.plan.steps if step.kind is StepKind.REVIEW}
    return next((done.officer for done in reversed(case.finished) if done.step in reviews), None)


def asked_by(who: OfficerId, key: str, case: Case, names: Mapping[OfficerId, str]) -> dict[str, str]:
    """Return the field 经办人 of a paper that `who` asked for and another only signed; the reviewer's name goes first."""
    return handled_by(key, case, names) or ({"经办人": names[who]} if who in names else {})


def handled_by(key: str, case: Case, names: Mapping[OfficerId, str]) -> dict[str, str]:
    """Return the field 经办人 of the paper `key` where it is not the officer who acts now."""
    who = handler(case) if key in OF_THE_HANDLER else None
    name = names.get(who, "") if who is not None else ""
    return {"经办人": name} if name else {}
