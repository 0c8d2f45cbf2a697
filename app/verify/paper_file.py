"""Checking a paper as a file: one of our own by its very bytes, any other by the code that is read from its picture."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace

from app.desk import Notice, Records
from app.errors import Refused
from app.intake.paper_look import SeenPaper, compare_papers, look_at_paper
from app.verify.checking import check_code, check_notice
from app.verify.code import PaperFacts, looks_like_code
from app.verify.keys import PublicKey
from app.verify.verdict import Answer, Verdict, remark


def check_file(data: bytes, keys: Sequence[PublicKey], records: Records | None = None) -> Answer:
    """Return what can be said of a paper that came as PDF, JPEG or PNG; it is opened in the limited child alone.

    A PDF that is not the stored one is compared with it, text and picture: what was altered is told although its code is
    genuine. A scan cannot be compared by a program; its reader compares what the code says with what the paper says.

    Raises what `look_at_paper` raises, and Refused("verify.bad_file_many") for a file with codes of several papers.
    """
    own = None if records is None else records.notice_with_bytes(hashlib.sha256(data).hexdigest())
    if own is not None and records is not None:
        answer = check_notice(own, keys, records)
        return replace(answer, remarks=(remark("verify.same_bytes"), *answer.remarks), notice=own.id)
    seen = look_at_paper(data)
    codes = tuple(dict.fromkeys(text.strip() for text in seen.codes if looks_like_code(text)))
    if not codes:
        return Answer(Verdict.NO_CODE, remarks=(remark("verify.no_code_why"),))
    if len(codes) > 1:
        raise Refused("verify.bad_file_many", count=len(codes))
    answer = check_code(codes[0], keys, records)
    if not seen.text:
        return replace(answer, remarks=(*answer.remarks, remark("verify.compare_by_eye"))) if answer.facts else answer
    return _compared(answer, seen, data, records)


def _compared(answer: Answer, seen: SeenPaper, data: bytes, records: Records | None) -> Answer:
    """Return the answer after the file's own text was read: it must be that of the paper whose code it bears."""
    if answer.facts is None or answer.key is None:
        return answer
    if records is None or answer.notice is None:
        missing = _missing(answer.facts, seen.text)
        told = remark("verify.not_on_paper", missing=missing) if missing else remark("verify.compare_by_eye")
        verdict = Verdict.ALTERED if missing else answer.verdict
        return replace(answer, verdict=verdict, remarks=(*answer.remarks, told))
    return _beside_stored(answer, records.notice(answer.notice), data, records)


def _beside_stored(answer: Answer, notice: Notice, data: bytes, records: Records) -> Answer:
    compared = compare_papers(data, records.pdf(notice.id))
    if compared.is_same:
        return replace(answer, remarks=(*answer.remarks, remark("verify.saved_anew")))
    where = remark("verify.altered_text", found=compared.found, stored=compared.stored)
    told = where if compared.found or compared.stored else remark("verify.altered_picture", page=compared.page)
    return replace(answer, verdict=Verdict.ALTERED, remarks=(*answer.remarks, told))


def _missing(facts: PaperFacts, text: str) -> str:
    """Return what the code says and the file's text does not: title, number or case number; empty when all stand there."""
    plain = "".join(text.split())
    wanted = (facts.title, facts.number, facts.case_number)
    return next((one for one in wanted if "".join(one.split()) not in plain), "")
