"""Packages from the registries that this machine is set up for, through their own clients; nothing global is touched."""

from __future__ import annotations

import os
import shutil
import subprocess
import tarfile
from pathlib import Path

from asset_sources import Source

PATIENCE_S = 300


class CannotFetch(Exception):
    """A package cannot be had here and now; the text says why."""


def fetch(source: Source, folder: Path) -> None:
    """Put the wanted files of `source` into `folder`; raises CannotFetch."""
    work = folder / f"of-{Path(source.package).name}"
    work.mkdir(parents=True)
    if source.kind == "npm":
        _from_npm(source, work, folder)
    else:
        _from_debian(source, work, folder)
    missing = [name for name in source.members if not (folder / name).is_file()]
    if missing:
        raise CannotFetch(f"{source.package} {source.version} does not hold {missing[0]}")


def _run(command: list[str], folder: Path) -> None:
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=PATIENCE_S, check=False)
    except (OSError, subprocess.TimeoutExpired) as trouble:
        raise CannotFetch(f"{Path(command[0]).name}: {trouble}") from trouble
    if done.returncode:
        said = (done.stderr or done.stdout).strip().splitlines() or ["no message"]
        raise CannotFetch(f"{Path(command[0]).name}: {said[-1]}")


def _found(program: str) -> str:
    path = shutil.which(program)
    if path is None:
        raise CannotFetch(f"{program} is not on this machine")
    return path


def _from_npm(source: Source, work: Path, folder: Path) -> None:
    npm = _found("npm")
    _run([npm, "pack", "--silent", "--cache", str(work / "cache"), f"{source.package}@{source.version}"], work)
    for packed in work.glob("*.tgz"):
        with tarfile.open(packed, "r:gz") as archive:
            _take(archive, source, folder)


def _from_debian(source: Source, work: Path, folder: Path) -> None:
    apt, unpack = _found("apt-get"), _found("dpkg-deb")
    for name in ("lists/partial", "cache/archives/partial"):
        (work / name).mkdir(parents=True)
    own = [
        "-qq",
        "-o",
        "Acquire::Retries=3",
        "-o",
        f"Dir::State::lists={work / 'lists'}",
        "-o",
        f"Dir::Cache={work / 'cache'}",
    ]
    own += ["-o", "APT::Sandbox::User=root"] if os.name == "posix" and os.geteuid() == 0 else []
    _run([apt, *own, "update"], work)
    try:
        _run([apt, *own, "download", f"{source.package}={source.version}"], work)
    except CannotFetch:
        _run([apt, *own, "download", source.package], work)
    for packed in work.glob("*.deb"):
        with (
            subprocess.Popen([unpack, "--fsys-tarfile", packed.name], cwd=work, stdout=subprocess.PIPE) as child,
            tarfile.open(fileobj=child.stdout, mode="r|") as archive,
        ):
            _take(archive, source, folder)


def _take(archive: tarfile.TarFile, source: Source, folder: Path) -> None:
    wanted = {inside: name for name, inside in source.members.items()}
    for member in archive:
        if not member.isfile() or member.name not in wanted:
            continue
        stream = archive.extractfile(member)
        if stream is not None:
            with stream, (folder / wanted[member.name]).open("wb") as file:
                shutil.copyfileobj(stream, file)
