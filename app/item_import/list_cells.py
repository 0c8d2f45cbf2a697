"""Cells that hold several things: laws with their articles, conditions, materials with form and copies."""

from __future__ import annotations

import re

from app.item_import.cells import Cell, is_nothing

_BASIS = re.compile(r"《(?P<law>[^《》]{2,120})》(?P<rest>[^《]*)")
_ARTICLE = re.compile(
    r"第[零〇一二三四五六七八九十百千\d]+条(?:之[一二三四五六七八九十]+)?(?:第[一二三四五六七八九十\d]+款)?(?:第?[（(]?[一二三四五六七八九十\d]+[）)]?项)?"
)
_NUMBERED = re.compile(r"(?:^|(?<=[\n；;。\s]))\s*(?:[（(]?\d{1,2}[）)、.．]|[①-⑳])\s*")
_COPIES = re.compile(r"(\d{1,2})\s*份")
FORMS = (("复印件", "copy"), ("电子", "electronic"), ("原件", "original"))


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
