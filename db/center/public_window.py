"""The public tables as the pages read them (app.public.records.PublicRecords), by a role that can read no other."""

from __future__ import annotations

import hmac
import json
from datetime import date, datetime
from typing import Any

from app.disclosure.dossier import Dossier
from app.events.body import unpack
from app.public.case import PublicCase
from app.public.paper import PublicPaper
from app.public.records import ResultLine, ResultPage, ResultQuery
from app.public.result import PublicResult, named
from app.public.rules import Rules
from app.supervision.published import Published
from app.verify.keys import PublicKey
from db.center.connection import Connection, as_public, one, rows, service_pool, transaction
from db.center.public_follow import rules_now

SIZE, WAIT_SECONDS = 4, 5.0  # a reader does not wait longer for a page
NO_CODE = "------"  # what the code for an unknown number is compared with, so that it takes as long
_PAPERS = "SELECT body FROM public_paper WHERE feed_id = %s"
_FOUND = (
    "FROM public_result WHERE feed_id = %s AND (%s = '' OR department = %s) AND strpos(words, %s) > 0 "
    "AND (NOT %s OR published_on > due_on)"
)
_COUNTED = f"SELECT count(*), count(*) FILTER (WHERE published_on > due_on) {_FOUND}"
_PAGE = f"SELECT body, published_on {_FOUND} ORDER BY decided_on DESC, case_id DESC OFFSET %s LIMIT %s"


_STATE = "SELECT count(*), max(r.pos), min(c.epoch) FROM public_rule r LEFT JOIN public_cursor c USING (feed_id) WHERE r.feed_id = %s"


class PublicWindow:
    """An open window on one center; close it at the end."""

    def __init__(self, address: str, feed: int) -> None:
        self._pool = service_pool(address, SIZE, as_public, WAIT_SECONDS)
        self._feed = feed
        self._rules: tuple[Any, Rules] | None = None

    def rules(self) -> Rules:
        """Return office, items, working days and keys as they hold now; made once for each state."""
        with transaction(self._pool) as connection:
            state = one(connection, _STATE, self._feed)
            held = self._rules
            if held is None or held[0] != state:
                held = self._rules = (state, rules_now(connection, self._feed))
        return held[1]

    def as_of(self) -> datetime | None:
        """Return when the last event was followed; None before the first."""
        with transaction(self._pool) as connection:
            found = one(connection, "SELECT at FROM public_cursor WHERE feed_id = %s", self._feed)
        return None if found is None else found[0]

    def keys(self) -> tuple[PublicKey, ...]:
        """Return the keys by which papers of this center's windows are signed."""
        return self.rules().keys

    def is_training(self) -> bool:
        """Return True for a center whose records are an exercise."""
        return self.rules().is_training

    def case(self, number: str, query_code: str) -> PublicCase | Dossier | None:
        """Return the case with this number and code; a wrong code takes the same way and the same time as an unknown number."""
        with transaction(self._pool) as connection:
            query = "SELECT query_code, body FROM public_case WHERE feed_id = %s AND number = %s"
            found = one(connection, query, self._feed, number)
        held, body = (NO_CODE, "") if found is None else found
        is_right = hmac.compare_digest(held.encode(), query_code.encode())
        return _told(json.loads(body)) if is_right and body else None

    def papers_with_hash(self, record_hash: str) -> tuple[PublicPaper, ...]:
        """Return the papers whose code carries this hash, oldest first."""
        with transaction(self._pool) as connection:
            found = rows(connection, f"{_PAPERS} AND record_hash = %s ORDER BY place", self._feed, record_hash)
        return tuple(unpack(PublicPaper, json.loads(body)) for (body,) in found)

    def papers_like(self, case_number: str, number: str, on: date) -> tuple[PublicPaper, ...]:
        """Return the papers of a case with this document number and day, oldest first."""
        if not case_number:
            return ()
        query = f"{_PAPERS} AND case_number = %s AND number = %s AND issued_on = %s ORDER BY place"
        with transaction(self._pool) as connection:
            found = rows(connection, query, self._feed, case_number, number, on)
        return tuple(unpack(PublicPaper, json.loads(body)) for (body,) in found)

    def results(self, query: ResultQuery) -> ResultPage:
        """Return the published results that are asked for, the newest decision first."""
        office = self.rules().office
        wanted = (self._feed, query.department, query.department, query.text.lower(), query.is_late)
        with transaction(self._pool) as connection:
            counted = one(connection, _COUNTED, *wanted)
            found = rows(connection, _PAGE, *wanted, query.first, query.count)
        lines = tuple(ResultLine(named(_result(body), office), on) for body, on in found)
        return ResultPage(lines, *(counted or (0, 0)))

    def explanations(self, since: date, upto: date) -> tuple[Published, ...]:
        """Return the 逾期说明 of these days, the newest first."""
        query = (
            "SELECT body FROM public_overdue WHERE feed_id = %s AND explained_on BETWEEN %s AND %s "
            "ORDER BY explained_on DESC, case_id"
        )
        with transaction(self._pool) as connection:
            found = rows(connection, query, self._feed, since, upto)
        return tuple(unpack(Published, json.loads(body)) for (body,) in found)

    def close(self) -> None:
        """Give the connections back."""
        self._pool.close()


def _told(plain: dict[str, Any]) -> PublicCase | Dossier:
    """Return a case, or an application for information, which has another shape."""
    found: PublicCase | Dossier = unpack(Dossier if "begun_by" in plain else PublicCase, plain)
    return found


def _result(body: str) -> PublicResult:
    found: PublicResult = unpack(PublicResult, json.loads(body))
    return found


def counts(connection: Connection, feed: int) -> dict[str, int]:
    """Return how many cases, papers and explanations the public may ask for."""
    tables = {"cases": "public_case", "papers": "public_paper", "explanations": "public_overdue"}
    query = "SELECT count(*) FROM {} WHERE feed_id = %s"
    found = {name: one(connection, query.format(table), feed) for name, table in tables.items()}
    return {name: row[0] if row else 0 for name, row in found.items()}


def late_results(connection: Connection, feed: int) -> tuple[int, int]:
    """Return how many results are published, and how many of them came too late."""
    found = one(connection, _COUNTED, feed, "", "", "", False)
    return (0, 0) if found is None else (found[0], found[1])
