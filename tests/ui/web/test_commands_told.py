"""What an administrator gets wrong at `yimen-center` is one sentence and an exit code; nothing is made, moved or lost by it."""

from __future__ import annotations

import errno
import os
import socket
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import psycopg
import pytest
from center_for_tests import Hall

from app.errors import Refused, Unreachable
from app.sync.loopback import MADE, LoopbackCenter
from app.wording import say_trouble
from app.workbook import workbook
from db.center import backup
from db.center.backup import back_up
from db.center.connection import transaction
from db.center.now import real_now
from db.center.reaching import LOCK, one_line, serving_alone
from ui.web.__main__ import main, password_of
from ui.web.certificates import make_certificates

INIT = ("init", "--division", "341702", "--name", "示例市政务服务中心")
Told = Callable[..., tuple[int, str]]


@pytest.fixture
def told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Told:
    """Run a command on a folder where nothing is; return its exit code and what it said on the error stream."""
    for name in ("DATABASE_URL", "YIMEN_CENTER_HOME", "YIMEN_CENTER_LISTEN"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("YIMEN_PASSWORD", "long-enough")

    def run(*words: str, url: str = "", home: Path | None = None) -> tuple[int, str]:
        if url:
            monkeypatch.setenv("DATABASE_URL", url)
        code = main(["--home", str(home or tmp_path / "center"), *words])
        said = capsys.readouterr()
        assert said.out == ""
        assert "Traceback" not in said.err and said.err.count("\n") == 1, "one sentence"
        return code, said.err

    return run


def test_two_administrators_who_sign_at_once_have_each_a_password_of_his_own(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, password in (("YIMEN_PASSWORD_m1", "first-one"), ("YIMEN_PASSWORD_b_2", "second-one")):
        monkeypatch.setenv(name, password)
    monkeypatch.setenv("YIMEN_PASSWORD", "of-everybody")
    assert [password_of(admin) for admin in ("m1", "b-2", "m3")] == ["first-one", "second-one", "of-everybody"]


def test_a_real_center_does_not_begin_with_the_published_training_password(
    told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("YIMEN_PASSWORD", "yimen-training")
    code, said = told(*INIT, "--admin", "m1=甲", "--admin", "m2=乙")
    assert (code, "培训密码" in said) == (1, True)


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (("verify",), 2, "里没有中心"),
        (("serve",), 2, "里没有中心"),
        (("enrol", "list"), 2, "里没有中心"),
        (("backup", "a.zip"), 2, "里没有中心"),
        (("upgrade",), 2, "里没有中心"),
        (("new-epoch",), 2, "里没有中心"),
        (("restore", "/nowhere/a.zip"), 2, "没有备份文件"),
        ((*INIT, "--admin", "m1=甲"), 2, "两名管理员"),
        ((*INIT, "--admin", "=甲", "--admin", "m2=乙"), 2, "管理员账号“”不对"),
        ((*INIT, "--admin", "m 1=甲", "--admin", "m2=乙"), 2, "管理员账号“m 1”不对"),
        ((*INIT[:-1], " ", "--training"), 2, "名称不能为空"),
        ((*INIT[:2], "99", *INIT[3:], "--training"), 2, "行政区划代码“99”不对"),
        ((*INIT, "--training", "--host", "bad host"), 2, "不能写进证书"),
    ],
)  # fmt: skip
def test_a_wrong_folder_or_word_is_told_and_nothing_is_made_by_looking(
    told: Told, tmp_path: Path, words: Sequence[str], code: int, sentence: str
) -> None:
    found, said = told(*words)
    assert (found, sentence in said) == (code, True), said
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (None, "读不出来：没有这个文件或文件夹"),
        ('hom = "/a"\n', "不认识的一项“hom”"),
        ('listen = "127.0.0.1:1"\nhome =\n', "第 2 行"),
        ("ÿ", "不是 UTF-8"),
    ],
)
def test_a_configuration_that_will_not_do_is_told_with_its_place(
    told: Told, tmp_path: Path, text: str | None, sentence: str
) -> None:
    file = tmp_path / "center.toml"
    if text is not None:
        file.write_text(text, "latin-1")
    found, said = told("--config", str(file), "verify")
    assert (found, sentence in said, str(file) in said) == (2, True, True), said


def test_what_the_machine_says_of_a_file_is_said_in_the_readers_language() -> None:
    fault = Refused("command.machine", file="/a", detail=os.strerror(errno.EACCES))
    assert "没有权限" in say_trouble(fault) and "Permission" not in say_trouble(fault)
    assert "permission denied" in say_trouble(fault, "en")


def test_a_short_password_makes_no_center(told: Told, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YIMEN_PASSWORD", "short")
    code, said = told(*INIT, "--admin", "m1=甲", "--admin", "m2=乙")
    assert (code, "8 至 256" in said, list(tmp_path.iterdir())) == (1, True, [])


@pytest.mark.parametrize("url", ["not a url", "mysql://u:geheim@h/x"])
def test_an_address_that_is_none_is_told_without_the_password_in_it(told: Told, url: str) -> None:
    code, said = told("verify", url=url)
    assert (code, "DATABASE_URL 不是 PostgreSQL 的地址" in said, "geheim" in said) == (2, True, False)


def test_a_database_that_is_down_or_lets_nobody_in_is_named_with_its_own_reason(told: Told, hall: Hall) -> None:
    code, said = told("serve", url="postgresql://u:geheim@127.0.0.1:1/yimen")
    assert (code, "127.0.0.1:1/yimen" in said, "geheim" in said) == (4, True, False), said
    nobody = psycopg.conninfo.make_conninfo(hall.address, dbname="no_such", password="geheim")
    code, said = told(*INIT, "--training", url=nobody)
    assert (code, "no_such" in said, "没有改动任何内容" in said, "geheim" in said) == (4, True, True, False), said


def test_what_postgresql_complains_of_is_one_line_that_says_why() -> None:
    refused = (
        'connection failed: connection to server at "::1", port 1 failed: FATAL:  password authentication failed\n'
    )
    assert one_line(refused) == "password authentication failed"
    made = 'The files belong to "x".\ninitdb: error: directory "d" exists\ninitdb: hint: remove it\n'
    assert one_line(made) == 'initdb: error: directory "d" exists'
    assert one_line("") == ""


@pytest.fixture
def made(tmp_path: Path) -> Path:
    """A folder that looks like a center's own: what is wrong with ports is found before its database is begun."""
    home = tmp_path / "made"
    data = home / "postgresql" / "data"
    data.mkdir(parents=True)
    for part in (tmp_path, home, home / "postgresql", data):
        part.chmod(0o755)
    (data / "PG_VERSION").write_text("16")
    return home


@pytest.fixture
def taken() -> Iterator[int]:
    with socket.create_server(("127.0.0.1", 0)) as other:
        yield other.getsockname()[1]


@pytest.fixture
def no_database(monkeypatch: pytest.MonkeyPatch) -> None:
    """No cluster lies elsewhere for this folder: what is asked for is found out before one is looked at."""
    monkeypatch.setattr("db.center.place.can_reach", lambda *_: True)


@pytest.mark.usefixtures("no_database")
def test_a_port_that_is_taken_or_is_not_of_this_machine_is_named(told: Told, made: Path, taken: int) -> None:
    code, said = told("serve", "--listen", f"127.0.0.1:{taken}", home=made)
    assert (code, f"127.0.0.1:{taken} 已被另一个程序占用" in said) == (3, True), said
    code, said = told("serve", "--listen", "127.0.0.1:0", "--public-listen", f"127.0.0.1:{taken}", home=made)
    assert (code, f"127.0.0.1:{taken} 已被另一个程序占用" in said) == (3, True), said
    code, said = told("serve", "--listen", "192.0.2.1:7443", "--behind-proxy", home=made)
    assert (code, "不是本机能监听的地址" in said) == (2, True), said


@pytest.mark.usefixtures("no_database")
def test_a_certificate_that_cannot_be_used_is_told_before_anything_answers(told: Told, made: Path) -> None:
    (made / "junk.pem").write_text("junk")
    make_certificates(made, "示例", ("center.example",), real_now())
    make_certificates(made / "other", "另一", ("center.example",), real_now())
    own, other = made / "tls" / "server.pem", made / "other" / "tls" / "ca.key"
    for cert, key in (("/nowhere", "/nowhere"), (str(made / "junk.pem"), str(own)), (str(own), str(other))):
        code, said = told("serve", "--listen", "127.0.0.1:0", "--cert", cert, "--key", key, home=made)
        assert (code, cert in said, "不能用" in said) == (2, True, True), said


@pytest.mark.usefixtures("no_database")
def test_a_second_serve_is_told_that_the_center_is_served(
    told: Told, made: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with serving_alone(made), pytest.raises(Refused) as refused, serving_alone(made, wait=0.0):
        pytest.fail("two serve one center")
    assert refused.value.code == "center.in_use"
    monkeypatch.setattr("ui.web.__main__.serving_alone", lambda home: serving_alone(home, wait=0.0))
    with serving_alone(made):
        code, said = told("serve", "--listen", "127.0.0.1:0", home=made)
    assert (code, "已经由另一个" in said) == (3, True), said
    with serving_alone(made, wait=0.0):
        pass  # whoever ended lets go


@pytest.mark.skipif(os.name == "nt" or os.geteuid() != 0, reason="only root may act as somebody else")
def test_the_lock_of_a_center_that_root_served_by_hand_belongs_to_the_service(tmp_path: Path) -> None:
    """It belonged to root, who alone may read it: the service was locked out of its own home."""
    home = tmp_path / "home"
    home.mkdir()
    os.chown(home, 12345, 23456)
    for _ in range(2):
        with serving_alone(home, wait=0.0):
            found = (home / LOCK).stat()
            assert (found.st_uid, found.st_gid) == (12345, 23456)
        os.chown(home / LOCK, 0, 0)  # as an older program left it
    (home / LOCK).unlink()
    (home / LOCK).symlink_to(tmp_path / "roots_own")
    (tmp_path / "roots_own").touch()
    with pytest.raises(OSError, match="symbolic"), serving_alone(home, wait=0.0):
        pytest.fail("a link was followed")
    assert (tmp_path / "roots_own").stat().st_uid == 0


@pytest.mark.parametrize("name", ["no-folder/a.zip", "", "/dev/null"])
def test_a_backup_goes_into_no_folder_that_is_not_there_and_over_no_device(
    hall: Hall, tmp_path: Path, name: str
) -> None:
    with pytest.raises(Refused) as refused:
        back_up(hall.address, hall.home, tmp_path / name)
    assert refused.value.code == "center.backup_place"
    assert Path("/dev/null").is_char_device()


def test_a_backup_goes_over_a_backup_and_over_no_other_file(hall: Hall, tmp_path: Path) -> None:
    key, empty = tmp_path / "ca.key", tmp_path / "a.zip"
    key.write_text("the only key")
    with pytest.raises(Refused, match=r"center\.backup_over"):
        back_up(hall.address, hall.home, key)
    assert key.read_text() == "the only key"
    letter = tmp_path / "answer.xlsx"
    letter.write_bytes(workbook("答复", ("一",), [("二",)]))
    before = letter.read_bytes()
    with pytest.raises(Refused, match=r"center\.backup_over"):
        back_up(hall.address, hall.home, letter)
    assert letter.read_bytes() == before, "a spreadsheet is a zip file and no backup"
    empty.touch()
    assert back_up(hall.address, hall.home, empty) == back_up(hall.address, hall.home, empty) == 0


def test_a_full_disk_leaves_the_backup_of_yesterday_as_it_was(
    hall: Hall, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "backups"
    folder.mkdir()
    target = folder / "a.zip"
    back_up(hall.address, hall.home, target)
    yesterday = target.read_bytes()

    def full(*_: Any, **__: Any) -> int:
        with open("/dev/full", "wb") as file:
            file.write(b"x")
        return 0

    with monkeypatch.context() as patch:
        patch.setattr(backup, "_write", full)
        with pytest.raises(Refused) as refused:
            back_up(hall.address, hall.home, target)
    assert (refused.value.code, refused.value.facts["detail"]) == ("center.backup_failed", "No space left on device")
    assert [(one.name, one.read_bytes()) for one in folder.iterdir()] == [("a.zip", yesterday)]


def test_a_full_disk_of_the_database_is_told_as_what_it_is(hall: Hall) -> None:
    with pytest.raises(Unreachable) as trouble, transaction(hall.store._pool) as connection:
        connection.execute("DO $$ BEGIN RAISE EXCEPTION 'no room' USING ERRCODE = 'disk_full'; END $$")
    assert trouble.value.code == "center.disk_full"


def test_a_loopback_center_that_was_made_and_not_noted_is_found_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def run(self: LoopbackCenter, *words: str) -> str:
        asked.append(words[0])
        if words[0] == "init":
            raise Unreachable("center.not_started", log="")  # "there is a center here already"
        return ""

    monkeypatch.setattr(LoopbackCenter, "_run", run)
    center = LoopbackCenter(tmp_path, "341702", "示例")
    center._make()
    assert (asked, (tmp_path / MADE).is_file()) == (["init", "enrol"], True)
