"""The page 文书模板: the office words its own papers, block by block, with the paper beside it."""
