from __future__ import annotations

from datetime import datetime

import pytest

from app.errors import Refused
from app.notices.catalogue import KEYS, raw
from app.notices.dry_run import dry_run
from app.wording import say_trouble


@pytest.mark.parametrize("key", KEYS)
def test_every_shipped_template_passes_its_dry_run(key: str, issued_at: datetime) -> None:
    """SORMAS 3544: template error gives a blank document."""
    template, paper = dry_run(key, raw(key), at=issued_at)
    assert template.key == key
    assert paper.pages >= 1


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (('example = "本事项不收取费用。"', 'example = 3.5'), "notice.field_type"),
        (('"领取方式" = { kind = "text", example = "', '"领取方式" = { kind = "text", example = "\U0003106c'), "notice.no_glyph"),
        (('"补正齐全日期" = { kind = "date", example = ""', '"补正齐全日期" = { kind = "date", example = "明天"'), "notice.field_date"),
        (('"容缺材料" = { kind = "list", example = []', '"容缺材料" = { kind = "list", example = "无"'), "notice.field_list"),
        (('"领取方式" = { kind = "text", example = "', '"领取方式" = { kind = "text", example = "" } # "'), "notice.field_empty"),
    ],
)  # fmt: skip
def test_a_fault_in_an_example_is_found_before_anybody_uses_the_template(
    change: tuple[str, str], code: str, issued_at: datetime
) -> None:
    source = raw("acceptance").decode()
    if code == "notice.field_type":
        change = ('kind = "text", example = "办理结果', 'kind = "text", example = 3.5 } # "')
    assert change[0] in source
    with pytest.raises(Refused) as refused:
        dry_run("acceptance", source.replace(*change).encode(), at=issued_at)
    assert refused.value.code == code
    assert "{" not in say_trouble(refused.value)


def test_a_character_of_the_templates_own_words_must_have_a_glyph(issued_at: datetime) -> None:
    source = raw("acceptance").decode().replace("决定自", "决定\U0003106c自")
    with pytest.raises(Refused) as refused:
        dry_run("acceptance", source.encode(), at=issued_at)
    assert refused.value.code == "notice.no_glyph"
    assert refused.value.facts["field"] == "模板文字"
