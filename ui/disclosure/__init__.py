"""The page 信息公开: applications for government information from their receipt to the reply."""
