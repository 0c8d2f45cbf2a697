"""The help of the command line names every command."""

from __future__ import annotations

import pytest

from ui.__main__ import PLAIN, VERIFY, WITH_STORE
from ui.commands.line import parse


def test_the_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        parse(["--help"])
    told = " ".join(capsys.readouterr().out.split()).partition("commands: ")[2].partition(";")[0].split(", ")
    assert {*WITH_STORE, *PLAIN, VERIFY, "selftest"} <= set(told)
    assert len(told) == len(set(told))
