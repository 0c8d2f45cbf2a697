"""Service items, one file each; data only."""
