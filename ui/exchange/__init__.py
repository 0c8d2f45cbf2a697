"""The page 数据交换: batches that left and came in, rows with problems, cases of other offices, the platform's codes."""
