"""A whole day of sixty applicants at one window, and the truth of the evening compared with what was typed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from played import Key, Played, words_of

from app.identity.id_number import check_character
from app.numbering import is_case_number
from app.state import CaseState
from ui.__main__ import main
from ui.playing import hands

APPLICANTS = 60
GIVEN = "文博雅琴海燕志远思齐"


def applicant(n: int) -> tuple[str, str, str]:
    """Return name, number and telephone of the nth applicant of the day."""
    first_17 = f"3417021990{1 + n % 12:02d}{1 + n % 28:02d}{n:03d}"
    name = f"王{GIVEN[n % len(GIVEN)]}{GIVEN[n // len(GIVEN)]}"
    return name, first_17 + check_character(first_17), f"138{n:08d}"


@pytest.mark.timeout(180)
def test_sixty_cases_by_card_are_exported_as_they_were_typed(
    played: Played, profile: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    played.log_in("w1")
    for n in range(APPLICANTS):
        name, number, phone = applicant(n)
        hands.choose(played, "spjyxk", "22")
        hands.by_card(played, name, number, phone)
        hands.mark_all(played)
        played.robot.key(Key.Key_F12)
        played.robot.wait(played.told(name), f"the result of {name}: {played.problem()}")
    played.became(lambda case: case.accepted_on, applicant(APPLICANTS - 1)[0])
    played.close()
    assert len(played.printed()) == APPLICANTS
    out = tmp_path / "truth.json"
    assert main(["--profile", str(profile), "--training", "--officer", "w1", "export", "--all", "--out", str(out)]) == 0
    truth = json.loads(out.read_text("utf-8"))
    typed = {applicant(n) for n in range(APPLICANTS)}
    kept = [(c["applicant"]["name"], c["applicant"]["id_number"], c["applicant"]["phone"]) for c in truth["cases"]]
    assert len(kept) == APPLICANTS and set(kept) == typed
    assert {case["state"] for case in truth["cases"]} == {CaseState.IN_PROGRESS.value}
    numbers = [case["number"] for case in truth["cases"]]
    assert len(set(numbers)) == APPLICANTS and all(is_case_number(number) for number in numbers)
    documents = [notice["number"] for case in truth["cases"] for notice in case["notices"]]
    assert len(set(documents)) == APPLICANTS
    assert [len(notice["prints"]) for case in truth["cases"] for notice in case["notices"]] == [1] * APPLICANTS
    papers = [words_of(path.read_bytes()) for path in played.printed()[:5]]
    assert all(any(name in text for text in papers) for name in (applicant(n)[0] for n in range(5)))
    assert capsys.readouterr().err == ""
