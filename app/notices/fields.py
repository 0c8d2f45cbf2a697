"""The record of each paper, computed from a case: an explicit table of one function a template."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from app.clock.calendar import Calendar
from app.item import Item
from app.notices import (
    alongside_fields,
    delivery_fields,
    fee_fields,
    folder_fields,
    follow_fields,
    hearing_fields,
    intake_fields,
    permit_fields,
    progress_fields,
    special_fields,
    supervision_fields,
)
from app.notices.field_context import Context, Fields, shared
from app.notices.template import Template
from app.notices.versions import for_case
from app.office import Office
from app.officer import Officer
from app.ratings.code import rating_code
from app.state import Case

MAKERS: dict[str, Callable[[Context], Fields]] = {
    "acceptance": intake_fields.acceptance,
    "refusal_to_accept": intake_fields.refusal_to_accept,
    "no_permit_needed": intake_fields.no_permit_needed,
    "supplement_request": intake_fields.supplement_request,
    "supplement_receipt": intake_fields.supplement_receipt,
    "material_receipt": intake_fields.material_receipt,
    "one_time_notice": intake_fields.one_time_notice,
    "deferred_acceptance": intake_fields.deferred_acceptance,
    "deemed_acceptance": intake_fields.deemed_acceptance,
    "special_procedure": progress_fields.special_procedure,
    "special_procedure_end": progress_fields.special_procedure_end,
    "extension": progress_fields.extension,
    "site_visit": progress_fields.site_visit,
    "site_visit_notice": progress_fields.site_visit_notice,
    "grant": progress_fields.grant,
    "refusal": progress_fields.refusal,
    "termination": progress_fields.termination,
    "returned_materials": progress_fields.returned_materials,
    "withdrawal_application": progress_fields.withdrawal_application,
    "ready": delivery_fields.ready,
    "collection_receipt": delivery_fields.collection_receipt,
    "service_receipt": delivery_fields.service_receipt,
    "public_service": delivery_fields.public_service,
    "material_transfer": alongside_fields.material_transfer,
    "payment_notice": fee_fields.payment_notice,
    "hearing_right": hearing_fields.hearing_right,
    "hearing_notice": hearing_fields.hearing_notice,
    "hearing_announcement": hearing_fields.hearing_announcement,
    "hearing_record": hearing_fields.hearing_record,
    "transfer_list": follow_fields.transfer_list,
    "change_decision": follow_fields.change_decision,
    "commitment_letter": special_fields.commitment_letter,
    "incomplete_return": special_fields.incomplete_return,
    "deemed_grant": special_fields.deemed_grant,
    "overdue_explanation": supervision_fields.overdue_explanation,
    "limit_moved": supervision_fields.limit_moved,
    "folder_transfer": folder_fields.folder_transfer,
    "revocation_decision": permit_fields.revocation_decision,
    "cancellation_decision": permit_fields.cancellation_decision,
    "permit_withdrawal_decision": permit_fields.permit_withdrawal_decision,
}
COMPUTED = frozenset({"送达文书", "送达方式", "退还材料", "移交材料", "去向"})
AT_THE_WINDOW = frozenset(
    {"acceptance", "refusal_to_accept", "no_permit_needed", "supplement_request", "supplement_receipt",
     "material_receipt", "collection_receipt", "incomplete_return"}
)  # fmt: skip
"""The papers an applicant takes home from a visit: they carry the 评价码 by which it can be rated later."""


def record_for(
    key: str,
    case: Case,
    item: Item,
    office: Office,
    officer: Officer,
    on: date,
    calendar: Calendar,
    extra: Mapping[str, Any],
    version: Template | None = None,
) -> dict[str, object]:
    """Return the record of the paper `key` for `case` as of the civil date `on`: one flat object of Chinese fields.

    `extra` holds what the case does not know, by field name; it wins over what is computed, except where the
    computation needs it as a fact (送达文书, 送达方式, 退还材料, and 补交材料, 时间, 依据条款, 上一级主管部门,
    which are no fields). Fields that the template (`version`, else the one the case
    keeps to) does not declare are left out.
    """
    context = Context(case, item, office, officer, on, calendar, extra)
    given = {name: value for name, value in extra.items() if name not in COMPUTED}
    rated = {"评价码": rating_code(case.id, on) if key in AT_THE_WINDOW and case.number else ""}
    computed: Fields = {**shared(context), **rated, **MAKERS[key](context), **given}
    declared = (version or for_case(key, case)).fields
    return {name: value for name, value in computed.items() if name in declared}
