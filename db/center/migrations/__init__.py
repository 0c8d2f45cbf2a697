"""The steps of the schema of a center."""
