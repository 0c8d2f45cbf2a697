"""文书打印: the papers of a day, printed together as one file."""
