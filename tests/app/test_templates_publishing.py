"""The office words its own papers: a draft may be broken, two officers publish, a case keeps the wording it began with."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from office_day import OfficeDay, opened_office

from app.acceptance.accept import accept
from app.correcting import ask_correction
from app.drawer import DraftStatus
from app.errors import NotFound, Refused, Stale, Trouble
from app.events import KINDS
from app.events.templates import TemplatePublished
from app.notices.own_versions import OwnPapers
from app.templates.basis import EDITABLE, next_table, next_version
from app.templates.drafts import TemplateDraft
from app.templates.publishing import (
    decline_template,
    drop_template,
    keep_template,
    may_publish_template,
    propose_template,
    publish_template,
    retire_template,
)
from app.wording import say_trouble

KEY = "acceptance"
NEW = "本机关依照新的格式办理。"


@pytest.fixture
def office(tmp_path: Path) -> Iterator[OfficeDay]:
    with opened_office(tmp_path / "office") as day:
        yield day


def own(office: OfficeDay) -> OwnPapers:
    return office.store.setting(office.people["w1"]).own_papers


def new_table(office: OfficeDay, words: str = NEW, **changes: Any) -> dict[str, Any]:
    """The next version: the present one with a paragraph more, from tomorrow on."""
    table = next_table(KEY, office.day, office.day + timedelta(days=1), own(office))
    blocks = [*table["block"], {"type": "para", "text": words}]
    return {**table, "block": blocks, **changes}


def drafted(office: OfficeDay, words: str = NEW, **changes: Any) -> TemplateDraft:
    draft: TemplateDraft = office.do("m1", keep_template, KEY, new_table(office, words, **changes))
    return draft


def published(office: OfficeDay, words: str = NEW) -> int:
    drafted(office, words)
    office.do("m1", propose_template, KEY)
    version: int = office.do("a1", publish_template, KEY).version
    return version


def refusal(office: OfficeDay, who: str, verb: Any, *args: Any, **facts: Any) -> Trouble:
    with pytest.raises(Trouble) as caught:
        office.do(who, verb, *args, **facts)
    assert "=" not in say_trouble(caught.value) and say_trouble(caught.value, "en") != say_trouble(caught.value)
    return caught.value


def acceptance_text(office: OfficeDay, done: Any) -> str:
    (paper,) = [notice for notice in done.notices if notice.template == KEY]
    return office.text_of(paper)


def test_two_officers_publish_and_the_next_case_prints_the_new_words_while_an_earlier_one_keeps_the_old(
    office: OfficeDay,
) -> None:
    early = office.received()
    version = published(office)
    office.on(office.day + timedelta(days=1))
    assert NEW in acceptance_text(office, office.do("w1", accept, office.received().id))
    done = office.do("w1", accept, early.id)
    assert NEW not in acceptance_text(office, done)
    assert {n.template_version for n in done.notices if n.template == KEY} == {1} and version == 2
    assert office.store.check().faults == ()


def test_what_is_published_never_changes_and_stands_in_one_event_without_private_data(office: OfficeDay) -> None:
    published(office)
    before = own(office)
    published(office, "再改一次。")
    assert own(office).versions[0] == before.versions[0] and len(own(office).versions) == 2
    events = [e for e in office.ask(lambda r: r.office_events()) if e.kind == TemplatePublished.KIND]
    assert [(e.subject, e.private, e.data["version"]) for e in events] == [(None, None, 2), (None, None, 3)]
    assert events[0].data["text"] == before.versions[0].text
    assert KINDS[TemplatePublished.KIND] is TemplatePublished


def test_a_published_version_keeps_its_head_and_tail_when_the_program_ships_others(
    office: OfficeDay, monkeypatch: pytest.MonkeyPatch
) -> None:
    published(office)
    held = own(office).versions[0]
    assert "签收：本人已收到本文书一份。" in held.common and "frames" in held.common
    monkeypatch.setattr("app.notices.catalogue.common", lambda: pytest.fail("the shipped head and tail are asked for"))
    from db.desk.template_rows import _template

    _template.cache_clear()
    assert office.ask(lambda records: records.own_papers()).versions[0].template == held.template


def test_the_author_cannot_publish_what_he_proposed_and_a_clerk_neither(office: OfficeDay) -> None:
    drafted(office)
    assert refusal(office, "a1", publish_template, KEY).code == "publishing.not_proposed"
    office.do("m1", propose_template, KEY)
    draft = office.ask(lambda records: records.template_draft(KEY))
    assert draft.status is DraftStatus.PROPOSED
    assert not may_publish_template(office.people["m1"], draft) and may_publish_template(office.people["a1"], draft)
    assert refusal(office, "m1", publish_template, KEY).code == "second.same_officer"
    assert refusal(office, "w1", publish_template, KEY).code == "template.may_not"
    assert refusal(office, "w1", keep_template, KEY, new_table(office)).code == "template.may_not"
    assert refusal(office, "w1", drop_template, KEY).code == "template.may_not"


def test_a_broken_draft_is_kept_told_and_never_proposed(office: OfficeDay) -> None:
    draft = drafted(office, "{{ 不存在的字段 }}")
    assert draft.table()["block"][-1]["text"] == "{{ 不存在的字段 }}"
    trouble = refusal(office, "m1", propose_template, KEY)
    assert trouble.code == "notice.unknown_field"
    assert say_trouble(trouble) == ("第6块（正文）：没有名为“不存在的字段”的字段。请从字段清单中选取，或者核对字段名。")


def test_a_draft_that_another_officer_changed_is_not_published_unseen(office: OfficeDay) -> None:
    seen = drafted(office)
    office.do("m1", keep_template, KEY, new_table(office, "别的文字。"))
    with pytest.raises(Stale):
        office.do("m1", propose_template, KEY, sha256=seen.sha256)
    office.do("m1", propose_template, KEY)
    with pytest.raises(Stale):
        office.do("a1", publish_template, KEY, sha256=seen.sha256)


def test_a_changed_draft_falls_back_out_of_the_proposal(office: OfficeDay) -> None:
    drafted(office)
    office.do("m1", propose_template, KEY)
    assert drafted(office, "又改。").status is DraftStatus.DRAFT
    assert refusal(office, "a1", publish_template, KEY).code == "publishing.not_proposed"


def test_a_proposal_is_sent_back_with_a_reason_and_a_draft_is_dropped(office: OfficeDay) -> None:
    drafted(office)
    office.do("m1", propose_template, KEY)
    assert refusal(office, "a1", decline_template, KEY, reason=" ").code == "second.no_reason"
    back = office.do("a1", decline_template, KEY, reason="措辞不妥")
    assert back.status is DraftStatus.DRAFT and back.officer == "m1"
    office.do("m1", drop_template, KEY)
    assert office.ask(lambda records: records.template_drafts()) == ()
    with pytest.raises(NotFound):
        office.do("m1", propose_template, KEY)
    assert office.store.check().faults == ()


@pytest.mark.parametrize("days", [-1, 0])
def test_a_version_begins_tomorrow_at_the_earliest(office: OfficeDay, days: int) -> None:
    drafted(office, effective_from=office.day + timedelta(days=days))
    assert refusal(office, "m1", propose_template, KEY).code == "template.too_soon"


def test_a_proposal_whose_day_has_come_meanwhile_is_refused_to_the_second_officer(office: OfficeDay) -> None:
    drafted(office)
    office.do("m1", propose_template, KEY)
    office.on(office.day + timedelta(days=1))
    assert refusal(office, "a1", publish_template, KEY).code == "template.too_soon"


def test_versions_count_up_without_a_gap(office: OfficeDay) -> None:
    drafted(office, version=7)
    trouble = refusal(office, "m1", propose_template, KEY)
    assert (trouble.code, trouble.facts["wanted"]) == ("template.version", 2)
    assert published(office) == 2 and next_version(KEY, own(office)) == 3


def test_a_retired_version_is_used_no_more_but_by_the_cases_that_began_with_it(office: OfficeDay) -> None:
    version = published(office)
    office.on(office.day + timedelta(days=1))
    with_it = office.received()
    tomorrow = office.day + timedelta(days=1)
    assert refusal(office, "m1", retire_template, KEY, version, on=office.day, reason="停").code == "template.too_soon"
    assert refusal(office, "m1", retire_template, KEY, version, on=tomorrow, reason="").code == "ending.no_reason"
    assert refusal(office, "m1", retire_template, KEY, 1, on=tomorrow, reason="停").code == "template.not_own"
    assert refusal(office, "w1", retire_template, KEY, version, on=tomorrow, reason="停").code == "template.may_not"
    office.do("m1", retire_template, KEY, version, on=tomorrow, reason="上级统一文书")
    assert refusal(office, "m1", retire_template, KEY, version, on=tomorrow, reason="停").code == (
        "template.retired_already"
    )
    office.on(tomorrow)
    assert NEW not in acceptance_text(office, office.do("w1", accept, office.received().id))
    assert NEW in acceptance_text(office, office.do("w1", accept, with_it.id))
    assert office.store.check().faults == ()


def test_a_correction_is_written_with_the_version_of_the_case(office: OfficeDay) -> None:
    published(office)
    office.on(office.day + timedelta(days=1))
    case = office.do("w1", accept, office.received().id).case
    office.do("w1", ask_correction, case.id, values={"applicant.name": "张建邦"}, paper=None, reason="姓名录错")
    (asked,) = office.case(case.id).pending
    papers = (asked.body.proposal or {})["papers"]
    assert KEY in {paper["template"] for paper in papers}


@pytest.mark.parametrize("key", EDITABLE)
def test_every_paper_can_be_written_anew_from_its_wording_and_published(office: OfficeDay, key: str) -> None:
    tomorrow = office.day + timedelta(days=1)
    office.do("m1", keep_template, key, next_table(key, office.day, tomorrow, OwnPapers()))
    office.do("m1", propose_template, key)
    made = office.do("a1", publish_template, key)
    assert (made.version, made.effective_from) == (2, tomorrow)


def test_papers_made_before_any_store_is_open_have_no_versions_of_the_office(office: OfficeDay) -> None:
    with pytest.raises(NotFound):
        office.do("m1", keep_template, "recovery_slip", {"block": []})
    with pytest.raises(NotFound):
        office.do("m1", keep_template, "../common", {"block": []})


def test_a_draft_is_never_too_large_to_look_at(office: OfficeDay) -> None:
    with pytest.raises(Refused, match="too_large"):
        office.do("m1", keep_template, KEY, new_table(office, "字" * 60_000))
    assert date.fromisoformat("2026-11-02") == office.day
