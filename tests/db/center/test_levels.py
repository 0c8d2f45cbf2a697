"""County, city, province: feeds are pulled upward without a hole, chains and signatures hold, nothing below is written to."""

from __future__ import annotations

from pathlib import Path

from center_for_tests import TestServer
from levels_for_tests import CITY, COUNTY, OTHER_COUNTY, PROVINCE, settled, three_levels


def test_every_level_holds_the_feeds_below_it_event_for_event(server: TestServer, tmp_path: Path) -> None:
    with three_levels(server, tmp_path, COUNTY, OTHER_COUNTY) as levels:
        for county in (COUNTY, OTHER_COUNTY):
            desk = levels[county].desk("0001")
            desk.receive("张建国")
            desk.receive("李晓明")
        settled(levels)
        for county in (COUNTY, OTHER_COUNTY):
            below = levels[county].feed(county)
            assert len(below) > 4
            for upper in (CITY, PROVINCE):
                assert levels[upper].feed(county) == below
                assert levels[upper].cases(county) == levels[county].cases(county)
                assert len(levels[upper].cases(county)) == 2
        assert levels[PROVINCE].feed(CITY) == levels[CITY].feed(CITY)
        assert levels[COUNTY].feed(OTHER_COUNTY) == []
        for one in levels.values():
            assert one.store.verify().faults == ()
