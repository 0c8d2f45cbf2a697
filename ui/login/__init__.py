"""The way in: the first administrator of a new profile, and the daily log-in."""
