"""The Python files of the house, parsed once: what the rules of tests/house look at."""

from __future__ import annotations

import ast
import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CODE_ROOMS = ("app", "ui", "db", "packaging")
PYTHON_ROOMS = (*CODE_ROOMS, "resources", "tests")

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Source:
    """One Python file: its path below the root, with forward slashes, and its text."""

    path: str
    text: str

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text, self.path)

    @property
    def room(self) -> str:
        return self.path.partition("/")[0]

    @property
    def length(self) -> int:
        return len(self.text.splitlines())

    @property
    def written(self) -> int:
        """Lines that are not blank."""
        return sum(1 for line in self.text.splitlines() if line.strip())

    def functions(self) -> Iterator[Function]:
        return (node for node in ast.walk(self.tree) if isinstance(node, Function))

    def classes(self) -> Iterator[ast.ClassDef]:
        return (node for node in ast.walk(self.tree) if isinstance(node, ast.ClassDef))

    def imports(self) -> Iterator[tuple[str, int]]:
        """Every imported module with its line; `from a import b` counts as a and as a.b."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                yield from ((name.name, node.lineno) for name in node.names)
            elif isinstance(node, ast.ImportFrom):
                module = node.module or "."
                yield module, node.lineno
                yield from ((f"{module}.{name.name}", node.lineno) for name in node.names)


def sources(root: Path, rooms: tuple[str, ...] = PYTHON_ROOMS) -> list[Source]:
    """The Python files of these rooms below `root`."""
    return [
        Source(path.relative_to(root).as_posix(), path.read_text("utf-8"))
        for room in rooms
        for path in sorted((root / room).rglob("*.py"))
    ]


def span(node: Function | ast.ClassDef) -> int:
    """Lines of a function or class, from its name to its end."""
    return (node.end_lineno or node.lineno) - node.lineno + 1


def percentile(values: list[int], share: float) -> int:
    """The value below which `share` of the values lie (nearest rank); 0 for none."""
    ranked = sorted(values)
    return ranked[max(0, math.ceil(len(ranked) * share) - 1)] if ranked else 0
