"""更正: which entries of a case may be put right, what stands there, and how a paper reads with the right values.

A date that the clock reads is never among them: it is when something happened, and only a new act moves it (clock.md).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from app.applicant import IdKind
from app.identity.masking import mask_number
from app.notices.template import FieldKind, Template
from app.state import Case

PERSON = ("name", "id_kind", "id_number", "phone", "address", "legal_representative", "contact")
AGENT = ("name", "id_kind", "id_number", "phone", "relation", "authority")
CERTIFICATE = ("certificate_number",)
VALIDITY = ("valid_from", "valid_to")
CLOCK_DATES = ("received_on", "accepted_on", "supplement_on", "stopped_on", "decided_on", "served_on")
OF_PAPER = "paper."
VALIDITY_IN_PAPER = {"validity.valid_from": "有效期自", "validity.valid_to": "有效期至"}
ASSIGNED = frozenset(
    {"机关", "文号", "办件编号", "查询码", "事项名称", "事项编码", "事项类型", "落款日期", "更正", "验真码", "验真短码"}
)
OF_THE_CASE = frozenset({"申请人", "代理人", "称谓", "交件人", "接收人", "领取人"})
LIMITS = frozenset({"法定期限", "承诺期限", "延长时间", "延长后期限", "所需时间", "扣除时间", "送达期限", "补正期限"})
# What somebody signed when it happened tells what happened then; it is not written anew.
EVIDENCE = frozenset(
    {"service_receipt", "collection_receipt", "returned_materials", "material_transfer", "site_visit", "hearing_record"}
)


def present_values(case: Case) -> dict[str, str]:
    """Return every entry that may be put right, by key, as text; dates ISO. Erased or absent ones are left out."""
    found: dict[str, str] = {}
    for prefix, person, names in (("applicant", case.applicant, PERSON), ("agent", case.agent, AGENT)):
        if person is not None:
            found |= {f"{prefix}.{name}": str(getattr(person, name)) for name in names}
    if case.certificate is not None:
        found |= {f"certificate.{name}": str(getattr(case.certificate, name)) for name in CERTIFICATE}
    if case.decision is not None and case.decision.granted:
        ends = ((name, getattr(case.decision, name)) for name in VALIDITY)
        found |= {f"validity.{name}": "" if day is None else day.isoformat() for name, day in ends}
    return found


def corrected(case: Case, values: Mapping[str, Any]) -> Case:
    """Return the case with these values in place of what stood there."""
    for prefix in ("applicant", "agent", "certificate"):
        held = getattr(case, prefix)
        given = _of(prefix, values)
        if held is not None and given:
            typed = {name: IdKind(text) if name == "id_kind" else text for name, text in given.items()}
            case = replace(case, **{prefix: replace(held, **typed)})
    days = {name: date.fromisoformat(text) if text else None for name, text in _of("validity", values).items()}
    for part in ("decision", "certificate"):  # what is certified holds as long as what was decided
        held = getattr(case, part)
        if held is not None and days:
            case = replace(case, **{part: replace(held, **days)})
    return case


def _of(prefix: str, values: Mapping[str, Any]) -> dict[str, str]:
    return {key.partition(".")[2]: str(text) for key, text in values.items() if key.partition(".")[0] == prefix}


def own_fields(template: Template, record: Mapping[str, Any]) -> dict[str, str]:
    """Return the sentences of a paper that may be put right in it alone, by field: no date, no limit, no case data."""
    shut = ASSIGNED | OF_THE_CASE | LIMITS
    return {
        field.name: str(record[field.name])
        for field in template.fields.values()
        if field.kind in (FieldKind.TEXT, FieldKind.NAME) and field.name not in shut and record.get(field.name)
    }


def reworded(
    template: Template, record: Mapping[str, Any], before: Mapping[str, str], values: Mapping[str, str]
) -> Any:
    """Return the record of a paper with the right values of the case in place of the wrong ones."""
    pairs = tuple(_pairs(before, values))
    plain: dict[str, Any] = {}
    for name, value in record.items():
        field = template.fields.get(name)
        is_name = field is not None and field.kind is FieldKind.NAME
        is_text = field is None or field.kind in (FieldKind.TEXT, FieldKind.NAME, FieldKind.LIST)
        plain[name] = _put(value, pairs, whole=is_name) if is_text else value
    for key, name in VALIDITY_IN_PAPER.items():
        if key in values and name in template.fields:
            plain[name] = values[key]
    return plain


def _pairs(before: Mapping[str, str], values: Mapping[str, str]) -> Iterable[tuple[str, str]]:
    """Yield wrong and right texts, the longest first: a name may be part of another."""
    found = []
    for key, new in values.items():
        old = before.get(key, "")
        if key.startswith(OF_PAPER) or key.endswith("id_kind") or key in VALIDITY_IN_PAPER or len(old) < 2:
            continue
        found.append((old, new))
        if key.endswith("id_number"):
            found.append((mask_number(old), mask_number(new)))
    return sorted(found, key=lambda pair: -len(pair[0]))


def _put(value: Any, pairs: tuple[tuple[str, str], ...], *, whole: bool) -> Any:
    if isinstance(value, Mapping):
        return {name: _put(one, pairs, whole=whole) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [_put(one, pairs, whole=whole) for one in value]
    if not isinstance(value, str):
        return value
    for old, new in pairs:
        if value == old:
            return new
        if not whole and old in value:
            value = value.replace(old, new)
    return value
