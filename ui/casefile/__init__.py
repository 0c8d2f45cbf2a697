"""The page 办件档案: one case as one story."""
