"""Annotations, exceptions, names, packages, addresses: kept, and each shown to fail."""

from __future__ import annotations

import house_manners as manners
from house_sources import Source


def one(path: str, text: str) -> list[Source]:
    return [Source(path, text)]


def test_every_function_is_annotated(files: list[Source]) -> None:
    assert manners.annotation_faults(files) == []
    assert manners.annotation_faults(one("app/a.py", "def f(x) -> int: ...\n")) == [
        "app/a.py:1 f is not wholly annotated"
    ]
    assert manners.annotation_faults(one("app/a.py", "def f(*x) -> int: ...\n")) != []
    assert manners.annotation_faults(one("ui/a.py", "class A:\n    def f(self): ...\n")) != []
    assert manners.annotation_faults(one("ui/a.py", "class A:\n    def f(self, x: int) -> int: ...\n")) == []


def test_nothing_is_caught_without_a_name(files: list[Source]) -> None:
    assert manners.exception_faults(files) == []
    swallow = "try:\n    pass\nexcept {}:\n    pass\n"
    assert manners.exception_faults(one("app/a.py", swallow.replace(" {}", ""))) == ["app/a.py:3 has a bare except"]
    assert manners.exception_faults(one("app/a.py", swallow.format("Exception"))) != []
    assert manners.exception_faults(one("db/a.py", swallow.format("(OSError, BaseException)"))) != []
    assert manners.exception_faults(one("ui/work.py", swallow.format("Exception"))) == []
    assert manners.exception_faults(one("app/a.py", swallow.format("OSError"))) == []
    assert manners.exception_faults(one("db/a.py", swallow.format("BaseException") + "    raise\n")) == []


def test_only_one_door_reads_the_clock_of_the_machine(files: list[Source]) -> None:
    assert manners.clock_faults(files) == []
    for reading in (
        "datetime.now(UTC)",
        "datetime.datetime.now()",
        "date.today()",
        "time.time()",
        "dt.datetime.utcnow()",
    ):
        assert manners.clock_faults(one("app/a.py", f"x = {reading}\n")) != [], reading
    assert manners.clock_faults(one("app/a.py", "x = desk.now()\ny = time.monotonic()\n")) == []


def test_nobody_asks_the_focus_chain(files: list[Source]) -> None:
    assert manners.focus_chain_faults(files) == []
    assert manners.focus_chain_faults(one("ui/a.py", "x = w.nextInFocusChain()\n")) != []
    assert manners.focus_chain_faults(one("tests/a.py", "x = w.nextInFocusChain()\n")) == []


def test_every_module_is_named_after_what_it_does(files: list[Source]) -> None:
    assert manners.name_faults(files) == []
    assert manners.name_faults(one("app/utils.py", "")) != []
    assert manners.name_faults(one("ui/common/page.py", "")) != []


def test_packages_begin_where_they_should_and_hold_nothing(files: list[Source]) -> None:
    assert manners.package_faults(files) == []
    assert manners.package_faults(one("packaging/__init__.py", "")) != []
    assert manners.package_faults(one("tests/house/__init__.py", "")) != []
    assert manners.package_faults(one("app/room/verb.py", "")) == ["app/room has no __init__.py"]
    assert manners.package_faults(one("app/__init__.py", '"""The rules."""\ndef f() -> None: ...\n')) != []
    assert manners.package_faults(one("app/__init__.py", '"""The rules."""\n')) == []


def test_no_lock_file_holds_an_address(our_texts: dict[str, str]) -> None:
    assert "packaging/lock.txt" in our_texts
    assert manners.address_faults(our_texts) == []
    assert manners.address_faults({"packaging/lock.txt": "a @ https://example.org/a.whl"}) != []
    assert manners.address_faults({"packaging/lock.txt": "--extra-index-url x"}) != []
    assert manners.address_faults({"README.md": "from " + manners.REGISTRIES[0]}) != []


def test_texts_speak_of_the_product_and_not_of_its_making(our_texts: dict[str, str]) -> None:
    assert "pyproject.toml" in our_texts
    assert manners.workplace_faults(our_texts) == []
    told = "\n".join(["fine", "see /work/" + "shared/x.md", "said the coding " + "agent"])
    assert [fault.partition(" ")[0] for fault in manners.workplace_faults({"a.md": told})] == ["a.md:2", "a.md:3"]
    assert (
        manners.workplace_faults({"a.md": "The agent signs for the applicant; the session of the officer ends."}) == []
    )
