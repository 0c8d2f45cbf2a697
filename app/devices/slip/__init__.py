"""The slip printer: what stands on a slip becomes bytes of ESC/POS, and goes to a device, an address or a raw queue."""
