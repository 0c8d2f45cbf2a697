"""The table of pages: who sees what, in which order, built late."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace

import pytest

from app.ids import OfficerId
from app.officer import Appointment, Officer, Role
from app.post import Post
from app.seat import Seat
from app.training import OFFICERS
from ui import icons
from ui.pages import PAGES, first_page, pages_for

WINDOW_PAGES = [
    "acceptance",
    "supplementation",
    "delivery",
    "casefile",
    "ledger",
    "registers",
    "verify",
    "catalogue",
    "certificates",
    "papers",
    "disclosure",
    "sync",
]


def officer(*posts: Post, roles: tuple[Role, ...] = ()) -> Officer:
    return Officer(OfficerId("x"), "某某", tuple(Appointment("scjg", post) for post in posts), roles)


@pytest.mark.parametrize("who", OFFICERS, ids=[one.id for one in OFFICERS])
def test_no_page_changes_its_key_when_the_desk_joins_a_center(who: Officer) -> None:
    """Ctrl+8 was the catalogue, and the transfer of folders a moment later."""
    alone = [entry.key for entry in pages_for(who)]
    tied = [entry.key for entry in pages_for(replace(who, seat=Seat(("9999",))))]
    assert tied[: len(alone)] == alone


@pytest.mark.parametrize(
    ("posts", "keys"),
    [
        ((Post.WINDOW,), WINDOW_PAGES),
        (
            (Post.LEAD,),
            [
                "acceptance",
                "supplementation",
                "approval",
                "delivery",
                "casefile",
                "ledger",
                "registers",
                "verify",
                "catalogue",
                "templates",
                "certificates",
                "papers",
                "disclosure",
                "sync",
                "ratings",
                "supervision",
                "exchange",
                "staff",
            ],
        ),
        ((Post.HANDLER,), ["approval", "casefile", "ledger", "verify", "catalogue", "disclosure", "sync"]),
        ((Post.CHECKER,), ["approval", "casefile", "ledger", "verify", "catalogue", "sync"]),
        (
            (Post.APPROVER,),
            ["approval", "casefile", "ledger", "verify", "catalogue", "templates", "disclosure", "sync"],
        ),
        (
            (Post.CERTIFIER,),
            ["delivery", "casefile", "ledger", "verify", "catalogue", "certificates", "papers", "sync"],
        ),
        (
            (Post.ARCHIVIST,),
            ["delivery", "casefile", "ledger", "verify", "catalogue", "certificates", "papers", "sync"],
        ),
        (
            (Post.WINDOW, Post.HANDLER),
            [
                "acceptance",
                "supplementation",
                "approval",
                "delivery",
                "casefile",
                "ledger",
                "registers",
                "verify",
                "catalogue",
                "certificates",
                "papers",
                "disclosure",
                "sync",
            ],
        ),
        ((), []),
    ],
)
def test_an_officer_sees_the_pages_of_the_posts_held(posts: tuple[Post, ...], keys: list[str]):
    """opencrvs 12186: a button without the right, a right without the button."""
    assert [entry.key for entry in pages_for(officer(*posts))] == keys


def test_a_supervisor_reads_files_and_handles_nothing():
    assert [entry.key for entry in pages_for(officer(roles=(Role.SUPERVISOR,)))] == [
        "casefile",
        "ledger",
        "registers",
        "verify",
        "catalogue",
        "ratings",
        "supervision",
        "calendar",
    ]


def test_a_stand_in_sees_the_pages_of_the_absent_officer_s_posts():
    covering = replace(officer(Post.CERTIFIER), covering=(officer(Post.WINDOW),))
    assert [entry.key for entry in pages_for(covering)] == WINDOW_PAGES


@pytest.mark.parametrize("role", [Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDITOR])
def test_administrators_see_no_case(role: Role):
    allowed = {
        "staff",
        "catalogue",
        "templates",
        "settings",
        "calendar",
        "guide",
        "verify",
        "sync",
        "exchange",
    }  # papers are checked there, keys kept; of what the center did not adopt accounts and settings, of the exchange codes alone
    assert {entry.key for entry in pages_for(officer(roles=(role,)))} <= allowed


def test_keys_are_unique_and_words_are_there(qapp: object):
    assert len({entry.key for entry in PAGES}) == len(PAGES)
    assert all(entry.word() for entry in PAGES)


def test_every_page_has_its_drawing(qapp: object):
    if not icons.is_there("landmark"):
        pytest.skip("the icons are not built: packaging/build_assets.py")
    assert [entry.icon for entry in PAGES if not icons.is_there(entry.icon)] == []


def test_the_table_loads_no_page_and_no_pdf_library():
    """The first window must not wait for pages that nobody opened yet."""
    code = (
        "import sys, ui.pages, ui.shell.window, ui.login.entrance\n"
        "late = ('ui.acceptance.page', 'ui.approval.page', 'ui.delivery.page', 'pypdfium2')\n"
        "print([name for name in late if name in sys.modules])"
    )
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)
    assert answer.stdout.strip() == "[]"


def test_the_first_paint_reads_in_neither_rules_nor_devices():
    code = (
        "import sys, ui.opening, ui.login.entrance\n"
        "late = ('app.desk', 'app.events', 'app.case', 'app.devices.chosen', 'cryptography', 'argon2', 'jinja2', 'sqlalchemy')\n"
        "print([name for name in late if name in sys.modules])"
    )
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)
    assert answer.stdout.strip() == "[]"


def test_an_officer_begins_on_the_page_of_his_own_post():
    begins = {officer.id: first_page(officer, pages_for(officer)) for officer in OFFICERS}
    assert begins["w1"] == "acceptance"
    assert {begins[who] for who in ("h1", "c1", "a1")} == {"approval"}
    assert begins["m1"] == "guide"
    assert begins["s1"] == "supervision"
