"""The search against a plain model: any two neighbouring characters of any name, any end of any number."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from desk_for_tests import CLERK, accept, open_desk, person
from hypothesis import given
from hypothesis import strategies as st

from app.pinyin import name_initials
from db.desk.store import Store

HAN = st.one_of(
    st.sampled_from("王李张刘陈杨赵黄周吴单仇曾解覃查区盖建国伟芳娜秀英敏静"),
    st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5),
    st.characters(min_codepoint=0x20000, max_codepoint=0x2A6DF),
)
NAMES = ("王建国", "张建国", "李国建", "单雄信", "仇英", "曾国藩", "解缙", "𠀋𠀌𠀍", "欧阳·建国", "赵𠮷")


@pytest.fixture(scope="module")
def named(made_once: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    store = open_desk(Path(shutil.copytree(made_once, tmp_path_factory.mktemp("named") / "profile")))
    for n, name in enumerate(NAMES):
        store.do(CLERK, accept, person(name, f"34170219900101{n:03d}X", f"1380099{n:04d}"))
    yield store
    store.close()


def found(store: Store, text: str) -> set[str]:
    return {row.applicant_name for row in store.ask(lambda r: r.search(text))}


def plain(name: str) -> str:
    return name.replace("·", "")


def test_every_piece_of_every_name_finds_exactly_those_who_have_it(named: Store) -> None:
    for name in NAMES:
        whole = plain(name)
        for begin in range(len(whole)):
            for end in range(begin + 1, len(whole) + 1):
                piece = whole[begin:end]
                assert found(named, piece) == {n for n in NAMES if piece in plain(n)}, piece


@given(st.lists(HAN, min_size=1, max_size=4).map("".join))
def test_any_other_name_finds_only_those_who_have_it(named: Store, typed: str) -> None:
    assert found(named, typed) == {n for n in NAMES if typed in plain(n)}


def test_every_reading_of_a_surname_finds_its_bearer(named: Store) -> None:
    """pypinyin reads 8 of 12 tried surnames wrongly by default: all readings count."""
    for name in NAMES:
        for initials in name_initials(name):
            for length in range(2, len(initials) + 1):
                assert name in found(named, initials[:length]), (name, initials[:length])


def test_every_end_of_a_number_of_four_or_more_finds_its_case(named: Store) -> None:
    rows = named.ask(lambda r: r.search("建国"))
    for row in rows:
        for length in range(4, 24):
            ends = named.ask(lambda r, t=row.number[-length:]: r.search(t))
            assert row.number in {found_row.number for found_row in ends}


@given(st.text(max_size=40))
def test_nothing_that_can_be_typed_breaks_the_search(named: Store, typed: str) -> None:
    assert isinstance(named.ask(lambda r: r.search(typed)), tuple)
    assert isinstance(named.ask(lambda r: r.known_applicants(name=typed, phone=typed, id_number=typed)), tuple)
