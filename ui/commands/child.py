"""`yimen --intake-child MODULE …`: the program as its own limited child process; the packaged one has no interpreter.

Each child stands here by name: a packager finds them by these imports, and no other module can be started.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from app.errors import Refused

Child = Callable[[list[str]], int]


def run(words: Sequence[str]) -> int:
    """Be the child that is named first, with the rest as its arguments, until its input ends.

    Raises Refused("command.unknown") for a module that is no child of ours.
    """
    name = words[0] if words else ""
    chosen = CHILDREN.get(name)
    if chosen is None:
        raise Refused("command.unknown", command=name or "—", commands="、".join(CHILDREN))
    return chosen()(list(words[1:]))


def _files() -> Child:
    from app.intake.child import main

    return lambda _: main()


def _tables() -> Child:
    from app.intake.table_child import main

    return lambda _: main()


def _drawing() -> Child:
    from app.intake.drawing_child import main

    return lambda _: main()


def _fonts() -> Child:
    from app.intake.font_child import main

    return lambda _: main()


def _packs() -> Child:
    from app.intake.pack_child import main

    return lambda _: main()


def _paper() -> Child:
    from app.intake.paper_child import main

    return lambda _: main()


def _card() -> Child:
    from app.devices.card.child import main

    return main


def _camera() -> Child:
    from app.devices.camera.child import main

    return main


CHILDREN: dict[str, Callable[[], Child]] = {
    "app.intake.child": _files,
    "app.intake.table_child": _tables,
    "app.intake.drawing_child": _drawing,
    "app.intake.font_child": _fonts,
    "app.intake.pack_child": _packs,
    "app.intake.paper_child": _paper,
    "app.devices.card.child": _card,
    "app.devices.camera.child": _camera,
}
