"""The profile: one folder that holds all state of a desk (design.md, contract with the outside)."""

from __future__ import annotations

import json
import tomllib
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from app.durable import replace_file
from app.errors import NotFound, Refused

FORMAT = "yimen-profile/1"
FILE_NAME = "profile.toml"
FOLDERS = ("journal", "files", "fonts", "backups", "logs", "exports")


@dataclass(frozen=True)
class Profile:
    """What a profile says of itself without being unlocked, and where its parts lie."""

    folder: Path
    desk_code: str
    is_training: bool
    office_name: str
    created_at: datetime

    @property
    def store(self) -> Path:
        """Return the encrypted store."""
        return self.folder / "store.db"

    @property
    def journal(self) -> Path:
        """Return the folder of the second durable copy."""
        return self.folder / "journal"

    @property
    def files(self) -> Path:
        """Return the folder of scans and documents."""
        return self.folder / "files"

    @property
    def fonts(self) -> Path:
        """Return the folder of the office's own fonts."""
        return self.folder / "fonts"

    @property
    def backups(self) -> Path:
        """Return the folder of backups."""
        return self.folder / "backups"

    @property
    def logs(self) -> Path:
        """Return the folder of logs; they hold no personal data."""
        return self.folder / "logs"

    @property
    def exports(self) -> Path:
        """Return the folder where exports go."""
        return self.folder / "exports"


def is_profile(folder: Path) -> bool:
    """True when a profile was made in `folder`."""
    return (folder / FILE_NAME).is_file()


def read_profile(folder: Path) -> Profile:
    """Return the profile in `folder`. Raises NotFound("profile.none"), Refused("profile.damaged" | "profile.format")."""
    try:
        plain = tomllib.loads((folder / FILE_NAME).read_text("utf-8"))
    except FileNotFoundError as error:
        raise NotFound("profile.none", folder=str(folder)) from error
    except (OSError, ValueError) as error:
        raise Refused("profile.damaged", file=str(folder / FILE_NAME)) from error
    if plain.get("format") != FORMAT:
        raise Refused("profile.format", found=str(plain.get("format")), known=FORMAT)
    try:
        created_at = datetime.fromisoformat(plain["created_at"])
        return Profile(folder, plain["desk_code"], plain["training"] is True, plain["office"], created_at)
    except (KeyError, ValueError, TypeError) as error:
        raise Refused("profile.damaged", file=str(folder / FILE_NAME)) from error


def write_profile(profile: Profile) -> None:
    """Write profile.toml; a JSON string is a TOML basic string."""
    lines = {
        "format": FORMAT,
        "desk_code": profile.desk_code,
        "office": profile.office_name,
        "created_at": profile.created_at.isoformat(),
    }
    text = "".join(f"{name} = {json.dumps(value, ensure_ascii=False)}\n" for name, value in lines.items())
    replace_file(profile.folder / FILE_NAME, (text + f"training = {str(profile.is_training).lower()}\n").encode())
