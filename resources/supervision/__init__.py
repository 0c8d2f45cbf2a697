"""Rules, ladder and point tables of the supervisor's desk."""
