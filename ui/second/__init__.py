"""The second screen, which faces the applicant: idle, checking before print, rating afterwards."""
