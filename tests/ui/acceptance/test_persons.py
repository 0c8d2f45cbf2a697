"""Who is at the counter: quiet checks while typing, the card, and people who were here before."""

from __future__ import annotations

import pytest
from counter_clerk import CTRL, PHONE, WANG, Clerk
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from real_desk import RealDesk

from app.applicant import IdKind
from app.events.office import Looked
from app.identity.id_number import check_character
from app.state import CaseState
from ui.acceptance.person_fields import CheckedField


def whole(first_17: str) -> str:
    """Return an identity number with its check character."""
    return first_17 + check_character(first_17)


def field(clerk: Clerk, name: str) -> CheckedField:
    found = {f.edit.objectName(): f for f in clerk.page.sheet.applicant.fields()}
    return found[f"acceptance.{name}"]


def accepted(desk: RealDesk, clerk: Clerk) -> str:
    clerk.natural()
    clerk.all_in()
    desk.press(Qt.Key.Key_F12)
    return clerk.handed_in().number


def test_a_number_is_never_red_while_it_may_still_become_right(desk: RealDesk, clerk: Clerk) -> None:
    clerk.choose("spjyxk", 2, 2)
    for char in "34170219900307257":
        desk.type_text(char)
        assert field(clerk, "id").tone() != "bad"
    desk.type_text("0")
    assert field(clerk, "id").tone() == "ok"
    assert field(clerk, "id").message() == "男 · 1990-03-07 出生 · 36 周岁"


@pytest.mark.parametrize(
    ("number", "sentence"),
    [("341702199003072571", "校验位"), (whole("34170219901307257"), "日期"), ("34170219900307257", "位")],
)
def test_a_wrong_number_is_red_when_it_is_complete_or_left(
    desk: RealDesk, clerk: Clerk, number: str, sentence: str
) -> None:
    clerk.choose("spjyxk", 2, 2)
    desk.type_text(number)
    desk.press(Qt.Key.Key_Tab)
    assert field(clerk, "id").tone() == "bad"
    assert sentence in field(clerk, "id").message()


def test_an_impossible_birth_date_is_told_before_the_number_is_complete(desk: RealDesk, clerk: Clerk) -> None:
    clerk.choose("spjyxk", 2, 2)
    desk.type_text("34170219901307")
    assert field(clerk, "id").tone() == "warn"
    assert "日期" in field(clerk, "id").message()


def test_f12_shows_every_wrong_field_and_goes_to_the_first(desk: RealDesk, clerk: Clerk) -> None:
    clerk.choose("spjyxk", 2, 2)
    clerk.all_in()
    desk.press(Qt.Key.Key_F12)
    assert [name for name in ("id", "name", "phone") if field(clerk, name).tone() == "bad"] == ["id", "name", "phone"]
    assert desk.focus().objectName() == "acceptance.id"
    assert desk.cases() == ()


def test_an_open_question_is_asked_before_anything_is_handed_in(desk: RealDesk, clerk: Clerk) -> None:
    clerk.choose("spjyxk", 2)
    desk.press(Qt.Key.Key_F12)
    assert "是否从事接触直接入口食品的工作" in desk.problem()
    assert desk.focus().objectName().startswith("acceptance.situation2")


def test_a_card_fills_number_name_and_address_and_the_cursor_waits_at_the_telephone(
    desk: RealDesk, clerk: Clerk
) -> None:
    clerk.choose("spjyxk", 2, 2)
    clerk.read_card()
    assert [field(clerk, n).text() for n in ("id", "name", "address")] == [
        WANG["id_number"],
        WANG["name"],
        WANG["address"],
    ]
    assert desk.focus().objectName() == "acceptance.phone"


def test_a_card_that_has_expired_is_told_and_does_not_block(desk: RealDesk, clerk: Clerk) -> None:
    clerk.choose("spjyxk", 2, 2)
    clerk.read_card(valid_to="2020-01-01")
    assert "到期" in field(clerk, "name").message()


def test_an_empty_reader_is_told_in_a_sentence(desk: RealDesk, clerk: Clerk) -> None:
    clerk.choose("spjyxk", 2, 2)
    desk.press(Qt.Key.Key_F4)
    desk.wait(desk.problem)
    assert "证" in desk.problem()


def test_for_a_body_the_card_is_the_contacts(desk: RealDesk, clerk: Clerk) -> None:
    clerk.choose("lwpq", 1)
    clerk.read_card()
    assert field(clerk, "contact").text() == "王建国"
    assert field(clerk, "id").text() == ""


def test_whoever_was_here_before_is_offered_and_taken_by_enter(desk: RealDesk, clerk: Clerk) -> None:
    accepted(desk, clerk)
    clerk.choose("gtgsh", 2)
    desk.type_text(WANG["id_number"])
    desk.wait(clerk.page.persons.offer.is_open)
    desk.press(Qt.Key.Key_Return)
    assert [field(clerk, n).text() for n in ("name", "phone", "address")] == ["王建国", PHONE, WANG["address"]]
    assert "已带出上次登记的信息" in field(clerk, "phone").message(), "whoever types on is told where he is"
    assert field(clerk, "phone").edit.selectedText() == PHONE, "what is typed blind next takes its place"


def test_a_name_of_two_characters_finds_a_known_applicant(desk: RealDesk, clerk: Clerk) -> None:
    accepted(desk, clerk)
    clerk.choose("gtgsh", 2)
    desk.press(Qt.Key.Key_Tab)
    desk.type_text("王建国")
    desk.wait(clerk.page.persons.offer.is_open)
    assert [hit.title for hit in clerk.page.persons.offer.hits()] == ["王建国"]
    assert WANG["id_number"] not in clerk.page.persons.offer.hits()[0].detail
    desk.press(Qt.Key.Key_Return)
    assert field(clerk, "id").text() == WANG["id_number"]
    desk.wait(lambda: bool(looks(desk)))
    assert looks(desk) == [("known_person", 1, "王建国")], (
        "by name, once; the number that came with it is no second look"
    )


def looks(desk: RealDesk) -> list[tuple[str, int, str]]:
    events = desk.store.ask(lambda records: records.office_events())
    found = [event for event in events if event.kind == Looked.KIND]
    return [(event.data["what"], event.data["cases"], (event.private or {})["query"]) for event in found]


def test_what_is_offered_is_not_taken_unasked(desk: RealDesk, clerk: Clerk) -> None:
    """SORMAS 2403, rdv-service-public 3653: a merge lost data."""
    accepted(desk, clerk)
    clerk.choose("gtgsh", 2)
    desk.type_text(WANG["id_number"])
    desk.wait(clerk.page.persons.offer.is_open)
    desk.press(Qt.Key.Key_Escape)
    assert not clerk.page.persons.offer.is_open()
    assert [field(clerk, n).text() for n in ("name", "phone", "address")] == ["", "", ""]


def test_what_was_typed_today_stays_when_a_known_applicant_is_taken(desk: RealDesk, clerk: Clerk) -> None:
    accepted(desk, clerk)
    clerk.choose("gtgsh", 2)
    clerk.write("acceptance.phone", "13911112222")
    field(clerk, "id").edit.setFocus()
    desk.type_text(WANG["id_number"])
    desk.wait(clerk.page.persons.offer.is_open)
    desk.press(Qt.Key.Key_Return)
    assert field(clerk, "phone").text() == "13911112222"
    assert field(clerk, "address").text() == WANG["address"]


def test_the_same_matter_twice_is_hinted_at_and_not_blocked(desk: RealDesk, clerk: Clerk) -> None:
    number = accepted(desk, clerk)
    clerk.natural()
    desk.wait(lambda: clerk.page.sheet.applicant.recent.text())
    assert number in clerk.page.sheet.applicant.recent.text()
    assert "请核对是否重复" in clerk.page.sheet.applicant.recent.text()
    clerk.all_in()
    desk.press(Qt.Key.Key_F12)
    desk.wait(lambda: len(desk.cases()) == 2)
    desk.settle()


def test_another_matter_of_the_same_person_is_no_duplicate(desk: RealDesk, clerk: Clerk) -> None:
    accepted(desk, clerk)
    clerk.choose("gtgsh", 2)
    clerk.read_card()
    desk.settle()
    assert clerk.page.sheet.applicant.recent.text() == ""


def test_a_residence_permit_number_becomes_that_card(desk: RealDesk, clerk: Clerk) -> None:
    clerk.choose("spjyxk", 2, 2)
    clerk.write("acceptance.id", whole("81000019900307001"))
    clerk.write("acceptance.name", "陈大文")
    clerk.write("acceptance.phone", PHONE)
    clerk.all_in()
    desk.press(Qt.Key.Key_F12)
    case = clerk.handed_in()
    assert case.applicant is not None
    assert case.applicant.id_kind.value == "residence_permit"


def test_a_credit_code_turns_the_form_to_a_body(desk: RealDesk, clerk: Clerk) -> None:
    clerk.choose("spjyxk", 2, 2)
    desk.type_text("113417029900000333")
    assert clerk.page.sheet.applicant.kind.code() == "legal"
    assert field(clerk, "representative").isVisible()
    assert field(clerk, "id").label.text() == "统一社会信用代码(&I)"


def test_a_minority_names_dot_is_kept_in_its_standard_form(desk: RealDesk, clerk: Clerk) -> None:
    clerk.natural()
    clerk.write("acceptance.name", "买买提・艾力")
    clerk.all_in()
    desk.press(Qt.Key.Key_F12)
    case = clerk.handed_in()
    assert case.applicant_name == "买买提\u00b7艾力"
    assert case.state is CaseState.IN_PROGRESS


def test_where_the_law_asks_for_the_person_there_is_no_agent(desk: RealDesk, clerk: Clerk) -> None:
    clerk.choose("spjyxk", 2, 2)
    clerk.page.sheet.applicant.allow_agent(False)
    desk.press(Qt.Key.Key_G, CTRL)
    assert not clerk.page.sheet.applicant.agent_row.is_open()
    assert "本人到场" in clerk.page.sheet.applicant.agent_button.toolTip()


def test_a_known_number_under_another_name_is_warned_of_and_blocks_nothing(desk: RealDesk, clerk: Clerk) -> None:
    accepted(desk, clerk)
    clerk.choose("spjyxk", 2, 2)
    desk.type_text(WANG["id_number"])
    desk.wait(lambda: clerk.page.persons.offer.is_open())
    desk.wait(lambda: bool(looks(desk)))
    assert looks(desk) == [("known_person", 1, WANG["id_number"])]
    desk.press(Qt.Key.Key_Escape)
    clerk.write("acceptance.name", "王")
    assert field(clerk, "name").tone() != "warn"
    clerk.write("acceptance.name", "王建军")
    assert field(clerk, "name").tone() == "warn"
    assert "登记的姓名（名称）是“王建国”" in field(clerk, "name").message()
    clerk.write("acceptance.name", WANG["name"])
    assert field(clerk, "name").tone() != "warn"
    clerk.write("acceptance.name", "王建军")
    clerk.write("acceptance.phone", PHONE)
    clerk.all_in()
    desk.press(Qt.Key.Key_F12)
    assert clerk.handed_in().applicant_name == "王建军"


def test_what_is_typed_after_an_offer_never_marks_a_material(desk: RealDesk, clerk: Clerk) -> None:
    """The offer fills everything; the telephone number that follows goes into a field, not into the list."""
    accepted(desk, clerk)
    clerk.choose("spjyxk", 2, 2)
    desk.type_text(WANG["id_number"])
    desk.wait(lambda: clerk.page.persons.offer.is_open())
    desk.press(Qt.Key.Key_Return)
    before = clerk.page.sheet.form().lines
    assert isinstance(desk.focus(), QLineEdit)
    desk.type_text("1")
    assert clerk.page.sheet.form().lines == before


def test_typing_on_closes_the_offer_so_that_enter_goes_to_the_next_field(desk: RealDesk, clerk: Clerk) -> None:
    accepted(desk, clerk)
    clerk.choose("spjyxk", 2, 2)
    clerk.read_card(address="示例区别处1号")
    assert desk.focus().objectName() == "acceptance.phone"
    desk.wait(lambda: clerk.page.persons.offer.is_open())
    desk.type_text("139")
    assert not clerk.page.persons.offer.is_open()
    desk.press(Qt.Key.Key_Return)
    assert desk.focus().objectName() == "acceptance.address"
    assert field(clerk, "phone").text() == "139"


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        (whole("34170219900307257"), IdKind.ID_CARD),
        (whole("81000019940823002"), IdKind.RESIDENCE_PERMIT),
        (whole("93100019900515001"), IdKind.PERMANENT_RESIDENT),
    ],
)
def test_the_card_says_which_document_it_is(desk: RealDesk, clerk: Clerk, number: str, kind: IdKind) -> None:
    clerk.choose("spjyxk", 2, 2)
    clerk.read_card(name="陈大文", id_number=number)
    told = clerk.page.sheet.applicant.applicant()
    assert (told.id_kind, told.id_number, told.name) == (kind, number, "陈大文")
    assert field(clerk, "id").tone() == "ok"
