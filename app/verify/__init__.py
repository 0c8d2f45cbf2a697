"""Every paper can be checked: its signed code, the keys of the offices, and what a check says."""
