"""What is inside a pack of papers: runs only in the child. A zip of fixed names, small files, one manifest, one signature."""

from __future__ import annotations

import base64
import hashlib
import io
import re
import tomllib
import zipfile
from typing import Any

from app.errors import Refused

FORMAT = "yimen-templates/1"
MANIFEST, SIGNATURE, FOLDER = "manifest.toml", "signature", "templates/"
MOST_MEMBERS = 66
MOST_MEMBER_BYTES = 100_000
SIGNATURE_BYTES = 64
_PAPER = re.compile(r"templates/[a-z][a-z0-9_]{0,39}\.toml")


def read_pack(data: bytes) -> dict[str, Any]:
    """Return manifest and signature as base64, the manifest's table, and the papers' texts by key, each as it is hashed.

    Raises Refused("pack.…"): no zip, a name that has no place here, a file too large, a file that is not the listed one.
    """
    files = _files(data)
    manifest = _toml(files, MANIFEST)
    listed = _listed(manifest)
    if set(files) != {MANIFEST, SIGNATURE, *(f"{FOLDER}{key}.toml" for key in listed)}:
        raise Refused("pack.not_listed")
    papers: dict[str, str] = {}
    for key, sha256 in listed.items():
        content = files[f"{FOLDER}{key}.toml"]
        if hashlib.sha256(content).hexdigest() != sha256:
            raise Refused("pack.changed", file=f"{key}.toml")
        _toml(files, f"{FOLDER}{key}.toml")
        papers[key] = content.decode()
    return {
        "manifest": base64.b64encode(files[MANIFEST]).decode(),
        "signature": base64.b64encode(files[SIGNATURE]).decode(),
        "office": str(manifest["office"]),
        "key": str(manifest["key"]),
        "papers": papers,
    }


def _files(data: bytes) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            if len(members) > MOST_MEMBERS:
                raise Refused("pack.too_many", most=MOST_MEMBERS)
            files: dict[str, bytes] = {}
            for member in members:
                name = member.orig_filename
                if name in files or not (name in (MANIFEST, SIGNATURE) or _PAPER.fullmatch(name)):
                    raise Refused("pack.strange_name", file=_shown(name))
                files[name] = _content(archive, member)
            return files
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError) as fault:
        raise Refused("pack.no_pack") from fault


def _content(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    """Read no more than may be there, whatever the directory says: a bomb is refused after a hundred kilobytes."""
    with archive.open(member) as opened:
        content = opened.read(MOST_MEMBER_BYTES + 1)
    if len(content) > MOST_MEMBER_BYTES:
        raise Refused("pack.file_too_large", file=_shown(member.filename), most=MOST_MEMBER_BYTES // 1000)
    return content


def _toml(files: dict[str, bytes], name: str) -> dict[str, Any]:
    if name not in files:
        raise Refused("pack.no_pack")
    try:
        return tomllib.loads(files[name].decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as fault:
        raise Refused("pack.bad_toml", file=_shown(name)) from fault


def _listed(manifest: dict[str, Any]) -> dict[str, str]:
    """Return key -> SHA-256 as the manifest lists the papers."""
    papers = manifest.get("papers")
    texts = [manifest.get(name) for name in ("format", "office", "key")]
    if texts[0] != FORMAT or not all(isinstance(text, str) and 0 < len(text) <= 100 for text in texts):
        raise Refused("pack.other_format")
    is_table = isinstance(papers, dict) and papers and all(isinstance(value, str) for value in papers.values())
    if not is_table or not isinstance(papers, dict):
        raise Refused("pack.other_format")
    return {str(key): str(value) for key, value in papers.items()}


def _shown(name: str) -> str:
    return "".join(c if c.isprintable() else "?" for c in name)[:60]
