"""The environment .venv, exactly as the lock files say, made once; a stamp lets the next start pass at once."""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import shutil
import sys
from pathlib import Path

from start_machine import PACKAGES, Machine, install_missing
from start_step import Step, Stop, do, is_windows, must, say

COMMANDS = {"yimen": "ui", "yimen-center": "ui.web"}
OFFLINE = "Is the network there, and does pip reach its registry?"


def python_path(root: Path) -> Path:
    """The interpreter of the environment."""
    return root / ".venv" / ("Scripts/python.exe" if is_windows() else "bin/python")


def stamp_path(root: Path) -> Path:
    """Where the stamp of what was prepared stands."""
    return root / ".venv" / "start.json"


def fingerprint(root: Path) -> dict[str, str]:
    """What each part of the preparation depends on, as one hash a part."""

    def of(*parts: bytes) -> str:
        return hashlib.sha256(b"\0".join(parts)).hexdigest()

    locks = root / "packaging"
    return {
        "system": of(" ".join(PACKAGES).encode()),
        "place": of(f"{root}|{sys.version_info[:2]}|{sys.platform}".encode()),
        "packages": of((locks / "lock.txt").read_bytes(), (locks / "uv.lock.txt").read_bytes()),
        "assets": of((locks / "assets.lock").read_bytes()),
    }


def read_stamp(root: Path) -> dict[str, str]:
    """What was prepared before; empty when nothing was, or when the stamp cannot be read."""
    try:
        stamp = json.loads(stamp_path(root).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) else {}


def write_stamp(root: Path, stamp: dict[str, str]) -> None:
    """Note what is prepared."""
    stamp_path(root).write_text(json.dumps(stamp, indent=1), "utf-8")


def outdated(root: Path, stamp: dict[str, str], wanted: dict[str, str]) -> list[str]:
    """The parts to prepare: those whose hash changed, and those whose files have gone."""
    parts = [part for part, known in wanted.items() if stamp.get(part) != known]
    if "place" not in parts and not python_path(root).is_file():
        parts.append("place")
    if "assets" not in parts and not has_assets(root):
        parts.append("assets")
    return parts


def has_assets(root: Path) -> bool:
    """True when every file of the asset lock stands in resources/ (its hash was checked when it was put there)."""
    lines = (root / "packaging" / "assets.lock").read_text("utf-8").splitlines()
    names = [line.split()[1] for line in lines if line and not line.startswith("#")]
    return all((root / "resources" / name).is_file() for name in names if not name.startswith("in/"))


def prepare(root: Path, machine: Machine, must_have_assets: bool) -> None:
    """Bring system libraries, .venv and assets up to the locks; nothing at all when the stamp says they are."""
    wanted, stamp = fingerprint(root), read_stamp(root)
    parts = outdated(root, stamp, wanted)
    if parts == ["assets"] and stamp.get("assets_tried") == wanted["assets"] and not must_have_assets:
        return  # they could not be had; the program goes on with the fonts of the system
    if "system" in parts and install_missing(machine):
        stamp["system"] = wanted["system"]
    if "place" in parts:
        make_environment(root, machine, is_moved="place" in stamp)
    if "place" in parts or "packages" in parts:
        fill_environment(root)
        stamp |= {"place": wanted["place"], "packages": wanted["packages"]}
        write_stamp(root, stamp)
    if "assets" in parts:
        build_assets(root, machine)
        stamp["assets_tried"] = wanted["assets"]
        if has_assets(root):
            stamp["assets"] = wanted["assets"]
    if parts:
        write_stamp(root, stamp)


def make_environment(root: Path, machine: Machine, is_moved: bool) -> None:
    """Make .venv; one of another folder or another Python is thrown away, because its scripts point there."""
    venv = root / ".venv"
    if is_moved and venv.is_symlink():
        venv.unlink()  # cleared through the link, the environment of another folder would be lost
    is_other = not is_windows() and not (venv / "lib" / f"python3.{sys.version_info[1]}").is_dir()
    if is_moved or is_other or not python_path(root).is_file():
        if importlib.util.find_spec("ensurepip") is None and machine.is_debian:
            install_missing(machine, ("python3-venv",))
        command = [sys.executable, "-m", "venv", "--clear", str(venv)]
        must(Step("environment .venv", command), "Python needs its venv module.")


def fill_environment(root: Path) -> None:
    """Let .venv hold exactly the packages of the lock, and the project itself."""
    python = python_path(root)
    lock = str(root / "packaging" / "lock.txt")
    uv = _uv(root, python)
    sync = [str(uv), "pip", "sync", "--quiet", "--require-hashes", "--compile-bytecode", "--python", str(python), lock]
    if uv is None or do(Step("packages, by the hashes of packaging/lock.txt", sync, _same_index())):
        _pip(python)
        command = [str(python), "-m", "pip", "install", "--quiet", "--require-hashes", "--requirement", lock]
        must(Step("packages, once more with pip", command), OFFLINE)
    link(root)


def _pip(python: Path) -> None:
    if do(Step("pip", [str(python), "-m", "pip", "--version"], is_quiet=True)):
        must(Step("pip into .venv", [str(python), "-m", "ensurepip"]), "Python needs its ensurepip module.")


def _uv(root: Path, python: Path) -> Path | None:
    """Return the pinned uv, which lies beside the packages, so that a sync does not remove it; None when not to be had."""
    home = root / ".venv" / "uv"
    places = [home / "bin" / "uv", home / "bin" / "uv.exe", home / "Scripts" / "uv.exe"]
    if not any(place.is_file() for place in places):
        _pip(python)
        command = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes"]
        command += ["--target", str(home), "--requirement", str(root / "packaging" / "uv.lock.txt")]
        if do(Step("uv, by the hash of packaging/uv.lock.txt", command, is_quiet=True)):
            say("uv cannot be had; pip does its work, more slowly")
    return next((place for place in places if place.is_file()), None)


def _same_index() -> dict[str, str]:
    """Let uv ask the registry that pip was told to ask."""
    told = {"PIP_INDEX_URL": "UV_DEFAULT_INDEX", "PIP_CERT": "SSL_CERT_FILE"}
    return {new: os.environ[old] for old, new in told.items() if os.environ.get(old) and not os.environ.get(new)}


def link(root: Path) -> None:
    """Let the environment find the project (a .pth line: nothing is built) and give it the commands `yimen` and `yimen-center`."""
    venv = root / ".venv"
    packages = [venv / "Lib" / "site-packages"] if is_windows() else sorted(venv.glob("lib/python3*/site-packages"))
    if not packages or not packages[-1].is_dir():
        raise Stop("the environment .venv is damaged: remove the folder .venv and start again.")
    (packages[-1] / "yimen.pth").write_text(f"{root}\n", "utf-8")
    python = python_path(root)
    for name, module in COMMANDS.items():
        if is_windows():
            (python.parent / f"{name}.cmd").write_text(f'@"{python}" -P -m {module} %*\n', "utf-8")
            continue
        script = python.parent / name
        script.write_text(f'#!/bin/sh\nexec "{python}" -P -m {module} "$@"\n', "utf-8")
        script.chmod(0o755)


def build_assets(root: Path, machine: Machine) -> None:
    """Fonts and icons; where they cannot be had the program goes on with the fonts of the system."""
    if shutil.which("npm") is None and machine.is_debian and machine.is_root:
        do(
            Step(
                "npm, which fetches fonts and icons",
                ["apt-get", "-qq", "-y", "--no-install-recommends", "install", "npm"],
            )
        )
    do(Step("fonts and icons", [str(python_path(root)), str(root / "packaging" / "build_assets.py")]))
