"""`yimen-center` from its command line: a center made, a desk let in, checked, saved, brought back; and on its own machine."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import httpx2
import pytest
from center_for_tests import PASSWORD
from desk_for_tests import PASSWORD as DESK_PASSWORD
from desk_for_tests import around, make_profile

from app.sync.loopback import LoopbackCenter
from db.desk.door import DeskDoor
from db.desk.sync_shelf import StoreShelf
from ui.__main__ import main as desk_main
from ui.web.__main__ import main
from ui.web.configuration import configure

DIVISION, NAME = "341702", "示例市政务服务中心"


@pytest.fixture
def home(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="yimen-center-test-"))
    folder.chmod(0o755)
    monkeypatch.setenv("YIMEN_PASSWORD", PASSWORD)
    for name in ("DATABASE_URL", "YIMEN_CENTER_HOME", "YIMEN_CENTER_LISTEN"):
        monkeypatch.delenv(name, raising=False)
    yield folder / "center"
    shutil.rmtree(folder, ignore_errors=True)


def run(home: Path, *words: str) -> int:
    return main(["--home", str(home), "--lang", "en", *words])


def test_a_center_is_made_once_and_every_command_does_its_work(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(home, "verify") == 2
    assert run(home, "init", "--division", "99", "--name", NAME, "--training") == 2
    assert run(home, "init", "--division", DIVISION, "--name", NAME, "--admin", "m1=甲") == 2
    assert run(home, "init", "--division", DIVISION, "--name", NAME, "--training") == 0
    assert run(home, "init", "--division", DIVISION, "--name", NAME, "--training") == 1
    capsys.readouterr()
    assert run(home, "enrol", "code", "--admin", "m1") == 0
    assert len(capsys.readouterr().out.strip()) == 20
    assert run(home, "enrol", "list") == 0
    assert run(home, "enrol", "approve", "nobody", "--admin", "m2") == 2
    assert run(home, "verify") == 0
    assert "found 0 faults" in capsys.readouterr().out
    assert run(home, "backup", str(tmp_path / "a.zip")) == 0
    assert run(home, "upgrade") == 0
    assert run(home, "new-epoch") == 0
    assert run(home, "public") == run(home, "public", "--anew") == 0
    other = home.with_name("other")
    assert run(other, "restore", str(tmp_path / "none.zip")) == 2
    assert run(other, "restore", str(tmp_path / "a.zip")) == 0
    assert run(other, "verify") == 0
    assert run(other, "restore", str(tmp_path / "a.zip")) == 1


def test_a_wrong_password_lets_no_desk_in(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run(home, "init", "--division", DIVISION, "--name", NAME, "--training") == 0
    monkeypatch.setenv("YIMEN_PASSWORD", "guessed-it")
    assert run(home, "enrol", "code", "--admin", "m1") == 1
    assert run(home, "enrol", "code", "--admin", "nobody") == 1


@pytest.mark.parametrize(
    "given",
    [
        {"listen": "here"},
        {"listen": "127.0.0.1:99999"},
        {"listen": "0.0.0.0:7443"},
        {"listen": "10.0.0.1:80", "cert": "c"},
        {"public-listen": "0.0.0.0:80"},
        {"public-listen": "nowhere"},
    ],
)
def test_an_address_that_will_not_do_is_told_before_anything_starts(given: dict[str, str], home: Path) -> None:
    words = [word for name, value in given.items() for word in (f"--{name}", value)]
    assert main(["--home", str(home), "serve", *words]) == 2
    assert not home.exists()


def test_the_configuration_comes_from_options_before_variables_before_the_file(tmp_path: Path) -> None:
    file = tmp_path / "center.toml"
    file.write_text('home = "/a"\nlisten = "127.0.0.1:1"\ndatabase_url = "host=x"\nbehind_proxy = true\n')
    found = configure({"listen": ""}, {"YIMEN_CENTER_LISTEN": "10.0.0.1:2", "YIMEN_CENTER_HOME": "/b"}, file)
    assert (str(found.home), found.host, found.port, found.database_url) == ("/b", "10.0.0.1", 2, "host=x")
    assert configure({"home": "/c"}, {"YIMEN_CENTER_HOME": "/b"}, file).home == Path("/c")
    file.write_text("hom = 1")
    assert main(["--config", str(file), "verify"]) == 2
    file.write_text("= no TOML")
    assert main(["--config", str(file), "verify"]) == 2


def test_a_desk_on_its_own_machine_brings_up_a_center_is_let_in_and_finds_it_again(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    make_profile(tmp_path / "profile")
    for start in range(2):
        door = DeskDoor(tmp_path / "profile", around())
        door.loopback = LoopbackCenter(home, DIVISION, NAME)
        door.enter("w1", DESK_PASSWORD)
        assert door.store is not None
        told = door.exchange()
        assert told is not None and told.trouble is None, told
        assert (told.standing.unsent, told.standing.received, told.standing.refused) == (0, 0, 0)
        assert told.standing.confirmed > start
        link = StoreShelf(door.store).link()
        assert link is not None and link.is_active
        assert httpx2.get(link.address + "/health").status_code == 200
        again = door.exchange()
        assert again is not None and again.trouble is None
        assert door.store.check().faults == ()
        door.close()
        with pytest.raises(httpx2.ConnectError):
            httpx2.get(link.address + "/health")
    assert run(home, "verify") == 0
    monkeypatch.setenv("YIMEN_PASSWORD", DESK_PASSWORD)
    capsys.readouterr()
    assert desk_main(["--profile", str(tmp_path / "profile"), "--officer", "w1", "center"]) == 4  # it is away
    said = capsys.readouterr()
    assert said.out.startswith("本机 ") and "中心现在连不上" in said.err


def test_the_served_center_answers_until_its_parent_is_gone_and_logs_no_personal_data(home: Path) -> None:
    assert run(home, "init", "--division", DIVISION, "--name", NAME, "--training") == 0
    command = [sys.executable, "-m", "ui.web", "--home", str(home), "serve", "--listen", "127.0.0.1:0", "--with-parent"]
    command += ["--public-listen", "127.0.0.1:0"]
    child = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert child.stdin is not None and child.stdout is not None
    told_places = json.loads(child.stdout.readline())
    address, public = told_places["serving"], told_places["public"]
    assert httpx2.get(f"{address}/origin/张建国?name=张建国", timeout=30).status_code == 401
    # the public pages have a port of their own, and nothing else answers there
    assert "示例" in httpx2.get(f"{public}/public/check?code=张建国", timeout=30).text
    assert httpx2.get(f"{address}/public/check").status_code == 404
    assert [httpx2.get(f"{public}{path}").status_code for path in ("/health", "/metrics", "/pull")] == [404] * 3
    assert run(home, "enrol", "list") == 0  # beside the running center
    told = child.communicate("")[1]
    assert child.returncode == 0
    lines = [json.loads(line) for line in told.splitlines()]
    assert [line for line in lines if line.get("event") == "request"]
    assert "张建国" not in told


def test_a_center_that_was_killed_begins_again_at_once_and_holds_all(home: Path) -> None:
    assert run(home, "init", "--division", DIVISION, "--name", NAME, "--training") == 0
    command = [sys.executable, "-m", "ui.web", "--home", str(home), "serve", "--listen", "127.0.0.1:0", "--with-parent"]
    for _ in range(2):
        child = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        )
        assert child.stdin is not None and child.stdout is not None
        address = json.loads(child.stdout.readline())["serving"]
        assert httpx2.get(f"{address}/health").status_code == 200
        os.kill(child.pid, signal.SIGKILL)
        child.wait()
        child.stdin.close()
        child.stdout.close()
    assert run(home, "verify") == 0
