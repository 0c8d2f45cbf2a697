"""`yimen day --out DIR`: a whole counter day played through the very window, off screen, by keys and clicks."""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta, timezone
from pathlib import Path

from app.desk import Records
from app.errors import Refused, Trouble
from app.export import every_case, export
from app.wording import say_trouble
from ui.commands.door import DONE, REFUSED
from ui.commands.line import CommandLine
from ui.opening import WayIn
from ui.playing import hands
from ui.playing.counter import Counter, File
from ui.playing.off_screen import application_off_screen
from ui.playing.script import DAY, Act

OFFICE_ZONE = timezone(timedelta(hours=8))  # 北京时间
MORNING = "2026-11-23T09:00+08:00"
Door = Callable[[CommandLine], WayIn]


def run(given: list[str], line: CommandLine, door: Door) -> int:
    """Play the day; return 0 only when every act showed its result.

    Leaves notices/, shots/ and day.json in DIR. With --profile a day that was broken off is continued.
    """
    parser = argparse.ArgumentParser(prog="yimen day", description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("out/day"), metavar="DIR")
    out = parser.parse_args(given).out
    out.mkdir(parents=True, exist_ok=True)
    application_off_screen(line.language)
    if line.profile is not None:
        return play_in(line.profile, line, door, out)
    with tempfile.TemporaryDirectory(prefix="yimen-day-") as folder:
        return play_in(Path(folder) / "profile", line, door, out)


def play_in(profile: Path, line: CommandLine, door: Door, out: Path) -> int:
    """Play or continue the day in this training profile. Raises Refused("day.not_training") for a live one."""
    devices = profile.with_name(f"{profile.name}-devices")
    devices.mkdir(parents=True, exist_ok=True)
    own = replace(
        line, profile=profile, is_training=True, officer="", devices=f"fake:{devices}", clock=line.clock or MORNING
    )
    gate = door(own)
    if not gate.is_training:
        raise Refused("day.not_training", folder=str(profile))
    counter = Counter(gate, own, devices)
    try:
        told = [play(counter, act, number, out) for number, act in enumerate(DAY, 1)]
        if counter.desk.entered is not None:
            keep(counter, devices / "printed", out)
    finally:
        counter.close()
    sys.stdout.write(f"{sum(told)}/{len(DAY)} → {out}\n")
    return DONE if all(told) else REFUSED


def play(counter: Counter, act: Act, number: int, out: Path) -> bool:
    """Play one act unless the store says that it is done; tell it; return whether its result is there."""
    try:
        counter.log_in(act.officer)
        before = counter.file(act.applicant, act.item)
        if before is not None and act.is_done(before.case):
            if not before.is_on_paper:  # the day was broken off between the act and its paper
                hands.print_the_rest(counter, before.case.number)
                before = counter.wait_for(act.applicant, act.item, act.is_done, act.words)
                picture(counter, act, number, out)
            tell(counter, act, before, "·")
            return True
        act.play(counter)
        found = counter.wait_for(act.applicant, act.item, act.is_done, act.words)
    except (TimeoutError, LookupError, Trouble) as fault:
        why = say_trouble(fault, counter.desk.line.language) if isinstance(fault, Trouble) else str(fault)
        sys.stdout.write(f"✗ {act.officer} {act.words} {act.applicant}: {why}{counter.problem()}\n")
        counter.robot.grab(out / "shots" / f"{number:02d}-{act.officer}-failed.png")
        return False
    is_told = act.applicant in counter.result()
    picture(counter, act, number, out)
    tell(counter, act, found, "✓" if is_told else "✗")
    return is_told


def picture(counter: Counter, act: Act, number: int, out: Path) -> None:
    """Keep how the window looks when the act is done and the next case has come into sight."""
    counter.robot.rest(300)
    counter.robot.grab(out / "shots" / f"{number:02d}-{act.officer}-{act.words}.png")


def tell(counter: Counter, act: Act, file: File, sign: str) -> None:
    """Write a line of the protocol: time, officer, act, applicant, case number, last paper."""
    assert counter.desk.entered is not None
    moment = counter.desk.entered.store.setting(counter.desk.entered.officer).moment
    at = moment.at.astimezone(OFFICE_ZONE).strftime("%H:%M:%S")
    paper = f"《{file.notices[-1].title}》{file.notices[-1].number}" if file.notices else ""
    sys.stdout.write(f"{sign} {at} {act.officer} {act.words} {act.applicant} {file.case.number} {paper}\n")
    sys.stdout.flush()


def keep(counter: Counter, printed: Path, out: Path) -> None:
    """Leave the truth and every printed paper beside the pictures."""
    entered = counter.desk.entered
    assert entered is not None
    setting = entered.store.setting(entered.officer)
    truth = entered.store.ask(export, setting.calendar, setting.moment.on, None, True)
    (out / "day.json").write_text(json.dumps(truth, ensure_ascii=False, indent=1) + "\n", "utf-8")
    names = entered.store.ask(paper_names)
    notices = out / "notices"
    notices.mkdir(exist_ok=True)
    for paper in sorted(printed.glob("*.pdf")):
        data = paper.read_bytes()
        name = names.get(hashlib.sha256(data).hexdigest(), paper.stem)
        (notices / f"{name}.pdf").write_bytes(data)


def paper_names(records: Records) -> dict[str, str]:
    """Return for the digest of every stored paper its case number, place and title, as a file is named by it."""
    found: dict[str, str] = {}
    for case_id in every_case(records):
        number = records.case(case_id).number
        for place, notice in enumerate(records.notices(case_id), 1):
            found[notice.sha256] = f"{number} {place:02d} {notice.title}"
    return found
