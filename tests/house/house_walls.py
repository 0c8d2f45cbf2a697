"""Who may import whom: the table of rooms, and the one door of each library."""

from __future__ import annotations

import sys

from house_sources import Source

ROOMS = ("app", "ui", "db", "resources")
PLAIN = {"structlog", *ROOMS}
"""Libraries that need no door; which room may import which other is said by the contracts of pyproject.toml."""

DOORS: dict[str, tuple[str, ...]] = {
    "reportlab": ("app/notices/pdf/",),
    "barcode": ("app/notices/pdf/",),
    "jinja2": ("app/notices/wording.py", "ui/web/public/rendering.py"),
    "cryptography": ("app/keys/",),
    "argon2": ("app/keys/",),
    "keyring": ("app/keys/",),
    "httpx2": ("app/sync/http.py",),
    "PIL": ("app/intake/",),
    "openpyxl": ("app/intake/",),
    "xlsxwriter": ("app/workbook.py",),
    "defusedxml": ("app/intake/",),
    "pypinyin": ("app/pinyin.py",),
    "platformdirs": ("ui/",),
    "PySide6": ("ui/",),
    "shiboken6": ("ui/",),
    "pypdfium2": ("ui/paper.py", "app/intake/paper_reading.py"),
    "sqlalchemy": ("db/",),
    "alembic": ("db/",),
    "sqlcipher3": ("db/desk/",),
    "psycopg": ("db/center/",),
    "psycopg_pool": ("db/center/",),
    "pyhanko": ("app/keys/",),
    "pyhanko_certvalidator": ("app/keys/",),
    "zstandard": ("db/", "app/notices/"),
    "fastapi": ("ui/web/",),
    "uvicorn": ("ui/web/",),
    "starlette": ("ui/web/",),
    "orjson": ("ui/web/", "db/center/"),
    "zxingcpp": ("ui/selftest.py", "app/intake/paper_reading.py"),
    "fontTools": ("packaging/font_cutting.py",),
}
"""Each library and the only places that may import it."""

NO_WINDOW = ("ui/commands/", "ui/web/")
"""The places of ui that know no Qt: commands run beside a window or without any."""

STEPS = ("acceptance", "supplementation", "approval", "delivery")


def door_faults(files: list[Source]) -> list[str]:
    """Imports of a library at a place that is not its door, or of one that has no door at all."""
    own = {file.path.rpartition("/")[2].removesuffix(".py") for file in files if file.room == "packaging"}
    faults = []
    for file in files:
        if file.room == "tests":
            continue
        for module, line in file.imports():
            top = module.partition(".")[0]
            if top in sys.stdlib_module_names or top in PLAIN or (file.room == "packaging" and top in own):
                continue
            if not file.path.startswith(DOORS.get(top, ("nowhere/",))):
                faults.append(
                    f"{file.path}:{line} imports {top}; its door is {' or '.join(DOORS.get(top, ('not made yet',)))}"
                )
    return sorted(set(faults))


def window_faults(files: list[Source]) -> list[str]:
    """Qt where a command runs without a window."""
    return [
        f"{file.path}:{line} imports {module}; a command runs without a window"
        for file in files
        if file.path.startswith(NO_WINDOW)
        for module, line in file.imports()
        if module.partition(".")[0] in ("PySide6", "shiboken6")
    ]


def room_faults(files: list[Source]) -> list[str]:
    """A room that looks where it may not: the window into the store, the rules into either, the store into the window."""
    forbidden = {
        "app": ("ui", "db"),
        "db": ("ui",),
        "ui": ("db",),
        "resources": ("app", "ui", "db"),
        "packaging": ROOMS,
    }
    roots = ("ui/__main__.py", "ui/web/__main__.py")
    return sorted(
        {
            f"{file.path}:{line} imports {module}; {file.room} does not know {module.partition('.')[0]}"
            for file in files
            if file.path not in roots
            for module, line in file.imports()
            if module.partition(".")[0] in forbidden.get(file.room, ())
        }
    )


def step_faults(files: list[Source]) -> list[str]:
    """One of the four steps that imports another."""
    faults = set()
    for file in files:
        room, _, rest = file.path.partition("/")
        step = rest.partition("/")[0]
        if room != "app" or step not in STEPS:
            continue
        for module, line in file.imports():
            parts = module.split(".")
            if parts[0] == "app" and len(parts) > 1 and parts[1] in STEPS and parts[1] != step:
                faults.add(f"{file.path}:{line} imports {module}; the four steps never import each other")
    return sorted(faults)
