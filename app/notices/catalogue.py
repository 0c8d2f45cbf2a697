"""The notices the program knows, by an explicit table: scanning folders fails silently in the frozen build."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from importlib import resources

from app.notices.template import Common, Template, read_common
from app.notices.template_loading import load_template

KEYS = (
    "acceptance",
    "refusal_to_accept",
    "no_permit_needed",
    "supplement_request",
    "supplement_receipt",
    "material_receipt",
    "one_time_notice",
    "deferred_acceptance",
    "deemed_acceptance",
    "special_procedure",
    "special_procedure_end",
    "extension",
    "site_visit",
    "grant",
    "refusal",
    "termination",
    "returned_materials",
    "ready",
    "collection_receipt",
    "service_receipt",
    "public_service",
    "recovery_slip",
    "material_transfer",
    "day_register",
    "number_book",
    "limit_explanation",
    "complaint_register",
    "service_guide",
    "payment_notice",
    "hearing_right",
    "hearing_notice",
    "hearing_announcement",
    "hearing_record",
    "transfer_list",
    "change_decision",
    "commitment_letter",
    "incomplete_return",
    "deemed_grant",
    "warning_slip",
    "supervision_order",
    "overdue_explanation",
    "key_sheet",
    "site_visit_notice",
    "withdrawal_application",
    "revocation_decision",
    "cancellation_decision",
    "permit_withdrawal_decision",
    "disclosure_application",
    "disclosure_receipt",
    "disclosure_supplement",
    "disclosure_extension",
    "disclosure_third_party",
    "disclosure_reply",
    "disclosure_fee",
    "limit_moved",
    "folder_transfer",
)

LATER: Mapping[str, tuple[str, ...]] = {}
"""Later versions that are shipped beside the first: for a key the stems of their files, as acceptance.v2 is one."""


@lru_cache(maxsize=1)
def common() -> Common:
    """Return the head, tail and fields that the notices share (resources/notices/common.toml)."""
    return read_common(raw("common"))


def raw(key: str) -> bytes:
    """Return the bytes of a file of resources/notices."""
    return (resources.files("resources") / "notices" / f"{key}.toml").read_bytes()


@lru_cache(maxsize=128)
def template(key: str) -> Template:
    """Return one notice as first shipped, loaded and checked; Refused with a sentence when its file is not in order."""
    return load_template(key, raw(key), common())


@lru_cache(maxsize=128)
def shipped(key: str) -> tuple[Template, ...]:
    """Return every shipped version of one notice, the first one first."""
    return (template(key), *(load_template(key, raw(stem), common()) for stem in LATER.get(key, ())))


def find_template(key: str) -> Template | None:
    """Return one notice as first shipped, None where there is none of this key; no other one is loaded for it."""
    return template(key) if key in KEYS else None


def templates() -> dict[str, Template]:
    """Return every notice by its key (the file's stem)."""
    return {key: template(key) for key in KEYS}
