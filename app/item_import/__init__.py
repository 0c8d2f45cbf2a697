"""A real list of items, as other systems export it, becomes drafts in the drawer: every row taken, mended or refused."""
