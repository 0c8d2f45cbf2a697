"""What the bench compares with lies apart from the program, by its own lock, and is fetched once."""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path

import pytest
import start_bench
from start_step import Step

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "packaging").mkdir()
    (tmp_path / "packaging" / "bench.lock.txt").write_text("typst==1 --hash=sha256:00\n")
    return tmp_path


def playing(monkeypatch: pytest.MonkeyPatch, code: int) -> list[Step]:
    steps: list[Step] = []

    def do(step: Step) -> int:
        steps.append(step)
        Path(step.command[step.command.index("--target") + 1]).mkdir(parents=True, exist_ok=True)
        return code

    monkeypatch.setattr(start_bench, "do", do)
    return steps


def test_it_is_fetched_once_by_hash_into_its_own_folder(root: Path, monkeypatch: pytest.MonkeyPatch):
    steps = playing(monkeypatch, 0)
    assert start_bench.prepare_bench(root) and start_bench.prepare_bench(root)
    (step,) = steps
    assert "--require-hashes" in step.command
    assert step.command[step.command.index("--target") + 1] == str(root / ".venv" / "bench")


def test_another_lock_fetches_anew(root: Path, monkeypatch: pytest.MonkeyPatch):
    steps = playing(monkeypatch, 0)
    start_bench.prepare_bench(root)
    (root / "packaging" / "bench.lock.txt").write_text("typst==2 --hash=sha256:00\n")
    start_bench.prepare_bench(root)
    assert len(steps) == 2


def test_without_a_network_the_bench_goes_on_and_says_so(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    playing(monkeypatch, 1)
    assert start_bench.prepare_bench(root) is False
    assert "goes on without them" in capsys.readouterr().out
    assert not start_bench.bench_folder(root).exists(), "no half environment is taken for a whole one"


def test_the_lock_holds_the_extra_and_nothing_of_it_is_in_the_environment():
    extra = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"]["bench"]
    lock = (ROOT / "packaging" / "bench.lock.txt").read_text("utf-8")
    for requirement in extra:
        name = re.split(r"[><=]", requirement)[0]
        assert re.search(rf"^{name}==", lock, re.MULTILINE)
        assert not re.search(rf"^{name}==", (ROOT / "packaging" / "lock.txt").read_text("utf-8"), re.MULTILINE)
        assert name not in sys.modules
    pinned = re.findall(r"^[a-z0-9-]+==\S+", lock, re.MULTILINE)
    hashed = lock.count("--hash=sha256:")
    assert len(pinned) > 5 and hashed >= len(pinned)
