"""The card reader: what a card's record says, the two common C interfaces, and the child process that speaks to them."""
