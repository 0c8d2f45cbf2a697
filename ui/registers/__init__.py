"""The page 登记簿: what came in on a day, and the proof of every number."""
