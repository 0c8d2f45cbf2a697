"""The step 审批: one verb a file."""
