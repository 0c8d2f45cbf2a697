"""The center's memory: PostgreSQL, the gapless feed, and the embedded server for halls that have none of their own."""
