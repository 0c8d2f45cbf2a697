"""A desk that accepts and prints until it is killed with SIGKILL, again and again: `killed_desk.py FOLDER KILLS SEED`.

The cases come from the very use cases of the window, papers rendered and all. Prints one JSON line: what was
acknowledged, what of it is missing afterwards, papers printed for no case, and what a full check finds.
"""

from __future__ import annotations

import json
import os
import random
import select
import signal
import sys
import time
from dataclasses import replace
from pathlib import Path

from desk_for_tests import CLERK, open_desk

from app.acceptance.accept import accept
from app.act import Done
from app.demo import PEOPLE, application
from app.desk import Desk, Records
from app.events.file import Printed
from app.filing import record_print
from app.ids import CaseId, NoticeId
from app.state import CaseState
from db.desk.store import Store

WORDS = ("食品经营", "道路货物", "取水")
PRINTED = "printed"


def accept_one(desk: Desk, n: int) -> Done:
    """受理 of the n-th applicant."""
    return accept(
        desk, application(desk, WORDS[n % len(WORDS)], replace(PEOPLE[n % len(PEOPLE)], name=f"张{chr(0x4E00 + n)}"))
    )


def work(folder: Path, out: int, start: int) -> None:
    """Accept, print, record the print, for ever; a number is told only after `do` has returned."""
    store = open_desk(folder)
    for n in range(start, start + 100_000):
        done = store.do(CLERK, accept_one, n % 20_000)
        os.write(out, f"{done.case.number}\n".encode())
        notice = done.notices[0]
        pdf = store.ask(lambda records, paper=notice.id: records.pdf(paper))
        (folder / PRINTED / f"{notice.id}.pdf").write_bytes(pdf)
        store.do(CLERK, record_print, done.case.id, notice.id, copies=2, printer="file")


def one_life(folder: Path, rng: random.Random, start: int) -> list[str]:
    """Let a desk work and kill it, at any moment from its start to its 150th millisecond of work; return what it told."""
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(reading)
        try:
            work(folder, writing, start)
        finally:
            os._exit(3)
    os.close(writing)
    if rng.random() < 0.8:
        select.select([reading], [], [], 20)
    time.sleep(rng.random() * 0.15)
    os.kill(pid, signal.SIGKILL)
    _, status = os.waitpid(pid, 0)
    if not os.WIFSIGNALED(status):
        raise SystemExit(f"the desk ended by itself: {status}")
    told = b""
    while piece := os.read(reading, 65536):
        told += piece
    os.close(reading)
    return [line.decode() for line in told.split(b"\n")[:-1]]


def papers_without_case(records: Records, folder: Path) -> list[str]:
    """Return the printed files that the store does not hold byte for byte for a living case."""
    strays = []
    for path in sorted((folder / PRINTED).glob("*.pdf")):
        notice = records.notice(NoticeId(path.stem))
        is_same = records.pdf(notice.id).startswith(path.read_bytes())  # the kill may have cut the printer short
        if notice.case is None or not is_same or records.case(notice.case).accepted_on is None:
            strays.append(path.stem)
    return strays


def prints_without_file(records: Records, folder: Path, cases: list[CaseId]) -> list[str]:
    """Return the prints on record whose file does not exist (opencrvs 12809)."""
    kinds = [(event.kind, event.data.get("notice")) for case in cases for event in records.events(case)]
    return [str(n) for kind, n in kinds if kind == Printed.KIND and not (folder / PRINTED / f"{n}.pdf").is_file()]


def verdict(store: Store, folder: Path, told: list[str]) -> dict[str, object]:
    """Return what became of everything that was told."""
    rows = store.ask(lambda r: r.list_cases(list(CaseState), limit=100_000))
    papers = store.ask(lambda r: {row.number: len(r.notices(row.id)) for row in rows})
    return {
        "told": len(told),
        "twice": len(told) - len(set(told)),
        "lost": sorted(set(told) - {row.number for row in rows}),
        "stored": len(rows),
        "without_paper": [number for number, count in papers.items() if count != 1],
        "stray_prints": store.ask(papers_without_case, folder),
        "prints_without_file": store.ask(prints_without_file, folder, [row.id for row in rows]),
        "faults": [fault.say() for fault in store.check().faults],
    }


def main() -> None:
    """Kill, and tell what is left."""
    folder, kills, seed = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    rng = random.Random(seed)
    (folder / PRINTED).mkdir()
    warm = open_desk(folder)
    warm.do(CLERK, accept_one, 0)
    warm.close()
    told = [number for life in range(kills) for number in one_life(folder, rng, life * 100)]
    store = open_desk(folder)
    answer = verdict(store, folder, told)
    store.close()
    sys.stdout.write(json.dumps(answer) + "\n")


if __name__ == "__main__":
    main()
