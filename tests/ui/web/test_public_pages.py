"""The public pages for everybody: with a keyboard, a screen reader, a phone, without a script; and closed to anything foreign."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import pytest
from css_colours import contrast, pairs_of
from public_hall import Week
from public_site import Page, Site

from ui.web.public.rendering import POLICY, stored

PATHS = (
    "/", "/check", "/check?code=abc", "/progress", "/guides", "/guides?q=zzzz", "/results", "/results?q=zzzz", "/explanations",
    "/catalogue", "/nothing-here",
)  # fmt: skip
MOST_BYTES = 50 * 1024
LABELLED = ("input", "select", "textarea")


@pytest.fixture(scope="module")
def pages(site: Site, week: Week) -> dict[str, Page]:
    """Every kind of page, the answers to the form of progress included."""
    case = week.stopped
    found = {path: Page(site.get(path).text) for path in (*PATHS, *site.guides()[:6])}
    found["progress"] = Page(site.progress(case.number, case.query_code).text)
    found["progress wrong"] = Page(site.progress("1", "1").text)
    found["check right"] = site.checked(week.codes(week.running)[0][0])
    return found


def test_every_page_says_its_language_and_what_it_is(pages: dict[str, Page]) -> None:
    titles = {}
    for path, page in pages.items():
        assert page.one("html").get("lang") == "zh-CN", path
        assert page.one("title").text.endswith("示例区政务服务中心"), path
        assert [one.get("content") for one in page.all("meta") if one.get("name") == "viewport"], path
        titles[path] = page.one("title").text
    assert len({titles[path] for path in ("/", "/check", "/progress", "/guides", "/results", "/catalogue")}) == 6


def test_headings_go_down_one_level_at_a_time_from_a_single_first_one(pages: dict[str, Page]) -> None:
    for path, page in pages.items():
        levels = [int(one.tag[1]) for one in page.all("h1", "h2", "h3", "h4")]
        assert levels.count(1) == 1, path
        assert levels[0] == 1, path
        assert all(after <= before + 1 for before, after in zip(levels, levels[1:], strict=False)), (path, levels)


def test_every_page_has_a_skip_link_its_landmarks_and_one_place_in_the_menu(pages: dict[str, Page]) -> None:
    for path, page in pages.items():
        assert page.all("a")[0].get("href") == "#main", path
        assert page.one("main").get("id") == "main", path
        assert (len(page.all("header")), len(page.all("footer"))) == (1, 1), path
        assert all(one.get("aria-label") for one in page.all("nav")), path
        assert len([one for one in page.all("a") if one.get("aria-current")]) <= 1, path


def test_every_field_has_a_label_and_every_hint_is_there(pages: dict[str, Page]) -> None:
    fields = 0
    for path, page in pages.items():
        labels = {one.get("for") for one in page.all("label")}
        for one in page.all(*LABELLED):
            fields += 1
            assert one.get("id") in labels, (path, one)
            for named in one.get("aria-describedby").split():
                assert page.with_id(named) is not None, (path, named)
        for one in page.all("button", "a", "summary"):
            assert one.text or one.get("aria-label"), (path, one)
    assert fields > 10


def test_names_are_given_once_and_what_refers_to_them_finds_them(pages: dict[str, Page]) -> None:
    for path, page in pages.items():
        ids = [one.get("id") for one in page.elements if one.get("id")]
        assert len(ids) == len(set(ids)), path
        for one in page.elements:
            assert one.get("aria-labelledby") in ("", *ids), (path, one)


def test_every_picture_has_words_and_every_table_heads(pages: dict[str, Page]) -> None:
    for path, page in pages.items():
        assert all("alt" in one.attributes for one in page.all("img")), path
        for one in page.all("th"):
            assert one.get("scope") in ("col", "row"), (path, one)
        for one in page.all("td"):
            assert "data-head" in one.attributes, (path, "a phone shows no head row")


def test_nothing_runs_nothing_is_styled_in_place_and_nothing_comes_from_elsewhere(
    site: Site, pages: dict[str, Page]
) -> None:
    for path, page in pages.items():
        assert page.all("script", "style", "iframe", "object", "embed") == [], path
        for one in page.elements:
            assert not [name for name in one.attributes if name.startswith("on") or name == "style"], (path, one)
            for name in ("src", "href", "action"):
                target = urlsplit(one.get(name))
                assert not target.netloc, (path, one)
                assert target.scheme == "", (path, one)
    assert "url(" not in stored("style.css")
    assert "@import" not in stored("style.css")
    assert site.get("/").headers.get("set-cookie") is None


def test_every_link_of_a_page_leads_to_a_page(site: Site, pages: dict[str, Page]) -> None:
    targets = {
        one.get("href") for page in pages.values() for one in page.all("a", "link") if one.get("href").startswith("/")
    }
    broken = [target for target in sorted(targets) if site.client.get(site.served.address + target).status_code != 200]
    assert len(targets) > 30
    assert broken == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_text_stands_out_from_its_ground_in_either_theme(theme: str) -> None:
    """WCAG 2.2 AA: 4.5 : 1 for text, 3 : 1 for the edges of fields and for the mark of the focus."""
    pairs = pairs_of(stored("style.css"), theme)
    assert len(pairs) > 15
    for name, (front, back, least) in pairs.items():
        assert contrast(front, back) >= least, (name, front, back, round(contrast(front, back), 2))


def test_touch_targets_are_large_enough_and_focus_is_seen() -> None:
    css = stored("style.css")
    for rule in (
        r"nav a \{[^}]*min-height: 44px",
        r"button, \.button \{[^}]*min-height: 48px",
        r"summary \{[^}]*min-height: 44px",
    ):
        assert re.search(rule, css), rule
    assert re.search(r":focus-visible \{ outline: 3px solid", css)
    assert "outline: none" not in css
    assert "@media print" in css
    assert "prefers-color-scheme: dark" in css


@pytest.mark.parametrize("path", [*PATHS, "/results.csv", "/style.css", "/mark.svg"])
def test_every_answer_is_closed_to_everything_foreign(site: Site, path: str) -> None:
    headers = site.get(path).headers
    assert headers["content-security-policy"] == POLICY
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["x-frame-options"] == "DENY"
    assert "unsafe" not in POLICY
    assert "default-src 'none'" in POLICY


def test_every_page_and_every_guide_with_its_chart_is_small(site: Site) -> None:
    for path in (*PATHS, "/style.css", *site.guides(3), *(f"{one}/chart.svg" for one in site.guides(3))):
        assert len(site.get(path).content) < MOST_BYTES, path


def test_what_never_changes_is_kept_and_what_concerns_one_person_is_not(site: Site) -> None:
    styled = next(one.get("href") for one in site.page("/").all("link") if one.get("rel") == "stylesheet")
    assert "immutable" in site.client.get(site.served.address + styled).headers["cache-control"]
    assert "immutable" not in site.get("/style.css?v=other").headers["cache-control"]
    for path in ("/check", "/check?code=abc", "/progress", "/nothing-here"):
        assert site.get(path).headers["cache-control"] == "no-store", path
    for path in ("/", "/guides", "/results", "/explanations", "/catalogue", "/results.csv", "/results.xlsx"):
        first = site.get(path)
        assert first.headers["cache-control"] == "public, max-age=300", path
        again = site.get(path, **{"If-None-Match": first.headers["etag"]})
        assert (again.status_code, again.content) == (304, b""), path


def test_only_heads_are_told_to_who_asks_for_heads(site: Site) -> None:
    for path in PATHS:
        full, head = site.get(path), site.client.head(site.address + path)
        assert head.status_code == full.status_code, path
        assert head.content == b"", path
        assert head.headers["content-type"] == full.headers["content-type"], path


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_a_page_that_cannot_be_opened_so_says_it_in_plain_words(site: Site, method: str) -> None:
    answered = site.client.request(method, site.address + "/guides")
    assert answered.status_code == 405
    assert "GET" in answered.headers["allow"]
    assert "请从首页重新进入" in Page(answered.text).text


@pytest.mark.parametrize(
    "path",
    [
        "/nothing-here",
        "/guides/no-such-item",
        "/guides/x/chart.svg",
        "/guides/..%2f..%2fetc%2fpasswd",
        "/guides/%00",
        "/%ff",
    ],
)
def test_a_page_that_is_not_there_says_so_and_leads_back(site: Site, path: str) -> None:
    answered = site.get(path)
    page = Page(answered.text)
    assert answered.status_code == 404
    assert page.one("h1").text == "没有找到"
    assert "/public/" in [one.get("href") for one in page.all("a")]


def test_the_bare_address_leads_to_the_pages_and_robots_are_told(site: Site) -> None:
    for path in ("/", "/public"):
        answered = site.client.get(site.served.address + path)
        assert (answered.status_code, answered.headers["location"]) == (307, "/public/")
    assert "Disallow: /public/progress" in site.client.get(site.served.address + "/robots.txt").text


@pytest.mark.parametrize(
    "path",
    [
        "/results?q=%00%27%22%3Cb%3E&page=-1", "/results?page=99999999999", "/guides?page=x&department=%25",
        "/guides?q=" + "a" * 5000, "/check?code=" + "%E4%BD%A0" * 900,
    ],
)  # fmt: skip
def test_strange_questions_get_a_page_and_are_never_repeated_as_markup(site: Site, path: str) -> None:
    answered = site.get(path)
    assert answered.status_code == 200
    assert "<b>" not in answered.text
    Page(answered.text)


def test_the_desks_door_stays_as_it_was(site: Site) -> None:
    assert site.client.get(site.served.address + "/pull?after=0").json()["code"] == "center.proof_missing"
    assert site.client.get(site.served.address + "/nothing").json()["code"] == "http.404"
    assert not [
        path for path in site.client.get(site.served.address + "/openapi.json").json()["paths"] if "public" in path
    ]
