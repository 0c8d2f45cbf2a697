"""The signed code of a paper: put into its record when it is issued, so that what is printed, kept and exported has it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.desk import Desk
from app.notices.record import prepare
from app.notices.template import Template
from app.numbering import is_case_number
from app.verify.code import CODE_FIELD, SHORT_FIELD, PaperFacts, record_hash, written
from app.verify.outcome import outcome_of
from app.verify.short import short_form

CASE_NUMBER = "办件编号"


def coded(desk: Desk, template: Template, record: Mapping[str, Any], number: str) -> dict[str, Any]:
    """Return the record with the code of this desk's key and its short form; a code of before falls away.

    A template that has no place for a code gets none.
    """
    bare = {name: value for name, value in record.items() if name not in (CODE_FIELD, SHORT_FIELD)}
    if CODE_FIELD not in template.fields:
        return bare
    key = desk.signer()
    case_number = str(bare.get(CASE_NUMBER, ""))
    facts = PaperFacts(
        title=_heading(template, bare),
        number=number,
        case_number=case_number if is_case_number(case_number) else "",
        on=desk.now().on,
        outcome=outcome_of(template.key, bare),
        record_hash=record_hash(bare, template.sha256),
        is_training=desk.is_training,
        key=key.id,
    )
    return {**bare, CODE_FIELD: written(facts, key.sign), SHORT_FIELD: short_form(facts.record_hash)}


def _heading(template: Template, record: Mapping[str, Any]) -> str:
    """Return the title as it stands on the paper: that of some decisions depends on what was decided."""
    prepared = prepare(template, record, preview=False)
    titles = (block.wordings["text"].plain(prepared) for block in template.blocks if block.type == "title")
    return "".join(next(titles, template.title).split())
