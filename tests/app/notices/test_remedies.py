from __future__ import annotations

from datetime import date

import pytest

from app.errors import Refused
from app.notices.remedies import DECISION, DISCLOSURE, INACTION, all_wordings, read_remedies, remedies
from app.wording import say_trouble

FACTS = {
    "文书": "决定书",
    "复议机关": "示例区人民政府",
    "人民法院": "示例区人民法院",
    "本级人民政府": "示例区人民政府",
    "上一级主管部门": "示例市市场监督管理局",
}
TODAY = date(2026, 11, 23)


def test_a_refusal_may_go_to_review_or_to_court() -> None:
    """行政复议法 20, 24; 行政诉讼法 46: sixty days or six months, the same-level government."""
    text = remedies(DECISION, TODAY, FACTS)
    assert text == (
        "如不服本决定，可以自收到本决定书之日起60日内向示例区人民政府申请行政复议，"
        "也可以自收到本决定书之日起6个月内依法向示例区人民法院提起行政诉讼。"
    )


def test_undisclosed_information_goes_to_review_first() -> None:
    """行政复议法 2023 art. 23(1)(4): the notice must say so; fifteen days after the review decision."""
    text = remedies(DISCLOSURE, TODAY, {**FACTS, "文书": "答复书"})
    assert "应当自收到本答复书之日起60日内先向示例区人民政府申请行政复议" in text
    assert "15日内" in text
    assert "6个月" not in text


def test_inaction_goes_to_review_first() -> None:
    assert remedies(INACTION, TODAY, FACTS).startswith("认为本机关未履行法定职责的，应当先向示例区人民政府申请行政复议")


def test_the_online_channel_is_named_where_there_is_one() -> None:
    """行政复议法 2023 art. 22."""
    assert "（可以通过https://fuyi.example/在线申请）" in remedies(
        DECISION, TODAY, {**FACTS, "网上渠道": "https://fuyi.example/"}
    )
    assert "在线" not in remedies(DECISION, TODAY, {**FACTS, "网上渠道": "  "})


@pytest.mark.parametrize(
    ("on", "choice", "months"),
    [
        (date(2024, 1, 1), False, "6个月"),
        (date(2023, 12, 31), True, "6个月"),
        (date(2015, 5, 1), True, "6个月"),
        (date(2015, 4, 30), True, "3个月"),
    ],
)
def test_the_wording_is_that_of_the_law_in_force(on: date, choice: bool, months: str) -> None:
    text = remedies(DECISION, on, FACTS)
    assert ("或者示例市市场监督管理局申请行政复议" in text) is choice
    assert months in text


def test_no_wording_means_no_paper() -> None:
    with pytest.raises(Refused) as refused:
        remedies(DECISION, date(1999, 9, 30), FACTS)
    assert refused.value.code == "notice.no_remedies"
    with pytest.raises(Refused):
        remedies("gift", TODAY, FACTS)


@pytest.mark.parametrize("fact", ["文书", "复议机关", "人民法院"])
def test_a_missing_fact_is_named(fact: str) -> None:
    with pytest.raises(Refused) as refused:
        remedies(DECISION, TODAY, {**FACTS, fact: " "})
    assert fact in say_trouble(refused.value)


def test_every_wording_names_its_law_and_uses_its_facts() -> None:
    for wording in all_wordings():
        assert wording.law
        assert wording.text.names == {*wording.facts, *wording.optional}


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (('act = "decision"', 'deed = "decision"'), "notice.unknown_attribute"),
        (('law = "行政复议法（2023年修订）第二十条', '# law = "'), "notice.missing_attribute"),
        (("{{ 文书 }}", "{{ 文书号 }}"), "notice.unknown_field"),
    ],
)
def test_a_fault_in_the_file_is_told_with_its_entry(change: tuple[str, str], code: str) -> None:
    from importlib import resources

    source = (resources.files("resources") / "remedies.toml").read_text("utf-8").replace(*change, 1)
    with pytest.raises(Refused) as refused:
        read_remedies(source.encode())
    assert refused.value.code == code
    assert "remedies·1" in say_trouble(refused.value)
