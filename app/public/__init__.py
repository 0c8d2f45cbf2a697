"""What the public may know of the center's records: nobody's name, number or words, and nothing without its law."""
