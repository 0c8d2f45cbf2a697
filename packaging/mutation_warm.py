"""A pytest run that is kept warm: tests collected and run once, then one forked child a mutant that runs only what can notice it.

Each test is run once as the files are, to learn which lines of the room it reaches and how long it takes. For a mutant inside a
function the child puts the changed code into the function that is already there, forgets what was remembered by the unchanged
one, and runs the tests that reach the line, the quickest first, until one fails. A change that is no function's own (a
constant, a default, a line that ran while the tests were collected) is left to a fresh process: see mutation_clock.py.
"""

from __future__ import annotations

import ast
import functools
import gc
import importlib
import importlib.abc
import importlib.machinery
import os
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from importlib.util import spec_from_loader
from pathlib import Path
from types import CodeType, FunctionType, ModuleType
from typing import Any, cast

from mutation import Mutant

OPTIMIZED = 0x01
"""Flag of a function's code; a module's and a class body's have it not."""
Place = tuple[str, int]
Span = tuple[str, int, int]
WORD = "_reached"


class Watched(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Loads the modules of one room so that each statement says it was reached: `seen` fills with (path, first line, last line)."""

    def __init__(self, root: Path, room: str) -> None:
        self.root, self.room = root, room
        self.seen: set[Span] = set()

    def find_spec(
        self, name: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        """Return a spec for the modules of the room alone."""
        is_ours = name.startswith(self.room.replace("/", ".") + ".") and (self.root / self._path(name)).is_file()
        return spec_from_loader(name, self) if is_ours else None

    def exec_module(self, module: ModuleType) -> None:
        """Run the module's text with a word before every statement."""
        path = self._path(module.__name__)
        tree = ast.parse((self.root / path).read_text("utf-8"))
        for node in list(ast.walk(tree)):
            for block in ("body", "orelse", "finalbody"):
                statements = getattr(node, block, None)
                if isinstance(statements, list) and not isinstance(node, ast.Module | ast.ClassDef):
                    setattr(node, block, [one for each in statements for one in (_word(path, each), each)])
        module.__dict__[WORD] = self.seen.add
        exec(compile(ast.fix_missing_locations(tree), str(self.root / path), "exec"), module.__dict__)  # noqa: S102 - our own text

    def taken(self) -> set[Place]:
        """Return the lines that were reached since the last time, as (path, line)."""
        found = {(path, line) for path, first, last in self.seen for line in range(first, last + 1)}
        self.seen.clear()
        return found

    @staticmethod
    def _path(name: str) -> str:
        return name.replace(".", "/") + ".py"


def _word(path: str, statement: ast.stmt) -> ast.stmt:
    """Return the call that tells the lines of a statement; of one with a body inside only its head."""
    body = getattr(statement, "body", None)
    last = max(statement.lineno, body[0].lineno - 1) if body else statement.end_lineno or statement.lineno
    call = ast.Call(ast.Name(WORD, ast.Load()), [ast.Constant(cast(str, (path, statement.lineno, last)))], [])
    return ast.copy_location(ast.Expr(call), statement)


def new_code(root: Path, mutant: Mutant) -> dict[str, CodeType] | None:
    """Return the changed functions by qualified name; None when the change is not inside functions alone."""
    name = str(root / mutant.path)
    before = compile(ast.unparse(ast.parse((root / mutant.path).read_text("utf-8"))), name, "exec")
    return _changed_functions(before, compile(mutant.text, name, "exec"))


def _changed_functions(before: CodeType, after: CodeType) -> dict[str, CodeType] | None:
    if _own(before) != _own(after):
        return None
    found: dict[str, CodeType] = {}
    for old, new in zip(_inner(before), _inner(after), strict=True):
        if old == new:
            continue
        if new.co_flags & OPTIMIZED:
            found[new.co_qualname] = new
        else:
            deeper = _changed_functions(old, new)
            if deeper is None:
                return None
            found |= deeper
    return found


def _inner(code: CodeType) -> list[CodeType]:
    return [one for one in code.co_consts if isinstance(one, CodeType)]


def _own(code: CodeType) -> tuple[object, ...]:
    constants = tuple((type(one), one) for one in code.co_consts if not isinstance(one, CodeType))
    return code.co_code, constants, code.co_names, len(_inner(code))


def function_of(path: str, qualified: str) -> FunctionType | None:
    """Return the function of a loaded module behind its decorators; None when there is none to be had."""
    found: Any = sys.modules.get(path.removesuffix(".py").replace("/", "."))
    for part in qualified.split("."):
        found = getattr(found, "__dict__", {}).get(part)
    for wrapper in ("fget", "func", "__func__", "__wrapped__"):
        found = getattr(found, wrapper, found) if not isinstance(found, FunctionType) else found
    return found if isinstance(found, FunctionType) else None


def functions_at(root: Path, path: str) -> dict[int, range]:
    """Return for each line of a function's body the lines of the innermost body around it."""
    spans: dict[int, range] = {}
    for node in ast.walk(ast.parse((root / path).read_text("utf-8"))):  # outer ones come first
        if isinstance(node, ast.FunctionDef):
            lines = range(node.body[0].lineno, (node.end_lineno or node.lineno) + 1)
            spans |= dict.fromkeys(lines, lines)
    return spans


class Memory:
    """What the functions of the room remember between two calls: caches, and properties counted once.

    Looked for when the tests are collected: what a test makes for itself later is not there for the next one.
    """

    def __init__(self, room: str) -> None:
        prefix = room.replace("/", ".") + "."
        modules = [module for name, module in list(sys.modules.items()) if name.startswith(prefix)]
        values = [value for module in modules for value in list(vars(module).values())]
        values = [value for value in values if str(getattr(value, "__module__", "")).startswith(prefix)]
        self._caches = [value for value in values if hasattr(value, "cache_clear")]
        kept = {value: _counted_once(value) for value in values if isinstance(value, type)}
        self._holders = [(one, kept[type(one)]) for one in gc.get_objects() if kept.get(type(one))]

    def forget(self) -> None:
        """Empty every cache of the room."""
        for cache in self._caches:
            cache.cache_clear()
        for one, names in self._holders:
            for name in names:
                one.__dict__.pop(name, None)


def _counted_once(kind: type) -> tuple[str, ...]:
    return tuple(name for name, value in vars(kind).items() if isinstance(value, functools.cached_property))


class Warm:
    """The plugin: stands in for pytest's own loop. Of `tried` it takes those with these `numbers`: others try the rest beside it.

    It tells `needed` with each module that is not ours, `17 noticed` or `17 unnoticed` by place in `tried`, nothing of what it
    leaves out, and `failed` with the name of a test that fails without any change.
    """

    def __init__(
        self, tried: Sequence[Mutant], numbers: Iterable[int], root: Path, room: str, tell: Callable[[str], object]
    ) -> None:
        self.tried, self.numbers, self.root, self.tell = tried, numbers, root, tell
        self.watched = Watched(root, room)
        self._reach: defaultdict[Place, list[int]] = defaultdict(list)
        self._seconds: list[float] = []

    def pytest_runtestloop(self, session: Any) -> bool:
        """Run every test once, then every mutant of the share."""
        for name in needed(self.root):
            self.tell(f"needed {name}")
        memory = Memory(self.watched.room)
        at_import = self.watched.taken()
        if not self._learn(session.items, memory):
            return True
        gc.collect()
        gc.freeze()
        spans: dict[str, dict[int, range]] = {}
        for number in self.numbers:
            mutant = self.tried[number]
            around = spans.setdefault(mutant.path, functions_at(self.root, mutant.path)).get(mutant.line, range(0))
            functions = self._functions(mutant)
            if functions and around and not any((mutant.path, line) in at_import for line in around):
                numbers = self._tests(mutant, around)
                chosen, seconds = [session.items[at] for at in numbers], sum(self._seconds[at] for at in numbers)
                is_noticed = bool(chosen) and _is_noticed(functions, chosen, memory, 3 + round(4 * seconds))
                self.tell(f"{number} {'noticed' if is_noticed else 'unnoticed'}")
        return True

    def _learn(self, items: Sequence[Any], memory: Memory) -> bool:
        for number, item in enumerate(items):
            memory.forget()
            begun = time.process_time()
            if not passes(item, items[number + 1] if number + 1 < len(items) else None):
                self.tell(f"failed {item.nodeid}")
                return False
            self._seconds.append(time.process_time() - begun)
            for place in self.watched.taken():
                self._reach[place].append(number)
        return True

    def _functions(self, mutant: Mutant) -> list[tuple[FunctionType, CodeType]]:
        """The functions that are loaded and their changed code; none when they cannot be had."""
        codes = new_code(self.root, mutant)
        pairs = [(function_of(mutant.path, name), code) for name, code in (codes or {}).items()]
        found = [(function, code) for function, code in pairs if function is not None]
        return found if len(found) == len(pairs) else []

    def _tests(self, mutant: Mutant, around: range) -> list[int]:
        """The tests that reach the line, then those that reach its function, the quickest first."""
        there = set(self._reach[mutant.path, mutant.line])
        near = {number for line in around for number in self._reach.get((mutant.path, line), ())}
        return sorted(there | near, key=lambda number: (number not in there, self._seconds[number]))


def _is_noticed(
    functions: Sequence[tuple[FunctionType, CodeType]], items: Sequence[Any], memory: Memory, seconds: int
) -> bool:
    child = os.fork()
    if not child:
        code = 1
        try:
            hold_down(seconds)
            for function, changed in functions:
                function.__code__ = changed
            memory.forget()
            code = 0 if all_pass(items) else 1
        finally:
            os._exit(code)
    return os.waitpid(child, 0)[1] != 0


def needed(root: Path) -> list[str]:
    """Return the loaded modules that are not the project's own, in the order in which they were loaded."""
    own = {path.stem for path in root.iterdir() if path.is_dir()}
    modules = [(name, module) for name, module in list(sys.modules.items()) if name.partition(".")[0] not in own]
    places = [(name, getattr(module, "__file__", None) or "") for name, module in modules]
    return [name for name, place in places if "site-packages" in place]


def passes(item: Any, following: Any) -> bool:
    """Run one test with its fixtures; True when nothing of it failed."""
    item._initrequest()
    protocol = importlib.import_module("_pytest.runner").runtestprotocol
    return not any(report.failed for report in protocol(item, log=False, nextitem=following))


def all_pass(items: Sequence[Any]) -> bool:
    """Run the tests one after the other up to the first that fails."""
    return all(passes(item, following) for item, following in zip(items, [*items[1:], None], strict=True))


def hold_down(seconds: int) -> None:
    """Keep this process small, and end it when it computes for longer: a change can make a loop endless."""
    resource: Any = importlib.import_module("resource")  # no such module on Windows, where nothing forks either
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_AS, (4 << 30, 4 << 30))


def be_quiet() -> None:
    """Send what this process says nowhere."""
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        os.dup2(nowhere.fileno(), 1)
        os.dup2(nowhere.fileno(), 2)
