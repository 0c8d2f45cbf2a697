"""Manners: annotations, exceptions, names, and what no text of ours may say."""

from __future__ import annotations

import ast
import re
from pathlib import Path

from house_sources import CODE_ROOMS, Function, Source

BROAD_PLACES = ("ui/work.py", "ui/crash.py")
NO_NAMES = {"utils", "util", "helpers", "common", "misc", "base", "manager", "managers"}
CLOCK_DOOR = ("db/desk/now.py", "db/center/now.py", "app/ids.py")
"""The last makes ids that sort by their making; no rule reads a time out of an id."""
NO_INIT = ("tests", "packaging")
PACKAGES = ("app", "ui", "db", "resources")

REGISTRIES = (
    "pypi" + ".org",
    "files.python" + "hosted",
    "registry.npm" + "js",
    "deb.deb" + "ian.org",
    "npm" + "mirror",
)
WORKPLACE = re.compile(
    "|".join(
        (
            "/work/" + "(main|shared)",
            "/tmp/" + "yimen",
            "clau" + "de",
            "anthro" + "pic",
            "open" + "ai",
            r"\bchat" + "gpt",
            r"\blanguage " + "model",
            r"\b(ai|coding) " + "agents?",
            r"\b(this|another|previous|next) " + "session",
            r"\bsub" + "agents?",
            r"\bhelper " + "(session|agent)",
        )
    ),
    re.IGNORECASE,
)
TEXTS = {".py", ".toml", ".md", ".txt", ".lock", ".json", ".ini", ".qss", ".ts", ".csv", ".yml", ".yaml", ".sh", ""}


def annotation_faults(files: list[Source]) -> list[str]:
    """Functions of the code rooms with an argument or a result that is not annotated."""
    return [
        f"{file.path}:{node.lineno} {node.name} is not wholly annotated"
        for file in files
        if file.room in CODE_ROOMS
        for node in file.functions()
        if not _is_annotated(node)
    ]


def _is_annotated(node: Function) -> bool:
    arguments = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
    arguments += [extra for extra in (node.args.vararg, node.args.kwarg) if extra is not None]
    return node.returns is not None and all(each.annotation or each.arg in ("self", "cls") for each in arguments)


def exception_faults(files: list[Source]) -> list[str]:
    """`except:` anywhere, and `except Exception` outside the places that must never fall."""
    faults = []
    for file in files:
        for node in ast.walk(file.tree):
            if not isinstance(node, ast.ExceptHandler):
                continue
            if node.type is None:
                faults.append(f"{file.path}:{node.lineno} has a bare except")
            elif (
                file.room != "tests" and file.path not in BROAD_PLACES and _is_broad(node.type) and not _passes_on(node)
            ):
                faults.append(f"{file.path}:{node.lineno} catches everything; name what can go wrong")
    return faults


def _passes_on(node: ast.ExceptHandler) -> bool:
    """Tidying up before the trouble goes on its way swallows nothing."""
    last = node.body[-1]
    return isinstance(last, ast.Raise) and last.exc is None


def _is_broad(caught: ast.expr) -> bool:
    kinds = caught.elts if isinstance(caught, ast.Tuple) else [caught]
    return any(isinstance(kind, ast.Name) and kind.id in ("Exception", "BaseException") for kind in kinds)


def clock_faults(files: list[Source]) -> list[str]:
    """The machine's time read anywhere but at its one door; a duration is measured with time.monotonic."""
    readings = {
        ("datetime", "now"),
        ("datetime", "utcnow"),
        ("datetime", "today"),
        ("date", "today"),
        ("time", "time"),
        ("time", "time_ns"),
    }
    return [
        f"{file.path}:{node.lineno} reads the machine's clock; only desk.now() knows the time"
        for file in files
        if file.room in ("app", "ui", "db") and file.path not in CLOCK_DOOR
        for node in ast.walk(file.tree)
        if isinstance(node, ast.Attribute) and (_last_name(node.value), node.attr) in readings
    ]


def focus_chain_faults(files: list[Source]) -> list[str]:
    """The focus chain asked: PySide then lets each widget hold the next, and one deleted takes the rest along."""
    return [
        f"{file.path}:{node.lineno} asks Qt's focus chain; go by the form's own inputs"
        for file in files
        if file.room == "ui"
        for node in ast.walk(file.tree)
        if isinstance(node, ast.Attribute) and node.attr in ("nextInFocusChain", "previousInFocusChain")
    ]


def _last_name(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def name_faults(files: list[Source]) -> list[str]:
    """Modules and packages whose name says nothing."""
    return [
        f"{file.path}: a module named {part} says nothing; name it after what it does"
        for file in files
        for part in file.path.removesuffix(".py").split("/")
        if part in NO_NAMES
    ]


def package_faults(files: list[Source]) -> list[str]:
    """`__init__.py` where there must be none, missing where there must be one, or holding code (a table is none)."""
    there = {file.path for file in files}
    faults = [
        f"{path}: no __init__.py here, it would shadow a library"
        for path in there
        if path.startswith(NO_INIT) and path.endswith("__init__.py")
    ]
    for file in files:
        if file.room in PACKAGES and f"{file.path.rpartition('/')[0]}/__init__.py" not in there:
            faults.append(f"{file.path.rpartition('/')[0]} has no __init__.py")
        if file.room in PACKAGES and file.path.endswith("__init__.py") and [*file.functions(), *file.classes()]:
            faults.append(f"{file.path} holds code; it belongs in a file with a name")
    return sorted(set(faults))


def address_faults(texts: dict[str, str]) -> list[str]:
    """Lock files with an address in them, and registry addresses anywhere."""
    faults = [f"{path} names {word}" for path, text in texts.items() for word in REGISTRIES if word in text]
    locks = {path: text for path, text in texts.items() if path.endswith((".lock", "lock.txt"))}
    return faults + [f"{path} holds an address" for path, text in locks.items() if "://" in text or "index-url" in text]


def workplace_faults(texts: dict[str, str]) -> list[str]:
    """Texts that speak of how or where they were written, in place of what they are."""
    return [
        f"{path}:{text.count(chr(10), 0, found.start()) + 1} says “{found.group()}”"
        for path, text in texts.items()
        for found in WORKPLACE.finditer(text)
    ]


def texts(root: Path, names: list[str]) -> dict[str, str]:
    """The readable texts among the files `names` below `root`."""
    return {
        name: (root / name).read_text("utf-8", "replace")
        for name in names
        if Path(name).suffix in TEXTS and (root / name).is_file()
    }
