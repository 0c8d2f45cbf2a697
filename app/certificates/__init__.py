"""Certificates that are there already: the expiring list, and what is applied for on them (行政许可法 49, 50)."""
