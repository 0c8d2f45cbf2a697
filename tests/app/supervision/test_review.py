"""案卷评查: the points as data, each lost one named with its place and page; what is not asked costs nothing."""

from __future__ import annotations

from dataclasses import replace
from importlib import resources

import pytest
from case_by_hand import DRAINAGE
from office_day import DRAINAGE as DRAINS
from office_day import OfficeDay
from seeded_cases import CALENDAR, after, walked

from app.applicant import Agent, IdKind
from app.approval.review import finish_step
from app.desk import Notice
from app.events.acceptance import MaterialState
from app.events.file import FileAdded
from app.ids import NoticeId
from app.state import Case
from app.supervision.review import PREDICATES, Review, lines_of, point_table, read_points, review_case, review_of
from app.workflow import Action

A = Action
TEXT = (resources.files("resources") / "supervision" / "review.toml").read_text("utf-8")
WAY = ((A.ACCEPT, 1), (A.FINISH_STEP, 2), (A.RECORD_VISIT, 3), (A.FINISH_STEP, 3), (A.FINISH_STEP, 4), (A.GRANT, 5))


def paper(template: str, at: int, day: int, pages: int = 1, **record: str) -> Notice:
    on = after(day)
    return Notice(
        NoticeId(f"n{at}"), None, template, 1, template, "", "0" * 64, walked(DRAINAGE).received_at, on, pages, 2, record
    )  # fmt: skip


def complete() -> tuple[Case, tuple[Notice, ...]]:
    case = walked(DRAINAGE, *WAY, (A.MAKE_CERTIFICATE, 6), (A.SERVE, 7))
    files = tuple(FileAdded("0" * 64, "image/png", 1, line.name) for line in case.materials)
    papers = (
        paper("acceptance", 1, 1, pages=2, 承诺届满日期="2026-11-20"),
        paper("site_visit", 2, 3),
        paper("grant", 3, 5),
        paper("collection_receipt", 4, 7),
    )
    return replace(case, files=files), papers


def review(case: Case, papers: tuple[Notice, ...]) -> Review:
    return review_of(case, papers, CALENDAR)


def lost(found: Review) -> dict[str, tuple[str, ...]]:
    return {one.point.code: tuple(place.code for place in one.places) for one in found.lost}


def test_a_complete_file_has_every_point() -> None:
    found = review(*complete())
    assert (found.score, found.lost) == (100, ())
    assert {point.code for point in found.unasked} == {
        "gaps_told_once",
        "supplement_receipt",
        "stop_papers",
        "reasons_and_remedies",
    }


def without(papers: tuple[Notice, ...], template: str) -> tuple[Notice, ...]:
    return tuple(one for one in papers if one.template != template)


CASE, PAPERS = complete()
LACKING: dict[str, tuple[Case, tuple[Notice, ...], str]] = {
    "answered_in_time": (walked(DRAINAGE, (A.ACKNOWLEDGE_DEEMED, 8)), (), "silent"),
    "acceptance_paper": (CASE, without(PAPERS, "acceptance"), "no_answer"),
    "acceptance_limits": (CASE, (replace(PAPERS[0], record={}), *PAPERS[1:]), "no_limits"),
    "identity": (replace(CASE, agent=Agent("李代", IdKind.ID_CARD, "")), PAPERS, "no_identity"),
    "materials_in_file": (replace(CASE, files=CASE.files[1:]), PAPERS, "no_scan"),
    "opinions": (replace(CASE, finished=(replace(CASE.finished[0], opinion=" "), *CASE.finished[1:])), PAPERS, "no_opinion"),
    "inspectors": (replace(CASE, visits=(replace(CASE.visits[0], inspectors=("甲",)),)), PAPERS, "few_inspectors"),
    "steps_in_time": (walked(DRAINAGE, (A.ACCEPT, 0), (A.FINISH_STEP, 5)), PAPERS, "step_late"),
    "decision_paper": (CASE, without(PAPERS, "grant"), "no_decision"),
    "served": (replace(CASE, served=None), PAPERS, "not_served"),
    "gaps_told_once": (
        walked(DRAINAGE, (A.REQUEST_SUPPLEMENT, 1), (A.RECEIVE_SUPPLEMENT, 2), (A.REQUEST_SECOND_SUPPLEMENT, 3)),
        (paper("supplement_request", 1, 1), paper("supplement_request", 2, 3)),
        "asked_again",
    ),
    "supplement_receipt": (walked(DRAINAGE, (A.REQUEST_SUPPLEMENT, 1), (A.RECEIVE_SUPPLEMENT, 2)), (), "no_receipt"),
    "stop_papers": (walked(DRAINAGE, (A.ACCEPT, 0), (A.STOP, 1), (A.RESUME, 2)), (), "stop_untold"),
    "decided_in_time": (walked(DRAINAGE, (A.ACCEPT, 0), *WAY[1:-1], (A.GRANT, 15)), PAPERS, "decided_late"),
}  # fmt: skip


@pytest.mark.parametrize("code", sorted(LACKING))
def test_each_point_is_lost_where_the_file_lacks_it(code: str) -> None:
    case, papers, place = LACKING[code]
    found = review(case, papers)
    assert place in lost(found)[code]
    points = {point.code: point.points for point in point_table()}
    assert found.score == 100 - sum(points[one] for one in lost(found))


@pytest.mark.parametrize("code", sorted(set(LACKING) - {"gaps_told_once", "supplement_receipt", "stop_papers"}))
def test_and_kept_where_it_is_in_order(code: str) -> None:
    assert code not in lost(review(CASE, PAPERS))


def test_what_is_in_order_of_the_rarer_kinds_keeps_its_points() -> None:
    supplemented = walked(DRAINAGE, (A.REQUEST_SUPPLEMENT, 1), (A.RECEIVE_SUPPLEMENT, 2))
    papers = (paper("supplement_request", 1, 1), paper("supplement_receipt", 2, 2))
    assert not {"gaps_told_once", "supplement_receipt"} & set(lost(review(supplemented, papers)))
    stopped = walked(DRAINAGE, (A.ACCEPT, 0), (A.STOP, 1), (A.RESUME, 2))
    told = (paper("special_procedure", 1, 1), paper("special_procedure_end", 2, 2))
    assert "stop_papers" not in lost(review(stopped, told))
    assert lost(review(stopped, told[:1]))["stop_papers"] == ("end_untold",)


def test_a_refusal_must_give_reasons_and_remedies() -> None:
    refused = walked(DRAINAGE, *WAY[:-1], (A.REFUSE, 5))
    bare, whole = paper("refusal", 1, 5), paper("refusal", 1, 5, 救济途径="可以申请行政复议")
    assert lost(review(refused, (bare,)))["reasons_and_remedies"] == ("no_remedies",)
    assert "reasons_and_remedies" not in lost(review(refused, (whole,)))
    assert refused.decision is not None
    silent = replace(refused, decision=replace(refused.decision, reasons=""))
    assert lost(review(silent, (whole,)))["reasons_and_remedies"] == ("no_reasons",)


def test_a_lost_point_names_the_page_of_the_file() -> None:
    late = (*PAPERS[:2], replace(PAPERS[2], issued_on=after(6)), PAPERS[3])
    (one,) = review(CASE, late).lost
    assert one.places[0].page == 4, "two pages of acceptance, one of the visit"
    assert one.places[0].say() == "第 4 页 决定文书日期与决定日期不一致"
    void = (replace(PAPERS[0], is_void=True), *late[1:])
    places = [place for found in review(CASE, void).lost for place in found.places if place.code == "other_day"]
    assert places[0].page == 2, "a void paper lies outside"


def test_the_lines_tell_score_points_basis_and_what_was_not_asked() -> None:
    lines = list(lines_of(review(CASE, without(PAPERS, "acceptance"))))
    assert lines[0] == "得分 92 分，扣 8 分"
    assert lines[1].startswith("扣 8 分　有受理（不予受理）文书（行政许可法第三十二条第二款）：卷内没有")
    assert lines[-1].startswith("不适用")
    assert next(iter(lines_of(review(CASE, PAPERS), "en"))) == "Score 100, 0 lost"


def test_every_point_has_its_predicate_and_the_table_is_whole() -> None:
    assert {point.code for point in point_table()} == set(PREDICATES)
    assert sum(point.points for point in point_table()) == 100


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("points = 10", "points = 11", "review.not_whole"),
        ('code = "served"', 'code = "nothing"', "review.unknown_point"),
        ('basis = "行政许可法第三十条、第三十二条"', "", "toml.missing"),
    ],
)
def test_a_fault_of_the_table_is_told(old: str, new: str, code: str) -> None:
    _, faults = read_points(TEXT.replace(old, new, 1))
    assert code in [fault.code for fault in faults]


def test_a_real_file_is_reviewed_from_the_store(office: OfficeDay) -> None:
    case = office.accepted(DRAINS)
    office.do("h1", finish_step, case.id, step=case.open_steps[0], opinion="符合条件，同意。")
    found: Review = office.ask(review_case, case.id, CALENDAR)
    assert found.number == case.number
    missing = {line.name for line in case.materials if line.is_required and line.state is MaterialState.RECEIVED}
    assert set(lost(found)) == {"materials_in_file"}
    assert len(found.lost[0].places) == len(missing)
