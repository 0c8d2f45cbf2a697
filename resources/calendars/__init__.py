"""Holiday tables, one file per country: off days, worked weekend days, source notice and the day it was known."""
