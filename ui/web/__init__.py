"""The center's door: HTTP for desks and for those who watch over it."""
