"""The page 制证送达: from the decision to the archived file."""
