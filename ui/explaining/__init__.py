"""期限计算说明 from any page by one key: every date of the case in sight, why it is what it is, printed or as data."""
