#!/usr/bin/env python3
"""One command for a fresh machine: python3 packaging/start.py [run | test | bench | shots].

run (the default) opens the counter with its training profile, or plays a whole counter day where there is no display;
test checks everything; bench prints ratios; shots photographs every screen. What is missing is installed first, once.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

if not (3, 11) <= sys.version_info[:2] < (3, 14):
    for other in ("python3.13", "python3.12", "python3.11"):
        found = shutil.which(other)
        if found and subprocess.call([found, "-c", ""], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) == 0:
            os.execv(found, [found, *sys.argv])
    sys.exit(
        "Yimen needs Python 3.11, 3.12 or 3.13; this is {}.{}. Install one and start again.".format(
            *sys.version_info[:2]
        )
    )

import argparse

import build_translations
import start_bench
import start_checks
import start_environment
import start_machine
from start_step import ROOT, Step, Stop, do, say

BENCHES = tuple("window accept paper template archive engines clock check center million list import".split())


def parsed(arguments: list[str]) -> tuple[argparse.Namespace, list[str]]:
    """The options, and what is left for the program itself (`run --lang en`)."""
    parser = argparse.ArgumentParser(
        prog="start.py", description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    commands = parser.add_subparsers(dest="command", metavar="run | test | bench | shots")
    commands.add_parser("run", help="open the counter (default); further options go to the program")
    test = commands.add_parser("test", help="static checks and all tests; exit code 0 when all is right")
    test.add_argument(
        "--full",
        action="store_true",
        help="with the long tests and every change of the clock; what cannot run here then counts as a failure",
    )
    test.add_argument(
        "--mutation",
        action="store_true",
        help="also change the rules at random, and the clock in every way, and see whether a test notices",
    )
    bench = commands.add_parser("bench", help="print how many times slower than the bare library each thing is")
    bench.add_argument("names", nargs="*", metavar="NAME", help="only these: " + ", ".join(BENCHES))
    commands.add_parser("shots", help="photograph every screen into out/shots")
    is_plain = bool(arguments) and arguments[0].startswith("-") and arguments[0] not in ("-h", "--help")
    options, rest = parser.parse_known_args(["run", *arguments] if is_plain else arguments)
    options.command = options.command or "run"
    strange = [name for name in getattr(options, "names", ()) if name not in BENCHES]
    if strange:
        parser.error("no such bench: " + " ".join(strange) + "; there are " + ", ".join(BENCHES))
    if rest and options.command != "run":
        parser.error("unknown: " + " ".join(rest))
    return options, rest


def run_steps(machine: start_machine.Machine, rest: list[str]) -> list[Step]:
    """What `run` starts on this machine: the window, or without a display the scripted day."""
    python = str(start_environment.python_path(ROOT))
    if machine.has_display:
        env = {"QT_IM_MODULE": "ibus"} if machine.has_fcitx else {}
        return [Step("the counter, training profile", [python, "-m", "ui", "--training", "--center", *rest], env)]
    env = {"QT_QPA_PLATFORM": "offscreen"}
    day = [python, "-m", "ui", "day", "--out", str(ROOT / "out"), *rest]
    return [Step("no display here: a whole counter day is played into out/", day, env)]


def steps_of(options: argparse.Namespace, rest: list[str], machine: start_machine.Machine) -> list[Step]:
    """The steps of every command but `test`, in order."""
    python = str(start_environment.python_path(ROOT))
    quiet = {"QT_QPA_PLATFORM": "offscreen"}
    if options.command == "bench":
        return [Step("benches", [python, str(ROOT / "tests" / "bench" / "run.py"), *options.names], quiet)]
    if options.command == "shots":
        return [
            Step(
                "every screen into out/shots",
                [python, "-m", "ui", "shots", "--out", str(ROOT / "out" / "shots")],
                quiet,
            )
        ]
    return run_steps(machine, rest)


def main(arguments: list[str] | None = None) -> int:
    """Prepare what is missing, then do what was asked; the exit code is the worst of the children's."""
    options, rest = parsed(sys.argv[1:] if arguments is None else arguments)
    try:
        machine = start_machine.look()
        start_environment.prepare(ROOT, machine, must_have_assets=options.command == "test")
        build_translations.compile_translations(ROOT)
        if options.command == "test":
            if options.full:
                start_machine.install_missing(machine, start_machine.LONG_TESTS)
            return start_checks.test(ROOT, is_full=options.full, has_mutation=options.mutation)
        if options.command == "bench":
            start_bench.prepare_bench(ROOT)
        for step in steps_of(options, rest, machine):
            code = do(step)
            if code:
                say(f"{step.title}: ended with code {code}; what it said stands above")
                return code
    except Stop as stop:
        say(str(stop))
        return 1
    except KeyboardInterrupt:
        say("stopped")
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main())
