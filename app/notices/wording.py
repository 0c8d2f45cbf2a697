"""The only door to Jinja2: the wording of a block, in a whitelisted subset of it with Chinese field names.

A wording may name declared fields, use the formats of text.py, `if`/`else` with ==, != and `in`, and a `for` over a
declared list. Everything else is refused when the template is loaded, with the block it stands in. A value is never
read as wording.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

from jinja2 import StrictUndefined, TemplateSyntaxError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

from app.errors import Refused
from app.notices.text import FORMATS, Run, Valued, joined, marked, runs_of

_ALLOWED = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Const, nodes.If, nodes.For, nodes.Filter,
    nodes.Not, nodes.And, nodes.Or, nodes.Compare, nodes.Operand, nodes.Getattr,
)  # fmt: skip
_LOOP = ("index", "first", "last", "length")


def _environment() -> ImmutableSandboxedEnvironment:
    environment = ImmutableSandboxedEnvironment(
        undefined=StrictUndefined, autoescape=False, trim_blocks=True, finalize=marked, keep_trailing_newline=False
    )
    environment.globals.clear()
    environment.tests.clear()
    environment.filters.clear()
    environment.filters.update(FORMATS)
    return environment


_ENVIRONMENT = _environment()
_FIELD = re.compile(r"\{\{ *([^\W\d]\w*) *\}\}")  # a name; 5 and its like are left to the engine


DEEPEST = 40  # conditions within conditions; deeper ones no reader follows, and the compiler would give up on them


@lru_cache(maxsize=2048)
def _compiled(source: str) -> Any:
    """Return the runnable wording; a paper that is being written compiles only what has changed."""
    return _ENVIRONMENT.from_string(source)


def _rendered(runnable: Any, record: Mapping[str, object]) -> str:
    """Return the wording with the record in it, as `render` does, without a copy of the record for each block."""
    return "".join(runnable.root_render_func(runnable.new_context(record, shared=True)))


@dataclass(frozen=True)
class Scope:
    """What a wording may name: fields, and for each list field its columns; `row` is the list a block repeats over."""

    fields: frozenset[str]
    columns: Mapping[str, tuple[str, ...]]
    row: str | None = None

    def row_columns(self) -> Mapping[str, tuple[str, ...]]:
        """Return the loop variables that stand for a row from the start: 项, when the block repeats over a list."""
        return {} if self.row is None else {"项": self.columns.get(self.row, ())}


@dataclass(frozen=True)
class Wording:
    """A checked wording; `names` are the fields it may show or ask for."""

    source: str
    names: frozenset[str]

    @cached_property
    def _pieces(self) -> tuple[str, ...] | None:
        """The own words and the names of fields in turn, None when the wording asks, repeats or formats."""
        pieces = tuple(_FIELD.split(self.source))
        is_plain = not any("{" in words or "}" in words for words in pieces[::2]) and not self.source.endswith("\n")
        return pieces if is_plain and self.names.issuperset(pieces[1::2]) else None

    @cached_property
    def _runnable(self) -> Any:
        return _compiled(self.source)

    def runs(self, record: Mapping[str, object]) -> tuple[Run, ...]:
        """Return the text with the record's values in it, each value marked with the field it came from."""
        if "{" not in self.source:
            return (Run(self.source),) if self.source else ()
        if self._pieces is None:
            return runs_of(_rendered(self._runnable, record))
        return joined(self._pieces, record)

    def plain(self, record: Mapping[str, object]) -> str:
        """Return the text without its marks."""
        return "".join(run.text for run in self.runs(record))


def check_wording(source: str, scope: Scope, where: str) -> Wording:
    """Return the wording; Refused with a sentence that names `where` when it uses what is not allowed."""
    tree = _parse(source, where)
    loops = dict(scope.row_columns())
    for loop in tree.find_all(nodes.For):
        loops[_loop_variable(loop, scope, where)] = scope.columns.get(getattr(loop.iter, "name", ""), ())
    _walk(tree, _Checker(scope, loops, where, source))
    names = frozenset(n.name for n in tree.find_all(nodes.Name) if n.ctx == "load" and n.name in scope.fields)
    return Wording(source, names)


def check_condition(source: str, scope: Scope, where: str) -> Wording:
    """Return the wording of a `when` (a field, or a comparison of one): it renders to 1 when the block is wanted."""
    return check_wording("{% if " + source + " %}1{% endif %}", scope, where)


@lru_cache(maxsize=1024)
def _tree(source: str) -> nodes.Template:
    """Return the parsed wording; the papers share many, and nothing below changes a tree."""
    return _ENVIRONMENT.parse(source)


def _parse(source: str, where: str) -> nodes.Template:
    try:
        return _tree(source)
    except RecursionError as fault:
        raise Refused("notice.wording_deep", where=where, most=DEEPEST) from fault
    except TemplateSyntaxError as fault:
        raise Refused(
            "notice.wording_syntax", where=where, line=fault.lineno, text=_line(source, fault.lineno)
        ) from fault


def _line(source: str, number: int | None) -> str:
    lines = source.splitlines() or [""]
    return lines[min(max(number or 1, 1), len(lines)) - 1].strip()[:40]


@dataclass(frozen=True)
class _Checker:
    scope: Scope
    loops: Mapping[str, tuple[str, ...]]
    where: str
    source: str

    def forbid(self, node: nodes.Node) -> Refused:
        return Refused("notice.wording_forbidden", where=self.where, text=_line(self.source, node.lineno))


def _loop_variable(loop: nodes.For, scope: Scope, where: str) -> str:
    iterated, target = loop.iter, loop.target
    is_plain = isinstance(iterated, nodes.Name) and isinstance(target, nodes.Name)
    if not is_plain or loop.recursive or loop.test is not None or any(loop.find_all(nodes.For)):
        raise Refused("notice.wording_loop", where=where)
    if getattr(iterated, "name", "") not in scope.columns:
        raise Refused("notice.wording_loop", where=where)
    name: str = getattr(target, "name", "")
    if name in scope.fields or name.startswith("_"):
        raise Refused("notice.wording_loop", where=where)
    return name


def _walk(node: nodes.Node, checker: _Checker, depth: int = 0) -> None:
    if depth > DEEPEST:
        raise Refused("notice.wording_deep", where=checker.where, most=DEEPEST)
    if not isinstance(node, _ALLOWED):
        raise checker.forbid(node)
    if isinstance(node, nodes.Name) and node.ctx == "load":
        _check_name(node, checker)
    elif isinstance(node, nodes.Getattr):
        _check_attribute(node, checker)
        return
    elif isinstance(node, nodes.Filter):
        _check_filter(node, checker)
    elif isinstance(node, nodes.Operand) and node.op not in ("eq", "ne", "in", "notin"):
        raise checker.forbid(node)
    elif isinstance(node, nodes.Const) and not isinstance(node.value, str | int):
        raise checker.forbid(node)
    for child in node.iter_child_nodes():
        _walk(child, checker, depth + 1)


def _check_name(node: nodes.Name, checker: _Checker) -> None:
    if node.name not in checker.scope.fields and node.name not in checker.loops:
        raise Refused("notice.unknown_field", where=checker.where, field=node.name)


def _check_attribute(node: nodes.Getattr, checker: _Checker) -> None:
    owner = node.node
    if not isinstance(owner, nodes.Name):
        raise checker.forbid(node)
    if owner.name == "loop" and node.attr in _LOOP:
        return
    if owner.name not in checker.loops:
        raise checker.forbid(node)
    if node.attr not in checker.loops[owner.name]:
        raise Refused("notice.unknown_column", where=checker.where, field=f"{owner.name}.{node.attr}")


def _check_filter(node: nodes.Filter, checker: _Checker) -> None:
    if node.name not in FORMATS:
        raise Refused("notice.unknown_format", where=checker.where, format=node.name)
    if node.node is None or node.kwargs or node.dyn_args is not None or node.dyn_kwargs is not None:
        raise checker.forbid(node)
    if any(not isinstance(argument, nodes.Const) for argument in node.args):
        raise checker.forbid(node)


__all__ = ["Run", "Scope", "Valued", "Wording", "check_condition", "check_wording"]
