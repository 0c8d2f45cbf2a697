"""The public pages in a real browser: nothing of theirs is refused, both themes are painted, and paper shows what matters."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
from pathlib import Path

import pypdf
import pytest
from PIL import Image
from public_hall import Week
from public_site import Site

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = [
    pytest.mark.full,
    pytest.mark.skipif(CHROMIUM is None, reason="no chromium on this machine (Debian: apt-get install chromium)"),
]
FONTS = Path(__file__).parents[3] / "resources" / "fonts"
PATHS = ("/", "/check?code=abc", "/progress", "/guides", "/results", "/explanations", "/catalogue", "/nothing-here")
LIGHT, DARK = (0xF3, 0xF5, 0xF8), (0x12, 0x16, 0x1C)


def browse(folder: Path, address: str, *given: str) -> str:
    """Open a page without a window; returns what the browser wrote down of it."""
    command = [
        str(CHROMIUM),
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--hide-scrollbars",
        "--enable-logging=stderr",
    ]
    command += [f"--user-data-dir={folder / 'browser'}", *given, address]
    fonts = folder / "fonts.conf"  # a bare machine has no Chinese face; the house builds its own
    fonts.write_text(f"<fontconfig><dir>{FONTS}</dir><cachedir>{folder / 'faces'}</cachedir></fontconfig>")
    around = {**os.environ, "FONTCONFIG_FILE": str(fonts)}
    return subprocess.run(command, capture_output=True, text=True, timeout=90, check=True, env=around).stderr


@pytest.mark.parametrize("path", PATHS)
def test_the_browser_refuses_nothing_of_a_page(site: Site, tmp_path: Path, path: str) -> None:
    told = browse(tmp_path, site.address + path, f"--screenshot={tmp_path / 'page.png'}", "--window-size=400,900")
    assert not [line for line in told.splitlines() if "CONSOLE" in line and "Failed to load resource" not in line]
    assert (tmp_path / "page.png").stat().st_size > 5000


@pytest.mark.parametrize(("theme", "ground"), [(1, LIGHT), (0, DARK)])
def test_both_themes_are_painted(site: Site, tmp_path: Path, theme: int, ground: tuple[int, int, int]) -> None:
    file = tmp_path / "page.png"
    wanted = f"--blink-settings=preferredColorScheme={theme}"
    browse(tmp_path, site.address + "/", wanted, f"--screenshot={file}", "--window-size=1366,768")
    with Image.open(file) as picture:
        assert picture.convert("RGB").getpixel((5, 400)) == ground


def test_a_printed_guide_has_the_guide_and_not_the_menu(site: Site, week: Week, tmp_path: Path) -> None:
    file = tmp_path / "guide.pdf"
    browse(tmp_path, site.address + site.guides()[0], f"--print-to-pdf={file}", "--no-pdf-header-footer")
    pages = pypdf.PdfReader(io.BytesIO(file.read_bytes())).pages
    text = "".join("".join(page.extract_text() for page in pages).split())
    assert len(pages) <= 4
    assert "监督电话" in text
    assert "返回全部事项" not in text
    assert "逾期说明" not in text, "the menu stays on the screen"
