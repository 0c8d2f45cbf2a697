"""The page 证照到期: permits about to expire, and what is applied for on them."""
