"""Apache PDFBox Preflight as a second opinion on our files: from this machine, or out of Debian's packages without installing them."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from lxml import etree

PACKAGES = ("libpdfbox2-java", "libfontbox2-java", "libcommons-logging-java", "libjaxb-api-java", "libactivation-java")
JARS = ("pdfbox2", "fontbox2", "preflight", "xmpbox", "commons-logging", "jaxb-api", "javax.activation")
SYSTEM = Path("/usr/share/java")


def jars(folder: Path) -> list[Path]:
    """Return the libraries; skip the test, saying why, where they cannot be had."""
    if shutil.which("java") is None:
        pytest.skip("Java is not installed")
    if not (SYSTEM / "pdfbox2.jar").is_file():
        _fetch(folder)
    places = [SYSTEM, folder / "usr/share/java"]
    found = [next((p / f"{jar}.jar" for p in places if (p / f"{jar}.jar").is_file()), None) for jar in JARS]
    missing = [jar for jar, path in zip(JARS, found, strict=True) if path is None and jar != "preflight"]
    if missing:
        pytest.skip(f"libpdfbox2-java cannot be had here ({', '.join(missing)})")
    return [path for path in found if path is not None] + [p for place in places for p in place.glob("preflight*.jar")]


def _fetch(folder: Path) -> None:
    if shutil.which("apt-get") is None or shutil.which("dpkg-deb") is None:
        pytest.skip("libpdfbox2-java is not installed and this is no Debian")
    done = subprocess.run(["apt-get", "download", *PACKAGES], cwd=folder, capture_output=True, text=True, check=False)
    archives = sorted(folder.glob("*.deb"))
    if done.returncode or not archives:
        pytest.skip("libpdfbox2-java is not installed and cannot be fetched")
    for archive in archives:
        subprocess.run(["dpkg-deb", "-x", str(archive), str(folder)], check=True)


def complaints(libraries: list[Path], pdfs: list[Path]) -> dict[str, list[tuple[str, str]]]:
    """Return (code, sentence) of everything that Preflight finds against PDF/A-1b in each file, by its name."""
    told = pdfs[0].parent / "files.txt"
    told.write_text("".join(f"{path}\n" for path in pdfs), "utf-8")
    classes = os.pathsep.join(map(str, libraries))
    command = ["java", "-cp", classes, "org.apache.pdfbox.preflight.Validator_A1b", "xml", "group", str(told)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=800)
    result = told.with_name(told.name + ".preflight.xml")
    assert result.is_file(), done.stdout + done.stderr
    found = etree.parse(result).getroot().findall("preflight")
    assert len(found) == len(pdfs)
    return {str(one.get("name")): _faults(one) for one in found}


def _faults(one: etree._Element) -> list[tuple[str, str]]:
    thrown = [("exception", str(item.findtext("message"))) for item in one.findall("exceptionThrown")]
    return thrown + [(str(e.findtext("code")), str(e.findtext("details"))) for e in one.iterfind("errors/error")]
