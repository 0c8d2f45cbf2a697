"""A file that is not the locked one is refused, and the cache gives back exactly what was kept."""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

import pytest
from asset_lock import WrongHash, cache_folder, digest, from_cache, place, read_lock, to_cache, verify, write_lock

BYTES = b"outlines"
KNOWN = hashlib.sha256(BYTES).hexdigest()


@pytest.fixture
def font(tmp_path: Path) -> Path:
    path = tmp_path / "fang.ttf"
    path.write_bytes(BYTES)
    return path


def test_the_hash_is_sha_256(font: Path) -> None:
    assert digest(font) == KNOWN


def test_a_lock_is_read_as_it_was_written_and_sorted_by_name(tmp_path: Path) -> None:
    lock = {"icons/x.svg": "b" * 64, "fonts/fang.ttf": "a" * 64}
    write_lock(tmp_path / "assets.lock", lock)
    assert read_lock(tmp_path / "assets.lock") == lock
    lines = (tmp_path / "assets.lock").read_text().splitlines()
    assert [line.split()[1] for line in lines[1:]] == ["fonts/fang.ttf", "icons/x.svg"]


def test_without_a_lock_nothing_is_known(tmp_path: Path) -> None:
    assert read_lock(tmp_path / "none.lock") == {}


def test_the_locked_file_is_taken(font: Path) -> None:
    verify(font, "fonts/fang.ttf", {"fonts/fang.ttf": KNOWN})
    assert font.read_bytes() == BYTES


def test_a_changed_file_is_refused_by_name_and_both_hashes(font: Path) -> None:
    font.write_bytes(b"other outlines")
    with pytest.raises(
        WrongHash, match=rf"fonts/fang\.ttf has the hash {digest(font)[:16]}…, but the lock says {KNOWN[:16]}…"
    ):
        verify(font, "fonts/fang.ttf", {"fonts/fang.ttf": KNOWN})


def test_a_file_that_the_lock_does_not_name_is_refused(font: Path) -> None:
    with pytest.raises(WrongHash, match="not in packaging"):
        verify(font, "fonts/stranger.ttf", {"fonts/fang.ttf": KNOWN})


def test_what_was_kept_comes_back_from_the_cache(font: Path, tmp_path: Path) -> None:
    cache, target = tmp_path / "cache", tmp_path / "resources" / "fonts" / "fang.ttf"
    assert not from_cache(cache, target, KNOWN)
    to_cache(cache, font, KNOWN)
    assert from_cache(cache, target, KNOWN)
    assert target.read_bytes() == BYTES


def test_a_damaged_cache_is_not_believed_and_is_cleared(font: Path, tmp_path: Path) -> None:
    cache, target = tmp_path / "cache", tmp_path / "fonts" / "fang.ttf"
    to_cache(cache, font, KNOWN)
    (cache / KNOWN).write_bytes(b"half a fi")
    assert not from_cache(cache, target, KNOWN)
    assert not target.exists()
    assert not (cache / KNOWN).exists()


def test_a_cache_that_cannot_be_written_costs_no_build(
    font: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    blocked = tmp_path / "cache"
    blocked.write_text("a file where the folder should be")
    to_cache(blocked, font, KNOWN)
    assert capsys.readouterr().out.startswith("assets: not cached (")


def test_a_copy_replaces_the_old_file_whole_and_leaves_no_part(font: Path, tmp_path: Path) -> None:
    target = tmp_path / "out" / "fang.ttf"
    target.parent.mkdir()
    target.write_bytes(b"a much longer file of an older build")
    place(font, target)
    assert target.read_bytes() == BYTES
    assert [path.name for path in target.parent.iterdir()] == ["fang.ttf"]


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="XDG_CACHE_HOME is for Linux")
def test_the_cache_lies_where_the_platform_says(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert cache_folder() == tmp_path / "yimen" / "assets"
    monkeypatch.delenv("XDG_CACHE_HOME")
    assert cache_folder() == Path.home() / ".cache" / "yimen" / "assets"
