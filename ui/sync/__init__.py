"""The page 同步待办: what the center did not adopt, why, and what is done about it."""
