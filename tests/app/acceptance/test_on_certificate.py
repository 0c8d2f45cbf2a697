"""The form that begins an application on a certificate: its holder and item are there, its draft survives, another item ends it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from decided import ready, to_decide
from office_day import LABOUR, OfficeDay, item_called

from app.acceptance.accept import accept
from app.acceptance.form import CounterForm, application_of, form_from, form_on_certificate, with_item
from app.acceptance.hand_in import hand_in
from app.certificates.naming import named_certificate, read_subject, subject_of
from app.errors import NotFound, Refused
from app.events.acceptance import MaterialState
from app.events.certificates import FollowKind, Follows
from app.ids import CaseId


def completed(form: CounterForm) -> CounterForm:
    lines = tuple(replace(line, state=MaterialState.RECEIVED) for line in form.lines)
    answers = tuple(situation.answers[-1] for situation in item_called(LABOUR).situations)
    return replace(form, lines=lines, answers=answers)


def test_the_holder_and_the_item_are_there_and_no_material_is_taken_for_granted(office: OfficeDay) -> None:
    old = ready(office)
    form = form_on_certificate(old, item_called(LABOUR), FollowKind.RENEW)
    assert form.applicant == old.applicant and form.item == old.plan.item
    assert form.follows == named_certificate(old)
    assert MaterialState.RECEIVED not in {line.state for line in form.lines}


def test_the_draft_keeps_the_certificate(office: OfficeDay) -> None:
    form = form_on_certificate(ready(office), item_called(LABOUR), FollowKind.CHANGE)
    assert form_from(form.content()) == form
    assert form_from({**form.content(), "follows": None}) == replace(form, follows=None)


def test_a_draft_of_an_older_program_has_none(office: OfficeDay) -> None:
    content = CounterForm(item="x").content()
    del content["follows"]
    assert form_from(content) == CounterForm(item="x")


def test_the_same_item_anew_keeps_it_and_another_one_drops_it(office: OfficeDay) -> None:
    form = form_on_certificate(ready(office), item_called(LABOUR), FollowKind.RENEW)
    assert with_item(form, item_called(LABOUR)).follows == form.follows
    assert with_item(form, item_called("排水")).follows is None


def test_the_application_names_it_and_the_case_keeps_it(office: OfficeDay) -> None:
    old = ready(office)
    form = completed(form_on_certificate(old, item_called(LABOUR), FollowKind.RENEW))
    office.on(date(2029, 9, 3))
    done = office.do("w1", hand_in, accept, application_of(form))
    assert done.case.follows == named_certificate(old)
    events = office.ask(lambda records: records.events(done.case.id))
    assert events[0].data["follows"]["number"] == "皖示字000001号"


def test_a_case_without_a_certificate_begins_nothing(office: OfficeDay) -> None:
    with pytest.raises(NotFound, match=r"renewal\.no_certificate"):
        form_on_certificate(to_decide(office), item_called(LABOUR), FollowKind.RENEW)


def test_a_certificate_that_expired_or_that_is_blank_is_not_applied_on(office: OfficeDay) -> None:
    form = completed(form_on_certificate(ready(office), item_called(LABOUR), FollowKind.CHANGE))
    office.on(date(2030, 1, 7))
    with pytest.raises(Refused, match=r"renewal\.expired"):
        office.do("w1", accept, application_of(form))
    blank = Follows(FollowKind.REISSUE, " ", "1")
    with pytest.raises(Refused, match=r"renewal\.not_named"):
        office.do("w1", accept, application_of(replace(form, follows=blank)))


@pytest.mark.parametrize("kind", list(FollowKind))
def test_a_page_is_asked_by_a_subject_that_no_case_number_is(kind: FollowKind) -> None:
    assert read_subject(subject_of(kind, CaseId("018f-x"))) == (kind, "018f-x")
    assert read_subject("341702202611230001000017") is None
