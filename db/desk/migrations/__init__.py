"""How the store's tables came to be, one step per release."""
