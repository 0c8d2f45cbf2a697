"""Lists and search over 1,000,000 case rows (rows without events) against the same question as raw SQL."""

from __future__ import annotations

import random
import resource
import time
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path

from figures import Report, interleaved, spread

from app.desk import Records
from app.ids import uuid7
from app.keys.safe import unlock
from app.pinyin import name_initials
from app.state import CaseState
from app.training import PASSWORD
from db.desk.connection import connect
from db.desk.name_tokens import name_tokens
from db.desk.opening import log_in
from db.desk.surroundings import Surroundings
from db.desk.training import make_training

ROWS = 1_000_000
MOST = 6.0
SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎"
GIVEN = "建国伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂兰子涵梓轩浩宇欣怡思远𠅤䶮"
STATES = tuple(s.value for s in CaseState if s not in (CaseState.NONE,))
RAW_LIST = (
    "SELECT id,number,item_name,applicant_name,state,step,department,received_on,last_on,sort_key FROM case_row "
    "WHERE state=? ORDER BY sort_key DESC LIMIT 50"
)
RAW_NUMBER = "SELECT * FROM case_row WHERE number=?"


def million_profile(report: Report, folder: Path, around: Surroundings) -> Path:
    """Return a training profile whose store has the rows; made once a run."""
    profile = folder / "million"
    if not profile.is_dir():
        make_training(profile, around, with_cases=False)
        begun = time.perf_counter()
        _fill(profile / "store.db", unlock(profile, "w1", PASSWORD, around.now().at))
        report.tell(f"{ROWS:,} case rows written in {time.perf_counter() - begun:.0f} s")
    return profile


def bench(report: Report, folder: Path, around: Surroundings) -> None:
    """Fill a store and print medians, 95th percentiles and ratios."""
    profile = million_profile(report, folder, around)
    key = unlock(profile, "w1", PASSWORD, around.now().at)
    store, _ = log_in(profile, "w1", PASSWORD, around)
    raw = connect(profile / "store.db", key)
    waiting = (CaseState.IN_PROGRESS,)
    number = raw.execute("SELECT number FROM case_row WHERE n=500000").fetchone()[0]
    deep = store.ask(lambda records: records.list_cases(waiting, limit=5000))[-1].sort_key
    pairs: tuple[tuple[str, Callable[[], object], Callable[[], object]], ...] = (
        (
            "newest 50 of a state / raw SQL",
            lambda: store.ask(lambda r: r.list_cases(waiting, limit=50)),
            lambda: raw.execute(RAW_LIST, ("in_progress",)).fetchall(),
        ),
        (
            "a page 5,000 lines down / first page as raw SQL",
            lambda: store.ask(lambda r: r.list_cases(waiting, after=deep, limit=50)),
            lambda: raw.execute(RAW_LIST, ("in_progress",)).fetchall(),
        ),
    )
    for name, ours, theirs in pairs:
        report.ratio(name, *interleaved(ours, theirs, 60), most=MOST)
    for name, text in (
        ("number", number), ("name of two characters", "建国"), ("surname and one", "王建"), ("initials", "wjg"),
        ("ID tail", "1232"), ("telephone", "13800990001"),
    ):  # fmt: skip
        median, high = spread(lambda asked=text: store.ask(lambda r: r.search(asked, 50)), 40)  # type: ignore[misc]
        report.tell(f"{'search by ' + name:58} median {median * 1000:7.2f} ms   95 % {high * 1000:7.2f} ms")
    median, high = spread(lambda: store.ask(lambda r: r.count(waiting)), 40)
    report.tell(f"{'count of a state, capped at 1000':58} median {median * 1000:7.2f} ms   95 % {high * 1000:7.2f} ms")
    first, last = date(2026, 10, 24), date(2027, 1, 22)
    for name, departments in (("all", ()), ("one department", ("d1",))):
        asked = partial(_expiring, first, last, departments)
        median, high = spread(lambda of=asked: store.ask(of), 40)  # type: ignore[misc]
        told = f"500 of the permits that expire in 60 days, {name}"
        report.tell(f"{told:58} median {median * 1000:7.2f} ms   95 % {high * 1000:7.2f} ms")
    report.tell(f"peak memory of this process {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
    raw.close()
    store.close()


def _expiring(first: date, last: date, departments: tuple[str, ...], records: Records) -> object:
    return records.expiring_certificates(first, last, departments)


def _fill(path: Path, key: bytes) -> None:
    connection = connect(path, key)
    rng = random.Random(7)
    columns = [row[1] for row in connection.execute("PRAGMA table_info(case_row)")]
    marks = ",".join("?" for _ in columns)
    connection.execute("PRAGMA cache_size=-200000")
    for start in range(0, ROWS, 50_000):
        rows = list(_rows(rng, start, 50_000))
        connection.execute("BEGIN IMMEDIATE")
        connection.executemany(
            f"INSERT INTO case_row VALUES ({marks})", [[row.get(name, "") for name in columns] for row in rows]
        )
        connection.executemany(
            "INSERT INTO case_name(rowid, applicant, agent) VALUES (?,?,'')",
            [(row["n"], name_tokens(str(row["applicant_name"]))) for row in rows],
        )
        entries = {(i, row["n"]) for row in rows for i in _initials(str(row["applicant_name"]))}
        connection.executemany("INSERT INTO case_py(initials, case_n) VALUES (?,?)", sorted(entries))
        connection.execute("COMMIT")
    connection.execute("BEGIN IMMEDIATE")
    connection.execute(
        "INSERT INTO certificate SELECT id, department, item, '许可证', number, '', date('2024-01-01', '+'||(n % 2500)||' days') "
        "FROM case_row"
    )
    connection.execute("COMMIT")
    connection.execute("ANALYZE")
    connection.close()


_KNOWN: dict[str, tuple[str, ...]] = {}


def _initials(name: str) -> tuple[str, ...]:
    if name not in _KNOWN:
        _KNOWN[name] = tuple(name_initials(name))
    return _KNOWN[name]


def _rows(rng: random.Random, start: int, count: int) -> Iterator[dict[str, object]]:
    for n in range(start + 1, start + count + 1):
        name = rng.choice(SURNAMES) + "".join(rng.choice(GIVEN) for _ in range(rng.choice((1, 2, 2))))
        id_number = f"3417021990{rng.randrange(10**8):08d}"
        phone = f"138{rng.randrange(10**8):08d}"
        number = f"341702{20200101 + n // 900:08d}0001{n % 100000:05d}{n % 10}"
        number = f"{n:024d}" if n % 100000 == 0 else number
        yield {
            "n": n, "id": uuid7(), "number": f"{number[:-9]}{n:09d}", "number_reversed": f"{number[:-9]}{n:09d}"[::-1],
            "sort_key": f"{20200101 + n:012d}T000000-{n:09d}", "state": STATES[n % len(STATES)],
            "department": f"d{n % 9}", "step": "审查", "item": "i", "item_name": "食品经营许可（新办）",
            "received_by": "w1", "received_on": "2026-01-05", "last_on": "2026-01-05", "applicant_name": name,
            "agent_name": "", "id_number": id_number, "id_reversed": id_number[::-1], "phone": phone,
            "phone_reversed": phone[::-1], "last_hash": "", "events": 1, "body": "{}",
        }  # fmt: skip
