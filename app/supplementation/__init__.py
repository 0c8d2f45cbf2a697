"""The step 补正: one verb a file."""
