"""The public pages as a reader without a script sees them: links, forms, headings, words."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

import httpx2
from served_center import Served

from ui.web.public.limits import TEN_MINUTES, Limits
from ui.web.rate import Rate

VOID = frozenset({"meta", "link", "input", "img", "br"})


def wide_limits() -> Limits:
    """Return limits that a whole file of tests does not reach."""
    return Limits(*(Rate(100_000, TEN_MINUTES) for _ in range(4)))


@dataclass(frozen=True)
class Element:
    """One element of a page: its tag, its attributes, the tags around it, and the text inside."""

    tag: str
    attributes: dict[str, str]
    around: tuple[str, ...]
    words: list[str] = field(default_factory=list)

    def get(self, name: str) -> str:
        return self.attributes.get(name, "")

    @property
    def text(self) -> str:
        return "".join("".join(self.words).split())


class Page(HTMLParser):
    """A page taken apart; a tag that is not closed in order fails."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[Element] = []
        self._open: list[Element] = []
        self.feed(html)
        self.close()
        assert [one.tag for one in self._open] == [], "tags left open"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        made = Element(tag, {name: value or "" for name, value in attrs}, tuple(one.tag for one in self._open))
        self.elements.append(made)
        if tag not in VOID:
            self._open.append(made)

    def handle_endtag(self, tag: str) -> None:
        assert self._open, tag
        assert self._open[-1].tag == tag, f"</{tag}> closes <{self._open[-1].tag}>"
        self._open.pop()

    def handle_data(self, data: str) -> None:
        for one in self._open:
            one.words.append(data)

    def all(self, *tags: str) -> list[Element]:
        """Return the elements of these tags, in order."""
        return [one for one in self.elements if one.tag in tags]

    def one(self, tag: str) -> Element:
        """Return the only element of a tag."""
        (found,) = self.all(tag)
        return found

    def with_id(self, name: str) -> Element | None:
        """Return the element with this id."""
        return next((one for one in self.elements if one.get("id") == name), None)

    @property
    def text(self) -> str:
        """Return every word of the page, without blanks."""
        return self.one("html").text


class Site:
    """The public pages of a served center."""

    def __init__(self, served: Served) -> None:
        self.served = served
        self.address = served.address + "/public"
        self.client = httpx2.Client()  # one for all: a client costs more than an answer

    def __enter__(self) -> Site:
        return self

    def __exit__(self, *_: object) -> None:
        self.client.close()

    def get(self, path: str, **headers: str) -> httpx2.Response:
        """Ask for a page."""
        return self.client.get(self.address + path, headers=headers)

    def page(self, path: str) -> Page:
        """Return a page that is there, taken apart."""
        answered = self.get(path)
        assert answered.status_code == 200, (path, answered.text)
        return Page(answered.text)

    def progress(self, number: str, code: str) -> httpx2.Response:
        """Send the form of the progress page."""
        return self.client.post(self.address + "/progress", data={"number": number, "code": code})

    def checked(self, code: str) -> Page:
        """Send the form of the check page."""
        return Page(self.client.get(self.address + "/check", params={"code": code}).text)

    def guides(self, every: int = 1) -> list[str]:
        """Return the addresses of the guides, or of one in `every` of them."""
        links = (one.get("href").removeprefix("/public") for one in self.page("/guides").all("a"))
        return [link for link in links if link.startswith("/guides/")][::every]
