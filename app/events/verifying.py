"""What happens to the keys by which the desk's papers can be checked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from app.events.body import Body, private


@dataclass(frozen=True)
class SigningKeyMade(Body):
    """From `from_on` the codes of this desk's papers are signed with this key; `public` is hexadecimal.

    `replaces`: the key that was in use before; it stays known, its last day is `from_on`.
    """

    KIND: ClassVar[str] = "signing_key_made"
    key: str
    public: str
    from_on: date
    is_training: bool
    desk_code: str
    office: str
    replaces: str = ""
    reason: str = private()
