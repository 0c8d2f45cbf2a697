"""The mutation run changes the rules as a tired programmer would, and finds the tests that mirror a file."""

from __future__ import annotations

from pathlib import Path

import mutation
import pytest

RULE = "def late(days, limit, is_open=True):\n    return is_open and days > limit + 1\n"


@pytest.fixture
def small_house(tmp_path: Path) -> Path:
    for folder in ("app/clock", "tests/app/clock", "ui", "db", "resources", "packaging"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "pyproject.toml").write_text(
        '[tool.pytest.ini_options]\npythonpath = ["."]\naddopts = ["--import-mode=importlib"]\n'
    )
    for package in ("app", "app/clock"):
        (tmp_path / package / "__init__.py").touch()
    (tmp_path / "app" / "clock" / "light.py").write_text(RULE)
    (tmp_path / "app" / "case.py").write_text("x = 1\n")
    return tmp_path


def test_every_kind_of_change_is_tried() -> None:
    changes = {mutant.change for mutant in mutation.mutants("app/a.py", RULE)}
    assert changes == {
        "True  →  False",
        "is_open and days > limit + 1  →  is_open or days > limit + 1",
        "days > limit + 1  →  days >= limit + 1",
        "limit + 1  →  limit - 1",
        "1  →  2",
        "return is_open and days > limit + 1  →  return None",
    }


def test_a_not_is_taken_away_and_decorators_are_left_alone() -> None:
    text = "@dataclass(frozen=True)\nclass A:\n    def f(self):\n        return not self.x\n"
    assert {mutant.change for mutant in mutation.mutants("app/a.py", text)} == {
        "return not self.x  →  return None",
        "not self.x  →  self.x",
    }
    assert all("frozen=True" in mutant.text for mutant in mutation.mutants("app/a.py", text))


def test_a_mutant_is_python_and_differs_in_one_place() -> None:
    for mutant in mutation.mutants("app/a.py", RULE):
        compile(mutant.text, mutant.path, "exec")
        assert mutant.text.strip() != RULE.strip()
        assert mutant.line in (1, 2)


def test_a_zip_that_is_strict_may_as_well_not_be() -> None:
    text = "for a, b in zip(x, y, strict=True):\n    f(a, b)\n"
    assert list(mutation.mutants("app/a.py", text)) == []


def test_texts_that_are_joined_are_left_alone() -> None:
    assert list(mutation.mutants("app/a.py", "x = 'a' + name\ny = f'{a}' + b\n")) == []


def test_a_file_has_the_tests_of_its_room_or_of_its_name(small_house: Path) -> None:
    assert mutation.tests_of(small_house, "app/clock/light.py") == ["tests/app/clock"]
    assert mutation.tests_of(small_house, "app/case.py") == []
    (small_house / "tests" / "app" / "test_case_fold.py").touch()
    assert mutation.tests_of(small_house, "app/case.py") == ["tests/app/test_case_fold.py"]


def test_the_same_seed_chooses_the_same_mutants(small_house: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mutation, "TARGETS", ("app/clock",))
    first, second = (mutation.chosen(small_house, 3, seed=7) for _ in range(2))
    assert first == second
    assert len(first) == 3


def test_a_good_test_notices_and_a_lazy_one_does_not(
    small_house: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")  # the small test needs none of them
    folder = mutation.copied(small_house, tmp_path_factory.mktemp("copy"))
    mutant = next(each for each in mutation.mutants("app/clock/light.py", RULE) if "days >= limit" in each.change)
    test = folder / "tests" / "app" / "clock" / "test_light.py"
    test.write_text("from app.clock.light import late\n\ndef test_late():\n    assert late(9, 1)\n")
    assert not mutation.is_noticed(mutant, folder)
    test.write_text("from app.clock.light import late\n\ndef test_late():\n    assert not late(2, 1)\n")
    assert mutation.is_noticed(mutant, folder)
    assert (folder / "app" / "clock" / "light.py").read_text() == RULE
