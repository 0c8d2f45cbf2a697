"""Finding cases by what a clerk types: number, document number, name, pinyin initials, end of ID, telephone."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import chain

import sqlalchemy as sa

from app.desk import CaseRow
from app.errors import Refused
from app.numbering import CASE_NUMBER_LENGTH, parse_case_number
from db.desk.case_rows import LISTED, line_of
from db.desk.listing import is_text
from db.desk.name_tokens import name_phrase
from db.desk.newest import MOST_CANDIDATES, Beginning, beginning, newest
from db.desk.schema import case, case_py, number

SHORTEST_CODE = 3
Query = sa.Executable | tuple[Beginning, ...]
_CODE = re.compile(r"[0-9A-Za-z]*[0-9][0-9A-Za-z]*")
_DIGITS = re.compile(r"[0-9\s-]+[Xx]?")
_TICKET = re.compile(r"[A-Za-z0-9]{1,12}(-[A-Za-z0-9]{1,6})?")
_LETTERS = re.compile(r"[A-Za-z]+")


_FORWARD = tuple(beginning(c, case.c.n) for c in (case.c.phone, case.c.id_number))
_BACKWARD = tuple(beginning(c, case.c.n) for c in (case.c.number_reversed, case.c.id_reversed, case.c.phone_reversed))
_BY_INITIALS = (beginning(case_py.c.initials, case_py.c.case_n),)
_BY_TICKET = (
    sa.select(case.c.n)
    .where(case.c.ticket == sa.bindparam("start"), case.c.ticket != "")
    .order_by(case.c.sort_key.desc())
    .limit(MOST_CANDIDATES)
)
_BY_NUMBER = sa.select(case.c.n).where(case.c.number == sa.bindparam("start"))
_BY_DOCUMENT = sa.select(case.c.n).where(
    case.c.id.in_(sa.select(number.c.case_id).where(number.c.number == sa.bindparam("start")))
)
_BY_NAME = (
    sa.text("SELECT rowid FROM case_name WHERE case_name MATCH :start ORDER BY rowid DESC LIMIT :candidates")
    .bindparams(candidates=MOST_CANDIDATES)
    .columns(sa.column("rowid", sa.Integer))
)
_LINES = (
    sa.select(*LISTED)
    .where(case.c.n.in_(sa.bindparam("found", expanding=True)))
    .order_by(case.c.sort_key.desc())
    .limit(sa.bindparam("most", type_=sa.Integer))
)


def search_cases(connection: sa.Connection, text: str, limit: int) -> tuple[CaseRow, ...]:
    """Return the cases that `text` finds, newest first."""
    found: set[int] = set()
    for query, start in _queries(text.strip() if is_text(text) else ""):
        found.update(_answers(connection, query, start))
    if not found:
        return ()
    return tuple(line_of(row) for row in connection.execute(_LINES, {"found": newest(found), "most": limit}).all())


def _answers(connection: sa.Connection, query: Query, start: str) -> Iterable[int]:
    if isinstance(query, sa.Executable):
        return connection.execute(query, {"start": start}).scalars().all()
    return chain.from_iterable(one.newest(connection, start) for one in query)


def _queries(typed: str) -> Iterable[tuple[Query, str]]:
    compact = re.sub(r"[\s-]", "", typed)
    if "〔" in typed:
        yield _BY_DOCUMENT, typed
    elif _is_case_number(typed):
        yield _BY_NUMBER, str(parse_case_number(typed))
    elif _CODE.fullmatch(compact) and len(compact) >= SHORTEST_CODE:
        yield _FORWARD, compact.upper()
        yield _BACKWARD, compact.upper()[::-1]
    elif _LETTERS.fullmatch(compact):
        yield _BY_INITIALS, compact.lower()
    if _TICKET.fullmatch(typed):
        yield _BY_TICKET, typed.upper()
    phrase = name_phrase(typed)
    if phrase and not _DIGITS.fullmatch(typed):
        yield _BY_NAME, phrase


def _is_case_number(text: str) -> bool:
    if sum(c.isdigit() for c in text) != CASE_NUMBER_LENGTH:
        return False
    try:
        parse_case_number(text)
    except Refused:
        return False
    return True
