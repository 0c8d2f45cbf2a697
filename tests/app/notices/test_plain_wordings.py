"""Most wordings only name fields: they are joined without the template engine, and say what it would say."""

from __future__ import annotations

import pytest

from app.notices.catalogue import KEYS, template
from app.notices.record import _BLANKS, _PLAIN, _is_unseen, prepare
from app.notices.template import Template
from app.notices.text import Run, Valued, joined, runs_of
from app.notices.wording import Scope, Wording, check_wording

VALUES = ("", "张三", "甲。", "甲！", "甲；", "第一行\n第二行", "{{ 乙 }}", "𠅤")
SOURCES = ("{{甲}}", "前{{ 甲 }}后", "前{{ 甲 }}。", "{{ 甲 }}{{ 乙 }}", "一{{ 甲 }}，二{{ 乙 }}；三", "  {{ 甲 }} ")
SCOPE = Scope(frozenset(("甲", "乙")), {})


def wordings(chosen: Template) -> list[Wording]:
    return [one for block in chosen.blocks if not block.rows for one in block.wordings.values()]


@pytest.mark.parametrize("source", SOURCES)
def test_joined_runs_are_those_of_the_engine(source: str) -> None:
    wording = check_wording(source, SCOPE, "第1块")
    assert wording._pieces is not None
    for first in VALUES:
        for second in ("", Valued("李四。", "乙")):
            record = {"甲": Valued(first, "甲") if first else "", "乙": second}
            assert joined(wording._pieces, record) == runs_of(wording._runnable.render(record)), (source, record)


def test_a_wording_that_asks_or_formats_is_left_to_the_engine() -> None:
    for source in ("{% if 甲 %}有{% endif %}", "{{ 甲 | 中文数字 }}", "{# 注 #}{{ 甲 }}", "{{ 甲 }}\n"):
        assert Wording(source, frozenset())._pieces is None


def test_a_constant_in_a_wording_is_printed_as_the_engine_prints_it() -> None:
    wording = check_wording("共{{ 5 }}份，{{ 甲 }}", SCOPE, "第1块")
    assert "".join(run.text for run in wording.runs({"甲": Valued("完", "甲"), "乙": ""})) == "共5份，完"


def test_every_wording_of_every_paper_says_the_same_either_way() -> None:
    plain = 0
    for key in KEYS:
        chosen = template(key)
        record = prepare(chosen, chosen.example(), preview=False)
        for wording in wordings(chosen):
            if wording._pieces is not None:
                plain += 1
                assert wording.runs(record) == runs_of(wording._runnable.render(record)), wording.source
    assert plain > 200


def test_no_sign_that_passes_unasked_is_one_that_no_paper_carries() -> None:
    passing = [chr(value) for value in range(0x10000) if _PLAIN.fullmatch(chr(value))]
    assert len(passing) > 20_000
    assert not [character for character in passing if _is_unseen(character) and character not in _BLANKS]


def test_a_run_is_its_text_and_its_field() -> None:
    assert Run("甲") == Run("甲", None)
    assert Run("甲", "乙") != Run("甲", "丙")
