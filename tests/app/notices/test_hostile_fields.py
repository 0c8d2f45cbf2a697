from __future__ import annotations

from typing import Any

import pytest

from app.errors import Refused
from app.notices.catalogue import KEYS, template
from app.notices.expansion import expand
from app.notices.fonts import fonts
from app.notices.layout.compose import Marks, compose_pages
from app.notices.layout.ops import Glyphs
from app.notices.layout.setting import Setter
from app.notices.record import prepare
from app.notices.template import FieldKind
from app.wording import say_trouble

PRINTED = [
    "<b>&amp;</b>",
    "{{申请人}}",
    "{%if 1%}",
    "'\"--;",
    "\\n\\u0000",
    "%s%d%n",
    "${7*7}",
    "(Tj)ET",
    "<FFFE>",
    "㛃𫍽𬭼𠅤䶮",
    "·—…“”",
    "ＡＢ１２",
    "[]{}|~^",
]
REFUSED = [
    "甲\u202e乙",
    "甲\x00乙",
    "甲\u200d乙",
    "甲\ue000乙",
    "甲\ud800乙",
    "甲🀄乙",
    "甲\u0600乙",
    "甲\x7f乙",
    "甲\U000e0041乙",
]


def shown(key: str, value: str) -> str:
    """Return all text on the paper when every text and name field of the template holds `value`."""
    chosen = template(key)
    kinds = (FieldKind.TEXT, FieldKind.NAME)
    fields: dict[str, Any] = {name: value for name, field in chosen.fields.items() if field.kind in kinds}
    names = frozenset(name for name, field in chosen.fields.items() if field.kind is FieldKind.NAME)
    blocks = expand(chosen, prepare(chosen, {**chosen.example(), **fields}, preview=False))
    pages = compose_pages(Setter(fonts(), names), chosen.form, blocks, Marks("", "", False, False))
    ops = (op for page in pages for _, placed in page.placed for op in placed if isinstance(op, Glyphs))
    return "".join(text for op in ops for _, text in op.segments)


@pytest.mark.parametrize("value", PRINTED)
def test_any_visible_text_in_every_field_of_every_paper_prints_exactly(value: str) -> None:
    for key in KEYS:
        assert value in shown(key, value), key


@pytest.mark.parametrize("value", REFUSED)
def test_what_cannot_be_seen_or_set_is_refused_in_every_paper_with_a_sentence(value: str) -> None:
    for key in KEYS:
        with pytest.raises(Refused) as refused:
            shown(key, value)
        assert refused.value.code in ("notice.unprintable", "notice.no_glyph")
        assert f"U+{ord(value[1]):04X}" in say_trouble(refused.value)
        assert f"U+{ord(value[1]):04X}" in say_trouble(refused.value, "en")


@pytest.mark.parametrize("key", KEYS)
def test_four_hundred_characters_in_every_field_still_make_a_paper(key: str) -> None:
    assert shown(key, "字" * 400).count("字") >= 400


@pytest.mark.parametrize("key", KEYS)
def test_lists_take_hostile_text_too(key: str) -> None:
    chosen = template(key)
    for name, field in chosen.fields.items():
        if field.kind is not FieldKind.LIST:
            continue
        row: Any = {column: "{{x}}<b>" for column in field.columns} or "{{x}}<b>"
        blocks = expand(chosen, prepare(chosen, {**chosen.example(), name: [row]}, preview=False))
        pages = compose_pages(Setter(fonts(), frozenset()), chosen.form, blocks, Marks("", "", False, False))
        assert pages
        with pytest.raises(Refused):
            bad: Any = {column: "甲\x00" for column in field.columns} or "甲\x00"
            prepare(chosen, {**chosen.example(), name: [bad]}, preview=False)
