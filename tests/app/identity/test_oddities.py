"""What is seldom in a name is told with its place and kept exactly; lawful rare names are left in peace."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.identity.names import check_body_name, check_person_name
from app.identity.oddities import Written, oddity

PERSON, BODY, PLACE = Written.PERSON, Written.BODY, Written.PLACE
HOSTILE = json.loads((Path(__file__).parents[2] / "data" / "hostile.json").read_text("utf-8"))

LAWFUL = [
    (PERSON, "王建国"),
    (PERSON, "阿卜杜热合曼·买买提吐尔逊"),
    (PERSON, "古丽娜尔•艾山"),
    (PERSON, "𬭎㼆䶮"),
    (PERSON, "赵𱁬"),
    (PERSON, "赵\U0003347b"),
    (PERSON, "欧阳"),
    (PERSON, "Mary-Jane O'Neil"),
    (PERSON, "SMITH, JOHN Q."),
    (PERSON, "José García"),
    (PERSON, "مريم"),
    (BODY, "示例区某某服务有限公司"),
    (BODY, "阿里巴巴（中国）网络技术有限公司"),
    (BODY, "3M中国有限公司"),
    (BODY, "AT&T (China) Co., Ltd."),
    (BODY, "“便民”超市（个体工商户）"),
    (BODY, "1+1文具店"),
    (PLACE, "示例区长江南路100号2栋3单元#501"),
    (PLACE, "便民路18号-2（东侧），近人民医院"),
    (PLACE, "Room 5, No. 18 Bianmin Rd"),
]

ODD = [
    (PERSON, "王<b>建国</b>", "markup", 2, "<b>"),
    (PERSON, "&lt;王", "markup", 1, "&lt;"),
    (BODY, "某某{{7*7}}公司", "markup", 3, "{{"),
    (PLACE, "便民路${id}号", "markup", 4, "${"),
    (PERSON, "王😀国", "picture", 2, "😀"),
    (BODY, "☎商行", "picture", 1, "☎"),
    (PLACE, "便民路⭐18号", "picture", 4, "⭐"),
    (PERSON, "王建国2", "sign", 4, "2"),
    (PERSON, "王a建国", "sign", 2, "a"),
    (PERSON, "王*国", "sign", 2, "*"),
    (BODY, "某某=公司", "sign", 3, "="),
    (PLACE, "便民路|18号", "sign", 4, "|"),
    (PERSON, "王 建国", "space", 2, "U+0020"),
    (PERSON, "  王　建国", "space", 2, "U+3000"),
]


@pytest.mark.parametrize(("written", "text"), LAWFUL)
def test_a_lawful_name_or_address_is_left_in_peace(written: Written, text: str) -> None:
    assert oddity(text, written) is None


@pytest.mark.parametrize(("written", "text", "kind", "position", "sign"), ODD)
def test_what_is_seldom_is_told_with_its_place(
    written: Written, text: str, kind: str, position: int, sign: str
) -> None:
    found = oddity(text, written)
    assert found is not None and found.code == f"identity.odd_{kind}"
    assert dict(found.facts) == {"position": position, "sign": sign}
    assert f"第 {position} 个字" in found.say() and "请对照证件核对" in found.say()
    assert str(position) in found.say("en")


def test_what_was_pasted_by_mistake_is_told_by_its_length() -> None:
    assert oddity("王" * 40, PERSON) is None
    found = oddity("王" * 400, PERSON)
    assert found is not None and found.say() == "共 400 个字，比通常的长，会全部印在文书上：请核对是否误粘贴。"


def test_a_hint_keeps_nothing_closed_and_changes_nothing() -> None:
    for _, text, *_ in (one for one in ODD if one[0] is PERSON):
        assert check_person_name(text) == text.strip()
    for value in (one["value"] for one in HOSTILE):
        found = oddity(value, BODY)
        assert found is None or found.say()
    assert check_body_name("某某=公司") == "某某=公司"


def test_every_piece_of_markup_in_the_hostile_values_is_told() -> None:
    marked = [one["value"] for one in HOSTILE if "<" in one["value"] or "{{" in one["value"] or "{%" in one["value"]]
    assert len(marked) > 15
    assert [value for value in marked if oddity(value, PERSON) is None] == []
