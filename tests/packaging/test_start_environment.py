"""What was prepared once is not prepared again; what changed or went away is."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
import start_environment as made
from start_machine import Machine
from start_step import ROOT, Stop

NOWHERE = Machine(has_display=False, has_fcitx=False, is_debian=False, is_root=False)
PARTS = ["system", "place", "packages", "assets"]


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A project folder as start.py leaves it: locks, an environment, assets and the stamp."""
    (tmp_path / "packaging").mkdir()
    for name in ("lock.txt", "uv.lock.txt"):
        shutil.copy(ROOT / "packaging" / name, tmp_path / "packaging" / name)
    (tmp_path / "packaging" / "assets.lock").write_text("# hashes\nab  fonts/fang.ttf\ncd  in/Fandol.otf\n")
    (tmp_path / "resources" / "fonts").mkdir(parents=True)
    (tmp_path / "resources" / "fonts" / "fang.ttf").touch()
    python = made.python_path(tmp_path)
    python.parent.mkdir(parents=True)
    python.touch()
    (tmp_path / ".venv" / "lib" / "python3.11" / "site-packages").mkdir(parents=True)
    made.write_stamp(tmp_path, made.fingerprint(tmp_path))
    return tmp_path


def outdated(house: Path) -> list[str]:
    return made.outdated(house, made.read_stamp(house), made.fingerprint(house))


def test_a_prepared_house_needs_nothing(house: Path, capsys: pytest.CaptureFixture[str]) -> None:
    begun = time.monotonic()
    made.prepare(house, NOWHERE, must_have_assets=True)
    assert time.monotonic() - begun < 1
    assert capsys.readouterr().out == ""


def test_a_new_house_needs_everything(house: Path) -> None:
    made.stamp_path(house).unlink()
    assert outdated(house) == PARTS


def test_a_stamp_that_cannot_be_read_counts_as_none(house: Path) -> None:
    for damage in ("", "{", "[1]", "\x00"):
        made.stamp_path(house).write_text(damage)
        assert outdated(house) == PARTS


@pytest.mark.parametrize(
    ("lock", "part"), [("lock.txt", "packages"), ("uv.lock.txt", "packages"), ("assets.lock", "assets")]
)
def test_a_changed_lock_makes_its_part_anew(house: Path, lock: str, part: str) -> None:
    path = house / "packaging" / lock
    path.write_text(path.read_text() + "# changed\n")
    assert outdated(house) == [part]


def test_a_house_that_moved_gets_a_new_environment(house: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    moved = tmp_path_factory.mktemp("elsewhere") / "house"
    shutil.copytree(house, moved)
    assert outdated(moved) == ["place"]


def test_what_went_away_is_made_anew(house: Path) -> None:
    made.python_path(house).unlink()
    (house / "resources" / "fonts" / "fang.ttf").unlink()
    assert outdated(house) == ["place", "assets"]


def test_assets_that_could_not_be_had_are_not_asked_for_at_every_start(
    house: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (house / "resources" / "fonts" / "fang.ttf").unlink()
    stamp = made.read_stamp(house)
    del stamp["assets"]
    stamp["assets_tried"] = made.fingerprint(house)["assets"]
    made.write_stamp(house, stamp)
    made.prepare(house, NOWHERE, must_have_assets=False)
    assert capsys.readouterr().out == ""


def test_only_what_the_lock_builds_has_to_stand_in_resources(house: Path) -> None:
    assert made.has_assets(house)
    assert not (house / "resources" / "in").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="the folders of an environment are others on Windows")
@pytest.mark.parametrize(("name", "module"), [("yimen", "ui"), ("yimen-center", "ui.web")])
def test_the_project_is_found_from_its_environment_and_has_its_commands(house: Path, name: str, module: str) -> None:
    made.link(house)
    assert (house / ".venv/lib/python3.11/site-packages/yimen.pth").read_text() == f"{house}\n"
    command = house / ".venv" / "bin" / name
    shutil.copy(shutil.which("echo") or "/bin/echo", made.python_path(house))
    done = subprocess.run([command, "clock", "a b.json"], capture_output=True, text=True, check=True)
    assert done.stdout == f"-P -m {module} clock a b.json\n"


@pytest.mark.skipif(sys.platform == "win32", reason="the folders of an environment are others on Windows")
def test_a_damaged_environment_is_told_in_a_sentence(house: Path) -> None:
    shutil.rmtree(house / ".venv" / "lib")
    with pytest.raises(Stop, match=r"remove the folder \.venv"):
        made.link(house)


def test_uv_asks_the_registry_that_pip_was_told_to_ask(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PIP_INDEX_URL", "here")
    monkeypatch.delenv("UV_DEFAULT_INDEX", raising=False)
    assert made._same_index()["UV_DEFAULT_INDEX"] == "here"
    monkeypatch.setenv("UV_DEFAULT_INDEX", "there")
    assert "UV_DEFAULT_INDEX" not in made._same_index()


def test_the_stamp_is_readable_by_a_person(house: Path) -> None:
    assert sorted(json.loads(made.stamp_path(house).read_text())) == sorted(PARTS)


@pytest.mark.full
def test_an_environment_of_another_folder_is_thrown_away_and_made_anew(house: Path) -> None:
    left_over = house / ".venv" / "left-over"
    left_over.touch()
    made.make_environment(house, NOWHERE, is_moved=True)
    assert not left_over.exists()
    done = subprocess.run(
        [made.python_path(house), "-c", "import sys; print(sys.prefix)"], capture_output=True, text=True, check=True
    )
    assert Path(done.stdout.strip()) == house / ".venv"
