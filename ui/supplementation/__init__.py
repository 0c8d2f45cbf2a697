"""The page 补正补齐: who waits for what, until when."""
