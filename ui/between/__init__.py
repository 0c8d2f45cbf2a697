"""The page 跨层级办理: cases that came from the centers above and below and went to them, standard catalogues, the links."""
