"""依申请公开 on the real store: from the receipt to the reply, each paper with its fields, each clock by its rule (条例 29-42)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from disclosure_hands import ASKED, CALENDAR, WHY, due, held, received
from office_day import MONDAY, OfficeDay

from app.clock.light import Light
from app.disclosure.clocks import pressing_clock, reply_clock
from app.disclosure.mend import ask_mend, drop, mend
from app.disclosure.queries import DisclosureDesk, disclosure_desk, papers_of
from app.disclosure.receive import receive
from app.disclosure.replies import CLAUSE, GRANTING, GROUND, OPTIONAL, REPLIES
from app.disclosure.reply import charge, extend, pay, reply
from app.disclosure.table import ROWS, DisclosureMove, DisclosureState
from app.disclosure.third_party import ask_party, hear_party
from app.errors import NotFound, Refused, Trouble
from app.ids import DisclosureId
from app.notices.catalogue import template
from app.wording import say_trouble


def test_an_application_is_registered_with_its_form_and_its_receipt(office: OfficeDay) -> None:
    done = received(office)
    form, receipt = done.notices
    assert (form.template, receipt.template) == ("disclosure_application", "disclosure_receipt")
    filled = office.text_of(form)
    for said in ("赵𠅤", "便民路道路改造项目的投标文件", "自然人", "当面领取", "了解施工安排"):
        assert said in filled, said
    assert "341702199003072570" not in filled
    told = office.text_of(receipt)
    assert receipt.number and "自收到申请之日起20个工作日内" in told and "2026年11月30日" in told
    assert due(office, done.dossier) == date(2026, 11, 30)


def test_what_was_asked_for_orally_says_who_wrote_it_down(office: OfficeDay) -> None:
    assert "由经办人李晓梅代为填写" in office.text_of(received(office, way="oral").notices[0])


def test_the_reply_clock_begins_with_the_mended_application(office: OfficeDay) -> None:
    named = received(office).dossier.id
    done = office.do("h1", ask_mend, named, unclear="未写明路段", points="起止路段\n形成时间。", days=15)
    text = office.text_of(done.notices[0])
    assert "1.起止路段。" in text.replace("．", ".") or "起止路段。" in text
    assert "形成时间。" in text and "无正当理由逾期不补正的，视为放弃申请" in text
    assert done.dossier.state is DisclosureState.UNCLEAR
    office.on(MONDAY + timedelta(days=9))
    facts = {"wanted": "便民路（南段）2026年的投标文件", "received_on": office.day}
    mended = office.do("w1", mend, named, **facts).dossier
    assert mended.wanted.startswith("便民路（南段）") and due(office, mended) == date(2026, 12, 9)
    with pytest.raises(Refused, match=r"disclosure\.once"):
        office.do("h1", ask_mend, named, unclear="仍不清楚", points="时间", days=15)


def test_after_seven_working_days_nothing_is_asked_to_be_mended(office: OfficeDay) -> None:
    named = received(office).dossier.id
    office.on(date(2026, 11, 12))
    with pytest.raises(Refused, match=r"disclosure\.mend_late"):
        office.do("h1", ask_mend, named, unclear="未写明路段", points="起止路段", days=15)


def test_the_third_party_is_heard_outside_the_clock_and_does_not_learn_who_asked(office: OfficeDay) -> None:
    named = received(office).dossier.id
    facts = {"party": "示例建设有限公司", "concerned": "投标报价明细", "harm": "可能涉及商业秘密"}
    asked = office.do("h1", ask_party, named, **facts)
    text = office.text_of(asked.notices[0])
    assert "示例建设有限公司：" in text and "赵𠅤" not in text and "15个工作日" in text
    assert reply_clock(asked.dossier, CALENDAR, office.day).light is Light.PAUSED
    with pytest.raises(Refused, match=r"disclosure\.party_early"):
        office.do("h1", hear_party, named, answer="silent", served_on=MONDAY)
    office.on(MONDAY + timedelta(days=7))
    days = {"served_on": MONDAY, "heard_on": office.day}
    heard = office.do("h1", hear_party, named, answer="refuses", words="系商业秘密", **days).dossier
    assert due(office, heard) == date(2026, 12, 7)


def test_the_reply_is_extended_once_with_the_heads_consent(office: OfficeDay) -> None:
    named = received(office).dossier.id
    with pytest.raises(Refused, match=r"disclosure\.no_post"):
        office.do("h1", extend, named, days=10, reason="需要检索档案")
    done = office.do("a1", extend, named, days=10, reason="需要检索多个年度的档案")
    text = office.text_of(done.notices[0])
    assert "2026年11月30日" in text and "2026年12月14日" in text and "10个工作日" in text
    assert due(office, done.dossier) == date(2026, 12, 14)
    with pytest.raises(Refused, match=r"disclosure\.once"):
        office.do("a1", extend, named, days=5, reason="再延")


def test_a_fee_is_told_by_tiers_and_begins_the_clock_anew_when_it_is_paid(office: OfficeDay) -> None:
    named = received(office).dossier.id
    with pytest.raises(Refused, match=r"disclosure\.fee_free"):
        office.do("h1", charge, named, method="item", already=0, count=10)
    done = office.do("h1", charge, named, method="item", already=9, count=3)
    text = office.text_of(done.notices[0])
    assert "200.00元" in text and "贰佰元" in text and "100元/件" in text
    assert done.dossier.charged is not None and done.dossier.charged.fen == 20_000
    office.on(MONDAY + timedelta(days=2))
    paid = office.do("w1", pay, named, receipt="皖财0001", paid_on=office.day).dossier
    assert paid.begun_on == office.day and due(office, paid) == date(2026, 12, 2)


def test_what_is_not_mended_in_time_counts_as_given_up_and_not_before(office: OfficeDay) -> None:
    named = received(office).dossier.id
    office.do("h1", ask_mend, named, unclear="未写明路段", points="起止路段", days=5)
    with pytest.raises(Refused, match=r"disclosure\.drop_early"):
        office.do("h1", drop, named, served_on=MONDAY)
    office.on(date(2026, 11, 10))
    dropped = office.do("h1", drop, named, served_on=MONDAY).dossier
    assert dropped.state is DisclosureState.DROPPED
    assert pressing_clock(dropped, CALENDAR, office.day).light is Light.CLOSED


@pytest.mark.parametrize("kind", REPLIES)
def test_every_kind_of_reply_has_the_fields_that_its_paper_needs(kind: str) -> None:
    fields = template("disclosure_reply").fields
    written = {CLAUSE if name == GROUND else name for name in REPLIES[kind]}
    assert all(name in fields for name in written)
    needed = {
        name
        for name, field in fields.items()
        if field.required_when is not None
        and name not in ("救济途径", "其他答复")
        and field.required_when.plain({"答复类型": kind}) == "1"
    }
    assert needed == written - OPTIONAL


def test_a_refusal_tells_reasons_and_review_first_and_a_grant_has_no_remedies(office: OfficeDay) -> None:
    """不予公开: 复议 comes first (行政复议法 23), and the paper must say so."""
    refused = office.do("a1", reply, received(office).dossier.id, kind="不予公开", facts=WHY)
    text = office.text_of(refused.notices[0])
    assert "商业秘密" in text and "先向" in text and "申请行政复议" in text and "决定不予公开" in text
    given = office.do("a1", reply, received(office).dossier.id, kind="予以公开", facts={"提供方式": "当面提供复印件"})
    assert "行政复议" not in office.text_of(given.notices[0]) and "予以公开" in GRANTING
    assert refused.dossier.state is DisclosureState.REPLIED
    with pytest.raises(Refused, match=r"disclosure\.not_in_state"):
        office.do("a1", reply, refused.dossier.id, kind="不予公开", facts=WHY)


BAD: tuple[tuple[Any, dict[str, Any], str], ...] = (
    (receive, {"asked": replace(ASKED, who=" ")}, "disclosure.no_who"),
    (receive, {"asked": replace(ASKED, wanted="")}, "disclosure.no_wanted"),
    (receive, {"asked": replace(ASKED, phone="")}, "disclosure.no_contact"),
    (receive, {"asked": replace(ASKED, received_on=None)}, "disclosure.day_missing"),
    (receive, {"asked": replace(ASKED, received_on=MONDAY + timedelta(days=1))}, "disclosure.day_ahead"),
    (receive, {"asked": replace(ASKED, way="telex")}, "disclosure.no_choice"),
    (ask_mend, {"unclear": "", "points": "x", "days": 5}, "disclosure.no_unclear"),
    (ask_mend, {"unclear": "x", "points": " \n ", "days": 5}, "disclosure.no_points"),
    (ask_mend, {"unclear": "x", "points": "x", "days": 0}, "disclosure.mend_days"),
    (ask_party, {"party": "", "concerned": "x", "harm": "x"}, "disclosure.no_party"),
    (ask_party, {"party": "x", "concerned": "", "harm": "x"}, "disclosure.no_concerned"),
    (ask_party, {"party": "x", "concerned": "x", "harm": ""}, "disclosure.no_harm"),
    (extend, {"days": 21, "reason": "x"}, "disclosure.extension_days"),
    (extend, {"days": 20, "reason": ""}, "disclosure.no_reason"),
    (charge, {"method": "volume", "already": 5, "count": 5}, "disclosure.fee_count"),
    (pay, {"receipt": "x"}, "disclosure.not_in_state"),
    (reply, {"kind": "随便", "facts": {}}, "disclosure.no_reply"),
    (reply, {"kind": "部分公开", "facts": WHY}, "disclosure.reply_field"),
    (reply, {"kind": "不予公开", "facts": WHY | {"不公开情形": "不想公开"}}, "disclosure.no_ground"),
    (ask_party, {"party": "x", "concerned": "x", "harm": "x", "whom": "nobody"}, "disclosure.no_choice"),
)


def test_bad_input_is_told_in_one_sentence_and_nothing_happens(office: OfficeDay) -> None:
    named = received(office).dossier.id
    for verb, facts, code in BAD:
        with pytest.raises(Trouble) as told:
            office.do("a1", verb, *(() if verb is receive else (named,)), **facts)
        assert told.value.code == code
        for language in ("zh_CN", "en"):
            sentence = say_trouble(told.value, language)
            assert "{" not in sentence and "disclosure." not in sentence
    assert len(held(office, named).notes) == 1
    with pytest.raises(NotFound, match=r"disclosure\.none"):
        held(office, DisclosureId("nothing"))


def test_the_list_has_the_pressing_ones_on_top_and_every_paper_is_found_again(office: OfficeDay) -> None:
    first = received(office).dossier.id
    office.do("a1", reply, received(office).dossier.id, kind="不予公开", facts=WHY)
    office.on(date(2026, 12, 1))
    last = received(office, received_on=office.day, who="钱某").dossier.id

    def ask(records: Any) -> DisclosureDesk:
        return disclosure_desk(records, office.people["h1"], CALENDAR, office.day)

    lines = office.ask(ask).lines
    assert [line.dossier.id for line in lines][:2] == [first, last]
    assert lines[0].clock.light is Light.RED and not lines[2].is_open
    form, receipt, paper = office.ask(papers_of, lines[2].dossier.id)
    assert (form.template, receipt.template) == ("disclosure_application", "disclosure_receipt")
    assert office.store.check().faults == ()
    assert paper.template == "disclosure_reply" and office.ask(lambda r: r.pdf(paper.id)).startswith(b"%PDF")


def test_every_move_has_a_row_and_every_row_its_template() -> None:
    assert {one.move for one in ROWS} | {DisclosureMove.RECEIVE} == set(DisclosureMove)
    assert all(template(key) for one in ROWS for key in one.papers)
