"""The step 受理: one verb a file."""
