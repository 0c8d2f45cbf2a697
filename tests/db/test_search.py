"""Finding a case by whatever the clerk has: two characters of a name, initials, ends of numbers."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from desk_for_tests import CLERK, accept, open_desk, person

from app.applicant import Agent, IdKind
from app.state import CaseState
from db.desk.name_tokens import name_phrase, name_tokens
from db.desk.store import Store

PEOPLE = (
    ("张建国", "110101199003070134", "13800138000"),
    ("李建军", "110101198503071238", "13912345678"),
    ("单于红", "11010119900307729X", "15800001111"),
    ("𠮷田海", "110101197001011234", "13700002222"),
    ("买买提·吐尔逊", "650101197001011234", "13600003333"),
    ("王\ue863", "110101197001015678", "13500004444"),
    ("JOHN SMITH", "E12345678", "13400005555"),
    ("\U0002ceb7\U0002ebe0", "110101197001019999", "13300006666"),
)


@pytest.fixture(scope="module")
def filled(made_once: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """One store with these people for all questions of this file."""
    store = open_desk(Path(shutil.copytree(made_once, tmp_path_factory.mktemp("filled") / "profile")))
    for name, id_number, phone in PEOPLE:
        store.do(CLERK, accept, person(name, id_number, phone))
    yield store
    store.close()


def found(store: Store, text: str) -> list[str]:
    return [row.applicant_name for row in store.ask(lambda r: r.search(text))]


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("建国", ["张建国"]),
        ("建", ["李建军", "张建国"]),
        ("张建国", ["张建国"]),
        ("国建", []),
        ("𠮷田", ["𠮷田海"]),
        ("买提吐尔", ["买买提·吐尔逊"]),
        ("买买提·吐", ["买买提·吐尔逊"]),
        ("\ue863", ["王\ue863"]),
        ("\U0002ebe0", ["\U0002ceb7\U0002ebe0"]),
        ("john", ["JOHN SMITH"]),
        ("smith", ["JOHN SMITH"]),
        ("zjg", ["张建国"]),
        ("ZJ", ["张建国"]),
        ("syh", ["单于红"]),
        ("dyh", ["单于红"]),
        ("cyh", ["单于红"]),
        ("0134", ["张建国"]),
        ("729X", ["单于红"]),
        ("729x", ["单于红"]),
        ("110101199003070134", ["张建国"]),
        ("13800138000", ["张建国"]),
        ("138 0013", ["张建国"]),
        ("15678", ["王\ue863"]),
        ("5678", ["JOHN SMITH", "王\ue863", "李建军"]),
        ("E12345678", ["JOHN SMITH"]),
        ("", []),
        ("   ", []),
        ("1", []),
        ('"', []),
        ('建国" OR x', []),
        ("NEAR(建)", []),
        ("*", []),
        ("%", []),
        ("\0", []),
    ],
)
def test_what_is_typed_finds_whom_it_means(filled: Store, typed: str, names: list[str]) -> None:
    """A trigram index answers every two-character name with nothing, and no error."""
    assert found(filled, typed) == names


def test_a_number_finds_its_case_whole_by_its_end_and_with_full_width_digits(filled: Store) -> None:
    row = filled.ask(lambda r: r.search("张建国"))[0]
    wide = "".join(chr(0xFF10 + int(d)) for d in row.number)
    for typed in (row.number, row.number[-8:], wide, f"{row.number[:6]} {row.number[6:]}"):
        assert filled.ask(lambda r, t=typed: r.search(t))[0] == row


def test_a_document_number_finds_its_case(filled: Store) -> None:
    row = filled.ask(lambda r: r.search("张建国"))[0]
    notice = filled.ask(lambda r: r.notices(row.id))[0]
    assert filled.ask(lambda r: r.search(notice.number)) == (row,)


def test_the_agent_is_found_too_but_no_name_made_of_both(store: Store) -> None:
    agent = Agent("赵代理", IdKind.ID_CARD, "110101197001011235", "", "全权")
    store.do(CLERK, accept, person("钱小明"), agent)
    assert found(store, "代理") == ["钱小明"] and found(store, "zdl") == ["钱小明"]
    assert found(store, "明赵") == []


def test_newest_come_first_and_the_limit_holds(store: Store) -> None:
    numbers = [store.do(CLERK, accept, person("张三"))[0] for _ in range(6)]
    rows = store.ask(lambda r: r.search("张三", 4))
    assert [row.number for row in rows] == numbers[:1:-1]


def test_a_known_applicant_is_offered_once_in_the_latest_form(store: Store) -> None:
    """SORMAS 2403: duplicates are found before intake, shown, never merged."""
    store.do(CLERK, accept, person("张建国", phone="13800138000"))
    store.do(CLERK, accept, person("张建国", phone="13900139000"))
    known = store.ask(lambda r: r.known_applicants(id_number=person().id_number))
    assert [a.phone for a in known] == ["13900139000"]
    assert len(store.ask(lambda r: r.known_applicants(name="张建国", phone="0"))) == 1
    assert store.ask(lambda r: r.known_applicants()) == ()
    assert len(store.ask(lambda r: r.recent_cases_of(person().id_number))) == 2


def test_pages_follow_each_other_without_gap_or_repeat(store: Store) -> None:
    """open-zaak 1574: keyset pages, whatever the depth."""
    numbers = [store.do(CLERK, accept, person(f"张{n}"))[0] for n in range(7)]
    seen: list[str] = []
    after = None
    while page := store.ask(lambda r, a=after: r.list_cases(list(CaseState), after=a, limit=3)):
        seen += [row.number for row in page]
        after = page[-1].sort_key
    assert seen == numbers[::-1]
    oldest = store.ask(lambda r: r.list_cases([CaseState.IN_PROGRESS], ["scjg"], limit=2, oldest_first=True))
    assert all(row.department == "scjg" for row in oldest)
    assert [row.number for row in oldest] == [n for n in numbers if n in {r.number for r in oldest}]


def test_lists_are_answered_from_an_index(store: Store) -> None:
    queries = {
        "case_by_state": "SELECT id FROM case_row WHERE state = 'received' ORDER BY sort_key DESC LIMIT 50",
        "case_by_department": "SELECT id FROM case_row WHERE department = 'x' AND state = 'y' ORDER BY sort_key LIMIT 50",
        "case_by_id_reversed": "SELECT n FROM case_row WHERE id_reversed >= 'X' AND id_reversed < 'Y'",
        "case_by_phone_reversed": "SELECT n FROM case_row WHERE phone_reversed >= '1' AND phone_reversed < '2'",
        "case_by_number_reversed": "SELECT n FROM case_row WHERE number_reversed >= '1' AND number_reversed < '2'",
        "PRIMARY KEY": "SELECT case_n FROM case_py WHERE initials >= 'z' AND initials < 'zz'",
        "event_of_case": "SELECT n FROM event WHERE subject = 'x'",
    }
    for index, query in queries.items():
        plan = " ".join(
            store.ask(lambda r, q=query: [str(row) for row in r._given.exec_driver_sql("EXPLAIN QUERY PLAN " + q)])
        )
        assert index in plan and "TEMP B-TREE" not in plan, plan


def test_counts_are_capped(store: Store) -> None:
    for n in range(3):
        store.do(CLERK, accept, person(f"张{n}"))
    assert store.ask(lambda r: r.count([CaseState.IN_PROGRESS])) == 3
    assert store.ask(lambda r: r.count([CaseState.IN_PROGRESS], ["nowhere"])) == 0
    assert store.ask(lambda r: r.count([])) == 0


def test_usage_of_items_is_counted_per_officer(store: Store) -> None:
    store.do(CLERK, accept, person())
    usage = store.ask(lambda r: r.item_usage(CLERK.id))
    assert list(usage.values()) == [1]


def test_tokens_are_one_per_character_and_folded() -> None:
    assert name_tokens("张 Ｚ·z") == "5f20 7a 7a"
    assert name_phrase("·") == ""
