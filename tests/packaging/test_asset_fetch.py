"""Packages are taken through npm and apt-get; here small programs of these names stand in PATH and hand out small packages."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest
from asset_fetch import CannotFetch, fetch
from asset_sources import Source

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the stand-ins are shell scripts")
ICON = "<svg/>"


def program(folder: Path, name: str, script: str) -> None:
    path = folder / name
    path.write_text(f"#!/bin/sh\nset -e\n{script}\n")
    path.chmod(0o755)


@pytest.fixture
def tools(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")
    return folder


@pytest.fixture
def npm_package(tmp_path: Path) -> Path:
    (tmp_path / "package" / "icons").mkdir(parents=True)
    (tmp_path / "package" / "icons" / "lock.svg").write_text(ICON)
    (tmp_path / "package" / "README.md").write_text("not wanted")
    with tarfile.open(tmp_path / "lucide.tgz", "w:gz") as archive:
        archive.add(tmp_path / "package", "package")
    return tmp_path / "lucide.tgz"


ICONS = Source("npm", "lucide-static", "1.62.0", {"lock.svg": "package/icons/lock.svg"})
FONT = Source("deb", "fonts-small", "1-1", {"small.ttf": "./usr/share/fonts/small.ttf"})


def test_npm_is_asked_for_the_exact_version_and_only_wanted_files_are_taken(
    tools: Path, npm_package: Path, tmp_path: Path
) -> None:
    program(tools, "npm", f'echo "$@" > {tmp_path}/asked; cp {npm_package} .')
    fetch(ICONS, tmp_path / "in")
    assert (tmp_path / "in" / "lock.svg").read_text() == ICON
    assert not (tmp_path / "in" / "README.md").exists()
    asked = (tmp_path / "asked").read_text().split()
    assert asked[0] == "pack"
    assert asked[-1] == "lucide-static@1.62.0"
    assert str(tmp_path / "in") in asked[asked.index("--cache") + 1]


def test_what_npm_says_when_it_fails_is_passed_on(tools: Path, tmp_path: Path) -> None:
    program(tools, "npm", "echo first >&2; echo no network >&2; exit 1")
    with pytest.raises(CannotFetch, match=r"^npm: no network$"):
        fetch(ICONS, tmp_path / "in")


def test_a_package_that_lost_the_wanted_file_is_named(tools: Path, npm_package: Path, tmp_path: Path) -> None:
    program(tools, "npm", f"cp {npm_package} .")
    other = Source("npm", "lucide-static", "1.62.0", {"door.svg": "package/icons/door.svg"})
    with pytest.raises(CannotFetch, match=r"lucide-static 1\.62\.0 does not hold door\.svg"):
        fetch(other, tmp_path / "in")


@pytest.mark.skipif(shutil.which("dpkg-deb") is None, reason="dpkg-deb is not on this machine")
def test_a_debian_package_is_taken_apart_without_installing_it(tools: Path, tmp_path: Path) -> None:
    deb = tmp_path / "deb"
    (deb / "DEBIAN").mkdir(parents=True)
    (deb / "usr" / "share" / "fonts").mkdir(parents=True)
    (deb / "usr" / "share" / "fonts" / "small.ttf").write_bytes(b"outlines")
    (deb / "DEBIAN" / "control").write_text(
        "Package: fonts-small\nVersion: 1-1\nArchitecture: all\nMaintainer: a <a@b.c>\nDescription: small\n"
    )
    subprocess.run(["dpkg-deb", "-b", deb, tmp_path / "fonts-small.deb"], check=True, capture_output=True)
    program(
        tools,
        "apt-get",
        f'echo "$@" >> {tmp_path}/asked; case "$*" in *download*) cp {tmp_path}/fonts-small.deb .;; esac',
    )
    fetch(FONT, tmp_path / "in")
    assert (tmp_path / "in" / "small.ttf").read_bytes() == b"outlines"
    update, download = (tmp_path / "asked").read_text().splitlines()
    assert update.endswith("update")
    assert download.endswith("download fonts-small=1-1")
    assert f"Dir::State::lists={tmp_path / 'in'}" in update  # the lists of the system stay as they are


def test_a_release_with_another_version_is_tried_too(tools: Path, tmp_path: Path) -> None:
    """The hash of the file inside decides, so a newer package with the same file is as good."""
    program(tools, "apt-get", f'echo "$@" >> {tmp_path}/asked; case "$*" in *=1-1) echo not found >&2; exit 100;; esac')
    with pytest.raises(CannotFetch, match="does not hold small"):
        fetch(FONT, tmp_path / "in")
    assert (tmp_path / "asked").read_text().splitlines()[-1].endswith("download fonts-small")
