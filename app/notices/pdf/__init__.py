"""The only door to reportlab and python-barcode."""
