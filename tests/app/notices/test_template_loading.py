from __future__ import annotations

import pytest

from app.errors import Refused
from app.notices.catalogue import common, raw
from app.notices.template import Template, read_common
from app.notices.template_loading import load_template
from app.wording import say_trouble

GOOD = raw("acceptance").decode()
ATTACKS = [
    "{{ ''.__class__.__mro__ }}",
    "{{ 申请人.__class__ }}",
    "{{ 申请人[0] }}",
    "{{ 'x'*10**9 }}",
    "{{ 2**99999 }}",
    "{% for i in range(10**9) %}x{% endfor %}",
    "{% for 项 in 材料 %}{% for 又 in 材料 %}x{% endfor %}{% endfor %}",
    "{% for 项 in 材料 %}{{ 项.items }}{% endfor %}",
    "{% include '/etc/passwd' %}",
    "{% import 'os' as o %}",
    "{% set a=1 %}",
    "{% macro x() %}{% endmacro %}",
    "{{ 申请人.format('x') }}",
    "{{ cycler }}",
    "{{ 申请人名 }}",
    "{{ 申请人|upper }}",
    "{{ 申请人|默认(办件编号) }}",
    "{{ 申请人 ~ 申请人 }}",
    "{{ [申请人] }}",
    "{{ 申请人 if 材料 else 文号 }}",
    "{{ 申请人 > 文号 }}",
    "{{ 申请人 is defined }}",
    "{{ 1.5 }}",
    "{{ 申请人 ",
    "{% for 申请人 in 材料 %}x{% endfor %}",
    "{% for 项 in 材料 recursive %}x{% endfor %}",
]


def with_para(text: str) -> bytes:
    block = f"\n[[block]]\ntype = \"para\"\ntext = '''{text}'''\n"
    return (GOOD + block).encode()


def refused(source: bytes) -> Refused:
    with pytest.raises(Refused) as found:
        load_template("acceptance", source, common())
    return found.value


@pytest.mark.parametrize("attack", ATTACKS)
def test_wording_that_is_more_than_wording_is_refused_with_the_block_it_stands_in(attack: str) -> None:
    trouble = refused(with_para(attack))
    assert trouble.code.startswith("notice.")
    assert str(trouble.facts["where"]).startswith("第6块")
    assert "第6块" in say_trouble(trouble)
    assert "{" not in say_trouble(trouble).replace(attack[:40].strip(), "")


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (('type = "table"', 'type = "picture"'), "notice.unknown_block"),
        (('caption = "', 'colour = "red"\ncaption = "'), "notice.unknown_attribute"),
        (('rows = "材料"', 'rows = "材料们"'), "notice.unknown_field"),
        (('rows = "材料"', 'rows = "申请人"'), "notice.wording_loop"),
        (('key = "份数"', 'key = "页数"'), "notice.unknown_column"),
        (('frame = "window"', 'frame = "poster"'), "notice.unknown_frame"),
        (('title = "受理通知书"', 'title = 3'), "notice.wrong_attribute"),
        (('title = "受理通知书"', 'name = "x"'), "notice.unknown_attribute"),
        (('law = "', '# law = "'), "notice.missing_attribute"),
        (('kind = "text", example = "本事项', 'kind = "picture", example = "本事项'), "notice.field_kind"),
        (("when = \"容缺材料\"", "when = \"容缺\""), "notice.unknown_field"),
        (("，届满日为{{ 法定届满日期 }}{% endif %}；", "{% endif %}；"), ""),
    ],
)  # fmt: skip
def test_a_fault_in_a_template_is_told_when_it_is_loaded(change: tuple[str, str], code: str) -> None:
    source = GOOD.replace(*change)
    if code == "notice.field_kind":
        source = GOOD.replace('"text", example = "办理结果', '"picture", example = "办理结果')
    if not code:
        assert load_template("acceptance", source.encode(), common()).title == "受理通知书"
        return
    assert refused(source.encode()).code == code


def test_a_date_with_a_rule_may_not_stand_alone() -> None:
    trouble = refused(with_para("{{ 承诺届满日期 }}"))
    assert trouble.code == "notice.date_alone"
    assert trouble.facts["rule"] == "承诺期限"
    assert "暂定日期不得单独出现" in say_trouble(trouble)


def test_a_file_that_is_no_toml_is_refused_by_name() -> None:
    trouble = refused(b"title = ")
    assert trouble.code == "notice.template_file"
    assert "acceptance" in say_trouble(trouble)


def test_the_fingerprint_covers_the_template_and_the_common_head() -> None:
    source = raw("acceptance")
    one = load_template("acceptance", source, common())
    other = load_template("acceptance", source, read_common(common().raw + b"\n# changed\n"))
    again = load_template("acceptance", source, common())
    assert isinstance(one, Template)
    assert one.sha256 == again.sha256
    assert one.sha256 != other.sha256


def test_a_comparison_and_a_membership_are_allowed_in_wording() -> None:
    source = with_para("{% if 事项类型 == '行政许可' and '许可' in 事项名称 %}甲{% else %}乙{% endif %}")
    assert len(load_template("acceptance", source, common()).blocks) > 10
