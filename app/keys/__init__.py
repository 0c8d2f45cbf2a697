"""Keys of a desk: slots, seals and lockout. The only door to cryptography and argon2."""
