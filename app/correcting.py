"""更正: one officer asks, the lead signs over the very same proposal; the old paper stays, void, beside its successor."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.act import Done, read_case, recorded
from app.applicant import Agent, Applicant, read_agent, read_applicant
from app.correction import (
    CLOCK_DATES,
    EVIDENCE,
    OF_PAPER,
    corrected,
    own_fields,
    present_values,
    reworded,
)
from app.desk import Desk, Notice, Records
from app.errors import Refused, Trouble
from app.events.alongside import Corrected, Replaced
from app.events.approval import Asked
from app.events.body import pack
from app.free_text import written
from app.identity.digits import plain_code
from app.identity.text import check_text
from app.ids import CaseId, EventId, NoticeId, uuid7
from app.notices.issue import issue_again, template_of
from app.notices.phrases import phrase
from app.people import check
from app.state import Case
from app.validity import check_validity
from app.wording import DEFAULT_LANGUAGE, say
from app.workflow import Action

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

    Raises Refused: a date of the clock, an entry that is not there, a value that is no right one, nothing changed.
    """
    clock = next((key for key in values if key in CLOCK_DATES), None)
    if clock is not None:
        raise Refused("correction.clock_date", correction_field=clock)
    notices = [n for n in records.notices(case.id) if not n.is_void]
    chosen = next((n for n in notices if n.id == paper), None)
    before = present_values(case) | _of_paper(chosen)
    strange = next((key for key in values if key not in before), None)
    if strange is not None:
        raise Refused("correction.not_there", correction_field=strange.removeprefix(OF_PAPER))
    plain = _checked(case, values, before, today)
    changed = {key: text for key, text in plain.items() if text != before[key]}
    if not changed:
        raise Refused("correction.nothing")
    papers = tuple(made for n in notices if (made := _rewritten(n, before, changed, n is chosen, today)) is not None)
    return Proposal(changed, {key: before[key] for key in changed}, papers)


def _of_paper(notice: Notice | None) -> dict[str, str]:
    if notice is None:
        return {}
    fields = own_fields(template_of(notice.template), notice.record)
    return {OF_PAPER + name: text for name, text in fields.items()}


def _rewritten(
    notice: Notice, before: Mapping[str, str], changed: Mapping[str, str], is_chosen: bool, today: date
) -> Rewritten | None:
    """Return the paper as it should read, None when it is right as it is."""
    template = template_of(notice.template)
    if CORRECTION not in template.fields or (notice.template in EVIDENCE and not is_chosen):
        return None
    record = reworded(template, notice.record, before, changed)
    if is_chosen:
        record |= {k.removeprefix(OF_PAPER): text for k, text in changed.items() if k.startswith(OF_PAPER)}
    if record == dict(notice.record):
        return None
    code = "correction_numbered" if notice.number else "correction_plain"
    on = f"{notice.issued_on.year}年{notice.issued_on.month}月{notice.issued_on.day}日"
    record[CORRECTION] = phrase(code, on=on, title=notice.title, number=notice.number)
    record["落款日期"] = today.isoformat()
    record.pop("文号", None)
    return Rewritten(notice.id, notice.template, record)


def _checked(case: Case, values: Mapping[str, str], before: Mapping[str, str], today: date) -> dict[str, str]:
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


def ask_correction(
    desk: Desk,
    case_id: CaseId,
    *,
    values: Mapping[str, str],
    reason: str,
    paper: NoticeId | None = None,
    seen: str | None = None,
) -> Done:
    """A correction is asked for; nothing changes before the lead signs. Raises what `proposal_of` raises."""
    if not reason.strip():
        raise Refused("correction.no_reason")
    case = read_case(desk, case_id, seen)
    check(desk.officer, Action.CORRECT, case)
    made = proposal_of(desk.records, case, values, paper, desk.now().on)
    event = desk.record(case_id, Asked(Action.CORRECT.value, written(reason), pack(made)))
    return Done(desk.records.case(case_id), (), recorded(event))


def correct(desk: Desk, case_id: CaseId, asked: EventId, proposal: dict[str, Any]) -> Done:
    """The case is right from now on; each wrong paper is void and names its successor in the number book.

    Raises Refused("correction.changed_meanwhile") when an entry or a paper is no longer what was proposed about.
    There is nothing to undo: what was wrong again is corrected again.
    """
    case = desk.records.case(case_id)
    pending = next(p for p in case.pending if p.event == asked)
    papers = tuple(Rewritten(**one) for one in proposal["papers"])
    _refuse_changed(case, proposal, papers)
    ids = {one.notice: NoticeId(uuid7()) for one in papers}
    body = corrected_body(asked, proposal, pending.body.reason, ids)
    desk.record(case_id, body)
    notices = []
    for one in papers:
        record = {**one.record, "落款日期": desk.now().on.isoformat()}
        new = issue_again(desk, desk.records.case(case_id), one.template, record, ids[one.notice])
        successor = new.number or new.title
        desk.void_notice(one.notice, phrase("corrected_by", number=successor, reason=pending.body.reason))
        notices.append(new)
    return Done(desk.records.case(case_id), tuple(notices))


def corrected_body(
    asked: EventId, proposal: Mapping[str, Any], reason: str, ids: Mapping[NoticeId, NoticeId]
) -> Corrected:
    """Return the correction that was proposed, word for word."""
    return Corrected(
        fields=tuple(proposal["values"]),
        replaced=tuple(Replaced(old, new) for old, new in ids.items()),
        asked=asked,
        values=dict(proposal["values"]),
        before=dict(proposal["before"]),
        reason=reason,
    )


def _refuse_changed(case: Case, proposal: Mapping[str, Any], papers: tuple[Rewritten, ...]) -> None:
    present = present_values(case)
    of_case = {key: text for key, text in proposal["before"].items() if not key.startswith(OF_PAPER)}
    standing = {p.notice for p in case.papers if not p.is_void}
    if any(present.get(key) != text for key, text in of_case.items()) or any(p.notice not in standing for p in papers):
        raise Refused("correction.changed_meanwhile", number=case.number)


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
