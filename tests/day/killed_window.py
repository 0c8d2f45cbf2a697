"""The real window in a child that is killed with SIGKILL around F12, again and again: `killed_window.py FOLDER KILLS SEED`.

FOLDER holds `profile`. Prints one JSON line: what the window acknowledged, what of it is missing, which printed file
has no case, and what became of the last form: accepted, or still there as a draft.
"""

from __future__ import annotations

import hashlib
import json
import os
import random
import select
import signal
import sys
import time
from pathlib import Path

from played import Key, Played, take_person
from real_desk import Clock, around

from app.acceptance.queries import opening
from app.desk import Records
from app.export import every_case
from app.identity.id_number import check_character
from app.training import PASSWORD
from db.desk.opening import log_in
from db.desk.store import Store
from ui.opening import application

IN_TIME = 30.0


def person(life: int, n: int) -> tuple[str, str]:
    """Return the name and number of an applicant nobody else has, in a hundred lives of ten applicants each."""
    first_17 = f"34170219910{1 + n % 9:01d}{1 + life % 28:02d}{life * 10 + n:03d}"
    stems = "甲乙丙丁戊己庚辛壬癸"
    name = f"王{stems[life // 10]}{stems[life % 10]}{'子丑寅卯辰巳午未申酉'[n]}"
    return name, first_17 + check_character(first_17)


def work(folder: Path, out: int, life: int) -> None:
    """Accept applicants for ever; tell when a form is kept as a draft, and when the window showed the result."""
    application("zh_CN")
    played = Played(folder / "profile", folder / "devices")
    played.log_in("w1")
    for n in range(10):
        name, number = person(life, n)
        take_person(played, "spjyxk", "22", name, number)
        played.robot.wait(played.shows("actionbar.note", "草稿已保存"), "the draft")
        os.write(out, f"F12 {name}\n".encode())
        played.robot.key(Key.Key_F12)
        played.robot.wait(played.told(name), "the result")
        os.write(out, f"ACK {name}\n".encode())
        played.robot.wait(played.shows("acceptance.name", ""), "an empty form")


def one_life(folder: Path, rng: random.Random, life: int) -> list[str]:
    """Kill a window within a fifth of a second around its first or second F12; return what it had told."""
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(reading)
        try:
            work(folder, writing, life)
        finally:
            os._exit(3)
    os.close(writing)
    told, wanted = b"", rng.choice((1, 1, 2))
    end = time.monotonic() + IN_TIME
    while told.count(b"F12") < wanted and time.monotonic() < end:
        if select.select([reading], [], [], 1)[0]:
            told += os.read(reading, 65536)
    time.sleep(rng.random() * 0.2)
    os.kill(pid, signal.SIGKILL)
    _, status = os.waitpid(pid, 0)
    if not os.WIFSIGNALED(status):
        raise SystemExit(f"the window ended by itself: {status}")
    while piece := os.read(reading, 65536):
        told += piece
    os.close(reading)
    return told.decode().splitlines()


def draft_name(store: Store) -> str:
    """Return the name that the draft of the window holds, "" for none."""
    draft = store.ask(opening, "w1").draft or {}
    return str(draft.get("applicant", {}).get("name", ""))


def names_on_paper(records: Records) -> dict[str, list[str]]:
    """Return for each applicant the digests of the papers of the case."""
    return {
        records.case(one).applicant_name: [notice.sha256 for notice in records.notices(one)]
        for one in every_case(records)
    }


def judge_form(folder: Path, last: str) -> str:
    """Return what is wrong with the form that stood there when the window was killed, "" when nothing is."""
    store, _ = log_in(folder / "profile", "w1", PASSWORD, around(Clock()))
    is_case, kept = last in store.ask(names_on_paper), draft_name(store)
    store.close()
    if is_case == (kept == last):
        return f"{last}: case {is_case}, draft {kept!r}"
    return ""


def main() -> None:
    folder, kills, seed = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    rng = random.Random(seed)
    told: list[str] = []
    forms: list[str] = []
    for life in range(kills):
        lines = one_life(folder, rng, life)
        told += lines
        forms.append(judge_form(folder, lines[-1].partition(" ")[2]) if lines else "nothing was told")
    store, _ = log_in(folder / "profile", "w1", PASSWORD, around(Clock()))
    papers = store.ask(names_on_paper)
    faults = [fault.say() for fault in store.check().faults]
    store.close()
    known = {digest for digests in papers.values() for digest in digests}
    printed = [hashlib.sha256(path.read_bytes()).hexdigest() for path in (folder / "devices/printed").glob("*.pdf")]
    acknowledged = [line[4:] for line in told if line.startswith("ACK ")]
    answer = {
        "acknowledged": len(acknowledged),
        "lost": sorted(set(acknowledged) - set(papers)),
        "without_paper": [name for name, digests in papers.items() if not digests],
        "strays": sorted(set(printed) - known),
        "forms": [fault for fault in forms if fault],
        "faults": faults,
        "printed": len(printed),
    }
    sys.stdout.write(json.dumps(answer, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
