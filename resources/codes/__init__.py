"""Code tables: private-use characters, kinds of identity documents; data only."""
