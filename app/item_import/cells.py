"""What a cell of a list means. What it does not say is not invented: it is left out, with the reason."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from typing import Any

from app.catalogue_lint import ENDINGS
from app.identity.digits import plain_code
from app.intake.limits import ROUNDED
from app.item_import.headers import plain, words
from app.office import Office

_LIMIT = re.compile(
    r"^(?:自?受理之日起)?(?P<n>\d{1,4})(?:个)?(?P<unit>工作日|个?月|自然日|日历日|日|天|周|年|小时|分钟)?(?:内|以内)?$"
)
_UNITS = {"工作日": "working_day", "月": "month", "个月": "month", "自然日": "calendar_day", "日历日": "calendar_day"}
_BASIS = re.compile(r"《(?P<law>[^《》]{2,120})》(?P<rest>[^《]*)")
_ARTICLE = re.compile(
    r"第[零〇一二三四五六七八九十百千\d]+条(?:之[一二三四五六七八九十]+)?(?:第[一二三四五六七八九十\d]+款)?(?:第?[（(]?[一二三四五六七八九十\d]+[）)]?项)?"
)
_NUMBERED = re.compile(r"(?:^|(?<=[\n；;。\s]))\s*(?:[（(]?\d{1,2}[）)、.．]|[①-⑳])\s*")
_COPIES = re.compile(r"(\d{1,2})\s*份")
FORMS = (("复印件", "copy"), ("电子", "electronic"), ("原件", "original"))
PERMIT = "permit"


@dataclass
class Cell:
    """Collects what a row says: the table of the draft, what was mended, and what could not be used and why."""

    table: dict[str, Any] = field(default_factory=dict)
    mended: list[tuple[str, dict[str, object]]] = field(default_factory=list)
    unused: list[tuple[str, dict[str, object]]] = field(default_factory=list)

    def mend(self, code: str, **facts: object) -> None:
        """Note what was put right, and how."""
        self.mended.append((code, facts))

    def leave(self, code: str, **facts: object) -> None:
        """Note what is missing because it could not be used."""
        self.unused.append((code, facts))


def is_nothing(text: str) -> bool:
    """True for an empty cell and for the ways in which lists say that there is nothing."""
    return not text.strip() or plain(text) in words().lists["nothing"]


def take_name(cell: Cell, text: str) -> str:
    """Return the item's name on one line, without a number in front of it."""
    name = " ".join(text.split())
    if name != text.strip():
        cell.mend("import.mended.name_lines")
    cell.table["name"] = name
    return name


def take_code(cell: Cell, key: str, text: str) -> None:
    """Keep a code as text; one whose last digits a spreadsheet has lost is left out."""
    if is_nothing(text):
        return
    if text.startswith(ROUNDED):
        cell.leave("import.unused.rounded", column=key, found=text.removeprefix(ROUNDED))
        return
    code = "".join(unicodedata.normalize("NFKC", text).split()).lstrip("'’‘").upper()
    if code != text.strip():
        cell.mend("import.mended.code", column=key, found=text.strip()[:60], plain=code)
    cell.table.setdefault("code", {})[key] = code


def take_kind(cell: Cell, text: str) -> None:
    """Keep the kind of item when the counter knows it."""
    if is_nothing(text):
        return
    kind = words().kinds.get(plain(text)) or next((k for w, k in words().kinds.items() if w in text), None)
    if kind is None:
        cell.leave("import.unused.kind", found=text[:40])
    else:
        cell.table["kind"] = kind


def take_department(cell: Cell, text: str, office: Office) -> None:
    """Keep the department's code when the hall has the department, by its whole name or by its only likely one."""
    if is_nothing(text):
        return
    name = "".join(text.split())
    exact = [d for d in office.departments if name in (d.name, d.code)]
    like = exact or [d for d in office.departments if d.name.endswith(name) or name.endswith(d.name)]
    if len(like) != 1:
        cell.leave("import.unused.department", found=name[:60])
        return
    cell.table["department"] = like[0].code
    if not exact:
        cell.mend("import.mended.department", found=name[:60], department_name=like[0].name)


def take_applicants(cell: Cell, text: str) -> None:
    """Keep who may apply."""
    if is_nothing(text):
        return
    found = [kind for kind, listed in words().applicants.items() if any(word in text for word in listed)]
    if found:
        cell.table["applicants"] = found
    else:
        cell.leave("import.unused.applicants", found=text[:40])


def take_limit(cell: Cell, key: str, text: str, unit_text: str) -> None:
    """Keep a limit with its unit; a bare number without one is left out, since days and working days differ."""
    if is_nothing(text):
        return
    compact = plain_code(text)
    if plain(text) in words().lists["spot"]:
        cell.table[key] = {"n": 0, "unit": "on_the_spot"}
        return
    match = _LIMIT.fullmatch(compact)
    if match is None:
        cell.leave("import.unused.limit", column=key, found=text[:40])
        return
    unit = (match["unit"] or "").strip() or plain_code(unit_text).removeprefix("个")
    read = _UNITS.get(unit) or _plain_day(cell, key, unit)
    if read is None:
        cell.leave(
            "import.unused.unit" if unit else "import.unused.no_unit", column=key, found=(match["n"] + unit)[:40]
        )
        return
    cell.table[key] = {"n": int(match["n"]), "unit": read}


def _plain_day(cell: Cell, key: str, unit: str) -> str | None:
    """日 is a working day in a permit's limits (行政许可法 82), else a calendar day unless the text says 工作日."""
    if unit not in ("日", "天"):
        return None
    is_permit = cell.table.get("kind") == PERMIT
    cell.mend("import.mended.permit_day" if is_permit else "import.mended.calendar_day", column=key)
    return "working_day" if is_permit else "calendar_day"


def take_spot(cell: Cell, text: str) -> None:
    """A 即办件 promises to decide on the spot, unless the list says another promise."""
    if plain(text) in words().lists["spot"] and "promised" not in cell.table:
        cell.table["promised"] = {"n": 0, "unit": "on_the_spot"}
        cell.mend("import.mended.spot")


def take_basis(cell: Cell, text: str) -> None:
    """Keep each 《law》 with its article."""
    if is_nothing(text):
        return
    found = []
    for match in _BASIS.finditer(text):
        articles = "、".join(dict.fromkeys(_ARTICLE.findall(match["rest"])))
        found.append({"law": match["law"].strip(), **({"article": articles} if articles else {})})
    if found:
        cell.table["basis"] = found
    else:
        cell.leave("import.unused.basis", found=text[:60])


def take_conditions(cell: Cell, text: str) -> None:
    """Keep the conditions, one a line."""
    if not is_nothing(text):
        cell.table["conditions"] = _parts(text)


def take_materials(cell: Cell, text: str) -> None:
    """Keep each material with the form and the copies that are said; nothing else of it is known."""
    if is_nothing(text):
        return
    names: dict[str, dict[str, object]] = {}
    for part in _parts(text):
        name = re.sub(r"[（(](?:原件|复印件|电子件|纸质|\d+份|[、，,\s])+[）)]", "", part).strip(" 。；;，,")
        form = next((form for word, form in FORMS if word in part), None)
        copies = _COPIES.search(part)
        material: dict[str, object] = {"name": name}
        if form:
            material["form"] = form
        if copies and int(copies[1]):
            material["copies"] = int(copies[1])
        if name and name not in names:
            names[name] = material
    if names:
        cell.table["materials"] = list(names.values())


def _parts(text: str) -> list[str]:
    numbered = _NUMBERED.sub("\n", text)
    cut = re.split(r"[\n；;]+", numbered) if "\n" in numbered or "；" in text or ";" in text else [numbered]
    return [part.strip(" 。") for part in cut if part.strip(" 。")]


def take_outcome(cell: Cell, text: str, validity: str) -> None:
    """Keep the result's name; its kind follows from the name's ending, its validity is only what is said."""
    if is_nothing(text):
        return
    name = text.split("\n")[0].strip()
    fitting = [(len(ending), kind.value) for endings, kind in ENDINGS for ending in endings if name.endswith(ending)]
    outcome = {"name": name}
    if fitting:
        outcome["kind"] = max(fitting)[1]
    if not is_nothing(validity):
        outcome["validity"] = validity.strip()
    cell.table["outcome"] = outcome


def take_fee(cell: Cell, text: str) -> None:
    """No fee is no fee; that there is one says neither which nor by what rule."""
    if not is_nothing(text) and plain(text) not in words().lists["free"]:
        cell.leave("import.unused.fee", found=text[:60])


def take_in_person(cell: Cell, text: str) -> None:
    """Keep whether the applicant must come in person."""
    if plain(text) in words().lists["yes"]:
        cell.table["in_person"] = True
