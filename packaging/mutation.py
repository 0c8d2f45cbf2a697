"""Change the rules of `app` one small way at a time and see whether a test notices: `start.py test --mutation`.

A mutant that no test notices is printed with its place and what was changed. Exit code 1 when fewer than ENOUGH of the
mutants were noticed; some changes make no difference, so all is not asked for.
"""

from __future__ import annotations

import argparse
import ast
import copy
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue

ROOT = Path(__file__).resolve().parent.parent
TARGETS = (
    "app/clock",
    "app/identity",
    "app/keys",
    "app/numbering.py",
    "app/workflow.py",
    "app/case.py",
    "app/catalogue_lint.py",
)
ENOUGH = 0.75
PATIENCE_S = 120
SWAPS: dict[type[ast.AST], type[ast.AST]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.And: ast.Or,
    ast.Or: ast.And,
}


@dataclass(frozen=True)
class Mutant:
    """One changed file: which, at what line, what became what, and its whole new text."""

    path: str
    line: int
    change: str
    text: str


def mutants(path: str, text: str) -> Iterator[Mutant]:
    """Every small change of the file: comparisons, sums, and/or, not, what is returned, whole numbers, True and False."""
    tree = ast.parse(text)
    left_alone = _decorations(tree)
    for node in list(ast.walk(tree)):
        changed = None if id(node) in left_alone else _changed(node)
        if changed is None:
            continue
        put = ast.unparse(_Put(node, changed).visit(tree))
        _Put(changed, node).visit(tree)
        change = f"{ast.unparse(node)}  →  {ast.unparse(changed)}"
        yield Mutant(path, getattr(node, "lineno", 0), change, put)


def _decorations(tree: ast.AST) -> set[int]:
    """What changes no answer: decorators (a dataclass that is not frozen, a cache of another size), `strict` of a zip, `repr`."""
    classes = (ast.ClassDef, ast.FunctionDef)
    nodes = list(ast.walk(tree))
    left: list[ast.AST] = [one for node in nodes if isinstance(node, classes) for one in node.decorator_list]
    left += [node for node in nodes if isinstance(node, ast.keyword) and node.arg in ("strict", "repr")]
    return {id(part) for one in left for part in ast.walk(one)}


class _Put(ast.NodeTransformer):
    """Puts one node in the place of another."""

    def __init__(self, old: ast.AST, new: ast.AST) -> None:
        self._old = old
        self._new = new

    def visit(self, node: ast.AST) -> ast.AST:
        """Return the tree with the node put in."""
        return self._new if node is self._old else self.generic_visit(node)


def _changed(node: ast.AST) -> ast.AST | None:
    """A changed copy of the node, or None for a node that is left alone."""
    other = copy.deepcopy(node)
    if isinstance(other, ast.Compare) and type(other.ops[0]) in SWAPS:
        other.ops[0] = SWAPS[type(other.ops[0])]()  # type: ignore[call-overload]
    elif isinstance(other, ast.BoolOp | ast.BinOp) and type(other.op) in SWAPS and not _joins_types(other):
        other.op = SWAPS[type(other.op)]()  # type: ignore[assignment]
    elif isinstance(other, ast.Return) and other.value is not None and not _is_nothing(other.value):
        other.value = ast.Constant(None)
    elif isinstance(other, ast.UnaryOp) and isinstance(other.op, ast.Not):
        return other.operand
    elif isinstance(other, ast.Constant) and isinstance(other.value, bool):
        other.value = not other.value
    elif isinstance(other, ast.Constant) and type(other.value) is int:
        other.value += 1
    else:
        return None
    return other


def _is_nothing(value: ast.expr) -> bool:
    return isinstance(value, ast.Constant) and value.value in (None, False, 0, "")


def _joins_types(node: ast.AST) -> bool:
    """Text put together with + cannot be taken apart with -: such a mutant only proves that Python raises."""
    return any(
        isinstance(part, ast.JoinedStr) or (isinstance(part, ast.Constant) and isinstance(part.value, str))
        for part in ast.walk(node)
    )


def tests_of(root: Path, path: str) -> list[str]:
    """The tests that mirror a file of app: its room's folder, or the files named after it."""
    place = Path(path)
    folder = Path("tests") / place.parent
    if len(place.parts) > 2 and (root / folder).is_dir():
        return [folder.as_posix()]
    return [found.relative_to(root).as_posix() for found in sorted((root / folder).glob(f"test_{place.stem}*.py"))]


def chosen(root: Path, count: int, seed: int) -> list[Mutant]:
    """`count` mutants of the target files, the same for the same seed."""
    everything: list[Mutant] = []
    for target in TARGETS:
        files = sorted((root / target).rglob("*.py")) if (root / target).is_dir() else [root / target]
        for file in (file for file in files if file.is_file()):
            path = file.relative_to(root).as_posix()
            if tests_of(root, path):
                everything += mutants(path, file.read_text("utf-8"))
            else:
                print(f"mutation: not run: {path} has no tests that mirror it", flush=True)
    return random.Random(seed).sample(everything, min(count, len(everything)))


def copied(root: Path, folder: Path) -> Path:
    """A copy of the project to change; the built fonts are only linked."""
    for name in ("app", "ui", "db", "resources", "tests", "packaging"):
        shutil.copytree(root / name, folder / name, ignore=shutil.ignore_patterns("__pycache__", "fonts", "icons"))
    shutil.copy(root / "pyproject.toml", folder)
    for built in ("fonts", "icons"):
        if (root / "resources" / built).is_dir() and sys.platform != "win32":
            (folder / "resources" / built).symlink_to(root / "resources" / built)
    return folder


def is_noticed(mutant: Mutant, folder: Path) -> bool:
    """True when a test fails (or never ends) with the mutant in place; the copy is as before afterwards."""
    file = folder / mutant.path
    before = file.read_text("utf-8")
    command = [sys.executable, "-B", "-m", "pytest", "-x", "-q", "-p", "no:randomly", "-p", "no:cacheprovider"]
    file.write_text(mutant.text, "utf-8")
    try:
        done = subprocess.run(
            [*command, *tests_of(folder, mutant.path)],
            cwd=folder,
            env={**os.environ, "HYPOTHESIS_PROFILE": "usual"},
            capture_output=True,
            timeout=PATIENCE_S,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return True
    finally:
        file.write_text(before, "utf-8")
    return done.returncode != 0


def main(arguments: list[str] | None = None) -> int:
    """Try the mutants on two cores and print those that no test noticed."""
    parser = argparse.ArgumentParser(prog="mutation.py", description=__doc__)
    parser.add_argument("--count", type=int, default=80)
    parser.add_argument("--seed", type=int, default=20261123)
    options = parser.parse_args(arguments)
    tried = chosen(ROOT, options.count, options.seed)
    with tempfile.TemporaryDirectory(prefix="yimen-mutation-") as place, ThreadPoolExecutor(2) as pool:
        copies: SimpleQueue[Path] = SimpleQueue()
        for number in range(2):
            copies.put(copied(ROOT, Path(place) / str(number)))

        def one(mutant: Mutant) -> bool:
            folder = copies.get()
            try:
                return is_noticed(mutant, folder)
            finally:
                copies.put(folder)

        verdicts = list(pool.map(one, tried))
    for mutant, noticed in zip(tried, verdicts, strict=True):
        if not noticed:
            print(f"mutation: nobody noticed {mutant.path}:{mutant.line}  {mutant.change}", flush=True)
    share = sum(verdicts) / len(verdicts) if verdicts else 0.0
    print(
        f"mutation: {sum(verdicts)} of {len(verdicts)} changes were noticed ({share:.0%}; {ENOUGH:.0%} are asked for)",
        flush=True,
    )
    return 0 if share >= ENOUGH else 1


if __name__ == "__main__":
    sys.exit(main())
