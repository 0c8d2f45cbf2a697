"""The desk's window: shows what app says and sends what the clerk types."""
