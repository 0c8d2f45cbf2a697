"""The supervisor's desk: the board of running cases, rules and findings, who used the days, figures, what-if."""
