"""Laying a notice out on pages: pure values, no drawing library."""
