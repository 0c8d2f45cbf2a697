"""Checking a paper as a file: one of our own by its very bytes, any other by the code that is read from its picture."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.desk import Records
from app.errors import Refused
from app.intake.paper_look import SeenPaper, compare_papers, look_at_paper
from app.verify.checking import check_code, check_notice
from app.verify.code import PaperFacts, looks_like_code
from app.verify.keys import PublicKey
from app.verify.verdict import Answer, Verdict, remark


@dataclass(frozen=True)
class Judged:
    """The answer to the code of a file; `stored`: the bytes of the paper that it must still be compared with."""

    answer: Answer
    stored: bytes | None = None


def check_file(data: bytes, keys: Sequence[PublicKey], records: Records | None = None) -> Answer:
    """Return what can be said of a paper that came as PDF, JPEG or PNG; it is opened in the limited child alone.

    A PDF that is not the stored one is compared with it, text and picture: what was altered is told although its code is
    genuine. A scan cannot be compared by a program; its reader compares what the code says with what the paper says.

    Raises what `look_at_paper` raises, and Refused("verify.bad_file_many") for a file with codes of several papers.
    The steps stand apart for the window, whose records thread must not wait for a child.
    """
    own = None if records is None else known_bytes(records, hashlib.sha256(data).hexdigest())
    if own is not None:
        return own
    judged = judge(look_at_paper(data), keys, records)
    return judged.answer if judged.stored is None else beside(judged.answer, data, judged.stored)


def known_bytes(records: Records, sha256: str) -> Answer | None:
    """Return what can be said of a file that is byte for byte one of this desk's papers, None for any other."""
    own = records.notice_with_bytes(sha256)
    if own is None:
        return None
    answer = check_notice(own, records.public_keys(), records)
    return replace(answer, remarks=(remark("verify.same_bytes"), *answer.remarks), notice=own.id)


def judge(seen: SeenPaper, keys: Sequence[PublicKey], records: Records | None) -> Judged:
    """Return what the code in a file says, and the stored paper beside which its text and picture must be laid."""
    codes = tuple(dict.fromkeys(text.strip() for text in seen.codes if looks_like_code(text)))
    if not codes:
        return Judged(Answer(Verdict.NO_CODE, remarks=(remark("verify.no_code_why"),)))
    if len(codes) > 1:
        raise Refused("verify.bad_file_many", count=len(codes))
    answer = check_code(codes[0], keys, records)
    if answer.facts is None or answer.key is None:
        return Judged(answer)
    if not seen.text:
        return Judged(replace(answer, remarks=(*answer.remarks, remark("verify.compare_by_eye"))))
    if records is not None and answer.notice is not None:
        return Judged(answer, records.pdf(answer.notice))
    missing = _missing(answer.facts, seen.text)
    told = remark("verify.not_on_paper", missing=missing) if missing else remark("verify.compare_by_eye")
    verdict = Verdict.ALTERED if missing else answer.verdict
    return Judged(replace(answer, verdict=verdict, remarks=(*answer.remarks, told)))


def beside(answer: Answer, data: bytes, stored: bytes) -> Answer:
    """Return the answer after a PDF was laid beside the stored paper whose code it bears."""
    compared = compare_papers(data, stored)
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
