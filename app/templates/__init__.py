"""The office's own versions of its papers: written without code, checked, published by two people, kept for ever."""
