"""The flow chart of an item on the screen, as SVG and as PDF: one way of painting for all three."""
