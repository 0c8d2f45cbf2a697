"""A reader of OFD files that shares nothing with the writer: text, and pages drawn with the embedded fonts by Pillow."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree
from PIL import Image, ImageDraw, ImageFont

NS = {"ofd": "http://www.ofdspec.org/2016"}


@dataclass(frozen=True)
class Placed:
    """A character of a text object: where its baseline begins (mm), its size (mm), its font's number and colour."""

    character: str
    x: float
    y: float
    size: float
    font: str
    colour: tuple[int, int, int]


class OfdFile:
    """`OfdFile(data)`: `text()`, `page(0)` as an image, `parts()` are the XML parts."""

    def __init__(self, data: bytes) -> None:
        self._zip = zipfile.ZipFile(io.BytesIO(data))
        root = self.xml("OFD.xml")
        self.title = root.findtext(".//ofd:Title", namespaces=NS)
        document = self.xml(str(root.findtext(".//ofd:DocRoot", namespaces=NS)))
        self.pages = ["Doc_0/" + page.get("BaseLoc", "") for page in document.iterfind(".//ofd:Page", NS)]
        resources = self.xml("Doc_0/" + str(document.findtext(".//ofd:PublicRes", namespaces=NS)))
        base = resources.get("BaseLoc", "")
        self.fonts = {
            font.get("ID", ""): self._zip.read(f"Doc_0/{base}/{font.findtext('ofd:FontFile', namespaces=NS)}")
            for font in resources.iterfind(".//ofd:Font", NS)
        }

    def xml(self, name: str) -> etree._Element:
        """Return the root of a part."""
        return etree.fromstring(self._zip.read(name))

    def parts(self) -> dict[str, bytes]:
        """Return the XML parts by name."""
        return {name: self._zip.read(name) for name in self._zip.namelist() if name.endswith(".xml")}

    def names(self) -> list[str]:
        """Return the names of all parts."""
        return self._zip.namelist()

    def text(self) -> str:
        """Return the text of all pages, without blanks."""
        codes = (code.text or "" for page in self.pages for code in self.xml(page).iterfind(".//ofd:TextCode", NS))
        return "".join("".join(codes).split())

    def placed(self, page: int) -> Iterator[Placed]:
        """Yield the upright characters of a page where they stand."""
        for item in self.xml(self.pages[page]).iterfind(".//ofd:TextObject", NS):
            if item.get("CTM"):
                continue
            left, top, _, _ = map(float, item.get("Boundary", "").split())
            fill = item.find("ofd:FillColor", NS)
            red, green, blue = map(int, fill.get("Value", "").split()) if fill is not None else (0, 0, 0)
            for code in item.iterfind("ofd:TextCode", NS):
                x, y = left + float(code.get("X", "0")), top + float(code.get("Y", "0"))
                deltas = [0.0, *map(float, code.get("DeltaX", "").split())]
                for character, delta in zip(code.text or "", deltas, strict=True):
                    x += delta
                    yield Placed(
                        character, x, y, float(item.get("Size", "0")), item.get("Font", ""), (red, green, blue)
                    )

    def page(self, number: int, dpi: int = 150) -> Image.Image:
        """Return a page as a grey image."""
        scale = dpi / 25.4
        image = Image.new("RGB", (round(210 * scale), round(297 * scale)), "white")
        draw = ImageDraw.Draw(image)
        for path in self.xml(self.pages[number]).iterfind(".//ofd:PathObject", NS):
            _draw_path(draw, path, scale)
        for one in self.placed(number):
            font = ImageFont.truetype(io.BytesIO(self.fonts[one.font]), one.size * scale)
            draw.text((one.x * scale, one.y * scale), one.character, font=font, fill=one.colour, anchor="ls")
        return image.convert("L")


def _draw_path(draw: ImageDraw.ImageDraw, path: etree._Element, scale: float) -> None:
    tokens = str(path.findtext("ofd:AbbreviatedData", namespaces=NS)).split()
    if "B" in tokens:
        return  # the place of the seal: a faint dotted ring
    figures: list[list[tuple[float, float]]] = []
    at = 0
    while at < len(tokens):
        if tokens[at] == "C":
            at += 1
            continue
        point = float(tokens[at + 1]) * scale, float(tokens[at + 2]) * scale
        if tokens[at] == "M":
            figures.append([])
        figures[-1].append(point)
        at += 3
    if path.get("Fill") == "true":
        for figure in figures:
            xs, ys = [x for x, _ in figure], [y for _, y in figure]
            draw.rectangle((round(min(xs)), round(min(ys)), round(max(xs)) - 1, round(max(ys)) - 1), fill="black")
        return
    stroke = path.find("ofd:StrokeColor", NS)
    colour = tuple(map(int, stroke.get("Value", "").split())) if stroke is not None else (0, 0, 0)
    width = max(1, round(float(path.get("LineWidth", "0.353")) * scale))
    for figure in figures:
        draw.line(figure, fill=colour, width=width)
