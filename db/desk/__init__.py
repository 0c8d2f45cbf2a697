"""The desk's encrypted store."""
