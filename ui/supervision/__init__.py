"""The page 督查看板: the board, findings, who used the days, figures, what-if."""
