"""What a flow chart consists of: lanes, nodes on a grid of lanes and rows, and edges between them. No drawing here."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class Shape(StrEnum):
    """How a node is drawn: a beginning or end, an act, a question, a paper or time beside the way."""

    ROUND = "round"
    BOX = "box"
    QUESTION = "question"
    ASIDE = "aside"


@dataclass(frozen=True)
class Node:
    """One node. `row` counts from the top; `limit` is said on the node; `step` names the step of the item it stands for."""

    key: str
    text: str
    lane: int
    row: int
    shape: Shape = Shape.BOX
    limit: str = ""
    step: str = ""


@dataclass(frozen=True)
class Edge:
    """A way from one node to another; `is_back` leads up again, `is_aside` is dashed: time that does not count."""

    start: str
    end: str
    label: str = ""
    is_back: bool = False
    is_aside: bool = False


@dataclass(frozen=True)
class Chart:
    """A chart of one item: its title, its lanes by name, nodes and edges, and the notes below."""

    title: str
    lanes: tuple[str, ...]
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    notes: tuple[str, ...] = ()
    rows: int = field(default=0)

    def node(self, key: str) -> Node:
        """Return the node with this key; KeyError when there is none."""
        for node in self.nodes:
            if node.key == key:
                return node
        raise KeyError(key)
