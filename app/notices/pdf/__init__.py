"""Pages as PDF/A-2b, written object by object; the only door to python-barcode."""
