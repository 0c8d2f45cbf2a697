"""The page 评价投诉: call-backs, complaints, all ratings and their figures."""
