"""One file a step; the newest stands in db.center.upgrade."""
