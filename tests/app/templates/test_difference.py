"""Two versions of a paper are compared line by line in words that a reader of the paper understands."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from app.notices.own_versions import NO_OWN_PAPERS
from app.templates.basis import EDITABLE, next_table
from app.templates.difference import Mark, block_title, block_words, difference, reading


def table(key: str = "acceptance") -> dict[str, Any]:
    return next_table(key, date(2026, 11, 23), date(2026, 11, 24), NO_OWN_PAPERS)


@pytest.mark.parametrize("key", EDITABLE)
def test_a_version_compared_with_itself_shows_no_change_and_no_marks_of_a_program(key: str) -> None:
    lines = difference(table(key), table(key))
    assert lines and {line.mark for line in lines} == {Mark.SAME}
    assert not any("{" in line.text or "para" in line.text for line in lines)


def test_one_changed_sentence_is_one_changed_line() -> None:
    new = table()
    new["block"] = [dict(block) for block in new["block"]]
    new["block"][3]["text"] = new["block"][3]["text"] + "请妥善保管本通知书。"
    changed = [line for line in difference(table(), new) if line.mark is not Mark.SAME]
    assert [(line.mark.value, line.text) for line in changed] == [
        ("gone", "正文：〔收费说明〕〔领取方式〕"),
        ("new", "正文：〔收费说明〕〔领取方式〕请妥善保管本通知书。"),
    ]


def test_a_new_block_its_condition_and_its_columns_are_named() -> None:
    new = table()
    new["seal"] = "（盖章）"
    new["block"] = [*new["block"], {"type": "note", "when": "not 容缺材料", "text": "附注文字"}]
    changed = [(line.mark.value, line.text) for line in difference(table(), new) if line.mark is not Mark.SAME]
    assert ("gone", "印章文字：（加盖受理专用章）") in changed and ("new", "印章文字：（盖章）") in changed
    assert ("new", "附注（没有 容缺材料 时）：附注文字") in changed
    assert any("序号、材料名称、形式、份数、备注" in line for line in reading(new))


def test_broken_drafts_are_compared_too() -> None:
    for blocks in (
        "甲",
        [1, "乙"],
        [{"type": 3}],
        [{"type": "table", "columns": 5}],
        [{"type": "form", "rows": "x"}],
        [],
    ):
        assert isinstance(difference(table(), {**table(), "block": blocks}), tuple)


def test_a_block_in_a_list_is_told_in_one_line() -> None:
    entry = {"type": "para", "when": "容缺材料", "text": "甲\n乙{{ 申请人 }}"}
    assert (block_title(entry), block_words(entry)) == ("正文（有 容缺材料 时）", "甲 乙〔申请人〕")
