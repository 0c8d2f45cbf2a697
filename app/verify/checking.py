"""Checking a code: signature, key and day, and at the desk that issued it also what became of the paper since."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from app.desk import Notice, Records
from app.errors import Refused
from app.keys.signing import is_signed
from app.verify.code import CODE_FIELD, PaperCode, PaperFacts, looks_like_code, read_code, record_hash
from app.verify.keys import PublicKey
from app.verify.short import looks_like_short, read_short
from app.verify.verdict import Answer, Remark, Verdict, remark


def check_text(text: str, keys: Sequence[PublicKey], records: Records | None = None) -> Answer:
    """Return what a code says that was scanned or typed, whole or in its short form.

    `records` is this desk's own store; without it a paper's later fate (void, corrected) cannot be told, and a short
    form not be checked. Raises Refused("verify.bad_code") for what is neither, ("verify.short_needs_desk").
    """
    if looks_like_code(text):
        return check_code(text, keys, records)
    if not looks_like_short(text):
        raise Refused("verify.bad_code")
    wanted = read_short(text)
    if records is None:
        raise Refused("verify.short_needs_desk")
    notice = _standing(records.notices_with_hash(wanted))
    if notice is None:
        may_be = (remark("verify.short_may_be_lost"),) if records.lost_spans() else ()
        return Answer(Verdict.NOT_ISSUED, remarks=(remark("verify.no_such_short"), *may_be))
    return check_notice(notice, keys, records)


def check_notice(notice: Notice, keys: Sequence[PublicKey], records: Records) -> Answer:
    """Return what can be said of a paper of this desk's own store."""
    text = str(notice.record.get(CODE_FIELD, ""))
    if text:
        return check_code(text, keys, records)
    # Since there are codes every paper has its hash; what the applicant writes has the hash alone.
    why = remark("verify.no_office_code" if notice.record_hash else "verify.before_codes")
    training = next((key for key in records.own_keys() if key.is_training), None)
    verdict = Verdict.GENUINE if training is None else Verdict.TRAINING
    return _fate(Answer(verdict, key=training, remarks=(why,)), notice, records)


def check_code(text: str, keys: Sequence[PublicKey], records: Records | None = None) -> Answer:
    """Return what a signed code says. Raises Refused("verify.newer_code") for one of a later kind."""
    try:
        code = read_code(text)
    except Refused as refused:
        if refused.code != "verify.broken_code":
            raise
        return Answer(Verdict.ALTERED, remarks=(remark("verify.code_broken"),))
    known = [key for key in keys if key.id == code.facts.key]
    if not known:
        return Answer(Verdict.UNKNOWN_KEY, code.facts, remarks=(remark("verify.ask_for_key", key=code.facts.key),))
    key = next((key for key in known if is_signed(key.public, code.message, code.signature)), None)
    if key is None:
        return Answer(Verdict.ALTERED, code.facts, remarks=(remark("verify.code_not_signed"),))
    return _beyond(code, key, records)


def _beyond(code: PaperCode, key: PublicKey, records: Records | None) -> Answer:
    """Return the answer for a code whose signature is right."""
    facts = code.facts
    if not facts.is_training and not key.was_in_use(facts.on):
        span = {"first": key.from_on.isoformat(), "last": key.to_on.isoformat() if key.to_on else "-"}
        return Answer(Verdict.OUT_OF_TIME, facts, key, (remark("verify.out_of_time", **span),))
    is_training = facts.is_training or key.is_training
    answer = Answer(Verdict.TRAINING if is_training else Verdict.GENUINE, facts, key)
    if records is None or key.public not in {own.public for own in records.own_keys()}:
        return replace(answer, remarks=(remark("verify.fate_unknown"),))
    notice = _standing(_matching(records, facts))
    if notice is None:
        return _without_record(facts, key, records)
    if record_hash(notice.record, notice.template_sha256) != facts.record_hash:
        return Answer(Verdict.ALTERED, facts, key, (remark("verify.record_differs"),), notice.id)
    return _fate(answer, notice, records)


def _without_record(facts: PaperFacts, key: PublicKey, records: Records) -> Answer:
    """Return the answer for a right signature without a record: of a span whose records were lost nobody can say more."""
    span = next((one for one in records.lost_spans() if one.holds(facts.on)), None)
    if span is None:
        return Answer(Verdict.NOT_ISSUED, facts, key, (remark("verify.not_in_store"),))
    days = {"first": span.first_on.isoformat(), "last": span.last_on.isoformat() if span.last_on else "-"}
    return Answer(Verdict.RECORD_LOST, facts, key, (remark("verify.record_lost", **days),))


def _matching(records: Records, facts: PaperFacts) -> tuple[Notice, ...]:
    found = records.notices_with_hash(facts.record_hash)
    return tuple(one for one in found if one.number == facts.number and one.issued_on == facts.on)


def _standing(notices: Sequence[Notice]) -> Notice | None:
    """Return the paper that counts: the newest that is not void, else the newest."""
    return next((one for one in reversed(notices) if not one.is_void), notices[-1] if notices else None)


def _fate(answer: Answer, notice: Notice, records: Records) -> Answer:
    """Return the answer with what became of the paper since it was issued."""
    told: tuple[Remark, ...] = answer.remarks
    if not notice.is_void:
        if records.is_left_out(notice.id):
            why_not = (*told, remark("verify.not_adopted"))
            return replace(answer, verdict=Verdict.NOT_ADOPTED, remarks=why_not, notice=notice.id)
        return replace(answer, remarks=(*told, remark("verify.stands")), notice=notice.id)
    follower = records.successor(notice.id)
    if follower is not None:
        by = remark(
            "verify.superseded_by", title=follower.title, number=follower.number, on=follower.issued_on.isoformat()
        )
        return replace(answer, verdict=Verdict.SUPERSEDED, remarks=(*told, by), notice=notice.id)
    why = records.why_void(notice.id)
    return replace(
        answer, verdict=Verdict.VOID, remarks=(*told, remark("verify.void_because", reason=why)), notice=notice.id
    )
