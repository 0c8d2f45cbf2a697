"""What every group of queries rests on."""

from __future__ import annotations

from abc import ABC, abstractmethod

import sqlalchemy as sa


class Connected(ABC):
    """Queries on one connection; whoever joins several groups of them says which connection that is."""

    @property
    @abstractmethod
    def _connection(self) -> sa.Connection:
        """Return the connection, with everything of the running transaction written to it."""
