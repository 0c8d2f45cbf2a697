"""Every trouble of the store has a sentence in both languages that says what is wrong and what to do."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import sqlalchemy as sa
import sqlcipher3.dbapi2 as driver

from app.errors import Refused
from app.wording import say_trouble, sentences
from db.desk.failures import told

ROOT = Path(__file__).parents[2]
ROOMS = (ROOT / "db" / "desk", ROOT / "app" / "keys", ROOT / "app" / "intake")
RAISED = re.compile(r'(?:Refused|NotFound|finding)\(\s*"([a-z_]+\.[a-z_]+)"')


def codes() -> set[str]:
    texts = (path.read_text("utf-8") for room in ROOMS for path in room.rglob("*.py"))
    return {code for text in texts for code in RAISED.findall(text)}


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_every_code_that_is_raised_has_a_sentence(language: str) -> None:
    known = sentences(language)
    assert len(codes()) >= 50
    assert codes() - set(known) == set()


def test_a_sentence_of_the_store_says_what_to_do() -> None:
    bare = [
        code for code in codes() if code.startswith(("store.", "profile.", "keys.")) and "。" not in sentences()[code]
    ]
    assert bare == []


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("database or disk is full", "store.disk_full"),
        ("database is locked", "store.busy"),
        ("attempt to write a readonly database", "store.not_writable"),
        ("unable to open database file", "store.not_writable"),
        ("database disk image is malformed", "store.damaged"),
        ("file is not a database", "store.damaged"),
        ("disk I/O error", "store.disk_failed"),
    ],
)
@pytest.mark.parametrize("is_wrapped", [True, False])
def test_what_sqlite_says_becomes_a_sentence(said: str, code: str, is_wrapped: bool) -> None:
    error: Exception = driver.OperationalError(said)
    if is_wrapped:
        error = sa.exc.OperationalError("INSERT", {}, error)
    with pytest.raises(Refused) as caught, told("/profile"):
        raise error
    assert caught.value.code == code and caught.value.__cause__ is error
    assert "{" not in say_trouble(caught.value) and "{" not in say_trouble(caught.value, "en")


def test_a_fault_of_the_program_passes_as_it_is() -> None:
    with pytest.raises(sa.exc.IntegrityError), told("/profile"):
        raise sa.exc.IntegrityError("INSERT", {}, driver.IntegrityError("UNIQUE constraint failed: number.number"))
    with pytest.raises(ZeroDivisionError), told("/profile"):
        raise ZeroDivisionError
