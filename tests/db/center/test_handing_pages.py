"""Of the offers of many years only those are read that are shown; the list of all comes page by page."""

from __future__ import annotations

from center_for_tests import FEED, Hall

from db.center.handing import MOST_ROWS, SHOWN, handings, shown_handings

MADE = 3 * MOST_ROWS
OLD_OPEN = {"offer-00003", "offer-00700"}
FILL = (
    "INSERT INTO handing (feed_id, offer, case_id, number, other, side, state) "
    "SELECT %s, 'offer-' || lpad(n::text, 5, '0'), 'c' || n, n::text, 341700, 'given', "
    "CASE WHEN n IN (3, 700) THEN 'open' ELSE 'done' END FROM generate_series(1, %s) AS n"
)


def test_the_newest_offers_and_the_open_ones_of_old_are_shown_and_nothing_else_is_read(hall: Hall) -> None:
    with hall.owner() as connection:
        connection.execute(FILL, (FEED, MADE))
        connection.commit()
        connection.execute("ANALYZE handing")
        shown = shown_handings(connection, FEED, 10)  # type: ignore[arg-type]
        told = [one.offer for one in shown]
        assert len(told) == 12 and set(told) >= OLD_OPEN and told == sorted(told, reverse=True)
        assert told[0] == f"offer-{MADE:05}"
        plan = "\n".join(str(row[0]) for row in connection.execute("EXPLAIN " + SHOWN, (FEED, 10, FEED)))
        assert "Seq Scan" not in plan and "handing_open" in plan, plan


def test_the_list_of_all_comes_page_by_page_without_a_hole(hall: Hall) -> None:
    with hall.owner() as connection:
        connection.execute(FILL, (FEED, MADE))
        connection.commit()
    found, after = [], ""
    while page := hall.store.levels.handings(after):
        assert len(page) <= MOST_ROWS
        found += [one.offer for one in page]
        after = page[-1].offer
    assert found == [f"offer-{n:05}" for n in range(1, MADE + 1)]
    with hall.owner() as connection:
        assert handings(connection, FEED, found[-1]) == ()  # type: ignore[arg-type]
