"""The administrators of a center come, go and forget their passwords; what is done to one of them the others sign."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psycopg
import pytest
from center_for_tests import PASSWORD, Hall
from synced_desks import make_desks

from app.errors import Trouble
from db.center.administrators import FEWEST, Administrators
from ui.web.__main__ import main

Run = Callable[..., tuple[int, str]]
WAITING = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"


@pytest.fixture
def run(hall: Hall, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command with the password that signs and a new one; return its exit code and what it said."""
    monkeypatch.setenv("DATABASE_URL", hall.address)

    def command(*words: str, password: str = PASSWORD, new: str = "") -> tuple[int, str]:
        monkeypatch.setenv("YIMEN_PASSWORD", password)
        monkeypatch.setenv("YIMEN_NEW_PASSWORD", new)
        code = main(["--home", str(tmp_path / "center"), *words])
        said = capsys.readouterr()
        assert "Traceback" not in said.err
        return code, said.out + said.err

    return command


def may_sign(run: Run, admin: str, password: str) -> bool:
    return run("enrol", "code", "--admin", admin, password=password)[0] == 0


def test_two_administrators_add_a_third_who_signs_with_a_password_of_his_own(run: Run) -> None:
    assert run("admin", "list") == (0, "m1\tm1\nm2\tm2\n")
    code, said = run("admin", "add", "m3=丙管理", "--admin", "m1", new="third-password")
    assert (code, "2 名其他管理员（m1、m2）" in said) == (2, True), "one alone adds nobody"
    code, said = run("admin", "add", "m3=丙管理", "--admin", "m1", "--admin", "m2", new="third-password")
    assert (code, "m3\t丙管理\n" in said) == (0, True)
    assert may_sign(run, "m3", "third-password") and not may_sign(run, "m3", PASSWORD)
    assert run("admin", "add", "m3=丁", "--admin", "m1", "--admin", "m2", new="other-password")[0] == 1
    assert run("admin", "add", "m 4=丁", "--admin", "m1", "--admin", "m2", new="other-password")[0] == 2


def test_whoever_knows_his_password_gives_himself_a_new_one(run: Run) -> None:
    assert run("admin", "password", "m1", "--admin", "m1", password="guessed", new="a-new-password")[0] == 1
    assert run("admin", "password", "m1", "--admin", "m1", new="short")[0] == 1
    assert may_sign(run, "m1", PASSWORD), "nothing was changed so far"
    assert run("admin", "password", "m1", "--admin", "m1", new="a-new-password")[0] == 0
    assert may_sign(run, "m1", "a-new-password") and not may_sign(run, "m1", PASSWORD)


def test_a_forgotten_password_is_set_by_the_others(run: Run) -> None:
    assert run("admin", "password", "m9", "--admin", "m1", new="a-new-password")[0] == 2
    assert run("admin", "password", "m2", "--admin", "m1", new="a-new-password")[0] == 0, "of two, the only other one"
    assert may_sign(run, "m2", "a-new-password")
    assert run("admin", "password", "m2", "--admin", "m2", password="a-new-password", new=PASSWORD)[0] == 0
    run("admin", "add", "m3=丙", "--admin", "m1", "--admin", "m2", new=PASSWORD)
    assert run("admin", "password", "m2", "--admin", "m1", new="a-new-password")[0] == 2, "of three, both others"
    assert run("admin", "password", "m2", "--admin", "m1", "--admin", "m2", new="a-new-password")[0] == 2
    assert run("admin", "password", "m2", "--admin", "m1", "--admin", "m3", new="a-new-password")[0] == 0


def test_where_nobody_can_type_a_password_it_is_told_and_nothing_is_changed(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("getpass.getpass", nobody_types)
    for command in (("admin", "password", "m1", "--admin", "m1"), ("enrol", "code", "--admin", "m1")):
        code, said = run(*command, password="")
        assert (code, "环境变量 YIMEN_PASSWORD" in said) == (2, True)
    code, said = run("admin", "password", "m1", "--admin", "m1")
    assert (code, "环境变量 YIMEN_NEW_PASSWORD" in said) == (2, True)
    assert may_sign(run, "m1", PASSWORD)


def nobody_types(prompt: str) -> str:
    raise EOFError(prompt)


def test_who_leaves_signs_no_more_and_two_are_always_left(run: Run) -> None:
    code, said = run("admin", "end", "m2", "--admin", "m1")
    assert (code, "至少要有 2 名" in said) == (1, True)
    run("admin", "add", "m3=丙", "--admin", "m1", "--admin", "m2", new=PASSWORD)
    assert run("admin", "end", "m2", "--admin", "m1", "--admin", "m3") == (0, "m1\tm1\nm3\t丙\n")
    assert not may_sign(run, "m2", PASSWORD) and may_sign(run, "m3", PASSWORD)


def test_two_who_end_each_other_at_the_same_moment_do_not_both_succeed(hall: Hall, run: Run) -> None:
    run("admin", "add", "m3=丙", "--admin", "m1", "--admin", "m2", new=PASSWORD)
    center = Administrators(hall.address, hall.store.facts().feed)

    def end(one: str, other: str) -> str:
        try:
            center.end(one, {other: PASSWORD, "m3": PASSWORD})
        except Trouble as trouble:
            return trouble.code
        return "ended"

    with ThreadPoolExecutor(2) as pool, psycopg.connect(hall.address) as slow:
        slow.execute("SELECT 1 FROM admin FOR UPDATE")
        both = pool.submit(end, "m1", "m2"), pool.submit(end, "m2", "m1")
        with psycopg.connect(hall.address, autocommit=True) as watching:
            while watching.execute(WAITING).fetchone() != (2,):
                assert not any(one.done() for one in both)
                time.sleep(0.02)
        slow.rollback()
        found = [one.result(60) for one in both]
    assert found.count("ended") == 1, found
    assert len(center.all()) == FEWEST


def test_the_list_of_desks_tells_when_each_was_heard_of_last(hall: Hall, run: Run, tmp_path: Path) -> None:
    one, two = make_desks(hall, tmp_path, 2)
    one.receive("张一")
    one.sync()
    lines = [line.split("\t") for line in run("enrol", "list")[1].splitlines()]
    told = {words[2]: words[5] for words in lines}
    assert re.fullmatch(r"20\d\d-\d\d-\d\d \d\d:\d\d", told["0001"]) and told["0002"] == "-"
    assert [code for code, _ in hall.store.figures().heard] == ["0001"]
    for desk in (one, two):
        desk.close()
