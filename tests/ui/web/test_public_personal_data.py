"""No answer to the public holds anybody: every page, every table, every answer to every code of cases full of names."""

from __future__ import annotations

import psycopg
import pytest
from public_hall import NUMBERS, OFFICERS, PERSONS, Week
from public_site import Site

from db.center.connection import as_public

SECRET = (*PERSONS, *NUMBERS, *OFFICERS)
PAGES = ("/", "/check", "/progress", "/guides", "/results", "/explanations", "/catalogue", "/nothing-here")
TABLES = ("/results.csv", "/explanations.csv", "/catalogue.csv")
OF_PERSONS = ("case_row", "private", "event", "officer", "admin", "desk", "enrol_code", "origin")


def held_in(text: str) -> list[str]:
    return [one for one in SECRET if one in text]


def test_no_page_and_no_table_names_anybody(site: Site) -> None:
    for path in (*PAGES, *TABLES, *site.guides(8)):
        assert held_in(site.get(path).text) == [], path


def test_no_answer_about_a_case_or_a_paper_names_anybody(site: Site, week: Week) -> None:
    papers = 0
    for name, case in week.cases().items():
        answered = site.progress(case.number, case.query_code)
        assert answered.status_code == 200, name
        assert held_in(answered.text) == [], name
        for signed, short in week.codes(case):
            papers += 1
            assert held_in(site.checked(signed).text + site.checked(short).text) == [], name
    assert papers > 10


def test_the_public_tables_themselves_hold_nobody(week: Week) -> None:
    for table in ("public_rule", "public_case", "public_paper", "public_result", "public_overdue"):
        found = week.there.rows(f"SELECT row_to_json(t)::text FROM {table} t")
        assert found, table
        assert [(table, one) for (row,) in found for one in held_in(row)] == []


@pytest.mark.parametrize("table", OF_PERSONS)
def test_the_role_of_the_pages_reads_no_table_of_persons_and_writes_nowhere(week: Week, table: str) -> None:
    with psycopg.connect(week.there.hall.address, autocommit=True) as connection:
        as_public(connection)
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute(f"SELECT count(*) FROM {table}".encode())
        with pytest.raises((psycopg.errors.InsufficientPrivilege, psycopg.errors.ReadOnlySqlTransaction)):
            connection.execute(b"DELETE FROM public_case")
        assert connection.execute(b"SELECT count(*) > 5 FROM public_case").fetchone() == (True,)
