"""What lies on this desk alone: nothing that takes its records away goes on before they are safe elsewhere."""

from __future__ import annotations

from app.errors import Refused
from app.sync.shelf import Shelf


def refuse_unsent(shelf: Shelf) -> None:
    """Raise Refused("sync.unsent") while the center has not every record and file; tied to no center it has none."""
    unsent, files = shelf.standing().unsent, len(shelf.files_to_send())
    if unsent or files:
        raise Refused("sync.unsent", unsent=unsent, files=files)
