"""Both C interfaces, spoken to real compiled libraries: a card, no card, a driver that hangs, crashes, lies or prints."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from compiled import citizen, compiled

from app.devices.card import reader as reading
from app.devices.card.reader import LibraryCardReader, library_command
from app.devices.line_child import LineChild, python_child
from app.devices.ports import CardKind, DeviceState
from app.errors import DeviceTrouble
from app.intake import CHILD_OPTION
from app.wording import say_trouble

MakeReader = Callable[..., LibraryCardReader]


@pytest.fixture(scope="module")
def libraries(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("libraries")
    return {name: compiled(f"{name}.c", folder) for name in ("termb", "sdtapi")}


@pytest.fixture
def make_reader(tmp_path: Path, libraries: dict[str, Path]) -> Iterator[MakeReader]:
    """Return a reader behind one interface, playing a part; its stage is the folder of the test."""
    held: list[LibraryCardReader] = []

    def made(interface: str, play: str = "", *, port: int = 0, seconds: float = 20) -> LibraryCardReader:
        command = library_command(interface, str(libraries[interface]), port)
        reader = LibraryCardReader(("env", f"PLAY={play}", f"STAGE={tmp_path}", *command), seconds)
        held.append(reader)
        return reader

    yield made
    for reader in held:
        reader.close()


def trouble(reader: LibraryCardReader) -> DeviceTrouble:
    with pytest.raises(DeviceTrouble) as told:
        reader.read()
    said = say_trouble(told.value)
    assert said.endswith("。") and "Traceback" not in said
    return told.value


def test_termb_gives_the_fields_one_by_one_in_gbk(make_reader: MakeReader):
    reader = make_reader("termb")
    card = reader.read()
    assert (card.name, card.id_number, card.sex, card.nation) == ("王建国", "341702199003072570", "男", "汉")
    assert (card.birth, card.address, card.issuer) == (date(1990, 3, 7), "示例区 6", "公安局")
    assert (card.valid_from, card.valid_to, card.kind) == (date(2015, 1, 2), None, CardKind.CITIZEN)
    assert reader.state() is DeviceState.READY


def test_termb_tells_a_foreigners_card_by_its_letter(make_reader: MakeReader):
    card = make_reader("termb", "foreigner").read()
    assert (card.name, card.latin_name, card.id_number) == ("穆安娜", "MULLER/ANNA MARIA", "DEU310085031208")
    assert card.kind is CardKind.PERMANENT_RESIDENT


def test_sdtapi_gives_the_record_of_the_chip(make_reader: MakeReader, tmp_path: Path):
    (tmp_path / "card").write_bytes(citizen("J", id_number="810000199408230021", **{"pass": "H12345678"}))
    reader = make_reader("sdtapi")
    card = reader.read()
    assert (card.name, card.kind, card.pass_number) == ("王建国", CardKind.RESIDENCE_PERMIT, "H12345678")
    assert reader.read() == card
    assert reader.state() is DeviceState.READY


@pytest.mark.parametrize("interface", ["termb", "sdtapi"])
def test_no_card_is_told_with_what_to_do_and_the_next_one_is_read(
    make_reader: MakeReader, tmp_path: Path, interface: str
):
    reader = make_reader(interface)
    (tmp_path / "empty").touch()
    assert trouble(reader).code == "device.no_card"
    (tmp_path / "empty").unlink()
    (tmp_path / "card").write_bytes(citizen())
    assert reader.read().name == "王建国"


@pytest.mark.parametrize("interface", ["termb", "sdtapi"])
def test_a_reader_that_is_not_there_and_one_that_is_pulled_out_and_plugged_in_again(
    make_reader: MakeReader, tmp_path: Path, interface: str
):
    reader = make_reader(interface)
    (tmp_path / "card").write_bytes(citizen())
    (tmp_path / "unplugged").touch()
    assert trouble(reader).code == "device.unplugged"
    assert reader.state() is DeviceState.ABSENT
    (tmp_path / "unplugged").unlink()
    assert reader.read().name == "王建国"
    (tmp_path / "unplugged").touch()
    assert trouble(reader).code == "device.pulled_out"
    (tmp_path / "unplugged").unlink()
    assert reader.read().name == "王建国"


def test_a_reader_pulled_out_in_the_middle_of_a_card_is_told_as_that(make_reader: MakeReader, tmp_path: Path):
    (tmp_path / "card").write_bytes(citizen())
    assert trouble(make_reader("sdtapi", "pulled")).code == "device.pulled_out"
    assert (tmp_path / "unplugged").exists()


@pytest.mark.parametrize("interface", ["termb", "sdtapi"])
def test_a_driver_that_hangs_is_ended_in_time_and_its_light_says_trouble(make_reader: MakeReader, interface: str):
    """naps2 499-656: scanning hangs the program; the driver hangs alone, in a process that is ended."""
    reader = make_reader(interface, "blocks", seconds=2)
    began = time.monotonic()
    told = trouble(reader)
    assert (told.code, told.facts["seconds"]) == ("device.timeout", 2)
    assert time.monotonic() - began < 8
    assert reader.state() is DeviceState.TROUBLE
    assert not reader._child.is_running()


@pytest.mark.parametrize(("interface", "codes"), [("termb", (-11,)), ("sdtapi", (-6,))])
def test_a_driver_that_crashes_takes_nothing_with_it(make_reader: MakeReader, interface: str, codes: tuple[int, ...]):
    reader = make_reader(interface, "crashes")
    told = trouble(reader)
    assert told.code == "device.failed"
    assert told.facts["exit_code"] in codes
    assert trouble(reader).code == "device.failed"  # a new child, the same fault


def test_garbage_in_gbk_and_garbage_in_the_record_are_told(make_reader: MakeReader, tmp_path: Path):
    assert trouble(make_reader("termb", "garbage")).code == "device.garbage"
    (tmp_path / "card").write_bytes(bytes(range(256)))
    assert trouble(make_reader("sdtapi")).code == "device.garbage"
    (tmp_path / "card").write_bytes(citizen()[:200])
    assert trouble(make_reader("sdtapi")).code == "device.garbage"


def test_a_card_taken_away_too_early_is_told(make_reader: MakeReader):
    assert trouble(make_reader("termb", "half")).code == "device.card_incomplete"


def test_a_library_that_prints_does_not_spoil_the_answer(make_reader: MakeReader):
    assert make_reader("termb", "prints").read().name == "王建国"


@pytest.mark.parametrize("play", ["", "half", "hangs"])
def test_what_a_driver_leaves_behind_of_a_card_is_removed(make_reader: MakeReader, tmp_path: Path, play: str):
    """CVR_Read_Content writes the card's text and photo into the folder it is started in."""
    reader = make_reader("termb", play, seconds=2 if play == "hangs" else 20)
    if play:
        trouble(reader)
    else:
        reader.read()
    folder = Path((tmp_path / "cwd").read_text())
    assert not (folder / "wz.txt").exists()
    assert folder != Path.cwd()
    reader.close()
    assert not folder.exists()


def test_a_port_that_was_set_is_the_only_one_that_is_tried(make_reader: MakeReader):
    assert make_reader("termb", port=1002).read().name == "王建国"
    assert trouble(make_reader("termb", port=3)).code == "device.unplugged"


def test_a_slow_driver_never_makes_the_light_wait(make_reader: MakeReader, tmp_path: Path):
    reader = make_reader("sdtapi", "slow", port=1001)
    began = time.monotonic()
    seen = reader.state()
    assert time.monotonic() - began < 2
    assert seen is DeviceState.BUSY
    until = time.monotonic() + 20
    while reader.state() is DeviceState.BUSY:
        assert time.monotonic() < until
    assert reader.state() is DeviceState.READY


def test_a_driver_that_cannot_be_opened_says_which_and_why(tmp_path: Path):
    (tmp_path / "text.so").write_text("no library")
    for path, code in ((str(tmp_path / "none.so"), "card.no_library"), (str(tmp_path / "text.so"), "card.bad_library")):
        reader = LibraryCardReader(library_command("termb", path, 0), 20)
        told = trouble(reader)
        assert told.code == code
        assert path in say_trouble(told)
        assert reader.state() is DeviceState.TROUBLE
        reader.close()


def test_a_library_of_the_other_interface_says_what_it_lacks(libraries: dict[str, Path]):
    reader = LibraryCardReader(library_command("sdtapi", str(libraries["termb"]), 0), 20)
    told = trouble(reader)
    assert told.code == "card.wrong_interface"
    assert "SDT_OpenPort" in say_trouble(told)
    reader.close()


def test_a_program_that_is_not_installed_is_an_absent_reader():
    reader = LibraryCardReader(("no-such-interpreter",))
    assert trouble(reader).code == "device.unplugged"
    assert reader.state() is DeviceState.ABSENT


def test_a_driver_for_32_bits_runs_in_an_interpreter_of_its_own():
    command = library_command("termb", "C:/Termb.dll", 1001, ("C:/python32/python.exe",))
    assert command[:2] == ("C:/python32/python.exe", "-P")
    assert command[-4:] == ("app.devices.card.child", "termb", "C:/Termb.dll", "1001")


def test_the_packaged_program_is_its_own_child(monkeypatch: pytest.MonkeyPatch):
    import sys

    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert python_child("app.devices.card.child", "a") == (sys.executable, CHILD_OPTION, "app.devices.card.child", "a")


@pytest.mark.parametrize(
    "printed", ["rubbish", "[1]", '{"n": 1}', '{"n": 1, "card": 7}', '{"n": 1, "card": {"birth": "x"}}']
)
def test_a_child_that_answers_rubbish_is_told_as_garbage(printed: str):
    import sys

    code = f"import sys\nfor line in sys.stdin: print({printed!r}, flush=True)"
    reader = LibraryCardReader((sys.executable, "-c", code), 20)
    assert trouble(reader).code == "device.garbage"
    reader.close()


def test_a_late_answer_is_never_taken_for_that_to_a_later_question(monkeypatch: pytest.MonkeyPatch):
    import sys

    code = "import sys, time, json\nfor line in sys.stdin:\n asked = json.loads(line)\n time.sleep(0.4)\n"
    code += " print(json.dumps({'n': asked['n'], 'state': 'ready', 'do': asked['do']}), flush=True)"
    child = LineChild((sys.executable, "-c", code), reading.DEVICE)
    first = child.send(do="first")
    assert child.wait(first, 0.05) is None
    second = child.send(do="second")
    answer = child.wait(second, 20)
    assert answer is not None and answer["do"] == "second"
    child.end()
    assert not child.is_running()


def test_the_child_gets_no_secret_of_the_window(monkeypatch: pytest.MonkeyPatch):
    from app.devices.line_child import child_environment

    monkeypatch.setenv("YIMEN_PASSWORD", "secret")
    assert "secret" not in "".join(child_environment().values())
    assert "PYTHONPATH" in child_environment()
