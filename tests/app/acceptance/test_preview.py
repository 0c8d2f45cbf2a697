"""The preview is the very paper: the words of the issued one, gaps where nothing is typed, a trouble as a value."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date

import pypdf
import pytest
from office_day import LABOUR, ROAD, OfficeDay, application_for, item_called

from app.acceptance.accept import accept
from app.acceptance.deferred_day import promised_day
from app.acceptance.form import CounterForm, application_of, with_item
from app.acceptance.prefilled import commitment_words, decline_choices, gaps_of, spot_words
from app.acceptance.preview import Exit, Intent, is_deemed, present_exit, preview_of, previewed
from app.clock.calendar import shipped
from app.events.acceptance import DeclineGround, MaterialState
from app.notices.issue import FrozenSetting
from app.notices.render import Paper
from app.state import CaseState

FOOD = item_called("食品经营")


def setting_of(office: OfficeDay) -> FrozenSetting:
    return office.store.setting(office.people["w1"])


def words(paper: Paper) -> str:
    pages = pypdf.PdfReader(io.BytesIO(paper.pdf)).pages
    return "".join("".join(page.extract_text() for page in pages).split())


def test_the_list_alone_says_which_exit_is_next() -> None:
    lines = application_for(LABOUR).materials
    assert present_exit(lines) is Exit.ACCEPT
    assert present_exit((replace(lines[0], state=MaterialState.MISSING), *lines[1:])) is Exit.SUPPLEMENT
    assert present_exit((replace(lines[0], fault="缺页"), *lines[1:])) is Exit.SUPPLEMENT


def test_the_preview_of_an_acceptance_says_what_the_issued_paper_says(office: OfficeDay) -> None:
    application = application_for(LABOUR)
    paper = preview_of(setting_of(office), application, Intent(Exit.ACCEPT, application.materials))
    issued = office.text_of(office.do("w1", accept, application).notices[0])
    for said in ("受理通知书", "示例区某某服务有限公司", "劳务派遣经营许可", "2026年11月18日"):
        assert said in words(paper)
        assert said in issued


def test_the_preview_takes_no_number_and_stores_nothing(office: OfficeDay) -> None:
    application = application_for(LABOUR)
    paper = preview_of(setting_of(office), application, Intent(Exit.ACCEPT, application.materials))
    assert "编号于签发时生成" in words(paper)
    assert office.ask(lambda records: records.numbers()) == ()
    assert office.ask(lambda records: records.list_cases(tuple(CaseState))) == ()


@pytest.mark.parametrize("way", [Exit.ACCEPT, Exit.SUPPLEMENT, Exit.DECLINE, Exit.RECEIVE])
def test_an_empty_form_previews_with_gaps_instead_of_breaking(office: OfficeDay, way: Exit) -> None:
    application = application_of(with_item(CounterForm(), FOOD))
    paper = preview_of(setting_of(office), application, Intent(way, application.materials))
    assert "〔申请人〕" in words(paper)


def test_each_exit_shows_its_own_paper(office: OfficeDay) -> None:
    application = application_for(ROAD)
    lines = application.materials
    deferred = (replace(lines[0], state=MaterialState.DEFERRED), *lines[1:])
    shown = {
        Intent(Exit.ACCEPT, lines): "受理通知书",
        Intent(Exit.ACCEPT, deferred, commitment="承诺补齐"): "容缺受理",
        Intent(Exit.RECEIVE, lines): "接收凭证",
        Intent(
            Exit.SUPPLEMENT, lines, gaps_of((replace(lines[0], fault="缺页"),), item_called(ROAD))
        ): "补正材料告知书",
        Intent(Exit.DECLINE, lines, ground=DeclineGround.NO_PERMIT_NEEDED, reason="甲", clause="乙"): "不受理告知书",
        Intent(Exit.DECLINE, lines, ground=DeclineGround.NOT_OURS, reason="甲", clause="乙"): "不予受理决定书",
    }
    for intent, title in shown.items():
        assert title in words(preview_of(setting_of(office), application, intent))


def test_a_character_that_no_paper_can_carry_is_a_trouble_and_not_a_crash(office: OfficeDay) -> None:
    application = application_for(LABOUR)
    odd = replace(application, applicant=replace(application.applicant, name="示例\u202e公司"))
    answer = previewed(setting_of(office), odd, Intent(Exit.ACCEPT, application.materials))
    assert answer.paper is None
    assert answer.trouble is not None
    assert answer.trouble.code == "notice.unprintable"


def test_a_case_past_its_limit_shows_the_record_of_deemed_acceptance(office: OfficeDay) -> None:
    case = office.received()
    assert not is_deemed(case, setting_of(office))
    office.on(date(2026, 11, 10))
    assert is_deemed(case, setting_of(office))
    paper = preview_of(setting_of(office), case, Intent(Exit.DEEMED))
    assert "视为受理" in words(paper)


def test_a_received_case_is_previewed_with_its_own_number(office: OfficeDay) -> None:
    case = office.received()
    assert case.number in words(preview_of(setting_of(office), case, Intent(Exit.ACCEPT, case.materials)))


def test_every_gap_is_told_at_once_with_a_way_to_mend_it() -> None:
    form = with_item(CounterForm(), FOOD)
    lines = (replace(form.lines[0], state=MaterialState.RECEIVED, fault="第二页未签名"), *form.lines[1:])
    gaps = gaps_of(lines, FOOD)
    assert [gap.material for gap in gaps] == [
        line.name for line in lines if line.fault or (line.is_required and line.state is MaterialState.MISSING)
    ]
    assert (gaps[0].fault, gaps[0].remedy) == (
        "第二页未签名",
        "请按上述问题更正后重新提交，可参照《食品经营许可申请书（填写示范）》",
    )
    assert gaps[1].fault == "未提交"
    assert gaps[1].remedy.startswith("请提交复印件1份")
    assert all(gap.basis.startswith("《") for gap in gaps)


def test_an_items_own_exemptions_and_other_bodies_come_first() -> None:
    choices = decline_choices(FOOD)
    assert [c.when for c in choices[:3]] == [*(e.when for e in FOOD.exempt_when), FOOD.other_body[0].when]
    assert choices[2].right_body == FOOD.other_body[0].body
    assert {c.ground for c in choices} == set(DeclineGround) - {DeclineGround.INCOMPLETE}
    false = [c for c in choices if c.ground is DeclineGround.FALSE_MATERIAL]
    assert [c.clause for c in false] == ["《中华人民共和国行政许可法》第七十八条"]


def test_a_promise_names_the_day_and_the_usual_words_name_the_item() -> None:
    assert "2026年12月7日前" in commitment_words(("申请书", "照片"), date(2026, 12, 7), "到窗口")
    assert promised_day(FOOD, date(2026, 11, 23), shipped()) == date(2026, 12, 2)
    assert promised_day(FOOD, date(2026, 12, 30), shipped()) is None  # next year's plan is not published yet
    assert spot_words(FOOD) == ("申请材料齐全，符合法定形式", "食品经营许可（新办）")


def test_what_is_decided_at_the_counter_is_shown_before_it_is_signed(office: OfficeDay) -> None:
    """告知承诺: the paper beside the panel is the decision that F12 gives, not the letter that lies there already."""
    case = office.do("w1", accept, replace(application_for("消防安全"), by_commitment=True)).case
    intent = Intent(Exit.COMMIT, case.materials, by_commitment=True, content="准予营业")
    assert intent.template == "grant" and replace(intent, is_follow_up=True).template == "change_decision"
    said = words(preview_of(setting_of(office), case, intent))
    assert "准予营业" in said and "告知承诺书" not in said
    assert office.case(case.id).decision is None


def test_a_registration_accepted_at_the_counter_shows_its_decision(office: OfficeDay) -> None:
    case = office.accepted("公司设立")
    shown = previewed(setting_of(office), case, Intent(Exit.COMMIT, case.materials, content="准予设立登记"))
    assert shown.trouble is None and shown.paper is not None and "准予设立登记" in words(shown.paper)
