"""The step 送达: one verb a file."""
