"""Persons and bodies by number and name: GB 11643, GB 32100, telephone numbers, names as code points."""
