"""What a correction would do: the right values checked as at the counter, and every paper as it would read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.correction import CLOCK_DATES, EVIDENCE, OF_PAPER, own_fields, present_values, reworded
from app.correction_values import checked
from app.desk import Notice, Records
from app.errors import Refused, Trouble
from app.ids import CaseId, NoticeId
from app.notices.issue import template_of
from app.notices.own_versions import OwnPapers
from app.notices.phrases import phrase
from app.notices.template import Template
from app.notices.versions import for_case
from app.papers_held import refuse_papers_elsewhere
from app.state import Case
from app.verify.code import CODE_FIELD, SHORT_FIELD
from app.wording import DEFAULT_LANGUAGE, day_words, say

CORRECTION = "更正"


@dataclass(frozen=True)
class Rewritten:
    """A paper as it will read once it is right: the notice it replaces, its template, its record without a number."""

    notice: NoticeId
    template: str
    record: dict[str, Any]


@dataclass(frozen=True)
class Proposal:
    """What is proposed: the right values, what stands there now, and every paper that is written anew."""

    values: Mapping[str, str]
    before: Mapping[str, str]
    papers: tuple[Rewritten, ...]


def proposal_of(
    records: Records, case: Case, values: Mapping[str, str], paper: NoticeId | None, today: date
) -> Proposal:
    """Return what correcting the case by `values` (key -> right text, `paper.<field>` for the chosen paper) would do.

    Raises Refused: a date of the clock, a valid paper that another desk holds, an entry that is not there, a value
    that is no right one, nothing changed.
    """
    clock = next((key for key in values if key in CLOCK_DATES), None)
    if clock is not None:
        raise Refused("correction.clock_date", correction_field=clock)
    refuse_papers_elsewhere(records, case)
    notices = [n for n in records.notices(case.id) if not n.is_void]
    chosen = next((n for n in notices if n.id == paper), None)
    own = records.own_papers()
    before = present_values(case) | _of_paper(case, chosen, own)
    strange = next((key for key in values if key not in before), None)
    if strange is not None:
        raise Refused("correction.not_there", correction_field=strange.removeprefix(OF_PAPER))
    plain = checked(case, values, before, today)
    changed = {key: text for key, text in plain.items() if text != before[key]}
    if not changed:
        raise Refused("correction.nothing")
    papers = tuple(
        made for n in notices if (made := _rewritten(case, n, own, before, changed, n is chosen, today)) is not None
    )
    return Proposal(changed, {key: before[key] for key in changed}, papers)


def kept_version(notice: Notice, case: Case, own: OwnPapers) -> Template:
    """Return the version that a paper of this case is written anew with: the one the case keeps to."""
    return for_case(notice.template, case, own.on(notice.template, case.received_on))


def _of_paper(case: Case, notice: Notice | None, own: OwnPapers) -> dict[str, str]:
    if notice is None:
        return {}
    fields = own_fields(kept_version(notice, case, own), notice.record)
    return {OF_PAPER + name: text for name, text in fields.items()}


def _rewritten(
    case: Case,
    notice: Notice,
    own: OwnPapers,
    before: Mapping[str, str],
    changed: Mapping[str, str],
    is_chosen: bool,
    today: date,
) -> Rewritten | None:
    """Return the paper as it should read, None when it is right as it is."""
    template = kept_version(notice, case, own)
    if CORRECTION not in template.fields or (notice.template in EVIDENCE and not is_chosen):
        return None
    record = reworded(template, notice.record, before, changed)
    if is_chosen:
        record |= {k.removeprefix(OF_PAPER): text for k, text in changed.items() if k.startswith(OF_PAPER)}
    if record == dict(notice.record):
        return None
    code = "correction_numbered" if notice.number else "correction_plain"
    record[CORRECTION] = phrase(code, on=day_words(notice.issued_on), title=notice.title, number=notice.number)
    record["落款日期"] = today.isoformat()
    for issued in ("文号", CODE_FIELD, SHORT_FIELD):  # number and code belong to the paper that is issued
        record.pop(issued, None)
    return Rewritten(notice.id, notice.template, record)


@dataclass(frozen=True)
class Tried:
    """What a correction would do, or the trouble that keeps it from being asked; the first paper as it would read."""

    proposal: Proposal | None = None
    trouble: Trouble | None = None
    titles: tuple[str, ...] = ()


def tried(records: Records, case_id: CaseId, values: Mapping[str, str], paper: NoticeId | None, today: date) -> Tried:
    """Return the proposal of what is typed so far; a trouble is a value, since it must not interrupt the typing."""
    try:
        made = proposal_of(records, records.case(case_id), values, paper, today)
    except Trouble as trouble:
        return Tried(trouble=trouble)
    return Tried(made, titles=tuple(template_of(one.template).title for one in made.papers))


def change_words(proposal: Mapping[str, Any] | None, language: str = DEFAULT_LANGUAGE) -> str:
    """Return what is proposed, entry by entry: what stands there and what is right; empty for another proposal."""
    held = proposal or {}
    if "values" not in held or "before" not in held:
        return ""
    told = (
        {"correction_field": key.removeprefix(OF_PAPER), "before": held["before"].get(key, ""), "after": text}
        for key, text in held["values"].items()
    )
    return "；".join(say("correction.changed", language, **facts) for facts in told)
