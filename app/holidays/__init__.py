"""Holiday tables from outside: a notice's text or a list becomes days; they are imported, approved, moved cases are found."""
