"""Where every font and icon comes from: package, pinned version, the file inside, and what is built from it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, eq=False)
class Source:
    """One package of a registry (`kind` npm or deb) and the files wanted out of it, by the name they get."""

    kind: str
    package: str
    version: str
    members: dict[str, str]


ICONS = tuple(
    """
    archive archive-restore arrow-left arrow-right badge-check ban bell book-open briefcase building-2 calendar
    calendar-clock calendar-days calendar-off camera check check-check chevron-down chevron-left chevron-right
    chevron-up circle circle-alert circle-check circle-help circle-pause circle-play circle-plus circle-x
    clipboard-check clipboard-list clock clock-alert cloud-off contrast copy corner-down-left download ellipsis
    external-link eye eye-off file file-badge file-check file-clock file-minus file-pen file-plus file-question
    file-search file-text file-warning file-x files fingerprint flag folder folder-open gavel git-branch git-merge
    hand hash history hourglass id-card image inbox info key-round keyboard landmark languages layout-dashboard
    link list list-checks list-filter lock lock-open log-in log-out mail map-pin maximize-2 message-square minus
    monitor moon notebook-pen package package-check panel-left paperclip pause pen-line pencil phone play plus
    printer printer-check qr-code receipt-text refresh-cw rotate-ccw rotate-cw save scan scan-barcode scan-line
    scan-text scroll-text search send settings shield shield-alert shield-check signature sliders-horizontal square
    square-check square-pen stamp star sun tag ticket timer timer-off timer-reset trash-2 triangle-alert truck type
    undo-2 unlink unlock upload user user-check user-plus user-search user-x users wifi-off x zoom-in zoom-out
    """.split()
)

SERIF = Source(
    "npm",
    "@expo-google-fonts/noto-serif-sc",
    "0.4.3",
    {
        "NotoSerifSC-Regular.ttf": "package/400Regular/NotoSerifSC_400Regular.ttf",
        "NotoSerifSC-Bold.ttf": "package/700Bold/NotoSerifSC_700Bold.ttf",
    },
)
SANS = Source(
    "npm",
    "@expo-google-fonts/noto-sans-sc",
    "0.4.3",
    {
        "NotoSansSC-Regular.ttf": "package/400Regular/NotoSansSC_400Regular.ttf",
        "NotoSansSC-Bold.ttf": "package/700Bold/NotoSansSC_700Bold.ttf",
    },
)
LUCIDE = Source("npm", "lucide-static", "1.62.0", {f"{name}.svg": f"package/icons/{name}.svg" for name in ICONS})
FANDOL = Source(
    "deb",
    "texlive-lang-chinese",
    "2022.20230122-1",
    {
        "FandolFang-Regular.otf": "./usr/share/texlive/texmf-dist/fonts/opentype/public/fandol/FandolFang-Regular.otf",
    },
)
HANAZONO = Source(
    "deb",
    "fonts-hanazono",
    "20170904-2.1",
    {"HanaMinB.ttf": "./usr/share/fonts/truetype/hanazono/HanaMinB.ttf"},
)

BUILT_FROM: dict[str, tuple[Source, ...]] = {
    "fonts/fang.ttf": (FANDOL,),
    "fonts/song.ttf": (SERIF,),
    "fonts/song-bold.ttf": (SERIF,),
    "fonts/rare.ttf": (SERIF, HANAZONO),
    "fonts/sans.ttf": (SANS,),
    "fonts/sans-bold.ttf": (SANS,),
    **{f"icons/{name}.svg": (LUCIDE,) for name in ICONS},
}
"""Every file of resources/ that is built, and the packages it needs."""
