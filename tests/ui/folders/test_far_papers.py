"""Papers and scans of other desks, opened in the case file: fetched over the real door, or told why they are not here."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace

import pytest
from center_for_tests import NOW
from center_for_tests import Hall as CenterHall
from folders_hands import DeskWindow
from served_center import Served
from three_departments import DepartmentDesk, settle

from app.errors import NotFound, Refused, Unreachable
from app.filing import add_file
from app.sync.running import fetch, run_round
from db.desk.kept_rows import named_with
from ui.surroundings import Surroundings

WindowAt = Callable[[DepartmentDesk], DeskWindow]
Desks = tuple[DepartmentDesk, DepartmentDesk, DepartmentDesk]
SCAN = bytes(range(256)) * 9000


class OnlineWindow(DeskWindow):
    """A window that fetches over HTTP."""

    def surroundings(self) -> Surroundings:
        return replace(super().surroundings(), fetch=lambda sha256: fetch(self.desk.shelf, lambda: NOW, sha256))


def test_a_paper_of_another_desk_is_fetched_over_the_real_door_when_somebody_opens_it(
    center_hall: CenterHall, desks: Desks, qtbot: object, tmp_path: object
) -> None:
    window, _, decision = desks
    with Served(center_hall) as served:
        for desk in desks:
            link = desk.shelf.link()
            assert link is not None
            desk.shelf.keep_link(replace(link, address=served.address))
        case = window.accepted()
        window.act(add_file, case.id, data=SCAN, media="image/png", name="平面图.png")
        for desk in (window, decision):
            told = run_round(desk.shelf, lambda: NOW)
            assert told is not None and told.trouble is None
        assert decision.me().seat is not None and decision.me().seat.is_online
        one = OnlineWindow(qtbot, decision, tmp_path / "devices")  # type: ignore[arg-type, operator]
        one.show()
        try:
            one.window.go("casefile", case.number)
            one.settle()
            one.settle()
            page = one.page()
            paper = page.file().notices[0]  # type: ignore[attr-defined]
            assert paper.is_far
            with pytest.raises(NotFound, match=r"custody\.far_file"):
                decision.store.ask(lambda r: r.pdf(paper.id))
            page.notices.setFocus()  # type: ignore[attr-defined]
            page.opening.open_notice(paper)  # type: ignore[attr-defined]
            one.wait(lambda: decision.store.has_file(paper.sha256))
            assert paper.sha256 in decision.store.look(named_with, paper.sha256[:2]), (
                "what was fetched is nobody's left-over"
            )
            assert one.problem() == ""
            scan = hashlib.sha256(SCAN).hexdigest()
            fetch(decision.shelf, lambda: NOW, scan)
            assert decision.store.ask(lambda r: r.file_bytes(scan)) == SCAN
        finally:
            one.close()


def test_a_paper_that_is_not_here_while_the_center_is_away_is_told_in_a_sentence(
    desks: Desks, window_at: WindowAt
) -> None:
    window, _, decision = desks
    case = window.accepted()
    settle(window, decision)
    one = window_at(decision)
    one.window.go("casefile", case.number)
    one.settle()
    one.settle()
    page = one.page()
    page.opening.open_notice(page.file().notices[0])  # type: ignore[attr-defined]
    one.wait(one.problem)
    assert "连不上中心" in one.problem() and "自动取回" in one.problem()
    decision.shelf.keep_link(replace(decision.shelf.link(), address="http://127.0.0.1:9"))  # type: ignore[type-var]
    with pytest.raises(Unreachable, match=r"custody\.far_away"):
        fetch(decision.shelf, lambda: NOW, "0" * 64)


def test_a_part_of_a_file_is_asked_for_by_a_number_and_only_of_a_named_file(center_hall: CenterHall) -> None:
    _, key = center_hall.enrolled("0199aaaa-0000-7000-8000-000000000001")
    with Served(center_hall) as served, served.client(key) as client:
        with pytest.raises(NotFound):
            client.blob_part("0" * 64, 0)
        for target in (f"/blob/{'0' * 64}/part/x", f"/blob/{'0' * 64}/part/-1", "/blob/zz/part/0"):
            with pytest.raises(Refused, match=r"sync\.malformed"):
                client._send("GET", target)
