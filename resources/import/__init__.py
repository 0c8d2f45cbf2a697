"""How lists of other systems name what an item consists of."""
