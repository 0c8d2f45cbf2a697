"""The page 工作日历: the year in sight, a pasted notice, the dates it moves, local days with their approver."""
