"""Build resources/fonts and resources/icons from pinned packages; every file in and out is locked by its SHA-256.

A second build copies from the cache. Where a package cannot be had the file is left out, said so, and the program
uses the fonts of the system (and no icons) in its place. Exit code 0: all in place, 1: something is left out.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from concurrent.futures import Future, ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path

from asset_fetch import CannotFetch, fetch
from asset_lock import WrongHash, cache_folder, digest, from_cache, place, read_lock, to_cache, verify, write_lock
from asset_sources import BUILT_FROM, Source

ROOT = Path(__file__).resolve().parent.parent
RESOURCES = ROOT / "resources"
LOCK = ROOT / "packaging" / "assets.lock"
TGH = ROOT / "packaging" / "tgh.txt"


def say(text: str) -> None:
    """Tell the person at the terminal, at once."""
    print(f"assets: {text}", flush=True)


def wanting(lock: dict[str, str], resources: Path, cache: Path) -> list[str]:
    """The files that have to be built, after the cache has put into `resources` what it holds."""
    missing = []
    for name in BUILT_FROM:
        target, known = resources / name, lock.get(name)
        if known and target.is_file() and digest(target) == known:
            continue
        if not (known and from_cache(cache, target, known)):
            missing.append(name)
    return missing


def fetch_all(sources: set[Source], folder: Path, lock: dict[str, str] | None) -> set[Source]:
    """Fetch side by side and check against the lock (None: a new lock is being made); what failed is told and left out."""

    def one(source: Source) -> Source:
        fetch(source, folder)
        if lock is not None:
            for name in source.members:
                verify(folder / name, locked_name(name), lock)
        return source

    had = set()
    with ThreadPoolExecutor(len(sources) or 1) as pool:
        for source, answer in [(source, pool.submit(one, source)) for source in sources]:
            try:
                had.add(answer.result())
            except (CannotFetch, WrongHash) as trouble:
                say(f"{source.package} cannot be used: {trouble}")
    return had


def locked_name(member: str) -> str:
    """The name of a source file in the lock; an icon is taken as it is, so its own line serves both."""
    return f"icons/{member}" if member.endswith(".svg") else f"in/{member}"


def build(names: list[str], inputs: Path, outputs: Path) -> None:
    """Make the files `names` below `outputs` from the fetched ones; fonts in as many processes as there are cores."""
    from font_cutting import make_fang, make_rare, make_song, make_song_bold, start_quadratic

    serif, bold = inputs / "NotoSerifSC-Regular.ttf", inputs / "NotoSerifSC-Bold.ttf"
    for name in names:
        (outputs / name).parent.mkdir(parents=True, exist_ok=True)
        if name.startswith("icons/"):
            place(inputs / Path(name).name, outputs / name)
    copied = {"fonts/sans.ttf": "NotoSansSC-Regular.ttf", "fonts/sans-bold.ttf": "NotoSansSC-Bold.ttf"}
    for name in copied.keys() & set(names):
        place(inputs / copied[name], outputs / name)
    with ProcessPoolExecutor(os.cpu_count() or 1) as pool:
        jobs: list[Future[None]] = []
        if "fonts/rare.ttf" in names:
            jobs.append(pool.submit(make_rare, inputs / "HanaMinB.ttf", serif, outputs / "fonts/rare.ttf"))
        fang = inputs / "FandolFang-Regular.otf"
        slices = start_quadratic(pool, fang) if "fonts/fang.ttf" in names else []
        if "fonts/song.ttf" in names:
            jobs.append(pool.submit(make_song, serif, outputs / "fonts/song.ttf"))
        if "fonts/song-bold.ttf" in names:
            jobs.append(pool.submit(make_song_bold, bold, TGH, outputs / "fonts/song-bold.ttf"))
        if slices:
            make_fang(fang, [part.result() for part in slices], outputs / "fonts/fang.ttf")
        for job in jobs:
            job.result()


def install(names: list[str], built: Path, resources: Path, cache: Path, lock: dict[str, str]) -> int:
    """Check what was built against the lock, keep it in the cache and put it into `resources`; the number refused."""
    refused = 0
    for name in names:
        try:
            verify(built / name, name, lock)
        except WrongHash as trouble:
            say(f"{trouble}; it is not used")
            refused += 1
            continue
        to_cache(cache, built / name, lock[name])
        place(built / name, resources / name)
    return refused


def relock(inputs: Path, built: Path, names: list[str]) -> dict[str, str]:
    """The hashes of what was fetched and built just now."""
    hashes = {name: digest(built / name) for name in names}
    for source in {source for name in names for source in BUILT_FROM[name]}:
        hashes.update({locked_name(member): digest(inputs / member) for member in source.members})
    return hashes


def main(arguments: list[str] | None = None) -> int:
    """Bring resources/ up to the lock; see the head of this file for the exit codes."""
    parser = argparse.ArgumentParser(prog="build_assets.py", description=__doc__)
    parser.add_argument("--relock", action="store_true", help="build everything anew and write packaging/assets.lock")
    is_new_lock = parser.parse_args(arguments).relock
    begun = time.monotonic()
    lock, cache = read_lock(LOCK), cache_folder()
    missing = list(BUILT_FROM) if is_new_lock else wanting(lock, RESOURCES, cache)
    if not missing:
        say(f"{len(BUILT_FROM)} files in place ({time.monotonic() - begun:.1f} s)")
        return 0
    say(f"{len(missing)} files to build, about half a minute")
    with tempfile.TemporaryDirectory(prefix="yimen-assets-") as folder:
        inputs, built = Path(folder) / "in", Path(folder) / "out"
        sources = {source for name in missing for source in BUILT_FROM[name]}
        had = fetch_all(sources, inputs, None if is_new_lock else lock)
        names = [name for name in missing if had.issuperset(BUILT_FROM[name])]
        say(f"packages fetched ({time.monotonic() - begun:.1f} s)")
        build(names, inputs, built)
        if is_new_lock and len(names) == len(missing):
            lock = relock(inputs, built, names)
            write_lock(LOCK, lock)
        refused = install(names, built, RESOURCES, cache, lock)
    left_out = len(missing) - len(names) + refused
    if left_out:
        say(
            f"{left_out} files are left out: the program goes on with the fonts of this system; build again when they can be had"
        )
    say(f"done ({time.monotonic() - begun:.1f} s)")
    return 1 if left_out else 0


if __name__ == "__main__":
    sys.exit(main())
