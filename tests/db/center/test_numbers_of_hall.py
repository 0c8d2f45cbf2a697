"""Document numbers of a hall: its desks share every book, and no two papers of it bear one number, heard or not."""

from __future__ import annotations

from pathlib import Path

from center_for_tests import Hall
from desk_for_tests import accept, person
from synced_desks import SyncedDesk, make_desks

from app.numbering import OF_A_DESK, parse_document_number
from app.register_words import book_title


def paper_number(desk: SyncedDesk, name: str) -> str:
    return str(desk.do(accept, person(name))[1].number)


def test_two_desks_of_a_hall_give_no_document_number_twice_though_neither_hears_the_other(
    hall: Hall, tmp_path: Path
) -> None:
    """Both began at 1: two citizens held notices of one body with one number, and no check told it."""
    one, two = make_desks(hall, tmp_path, 2)
    for desk in (one, two):
        desk.go_offline()
    taken = [paper_number(desk, name) for name in ("张一", "张二", "张三") for desk in (one, two)]
    assert len(set(taken)) == 6
    assert [parse_document_number(number).n for number in taken] == [
        part * OF_A_DESK + n for n in (1, 2, 3) for part in (1, 2)
    ]
    for desk in (one, two, one):
        desk.sync()
    for desk in (one, two):
        assert desk.store.check().faults == ()
        desk.close()
    assert hall.store.verify().faults == ()


def test_a_desk_that_joins_goes_on_in_its_own_part_and_both_books_are_whole(hall: Hall, tmp_path: Path) -> None:
    (desk,) = make_desks(hall, tmp_path, 1)
    link = desk.shelf.link()
    assert link is not None
    desk.shelf.keep_link(link.__class__(link.address, link.key, desk=link.desk, state="waiting"))
    before = [parse_document_number(paper_number(desk, name)).n for name in ("张一", "张二")]
    desk.shelf.keep_link(link)
    after = parse_document_number(paper_number(desk, "张三")).n
    assert (before, after) == ([1, 2], OF_A_DESK + 1)
    books = desk.store.ask(lambda records: records.number_books(2026))
    papers = [book for book in books if not book.is_of_cases]
    assert sorted((book.last, book.missing) for book in papers) == [(1, 0), (2, 0)]
    assert any(book_title(book.book).endswith("〔2026〕 · 窗口机 0001 号段") for book in papers)
    assert desk.store.check().faults == ()
    desk.close()
