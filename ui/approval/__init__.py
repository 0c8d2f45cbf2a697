"""The page 审批审查: my steps, what waits for my signature, and the file they stand on."""
