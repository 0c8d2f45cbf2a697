"""Data only: items, notices, calendars, wording, fonts, icons, translations."""
