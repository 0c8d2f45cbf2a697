"""The build of fonts and icons: what it makes, what it refuses, and what it says when a package cannot be had."""

from __future__ import annotations

from pathlib import Path

import asset_fetch
import build_assets
import pytest
from asset_lock import digest, read_lock
from asset_sources import BUILT_FROM, FANDOL, ICONS, LUCIDE, Source
from start_step import ROOT

LOCK = read_lock(ROOT / "packaging" / "assets.lock")
NAMES = ["fonts/fang.ttf", "icons/lock.svg"]


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """Two files as if just built, and the lock that names them."""
    for name in NAMES:
        path = tmp_path / "built" / name
        path.parent.mkdir(parents=True)
        path.write_text(name)
    return tmp_path / "built"


def lock_of(built: Path) -> dict[str, str]:
    return {name: digest(built / name) for name in NAMES}


def test_the_lock_names_every_source_and_every_file_that_is_built() -> None:
    members = {
        build_assets.locked_name(member)
        for sources in BUILT_FROM.values()
        for each in sources
        for member in each.members
    }
    assert set(LOCK) == set(BUILT_FROM) | members
    assert all(len(known) == 64 for known in LOCK.values())


def test_every_package_has_a_version() -> None:
    packages = {each for sources in BUILT_FROM.values() for each in sources}
    assert len(packages) == 5
    assert all(each.version and each.kind in ("npm", "deb") for each in packages)


def test_no_icon_is_named_twice() -> None:
    assert len(set(ICONS)) == len(ICONS) >= 60


def test_what_was_built_right_is_put_in_place_and_kept(built: Path, tmp_path: Path) -> None:
    resources, cache = tmp_path / "resources", tmp_path / "cache"
    assert build_assets.install(NAMES, built, resources, cache, lock_of(built)) == 0
    assert [(resources / name).read_text() for name in NAMES] == NAMES
    assert {path.name for path in cache.iterdir()} == set(lock_of(built).values())


def test_what_differs_from_the_lock_is_refused_and_not_put_in_place(
    built: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lock = lock_of(built) | {"fonts/fang.ttf": "0" * 64}
    assert build_assets.install(NAMES, built, tmp_path / "resources", tmp_path / "cache", lock) == 1
    assert not (tmp_path / "resources" / "fonts").exists()
    assert (tmp_path / "resources" / "icons" / "lock.svg").exists()
    assert "the lock says 0000000000000000…; it is not used" in capsys.readouterr().out


def test_a_second_build_takes_everything_from_the_cache(
    built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(build_assets, "BUILT_FROM", {"fonts/fang.ttf": (FANDOL,), "icons/lock.svg": (LUCIDE,)})
    lock, cache = lock_of(built), tmp_path / "cache"
    assert build_assets.wanting(lock, tmp_path / "a", cache) == NAMES
    build_assets.install(NAMES, built, tmp_path / "a", cache, lock)
    assert build_assets.wanting(lock, tmp_path / "a", cache) == []
    assert build_assets.wanting(lock, tmp_path / "b", cache) == []
    assert (tmp_path / "b" / "fonts" / "fang.ttf").read_text() == "fonts/fang.ttf"


def test_a_file_that_someone_changed_in_resources_is_put_right(
    built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(build_assets, "BUILT_FROM", {"fonts/fang.ttf": (FANDOL,), "icons/lock.svg": (LUCIDE,)})
    lock, cache, resources = lock_of(built), tmp_path / "cache", tmp_path / "resources"
    build_assets.install(NAMES, built, resources, cache, lock)
    (resources / "fonts" / "fang.ttf").write_text("changed")
    assert build_assets.wanting(lock, resources, cache) == []
    assert (resources / "fonts" / "fang.ttf").read_text() == "fonts/fang.ttf"


def test_without_npm_and_apt_it_says_so_and_leaves_the_files_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "cache"))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setattr(build_assets, "RESOURCES", tmp_path / "resources")
    assert build_assets.main([]) == 1
    said = capsys.readouterr().out
    assert "lucide-static cannot be used: npm is not on this machine" in said
    assert "fonts-hanazono cannot be used: apt-get is not on this machine" in said
    assert "the program goes on with the fonts of this system" in said
    assert "Traceback" not in said


def test_a_source_with_another_hash_is_not_built_from(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def forged(source: Source, folder: Path) -> None:
        folder.mkdir(exist_ok=True)
        for name in source.members:
            (folder / name).write_bytes(b"forged")

    monkeypatch.setattr(build_assets, "fetch", forged)
    assert build_assets.fetch_all({FANDOL}, tmp_path, LOCK) == set()
    assert "texlive-lang-chinese cannot be used: in/FandolFang-Regular.otf has the hash" in capsys.readouterr().out


def test_a_package_without_the_wanted_file_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asset_fetch, "_from_npm", lambda source, work, folder: None)
    with pytest.raises(asset_fetch.CannotFetch, match=r"lucide-static 1\.62\.0 does not hold archive\.svg"):
        asset_fetch.fetch(LUCIDE, tmp_path)
