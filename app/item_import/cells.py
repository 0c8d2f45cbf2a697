"""What a cell of a list means. What it does not say is not invented: it is left out, with the reason."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from app.catalogue_lint import ENDINGS
from app.intake.limits import ROUNDED
from app.item_import.headers import plain, words
from app.office import Office

LONGEST_PART = 6  # 法定代表变更
CODE_LENGTHS = {24: "implement", 31: "implement", 33: "business"}  # domain: the two generations of codes
_GUARD = re.compile(r'^="?(.*?)"?$')  # ="0123": how a text table keeps a spreadsheet from reading a number
_SCIENTIFIC = re.compile(r"\d(?:\.\d+)?E\+\d+")
_ROUNDED_OFF = re.compile(r"\d{15}0+")  # a number of a spreadsheet, saved as text afterwards


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


def take_name(cell: Cell, texts: Sequence[str]) -> str:
    """Return the item's name on one line: of several names of a row the closest to what is handled (`texts` in order).

    A part that says only 变更 or 新办 is nothing without the whole that it belongs to.
    """
    said = [text for text in texts if not is_nothing(text)]
    given = said[0] if said else ""
    name = " ".join(given.split())
    if name != given.strip():
        cell.mend("import.mended.name_lines")
    whole = next((" ".join(one.split()) for one in said[1:] if not _is_part(one)), "")
    if whole and _is_part(name):
        part = name.strip("（）()")
        cell.mend("import.mended.name_joined", found=name, whole=whole)
        name = whole if part in whole else f"{whole}（{part}）"
    cell.table["name"] = name
    return name


def tell_whole(cell: Cell, nearer: Sequence[str]) -> None:
    """Note that the row is called by its main item, since nothing nearer says anything."""
    if all(map(is_nothing, nearer)):
        cell.mend("import.mended.name_whole")


def _is_part(name: str) -> bool:
    """True for 变更 or 地址变更, which name nothing; 取水许可 is a name, however short."""
    said = plain(name) or name.strip("（）() ")
    return len(said) <= LONGEST_PART and any(said.endswith(word) for word in words().lists["part"])


def take_code(cell: Cell, key: str, text: str) -> None:
    """Keep a code as text, in the field that its length tells; one whose digits a spreadsheet has lost is left out."""
    if is_nothing(text):
        return
    code = "".join(unicodedata.normalize("NFKC", text.removeprefix(ROUNDED)).split())
    code = _GUARD.sub(r"\1", code).lstrip("'’‘").upper()
    if text.startswith(ROUNDED) or _SCIENTIFIC.fullmatch(code) or _ROUNDED_OFF.fullmatch(code):
        cell.leave("import.unused.rounded", column=key, found=code[:60])
        return
    if code != text.strip():
        cell.mend("import.mended.code", column=key, found=text.strip()[:60], plain=code)
    codes = cell.table.setdefault("code", {})
    place = CODE_LENGTHS.get(len(code), key) if key == "basic" else key
    if place != key and place not in codes:
        cell.mend("import.mended.code_place", column=place, found=code, digits=len(code))
        key = place
    codes[key] = code


def take_kind(cell: Cell, text: str) -> None:
    """Keep the kind of item when the counter knows it; 非行政许可审批 is none of them, whatever words it holds."""
    if is_nothing(text):
        return
    said = plain(text)
    known = words().kinds
    kind = known.get(said)
    if kind is None and not said.startswith("非"):
        kind = next((k for word, k in known.items() if not word.isdigit() and word in text), None)
    if kind is None:
        cell.leave("import.unused.kind", found=text[:40])
    else:
        cell.table["kind"] = kind


def take_permit_kind(cell: Cell, text: str) -> None:
    """Keep the category of a permit as the list says it: which of the five it is, is the office's to say, never ours."""
    if is_nothing(text):
        return
    kind = words().permit_kinds.get(plain(text))
    if kind is None:
        cell.leave("import.unused.permit_kind", found=text[:40])
    else:
        cell.table["permit_kind"] = kind


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
