"""Hostile words in every free text of the approval and supplement verbs: a sentence, or the exact text; never a crash."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from office_day import DRAINAGE, LABOUR, MONDAY, OfficeDay

from app.approval.extend import ask_extension
from app.approval.pause import ask_stop
from app.approval.review import finish_step, record_visit, send_back
from app.errors import Refused
from app.events.supplementation import Gap, SupplementLine
from app.free_text import written
from app.second import decline_ask
from app.state import Case
from app.supplementation.receive import receive_supplement
from app.supplementation.request import request_supplement
from app.wording import say_trouble, sentences

HOSTILE: list[str] = [
    row["value"] for row in json.loads((Path(__file__).parents[2] / "data" / "hostile.json").read_text("utf-8"))
]
FEW = HOSTILE[::24]  # each costs a transaction; all of them go through the pure check


def fits(value: str) -> bool:
    try:
        return bool(written(value))
    except Refused:
        return False


def kept(office: OfficeDay, act: Callable[[str], Any], value: str) -> Case | None:
    """Return the case when the words were taken; None when they were refused by a sentence, and nothing happened."""
    before = office.ask(lambda records: records.numbers())
    try:
        done = act(value)
    except Refused as trouble:
        assert trouble.code in sentences("zh_CN") and trouble.code in sentences("en")
        assert "{" not in say_trouble(trouble) and "\x00" not in say_trouble(trouble)
        assert not fits(value) or trouble.code.startswith("notice.") or not value.strip()
        assert office.ask(lambda records: records.numbers()) == before
        return None
    case: Case = done.case
    return case


def test_every_hostile_word_is_kept_exactly_or_refused_by_a_sentence() -> None:
    taken = 0
    for value in HOSTILE:
        try:
            plain = written(value)
        except Refused as trouble:
            assert trouble.code in sentences("zh_CN") and trouble.code in sentences("en")
        else:
            taken += 1
            assert plain.encode("utf-8").decode("utf-8") == plain
            assert written(plain) == plain
    assert 50 < taken < len(HOSTILE)


def test_hostile_opinions_are_kept_exactly_or_refused(office: OfficeDay) -> None:
    waiting = [office.accepted(LABOUR)]
    for value in FEW:
        after = kept(
            office, lambda text: office.do("h1", finish_step, waiting[-1].id, step="审查", opinion=text), value
        )
        if after is not None:
            assert after.finished[-1].opinion == written(value)
            waiting.append(office.accepted(LABOUR))
    assert len(waiting) > 2


def test_hostile_reasons_of_askings_are_kept_exactly_or_refused(office: OfficeDay) -> None:
    case = office.accepted(LABOUR)
    for value in FEW:
        after = kept(office, lambda text: office.do("h1", ask_extension, case.id, days=3, reason=text), value)
        if after is not None:
            assert after.pending[0].body.reason == written(value)
            asked = after.pending[0].event
            declined = kept(office, lambda text, a=asked: office.do("a1", decline_ask, case.id, a, reason=text), value)
            assert declined is not None


def test_hostile_stops_and_returns_are_kept_exactly_or_refused(office: OfficeDay) -> None:
    case = office.do("h1", finish_step, office.accepted(DRAINAGE).id, step="审查", opinion="同意").case
    facts = {"step": "现场踏勘", "ground": "检测", "expected_days": 3}
    for value in FEW[::3]:
        asked = kept(office, lambda text: office.do("h1", ask_stop, case.id, reason=text, payer=text, **facts), value)
        if asked is not None:
            office.do("a1", decline_ask, case.id, asked.pending[0].event, reason="不必")
        back = kept(
            office, lambda text: office.do("h1", send_back, case.id, step="现场踏勘", to="审查", reason=text), value
        )
        if back is not None:
            office.do("h1", finish_step, case.id, step="审查", opinion="同意")
    assert office.case(case.id).open_steps == ("现场踏勘",)


def test_a_hostile_visit_is_recorded_exactly_or_refused(office: OfficeDay) -> None:
    case = office.do("h1", finish_step, office.accepted(LABOUR).id, step="审查", opinion="同意").case
    for value in FEW[::2]:
        after = kept(
            office,
            lambda text: office.do(
                "h1", record_visit, case.id, step="现场核查", visited_on=MONDAY, inspectors=("甲", "乙"),
                certificates=(text, "2"), place=text, found=text, party=text,
            ),
            value,
        )  # fmt: skip
        if after is not None:
            visit = after.visits[-1]
            assert (visit.place, visit.found, visit.party) == (written(value),) * 3


def test_hostile_gaps_and_remarks_are_kept_exactly_or_refused(office: OfficeDay) -> None:
    for value in FEW[::3]:
        case = office.received(LABOUR)
        gap = Gap(case.materials[0].name, value, "《示例规定》第一条", value)
        asked = kept(office, lambda text, c=case, g=gap: office.do("w1", request_supplement, c.id, gaps=(g,)), value)
        if asked is not None:
            line = SupplementLine(gap.material, is_mended=True, note=value)
            came = kept(
                office, lambda text, c=case, one=line: office.do("w1", receive_supplement, c.id, lines=(one,)), value
            )
            assert came is None or came.supplements[0].received[0].lines[0].note == written(value)


def test_a_conclusion_is_one_of_two(office: OfficeDay) -> None:
    case = office.accepted(LABOUR)
    with pytest.raises(Refused, match=r"approval\.no_conclusion"):
        office.do("h1", finish_step, case.id, step="审查", opinion="同意", conclusion="perhaps")
