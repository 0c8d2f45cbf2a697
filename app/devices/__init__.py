"""Devices at the window: what each can do, the real ones and their simulated twins."""
