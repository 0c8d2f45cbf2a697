"""The flow chart 流程图 of an item (standard 4): drawn from the very steps and rows that run, so that it cannot differ."""
