"""What comes from outside is opened here, and only in a limited child process."""

CHILD_OPTION = "--intake-child"
"""How the packaged program is told to be one of its own children."""
