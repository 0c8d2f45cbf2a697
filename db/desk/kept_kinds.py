"""The things of each kind as they lie in the profile: which there are, which may never go, and why some stay."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from app.finding import Finding, finding
from app.retention.outlook import is_due
from app.retention.rules import KEY, Kept
from db.desk.backup import backups
from db.desk.kept_files import TOMORROW, Found, FoundFile, files_below, found_file, plain_files
from db.desk.now import OFFICE_ZONE
from db.desk.profile import Profile

IN_USE = ("fault.log", "cipher.log")  # written into as long as the program runs
HASH_DIGITS, HALF_WRITTEN = 64, ".new"
Named = Callable[[str], set[str]]


def logs(profile: Profile, today: date) -> Found:
    """Return the logs that no program writes into any more."""
    found = files_below(profile.logs, today)
    return replace(found, files=tuple(one for one in found.files if one.path.name not in IN_USE))


def exports(profile: Profile, today: date) -> Found:
    """Return what was exported into the profile."""
    return files_below(profile.exports, today)


def captures(profile: Profile, today: date) -> Found:
    """Return the camera's pictures in the profile, taken or not. A folder elsewhere belongs to the camera's own program."""
    return files_below(profile.folder / "captures", today)


def scans_of_nothing(profile: Profile, today: date, named: Named, not_before: date | None) -> Found:
    """Return the kept scans that neither an event nor a draft nor a setting names (`named(first two digits)`).

    `not_before`: the records broke on that day; what was kept until then may belong to events that were lost.
    """
    if profile.files.is_symlink() or not profile.files.is_dir():
        return Found()
    found: list[FoundFile] = []
    for folder in sorted(profile.files.iterdir()):
        names = {path.name: path for path in plain_files(folder) if len(folder.name) == 2}
        known = named(folder.name) if names else set()
        for name in sorted(set(names) - known):
            is_ours = len(name.removesuffix(HALF_WRITTEN)) == HASH_DIGITS
            one = found_file(names[name], today) if is_ours else None
            if isinstance(one, FoundFile) and (not_before is None or one.thing.on > not_before):
                found.append(one)
    return Found(tuple(found))


def old_backups(profile: Profile, today: date, days: int) -> Found:
    """Return the backups with their days, never the newest good one; with no good one none of them may go.

    A backup is good while its bytes are what was written down when it was made and verified.
    """
    found = [_backup(path, today) for path in plain_files(profile.backups)]
    held = tuple(one for one in found if isinstance(one, Finding))
    files = tuple(one for one in found if isinstance(one, FoundFile))
    if not any(is_due(one.thing, today, days) for one in files):
        return Found(files, held)  # the bytes are read only when something is to go
    good = backups(profile.backups)
    if not good:
        fresh = tuple(one for one in files if not is_due(one.thing, today, days))
        return Found(fresh, (*held, finding("retention.no_good_backup", KEY)))
    kept = {max(good, key=lambda one: one.made_at).path, max(good, key=lambda one: one.txn).path}
    kept |= {path.with_suffix(".sha256") for path in kept}
    return Found(tuple(one for one in files if one.path not in kept), held)


def _backup(path: Path, today: date) -> FoundFile | Finding | None:
    """Return a file of the folder of backups; a checksum goes with its backup, alone only when that is gone."""
    if path.suffix == ".sha256" and path.with_suffix(".db").is_file():
        return None
    one = found_file(path, today)
    if not isinstance(one, FoundFile) or path.suffix != ".db":
        return one
    try:
        made_at = datetime.strptime(path.stem.partition("-")[0] + "+0000", "%Y%m%dT%H%M%S%z")
    except ValueError:
        return one
    on = made_at.astimezone(OFFICE_ZONE).date()
    if on > today + TOMORROW:
        return finding("retention.future", KEY, name=f"{path.parent.name}/{path.name}", at=str(on))
    return replace(one, thing=replace(one.thing, on=on), also=(path.with_suffix(".sha256"),))


FOLDERS: dict[Kept, Callable[[Profile, date], Found]] = {
    Kept.LOGS: logs,
    Kept.EXPORTS: exports,
    Kept.CAPTURES: captures,
}
