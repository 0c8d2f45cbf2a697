"""A pass is the center's word and nobody else's; a grant lets a desk go on for so long and no longer."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from app.act import ADDITIVE
from app.errors import Refused
from app.events.acceptance import Accepted
from app.events.file import NoteAdded
from app.ids import OfficerId
from app.keys.device_key import new_device_key, public_key_of
from app.officer import Appointment, Officer, Role
from app.people import Errand, check_errand
from app.post import Post
from app.sync.grant import grant_end, is_told, refuse_ended
from app.sync.passes import (
    GRANT_TIME,
    TELL_TIME,
    TOKEN_TIME,
    HeldPass,
    OfficerKey,
    Pass,
    read_pass,
    read_session,
    seal_pass,
)  # fmt: skip
from app.sync.people import People, list_hash, people_told, read_people
from app.wording import say_trouble, sentences

NOW = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
CENTER, DEVICE = new_device_key(), public_key_of(new_device_key())
GIVEN = Pass("w1", "d1", DEVICE, NOW, NOW + TOKEN_TIME, NOW + GRANT_TIME, is_proven=True)
CLERK = Officer(OfficerId("w1"), "窗口示例", (Appointment("*", Post.WINDOW),))


def test_a_pass_comes_back_as_it_was_given() -> None:
    assert read_pass(seal_pass(GIVEN, CENTER), public_key_of(CENTER)) == GIVEN


@pytest.mark.parametrize("at", range(0, 400, 37))
def test_a_pass_changed_in_one_sign_is_none(at: int) -> None:
    text = seal_pass(GIVEN, CENTER)
    other = "~"
    changed = text[: at % len(text)] + other + text[at % len(text) + 1 :]
    with pytest.raises(Refused, match=r"center\.token_wrong"):
        read_pass(changed, public_key_of(CENTER))


@pytest.mark.parametrize("text", ["", ".", "a.b", "通行证.00", "x" * 5000, f"e30=.{'0' * 128}", "\x00.\x00"])
def test_any_other_text_is_no_pass(text: str) -> None:
    with pytest.raises(Refused, match=r"center\.token_wrong"):
        read_pass(text, public_key_of(CENTER))


def test_a_pass_of_another_center_is_none() -> None:
    with pytest.raises(Refused, match=r"center\.token_wrong"):
        read_pass(seal_pass(GIVEN, new_device_key()), public_key_of(CENTER))


def test_a_pass_ends_at_its_minute() -> None:
    assert not GIVEN.is_over(NOW + TOKEN_TIME - timedelta(microseconds=1))
    assert GIVEN.is_over(NOW + TOKEN_TIME)


def test_who_asks_for_a_pass_signs_for_this_device_and_moment_alone() -> None:
    plain = OfficerKey("w1", new_device_key()).ask(DEVICE, NOW)
    read_session(plain).check(DEVICE)
    for changed in (
        {"officer": "w2"},
        {"key": DEVICE},
        {"at": (NOW + TOKEN_TIME).isoformat()},
        {"signature": "0" * 128},
    ):
        with pytest.raises(Refused, match=r"center\.officer_proof"):
            read_session({**plain, **changed}).check(DEVICE)
    with pytest.raises(Refused, match=r"center\.officer_proof"):
        read_session(plain).check(public_key_of(new_device_key()))
    for bad in ({"officer": ""}, {"key": "x"}, {"at": "yesterday"}, {"more": 1}):
        with pytest.raises(Refused, match=r"sync\.malformed"):
            read_session({**plain, **bad})


def held() -> HeldPass:
    return HeldPass(seal_pass(GIVEN, CENTER), public_key_of(CENTER))


def test_a_desk_works_until_its_grant_is_over_and_then_only_adds() -> None:
    end = NOW + GRANT_TIME
    refuse_ended(held(), Accepted.KIND, end - timedelta(seconds=1))
    refuse_ended(None, Accepted.KIND, end + timedelta(days=900))  # a desk of its own has nobody to ask
    for kind in ADDITIVE:
        refuse_ended(held(), kind, end)
    with pytest.raises(Refused) as refused:
        refuse_ended(held(), Accepted.KIND, end)
    assert "离线授权" in say_trouble(refused.value) and "grant" in say_trouble(refused.value, "en")
    assert NoteAdded.KIND in ADDITIVE


def test_a_grant_that_somebody_wrote_himself_is_over() -> None:
    longer = seal_pass(replace(GIVEN, grant_until=NOW + timedelta(days=3650)), new_device_key())
    with pytest.raises(Refused, match=r"sync\.grant_ended"):
        refuse_ended(replace(held(), text=longer), Accepted.KIND, NOW)


def test_the_end_of_a_grant_is_told_days_before() -> None:
    end = grant_end(held())
    assert end == NOW + GRANT_TIME
    assert is_told(end, end - TELL_TIME) and is_told(end, end + TELL_TIME)
    assert not is_told(end, end - TELL_TIME - timedelta(seconds=1)) and not is_told(None, NOW)


@pytest.mark.parametrize(
    ("officer", "errand", "code"),
    [
        (CLERK, Errand.READ, ""), (CLERK, Errand.SEND, ""), (None, Errand.SEND, ""), (None, Errand.READ, "center.officer_unknown"),
        (replace(CLERK, appointments=()), Errand.READ, "center.officer_no_post"),
        (replace(CLERK, appointments=(), roles=(Role.AUDITOR,)), Errand.READ, ""),
        (replace(CLERK, is_active=False), Errand.READ, "center.officer_retired"),
        (replace(CLERK, is_active=False), Errand.SEND, "center.officer_retired"),
    ],
)  # fmt: skip
def test_who_may_run_which_errand(officer: Officer | None, errand: Errand, code: str) -> None:
    if not code:
        check_errand(officer, errand)
        return
    with pytest.raises(Refused) as refused:
        check_errand(officer, errand)
    assert refused.value.code == code
    assert code in sentences() and code in sentences("en")


def test_the_halls_people_come_as_one_list_or_not_at_all() -> None:
    people = (CLERK, replace(CLERK, id=OfficerId("a1"), roles=(Role.SUPERVISOR,)))
    told = people_told(people, "0" * 64)
    assert read_people(told.plain()) == told
    assert people_told(people, list_hash(reversed(people))) == People(told.sha256)
    assert read_people(People(told.sha256).plain()).officers is None
    plain = told.plain()
    for bad in (
        {**plain, "officers": plain["officers"][:1]}, {**plain, "sha256": "0" * 64}, {**plain, "officers": [1]},
        {**plain, "officers": [plain["officers"][0]] * 2}, {**plain, "officers": [{"name": "x"}] * 2}, {"officers": None},
    ):  # fmt: skip
        with pytest.raises(Refused, match=r"sync\.malformed"):
            read_people(bad)
