"""The glyphs that papers of a public service hall use day by day, as their files hold them: papers are packed against
this pool, so that only rare characters weigh in the archive. It holds nobody's data."""

from __future__ import annotations

from functools import lru_cache
from importlib import resources
from pathlib import Path

from app.notices.fonts import Fonts, Role, fonts
from app.notices.sfnt import Face

SOURCES = ("items", "office")
COMMON_NAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖"
    "石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严欧阳伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超霞平"
    "刚桂兰婷玉红梅建国华志文新海波飞鹏辉浩宇俊峰斌宁琴晶燕雪莉颖慧佳怡欣雨子涵梓轩一诺浩然思琪晓东春生永福德成美云凤翠珍"
)


def glyph_pool(own_fonts: Path | None) -> bytes:
    """Return the pool for the fonts of this desk; made once in a process, in a third of a second."""
    return _made(fonts(own_fonts))


@lru_cache(maxsize=2)
def _made(chosen: Fonts) -> bytes:
    # What writes the file is read in by the thread that issues, not by the window's start.
    from app.notices.pdf.cidfont import build

    return b"".join(build(face, characters).file for face, characters in _by_face(chosen).items())


def _by_face(chosen: Fonts) -> dict[Face, str]:
    found: dict[Face, list[str]] = {}
    for role in (Role.BODY, Role.TABLE, Role.TITLE):
        for character in _characters():
            face = chosen.chain(role).face_of(character)
            if face is not None:
                found.setdefault(face, []).append(character)
    return {face: "".join(dict.fromkeys(characters)) for face, characters in found.items()}


@lru_cache(maxsize=1)
def _characters() -> str:
    """Return the Chinese characters of the items, the offices, the phrases of the papers, and of common names."""
    root = resources.files("resources")
    files = [one for folder in SOURCES for one in (root / folder).iterdir() if one.name.endswith(".toml")]
    texts = [one.read_text("utf-8") for one in (*files, root / "notices" / "phrases.toml")]
    return "".join(sorted({c for text in (*texts, COMMON_NAMES) for c in text if "\u4e00" <= c <= "\u9fff"}))
