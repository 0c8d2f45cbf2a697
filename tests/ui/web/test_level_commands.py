"""`yimen-center` and other centers, from the command line: tied, asked, a case handed over, a standard, a proof, a check."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from center_for_tests import PASSWORD, TestServer
from levels_for_tests import CITY, COUNTY, Level, level, owners

from app.events.file import NoteAdded
from db.center.now import real_now
from ui.web.__main__ import main

Run = Callable[..., int]


@pytest.fixture(scope="module")
def pair(server: TestServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[int, Level]]:
    """A city and a county that serve and do not know each other yet; one desk at the county."""
    place = tmp_path_factory.mktemp("pair")
    with level(server, place, CITY) as city, level(server, place, COUNTY) as county:
        for one in (city, county):
            one.door.now = real_now()
        county.desk("0001")
        yield {CITY: city, COUNTY: county}


@pytest.fixture
def run(pair: dict[int, Level], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command of one of the two centers."""
    monkeypatch.setenv("YIMEN_PASSWORD", PASSWORD)
    # The log outlives the stream that a test reads.
    monkeypatch.setattr("ui.web.__main__.set_up_logs", lambda **_: None)

    def command(at: int, *words: str) -> int:
        monkeypatch.setenv("DATABASE_URL", pair[at].hall.address)
        return main(["--home", str(pair[at].place / "center"), *words])

    return command


def tied(pair: dict[int, Level], run: Run, told: Callable[[], str]) -> None:
    """Tie county and city by their commands, once."""
    if pair[CITY].store.levels.neighbors():
        return
    assert run(CITY, "link", "code", "--admin", "m1") == 0
    code = told().strip()
    here = f"http://127.0.0.1:{pair[COUNTY].wire.port}"
    words = ("link", "ask", pair[CITY].door.address, "--code", code, "--here", here, "--admin", "m1")
    assert run(COUNTY, *words) == 0
    said = told()
    assert "示例市政务服务中心" in said and "指纹" in said
    assert run(CITY, "link", "approve", str(COUNTY), "--admin", "m1") == 1
    assert run(CITY, "link", "approve", str(COUNTY), "--admin", "m2") == 0
    assert run(CITY, "round") == 4
    assert run(COUNTY, "link", "approve", str(CITY), "--admin", "m2") == 0
    told()


@pytest.fixture
def told(capsys: pytest.CaptureFixture[str]) -> Callable[[], str]:
    """Return what was written since the last time, both streams."""

    def read() -> str:
        found = capsys.readouterr()
        return found.out + found.err

    return read


def test_a_case_goes_up_by_commands_alone(pair: dict[int, Level], run: Run, told: Callable[[], str]) -> None:
    tied(pair, run, told)
    assert run(COUNTY, "link", "list") == 0
    assert f"{CITY}\tabove\tactive" in told()
    desk = pair[COUNTY].desks[0]
    number = desk.case(desk.receive("张建国")).number
    desk.sync()
    assert run(COUNTY, "handover", "offer", number, "--to", "999999", "--admin", "m1") == 1
    assert "理由" in told()
    assert run(COUNTY, "handover", "offer", number, "--to", "999999", "--reason", "移送管辖", "--admin", "m1") == 2
    assert "link list" in told()
    assert run(COUNTY, "handover", "offer", number, "--to", str(CITY), "--reason", "移送管辖", "--admin", "m1") == 0
    assert run(CITY, "round") == 0
    assert "收到" in told()
    assert run(CITY, "handover", "list") == 0
    assert f"{number}\tasked\t{COUNTY}\topen\t移送管辖" in told()
    assert run(CITY, "handover", "refuse", number, "--admin", "m1") == 1
    assert "理由" in told()
    assert run(CITY, "handover", "take", number, "--admin", "m1") == 0
    for _ in range(2):
        assert run(CITY, "round") == 0
    assert owners(pair, number) == [CITY]
    assert run(COUNTY, "handover", "take", number, "--admin", "m1") == 2


def test_a_standard_is_published_from_a_table_and_checked(
    pair: dict[int, Level], run: Run, told: Callable[[], str], tmp_path: Path
) -> None:
    tied(pair, run, told)
    file = tmp_path / "标准目录.csv"
    file.write_bytes("基本编码,事项名称,法定办结时限\n000199999999,某事项,20工作日\n".encode("gb18030"))
    assert run(CITY, "standard", "publish", str(file), "--admin", "m1") == 0
    assert "第 1 版，共 1 项" in told()
    assert run(COUNTY, "standard", "check") == 0
    assert "没有收到上级的标准目录" in told()
    assert run(CITY, "round") == 0
    told()
    assert run(CITY, "standard", "publish", str(tmp_path / "none.csv"), "--admin", "m1") == 2
    assert "none.csv" in told()
    file.write_text("基本编码,事项名称\n", "utf-8")
    assert run(CITY, "standard", "publish", str(file), "--admin", "m1") == 1
    assert "--end-all" in told()
    assert run(COUNTY, "standard", "check") == 0
    assert "（1 项）一致" in told()
    assert run(CITY, "standard", "publish", str(file), "--end-all", "--admin", "m1") == 0
    assert "共 0 项" in told()
    file.write_text("基本编码,事项名称\n,\n000100000001,\n", "utf-8")
    assert run(CITY, "standard", "publish", str(file), "--admin", "m1") == 1
    assert "第 3 行" in told()


def test_a_proof_is_printed_gone_through_and_fails_when_it_was_altered(
    pair: dict[int, Level], run: Run, told: Callable[[], str], tmp_path: Path
) -> None:
    tied(pair, run, told)
    desk = pair[COUNTY].desks[0]
    event = desk.record(desk.receive("李晓明"), NoteAdded("备注"))
    desk.sync()
    assert run(COUNTY, "proof", event) == 1
    assert "次日零时" in told()
    store = pair[COUNTY].store
    store.now = lambda: real_now() + timedelta(days=1)
    store.levels.turn(0)
    told()  # the doors of this pair log into the same stream
    assert run(COUNTY, "proof", event) == 0
    printed = told()
    proof = tmp_path / "proof.json"
    proof.write_text(printed, "utf-8")
    assert run(COUNTY, "proof", "--check", str(proof)) == 0
    assert "证明成立" in told()
    plain = json.loads(printed)
    proof.write_text(json.dumps({**plain, "leaf": {**plain["leaf"], "oseq": plain["leaf"]["oseq"] + 1}}), "utf-8")
    assert run(COUNTY, "proof", "--check", str(proof)) == 1
    assert "证明不成立" in told()
    for spoilt in ("", "[]", "{}", '{"leaf": 3}', json.dumps({**plain, "path": [{"is_left": True, "beside": "zz"}]})):
        proof.write_text(spoilt, "utf-8")
        assert run(COUNTY, "proof", "--check", str(proof)) == 1
        assert "不是事件证明" in told()
    assert run(COUNTY, "proof", "--check", str(tmp_path / "none.json")) == 2


def test_verify_compares_with_the_center_above_and_says_when_it_cannot(
    pair: dict[int, Level], run: Run, told: Callable[[], str]
) -> None:
    tied(pair, run, told)
    desk = pair[COUNTY].desks[0]
    desk.record(desk.receive("王小红"), NoteAdded("备注"))
    desk.sync()
    assert run(CITY, "round") == 0
    told()
    assert run(COUNTY, "verify") == 0
    found = told()
    assert "还没有本中心封存的日子" in found or "发现 0 处不同" in found
    address = pair[CITY].door.address
    assert run(COUNTY, "link", "move", str(CITY), "http://127.0.0.1:9", "--admin", "m1") == 0
    told()
    assert run(COUNTY, "verify") == 4
    found = told()
    assert "未能与上级中心核对" in found and "只是本中心自己的核对结果" in found and "办件照常" not in found
    assert run(COUNTY, "link", "move", str(CITY), "http://10.0.0.1", "--admin", "m1") == 2
    assert run(COUNTY, "link", "move", str(CITY), address, "--admin", "m1") == 0
    assert run(COUNTY, "verify") == 0
